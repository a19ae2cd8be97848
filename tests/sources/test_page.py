"""What is read off a page. The page is invented."""

from datetime import date
from pathlib import Path

import pytest

from dateline.sources import read

PAGE = Path(__file__).parents[1] / "data/sources/page.html"


@pytest.fixture(scope="module")
def report():
    return next(read([str(PAGE)]))


def changed(tmp_path, old, new):
    path = tmp_path / "page.html"
    text = PAGE.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return next(read([str(path)]))


def test_the_text_is_title_dek_and_body(report):
    assert report.text.split("\n\n") == [
        "Nine killed in shelling of Arden harbour",
        "Doctors fear that the toll will rise as families are still missing under a collapsed warehouse.",
        "Rebels shelled the harbour of Arden on Monday and killed nine people, two doctors said.",
        "Soldiers answered with rockets from the hills, and families fled along the coast road until the evening.",
        "A warehouse collapsed in the shelling, and doctors said that families were still missing at nightfall.",
        "The governor denied that the harbour had been evacuated, and said that talks would begin on Friday.",
    ]


def test_the_facts_of_the_page(report):
    assert report.title == "Nine killed in shelling of Arden harbour"
    assert (
        report.summary
        == "Doctors fear that the toll will rise as families are still missing under a collapsed warehouse."
    )
    assert (report.publisher, report.author) == ("The Coast Courier", "Dana Miro")
    assert (report.published, report.language, report.error) == (date(2021, 5, 3), "en", None)


def test_the_agency_of_the_slug_is_the_original_source(report):
    assert report.original_source == "Reuters"


def test_a_canonical_link_to_another_host_is_the_original_source(tmp_path):
    assert changed(tmp_path, "ARDEN (Reuters) - ", "").original_source == "news.hills.example"


def test_a_canonical_link_to_the_same_host_is_none(tmp_path):
    text = (
        PAGE.read_text(encoding="utf-8")
        .replace("ARDEN (Reuters) - ", "")
        .replace("news.hills.example", "coast-courier.example")
    )
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    assert next(read([str(tmp_path / "page.html")])).original_source is None


def test_a_dek_that_is_cut_short_stays_out_of_the_text(tmp_path):
    report = changed(tmp_path, "under a collapsed warehouse.", "under a ...")
    assert "..." not in report.text


def test_a_slogan_is_no_dek(tmp_path):
    old = "Doctors fear that the toll will rise as families are still missing under a collapsed warehouse."
    report = changed(tmp_path, old, "Breaking stories, opinion and weather from every corner of our beautiful country.")
    assert "beautiful" not in report.text


@pytest.mark.parametrize("day", ["2021-02-31", "soon", "1021-05-03"])
def test_an_impossible_date_is_none(tmp_path, day):
    assert changed(tmp_path, "2021-05-03T08:15:00+02:00", day).published is None
