"""Tellings for tests, written out."""

from datetime import date, timedelta

from dateline.lexicon.commonness import stems
from dateline.lexicon.scenes import kinds
from dateline.merge.copies import bands, runs, sketch
from dateline.model import (
    ActorKind,
    Count,
    Counts,
    DatePrecision,
    Facet,
    Gist,
    Party,
    PlacePrecision,
    Span,
    Telling,
    When,
    Where,
)

DAY = date(2031, 5, 6)
KORVA = Where("Korva", PlacePrecision.TOWN, "SY", "Idlib", geonames_id=1, lat=35.9, lon=36.6)
SELM = Where("Selm", PlacePrecision.TOWN, "SY", "Idlib", geonames_id=2, lat=35.6, lon=36.9)
NORTHWEST = Where("northwestern Syria", PlacePrecision.REGION, "SY")


def on(days=0):
    return When.day(DAY + timedelta(days=days))


def week():
    return When(DAY - timedelta(days=3), DAY + timedelta(days=3), DatePrecision.WEEK)


def party(name, actor_id=None, kind=ActorKind.UNKNOWN, **more):
    return Party(name, Span(0, 5), actor_id, kind, **more)


REGIME = party("Syrian warplanes", "sy-air-force", ActorKind.STATE, country="SY")
REBELS = party("rebels", "sy-rebels", ActorKind.REBEL, country="SY")


def gist(key, title="Air strike on market kills 14 in Korva", text="", **changes):
    words = tuple(dict.fromkeys(stems(title)))
    found = runs(stems(text))
    fields = {
        "report_id": key,
        "published": DAY,
        "publisher": f"{key} daily",
        "title": title,
        "heading": words,
        "lead": words,
        "terms": (*words, *(f"{key}{number}" for number in range(12))),  # what only this report says
        "names": tuple(stems(" ".join(word for word in title.split() if word[0].isupper()))),
        "days": (DAY,),
        "numbers": tuple(sorted(int(word) for word in title.split() if word.isdecimal())),
        "targets": tuple(sorted(kinds("targets", words))),
        "means": tuple(sorted(kinds("means", words))),
        "sketch": sketch(found),
        "bands": bands(found),
    }
    return Gist(**fields | changes)


def facet(key, **changes):
    fields = {
        "event_id": key,
        "type": "strike.air",
        "date": on(),
        "place": KORVA,
        "side_a": (REGIME,),
        "counts": Counts(killed=Count(14, 14)),
        "words": ("korva", "market"),
        "confidence": 0.8,
    }
    return Facet(**fields | changes)


def telling(key, main=True, about=None, **changes):
    """Return a report's telling of the strike on Korva, or of what the changes make of it."""
    own = about or gist(key)
    event = f"{key}-event" if main else f"{key}-other"
    return Telling(event, own, main, (facet(event, **changes),))
