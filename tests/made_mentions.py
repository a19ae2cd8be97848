"""Tellings of a happening, written out."""

from datetime import date

from dateline.model import ActorKind, Modality, Party, Place, PlacePrecision, Span, Toponym, When
from dateline.model.mention import Casualty, Cue, Mention, TimeReference

HERE = Span(0, 10)


def cue(kind="strike.air", rank=60, words="airstrike"):
    return Cue(HERE, words, kind, rank, "noun")


def party(name, kind=ActorKind.UNKNOWN, armed=None, actor_id=None):
    return Party(name, HERE, actor_id, kind, armed=armed)


def town(name, number, country="SY", admin1=None, precision=PlacePrecision.TOWN):
    place = Place(number, name, "town", country, admin1, lat=36.0, lon=37.0)
    return Toponym(HERE, name, precision, place)


def area(name, country="SY", precision=PlacePrecision.ADMIN1):
    return Toponym(HERE, name, precision, Place(None, name, precision.value, country, name))


def on(day):
    return TimeReference(HERE, When.day(date(2024, 12, day)), "day")


def killed(low, high=None, noun="people", **more):
    return Casualty("killed", low, high, HERE, noun=noun, **more)


def telling(*cues, start=0, **changes):
    """Return a telling of an air strike, or of what the cues say."""
    fields = {
        "cues": cues or (cue(),),
        "quote": Span(start, start + 10),
        "sentence": Span(start, start + 40),
        "paragraph": 0,
        "modality": Modality.ACTUAL,
    }
    return Mention(**fields | changes)
