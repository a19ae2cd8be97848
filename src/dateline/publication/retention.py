"""What remains of a report when the time of its full text is over."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.model import Coded, Span
from dateline.publication.sensitivity import sensitive_phrases, windows
from dateline.serial.reports import text_sha256

LONGEST = 300  # characters of one quote


def without_text(coded: Coded) -> Coded:
    """Return the report with its quotes at their places, blanks for the rest, and the digest of the text that it had.

    The words that make an incident sensitive remain too, so that what is shown of it to the public does not change.
    """
    text = coded.report.text
    if coded.report.dropped or not text:
        return coded
    kept = [" "] * len(text)
    for span in _quoted(coded):
        last = min(span.end, span.start + LONGEST, len(text))
        kept[span.start : last] = text[span.start : last]
    left = "".join(kept)
    return replace(coded, report=replace(coded.report, text=left, summary=None, dropped=text_sha256(text)))


def _quoted(coded: Coded) -> Iterator[Span]:
    for event in coded.events:
        yield from (span for spans in event.evidence.values() for span in spans)
        yield from (claim.span for claim in event.claims)
        yield from (party.span for side in (event.side_a, event.side_b, event.supports) for party in side)
        names = {claim.speaker for claim in event.claims} | {party.attributed_to for party in event.side_a}
        yield from (span for name in names if name for span in _named(name, coded.report.text))
        yield from sensitive_phrases(coded.report.text, windows(event, coded.report.text))


def _named(name: str, text: str) -> Iterator[Span]:
    """Yield where a speaker is named: who says so need not stand in the words that are quoted."""
    at = text.find(name)
    while at >= 0:
        yield Span(at, at + len(name))
        at = text.find(name, at + len(name))
