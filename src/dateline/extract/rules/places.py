"""The place names of a report: gazetteer matches and named unknowns, weighed by syntax, with the entity tagger as one vote."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.rules.places_context import PLACE_LABELS, Around, Context, country_adjectives
from dateline.gazetteer import Gazetteer, Match
from dateline.gazetteer.normal import ARTICLES, exact
from dateline.gazetteer.wording import precision_of, split_name, type_topics, word_lists
from dateline.model.span import Span
from dateline.model.where import Place, PlacePrecision, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH = 2.0  # points that make a match a place
REPEATED = 1.2  # points that all mentions of a name together must reach on average for the doubtful ones to count
IN_AREA, ONLY_IN_COUNTRY, IN_COUNTRY, IN_LIST = 1.0, 1.5, 0.6, 0.8  # points that the rest of the report adds
MODIFIER_SCORE = 0.2  # such names tell where a report plays, but nothing happened at them
SMALL_WORDS = ARTICLES | frozenset("of the and de la del do da dos upon sur du des le les y i e".split())
SHORT_NAMES = frozenset({"us", "usa", "uk", "uae", "ussr", "drc", "dr", "prc", "nyc", "car"})
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
    context = Context(doc)
    finds = _known(context, gazetteer, skip)
    finds += unknown_names(context, gazetteer, finds, skip)
    toponyms = (_toponym(context, gazetteer, find) for find in sorted(finds, key=lambda find: find.start))
    return tuple(_borders(context, _apart(toponyms)))


def countries_named(doc: "Doc", gazetteer: Gazetteer) -> tuple[tuple[str, int], ...]:
    """Return the countries that a report names, also by adjective ("Syrian"), with how often; most often first."""
    context = Context(doc)
    counts: Counter[str] = Counter()
    adjectives = country_adjectives()
    for token, form in zip(doc, context.forms, strict=True):
        if token.text[0].isupper() and form in adjectives:
            counts[adjectives[form]] += 1
    for match in _longest(context, gazetteer):
        found = gazetteer.places(match.key)
        if found and found[0].kind == "country" and found[0].country:
            counts[found[0].country] += 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _longest(context: Context, gazetteer: Gazetteer) -> Iterator[Match]:
    end = 0
    for listed in _by_start(context, gazetteer):
        if listed[0].start >= end:
            end = listed[0].end
            yield listed[0]


def _by_start(context: Context, gazetteer: Gazetteer) -> Iterator[list[Match]]:
    """Yield the matches that are written as names, those with one start together, the longest first."""
    groups: dict[int, list[Match]] = {}
    for match in gazetteer.scan(context.text):
        if _written_as_name(context, match):
            groups.setdefault(match.start, []).append(match)
    for start in sorted(groups):
        yield sorted(groups[start], key=lambda match: -match.end)


def _written_as_name(context: Context, match: Match) -> bool:
    written = context.text[match.start : match.end]
    parts = re.split(r"[\s\-–]+", written)
    if len(match.key) <= 2 and not match.key.endswith(".") and not written.isupper():
        return False
    if len(match.key) <= 4 and " " not in match.key and written.isupper() and not context.loud:
        return match.key in _short_names() or is_dateline(context, match)
    if match.key in _short_names() and not written.isupper() and len(match.key) < 4:
        return False
    capitals = [part for part in parts if part[:1].isupper() or (part[:1] in "'‘’ʿ`" and part[1:2].isupper())]
    return bool(capitals) and all(part in capitals or part.casefold() in SMALL_WORDS for part in parts)


@cache
def _short_names() -> frozenset[str]:
    return frozenset({"us", "usa", "uk", "uae", "ussr", "drc", "dr", "prc", "nyc", "car"})


def _known(context: Context, gazetteer: Gazetteer, skip: Sequence[Span]) -> list[Find]:
    taken: list[Find] = []
    doubtful: list[Find] = []
    end = 0
    for listed in _by_start(context, gazetteer):
        if listed[0].start < end or any(span.start <= listed[0].start < span.end for span in skip):
            continue
        weighed = [find for match in listed if (find := weigh(context, gazetteer, match))]
        good = next((find for find in weighed if find.points >= ENOUGH), None)
        if good:
            taken.append(good)
            end = good.end
        elif weighed:
            doubtful.append(weighed[0])
    return taken + list(_second_look(context, gazetteer, taken, doubtful))


def _second_look(
    context: Context, gazetteer: Gazetteer, taken: Sequence[Find], doubtful: Sequence[Find]
) -> Iterator[Find]:
    """Yield the doubtful finds that the rest of the report speaks for: named surely elsewhere, in its area, in one list."""
    points: dict[str, list[float]] = {}
    for find in (*taken, *doubtful):
        points.setdefault(find.key, []).append(find.points)
    sure = {find.key for find in taken if sum(points[find.key]) >= REPEATED * len(points[find.key])}
    areas, states = home(context, gazetteer, taken)
    ends, starts = {find.end for find in taken}, {find.start for find in taken}
    end = 0
    for find in doubtful:
        if find.start < end or any(find.start < other.end and other.start < find.end for other in taken):
            continue
        why, total = [], find.points
        if find.key in sure:
            why, total = ["named again"], max(total, ENOUGH)
        places = gazetteer.places(find.key)
        if any((place.country, place.admin1) in areas for place in places):
            why, total = [*why, "in an area named"], total + 1.0
        elif any(place.country in states for place in places):
            alone = all(place.country in states for place in places[:3])
            why, total = [*why, "in a country named"], total + (1.5 if alone else 0.6)
        if _in_list(context.text, find, ends, starts):
            why, total = [*why, "in a list of places"], total + 0.8
        if total >= ENOUGH:
            end = find.end
            yield replace(find, why=", ".join((find.why, *why)))


def _in_list(text: str, find: Find, ends: set[int], starts: set[int]) -> bool:
    """Return whether only a comma or "and" stands between a find and a sure place."""
    before = re.search(r"(?:, |,? and |,? or )$", text[max(0, find.start - 6) : find.start])
    after = re.match(r", and |, | and | or ", text[find.end : find.end + 6])
    return (before is not None and find.start - len(before.group()) in ends) or (
        after is not None and find.end + after.end() in starts
    )


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
    return Toponym(
        span=Span(start, end),
        name=name,
        precision=PlacePrecision.NEAR if near else precision_of(name, place, whole=bool(gazetteer.named(name))),
        place=place,
        score=MODIFIER_SCORE
        if find.why.endswith((CIVIC, HYPHEN, ADJECTIVE))
        else round(min(1.0, max(0.25, find.points / 5)), 3),
        why=find.why,
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


def _borders(context: Context, toponyms: Iterable[Toponym]) -> Iterator[Toponym]:
    """Yield the toponyms with "X-Y border" made one region."""
    held: Toponym | None = None
    for toponym in toponyms:
        if held is not None:
            between = context.text[held.span.end : toponym.span.start]
            if _BORDER.fullmatch(between) and toponym.name.casefold().endswith(" border") and len(between) < 6:
                span = held.span.join(toponym.span)
                toponym = Toponym(
                    span, span.of(context.text), PlacePrecision.REGION, None, toponym.score, "border of two countries"
                )  # noqa: PLW2901
            else:
                yield held
        held = toponym
    if held is not None:
        yield held
