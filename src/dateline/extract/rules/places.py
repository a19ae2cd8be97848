"""The place names of a report: gazetteer matches and named unknowns, with type and compass words and precision."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.rules.places_away import away
from dateline.extract.rules.places_context import Context, context_of
from dateline.extract.rules.places_known import known_names, longest
from dateline.extract.rules.places_unknown import unknown_names
from dateline.extract.rules.places_weigh import ADJECTIVE, CIVIC, HYPHEN, NEAR, Find, type_after
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.normal import exact
from dateline.gazetteer.wording import precision_of, split_name, word_lists
from dateline.model.span import Span
from dateline.model.where import Place, PlacePrecision, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODIFIER_SCORE = 0.2  # such names tell where a report plays, but nothing happened at them
_COMPASS = re.compile(
    r"\b((?:(?:north|south)[-– ]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|rural|upper|lower|coastal)"
    r"(?:[-– ](?:east|west|north|south|central|rural)(?:ern)?)?)\s+$",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\s?[-–/]\s?$|\sand\s$")


def find_toponyms(doc: "Doc", gazetteer: Gazetteer, skip: Sequence[Span] = ()) -> tuple[Toponym, ...]:
    """Return the place names of a report in order, each with its precision and the likeliest gazetteer entry, if any.

    Nothing inside the `skip` spans is a place. Names that no gazetteer holds have `place` None.
    """
    context = context_of(doc)
    nowhere = [*skip, *(Span(start, end) for start, end, _ in context.adjectives)]
    finds = known_names(context, gazetteer, nowhere)
    finds += unknown_names(context, gazetteer, finds, nowhere)
    toponyms = [_toponym(context, gazetteer, find) for find in finds]
    toponyms += _adjective_borders(context)
    return tuple(_joined_borders(context, _apart(sorted(toponyms, key=lambda toponym: toponym.span))))


def countries_named(doc: "Doc", gazetteer: Gazetteer) -> tuple[tuple[str, int], ...]:
    """Return the countries that a report names, also by adjective ("Syrian"), with how often; most often first."""
    context = context_of(doc)
    counts = Counter(code for _, _, code in context.adjectives)
    for match in longest(context, gazetteer):
        found = gazetteer.places(match.key)
        if found and found[0].kind == "country" and found[0].country:
            counts[found[0].country] += 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _toponym(context: Context, gazetteer: Gazetteer, find: Find) -> Toponym:
    """Return a find as a toponym: type and compass words taken in, precision and likeliest entry set."""
    text = context.text
    compass = _COMPASS.search(text[max(0, find.start - 30) : find.start])
    start = find.start
    typed = type_after(context, find.end)
    whole = not (find.why.endswith(CIVIC) and exact(typed) in word_lists()["bodies"])
    end = find.end + (len(typed) if whole else 0)
    if compass and _takes_compass(compass.group(1), split_name(text[start:end]).kinds):
        start -= len(compass.group())
    name = text[start:end]
    parts = split_name(name)
    near = NEAR.search(text[max(0, start - 60) : start]) is not None
    found = gazetteer.named(name) or (gazetteer.places(find.key) if find.key else gazetteer.find(name))
    fitting = [place for place in found if not parts.kinds or place.kind in parts.kinds]
    place = fitting[0] if fitting else found[0] if found and find.key else None
    modifies = find.why.endswith((CIVIC, HYPHEN, ADJECTIVE))
    away_km, said = away(text, start) if near else (None, None)
    return Toponym(
        span=Span(start, end),
        name=name,
        precision=PlacePrecision.NEAR if near else precision_of(name, place, whole=bool(gazetteer.named(name))),
        place=place,
        score=MODIFIER_SCORE if modifies else round(min(1.0, max(0.25, find.points / 5)), 3),
        why=find.why,
        away_km=away_km,
        away=said,
    )


def _takes_compass(written: str, kinds: Sequence[str]) -> bool:
    """Return whether a compass word belongs to the name after it; a part of a province stays the province."""
    if written.casefold() in {"upper", "lower"}:
        return written[0].isupper()
    return "admin1" not in kinds or "region" in kinds or written[0].isupper()


def _apart(toponyms: Iterable[Toponym]) -> Iterator[Toponym]:
    """Yield toponyms that do not overlap; the earlier one stays."""
    end = 0
    for toponym in toponyms:
        if toponym.span.start >= end:
            end = toponym.span.end
            yield toponym


def _adjective_borders(context: Context) -> Iterator[Toponym]:
    """Yield "Turkish border", "Syrian-Turkish border": a strip, of one country or between two."""
    held: tuple[int, int, str] | None = None
    for start, end, code in context.adjectives:
        joined = held is not None and context.text[held[1] : start] in {"-", "–", " - ", " and "}
        border = re.match(r" borders?\b", context.text[end : end + 9])
        if border:
            first = held[0] if joined and held is not None else start
            name = context.text[first : end + border.end()]
            place = None if joined else Place(None, name, "region", code)
            near = NEAR.search(context.text[max(0, first - 60) : first]) is not None
            precision = PlacePrecision.NEAR if near else PlacePrecision.REGION
            yield Toponym(Span(first, first + len(name)), name, precision, place, 0.4, "border")
        held = (start, end, code)


def _joined_borders(context: Context, toponyms: Iterable[Toponym]) -> Iterator[Toponym]:
    """Yield the toponyms with "Israel-Lebanon border" made one region."""
    held: Toponym | None = None
    for toponym in toponyms:
        strip = held is not None and toponym.name.casefold().endswith(" border")
        if held is not None and strip and _BORDER.fullmatch(context.text[held.span.end : toponym.span.start]):
            span = held.span.join(toponym.span)
            held = Toponym(span, span.of(context.text), PlacePrecision.REGION, None, toponym.score, "border of two")
        else:
            if held is not None:
                yield held
            held = toponym
    if held is not None:
        yield held
