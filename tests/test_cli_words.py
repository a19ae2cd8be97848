from datetime import date

import pytest

from dateline.cli.passages import marked, sentence_around, sentences_around
from dateline.cli.words import count_words, shown, sides_words, type_words, when_words, where_words
from dateline.model import Count, DatePrecision, Party, PlacePrecision, Span, When, Where

DAY, WEEK, MONTH, YEAR = DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (None, ""),
        (Count(25, 25), "25"),
        (Count(25, None), "25+"),
        (Count(None, 25), "up to 25"),
        (Count(20, 30), "20–30"),
        (Count(0, 0), "none"),
        (Count(0, 3), "0–3"),
        (Count(1200, None), "1,200+"),
    ],
)
def test_counts(count, words):
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(), ""),
        (When.day(date(2024, 12, 1)), "1 Dec 2024"),
        (When(date(2024, 12, 1), date(2024, 12, 2), DAY), "1–2 Dec 2024"),
        (When(date(2024, 11, 30), date(2024, 12, 2), DAY), "30 Nov–2 Dec 2024"),
        (When(date(2023, 12, 31), date(2024, 1, 1), DAY), "31 Dec 2023–1 Jan 2024"),
        (When(date(2024, 11, 25), date(2024, 12, 1), WEEK), "week of 25 Nov 2024"),
        (When(date(2024, 12, 1), date(2024, 12, 31), MONTH), "Dec 2024"),
        (When(date(2024, 11, 1), date(2024, 12, 31), MONTH), "Nov–Dec 2024"),
        (When(date(2024, 1, 1), date(2024, 12, 31), YEAR), "2024"),
        (When(date(2024, 11, 27), None, DAY), "since 27 Nov 2024"),
        (When(None, date(2024, 11, 27), DAY), "by 27 Nov 2024"),
    ],
)
def test_times(when, words):
    assert when_words(when) == words


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where(), ""),
        (Where(country="SY"), "Syria"),
        (Where("Idlib", PlacePrecision.TOWN, "SY"), "Idlib (Syria)"),
        (Where("Idlib", PlacePrecision.NEAR, "SY"), "near Idlib (Syria)"),
        (Where("near Idlib", PlacePrecision.NEAR), "near Idlib"),
        (Where("northwestern Syria", PlacePrecision.REGION, "SY"), "northwestern Syria"),
        (Where("Somewhere", country="??"), "Somewhere (??)"),
    ],
)
def test_places(where, words):
    assert where_words(where) == words


def test_sides_say_who_accuses():
    span = Span(0, 1)
    sides = (
        Party("Syrian army", span),
        Party("Russian forces", span, attributed_to="Kyiv"),
        Party("ISIL", span, attributed_to="ISIL"),
        Party("rebels", span, attributed_to="unstated"),
    )
    assert sides_words(sides) == "Syrian army, Russian forces (says Kyiv), ISIL (claimed), rebels (alleged)"
    assert sides_words(()) == ""


def test_a_type_has_its_label_and_an_unknown_one_its_code():
    assert type_words("strike.suicide") == "Suicide bombing"
    assert type_words("weather.storm") == "weather.storm"


def test_what_steers_a_terminal_is_made_visible():
    assert shown("a\x1b[2Jb\u202ec\n\td") == "a\ufffd[2Jb\ufffdc\n\td"


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("One died. Two fled. Three hid.", "fled", "Two fled."),
        ("One died. Two fled. Three hid.", "died", "One died."),
        ("One died. Two fled. Three hid.", "hid.", "Three hid."),
        ("Lt. Gen. A. Oran said two died. More fled.", "two", "Lt. Gen. A. Oran said two died."),
        ("A headline\nTwo died in Oko", "died", "Two died in Oko"),
        ('"Two died." Then more came.', "died", '"Two died."'),
        ("It cost 3.5 million. Two died? Yes.", "million", "It cost 3.5 million."),
    ],
)
def test_the_sentence_around_a_quote(text, quote, sentence):
    start = text.index(quote)
    assert sentence_around(text, Span(start, start + len(quote))).of(text) == sentence


def test_a_text_without_a_full_stop_is_not_shown_whole():
    text = "word " * 100_000
    found = sentence_around(text, Span(250_000, 250_004))
    assert found.covers(Span(250_000, 250_004))
    assert found.end - found.start < 1000


def test_sentences_come_once_and_in_order_with_all_their_quotes_marked():
    text = "One died. Two fled, three hid. Four stayed."
    spans = [Span(text.index(word), text.index(word) + len(word)) for word in ("hid", "fled, three", "fled", "died")]
    sentences = sentences_around(text, spans)
    assert [sentence.of(text) for sentence in sentences] == ["One died.", "Two fled, three hid."]
    assert marked(text, sentences[1], spans, plain=True).plain == "Two «fled, three» «hid»."
    assert marked(text, sentences[1], spans, plain=False).plain == "Two fled, three hid."
