"""Strategies for incidents: what a store may hold, plain and odd."""

from datetime import date, timedelta
from hashlib import sha256

from hypothesis import strategies as st

from dateline.codebook import load
from dateline.model import (
    COUNT_FIELDS,
    ActorKind,
    DatePrecision,
    Decision,
    Estimate,
    Figure,
    Fusing,
    Incident,
    IncidentStatus,
    Member,
    PlacePrecision,
    Side,
    Victims,
    Voice,
    When,
    Where,
)
from dateline.outputs.export import Item, Source

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20).filter(str.strip)
PLAIN = st.text("abcdeé =+-@';,\"", min_size=1, max_size=12).filter(str.strip)
NAMES = st.one_of(PLAIN, WORDS)
NUMBERS = st.one_of(st.none(), st.integers(0, 5000))
DAYS = st.dates(date(1997, 1, 1), date(2026, 12, 31))
DEGREES = st.decimals(-80, 80, places=5).map(float)


@st.composite
def dates(draw):
    """Return a time with its precision."""
    precision = draw(st.sampled_from(DatePrecision))
    if precision is DatePrecision.UNKNOWN:
        return When()
    start = draw(DAYS)
    length = {DatePrecision.DAY: 0, DatePrecision.WEEK: 6, DatePrecision.MONTH: 29, DatePrecision.YEAR: 364}[precision]
    return When(start, draw(st.sampled_from([start + timedelta(days=length), None])), precision)


@st.composite
def places(draw):
    """Return a place; with a point or without."""
    point = draw(st.booleans())
    return Where(
        name=draw(st.one_of(st.none(), NAMES)),
        precision=draw(st.sampled_from(PlacePrecision)),
        country=draw(st.sampled_from([None, "SY", "UA", "US", "CD"])),
        admin1=draw(st.one_of(st.none(), NAMES)),
        admin2=draw(st.one_of(st.none(), NAMES)),
        geonames_id=draw(st.one_of(st.none(), st.integers(1, 10**8))),
        lat=draw(DEGREES) if point else None,
        lon=draw(DEGREES) if point else None,
    )


def sides():
    """Return who stands on a side."""
    return st.lists(
        st.builds(
            Side,
            NAMES,
            st.sampled_from([None, "sy-armed-forces", "no-such-actor"]),
            st.sampled_from(ActorKind),
            st.sampled_from([None, "SY", "RU"]),
            st.just(("e1",)),
            st.one_of(st.none(), NAMES),
        ),
        max_size=2,
    ).map(tuple)


ESTIMATES = st.dictionaries(
    st.sampled_from(COUNT_FIELDS), st.builds(Estimate, NUMBERS, NUMBERS, NUMBERS, st.sampled_from(Victims)), max_size=3
).map(lambda found: tuple(sorted(found.items())))
FIGURES = st.lists(
    st.builds(
        Figure,
        st.sampled_from(COUNT_FIELDS),
        NUMBERS,
        NUMBERS,
        st.sampled_from(Victims),
        st.one_of(st.none(), DAYS),
        st.just("v1"),
        st.just("r1"),
        st.just("e1"),
        st.booleans(),
    ),
    max_size=2,
).map(tuple)
DECISION = st.builds(Decision, st.just("place"), st.just("rules"), NAMES, NAMES, st.one_of(st.none(), st.floats(-9, 9)))


@st.composite
def incidents(draw):
    """Return an incident that one or two voices tell in one to three reports."""
    reports = tuple(f"r{number}" for number in range(1, draw(st.integers(2, 4))))
    split = draw(st.integers(1, len(reports)))
    groups = [group for group in (reports[:split], reports[split:]) if group]
    return Incident(
        id=sha256(str(draw(st.integers(0, 10**9))).encode()).hexdigest()[:32],
        type=draw(st.sampled_from(sorted(load().types))),
        status=draw(st.sampled_from(IncidentStatus)),
        members=tuple(Member(name, f"e-{name}", "v1", main=draw(st.booleans())) for name in reports),
        voices=tuple(Voice(f"v{number}", draw(NAMES), group) for number, group in enumerate(groups, 1)),
        date=draw(dates()),
        place=draw(places()),
        side_a=draw(sides()),
        side_b=draw(sides()),
        estimates=draw(ESTIMATES),
        figures=draw(FIGURES),
        title=draw(st.one_of(st.none(), NAMES)),
        fusing=draw(st.sampled_from(Fusing)),
        decisions=tuple(draw(st.lists(DECISION, max_size=1))),
        accepted_by=draw(st.one_of(st.none(), NAMES)),
    )


def items():
    """Return an incident with its reports as an export tells them."""
    maybe = st.one_of(st.none(), NAMES)

    def told(incident):
        sources = st.tuples(
            *(
                st.builds(
                    Source,
                    st.just(name),
                    maybe,
                    maybe,
                    maybe,
                    st.sampled_from([None, "https://a.example/1"]),
                    st.one_of(st.none(), DAYS),
                )
                for name in incident.report_ids
            )
        )
        return sources.map(lambda found: Item(incident, found))

    return incidents().flatmap(told)


def sets_of_items(most=4):
    """Return several incidents as a store lists them: no id twice, the latest first, those without a date last."""
    return st.lists(items(), max_size=most, unique_by=lambda item: item.incident.id).map(
        lambda found: sorted(found, key=listing)
    )


def listing(item):
    """Return the store's order."""
    day = item.incident.date.start or item.incident.date.end
    return (day is None, -day.toordinal() if day else 0, item.incident.id)
