"""When a text says things happened: the words of time, resolved against the day the report appeared.

Weekdays are the last such day up to and including that day; a day without a year is the latest one not after it; words
such as "is due to start on" turn both ahead. Nothing is ever resolved to the day of publication for want of words. A
report that opens with a full date of its own is read from that date. "Overnight" runs from the evening before into the
day of the report, so its first day is the day before: coders of conflict events date a night by the day it began.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.rules import calendar_times, relative_times
from dateline.extract.rules.relative_times import UNIT_DAYS, amount_of
from dateline.lexicon.numbers import NUMBER
from dateline.lexicon.times import safe_date
from dateline.model import DatePrecision, Span, When

BACKGROUND_DAYS = 30  # codebook sections 3 and 8: older than this is told as background


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time and the days they name; `when` is None where the words, or a missing report date, leave it open.

    `kind` is day, week, month, year, period, relative (vague: "recently"), anaphoric (leans on another time: "the same
    day"), since, until, before ("by" too), or dateline (the date a wire report opens with). `anchored` says that the
    words stand on the calendar or on the report's date and not on another time in the text. `age_days` counts from the
    last day named (the first, while it goes on) to the report's date.
    """

    span: Span
    when: When | None
    kind: str
    anchored: bool
    age_days: int | None = None


def find_times(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the text in order, resolved against the day of publication where that is known."""
    reference = _dateline(text) or published
    found = sorted(_read(text, reference), key=lambda expression: expression.span)
    joined = (_with_preposition(text, expression) for expression in _join_periods(text, found))
    leaning = _resolve_anaphora(text, joined)
    return tuple(replace(expression, age_days=_age(expression.when, reference)) for expression in leaning)


def is_background(expression: TimeExpression, published: date | None) -> bool:
    """Return whether the time lies over 30 days before the report, or in a month or year before the report's own."""
    last = _last_day(expression.when)
    if expression.when is None or last is None or published is None:
        return False
    if expression.when.precision is DatePrecision.YEAR:
        return last.year < published.year
    if expression.when.precision is DatePrecision.MONTH:
        return last < published.replace(day=1)
    return (published - last).days > BACKGROUND_DAYS


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the spans (in order, apart) made blank for later patterns; its length stays."""
    parts, last = [], 0
    for span in spans:
        parts += [text[last : span.start], "\0" * (span.end - span.start)]
        last = span.end
    return "".join([*parts, text[last:]])


def _last_day(when: When | None) -> date | None:
    return (when.end or when.start) if when else None


def _age(when: When | None, published: date | None) -> int | None:
    last = _last_day(when)
    return (published - last).days if published and last else None


def _dateline(text: str) -> date | None:
    """Return the date that the text opens with, year and all."""
    opening = _read(text[: calendar_times.DATELINE_REACH + 40], None)
    return next((found.when.start for found in opening if found.kind == "dateline" and found.when), None)


def _read(text: str, published: date | None) -> Iterator[TimeExpression]:
    """Yield what each rule reads, the surer rules first; what one has read is hidden from the next."""
    open_text = text
    for pattern, reader in (*calendar_times.RULES, *relative_times.RULES):
        spans = []
        for match in pattern.finditer(open_text):
            reading = reader(match, published)
            if reading:
                kind, when = reading
                spans.append(Span(*match.span("span" if "span" in pattern.groupindex else 0)))
                yield TimeExpression(spans[-1], when, kind, anchored=kind not in {"relative", "anaphoric"})
        open_text = blank(open_text, spans)


# --- since, until, before -------------------------------------------------------------------------------------------

_PREPOSITION = re.compile(
    r"\b(?P<word>since(?:\s+at\s+least)?|until|till|up\s+to|through|before|by|prior\s+to|ahead\s+of)"
    r"\s+(?:the\s+|late\s+|early\s+|on\s+)?$",
    re.IGNORECASE,
)
_BEFORE = frozenset({"before", "by", "prior to", "ahead of"})


def _with_preposition(text: str, expression: TimeExpression) -> TimeExpression:
    """Return the expression with the 'since', 'until' or 'before' in front of it, its time left open on that side."""
    start, end = expression.span.start, expression.span.end
    found = _PREPOSITION.search(text, max(0, start - 24), start)
    if found is None or expression.kind in {"relative", "dateline", "period"}:
        return expression
    word = " ".join(found["word"].lower().split())
    if word == "by" and re.match(r"['’]", text[end : end + 1]):
        return expression  # "killed by Sunday's blast" names a doer, not a deadline
    kind = "since" if word.startswith("since") else "before" if word in _BEFORE else "until"
    return replace(expression, span=Span(found.start(), end), kind=kind, when=_opened(expression, text, word))


def _opened(expression: TimeExpression, text: str, word: str) -> When | None:
    """Return the time with its open end; a bare weekday after 'until' may lie on either side of the report: None."""
    when = expression.when
    if when is None or when.start is None:
        return None
    if word.startswith("since"):
        return When(when.start, None, when.precision)
    if expression.kind == "day" and calendar_times.is_bare_weekday(expression.span.of(text)):
        return None
    last = when.start - timedelta(days=1) if word in _BEFORE - {"by"} else when.end
    return When(None, last, when.precision)


# --- periods --------------------------------------------------------------------------------------------------------

_JOINER = re.compile(
    r"\s*[-–—]\s*|\s+(?:to|and|until|till|through|or|into|&)\s+(?:on\s+|in\s+|early\s+|late\s+)?", re.IGNORECASE
)
_OPENING = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)


def _join_periods(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions with pairs such as 'from Friday to Sunday' made one period."""
    joined: list[TimeExpression] = []
    for expression in found:
        if joined and _are_pair(text, joined[-1], expression):
            joined[-1] = _period(text, joined[-1], expression)
        else:
            joined.append(expression)
    return joined


def _are_pair(text: str, first: TimeExpression, second: TimeExpression) -> bool:
    alike = first.kind == second.kind and first.kind in {"day", "month", "year"}
    return alike and bool(_JOINER.fullmatch(text, first.span.end, second.span.start))


def _period(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression:
    opening = _OPENING.search(text, max(0, first.span.start - 14), first.span.start)
    span = Span(opening.start() if opening else first.span.start, second.span.end)
    return replace(first, span=span, kind="period", when=_stretch(first.when, second.when))


def _stretch(first: When | None, second: When | None) -> When | None:
    if not (first and second and first.start and second.end):
        return None
    start, end = first.start, second.end
    if start > end:
        # Each was resolved alone, but the first lies before the second: weekdays go back a week, calendar days a year.
        week_back, year_back = start - timedelta(days=7), safe_date(start.year - 1, start.month, start.day)
        start = week_back if week_back <= end else year_back or end
    return When(start, end, first.precision) if start <= end else None


# --- times that lean on others --------------------------------------------------------------------------------------

_COUNTED = re.compile(rf"(?P<amount>{NUMBER}|an?)\s+(?P<unit>[a-z]+?)s?\s+(?P<way>[a-z]+)", re.IGNORECASE)
_STEPS = (
    (re.compile(r"\b(?:previous|preceding|day before|night before)\b"), -1),
    (re.compile(r"\b(?:next|following|day after|night after)\b"), 1),
    (re.compile(r"\b(?:same|that|the day|the evening|at|hours|minutes|in the)\b"), 0),
)


def _resolve_anaphora(text: str, found: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """Yield the expressions with 'the same day', 'two days later' counted from the last day named before them."""
    anchor: tuple[int, date] | None = None
    for expression in found:
        if expression.kind == "day" and expression.when and expression.when.start:
            anchor = (expression.span.end, expression.when.start)
        if expression.kind == "anaphoric" and anchor and not _too_far(text, expression, anchor[0]):
            steps = _steps(expression.span.of(text), text[expression.span.end : expression.span.end + 20])
            yield expression if steps is None else replace(expression, when=When.day(anchor[1] + timedelta(days=steps)))
        else:
            yield expression


def _too_far(text: str, expression: TimeExpression, anchor: int) -> bool:
    """Return whether the day lies a paragraph away or, for a time of day ('at dawn'), in another sentence."""
    between = text[anchor : expression.span.start]
    if expression.span.of(text).lower().startswith(("at ", "in ")):
        return len(between) > 80 or ". " in between
    return len(between) > 400 or "\n\n" in between


def _steps(phrase: str, after: str) -> int | None:
    """Return how many days the phrase lies from the day it leans on, or None when it leans on a happening."""
    lowered = " ".join(phrase.lower().split())
    if lowered.endswith(("before", "after")) and re.match(r"\s+[\w\"“]", after):
        return None
    counted = _COUNTED.fullmatch(lowered)
    if counted and counted["unit"] not in {"hour", "minute"}:
        amount = amount_of(counted["amount"])
        if amount is None or UNIT_DAYS.get(counted["unit"], 30) >= 30:
            return None
        days = amount * UNIT_DAYS[counted["unit"]]
        return days if counted["way"] in {"later", "after", "afterwards"} else -days
    return next((steps for pattern, steps in _STEPS if pattern.search(lowered)), None)
