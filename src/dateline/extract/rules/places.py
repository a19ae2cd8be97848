"""The place names of a report: gazetteer matches and named unknowns, weighed by syntax, with the entity tagger as one vote."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
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

ENOUGH = 2.0  # points that make a match a place; the weights below were set on 588 local and 150 short reports
SPOILT, RUN_ON = (
    9.0,
    1.8,
)  # points lost as part of a longer name: surely, perhaps (reports come with their commas stripped)
REPEATED = 1.2  # points that all mentions of a name together must reach on average for the doubtful ones to count
CIVIC, HYPHEN, ADJECTIVE = "in the name of a body", "in a compound", "as an adjective"
MODIFIER_SCORE = 0.2  # such names tell where a report plays, but nothing happened at them
SMALL_WORDS = ARTICLES | {
    "of",
    "the",
    "and",
    "de",
    "la",
    "del",
    "do",
    "da",
    "dos",
    "upon",
    "sur",
    "du",
    "des",
    "le",
    "les",
    "y",
    "i",
    "e",
}
STREETS = frozenset({"street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd", "highway", "lane", "drive", "dr", "parkway", "pkwy", "freeway",
                     "expressway", "pike", "square", "plaza"})  # fmt: skip
_COMPASS = re.compile(
    r"\b((?:(?:north|south)[-– ]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?|central|rural|upper|lower|coastal)"
    r"(?:[-– ](?:east|west|north|south|central|rural)(?:ern)?)?)\s+$",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"\b(?:near|nearby|outside|outskirts of|close to|vicinity of|surrounding|around|suburbs? of|adjacent to|not far from|overlooking"
    r"|(?:north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|south-east|south-west) of"
    r"|(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\.?(?: \(\S+ \w+\))?(?: \w+)? (?:of|from))"
    r"\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?:(?:town|city|village|capital|port|district|area|border|camp)s?\s+(?:of\s+)?)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?<![^\W\d_])([A-Za-z]{2,3})-$")
_OF_TYPE = re.compile(r"\b([a-z][a-z-]*)\s+(?:of|called|named)\s+(?:the\s+)?$", re.IGNORECASE)
_BORDER = re.compile(r"\s?[-–/]\s?$|\sand\s$")


@dataclass(frozen=True, slots=True)
class _Find:
    """A stretch that is held for a place, with its points and the reasons."""

    start: int
    end: int
    key: str
    points: float
    why: str


def find_toponyms(doc: "Doc", gazetteer: Gazetteer, skip: Sequence[Span] = ()) -> tuple[Toponym, ...]:
    """Return the place names of a report in order, each with its precision and the likeliest gazetteer entry, if any.

    Nothing inside the `skip` spans is a place. Names that no gazetteer holds have `place` None.
    """
    context = Context(doc)
    finds = _known(context, gazetteer, skip)
    finds += _unknown(context, gazetteer, finds, skip)
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
        return match.key in _short_names() or _dateline(context, match)
    if match.key in _short_names() and not written.isupper() and len(match.key) < 4:
        return False
    capitals = [part for part in parts if part[:1].isupper() or (part[:1] in "'‘’ʿ`" and part[1:2].isupper())]
    return bool(capitals) and all(part in capitals or part.casefold() in SMALL_WORDS for part in parts)


@cache
def _short_names() -> frozenset[str]:
    return frozenset({"us", "usa", "uk", "uae", "ussr", "drc", "dr", "prc", "nyc", "car"})


def _dateline(context: Context, match: Match) -> bool:
    """Return whether a name in capitals opens a line as the place of writing: "KABUL, Afghanistan (AP) —"."""
    before, after = context.text[: match.start].rstrip(" "), context.text[match.end : match.end + 40]
    opens = not before or before[-1] in '\n.:!?)”"'
    return opens and re.match(r"\s*(?:,[^.\n]{2,30})?(?:\([A-Z][\w ./]+\)|\s[-–—]+\s|/)", after) is not None


def _known(context: Context, gazetteer: Gazetteer, skip: Sequence[Span]) -> list[_Find]:
    taken: list[_Find] = []
    doubtful: list[_Find] = []
    end = 0
    for listed in _by_start(context, gazetteer):
        if listed[0].start < end or any(span.start <= listed[0].start < span.end for span in skip):
            continue
        weighed = [find for match in listed if (find := _weigh(context, gazetteer, match))]
        good = next((find for find in weighed if find.points >= ENOUGH), None)
        if good:
            taken.append(good)
            end = good.end
        elif weighed:
            doubtful.append(weighed[0])
    return taken + list(_second_look(context, gazetteer, taken, doubtful))


def _second_look(
    context: Context, gazetteer: Gazetteer, taken: Sequence[_Find], doubtful: Sequence[_Find]
) -> Iterator[_Find]:
    """Yield the doubtful finds that the rest of the report speaks for: named surely elsewhere, in its area, in one list."""
    points: dict[str, list[float]] = {}
    for find in (*taken, *doubtful):
        points.setdefault(find.key, []).append(find.points)
    sure = {find.key for find in taken if sum(points[find.key]) >= REPEATED * len(points[find.key])}
    areas, states = _home(context, gazetteer, taken)
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


def _home(
    context: Context, gazetteer: Gazetteer, taken: Sequence[_Find]
) -> tuple[set[tuple[str | None, str | None]], set[str | None]]:
    """Return the first-level areas and the countries that the sure places of a report lie in."""
    areas, states = set(), {country_adjectives()[form] for form in context.forms if form in country_adjectives()}
    for find in taken:
        places = gazetteer.places(find.key)
        if places[0].kind == "country":
            states.add(places[0].country or "")
        elif places[0].kind == "admin1" or len(places) == 1 or places[0].population >= 500_000:
            areas.add((places[0].country, places[0].admin1))
    return areas, set(states)


def _in_list(text: str, find: _Find, ends: set[int], starts: set[int]) -> bool:
    """Return whether only a comma or "and" stands between a find and a sure place."""
    before = re.search(r"(?:, |,? and |,? or )$", text[max(0, find.start - 6) : find.start])
    after = re.match(r", and |, | and | or ", text[find.end : find.end + 6])
    return (before is not None and find.start - len(before.group()) in ends) or (
        after is not None and find.end + after.end() in starts
    )


def _weigh(context: Context, gazetteer: Gazetteer, match: Match) -> _Find | None:
    """Return a match with its points; None when something speaks plainly against it."""
    article = _ARTICLE.search(context.text[max(0, match.start - 5) : match.start])
    if article and exact(article.group(1)) in ARTICLES:
        match = replace(match, start=match.start - len(article.group(1)) - 1)
    first, last = context.tokens(match.start, match.end)
    around = context.around(first, last)
    place = gazetteer.places(match.key)[0]
    preposition = context.preposition(first)
    lists = word_lists()
    if match.key in lists["not_places"] and not (match.key in lists["perhaps"] and _firm(context, match, preposition)):
        return None
    if match.key.startswith("st ") and re.match(r"['’]s [A-Z]", context.text[match.end : match.end + 4]):
        return None
    if _part_of_word(context, match, place):
        return None
    modifies = _modifies(context, match, around)
    spoilt = _spoilt_before(context, around) + (0.0 if modifies else _spoilt_after(context, around))
    if spoilt >= SPOILT:
        return None
    if match.key.split()[-1] in context.persons and preposition not in lists["in_strict"] and place.kind != "country":
        return None
    points = _strength(place, match) + _cues(context, match, around, preposition) + _votes(context, match, first, last)
    points += (1.0 if modifies == CIVIC else 0.0) - (0.0 if _fits_tag(context, first, last) else spoilt)
    why = f"gazetteer {place.kind}, {points:.1f} points"
    return _Find(match.start, match.end, match.key, points, f"{why}, {modifies}" if modifies else why)


def _modifies(context: Context, match: Match, around: Around) -> str:
    """Return how a name only modifies another word ("Gainesville Police", "London-based", "US forces"); empty if it does not."""
    if re.match(r"[-–][a-z]", context.text[match.end : match.end + 2]):
        return HYPHEN
    lists = word_lists()
    if around.after:
        forms = [context.forms[token.i] for token in around.after]
        return (
            CIVIC
            if any(form in lists["civic"] for form in forms) and not any(form in lists["trade"] for form in forms)
            else ""
        )
    return ADJECTIVE if match.key in {"us", "u s.", "uk", "u k.", "un"} and _before_noun(around) else ""


def _before_noun(around: Around) -> bool:
    return around.next is not None and around.next.pos_ in {"NOUN", "ADJ"} and around.next.text.islower()


def _firm(context: Context, match: Match, preposition: str) -> bool:
    after = context.text[match.end : match.end + 2]
    return preposition in word_lists()["in_strict"] or (
        after == ", " and context.text[match.end + 2 : match.end + 3].isupper()
    )


def _strength(place: Place, match: Match) -> float:
    """Return how much the gazetteer entry itself speaks for a place."""
    fixed = {"country": 3.0, "region": 2.5, "admin1": 2.5, "site": 2.0, "admin2": 0.5}
    points = fixed.get(place.kind, 0.0)
    if place.kind == "town":
        points = next(
            value
            for people, value in ((1_000_000, 2.2), (100_000, 1.6), (20_000, 1.0), (0, 0.5))
            if place.population >= people
        )
        points -= 0.5 if exact(place.name) != match.key and place.population < 100_000 else 0.0
    return points + (0.8 if len([part for part in match.key.split() if part not in ARTICLES]) > 1 else 0.0)


# What these are done to is, in news of war, a place more often than a name of anything else ("shelled Kherson", "retook Lyman").
_TAKEN = re.compile(
    r"\b(?:shell|bomb|bombard|captur|recaptur|re?took|retak|seiz|storm|besieg|liberat|pound|encircl|overr[au]n|enter|reach|evacuat|attack|raid|hit|str[iu]ck?"
    r"|target|strik|le(?:ft|av)|fle[de]|control(?:led)?|tak(?:e|es|en|ing)|took|occup|abandon|surround|raz|loot)(?:e|ed|es|s|ing|y|ied|ies|ying|ling|ll?ed)? (?:the )?$",
    re.IGNORECASE,
)


def _cues(context: Context, match: Match, around: Around, preposition: str) -> float:
    """Return what the words around a match say for a place."""
    lists = word_lists()
    points = 1.3 if preposition in lists["in_strict"] else 0.6 if preposition else 0.0
    if _type_after(context, match.end):
        points += 1.5
    before = context.text[max(0, match.start - 40) : match.start]
    typed = _OF_TYPE.search(before) or re.search(r"\b([a-z]+) $", before)
    if typed and type_topics().get(typed.group(1).casefold()):
        points += 1.5
    if re.match(r", [A-Z]", context.text[match.end : match.end + 3]):
        points += (
            1.0
            if re.match(r", (?:[A-Z][\w.]+ ?){1,3}(?:[,.;)—–-]|\s|$)", context.text[match.end : match.end + 40])
            else 0.5
        )
    if _dateline(context, match):
        points += 1.5
    if _NEAR.search(before) or _is_taken_or_hit(context, match):
        points += 1.3
    if around.before and context.forms[around.before[-1].i] in lists["compass"]:
        points += 0.7
    if _TAKEN.search(before):
        points += 1.3
    return points


def _is_taken_or_hit(context: Context, match: Match) -> bool:
    """Return whether the name is the object of a verb that is done to places: shell, seize, enter, leave."""
    first, last = context.tokens(match.start, match.end)
    root = context.doc[first:last].root
    return root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_.casefold() in word_lists()["done_to_places"]


def _votes(context: Context, match: Match, first: int, last: int) -> float:
    """Return what the tagger and the rest of the report say; the tagger is often wrong, so its vote is small."""
    label, alone = context.label(first, last)
    points = {"PERSON": -0.8, "ORG": -0.5, "WORK_OF_ART": -1.0, "EVENT": -0.5, "PRODUCT": -0.5, "DATE": -1.5}.get(
        label, 0.0
    )
    if label in PLACE_LABELS:
        points += 1.0 if alone else 0.4
    form = match.key
    if form in context.lower_words:
        points -= 1.2
    if form in word_lists()["firstnames"]:
        points -= 1.5
    root = context.doc[first:last].root
    if root.dep_ == "nsubj" and context.forms[root.head.i] in word_lists()["speech"]:
        points -= 0.8
    return points


def _part_of_word(context: Context, match: Match, place: Place) -> bool:
    """Return whether a hyphen makes the match a piece of a longer word ("al-Bashir", "Baden-Powell")."""
    before, after = context.text[max(0, match.start - 12) : match.start], context.text[match.end : match.end + 2]
    joined_before = re.search(r"([^\W\d_]+)[-'’]$", before)
    if (
        joined_before
        and joined_before.group(1) not in {"D", "R", "I"}
        and (place.kind != "country" or exact(joined_before.group(1)) in ARTICLES)
    ):
        return True
    return len(after) == 2 and after[0] in "-'’" and after[1].isupper() and place.kind != "country"


def _fits_tag(context: Context, first: int, last: int) -> bool:
    label, alone = context.label(first, last)
    return label in PLACE_LABELS and alone


def _spoilt_before(context: Context, around: Around) -> float:
    """Return how much the words before make the match a piece of a longer name: of a person or a body."""
    lists = word_lists()
    previous = around.previous
    if previous is not None and context.forms[previous.i] == "of" and previous.i:
        head = context.forms[previous.i - 1]
        if head in lists["bodies_first"] and previous.nbor(-1).text[0].isupper():
            return SPOILT
    if not around.before:
        return 0.0
    form = context.forms[around.before[-1].i]
    if (
        form in lists["compass"] | lists["nature_first"]
        or form in country_adjectives()
        or form in {"greater", "downtown", "metro"}
    ):
        return 0.0
    if form in lists["titles"] or form in lists["firstnames"]:
        return SPOILT
    return RUN_ON


def _spoilt_after(context: Context, around: Around) -> float:
    """Return how much the words after make the match a piece of a longer name: of a person, a body, a newspaper."""
    if not around.after:
        return 0.0
    lists, topics = word_lists(), type_topics()
    forms = [context.forms[token.i] for token in around.after]
    if forms[0] in topics and forms[0] not in lists["bodies"]:
        return SPOILT if forms[-1] in lists["bodies_words"] and len(forms) > 1 else 0.0
    if forms[0] in country_adjectives():
        return 0.0
    if forms[-1] in lists["bodies_words"] or forms[0] in lists["bodies"]:
        return SPOILT
    return RUN_ON


def _type_after(context: Context, end: int) -> str:
    """Return the type word that belongs to a name ending here, as written; empty if none does."""
    following = re.match(r"((?:['’]s)?\s+)((?:[\w.-]+\s+){0,2}[\w.-]+)", context.text[end : end + 60])
    if not following or "\n" in following.group(1) or following.group(1).strip():
        return ""
    found = [word.group() for word in re.finditer(r"[\w-]+", following.group(2))]
    topics, lists = type_topics(), word_lists()
    for size in (3, 2, 1):
        written = found[:size]
        form = " ".join(exact(word) for word in written)
        if len(written) < size or form not in topics:
            continue
        capital = written[-1][:1].isupper()
        if (form in lists["bodies"] or form in STREETS) and not capital:
            return ""
        if form in {"capital", "cities", "towns", "villages"}:
            return ""
        stretch = re.match(r"\s+" + r"\s+".join(re.escape(word) for word in written), context.text[end:])
        return stretch.group() if stretch else ""
    return ""


def _unknown(context: Context, gazetteer: Gazetteer, finds: Sequence[_Find], skip: Sequence[Span]) -> list[_Find]:
    """Return names that no gazetteer entry was accepted for, but that the words around them make places."""
    taken = [*(Span(find.start, find.end) for find in finds), *skip]
    _, states = _home(context, gazetteer, finds)
    found: list[_Find] = []
    for run in _runs(context):
        span = _span_of(context, run)
        if any(span.overlaps(other) for other in taken):
            continue
        why = _unknown_cue(context, run, span) or _unknown_in(context, gazetteer, run, span, states)
        if (
            not why
            and found
            and re.fullmatch(r",? and |, ", context.text[found[-1].end : span.start])
            and _plural_type(found[-1].why)
        ):
            why = "" if _is_no_name(context, [context.forms[token.i] for token in run]) else found[-1].why
        if why:
            found.append(_Find(span.start, span.end, "", ENOUGH, why))
    return found


def _plural_type(why: str) -> bool:
    return why.endswith("s of")


def _span_of(context: Context, run: Sequence["Token"]) -> Span:
    start, end = run[0].idx, run[-1].idx + len(run[-1].text)
    article = _ARTICLE.search(context.text[max(0, start - 5) : start])
    if article and exact(article.group(1)) in ARTICLES:
        start -= len(article.group(1)) + 1
    if context.text[end - 1] == "." and context.forms[run[-1].i] not in STREETS:
        end -= 1
    return Span(start, end)


def _runs(context: Context) -> Iterator[list["Token"]]:
    """Yield the runs of capitalised words, without articles and prepositions at their ends."""
    run: list[Token] = []
    for token in context.doc:
        joins = bool(run) and context.text[run[-1].idx + len(run[-1].text) : token.idx] in {" ", ""}
        small = token.text.casefold() in ARTICLES or token.text in {"-", "–"}
        if token.text[0].isalpha() and context.capital(token) and (not run or joins):
            run.append(token)
        elif run and joins and small:
            run.append(token)
        else:
            yield from _trimmed(run)
            run = [token] if token.text[0].isalpha() and context.capital(token) else []
    yield from _trimmed(run)


def _trimmed(run: list["Token"]) -> Iterator[list["Token"]]:
    while run and not run[-1].text[0].isupper():
        run = run[:-1]
    if run:
        yield run


def _unknown_cue(context: Context, run: list["Token"], span: Span) -> str:
    """Return the type word that makes an unknown name a place; empty if none does."""
    lists, topics = word_lists(), type_topics()
    forms = [context.forms[token.i] for token in run]
    if forms[-1] in STREETS and len(run) > 1 and forms[0] not in lists["titles"]:
        return "street"
    if _is_no_name(context, forms):
        return ""
    typed = _OF_TYPE.search(context.text[max(0, span.start - 40) : span.start])
    word = typed.group(1).casefold() if typed else ""
    if topics.get(word) in {"town", "admin1", "admin2", "camp", "area"} or (
        topics.get(word) == "site" and word not in lists["bodies"]
    ):
        return f"{word} of"
    if forms[-1] in topics and len(run) > 1 and forms[-1] not in lists["bodies"] | lists["loose_types"]:
        return f"name ends in {forms[-1]}" if forms[-2] not in lists["not_places"] or len(run) > 2 else ""
    after = _type_after(context, span.end).split()
    kind = topics.get(exact(after[-1])) if after else ""
    if kind in {"admin1", "admin2", "town", "camp", "site"} and exact(after[-1]) not in lists["loose_types"]:
        return f"followed by {after[-1]}"
    return ""


def _unknown_in(context: Context, gazetteer: Gazetteer, run: list["Token"], span: Span, states: set[str | None]) -> str:
    """Return the cue of an unknown name after "in", "near" ...: the tagger or a name that sounds alike must agree."""
    lists = word_lists()
    if _is_no_name(context, [context.forms[token.i] for token in run]):
        return ""
    preposition = context.preposition(run[0].i)
    label, alone = context.label(run[0].i, run[-1].i + 1)
    if preposition in lists["in_strict"] and label in PLACE_LABELS and alone:
        return f"{preposition}, tagged {label}"
    hit = not preposition and _is_taken_or_hit(context, Match(span.start, span.end, ""))
    if label in {"DATE", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART"} or not (hit or preposition):
        return ""
    towns = [
        place for place in gazetteer.sounding(span.of(context.text)) if place.kind == "town" and place.country in states
    ]
    return f"{preposition or 'taken or hit'}, sounds like {towns[0].name}" if towns else ""


def _is_no_name(context: Context, forms: Sequence[str]) -> bool:
    lists = word_lists()
    if forms[0] in lists["titles"] or forms[0] in lists["firstnames"] or forms[-1] in lists["bodies_words"]:
        return True
    if any(form in country_adjectives() for form in forms) or (len(forms) == 1 and forms[0] in lists["not_places"]):
        return True
    return forms[-1] in context.persons


def _toponym(context: Context, gazetteer: Gazetteer, find: _Find) -> Toponym:
    """Return a find as a toponym: type and compass words taken in, precision and likeliest entry set."""
    text = context.text
    compass = _COMPASS.search(text[max(0, find.start - 30) : find.start])
    start = find.start
    typed = _type_after(context, find.end)
    whole = not (find.why.endswith(CIVIC) and exact(typed) in word_lists()["bodies"])
    end = find.end + (len(typed) if whole else 0)
    if compass and _takes_compass(compass.group(1), split_name(text[start:end]).kinds):
        start -= len(compass.group())
    name = text[start:end]
    parts = split_name(name)
    near = _NEAR.search(text[max(0, start - 60) : start]) is not None
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
