"""The countries that a report is about: those it names, those its armed groups are at home in, and its publisher's."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.lexicon.publishers import beat
from dateline.model import Actor, ActorKind

Counted = tuple[tuple[str, int], ...]  # countries with how often they speak, most often first
GROUPS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})


def countries_of(named: Counted, groups: Iterable[Sequence[Actor]], publisher: str | None) -> Counted:
    """Return the countries named with those that go without saying, one voice for each group and one for the publisher."""
    counts = Counter(dict(named))
    counts.update(filter(None, map(home, groups)))
    counts.update(filter(None, [beat(publisher or "")]))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def home(meant: Sequence[Actor]) -> str | None:
    """Return the country of the one group that a name means; None for a name of several, and for the forces of states."""
    return meant[0].country if len(meant) == 1 and meant[0].kind in GROUPS else None
