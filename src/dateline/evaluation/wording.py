"""Events and sentences in one line, for lists of errors."""

import re

from dateline.evaluation.telling import Bounds, Telling
from dateline.model import Span

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(A-Z0-9])|\n\s*\n")
LONGEST = 400


def sentence_around(text: str, spans: tuple[Span, ...]) -> str:
    """Return the sentence that the first span stands in; the beginning of the text when there is no span."""
    at = spans[0].start if spans else 0
    start, end = 0, len(text)
    for boundary in SENTENCE_END.finditer(text):
        if boundary.end() > at:
            end = boundary.start()
            break
        start = boundary.end()
    sentence = " ".join(text[start:end].split())
    return sentence if len(sentence) <= LONGEST else sentence[:LONGEST] + " …"


def telling_words(event: Telling) -> str:
    """Return an event in one line: type, sides, place, day, counts, the words quoted."""
    modality = "" if event.modality == "actual" else f" ({event.modality})"
    place = f" at {event.place}" if event.place else ""
    day = f" on {event.day}" if event.day else ""
    counts = "".join(f" {name} {bounds_words(bounds)}" for name, bounds in event.counts.items())
    claims = "".join(f" [{speaker}: {stance}]" for speaker, stance in event.claims)
    quote = f" «{' … '.join(event.quotes)[:70]}»" if event.quotes else ""
    sides = f"{', '.join(event.side_a) or '?'} > {', '.join(event.side_b) or '?'}"
    return f"{event.type}{modality}: {sides}{place}{day}{counts}{claims}{quote}"


def bounds_words(bounds: Bounds) -> str:
    """Return a count as low..high, an open end blank."""
    low, high = ("" if end is None else str(end) for end in bounds)
    return low if low == high else f"{low}..{high}"
