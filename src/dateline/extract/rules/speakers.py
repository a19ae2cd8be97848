"""Who speaks: a noun phrase to the shortest name that identifies it; "he" and "the group" to whom they stand for."""

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.grammar import PRONOUNS, chars, conjuncts, is_verb, lemma, text_of
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import Span

# Words that open a noun phrase and belong to no name.
OPENERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "same", "only"})
MODIFIERS = frozenset({"of", "for", "in", "at", "from", "with", "on", "to"})
FIRST_PERSON = frozenset({"i", "we", "us", "you"})
PEOPLE = frozenset({"who", "he", "she", "they", "it", *PRONOUNS})


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as written; `head` is the noun that the parse hangs the name on."""

    name: str
    span: Span
    head: Token


@dataclass(frozen=True, slots=True)
class Memory:
    """Whom a pronoun can stand for: the last speaker, the last sentence's subject, the group named last."""

    last: Speaker | None = None
    subject: Speaker | None = None
    group: Speaker | None = None


def speakers(noun: Token, memory: Memory) -> list[Speaker]:
    """Return who speaks where a noun is the subject of saying, each of several coordinated ones for itself."""
    nouns = conjuncts(noun) if noun.dep_ != "conj" else [noun]
    nouns = [one for one in nouns if one == noun or _stands_alone(one)]
    found = [speaker for one in nouns if (speaker := _speaker(one, memory)) is not None]
    return list({speaker.name.casefold(): speaker for speaker in found}.values())


def _stands_alone(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and not is_verb(noun)


def _speaker(noun: Token, memory: Memory) -> Speaker | None:
    if noun.lower_ in FIRST_PERSON:
        return None
    if noun.lower_ in PEOPLE:
        return memory.last or memory.subject
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X"} and noun.ent_type_ == "":
        return None
    if memory.group is not None and _points_back(noun):
        return memory.group
    if noun.ent_type_ in UNSPEAKING or lemma(noun) in UNSPOKEN:
        return None
    name, span = speaker_name(noun)
    return Speaker(name, span, noun) if name and name.casefold() not in speech().nobody else None


# Acts and weapons, which the parser takes for the subject of a verb of saying in a headline.
UNSPOKEN = (
    (word_set("air") - {"air", "aerial"})
    | (word_set("ground") - {"tank"})
    | frozenset(
        {
            "attack",
            "bomb",
            "bombing",
            "blast",
            "explosion",
            "clash",
            "killing",
            "shooting",
            "fighting",
            "gas",
            "toll",
            "damage",
        }
    )
)
UNSPEAKING = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"})


def _points_back(noun: Token) -> bool:
    """Return whether a noun is only "the group", without a name or a kind."""
    return lemma(noun) in speech().bodies and all(
        child.dep_ in {"det", "punct", "relcl", "acl"} or child.lower_ in OPENERS for child in noun.children
    )


def speaker_name(noun: Token) -> tuple[str, Span]:
    """Return a speaker's shortest identifying name: the person's name, else the noun phrase without its article."""
    person = _person(noun)
    if person is not None:
        return _clean(person, noun)
    first, last = noun.left_edge, noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in MODIFIERS and _narrows(child, noun):
            last = _phrase_end(child)
    while first.i < noun.i and (
        first.lower_ in OPENERS
        or first.is_punct
        or first.is_space
        or first.dep_ in {"mark", "cc", "advmod"}
        or first.lower_ == "however"
    ):
        first = first.nbor()
    return _clean(chars(first, last), noun)


def _narrows(preposition: Token, noun: Token) -> bool:
    return preposition.lower_ in {"of", "for"} or noun.pos_ != "PROPN"


def _phrase_end(preposition: Token) -> Token:
    """Return the last token of a prepositional phrase, relative clauses and what follows a comma left out."""
    last = preposition
    for token in preposition.subtree:
        if token.i > last.i + 1 or (token.is_punct and token.text not in {"-", "'", "’"}):
            break
        if token.dep_ == "relcl" or token.lower_ in {"who", "which", "that"}:
            break
        last = token
    return last


def _person(noun: Token) -> Span | None:
    """Return the name of the person that a noun is or has beside it ("its director, Nada Said")."""
    for token in (noun, *(child for child in noun.children if child.dep_ == "appos")):
        for entity in token.doc.ents:
            if entity.label_ == "PERSON" and entity.start <= token.i < entity.end:
                return Span(entity.start_char, entity.end_char)
    return next((_whole(child) for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"), None)


def _whole(name: Token) -> Span:
    first = name
    for child in reversed(list(name.lefts)):
        if child.dep_ in {"compound", "flat"}:
            first = child
    return chars(first, name)


def _clean(span: Span, noun: Token) -> tuple[str, Span]:
    written = span.of(text_of(noun.doc))
    name = written.rstrip(" ,;:'’\"").removesuffix("'s").removesuffix("’s")
    return name, Span(span.start, span.start + len(name))


def subject_of(sentence: Words) -> Speaker | None:
    """Return the person or body that a sentence is about: whom "he said" in the next one can mean."""
    root = sentence.root
    for child in root.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.i < root.i and child.pos_ in {"NOUN", "PROPN"}:
            name, span = speaker_name(child)
            return Speaker(name, span, child) if name and name.casefold() not in speech().nobody else None
    return None
