"""Where a score comes from: the same measures by event type, by region, by style of report."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dateline.evaluation.events import Comparison, event_measures
from dateline.evaluation.gold import actual
from dateline.evaluation.measure import Measure

KINDS = ("type", "region", "style")
SHOWN = ("detection", "type exact", "side_a", "side_b", "place", "date start", "killed", "claims", "trap rate")


def slices(comparisons: Sequence[Comparison], kind: str) -> Iterator[tuple[str, Measure]]:
    """Yield (slice, measure), slices by name; types by family and kind."""
    if kind == "type":
        yield from by_type(comparisons)
        return
    groups: dict[str, list[Comparison]] = defaultdict(list)
    for comparison in comparisons:
        groups[(region_of(comparison) if kind == "region" else comparison.gold.style) or "unstated"].append(comparison)
    for name, group in sorted(groups.items()):
        yield from ((name, measure) for measure in event_measures(group) if measure.name in SHOWN and measure.counted)


def by_type(comparisons: Sequence[Comparison]) -> Iterator[tuple[str, Measure]]:
    """Yield for each type how many of its events were found and how many found ones are right, by exact type."""
    gold, found, right = Counter[str](), Counter[str](), Counter[str]()
    for comparison in comparisons:
        gold.update(event.type for event in actual(comparison.gold.events))
        found.update(event.type for event in actual(comparison.found))
        right.update(one.type for one, other in comparison.pairs if one.type == other.type)
    for code in sorted(gold | found):
        yield code, Measure("found with this type", right[code], gold[code], found[code])


def region_of(comparison: Comparison) -> str | None:
    """Return the region that the gold names, else the country of the first event that has one."""
    countries = (event.country for event in comparison.gold.events if event.country)
    return comparison.gold.region or next(countries, None)
