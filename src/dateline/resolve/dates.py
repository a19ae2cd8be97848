"""When an event happened: its own words, its tellings', its day by the rules of the codebook (section 5), else unknown."""

from collections.abc import Sequence

from dateline.model import DatePrecision, Decision, Report, Span, When
from dateline.model.mention import Mention, TimeReference

OWN_WORDS = frozenset({"day", "week", "month", "year", "period", "anaphoric"})


def event_date(
    tellings: Sequence[Mention], report: Report, *, short: bool, carried: When | None
) -> tuple[When, tuple[Span, ...], Decision]:
    """Return the time of an event, the words that carry it and the rule that chose it."""
    for telling in tellings:
        time = next((time for time in telling.times if _usable(time)), None)
        if time is not None and time.when is not None:
            return time.when, (time.span,), Decision("date", "rules", "date.own_words")
    since = next((time for telling in tellings for time in telling.times if _since(time)), None)
    if since is not None and since.when is not None:
        end = None if tellings[0].cues[0].type == "strategic.siege" else report.published
        return (
            When(since.when.start, end, since.when.precision),
            (since.span,),
            Decision("date", "rules", "date.since_goes_on"),
        )
    if all("perfect" in telling.flags for telling in tellings):
        carried = None
    if carried is not None:
        return carried, (), Decision("date", "rules", "date.carried_on")
    if short and report.published is not None and _of_its_day(tellings):
        return When.day(report.published), (), Decision("date", "rules", "date.short_item_tells_of_its_day")
    return When(), (), Decision("date", "rules", "date.not_stated")


def _since(time: TimeReference) -> bool:
    """Return whether a time opens a stretch that goes on, other than the whole of a war."""
    return time.kind == "since" and time.when is not None and time.when.start is not None


def _usable(time: TimeReference) -> bool:
    return (
        time.when is not None
        and time.kind in OWN_WORDS | {"dateline"}
        and time.kind != "dateline"
        and not time.background
    )


def _of_its_day(tellings: Sequence[Mention]) -> bool:
    """Return whether a short item tells of its own day: not when the happening is only presupposed."""
    return not all("presupposed" in telling.flags for telling in tellings)


def unknown(when: When) -> bool:
    """Return whether nothing is known of a time."""
    return when.precision is DatePrecision.UNKNOWN
