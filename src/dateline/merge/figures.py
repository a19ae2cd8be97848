"""Figures of an incident: as a series over time by voice, and as low, best and high by a written rule."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.merge.voices import heard
from dateline.model import COUNT_FIELDS, Decision, Estimate, Figure, Fusing, Telling, Victims


def figures(tellings: Sequence[Telling], voice_of: Mapping[str, str]) -> tuple[Figure, ...]:
    """Return what each telling says of each count, in the order of hearing; an earlier one of the same voice is superseded."""
    told = [
        figure
        for telling in sorted(tellings, key=lambda telling: (*heard(telling.gist), telling.id))
        for figure in _of(telling, voice_of[telling.gist.report_id])
    ]
    last = {(figure.field, figure.voice_id): figure.report_id for figure in told}
    return tuple(replace(figure, superseded=last[figure.field, figure.voice_id] != figure.report_id) for figure in told)


def _of(telling: Telling, voice_id: str) -> Iterator[Figure]:
    """Yield a telling's figures, for each count that of the first event that gives one."""
    for field in COUNT_FIELDS:
        for facet in telling.facets:
            count = getattr(facet.counts, field)
            if count is not None:
                gist = telling.gist
                yield Figure(
                    field,
                    count.low,
                    count.high,
                    count.victims,
                    gist.published,
                    voice_id,
                    gist.report_id,
                    facet.event_id,
                )
                break


def conservative(standing: Sequence[Figure]) -> Estimate:
    """As ACLED does: of figures that differ, the lowest is best; the highest is kept beside it."""
    lows, highs = _bounds(standing)
    return Estimate(min(lows, default=None), min(lows or highs), max(highs, default=None))


def spread(standing: Sequence[Figure]) -> Estimate:
    """As UCDP does: lowest, best and highest apart; best is the middle one of what the voices say, of two the lower."""
    lows, highs = _bounds(standing)
    middle = sorted(lows or highs)
    return Estimate(min(lows, default=None), middle[(len(middle) - 1) // 2], max(highs, default=None))


RULES: Mapping[Fusing, Callable[[Sequence[Figure]], Estimate]] = {
    Fusing.CONSERVATIVE: conservative,
    Fusing.RANGE: spread,
}


def several(number: int, one: str) -> str:
    """Return so many of something in words: 1 voice, 2 voices."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def estimates(series: Sequence[Figure], rule: Fusing) -> tuple[tuple[tuple[str, Estimate], ...], tuple[Decision, ...]]:
    """Return low, best and high of each count after what stands of all voices, and how they were chosen."""
    found, why = [], []
    for field in COUNT_FIELDS:
        standing = [figure for figure in series if figure.field == field and not figure.superseded]
        if standing:
            victims = {figure.victims for figure in standing}
            kind = victims.pop() if len(victims) == 1 else Victims.UNSTATED
            found.append((field, replace(RULES[rule](standing), victims=kind)))
            voices = len({figure.voice_id for figure in standing})
            why.append(
                Decision(
                    field,
                    "merge",
                    rule.value,
                    f"standing: {several(len(standing), 'figure')} of {several(voices, 'voice')}",
                )
            )
    return tuple(found), tuple(why)


def _bounds(standing: Sequence[Figure]) -> tuple[list[int], list[int]]:
    lows = [figure.low for figure in standing if figure.low is not None]
    highs = [figure.high if figure.high is not None else figure.low for figure in standing]
    return lows, [high for high in highs if high is not None]
