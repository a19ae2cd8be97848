"""How much speaks for a gazetteer match being a place: points, from the entry and from the words around."""

import re
from dataclasses import dataclass, replace

from dateline.extract.rules.places_context import PLACE_LABELS, Around, Context, country_adjectives
from dateline.extract.rules.places_slots import MIDDLES, is_described, place_slot
from dateline.gazetteer import Gazetteer, Match
from dateline.gazetteer.normal import ARTICLES, exact
from dateline.gazetteer.wording import type_topics, word_lists
from dateline.model.where import Place

# The points were set on one half of 588 local reports and checked on the other half and on reports of conflict.
SPOILT, RUN_ON = (
    9.0,
    1.8,
)  # lost as part of a longer name: surely, perhaps (commas may be stripped)
IN, OTHER_PREPOSITION, SLOT, OWN = 1.3, 0.6, 0.7, 0.5
TOWN_POINTS = ((1_000_000, 2.2), (100_000, 1.6), (20_000, 1.0), (0, 0.5))  # by people
LISTED = 1.0
KIND_POINTS = {"country": 3.0, "region": 2.5, "admin1": 2.5, "site": 2.0, "admin2": 0.5}
TAG_POINTS = {"PERSON": -0.8, "ORG": -0.5, "WORK_OF_ART": -1.0, "EVENT": -0.5, "PRODUCT": -0.5, "DATE": -1.5}
CIVIC, HYPHEN, ADJECTIVE = "in the name of a body", "in a compound", "as an adjective"
STREETS = frozenset(
    "street st road rd avenue ave boulevard blvd highway lane drive dr parkway pkwy freeway expressway pike"  # noqa: SIM905
    " square plaza".split()
)
_DIRECTION = r"(?:north|south|east|west|northeast|northwest|southeast|southwest|(?:north|south)-(?:east|west))"
NEAR = re.compile(
    r"\b(?:near|nearby|outside|outskirts of|close to|vicinity of|surrounding|around|suburbs? of|adjacent to|not far from"
    rf"|overlooking|{_DIRECTION} of|(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\.?(?: \(\S+ \w+\))?(?: \w+)? (?:of|from))"
    r"\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:(?:town|city|village|capital|port|district|area|border|camp)s?\s+(?:of\s+)?)?(?:the\s+)?$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r" (?:(?:al|el|abu|umm)[- ]|(?:an|ar|as|ash|at|ad|az|ez)-)[A-Z]")  # "Tal al-Hara" is not Tal
# A hyphen, or where scrapers strip it: "the London based monitor", not "the talks in Lagos based on".
SEATED = re.compile(
    r"[-–][a-z]| (?:based|backed) (?!a\b|an\b|at\b|by\b|down\b|his\b|in\b|its\b|near\b|on\b|the\b|up\b)[a-z]"
)
ARTICLE = re.compile(r"(?<![^\W\d_])([A-Za-z]{2,3})-$")
OF_TYPE = re.compile(r"\b([a-z][a-z-]*)\s+(?:of|called|named)\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Find:
    """A stretch that is held for a place, with its points and the reasons."""

    start: int
    end: int
    key: str
    points: float
    why: str


def weigh(context: Context, gazetteer: Gazetteer, match: Match) -> Find | None:
    """Return a match with its points; None when something speaks plainly against it."""
    article = ARTICLE.search(context.text[max(0, match.start - 5) : match.start])
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
    if _part_of_word(context, match, place) or (
        match.key in lists["name_openers"] and GOES_ON.match(context.text, match.end)
    ):
        return None
    modifies = _modifies(context, match, around)
    runs_on = preposition in lists["in_strict"] and _before_a_speaker(context, around)
    spoilt = _spoilt_before(context, around)
    spoilt += 0.0 if modifies or runs_on else _spoilt_after(context, match, around)
    if spoilt >= SPOILT:
        return None
    if match.key.split()[-1] in context.persons and preposition not in lists["in_strict"] and place.kind != "country":
        return None
    slot = "" if around.before or around.after else place_slot(context, first, last)
    votes = _votes(context, match, first, last, slot=bool(slot))
    points = (
        (OWN if gazetteer.is_own(place) else 0.0)
        + _strength(place, match)
        + _cues(context, match, around, preposition)
        + votes
    )
    points += (1.0 if modifies == CIVIC else 0.0) - (0.0 if _fits_tag(context, first, last) else spoilt)
    why = f"gazetteer {place.kind}, {points:.1f} points"
    return Find(match.start, match.end, match.key, points, f"{why}, {modifies}" if modifies else why)


def _modifies(context: Context, match: Match, around: Around) -> str:
    """Return how a name only modifies another word ("Gainesville Police", "London-based", "US forces"), if it does."""
    if SEATED.match(context.text, match.end):
        return HYPHEN
    lists = word_lists()
    if around.after:
        forms = [context.forms[token.i] for token in around.after]
        civic = any(form in lists["civic"] for form in forms) and not any(form in lists["trade"] for form in forms)
        return CIVIC if civic else ""
    return ADJECTIVE if match.key in {"us", "u s.", "uk", "u k.", "un"} and _before_noun(around) else ""


def _before_noun(around: Around) -> bool:
    return around.next is not None and around.next.pos_ in {"NOUN", "ADJ"} and around.next.text.islower()


def _firm(context: Context, match: Match, preposition: str) -> bool:
    after = context.text[match.end : match.end + 2]
    first, _ = context.tokens(match.start, match.end)
    in_its_middle = first > 0 and context.forms[first - 1] in MIDDLES
    return (
        in_its_middle
        or preposition in word_lists()["in_strict"]
        or (after == ", " and context.text[match.end + 2 : match.end + 3].isupper())
    )


def _strength(place: Place, match: Match) -> float:
    """Return how much the gazetteer entry itself speaks for a place."""
    points = KIND_POINTS.get(place.kind, 0.0)
    if place.kind == "town" and place.id is None:
        points = LISTED  # in the lexicon's own list, or imported: reports speak of it
    elif place.kind == "town":
        points = next(value for people, value in TOWN_POINTS if place.population >= people)
        points -= 0.5 if exact(place.name) != match.key and place.population < 100_000 else 0.0
    return points + (0.8 if len([part for part in match.key.split() if part not in ARTICLES]) > 1 else 0.0)


def _cues(context: Context, match: Match, around: Around, preposition: str) -> float:
    """Return what the words around a match say for a place."""
    lists = word_lists()
    points = IN if preposition in lists["in_strict"] else OTHER_PREPOSITION if preposition else 0.0
    if type_after(context, match.end):
        points += 1.5
    before = context.text[max(0, match.start - 40) : match.start]
    typed = OF_TYPE.search(before) or re.search(r"\b([a-z]+) $", before)
    if typed and type_topics().get(typed.group(1).casefold()):
        points += 1.5
    if re.match(r", [A-Z]", context.text[match.end : match.end + 3]):
        points += 1.0
    if is_dateline(context, match) or is_described(context.text, match.end):
        points += 1.5
    if NEAR.search(before) or is_taken_or_hit(context, match.start, match.end):
        points += 1.3
    if around.before and context.forms[around.before[-1].i] in lists["compass"]:
        points += 0.7
    return points


def is_taken_or_hit(context: Context, start: int, end: int) -> bool:
    """Return whether the name is the object of a verb that is done to places: shell, seize, enter, leave."""
    first, last = context.tokens(start, end)
    verbs = word_lists()["done_to_places"]
    root = context.doc[first:last].root
    if root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_.casefold() in verbs:
        return True
    before = first - (2 if first > 1 and context.forms[first - 1] == "the" else 1)  # the parser fails on headlines
    return before >= 0 and context.doc[before].lemma_.casefold() in verbs


def is_dateline(context: Context, match: Match) -> bool:
    """Return whether a name opens a line as the place of writing: "KABUL, Afghanistan (AP) —", "Kabul: "."""
    before, after = context.text[: match.start].rstrip(" "), context.text[match.end : match.end + 40]
    if after.startswith(": "):
        return not before or before[-1] == "\n"
    opens = not before or before[-1] in '\n.:!?)”"'
    return opens and re.match(r"\s*(?:,[^.\n]{2,30})?(?:\([A-Z][\w ./]+\)|\s[-–—]+\s|/)", after) is not None


def _votes(context: Context, match: Match, first: int, last: int, *, slot: bool) -> float:
    """Return what the tagger and the rest of the report say; the tagger is often wrong, so its vote is small.

    Where only a place can stand (`slot`) a tag speaks against one only when it says what is no name of anybody.
    """
    label, alone = context.label(first, last)
    points = SLOT if slot else TAG_POINTS.get(label, 0.0)
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
        or form in {"greater", "metro"} | MIDDLES
    ):
        return 0.0
    if form in lists["titles"] or form in lists["firstnames"]:
        return SPOILT
    return RUN_ON


def _spoilt_after(context: Context, match: Match, around: Around) -> float:
    """Return how much the words after make the match a piece of a longer name: of a person, a body, a newspaper."""
    if not around.after:
        return 0.0
    lists, topics = word_lists(), type_topics()
    forms = [context.forms[token.i] for token in around.after]
    if match.key in lists["name_openers"]:
        return SPOILT
    if forms[0] in topics and forms[0] not in lists["bodies"]:
        return SPOILT if forms[-1] in lists["bodies_words"] and len(forms) > 1 else 0.0
    if forms[0] in country_adjectives():
        return 0.0
    if forms[-1] in lists["bodies_words"] or forms[0] in lists["bodies"]:
        return SPOILT
    return RUN_ON


def _before_a_speaker(context: Context, around: Around) -> bool:
    """Return whether the words after are who says it, and only the comma is lost: "jets bombed a bridge in Homs Omar Sabri said"."""
    told = around.next is not None and context.forms[around.next.i] in word_lists()["speech"]
    return told and len(around.after) > 1


def type_after(context: Context, end: int) -> str:
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
        if (form in lists["bodies"] | lists["only_capital"] or form in STREETS) and not capital:
            return ""
        if form in {"capital", "cities", "towns", "villages"}:
            return ""
        stretch = re.match(r"\s+" + r"\s+".join(re.escape(word) for word in written), context.text[end:])
        return stretch.group() if stretch else ""
    return ""
