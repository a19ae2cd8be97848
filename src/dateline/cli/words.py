"""Fields of a record in the words of a person at a desk; silence is blank, never "unknown" or 0."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.model import Claim, Count, DatePrecision, Event, Modality, Party, PlacePrecision, Stance, When, Where

# Control characters (escape sequences begin with one), lone surrogates, and marks that override the reading direction.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Written out here so that a table reads the same under every locale.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def count_words(count: Count | None) -> str:
    """Return '25', '25+', 'up to 25', '20–30', 'none' for a stated zero, blank when nothing is said."""
    match count:
        case None:
            return ""
        case Count(low=0, high=0):
            return "none"
        case Count(low=None, high=high):
            return f"up to {high:,}"
        case Count(low=low, high=None):
            return f"{low:,}+"
        case Count(low=low, high=high) if low == high:
            return f"{low:,}"
    return f"{count.low:,}–{count.high:,}"


def when_words(when: When) -> str:
    """Return '1 Dec 2024', '30 Nov–2 Dec 2024', 'week of 25 Nov 2024', 'Dec 2024', 'since 1 Dec 2024' or blank."""
    start, end = when.start, when.end
    if start is None:
        return f"by {_point(end, when.precision)}" if end else ""
    if end is None:
        return f"since {_point(start, when.precision)}"
    if when.precision is DatePrecision.WEEK and (end - start).days <= 7:
        return f"week of {_point(start, DatePrecision.DAY)}"
    return _stretch(start, end, when.precision)


def _point(day: date, precision: DatePrecision) -> str:
    return " ".join(_parts(day, precision))


def _parts(day: date, precision: DatePrecision) -> tuple[str, ...]:
    year, month = str(day.year), _MONTHS[day.month - 1]
    match precision:
        case DatePrecision.YEAR:
            return (year,)
        case DatePrecision.MONTH:
            return month, year
        case _:
            return str(day.day), month, year


def _stretch(start: date, end: date, precision: DatePrecision) -> str:
    """Return both ends, with what they share at the end said once."""
    first, last = _parts(start, precision), _parts(end, precision)
    if first == last:
        return " ".join(last)
    while first[-1] == last[len(first) - 1]:
        first = first[:-1]
    return f"{' '.join(first)}–{' '.join(last)}"


def where_words(where: Where) -> str:
    """Return 'Idlib (Syria)', 'near Idlib (Syria)', 'northwestern Syria', or the country alone; blank when unknown."""
    state = _country(where.country)
    if where.name is None:
        return state
    near = "near " if where.precision is PlacePrecision.NEAR and not where.name.casefold().startswith("near ") else ""
    told = not state or state.casefold() in where.name.casefold()
    return f"{near}{where.name}" if told else f"{near}{where.name} ({state})"


def _country(code: str | None) -> str:
    from dateline.lexicon.countries import country

    found = country(code) if code else None
    return found.name if found else code or ""


def type_words(code: str) -> str:
    """Return the codebook's label of a type, or the code of a type that it does not hold."""
    from dateline.codebook import load

    kind = load().types.get(code)
    return kind.label if kind else code


def sides_words(parties: Sequence[Party]) -> str:
    """Return the names on one side; who is only accused shows by whom: 'Russian forces (says Kyiv)'."""
    return ", ".join(party.name + _attribution(party) for party in parties)


def _attribution(party: Party) -> str:
    match party.attributed_to:
        case None:
            return ""
        case "unstated":
            return " (alleged)"
        case speaker if speaker == party.name:
            return " (claimed)"
        case speaker:
            return f" (says {speaker})"


def who_words(event: Event) -> str:
    """Return 'side a → side b'; a side that nobody names stays blank."""
    doers, hit = sides_words(event.side_a), sides_words(event.side_b)
    return f"{doers} → {hit}".strip() if hit else doers


def speaker_words(claim: Claim) -> str:
    """Return 'the ministry denies', 'unstated speaker accuses'."""
    speaker = "unstated speaker" if claim.speaker == "unstated" else claim.speaker
    return f"{speaker} {claim.stance.value.replace('-', ' ')}"


def status_words(event: Event) -> str:
    """Return 'reported', 'disputed' when a speaker denies or doubts it, or its modality when not current."""
    if event.modality is not Modality.ACTUAL:
        return event.modality.value
    disputed = any(claim.stance in {Stance.DENIES, Stance.DOUBTS} for claim in event.claims)
    return "disputed" if disputed else "reported"


def shown(text: str) -> str:
    """Return the text with what would steer a terminal or turn the reading direction made visible."""
    return _STEERING.sub("\ufffd", text)
