"""Which countries a report is about, said or not."""

import pytest

from dateline.actors import open_registry
from dateline.lexicon.publishers import beat
from dateline.resolve.homes import countries_of


@pytest.mark.parametrize(
    ("publisher", "code"),
    [
        ("SOHR", "SY"),
        ("Syria Daily", "SY"),
        ("www.ukrinform.net", "UA"),
        ("The Sudanese Observer", "SD"),
        ("Reuters", None),
        ("Voice of America", None),
        ("Ethiopia and Eritrea Review", None),
        ("", None),
    ],
)
def test_the_country_that_a_publisher_reports_on(publisher, code):
    assert beat(publisher) == code


def test_groups_and_publishers_speak_for_their_countries():
    groups = [actors for _, actors in open_registry().scan("The SDF met Al-Shabaab and the Russian army.", bare=False)]
    assert countries_of((("RU", 2),), groups, "SOHR") == (("RU", 2), ("SY", 2), ("SO", 1))
