"""Where only a place can stand: after "in" and "at", as what is stormed or shelled, as that whose outskirts are named."""

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.normal import fold
from dateline.gazetteer.wording import type_topics, word_lists
from dateline.lexicon.countries import countries
from dateline.lexicon.times import ANY_MONTH

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.rules.places_context import Context

STRONG = frozenset("in at near outside inside throughout within across around into toward towards".split())  # noqa: SIM905
MIDDLES = frozenset({"downtown", "uptown", "inner-city"})  # only towns have one
ENDS = frozenset({"from", "to", "for", "between"})  # of a way: "fled X for Y", "the road between X and Y"
SENDER = 6  # words between what comes down and the place, which say who sends it
MODIFIES = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
_SETTLEMENT = re.compile(
    r", (?:an?|the|one of the) (?:[\w-]+ ){0,4}?"
    r"(?:towns?|villages?|city|suburb|hamlet|settlement|neighbou?rhood|district|port|island|base|camp|locality|commune)\b"
)
# Ground is what somebody holds: "X, which is now controlled by".
_HELD = re.compile(
    r",? (?:(?:which|that) (?:is|was|has been|had been|remains) (?:\w+ly |now |still |then )?)?(?:held|controlled|besieged|occupied) by\b"
)
_DATED = re.compile(
    rf"(?:^|\n)(?:\d{{1,2}}(?:st|nd|rd|th)? {ANY_MONTH}|{ANY_MONTH} \d{{1,2}})(?:,? \d{{4}})?(?:,|:| [-–—])? $",
    re.IGNORECASE,
)


def place_slot(context: "Context", first: int, last: int) -> str:
    """Return what makes the tokens from first to before last stand where only a place can; empty if nothing does."""
    after = context.forms[last] if last < len(context.doc) else ""
    if after in word_lists()["named_after_places"] and context.doc[last].text.islower():
        return f"{after} named after it"
    if after == ":" and _DATED.search(context.text[: context.doc[first].idx]):
        return "opens a dated line"
    if _HELD.match(context.text, context.doc[last - 1].idx + len(context.doc[last - 1])):
        return "ground that is held"
    before = context.doc[first - 1] if first else None
    if before is None or before.is_space or _modifies_noun(context, last):
        return ""
    if before.lemma_.casefold() in word_lists()["done_only_to_places"] and before.pos_ in {"VERB", "PROPN"}:
        return "taken or hit"
    if before.text in {"'s", "’s"} and first > 1 and context.forms[first - 2] in country_names():
        return "in the country named before"
    return _after_preposition(context, before)


def _after_preposition(context: "Context", before: "Token") -> str:
    """Return the preposition, with the word before it where that must be one of places; empty if the slot is for others too."""
    form, lists = context.forms[before.i], word_lists()
    if form in STRONG | MIDDLES or (form in ENDS and _moved(before)):
        return form
    if form in {"on", "upon", "over"} and (falls := _falls(context, before)):
        return f"{falls} {form}"
    if form == "of" and before.i and before.nbor(-1).lemma_.casefold() in lists["parts_of_places"]:
        return f"{context.forms[before.i - 1]} of"
    return ""


def _falls(context: "Context", preposition: "Token") -> str:
    """Return the noun of what comes down on places that a preposition belongs to, also past who sends it; empty if none.

    Parsers hang "on X" in "raids by jets on X" or "kept up their shelling on X" on the jets or the verb.
    """
    falls = word_lists()["falls_on_places"]
    if (head := preposition.head.lemma_.casefold()) in falls:
        return head
    for token in reversed(context.doc[max(preposition.sent.start, preposition.i - SENDER) : preposition.i]):
        if token.pos_ in {"VERB", "AUX"}:
            return ""  # "the raids were shown on X"
        if token.lemma_.casefold() in falls:
            return token.lemma_.casefold()
    return ""


@cache
def country_names() -> frozenset[str]:
    """Return the countries' names of one word, in normal form."""
    return frozenset(fold(name) for state in countries() for name in state.names if " " not in name)


def _modifies_noun(context: "Context", last: int) -> bool:
    """Return whether the name only modifies the noun after it ("at Toyota showrooms"), which is no type of place."""
    token = context.doc[last - 1]
    if token.dep_ not in MODIFIES or token.head.i < last:
        return False
    head = token.head
    return head.text.islower() and context.forms[head.i] not in type_topics() and head.i - last < 3


def _moved(preposition: "Token") -> bool:
    """Return whether people come from there or go there: "residents from X", "fled to X", "headed for X", "the road between X and Y"."""
    head = preposition.head
    return head.lemma_.casefold() in word_lists()["moved" if head.pos_ in {"VERB", "AUX"} else "inhabitants"]


def is_described(text: str, end: int) -> bool:
    """Return whether the words after a name say that it is a settlement: "X, a village in"."""
    return _SETTLEMENT.match(text, end) is not None
