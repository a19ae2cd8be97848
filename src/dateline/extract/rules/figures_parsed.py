"""Figures of harm by the parse: whom a verb of harm hurts, who dies, and what a noun of harm governs."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.actors import describe
from dateline.extract.rules.figures import Figure
from dateline.extract.rules.grammar import (
    PRONOUNS,
    chars,
    conjuncts,
    is_verb,
    lemma,
    patients,
    prepositional,
    subjects,
)
from dateline.extract.rules.quantities import Quantity
from dateline.lexicon.events import triggers
from dateline.lexicon.everyday import everyday_nouns
from dateline.lexicon.harm import harm
from dateline.lexicon.words import word_set
from dateline.model import Span

COUNTED = frozenset({"number", "range", "vague", "none"})
BUNDLES = word_set("bundles")
MILITARY = word_set("military")
SETTLEMENTS = word_set("settlements")
ANIMALS = word_set("animals")
SELF = frozenset({"himself", "herself", "itself"})
# These govern the dead only with a figure: "the bodies of civilians" tells of no more than bodies.
ONLY_NUMBERED = frozenset({"body", "corpse"})
# These never govern one person by name: "the massacre of Tantura" names a place.
PERSONAL = re.compile(r"(?:[aeo]rs|ists|m[ae]n|ians|ees|ants|ents|folk|kin|others|ones)$")
OF_MANY = frozenset({"massacre", "life"})
# Who sets captives free takes none.
FREEING = frozenset({"release", "free", "rescue", "swap", "exchange", "return", "liberate", "deliver"})
FATALLY = frozenset({"fatally", "mortally"})
RUN_FROM = everyday_nouns("strategic.displacement").beside
LIVES = frozenset({"life", "live"})


def parsed(words: Sequence[Token], quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the figures of a sentence's verbs and nouns of harm."""
    table = harm()
    for token in words:
        word = lemma(token)
        if is_verb(token) and word in table.needs and not _has(token, table.needs[word]):
            continue
        if table.own.get(word) == "displaced" and _has(token, RUN_FROM):
            continue  # "the driver fled the scene"
        if is_verb(token) and word in table.verbs and token.dep_ != "amod":
            field = "killed" if any(child.lower_ in FATALLY for child in token.children) else table.verbs[word]
            for noun in _patients(token):
                yield from of_nouns(field, noun, token, quantities)
        elif is_verb(token) and word in table.to_persons:
            for noun in _patients(token):
                if of_people(noun, quantities):
                    yield from of_nouns(table.to_persons[word], noun, token, quantities)
        elif is_verb(token) and word in table.own:
            for noun in subjects(token):
                if word not in table.of_persons or of_people(noun, quantities):
                    yield from of_nouns(table.own[word], noun, token, quantities)
        elif token.pos_ in {"NOUN", "PROPN"} and word in table.nouns and lemma(token.head) not in FREEING:
            yield from _of_harm_noun(table.nouns[word], token, quantities)


def of_people(noun: Token, quantities: Sequence[Quantity]) -> bool:
    """Return whether a noun is a number of people ("four marines", "three of them")."""
    counted, quantity = _counted(noun), quantity_of(noun, quantities)
    known = describe(counted.text)
    person = counted.lower_ in PRONOUNS or persons(counted) or (known is not None and known.person)
    return person and quantity is not None and quantity.kind in COUNTED


def _has(token: Token, needed: frozenset[str]) -> bool:
    return any(part.lower_ in needed for part in token.subtree)


def _patients(verb: Token) -> list[Token]:
    """Return whom a verb hurts; who "lose their lives" are its subject."""
    found = patients(verb)
    if lemma(verb) == "lose" and any(lemma(noun) in LIVES and _owned(noun) for noun in found):
        return subjects(verb)
    return found


def _owned(noun: Token) -> bool:
    return any(child.dep_ == "poss" for child in noun.children)


