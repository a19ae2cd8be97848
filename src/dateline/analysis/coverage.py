"""Who reported when: so that more reporting is not taken for more violence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

QUIET = 14  # days; a source that is silent so long, and four times as long as it usually is, has a gap
USUAL = 4
LONGEST = 2_600  # weeks: one wrong date of the year 1 must not make a hundred thousand
Published = tuple[str, date, int]  # publisher, day, reports
Told = tuple[str, date, date, int]  # publisher, day of publication, day of the event, events told
LATEST = 60  # days; what is told later is remembrance, and no news that came late


@dataclass(frozen=True, slots=True)
class Source:
    """When a publisher was heard; `gaps` are (last day before, first day after)."""

    name: str
    reports: int
    first: date
    last: date
    gaps: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True)
class Lag:
    """Days from an event to its report: a quarter of what the publisher tells comes within `quarter` days, nine in ten within `most`."""

    name: str
    events: int
    quarter: int
    median: int
    most: int


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday on: who was heard for the first time in it, and who for the last."""

    monday: date
    reports: int
    publishers: int
    began: tuple[str, ...]
    ended: tuple[str, ...]


def sources(published: Iterable[Published]) -> tuple[Source, ...]:
    """Return the publishers in the order of their names."""
    heard: dict[str, Counter[date]] = {}
    for name, day, number in published:
        heard.setdefault(name, Counter())[day] += number
    return tuple(_source(name, heard[name]) for name in sorted(heard))


def coverage(published: Iterable[Published]) -> tuple[Week, ...]:
    """Return every week from the first report to the last, silent ones too; of a longer time than LONGEST, its end."""
    reports: Counter[date] = Counter()
    heard: dict[date, set[str]] = {}
    mondays = _Mondays()
    for name, day, number in published:
        monday = mondays[day]
        reports[monday] += number
        heard.setdefault(monday, set()).add(name)
    if not reports:
        return ()
    began, ended = _ends(heard)
    last = max(reports)
    number = min((last - min(reports)).days // 7 + 1, LONGEST)
    weeks = [last - timedelta(weeks=back) for back in reversed(range(number))]
    return tuple(
        Week(week, reports[week], len(heard.get(week, ())), began.get(week, ()), ended.get(week, ())) for week in weeks
    )


def lags(told: Iterable[Told]) -> tuple[Lag, ...]:
    """Return how late the publishers report, in the order of their names; reports from before their event say nothing of it."""
    found: dict[str, Counter[int]] = {}
    for name, published, happened, number in told:
        days = (published - happened).days
        if 0 <= days <= LATEST:
            found.setdefault(name, Counter())[days] += number
    return tuple(
        Lag(name, found[name].total(), *(_share(found[name], share) for share in (0.25, 0.5, 0.9)))
        for name in sorted(found)
    )


def _share(days: Counter[int], share: float) -> int:
    """Return the first day by which this share of all has come."""
    wanted, come = share * days.total(), 0
    for day in sorted(days):
        come += days[day]
        if come >= wanted:
            return day
    raise ValueError("no days to share")


def _source(name: str, days: Counter[date]) -> Source:
    known = sorted(days)
    steps = [(after - before).days for before, after in pairwise(known)]
    silence = max(QUIET, USUAL * median(steps)) if steps else QUIET
    gaps = [(known[at], known[at + 1]) for at, step in enumerate(steps) if step > silence]
    return Source(name, days.total(), known[0], known[-1], tuple(gaps))


def _ends(heard: Mapping[date, set[str]]) -> tuple[dict[date, tuple[str, ...]], dict[date, tuple[str, ...]]]:
    """Return by week who was first heard in it, and who last."""
    weeks = sorted(heard)
    first, last = ({name: week for week in some for name in heard[week]} for some in (weeks[::-1], weeks))
    return _by_week(first), _by_week(last)


def _by_week(weeks: Mapping[str, date]) -> dict[date, tuple[str, ...]]:
    found: dict[date, list[str]] = {}
    for name in sorted(weeks):
        found.setdefault(weeks[name], []).append(name)
    return {week: tuple(names) for week, names in found.items()}


class _Mondays(dict[date, date]):
    """The Monday of each day's week, worked out once a day."""

    def __missing__(self, day: date) -> date:
        self[day] = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        return self[day]
