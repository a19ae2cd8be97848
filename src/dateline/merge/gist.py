"""A coded report as tellings: what it leads with, and what it tells besides."""

from collections import Counter
from math import log

from dateline.lexicon.commonness import stems, weight
from dateline.merge.copies import bands, runs, sketch
from dateline.model import Gist, Report

LEAD_WORDS = 60  # words of the text that count as its opening, beside the title
LEAD_TERMS, TERMS, EVENT_TERMS = 24, 60, 16
LIGHT = 2.0  # a word that every seventh report holds tells nothing


def gist(report: Report) -> Gist:
    """Return what tells a report from others."""
    words = stems(f"{report.title or ''}\n{report.text}")
    opening = stems(report.title or "") + stems(report.text)[:LEAD_WORDS]
    found = runs(report.text)
    return Gist(
        report_id=report.id,
        published=report.published,
        publisher=report.publisher,
        original_source=report.original_source,
        title=report.title,
        lead=weightiest(opening, LEAD_TERMS),
        terms=weightiest(words, TERMS),
        sketch=sketch(found),
        bands=bands(found),
    )


def weightiest(words: list[str], most: int) -> tuple[str, ...]:
    """Return the words that weigh most, the more the oftener they stand there, in that order."""
    counts = Counter(word for word in words if len(word) > 1)
    weights = {word: weight(word) * (1 + log(count)) for word, count in counts.items() if weight(word) > LIGHT}
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:most])
