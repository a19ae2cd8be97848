from datetime import timedelta

import pytest

from dateline.lexicon.publishers import house
from dateline.merge.voices import voices
from made_tellings import DAY, gist

AGENCY = (
    "Rockets fired from the eastern hills struck the grain market of Korva at noon on Tuesday, killing fourteen traders and "
    "wounding thirty others, the district hospital said. Witnesses counted six impacts within two minutes. A spokesman for "
    "the provincial guard blamed the Hill Front, which did not answer calls. The market had reopened only last week."
)


def test_ten_prints_of_one_agency_text_are_one_voice():
    prints = [gist(f"p{n}", text=f"{AGENCY} Our correspondent adds a line, number {n}.") for n in range(10)]
    assert len(voices([gist("origin", text=AGENCY), *prints])) == 1


def test_two_desks_of_one_outlet_are_one_voice():
    one, two = (gist(name, publisher=name) for name in ("BBC News Arabic", "https://www.bbc.co.uk/news"))
    assert len(voices([one, two])) == 1


def test_a_rewrite_that_names_its_source_speaks_with_that_source():
    rewrite = gist("rewrite", publisher="Korva Post", original_source="Reuters")
    (voice,) = voices([gist("own", publisher="reuters.com", published=DAY - timedelta(days=1)), rewrite])
    assert voice.report_ids == ("own", "rewrite")
    assert [decision.rule for decision in voice.why] == ["named source"]


def test_reports_of_their_own_are_voices_of_their_own_and_so_is_one_of_unknown_origin():
    assert len(voices([gist("a"), gist("b"), gist("c", publisher=None), gist("d", publisher=None)])) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("edition.cnn.com", "CNN"),
        ("news.sky.com", "Sky News"),
        ("Agence France-Presse", "AFP"),
        ("aa.com.tr", "Anadolu Agency"),
        ("Press TV", "presstv.ir"),
        ("Al Jazeera English", "aljazeera.com"),
    ],
)
def test_a_house_goes_by_one_name(one, other):
    assert house(one) == house(other)


def test_houses_that_share_a_common_word_stay_apart():
    assert house("Korva Times") != house("Selm Times")
    assert house("The News") != house("The Media")
