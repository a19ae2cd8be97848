"""Which sensitive classes an event belongs to: by its type, its counts, its place's name and the sentences that tell it."""

import re
from collections.abc import Iterable, Iterator

from dateline.lexicon.sensitive import sensitive_classes
from dateline.model import Event, Report, Span

REACH = 240  # characters looked at on either side of a quote, up to the ends of its sentence
_END = re.compile(r"[.!?…][\"'”’»)\]]*\s|\n")


def event_classes(event: Event, report: Report, *, titled: bool = True) -> frozenset[str]:
    """Return the classes of an event as its report tells it; `titled` when the report's title speaks of it too."""
    names = [place.name for place in (event.place, event.origin) if place and place.name]
    sides = [party.name for side in (event.side_a, event.side_b, event.supports) for party in side]
    said = [window.of(report.text) for window in windows(event, report.text)]
    said += [claim.about for claim in event.claims]
    titles = [text for text in (report.title, report.summary) if text] if titled else []
    return classes_of(event.type, [field for field, _ in event.counts.stated()], names, [*sides, *said, *titles])


def classes_of(kind: str | None, counts: Iterable[str], places: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the classes of what has this type, these counts, these names of places, and these words said of it."""
    stated, named, said = set(counts), list(places), list(texts)
    return frozenset(
        one.name
        for one in sensitive_classes().values()
        if kind in one.types
        or stated & one.counts
        or any(map(one.of_place, named))
        or any(next(one.stretches(text), None) for text in (*said, *named))
    )


def windows(event: Event, text: str) -> tuple[Span, ...]:
    """Return the sentences that carry an event's fields, overlapping ones as one."""
    spans = [span for found in event.evidence.values() for span in found] + [claim.span for claim in event.claims]
    spans += [party.span for side in (event.side_a, event.side_b, event.supports) for party in side if party.span.end]
    joined: list[Span] = []
    for window in sorted({_sentence(text, span) for span in spans if span.end <= len(text)}):
        if joined and joined[-1].overlaps(window):
            joined[-1] = joined[-1].join(window)
        else:
            joined.append(window)
    return tuple(joined)


def sensitive_phrases(text: str, within: Iterable[Span]) -> Iterator[Span]:
    """Yield where words of any class stand inside these stretches: what must be kept of a text to judge it later."""
    for window in within:
        for one in sensitive_classes().values():
            for start, end in one.phrases(window.of(text)):
                yield Span(window.start + start, window.start + end)


def _sentence(text: str, span: Span) -> Span:
    first, last = max(0, span.start - REACH), min(len(text), span.end + REACH)
    before = [found.end() for found in _END.finditer(text, first, span.start)]
    after = _END.search(text, max(span.end - 1, 0), last)
    return Span(before[-1] if before else first, max(span.end, after.start() if after else last))
