"""Times counted from the day of the report: 'yesterday', 'last week', 'the past 24 hours'; how each match is read."""

import re
from datetime import date, timedelta

from dateline.extract.rules.calendar_times import Reader, Reading, day_reading
from dateline.lexicon.numbers import NUMBER, number_value, one_of
from dateline.lexicon.times import ORDINALS, PART_OF_DAY, whole_month, whole_year, words
from dateline.model import DatePrecision, When

UNIT_DAYS = {
    "minute": 1,
    "hour": 1,
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3652,
}


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def _offset(days: int) -> Reader:
    return lambda _match, published: day_reading(published + timedelta(days=days) if published else None)


def _run(first: int, last: int) -> Reader:
    """Return a reader of a stretch of days, counted from the report's date."""

    def read(_match: re.Match[str], published: date | None) -> Reading:
        if published is None:
            return "period", None
        return "period", When(published + timedelta(days=first), published + timedelta(days=last), DatePrecision.DAY)

    return read


def _named_unit(match: re.Match[str], published: date | None) -> Reading:
    """Read 'this week', 'last month', 'next year'."""
    unit, step = match["unit"].lower(), {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    if published is None:
        return unit, None
    if unit == "year":
        # "late last year" is its last quarter, as "late 2016" is.
        late = step < 0 and (match["part"] or "").lower() == "late"
        year = published.year + step
        return unit, When(date(year, 10, 1), date(year, 12, 31), DatePrecision.YEAR) if late else whole_year(year)
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        whole = whole_month(months // 12, months % 12 + 1)
        return unit, whole if step else When(whole.start, published, DatePrecision.MONTH)
    monday = published - timedelta(days=published.weekday())
    if step:
        monday += timedelta(days=7 * step)
        return unit, When(monday, monday + timedelta(days=6), DatePrecision.WEEK)
    # On a Monday "this week" tells of the days just gone: the new week has no days to tell of yet.
    return unit, When(monday if published != monday else monday - timedelta(days=7), published, DatePrecision.WEEK)


def _weekend(match: re.Match[str], published: date | None) -> Reading:
    if published is None:
        return "period", None
    since_saturday = (published.weekday() - 5) % 7
    if (match["which"] or "").lower() == "last" and since_saturday < 2:
        since_saturday += 7
    saturday = published - timedelta(days=since_saturday)
    sunday = min(saturday + timedelta(days=1), published)
    return "period", When(saturday, sunday, DatePrecision.DAY)


def amount_of(word: str) -> int | None:
    """Return how many units the word counts ('two', 'a couple of'; '' is one), or None when it does not say."""
    lowered = " ".join(word.lower().split())
    return {"a": 1, "an": 1, "a couple of": 2, "couple of": 2, "": 1}.get(lowered, number_value(lowered))


def _ago(match: re.Match[str], published: date | None) -> Reading:
    """Read 'two days ago' to the day, longer units to their own precision; 'years ago' only bounds the time."""
    unit, amount = match["unit"].lower(), amount_of(match["amount"] or "some")
    if published is None:
        return "day", None
    if unit in {"hour", "minute"}:
        return (
            day_reading(published - timedelta(days=(amount or 1) // 24)) if unit == "hour" else day_reading(published)
        )
    if amount is None:
        least = published - timedelta(days=2 * UNIT_DAYS[unit])
        return "relative", When(None, least, DatePrecision.UNKNOWN) if UNIT_DAYS[unit] >= 30 else None
    if unit in {"year", "decade"}:
        return "year", whole_year(max(1, published.year - amount * (10 if unit == "decade" else 1)))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - amount
        return "month", whole_month(months // 12, months % 12 + 1)
    day = published - timedelta(days=amount * UNIT_DAYS[unit])
    return day_reading(day) if unit in {"day", "night"} else ("week", When(day, day, DatePrecision.WEEK))


def _past_stretch(match: re.Match[str], published: date | None) -> Reading:
    """Read 'the past 24 hours', 'the last three weeks': a stretch that ends with the report."""
    unit, amount = match["unit"].lower(), amount_of(match["amount"] or "")
    if published is None or amount is None:
        return ("relative" if amount is None else "period"), None
    back = (
        (max(1, amount - 1) if amount > 1 else 1)
        if unit in {"day", "night"}
        else -(-amount // 24)
        if unit == "hour"
        else amount * UNIT_DAYS[unit]
    )
    return "period", When(published - timedelta(days=back), published, DatePrecision.DAY)


def _days_of(match: re.Match[str], published: date | None) -> Reading | None:
    """Read 'three days of fighting': a stretch that ends with the report."""
    amount = amount_of(match["amount"])
    if published is None or amount is None:
        return "period", None
    days = amount * UNIT_DAYS[match["unit"].lower()]
    return "period", When(published - timedelta(days=days - 1), published, DatePrecision.DAY)


def _nth_day(match: re.Match[str], published: date | None) -> Reading:
    """Read 'for the third day' as the run of days so far; 'third straight day' stresses the latest one."""
    if published is None:
        return "period", None
    if match["straight"]:
        return "period", When.day(published)
    nth = ORDINALS[match["nth"].lower()]
    return "period", When(published - timedelta(days=nth - 1), published, DatePrecision.DAY)


def _kind(kind: str) -> Reader:
    return lambda _match, _published: (kind, None)


# --- the patterns ---------------------------------------------------------------------------------------------------

_STRAIGHT = r"(?:consecutive|straight|successive)"
_UNITS = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?"
_SOME = rf"(?:{NUMBER}|an?|a\s+couple\s+of|couple\s+of)"
_NO_PERIOD = one_of(words()["not-periods"])

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_pattern(r"\bthe\s+day\s+before\s+yesterday\b"), _offset(-2)),
    (
        _pattern(
            rf"\b(?:(?:early|late|earlier)\s+)?yesterday(?:\s+{PART_OF_DAY})?\b|\b(?:late\s+)?last\s+(?:night|evening)\b"
        ),
        _offset(-1),
    ),
    (
        _pattern(rf"\b(?:(?:early|late|earlier|later)\s+)?today\b|\btonight\b|\b(?:early\s+)?this\s+{PART_OF_DAY}\b"),
        _offset(0),
    ),
    (_pattern(rf"\btomorrow(?:\s+{PART_OF_DAY})?\b"), _offset(1)),
    (_pattern(r"\bovernight\b(?!\s+(?:curfew|bag|stay|guests?))"), _run(-1, 0)),
    (
        _pattern(
            r"\b(?:(?P<part>earlier|later|late|early)\s+)?(?P<which>this|last|next)\s+(?P<unit>week|month|year)\b"
        ),
        _named_unit,
    ),
    (_pattern(r"\b(?:(?P<which>this|last|past)|the)\s+(?:past\s+)?weekend\b"), _weekend),
    (
        _pattern(rf"\b(?:(?P<amount>{_SOME})\s+|(?:several|many|some|a\s+few|few)\s+)?{_UNITS}\s+ago\b"),
        _ago,
    ),
    (
        _pattern(
            rf"\b(?:the|this|its)\s+(?:last|past|previous)\s+(?:(?P<amount>{_SOME}|several|few|couple\s+of)\s+)?{_UNITS}\b"
            r"(?!\s+of\b)"
        ),
        _past_stretch,
    ),
    (
        _pattern(
            rf"\b(?P<amount>{_SOME})\s+(?:more\s+)?(?:{_STRAIGHT}\s+)?(?P<unit>day|night|week)s?\s+of\b"
            rf"(?!\s+(?:\w+\s+)?{_NO_PERIOD}\b)"
        ),
        _days_of,
    ),
    (
        _pattern(
            rf"\bfor\s+(?:a|the)\s+(?P<nth>{one_of(ORDINALS)})\s+(?P<straight>{_STRAIGHT}\s+)?(?P<unit>day|night)\b"
        ),
        _nth_day,
    ),
    (
        _pattern(
            r"\b(?:on\s+)?(?:the\s+same\s+(?:day|night|evening|morning)|that\s+(?:same\s+)?(?:day|night|evening|morning)"
            r"|the\s+(?:previous|preceding|next|following)\s+(?:day|night|morning)"
            r"|the\s+(?:day|night)\s+(?:before|after)|(?:earlier|later)\s+(?:in\s+the|that)\s+(?:day|evening))\b"
        ),
        _kind("anaphoric"),
    ),
    (
        _pattern(
            rf"\b{_SOME}\s+(?:day|night|week|month|year)s?\s+(?:earlier|later|before|after|previously|afterwards)\b"
            r"|\b(?:(?:several|a\s+few|some)\s+)?(?:hours|minutes)\s+(?:earlier|later|before|after)\b"
        ),
        _kind("anaphoric"),
    ),
    (
        _pattern(
            r"\bat\s+(?:dawn|noon|midday|midnight|dusk|sunset|sunrise|daybreak)\b|\bin\s+the\s+(?:morning|afternoon|evening)\b"
        ),
        _kind("anaphoric"),
    ),
    (
        _pattern(
            r"\b(?:in|over|during|within|for)\s+(?:the\s+)?(?:recent|coming|past\s+few|last\s+few)"
            r"\s+(?:hours|days|weeks|months|years)\b|\brecently\b|\bin\s+the\s+past\b"
            r"|\b(?:after|following|during)\s+(?:days|weeks|months|years)\s+of\b|\blast\s+(?:spring|summer|autumn|fall|winter)\b"
        ),
        _kind("relative"),
    ),
)
