"""What a report leads with."""

from datetime import date

from dateline.merge.tellings import tellings
from dateline.model import Report
from dateline.pipeline import code

TEXT = (
    "One woman was killed in an air strike on the town of Selma on Saturday, residents said.\n\n"
    "On 1 April 2031, an air strike on the town of Korva killed 87 people, medics said."
)


def test_what_is_older_than_the_news_is_background():
    report = Report("r", "r.txt", TEXT, title="One dead in raid", published=date(2031, 4, 6), language="en")
    [coded] = code([report])
    [lead] = [one for one in tellings(coded) if one.main]
    assert [facet.date.start for facet in lead.facets] == [date(2031, 4, 5)]
