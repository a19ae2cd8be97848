"""The dates that a page prints of itself: '3 Apr 2017', 'August 12, 2016', 'Sun 16 Apr 2017 at 0914', ISO."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_FORMS = (
    rf"(?P<y1>{_YEAR})[-/](?P<m1>\d\d)[-/](?P<d1>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?",
    rf"(?P<d2>{_DAY})(?:st|nd|rd|th)?[ -](?:of )?(?P<m2>{MONTH})[ ,-]{{1,2}}(?P<y2>{_YEAR})",
    rf"(?P<m3>{MONTH}) ?(?P<d3>{_DAY})(?:st|nd|rd|th)?,? ?(?P<y3>{_YEAR})",
    rf"(?P<d4>{_DAY})[.-](?P<m4>0?[1-9]|1[0-2])[.-](?P<y4>{_YEAR})",
    rf"(?P<a5>\d\d?)/(?P<b5>\d\d?)/(?P<y5>{_YEAR})",
)
_SLUG = rf"(?P<d6>{_DAY}) (?P<m6>{MONTH}) (?P<y6>\d\d)(?!\d)"
_FIND = re.compile(rf"(?<![\d.])(?:{'|'.join(_FORMS)})(?!\d)", re.IGNORECASE)
_FIND_SLUG = re.compile(_SLUG, re.IGNORECASE)


def _unnamed(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


DATE = rf"(?:(?<!\d)(?:{_unnamed('|'.join(_FORMS))})(?!\d))"
SLUG_DATE = rf"(?i:{DATE}|{_unnamed(_SLUG)}|{MONTH} {_DAY}|{_DAY} {MONTH})"
_ZONE = r" ?\(?(?:gmt|utc|est|edt|bst|cet|eet|ksa|ist|msk|local time)(?:[+-]\d\d?(?::?\d\d)?)?\)?"
_HOUR = r"(?:[01]?\d|2[0-3])"
# Without a colon an hour is told from a figure ('2016 1500 people') only by the word before or the zone behind it.
TIME = (
    rf"(?:(?:(?:at )?{_HOUR}[:.][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\.?)?(?:{_ZONE})?|"
    rf"at (?:[01]\d|2[0-3])[0-5]\d(?:{_ZONE})?|(?:[01]\d|2[0-3])[0-5]\d{_ZONE}|{_HOUR} ?[ap]\.?m\.?)(?!\w))"
)
_AROUND = re.compile(
    rf"{WEEKDAY}(?!\w)|{TIME}|\b(?:first |last )?(?:published|posted|updated|modified|created|date|publication|of|on|"
    r"at|online|last update|time|ago|gmt|utc|est|edt|am|pm|hrs?|local|ksa)\b|[\s,.:;|/()\[\]–—•·-]",
    re.IGNORECASE,
)


def printed(text: str, *, updates: bool = True) -> date | None:
    """Return the first plausible date (1900 to 2100) printed; with `updates` False, none that follows 'updated'."""
    for match in _FIND.finditer(text):
        if not updates and re.search(r"\b(?:updated?|modified)\W*$", text[: match.start()], re.IGNORECASE):
            continue
        if found := _day(match.groupdict()):
            return found
    match_slug = _FIND_SLUG.search(text)
    return _day(match_slug.groupdict()) if match_slug else None


def every(text: str) -> frozenset[date]:
    """Return all plausible dates that the text prints."""
    return frozenset(day for match in _FIND.finditer(text) if (day := _day(match.groupdict())))


def is_date_line(line: str) -> bool:
    """Return whether a line says nothing but a date, with its weekday, hour and 'Published'."""
    rest, found = _FIND.subn(" ", line)
    return bool(found) and not _AROUND.sub("", rest)


def plausible(day: date | None) -> date | None:
    """Return the day, or None when no report can bear it."""
    return day if day is not None and 1900 <= day.year <= 2100 else None


def _day(groups: dict[str, str | None]) -> date | None:
    parts = {name[0]: value for name, value in groups.items() if value is not None}
    if "a" in parts:
        return _slashed(int(parts["a"]), int(parts["b"]), int(parts["y"]))
    month = parts["m"].lower()[:3]
    year = int(parts["y"])
    if year < 100:
        # FBIS slugs of the 1980s and 1990s write '3 JAN 90'.
        year += 1900 if year >= 50 else 2000
    return _checked(year, MONTHS.index(month) + 1 if month in MONTHS else int(month), int(parts["d"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    # '04/07/2017' is April in New York and July in London: known only when one part cannot be a month, or both agree.
    if first > 12 or first == second:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 else None


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return plausible(date(year, month, day))
    except ValueError:
        return None
