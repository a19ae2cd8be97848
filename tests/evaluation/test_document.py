"""The accuracy page and the kinds of error that it counts."""

from dateline.evaluation.document import document
from dateline.evaluation.events import compare
from dateline.evaluation.faults import commonest
from dateline.evaluation.gold import GoldReport, Trap
from dateline.evaluation.run import Result
from dateline.evaluation.suite import Outcome, Suite
from dateline.evaluation.telling import Telling
from dateline.model import Report, Span

TEXT = "Shells hit Okoro. Troops took Tel Darim. The army may strike. Rain fell."
SHELLS, TOOK, MAY, RAIN = (Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in (
    "Shells hit Okoro",
    "Troops took Tel Darim",
    "The army may strike",
    "Rain fell",
))  # fmt: skip


def telling(code, span, **fields):
    return Telling(code, quotes=(span.of(TEXT),), spans=(span,), **fields)


def compared(gold, found, traps=()):
    report = Report("r", "r.txt", TEXT)
    return compare(GoldReport(report, tuple(gold), tuple(traps), region="sudan"), found)


def kinds(gold, found, traps=()):
    return dict(commonest([compared(gold, found, traps)], 10))


def test_what_is_right_is_no_error():
    shelling = telling("strike.artillery", SHELLS, place="Okoro")
    assert kinds([shelling], [shelling]) == {}


def test_an_event_of_which_nothing_was_coded():
    assert kinds([telling("strike.artillery", SHELLS)], []) == {"event missed: nothing coded from its words": 1}


def test_an_event_taken_for_a_plan():
    found = telling("strike.artillery", SHELLS, modality="planned")
    assert kinds([telling("strike.artillery", SHELLS)], [found]) == {"event missed: taken for planned": 1}


def test_an_event_where_none_is_told():
    assert kinds([], [telling("strike.air", RAIN)]) == {"event too many: no event in these words": 1}


def test_a_trap_is_named_by_its_reason():
    found = kinds([], [telling("strike.air", MAY)], [Trap("The army may strike", "hypothetical")])
    assert found == {"event too many: hypothetical": 1}


def test_a_slot_left_empty_filled_for_nothing_or_filled_otherwise():
    gold = telling("battle.capture", TOOK, place="Tel Darim", side_a=("Troops",))
    found = telling("battle.capture", TOOK, place="Okoro", side_b=("rebels",))
    assert kinds([gold], [found]) == {
        "place: another value": 1,
        "side_a: left empty": 1,
        "side_b: filled, and nothing is stated": 1,
    }


def test_the_page_has_every_section_and_valid_tables():
    right = telling("strike.artillery", SHELLS, confidence=0.85)
    comparison = compared([right], [right])
    suite = Suite("corpus", "made", (), load=lambda _: [], score=lambda *_: Outcome(()))
    page = document([Result(suite, 1, digest="d", comparisons=(comparison,), judged=((right, True),))])
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## All sets",
        "## Two people on such texts",
        "## By type",
        "## By region",
        "## The 10 commonest errors",
        "## Does confidence mean what it says?",
    ]
    assert "| `strike.artillery` | 1 | 1 | 1.00 | 1.00 | 1.00 |" in page
    assert "| 0.8 to 0.9 | 1 | 0.85 | 1.00 |" in page
    assert "| elsewhere | 1.00 |" in page
    assert "\n## " not in page.replace("\n\n## ", "")
