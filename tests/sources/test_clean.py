"""What a page leaves around a report goes, the news stays. Every text here is invented."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.sources.clean import clean

CASES = yaml.safe_load((Path(__file__).parents[1] / "data/sources/furniture_cases.yaml").read_text(encoding="utf-8"))
LEAD = "Rebels shelled the harbour of Arden on Monday, killing nine people, two doctors told the radio of the region."
BODY = "Soldiers answered with rockets from the hills, and families fled along the coast road until the evening."
LAST = "The governor denied that the harbour had been evacuated, and said that talks would begin on Friday."
BIOGRAPHY = (
    "Dana Miro is a veteran journalist known for her storytelling. She began her career in sports before she moved to "
    "world affairs, and has written for many magazines."
)


def page(*lines):
    return "\n\n".join(lines)


@pytest.mark.parametrize("line", CASES["goes"])
def test_furniture_goes(line):
    cleaned = clean(page("Nine killed in harbour of Arden", LEAD, BODY, line, LAST))
    assert cleaned.text == page("Nine killed in harbour of Arden", LEAD, BODY, LAST)


@pytest.mark.parametrize("line", [line for line in CASES["stays"] if line != "12"])
@pytest.mark.parametrize("place", [1, 2, 4])
def test_news_stays_wherever_it_stands(line, place):
    lines = ["Nine killed in harbour of Arden", LEAD, BODY, LAST]
    lines.insert(place, line)
    assert clean(page(*lines)).text == page(*lines)


@pytest.mark.parametrize("line", CASES["stays"])
def test_news_stays_alone(line):
    assert clean(line).text == line


@settings(max_examples=60, deadline=None)
@given(
    news=st.lists(st.sampled_from([LEAD, BODY, LAST, *CASES["stays"][:-8]]), min_size=2, max_size=6, unique=True),
    around=st.lists(st.tuples(st.integers(1, 6), st.sampled_from(CASES["goes"])), max_size=5),
)
def test_every_sentence_of_news_survives_any_furniture(news, around):
    lines = list(news)
    for place, line in around:
        lines.insert(place, line)
    text = clean(page(*lines)).text
    assert [sentence for sentence in news if sentence not in text] == []


def test_clean_text_comes_back_as_it_was():
    text = f"{LEAD}  {BODY}\n{LAST}\n\n\nAnd so on, he said."
    assert clean(text).text == text


def test_cleaning_twice_changes_nothing():
    once = clean(page("Loading Now", "Nine killed in Arden harbour", LEAD, "Share this article", LAST, BIOGRAPHY))
    assert clean(once.text).text == once.text


def test_a_republished_page():
    cleaned = clean(
        page(
            "Loading Now",
            "Rebels Shell Harbour as Talks Near",
            "Rebels have shelled the harbour of Arden, killing nine people, while soldiers answered with rockets.",
            LEAD,
            BODY,
            LAST,
            "Original Source: news.coast.example",
            BIOGRAPHY,
            "Post Comment",
        )
    )
    assert cleaned.title == "Rebels Shell Harbour as Talks Near"
    assert (
        cleaned.summary
        == "Rebels have shelled the harbour of Arden, killing nine people, while soldiers answered with rockets."
    )
    assert cleaned.original_source == "news.coast.example"
    assert cleaned.author == "Dana Miro"
    assert cleaned.text == page(cleaned.title, cleaned.summary, LEAD, BODY, LAST)


def test_a_lead_is_no_dek_when_the_story_goes_on():
    assert clean(page("Nine killed in harbour of Arden", LEAD, BODY, LAST)).summary is None


def test_a_list_of_other_stories_goes_and_the_story_after_it_stays():
    text = page(
        "Nine killed in harbour of Arden", LEAD, "Related stories", "Bread price rises", "Bridge reopens", BODY, LAST
    )
    assert clean(text).text == page("Nine killed in harbour of Arden", LEAD, BODY, LAST)


def test_a_repeated_title_goes_once():
    text = page("Nine killed in harbour of Arden", "3 April 2017", "Nine killed in harbour of Arden", LEAD, BODY)
    assert clean(text).text == page("Nine killed in harbour of Arden", LEAD, BODY)


def test_the_first_line_of_a_wrapped_paragraph_is_no_title():
    text = "Rebels shelled the harbour of Arden on Monday\nand killed nine people, two doctors said.\n"
    cleaned = clean(text)
    assert cleaned.title is None
    assert cleaned.text == text.strip()


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 Apr 2017", date(2017, 4, 3)),
        ("Posted on August 12 2016", date(2016, 8, 12)),
        ("Sun 16 Apr 2017 at 0914", date(2017, 4, 16)),
        ("Published: 12:40 GMT, 3 April 2017", date(2017, 4, 3)),
        ("2016-08-12T10:00:00Z", date(2016, 8, 12)),
        ("28.04.2017", date(2017, 4, 28)),
        ("By Dana Miro | 3 April 2017 | 10:15", date(2017, 4, 3)),
        ("Xinhua | Updated: 2017-09-15 17:52", date(2017, 9, 15)),
        ("The Coast Courier, Thursday, 13 February 2025", date(2025, 2, 13)),
        ("Arden, 19 June 2024", date(2024, 6, 19)),
    ],
)
def test_a_date_line_is_read_and_goes(line, day):
    cleaned = clean(page("Nine killed in harbour of Arden", line, LEAD, BODY))
    assert cleaned.published == day
    assert cleaned.text == page("Nine killed in harbour of Arden", LEAD, BODY)


@pytest.mark.parametrize("line", ["31 February 2017", "04/07/2017", "12.12.1020"])
def test_a_date_that_cannot_be_is_none(line):
    assert clean(page("Nine killed in harbour of Arden", line, LEAD, BODY)).published is None


def test_the_day_of_publication_comes_before_that_of_an_update():
    text = page("Nine killed in harbour of Arden", "Updated 5 April 2017", "Published 3 April 2017", LEAD, BODY)
    assert clean(text).published == date(2017, 4, 3)


def test_dated_headings_of_parts_stay():
    text = page("What happened this week", "Arden, 3 April 2017", LEAD, "Milvo, 4 April 2017", BODY)
    assert "Milvo, 4 April 2017" in clean(text).text
    assert "Arden, 3 April 2017" in clean(text).text


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("By Dana Miro", "Dana Miro", None),
        ("By Dana Miro, Reuters", "Dana Miro", "Reuters"),
        ("By Dana Miro and Lev Oster", "Dana Miro, Lev Oster", None),
        ("By Agence France-Presse", None, "AFP"),
        ("By Staff Reporter", None, None),
    ],
)
def test_a_byline_is_read_and_goes(line, author, source):
    cleaned = clean(page("Nine killed in harbour of Arden", line, LEAD, BODY))
    assert (cleaned.author, cleaned.original_source) == (author, source)
    assert cleaned.text == page("Nine killed in harbour of Arden", LEAD, BODY)


@pytest.mark.parametrize(
    ("slug", "city", "source", "day"),
    [
        ("ARDEN (Reuters) - ", "ARDEN", "Reuters", None),
        ("ARDEN, Nov 3 (Reuters) - ", "ARDEN", "Reuters", None),
        (
            "ARDEN, Coastland, 27 November 2024 (Cedar Agency) - ",
            "ARDEN, Coastland",
            "Cedar Agency",
            date(2024, 11, 27),
        ),
        ("Arden (AFP) – ", "Arden", "AFP", None),
        ("SAN ARDEN, 3 JAN 90 (EFE) -- [TEXT] ", "SAN ARDEN", "EFE", date(1990, 1, 3)),
        ("ARDEN (COASTLAND), 19 MAR 89 (EFE) -- [TEXT] ", "ARDEN (COASTLAND)", "EFE", date(1989, 3, 19)),
        ("ARDEN — ", "ARDEN", None, None),
        ("Arden SANA-", "Arden", "SANA", None),
    ],
)
def test_a_wire_slug_is_read_and_goes(slug, city, source, day):
    cleaned = clean(page(slug + LEAD, BODY))
    assert cleaned.text == page(LEAD, BODY)
    assert (cleaned.dateline, cleaned.original_source, cleaned.published) == (city, source, day)


def run_on(head, tail, title="Nine killed in harbour of Arden"):
    return clean(f"{head}{LEAD} {BODY} {LAST}{tail}", title)


@pytest.mark.parametrize(
    ("head", "day", "source"),
    [
        ("3 Apr 2017 ", date(2017, 4, 3), None),
        ("Published April 2 2017 ", date(2017, 4, 2), None),
        ("Date of publication 5 July 2016 ", date(2016, 7, 5), None),
        ("Last updated at Apr 232017 ", date(2017, 4, 23), None),
        ("07.04.2017(updated 1519 07.04.2017) Get short URL 2510 ", date(2017, 4, 7), None),
        ("Sat 24 Aug 2013 at 2354 Regional NNA - ", date(2013, 8, 24), "NNA"),
    ],
)
def test_the_head_of_run_on_text_goes(head, day, source):
    cleaned = run_on(head, "")
    assert cleaned.text == f"{LEAD} {BODY} {LAST}"
    assert (cleaned.published, cleaned.original_source) == (day, source)


@pytest.mark.parametrize(
    "head",
    [
        "Nine killed in harbour of Arden AFP Tuesday 5 Jul 2016 ",
        "Tue 05 Jul 2016 Nine killed in harbour of Arden ",
        "Posted on July 5 2016 by Dana Miro Nine killed in harbour of Arden ",
    ],
)
def test_a_known_title_in_run_on_text_becomes_a_paragraph(head):
    cleaned = run_on(head, "")
    assert cleaned.text == f"Nine killed in harbour of Arden\n\n{LEAD} {BODY} {LAST}"
    assert cleaned.published == date(2016, 7, 5)


def test_a_figure_after_a_date_is_no_hour():
    cleaned = clean(f"Wednesday 07 December 2016 135 people were killed in Arden. {LEAD}")
    assert cleaned.text == f"135 people were killed in Arden. {LEAD}"


def test_a_title_that_opens_a_sentence_is_not_split_off():
    text = f"Operation Coast Storm Two (also called Wave) was fought in Arden. {LEAD}"
    assert clean(text, "Operation Coast Storm Two").text == text


@pytest.mark.parametrize(
    ("tail", "source"),
    [
        (" --Reuters", "Reuters"),
        ("-AFP", "AFP"),
        (" (With Reuters and AFP)", "Reuters"),
        (" Source TRTWorld and agencies", "TRT World"),
        (" (Source: Coast Coalition) Twitter", "Coast Coalition"),
        (" Agencies contributed to this report. Read Also", None),
        (" Read Also", None),
        (" SSH 11", None),
        (" 219-11", None),
        (" Manar/Mazen", None),
        (
            " Reporting by Dana Miro; Editing by Ann Field Our Standards:The Thomson Reuters Trust Principles.",
            "Reuters",
        ),
        (
            " ... 440 Related Boat Sinks Off Arden Tags Arden boats Community standardsDiscussion Comment via Facebook",
            None,
        ),
    ],
)
def test_the_tail_of_run_on_text_goes(tail, source):
    cleaned = run_on("", tail)
    assert cleaned.text == f"{LEAD} {BODY} {LAST}"
    assert cleaned.original_source == source


@pytest.mark.parametrize(
    "end",
    [" He told Reuters.", " It is unclear who fired, said AFP.", " They left at 12.", " Nobody was hurt in 2016."],
)
def test_the_end_of_a_story_is_no_tail(end):
    assert run_on("", end).text == f"{LEAD} {BODY} {LAST}{end}"


def test_a_slug_between_sentences_becomes_a_break():
    cleaned = clean(f"{LEAD} ARDEN (Sputnik) {BODY} {LAST}")
    assert cleaned.text == f"{LEAD}\n\n{BODY} {LAST}"
    assert (cleaned.dateline, cleaned.original_source) == ("ARDEN", "Sputnik")


@pytest.mark.parametrize(
    ("between", "day", "source"),
    [
        ("REUTERS Ann Field Coast Tanks Roll Into Melk ARDEN (Sputnik)", None, "Sputnik"),
        ("Flickr U.S. Navy Ann Field Coast Tanks Roll Into Melk - Reports ARDEN (Sputnik)", None, "Sputnik"),
        ("YouTubeFieldTube Coast Tanks Roll Into Melk ARDEN (Sputnik)", None, "Sputnik"),
        ("(Coast Wire) -", None, "Coast Wire"),
        ("(TRT World and Agencies)", None, None),
        ("(Reuters)", None, None),
        ("Tags Arden harbour shelling coast war Rebels Seven", None, None),
        ("Tags Arden Melk rebels.", None, None),
    ],
)
def test_furniture_between_sentences_becomes_a_break(between, day, source):
    opener = "Seven soldiers " if between.endswith("Seven") else ""
    cleaned = clean(f"{LEAD} {between.removesuffix(' Seven')} {opener}{BODY} {LAST}")
    assert cleaned.text == f"{LEAD}\n\n{opener}{BODY} {LAST}"
    assert (cleaned.published, cleaned.original_source) == (day, source)


def test_an_agency_and_its_day_under_a_standfirst_date_the_report():
    cleaned = clean(f"Nine dead as rebels shell the old harbour of the coast AFP Tuesday 5 Jul 2016 {LEAD} {BODY}")
    assert cleaned.text == f"Nine dead as rebels shell the old harbour of the coast\n\n{LEAD} {BODY}"
    assert (cleaned.published, cleaned.original_source) == (date(2016, 7, 5), "AFP")


def test_who_says_what_the_title_says_goes_with_the_head():
    title = "Nine killed in harbour of Arden"
    cleaned = clean(f"{title} - Reports REUTERS Ann Field Middle East 2159 05.07.2016 Get short URL 0 55 {LEAD}", title)
    assert cleaned.text == f"{title}\n\n{LEAD}"
    assert cleaned.published == date(2016, 7, 5)


@pytest.mark.parametrize(
    "between",
    [
        "The mayor told AFP Tuesday 5 Jul 2016 The old bridge had fallen.",
        "Tags Arden Melk Intense shelling of the harbour has killed eight more people. Two boats sank.",
        "Tags were found on the bodies in Melk. The men had been shot.",
        "Reuters Television showed smoke over Melk. ARDEN (population 9,000) was without power.",
        "The army (Coast Guard) -- which has 40 boats -- did not answer.",
    ],
)
def test_news_between_sentences_is_no_furniture(between):
    text = f"{LEAD} {between} {BODY} {LAST}"
    assert clean(text).text == text


def test_a_reporter_who_is_hit_is_news():
    line = "Dana Miro is a veteran journalist who covers the war. She was wounded by a sniper on Monday."
    text = page("Nine killed in harbour of Arden", LEAD, BODY, line)
    assert clean(text).text == text


def test_ten_thousand_lines_take_no_time():
    text = "\n".join(f"{LEAD} {number}." for number in range(10_000))
    assert clean(text).text == text
