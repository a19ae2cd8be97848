"""A report, and an event in it, reduced to what comparing them needs."""

import re
from collections import Counter
from datetime import date, timedelta
from math import log

from dateline.lexicon.commonness import stems, weight
from dateline.lexicon.scenes import kinds
from dateline.lexicon.times import WEEKDAYS
from dateline.merge.copies import bands, runs, sketch
from dateline.model import Event, Facet, Gist, Report

OPENING, NAMED = 90, 150  # words from the start of a text: its lead, and where its names are looked for
LEAD_TERMS, TERMS, NAMES, EVENT_TERMS = 24, 60, 24, 16
LIGHT = 2.0  # a word that every seventh report holds tells nothing
NAME = 4.0  # a capitalised word lighter than this is "President" or "Syrian"
FIGURES = range(3, 1900)  # smaller numbers are everywhere, larger ones are years and sums of a war
_DAY = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(WEEKDAYS)})|(?P<today>today)|(?P<yesterday>yesterday))s?\b", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\d.,-])\d{1,4}(?![\d.,-]*\d)")
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*")


def gist(report: Report) -> Gist:
    """Return what tells a report from others."""
    title = report.title or ""
    words = report.text.split()
    opening = f"{title}\n{' '.join(words[:OPENING])}"
    heading, said, told = stems(title), stems(opening), stems(report.text)
    found = runs(told)
    return Gist(
        report_id=report.id,
        published=report.published,
        publisher=report.publisher,
        original_source=report.original_source,
        title=report.title,
        heading=weightiest(heading, LEAD_TERMS),
        lead=weightiest(said, LEAD_TERMS),
        terms=weightiest([*heading, *told], TERMS),
        names=_names(" ".join(words[:NAMED])),
        days=_days(opening, report.published),
        numbers=tuple(sorted({number for found in _NUMBER.findall(opening) if (number := int(found)) in FIGURES})),
        targets=tuple(sorted(kinds("targets", said))),
        means=tuple(sorted(kinds("means", said))),
        sketch=sketch(found),
        bands=bands(found),
    )


def facet(event: Event, text: str) -> Facet:
    """Return one event as merging looks at it."""
    spans = sorted({span for spans in event.evidence.values() for span in spans})
    return Facet(
        event_id=event.id,
        type=event.type,
        date=event.date,
        place=event.place,
        side_a=event.side_a,
        side_b=event.side_b,
        counts=event.counts,
        stances=tuple((claim.speaker, claim.stance) for claim in event.claims),
        words=weightiest([word for span in spans for word in stems(span.of(text))], EVENT_TERMS),
        confidence=event.confidence,
    )


def weightiest(words: list[str], most: int) -> tuple[str, ...]:
    """Return the words that weigh most, the more the oftener they stand there, in that order."""
    counts = Counter(word for word in words if len(word) > 1)
    weights = {word: heavy * (1 + log(count)) for word, count in counts.items() if (heavy := weight(word)) > LIGHT}
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:most])


def _names(text: str) -> tuple[str, ...]:
    """Return the stems of capitalised words that are not common ones, nor names that every report holds."""
    said = [stem for words in _CAPITALISED.findall(text) for stem in stems(words) if weight(stem) >= NAME]
    found = Counter(stem for stem in said if not kinds("everyday", (stem,)))
    return tuple(sorted(found, key=lambda stem: (-weight(stem), -found[stem], stem))[:NAMES])


def _days(opening: str, published: date | None) -> tuple[date, ...]:
    """Return the days that an opening names, in its order: "on Sunday" is the last Sunday up to the day of publication."""
    if published is None:
        return ()
    days = []
    for found in _DAY.finditer(opening):
        weekday = WEEKDAYS.get((found["weekday"] or "").lower())
        back = int(bool(found["yesterday"])) if weekday is None else (published.weekday() - weekday) % 7
        days.append(published - timedelta(days=min(back, published.toordinal() - 1)))
    return tuple(dict.fromkeys(days))
