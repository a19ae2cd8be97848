"""Voices: which reports of one incident speak as one, so that ten prints of one agency text count once."""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import combinations

from dateline.lexicon.publishers import house
from dateline.merge.copies import COPY, contained
from dateline.model import Decision, Gist, Voice

Link = tuple[int, int, Decision]  # the earlier report, the later one, why they are one voice
LARGE = 400  # reports; beyond, copies are looked for among those that share a band only


def voices(gists: Sequence[Gist]) -> tuple[Voice, ...]:
    """Return the voices of reports on one incident, in the order in which they were first heard."""
    ordered = sorted({gist.report_id: gist for gist in gists}.values(), key=heard)
    first = list(range(len(ordered)))
    why: dict[int, Decision] = {}
    for one, other, decision in _links(ordered):
        here, there = sorted((_root(first, one), _root(first, other)))
        if here != there:
            first[there] = here
            why.setdefault(other, decision)
    together: dict[int, list[int]] = {}
    for number in range(len(ordered)):
        together.setdefault(_root(first, number), []).append(number)
    return tuple(
        _voice([ordered[n] for n in numbers], [why[n] for n in numbers if n in why]) for numbers in together.values()
    )


def heard(gist: Gist) -> tuple[date, str]:
    """Return the order of hearing: by day of publication, reports without one last."""
    return gist.published or date.max, gist.report_id


def source_of(gist: Gist) -> str | None:
    """Return whose word a report is: the original source that it names, else its publisher."""
    return gist.original_source or gist.publisher


def _voice(gists: Sequence[Gist], why: Sequence[Decision]) -> Voice:
    founder = gists[0]
    digest = sha256(f"voice\n{founder.report_id}".encode()).hexdigest()[:32]
    return Voice(digest, source_of(founder), tuple(gist.report_id for gist in gists), tuple(why))


def _root(first: list[int], number: int) -> int:
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number


def _links(gists: Sequence[Gist]) -> Iterator[Link]:
    yield from _by_house(gists)
    yield from _by_text(gists)


def _by_house(gists: Sequence[Gist]) -> Iterator[Link]:
    """Yield links between reports on the word of one house: its desks and editions, and whoever reprints it."""
    heads: dict[str, int] = {}
    for number, gist in enumerate(gists):
        source = source_of(gist)
        name = house(source) if source else ""
        if not name:
            continue
        if name in heads:
            rule = "named source" if gist.original_source else "one house"
            yield heads[name], number, Decision("voice", "merge", rule, f"both on the word of {source}")
        heads.setdefault(name, number)


def _by_text(gists: Sequence[Gist]) -> Iterator[Link]:
    """Yield links between copies, whole or in part."""
    sketches = [frozenset(gist.sketch) for gist in gists]
    for one, other in _candidates(gists):
        share = contained(sketches[one], sketches[other])
        if share >= COPY:
            why = f"{share:.0%} of the shorter text stands in the other"
            yield one, other, Decision("voice", "merge", "copied text", why, round(share, 3))


def _candidates(gists: Sequence[Gist]) -> Iterator[tuple[int, int]]:
    if len(gists) <= LARGE:
        yield from combinations(range(len(gists)), 2)
        return
    heads: dict[int, int] = {}
    for number, gist in enumerate(gists):
        for band in gist.bands:
            if band in heads:
                yield heads[band], number
            heads.setdefault(band, number)
