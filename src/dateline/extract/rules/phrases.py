"""Noun phrases as names: where a name begins, whether it is a person's, which of a text's words the registry knows."""

import re
from datetime import date

from spacy.tokens import Token

from dateline.actors import Registry
from dateline.lexicon.words import word_set
from dateline.model import Actor, ActorKind, Span

NAME_DEPS = frozenset({"compound", "amod", "nmod", "poss", "quantmod", "npadvmod"})
ARTICLES = word_set("articles")
TOWN_OF = re.compile(
    r"\b(?:town|city|village|district|province|region|area|camp|suburb|neighbou?rhood|outskirts|capital) of (?:the )?$",
    re.IGNORECASE,
)


# A town in capitals before the sentence that it opens, which pages that lose their dashes run together: "BEIRUT Air strikes on".
OPENS_A_DATELINE = re.compile(r"[A-Z]{4,}(?: \([A-Z]\w+\))?(?: [-–—])? [A-Z][a-z]")


def actor_matches(
    text: str, registry: Registry, on: date | None = None, *, bare: bool = True
) -> tuple[tuple[Span, tuple[Actor, ...]], ...]:
    """Return the registry's matches in a text, those out that the words around make a place ("the town of Rada", "BEIRUT Air strikes")."""
    return tuple(
        (span, actors)
        for span, actors in registry.scan(text, on, bare=bare)
        if not TOWN_OF.search(text[max(0, span.start - 30) : span.start])
        and not (
            actors[0].kind is ActorKind.STATE and OPENS_A_DATELINE.match(text, span.start) and span.of(text).isupper()
        )
    )


def left_edge(head: Token) -> Token:
    """Return the first token of the name-like modifiers before a noun, articles and figures left out."""
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ in NAME_DEPS and not token.like_num:
            edge = token.left_edge
            first = edge if edge.i < first.i else first
        elif (token.dep_ in {"punct", "case"} and token.text in {"-", "–", "'", "’", "'s", "’s"}) or token.dep_ in {
            "nummod",
            "det",
            "predet",
            "advmod",
        }:
            continue
    while first.i < head.i and (
        first.lower_ in ARTICLES
        or first.is_punct
        or first.like_num
        or first.lower_ in {"at", "least", "more", "than", "some"}
    ):
        first = first.nbor()
    return first


def is_person(head: Token) -> bool:
    """Return whether a noun is part of a person's name."""
    return head.ent_type_ == "PERSON" and head.pos_ == "PROPN"


def is_capital(head: Token) -> bool:
    """Return whether a word begins with a capital."""
    return head.text[:1].isupper()
