"""A report, and an event in it, reduced to what comparing them needs."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from math import log
from typing import NamedTuple

from dateline.lexicon.commonness import stems, stems_of, weight
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


class _Heard(NamedTuple):
    """What stands between two spaces of a text, read once for all texts that hold it."""

    days: tuple[tuple[int | None, bool], ...]  # weekdays by number, or neither; whether it says "yesterday"
    numbers: tuple[int, ...]
    names: tuple[str, ...]  # stems of capitalised words that are not common ones, nor names that every report holds


@lru_cache(maxsize=200_000)
def _heard(written: str) -> _Heard:
    days = tuple(
        [(WEEKDAYS.get((day["weekday"] or "").lower()), bool(day["yesterday"])) for day in _DAY.finditer(written)]
    )
    numbers = tuple([number for found in _NUMBER.findall(written) if (number := int(found)) in FIGURES])
    named = [stem for words in _CAPITALISED.findall(written) for stem in stems(words) if weight(stem) >= NAME]
    return _Heard(days, numbers, tuple([stem for stem in named if not kinds("everyday", (stem,))]))


def gist(report: Report) -> Gist:
    """Return what tells a report from others."""
    words = report.text.split()
    titled = (report.title or "").split()
    stemmed = [stems_of(word) for word in words]
    heading = [stem for word in titled for stem in stems_of(word)]
    said = heading + [stem for found in stemmed[:OPENING] for stem in found]
    told = [stem for found in stemmed for stem in found]
    named = [_heard(word) for word in words[:NAMED]]
    opening = [*(_heard(word) for word in titled), *named[:OPENING]]
    found = runs(told)
    return Gist(
        report_id=report.id,
        published=report.published,
        publisher=report.publisher,
        original_source=report.original_source,
        title=report.title,
        heading=weightiest(heading, LEAD_TERMS),
        lead=weightiest(said, LEAD_TERMS),
        terms=weightiest(heading + told, TERMS),
        names=_names(Counter([stem for one in named for stem in one.names])),
        days=_days([day for one in opening for day in one.days], report.published),
        numbers=tuple(sorted({number for one in opening for number in one.numbers})),
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
    weigh = [
        (-(heavy if count == 1 else heavy * (1 + log(count))), word)
        for word, count in Counter(words).items()
        if len(word) > 1 and (heavy := weight(word)) > LIGHT
    ]
    weigh.sort()
    return tuple([word for _, word in weigh[:most]])


def _names(found: Counter[str]) -> tuple[str, ...]:
    """Return the stems of names, the rarest first."""
    return tuple(sorted(found, key=lambda stem: (-weight(stem), -found[stem], stem))[:NAMES])


def _days(found: Iterable[tuple[int | None, bool]], published: date | None) -> tuple[date, ...]:
    """Return the days that an opening names, in its order: "on Sunday" is the last Sunday up to the day of publication."""
    if published is None:
        return ()
    days = []
    for weekday, yesterday in found:
        back = int(yesterday) if weekday is None else (published.weekday() - weekday) % 7
        days.append(published - timedelta(days=min(back, published.toordinal() - 1)))
    return tuple(dict.fromkeys(days))