def of_nouns(field: str, head: Token, verb: Token, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the figures of a noun and of what is coordinated with it, for a word that says what befell them."""
    numbered = False
    for noun in conjuncts(head):
        if noun.lower_ in SELF and field == "killed":
            yield Figure(field, 1, 1, chars(noun, noun), None, verb.i)
        if noun.lower_ in PRONOUNS or _in_subset(noun) or _itself_harm(noun, verb):
            continue
        figure = _count(field, noun, verb, quantities)
        said = quantity_of(noun, quantities)
        if figure is None or (numbered and said is None and (figure.rough or _undetermined(noun))):
            continue  # "13 civilians and fighters", "13 soldiers and their allies": the figure counts both
        numbered = numbered or (said is not None and said.kind in COUNTED and (said.low or said.high or 0) > 1)
        yield figure


def _undetermined(noun: Token) -> bool:
    return noun.ent_type_ != "PERSON" and not any(child.dep_ in {"det", "poss"} for child in noun.children)


def _itself_harm(noun: Token, verb: Token) -> bool:
    """Return whether a headline's second verb was taken for a noun ("kills one and wounds several")."""
    table = harm().verbs
    first = min((noun, *(child for child in noun.children if child.dep_ in {"det", "nummod"})), key=lambda part: part.i)
    before = first.nbor(-1) if first.i else first
    if noun.i + 1 < len(noun.doc) and harm().states.get(noun.nbor(1).lower_, table.get(lemma(verb))) != table.get(
        lemma(verb)
    ):
        return True  # "eight killed others injured": the next word says what befell these
    return lemma(noun) in table or (
        before != verb and before.dep_ != "amod" and lemma(before) in table and before.i > verb.i
    )


def _in_subset(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ in {"including", "among"}


def _of_harm_noun(field: str, noun: Token, quantities: Sequence[Quantity]) -> Iterator[Figure]:
    """Yield the figure of "12 deaths", or of "the deaths of 12 people"."""
    quantity = quantity_of(noun, quantities)
    if quantity is not None and quantity.kind in COUNTED:
        span = Span(quantity.span.start, noun.idx + len(noun.text))
        rough = quantity.kind == "vague"
        yield Figure(field, quantity.low, quantity.high, span, None, noun.i, rough=rough)
        return
    for counted in prepositional(noun, {"of", "against"}):
        if lemma(noun) in ONLY_NUMBERED and quantity_of(counted, quantities) is None:
            continue
        if lemma(noun) in OF_MANY and counted.tag_ == "NNP":
            continue
        yield from of_nouns(field, counted, noun, quantities)


def _count(field: str, noun: Token, verb: Token, quantities: Sequence[Quantity]) -> Figure | None:
    quantity = quantity_of(noun, quantities)
    if lemma(noun) in BUNDLES and (quantity is None or quantity.kind == "article"):  # "a group of over 60 fighters"
        inner = prepositional(noun, {"of"})
        return _count(field, inner[0], verb, quantities) if inner else None
    span = chars(noun.left_edge, noun) if noun.left_edge.i <= noun.i else chars(noun, noun)
    if thing(noun):
        return None
    if quantity is not None and quantity.kind in COUNTED:
        start = min(quantity.span.start, noun.idx)
        end = max(quantity.span.end, noun.idx + len(noun.text))
        rough = quantity.kind == "vague"
        return Figure(field, quantity.low, quantity.high, Span(start, end), _counted(noun), verb.i, rough=rough)
    if quantity is not None and quantity.kind == "not-a-count" and noun.pos_ == "NUM":
        return None
    if _one(noun):
        return Figure(field, 1, 1, span, noun, verb.i)
    if persons(noun):
        return Figure(field, 2, None, span, noun, verb.i, rough=True)
    return None


def persons(noun: Token) -> bool:
    """Return whether a plural without a number is of persons, by the registry's words or by its ending ("tanners", "herdsmen")."""
    if lemma(noun) in SETTLEMENTS:
        return False
    if lemma(noun) == "people" or noun.ent_type_ == "NORP":
        return True
    return noun.tag_ in {"NNS", "NNPS"} and (
        describe(noun.text) is not None or PERSONAL.search(noun.lower_) is not None
    )


def thing(noun: Token) -> bool:
    """Return whether a noun is a weapon, a vehicle or an act, which a broken parse puts where the hurt stand."""
    word = lemma(noun)
    named = (trigger for trigger in triggers().get(word, ()) if trigger.form == "noun" and len(trigger.words) == 1)
    acts = (trigger for trigger in named if not trigger.harm)
    if (said := describe(word)) is not None and said.person:
        return False
    return word in MILITARY or word in ANIMALS or (noun.pos_ == "NOUN" and said is None and any(acts))


def _counted(noun: Token) -> Token:
    """Return whom a figure counts: the noun after "dozens of", else the noun itself."""
    if noun.pos_ == "NUM" or lemma(noun) in {"dozen", "score", "hundred", "thousand", "number", "ten"}:
        inner = prepositional(noun, {"of"})
        return inner[0] if inner else noun
    return noun


def _one(noun: Token) -> bool:
    """Return whether a noun is one person: named, singular with "a", or a person by their kin or rank ("his wife")."""
    if noun.tag_ == "NNP" and not any(child.dep_ in {"det", "nummod"} for child in noun.children):
        return True
    if noun.tag_ not in {"NN", "NNP"}:
        return False
    determiners = [child for child in noun.children if child.dep_ in {"det", "nummod", "poss"}]
    if any(child.lower_ in {"a", "an", "one", "another"} for child in determiners):
        return True
    said = describe(noun.text)
    return bool(determiners) and said is not None and said.person and not said.collective and lemma(noun) not in BUNDLES


def quantity_of(noun: Token, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity that stands before a noun inside its phrase, or is the noun itself."""
    first, last = noun.left_edge.idx, noun.idx + len(noun.text)
    here = [q for q in quantities if first <= q.span.start and q.span.start < last]
    if not here:
        start = max(0, first - 1)
        here = [q for q in quantities if q.span.end >= start and q.span.start <= first]
    ranked = sorted(here, key=lambda q: (q.kind not in COUNTED, q.span.start))
    return ranked[0] if ranked else None
