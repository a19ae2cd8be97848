"""Who speaks: a noun phrase to the shortest name that identifies it; "he" and "the group" to whom they stand for."""

import re
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.grammar import PRONOUNS, chars, conjuncts, is_verb, lemma, text_of
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import Span

# Words that open a noun phrase and belong to no name.
OPENERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "these", "those", "same", "only"})
# Pages that lose their commas run the end of what is said into the speaker: "tens of others injured SANA reported".
ENDS = frozenset({"both", "dead", "died", "hours", "days", "weeks", "injured", "killed", "others", "people", "wounded"})
TOLD_OF = frozenset({"women", "children", "civilians", "people", "men"})
MODIFIERS = frozenset({"of", "for", "in", "at"})
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
    if noun.lower_ == "who" and noun.head.dep_ == "relcl" and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return _speaker(noun.head.head, memory)
    if noun.lower_ in PEOPLE:
        return memory.last or memory.subject
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ", "NUM", "X"} and noun.ent_type_ == "":
        return None
    if memory.group is not None and _points_back(noun):
        return memory.group
    if (
        noun.ent_type_ in UNSPEAKING
        or lemma(noun) in UNSPOKEN | PAPERS
        or any(child.lower_ == "no" for child in noun.children)
    ):
        return None
    name, span = speaker_name(noun)
    return Speaker(name, span, noun) if name and name.casefold() not in speech().nobody else None


# Acts and weapons, which the parser takes for the subject of a verb of saying in a headline.
UNSPOKEN = (word_set("air") | word_set("ground") | word_set("not_speaking")) - {"tank"}
# What speaks of somebody's work, and is nobody: "according to preliminary data".
PAPERS = frozenset({"data", "information"})
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
    name = _run_on(noun)
    if name is not None:
        return _clean(name, noun)
    first, last = noun.left_edge, noun
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in MODIFIERS and _narrows(child, noun):
            last = _phrase_end(child)
    while first.i < noun.i and (
        first.lower_ in OPENERS | ENDS
        or first.is_punct
        or first.is_space
        or first.dep_ in {"mark", "cc", "advmod"}
        or first.lower_ == "however"
    ):
        first = first.nbor()
    return _clean(chars(first, last), noun)


def _run_on(noun: Token) -> Span | None:
    """Return the name of a person that lost its comma before what is said: "according to Omar Sabri women were among the dead"."""
    first = noun
    while first.i > noun.sent.start and first.nbor(-1).pos_ == "PROPN" and first.nbor(-1).is_title:
        first = first.nbor(-1)
    told_of = noun.lower_ in TOLD_OF and noun.i - first.i == 2 and first.nbor(-1).lower_ == "to"
    return chars(first, noun.nbor(-1)) if told_of else None


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
    """Return the name that a noun is or has beside it ("its director, Nada Said", "a group named Red Dawn")."""
    beside = [child for child in noun.children if child.dep_ == "appos"]
    for token in (noun, *beside):
        if token.ent_type_ == "PERSON":
            return _entity(token)
    called = [
        part
        for child in noun.children
        if child.dep_ == "acl" and lemma(child) in {"name", "call", "know", "dub"}
        for part in child.subtree
        if part.dep_ in {"oprd", "dobj", "attr", "pobj"}
    ]
    return next((_whole(token) for token in (*beside, *called) if token.pos_ == "PROPN"), None)


def _entity(token: Token) -> Span:
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    return chars(first, last)


def _whole(name: Token) -> Span:
    first = name
    for child in reversed(list(name.lefts)):
        if child.dep_ in {"compound", "flat"}:
            first = child
    return chars(first, name)


# "The London-based monitor", "media on Saturday": where a body sits and when it spoke is no part of its name.
SEAT = re.compile(r"^(?:[\w.]+(?:-| )based |[Aa]nother |[Ee]arlier )+")


# A place that lost its comma before who speaks: "jets bombed a bridge in Homs Omar Sabri said".
RUN_ON = re.compile(r"[A-Z][\w-]+(?: [A-Z][\w-]+){2,3}")


def _clean(span: Span, noun: Token) -> tuple[str, Span]:
    written = span.of(text_of(noun.doc))
    seat = SEAT.match(written)
    start = seat.end() if seat and seat.end() < len(written) else 0
    if RUN_ON.fullmatch(written) and text_of(noun.doc)[: span.start].endswith((" in ", " near ")):
        start = written.index(" ") + 1
    name = written[start:].rstrip(" ,;:'’\"").removesuffix("'s").removesuffix("’s")
    return name, Span(span.start + start, span.start + start + len(name))


