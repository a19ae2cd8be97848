"""What stands around a name in a report: the capitalised run it is part of, cues, persons, and what the parser says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer import Gazetteer, Match
from dateline.gazetteer.normal import fold
from dateline.gazetteer.wording import word_lists
from dateline.lexicon.countries import countries

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

KEPT = "dateline.places"
LOUD = 0.6  # share of capital letters above which case says nothing
FUNCTION_TAGS = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PRON", "ADV", "VERB", "AUX", "INTJ", "PART"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_WITH_ARTICLE = re.compile(r"(?:al|el|an|ar|as|ash|ad|az|ez|at)-[A-Z]")  # "al-Foua" in one token
ALSO_NAMES = frozenset({"US", "U.S.", "UK", "U.K.", "UAE", "U.A.E."})  # adjectives that are the name itself
JOINTS = frozenset({"-", "–", "'s", "’s"})


@cache
def country_adjectives() -> dict[str, str]:
    """Return for each adjective and people ("syrian", "syrians") the country's code."""
    found: dict[str, str] = {}
    for state in countries():
        for word in (*state.adjectives, *state.people):
            found.setdefault(" ".join(fold(part) for part in word.split()), state.iso2)
    return found


@dataclass(frozen=True, slots=True)
class Around:
    """A name's surroundings, in tokens: the words of its capitalised run before and after it, and the words beyond."""

    before: tuple["Token", ...]
    after: tuple["Token", ...]
    previous: "Token | None"
    next: "Token | None"


class Context:
    """A parsed report as the place rules look at it."""

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc
        self.text = doc.text
        self.forms = [fold(token.text.rstrip(".")) or token.text for token in doc]
        letters = [ch for ch in self.text if ch.isalpha()]
        self.loud = bool(letters) and sum(ch.isupper() for ch in letters) > LOUD * len(letters)
        self._token_at: list[int] = [0] * (len(self.text) + 1)
        for token in doc:
            for position in range(token.idx, token.idx + len(token.text_with_ws)):
                self._token_at[position] = token.i
        self._token_at[len(self.text)] = len(doc)
        self.lower_words = frozenset(form for form, token in zip(self.forms, doc, strict=True) if token.text.islower())
        self._entities = doc.ents
        self._scanned: tuple[Match, ...] | None = None
        self.persons = frozenset(self._persons())
        self.adjectives = tuple(self._adjectives())

    def _adjectives(self) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and country code of the adjectives and peoples named ("Syrian", "Sri Lankans")."""
        known, doc, position = country_adjectives(), self.doc, 0
        while position < len(doc):
            sizes = range(min(3, len(doc) - position), 0, -1)
            size = next((n for n in sizes if " ".join(self.forms[position : position + n]) in known), 0)
            if size and doc[position].text[0].isupper() and doc[position].text not in ALSO_NAMES:
                last = doc[position + size - 1]
                code = known[" ".join(self.forms[position : position + size])]
                yield doc[position].idx, last.idx + len(last.text), code
            position += size or 1

    def scanned(self, gazetteer: Gazetteer) -> tuple[Match, ...]:
        """Return the gazetteer's matches that begin like a name; the text is scanned once."""
        if self._scanned is None:
            self._scanned = gazetteer.scan(self.text, names_only=True)
        return self._scanned

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token of a stretch of text and the one after its last."""
        return self._token_at[start], self._token_at[max(end - 1, start)] + 1

    def capital(self, token: "Token") -> bool:
        """Return whether a token looks like part of a name."""
        if not token.text[0].isupper() and not _WITH_ARTICLE.match(token.text):
            return False
        form = self.forms[token.i]
        lists = word_lists()
        if self.loud:
            return token.pos_ == "PROPN" and form not in lists["days"]
        starts = token.is_sent_start or (token.i > 0 and token.nbor(-1).text in {'"', "“", ":", "(", "'", "‘"})
        function = token.pos_ in FUNCTION_TAGS or token.is_stop
        return form not in lists["days"] | lists["in"] and not (function and starts)

    def around(self, first: int, last: int) -> Around:
        """Return the surroundings of the tokens from first to before last."""
        doc = self.doc
        before: list[Token] = []
        after: list[Token] = []
        position = first - 1
        while position >= 0 and self._in_run(doc[position], doc[position + 1]):
            before.insert(0, doc[position])
            position -= 1
        after_position = last
        while after_position < len(doc) and self._in_run(doc[after_position], doc[after_position - 1]):
            after.append(doc[after_position])
            after_position += 1
        return Around(
            before=tuple(token for token in before if token.text not in JOINTS),
            after=tuple(token for token in after if token.text not in JOINTS),
            previous=doc[position] if position >= 0 else None,
            next=doc[after_position] if after_position < len(doc) else None,
        )

    def _in_run(self, token: "Token", neighbour: "Token") -> bool:
        left, right = (token, neighbour) if token.i < neighbour.i else (neighbour, token)
        between = self.text[left.idx + len(left.text) : right.idx]
        if "\n" in between:
            return False
        abbreviated = (
            token.text[-1] == "."
            and token.i < neighbour.i
            and len(token.text) > 3
            and fold(token.text[:-1]) not in word_lists()["titles"]
        )
        return self.capital(token) and not abbreviated

    def label(self, first: int, last: int) -> tuple[str, bool]:
        """Return the entity label over these tokens (empty if none) and whether the entity is just them."""
        token = self.doc[first]
        if not token.ent_type_:
            return "", False
        entity = next((e for e in self._entities if e.start <= first < e.end), None)
        exact = (
            entity is not None
            and entity.end in {last, last + 1}
            and entity.start >= first - 1
            and entity.end <= last + 1
        )
        return token.ent_type_, exact

    def preposition(self, first: int) -> str:
        """Return the preposition that governs a name, past articles, adjectives and type words ("in the town of")."""
        position = first - 1
        lists = word_lists()
        while position >= 0 and first - position < 5:
            form = self.forms[position]
            if form in lists["in"]:
                return form
            token = self.doc[position]
            if not (form in lists["compass"] or token.pos_ in {"DET", "ADJ"} or form in country_adjectives()):
                return ""
            position -= 1
        return ""

    def _persons(self) -> Iterator[str]:
        """Yield the surnames of persons whom the report names with a title or a first name."""
        lists = word_lists()
        for token in self.doc:
            form = self.forms[token.i]
            if not token.text[0].isupper() or (form not in lists["firstnames"] and form not in lists["titles"]):
                continue
            run = [token]
            while run[-1].i + 1 < len(self.doc) and self.capital(run[-1].nbor()) and len(run) < 5:
                run.append(run[-1].nbor())
            if len(run) > 1 and not run[0].is_punct:
                yield from (self.forms[part.i] for part in run[1:])
        for entity in self._entities:
            if entity.label_ == "PERSON" and self._speaks(entity):
                yield self.forms[entity[-1].i]

    def _speaks(self, entity: "DocSpan") -> bool:
        head = entity.root.head
        return entity.root.dep_ == "nsubj" and self.forms[head.i] in word_lists()["speech"]


def context_of(doc: "Doc") -> Context:
    """Return the context of a parsed report, made once and kept with it."""
    kept = doc.user_data.get(KEPT)
    if not isinstance(kept, Context):
        kept = doc.user_data[KEPT] = Context(doc)
    return kept
