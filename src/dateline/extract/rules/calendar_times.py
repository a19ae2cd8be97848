"""Days, months and years of the calendar: the patterns, and how each match is read."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateline.lexicon.numbers import MEASURES, one_of
from dateline.lexicon.times import (
    ANY_MONTH,
    ANY_WEEKDAY,
    PART_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    is_ambiguous,
    is_short,
    month_number,
    safe_date,
    whole_month,
    whole_year,
    words,
    year_number,
)
from dateline.model import DatePrecision, When

# What a rule makes of its match: a kind, and a time where it can be told. None: it does not fire after all.
Reading = tuple[str, When | None]
Reader = Callable[[re.Match[str], date | None], Reading | None]


def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


def day_reading(day: date | None) -> Reading:
    """Return the reading of one day; None is a day that cannot be told."""
    return "day", When.day(day) if day else None


def _latest(month: int, day: int, published: date | None) -> date | None:
    """Return the latest such day not after the report; 29 February goes back to a leap year."""
    if published is None:
        return None
    years = range(published.year, published.year - 9, -1)
    days = (safe_date(year, month, day) for year in years)
    return next((found for found in days if found and found <= published), None)


def _next(month: int, day: int, published: date | None) -> date | None:
    """Return the first such day after the report."""
    if published is None:
        return None
    days = (safe_date(year, month, day) for year in range(published.year, published.year + 9))
    return next((found for found in days if found and found > published), None)


def _is_ahead(match: re.Match[str]) -> bool:
    """Return whether the words just before speak of what is still to come: 'is due to start on Monday'."""
    return bool(_AHEAD.search(match.string, max(0, match.start() - 60), match.start()))


def _calendar_day(match: re.Match[str], published: date | None) -> Reading | None:
    parts = match.groupdict()
    month = month_number(parts["month"])
    if month is None or _is_name(match) or _counts_people(match):
        return None
    first, last = int(parts["day"]), int(parts.get("last") or parts["day"])
    if parts.get("year"):
        year = year_number(parts["year"])
        start, end = safe_date(year, month, first), safe_date(year, month, last)
    else:
        end = (_next if _is_ahead(match) else _latest)(month, last, published)
        start = safe_date(end.year, month, first) if end else None
    if parts.get("last"):
        return "period", When(start, end, DatePrecision.DAY) if start and end and start <= end else None
    kind, when = day_reading(end)
    return ("dateline" if _opens_report(match) else kind), when


def _is_name(match: re.Match[str]) -> bool:
    """Return whether a movement or a square is named after the day."""
    return bool(_NAMED_AFTER.match(match.string, match.end()))


def _counts_people(match: re.Match[str]) -> bool:
    """Return whether the figure after the month begins a count: 'in May 20 people were killed'."""
    opens = _IN.search(match.string, max(0, match.start() - 8), match.start())
    return bool(opens and not match.groupdict().get("year") and _COUNTED.match(match.string, match.end()))


def _opens_report(match: re.Match[str]) -> bool:
    """Return whether the date opens the report, alone or after the places of a wire dateline."""
    if match.start() > DATELINE_REACH:
        return False
    before, after = match.string[: match.start()], match.string[match.end() : match.end() + 40]
    if not before.strip():
        return bool(match.groupdict().get("year", "numeric") and after.strip())
    return bool(_DATELINE_PLACE.fullmatch(before) and _DATELINE_END.match(after))


def _numeric_day(match: re.Match[str], _published: date | None) -> Reading | None:
    first, second, third = (int(part) for part in match.group("a", "b", "c"))
    if first > 31:
        found = safe_date(first, second, third)
    elif first == second or second > 12:
        found = safe_date(third, first, second)
    elif first > 12:
        found = safe_date(third, second, first)
    else:
        return "day", None  # 3/4/2017: nobody can tell which is the month
    if found is None:
        return None
    return ("dateline" if _opens_report(match) else "day"), When.day(found)


def _weekday(match: re.Match[str], published: date | None) -> Reading | None:
    at = match.start("weekday")
    if published is None or _NAMED_WEEKDAY.search(match.string, max(0, at - 10), at):
        return "day", None
    wanted = WEEKDAYS[match["weekday"].lower()]
    back = (published.weekday() - wanted) % 7
    modifier = (match["modifier"] or "").lower()
    if match["lastweek"]:
        return day_reading(published - timedelta(days=published.weekday() + 7 - wanted))
    if modifier.startswith(("next", "coming", "this coming")) or (not modifier and _is_ahead(match)):
        return day_reading(published + timedelta(days=7 - back))
    if modifier == "last" and back == 0:
        back = 7
    return day_reading(published - timedelta(days=back))


# --- months and years -----------------------------------------------------------------------------------------------


def is_bare_weekday(phrase: str) -> bool:
    """Return whether the phrase is a weekday with nothing that says which."""
    return bool(re.fullmatch(rf"{WEEKDAY}(?:\s+{PART_OF_DAY})?", phrase, re.IGNORECASE))


def _month(match: re.Match[str], published: date | None) -> Reading | None:
    month = month_number(match["month"])
    year = match["year"]
    if month is None or (is_short(match["month"]) and not year) or _is_name(match):
        return None
    at, modifier = match.start("month"), (match["modifier"] or "").lower()
    speaks_of_time = year or modifier or _BEFORE_MONTH.search(match.string, max(0, at - 12), at)
    if is_ambiguous(match["month"]) and not speaks_of_time:
        return None
    if year:
        return "month", whole_month(year_number(year), month)
    if published is None:
        return "month", None
    in_this_year = month < published.month or (month == published.month and modifier != "last")
    return "month", whole_month(published.year if in_this_year else published.year - 1, month)


def _year(match: re.Match[str], published: date | None) -> Reading | None:
    year, before = int(match["year"]), match["before"].lower()
    if _COUNTED.match(match.string, match.end()) or (published and year > published.year + 20):
        return None
    if before in {"and", "to", "or"} and not _YEAR_ENDS.search(match.string, max(0, match.start() - 8), match.start()):
        return None
    # "late 2016" is its last quarter; "early" and "mid" keep the whole year, so loosely are they used.
    late = before == "late" or match["span"].lower().startswith("late")
    return "year", When(date(year, 10, 1), date(year, 12, 31), DatePrecision.YEAR) if late else whole_year(year)


def _years(match: re.Match[str], _published: date | None) -> Reading | None:
    first, last = int(match["first"]), int(match["last"])
    return ("period", When(date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR)) if first <= last else None


def _decade(match: re.Match[str], _published: date | None) -> Reading | None:
    year = year_number(match["year"])
    return "year", When(date(year, 1, 1), date(year + 9, 12, 31), DatePrecision.YEAR)


# --- the patterns ---------------------------------------------------------------------------------------------------

_NAMED_AFTER = _pattern(rf"[-\s]{one_of(words()['named-after-days'])}\b")
_COUNTED = _pattern(rf"(?:\s+(?:to|and|or)\s+\d+)?\s+{one_of([*words()['counted'], *MEASURES])}\b")
_NAMED_WEEKDAY = _pattern(rf"\b{one_of(words()['named-weekdays'])}\s+$")
_BEFORE_MONTH = _pattern(
    r"\b(?:in|since|of|during|early|late|mid|last|this|next|until|till|by|from|through|between|before|after|to|throughout)"
    r"[-\s]+$"
)
_IN = _pattern(r"\bin\s+$")
_YEAR_ENDS = re.compile(r"(?:19|20)\d{2}\s+$")
DATELINE_REACH = 160  # the longest opening with places, agency and date seen in telexes is about 110 characters
_DATELINE_PLACE = re.compile(r"\s*(?:(?:\[?[A-Z][\w.'’-]*[\])]?|\([^)]{2,30}\)),?\s+){1,7}")
_DATELINE_END = re.compile(r"\s*(?:\([^)]{2,30}\)\s*)?(?:--?|–|—|\[|:)")
_AHEAD = _pattern(
    r"\b(?:will|due|scheduled|slated|set\s+to|expected\s+to|planned|plans?\s+to|to\s+be\s+held|upcoming|deadline)\b"
    r"(?![^.;]*\b(?:said|told|was|were|had|has|have|did)\b)[^.;\0]{0,50}\b(?:on|for|by|until|from|this|late|early)\s+$"
)

_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_SHORT_YEAR = r"(?:19|20)\d{2}(?!\d)|['’]?\d{2}(?=\s*(?:$|--|[\])–—\n]|-\s|[,.]\s))"
_TO = r"\s?(?:-|–|to|and|&)\s?"
_MODIFIER = r"(?:the\s+)?(?:beginning|start|end|middle)\s+of|early|late|mid|last|this|next"
_LOOSE_PART = (
    rf"(?:(?:at|before|around)\s+{PART_OF_DAY}\s+(?:on\s+)?|in\s+the\s+early\s+hours\s+of\s+"
    r"|(?:overnight|late|early)\s+(?:on\s+)?)?"
)
_SEASON = r"early|late|mid|spring|summer|autumn|winter"
_BEFORE_YEAR = (
    r"in|since|of|during|from|until|till|through|by|before|after|between|throughout|the|late|early|mid|spring|summer"
    r"|autumn|fall|winter|year|and|to|or"
)

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (
        _pattern(r"(?<![\d/.-])(?P<a>(?:19|20)\d{2})(?P<sep>[-/])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{1,2})(?!\d)"),
        _numeric_day,
    ),
    (
        _pattern(r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<c>(?:19|20)\d{2})(?!\d)"),
        _numeric_day,
    ),
    (
        _pattern(
            rf"(?<![\d.,:-])(?:{ANY_WEEKDAY},?\s+)?(?:the\s+)?\b(?P<day>{_D}){_TH}(?:{_TO}(?P<last>{_D}){_TH})?(?:\s+of)?"
            rf"\s+(?P<month>{ANY_MONTH})(?:,?\s+(?P<year>{_SHORT_YEAR}))?"
        ),
        _calendar_day,
    ),
    (
        _pattern(
            rf"(?:{ANY_WEEKDAY},?\s+\(?)?(?P<month>{ANY_MONTH})\s+(?:the\s+)?(?P<day>{_D}){_TH}"
            rf"(?:{_TO}(?P<last>{_D}){_TH}(?![\d,:]|\s+{ANY_MONTH}))?(?!\d|[,.:]\d|{_TH}\w)"
            r"(?:,?\s+(?P<year>(?:19|20)\d{2}(?!\d)))?"
        ),
        _calendar_day,
    ),
    (
        _pattern(
            rf"\b{_LOOSE_PART}(?:(?P<modifier>last|next|this\s+coming|coming|this\s+past|this|past)\s+)?"
            rf"(?P<weekday>{WEEKDAY})(?:\s+{PART_OF_DAY}\b)?(?P<lastweek>,?\s+(?:of\s+)?last\s+week\b)?"
        ),
        _weekday,
    ),
    (
        _pattern(rf"\b(?:(?P<modifier>{_MODIFIER})[-\s]+)?(?P<month>{ANY_MONTH})(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"),
        _month,
    ),
    (_pattern(rf"(?<![\d-])(?P<first>(?:19|20)\d{{2}})\s?[-–]\s?(?P<last>{YEAR})"), _years),
    (
        _pattern(r"(?<!\w)(?:(?:early|late|mid)[-\s]+)?(?P<year>(?:19|20)\d0|(?<=\bthe\s)[5-9]0|['’][5-9]0)['’]?s\b"),
        _decade,
    ),
    (
        _pattern(rf"\b(?P<before>{_BEFORE_YEAR})[-\s]+(?P<span>(?:(?:{_SEASON})[-\s]+(?:of\s+)?)?(?P<year>{YEAR}))"),
        _year,
    ),
)