def before_verb(verb: Token) -> Speaker | None:
    """Return who speaks at the end of a sentence whose parse is broken ("... killed 12 people the Red Crescent said")."""
    last = verb.nbor(-1) if verb.i > verb.sent.start else verb
    while last.i > verb.sent.start and last.dep_ in {"aux", "advmod"}:
        last = last.nbor(-1)
    if last.pos_ not in {"NOUN", "PROPN"} and last.text != ")":
        return None
    first = last
    while first.i > verb.sent.start and _goes_on(first.nbor(-1), first):
        first = first.nbor(-1)
    while first.i < last.i and first.lower_ in OPENERS | ENDS:
        first = first.nbor()
    if (people := _people_there(first, verb)) is not None:
        return people
    head = last if last.text != ")" else first
    if head.ent_type_ in UNSPEAKING or lemma(head) in UNSPOKEN or head.lower_ in speech().nobody:
        return None
    if (told := _of_whom(first, verb)) is not None:
        return told
    person = _entity(head) if head.ent_type_ == "PERSON" else None
    name, span = _clean(person or chars(first, last), head)
    return Speaker(name, span, head) if name and name.casefold() not in speech().nobody else None


def _people_there(spot: Token, verb: Token) -> Speaker | None:
    """Return who speaks when the noun before the verb is only where they are: "doctors at the scene said"."""
    before = spot.nbor(-1) if spot.i > verb.sent.start else spot
    while before.i > verb.sent.start and before.lower_ in OPENERS:
        before = before.nbor(-1)
    if before.lower_ not in WHEREABOUTS or spot.lower_ not in SPOTS or before.i == verb.sent.start:
        return None
    people = before.nbor(-1)
    if people.pos_ != "NOUN":
        return None
    first = people
    while first.i > verb.sent.start and first.nbor(-1).pos_ in {"NOUN", "PROPN", "ADJ"}:
        first = first.nbor(-1)
    while first.i < people.i and first.lower_ in OPENERS | ENDS:
        first = first.nbor()
    return Speaker(*_clean(chars(first, spot), people), people)


WHEREABOUTS = frozenset({"at", "in", "near", "on"})
SPOTS = frozenset({"area", "city", "ground", "hospital", "scene", "site", "spot", "town", "village"})


def _of_whom(first: Token, verb: Token) -> Speaker | None:
    """Return who speaks when the noun before the verb ends a relative clause ("a driver who had hidden under his bus said")."""
    near = verb.doc[max(verb.sent.start, first.i - LONGEST_RELATIVE) : first.i]
    who = next((token for token in reversed(near) if token.lower_ == "who" or token.text in STOPS), None)
    if who is None or who.lower_ != "who" or who.i <= verb.sent.start + 1:
        return None
    noun = who.nbor(-1)
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lower_ in speech().nobody:
        return None
    opens = noun
    while opens.i > verb.sent.start and _goes_on(opens.nbor(-1), opens):
        opens = opens.nbor(-1)
    while opens.i < noun.i and opens.lower_ in OPENERS:
        opens = opens.nbor()
    name, span = _clean(_entity(noun) if noun.ent_type_ == "PERSON" else chars(opens, noun), noun)
    return Speaker(name, span, noun) if name else None


LONGEST_RELATIVE = 12
STOPS = frozenset(',.;:()"“”')


def _goes_on(token: Token, right: Token) -> bool:
    """Return whether a noun phrase read from its end goes on to the left."""
    if right.pos_ == "DET" or right.lower_ in OPENERS:
        return False
    if token.lower_ in {"of", "for"}:
        return token.i > token.sent.start and token.nbor(-1).pos_ in {"NOUN", "PROPN"}
    if token.ent_type_ in {"GPE", "LOC", "DATE", "TIME"} and token.ent_type_ != right.ent_type_ and right.is_title:
        return False
    if token.tag_ == "NNS" and right.is_title:
        return False
    return (
        token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} or token.text in {"-", "(", ")", "."} or token.lower_ in OPENERS
    )


def subject_of(sentence: Words) -> Speaker | None:
    """Return the person or body that a sentence is about: whom "he said" in the next one can mean."""
    root = sentence.root
    for child in root.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.i < root.i and child.pos_ in {"NOUN", "PROPN"}:
            name, span = speaker_name(child)
            return Speaker(name, span, child) if name and name.casefold() not in speech().nobody else None
    return None
