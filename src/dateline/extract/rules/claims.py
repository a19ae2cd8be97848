"""Who says so: speech verbs, "according to", denials, accusations and claims of responsibility (codebook section 7)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.grammar import (
    PRONOUNS,
    agents,
    chars,
    is_verb,
    lemma,
    passive,
    prepositional,
    subjects,
    subtree_span,
    text_of,
    up,
)
from dateline.lexicon.speech import speech
from dateline.model import Span, Stance

# "We did it" in any words: the object of a verb of claiming or taking.
RESPONSIBILITY = frozenset({"responsibility", "credit"})
CLAIMING = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge"})
# Speakers that say nothing of who speaks.
NOBODY = frozenset(
    {
        "report",
        "reports",
        "evidence",
        "figures",
        "data",
        "this",
        "that",
        "these",
        "footage",
        "images",
        "it",
        "others",
        "some",
        "many",
        "analysts",
    }
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One speaker's stance and the words of the content: `tokens` are the token indexes that the speech governs."""

    speaker: str
    speaker_span: Span
    stance: Stance
    content: Span
    first: int
    last: int
    verb: int

    def covers(self, token: Token) -> bool:
        """Return whether a token stands in what is said."""
        return self.first <= token.i <= self.last and token.i != self.verb


def sayings(sentence: Words, previous: Saying | None = None) -> list[Saying]:
    """Return who says what in a sentence; "he said" and "it added" are the previous speaker."""
    found: list[Saying] = []
    for token in sentence:
        saying = (
            _responsibility(token)
            or _spoken_noun(token)
            or _verb(token, found[-1] if found else previous)
            or _according_to(token)
        )
        if saying is not None:
            found.append(saying)
    return found


def _verb(verb: Token, previous: Saying | None) -> Saying | None:
    stance = _stance(verb)
    if stance is None or not is_verb(verb) or any(child.lower_ in RESPONSIBILITY for child in verb.children):
        return None
    content = _content(verb, stance)
    if content is None:
        return None
    speakers = agents(verb) if passive(verb) else [token for token in subjects(verb) if token.dep_ != "nsubjpass"]
    if not speakers and verb.dep_ in {"advcl", "acl"} and is_verb(verb.head):
        speakers = subjects(verb.head)
    if not speakers:
        return None
    return _saying(speakers[0], stance, content, verb, previous)


def _stance(verb: Token) -> Stance | None:
    words, word = speech(), lemma(verb)
    if word in words.denies:
        return Stance.DENIES
    if word in words.accuses:
        return Stance.ACCUSES
    if word in words.doubts:
        return Stance.DOUBTS
    if word in words.asserts:
        return Stance.DENIES if _negated(verb) and word == "confirm" else (None if _negated(verb) else Stance.ASSERTS)
    return None


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _content(verb: Token, stance: Stance) -> tuple[Token, Span] | None:
    """Return the head of what is said and its characters."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "parataxis"} and child.pos_ != "PUNCT":
            return child, subtree_span(child)
    if stance is not Stance.ASSERTS or lemma(verb) in {
        "report",
        "announce",
        "confirm",
        "claim",
        "describe",
        "document",
        "record",
        "declare",
        "put",
    }:
        for child in verb.children:
            if child.dep_ in {"dobj", "nsubjpass"} and child.lower_ not in PRONOUNS:
                return child, subtree_span(verb) if stance is Stance.ACCUSES else subtree_span(child)
    if stance in {Stance.ACCUSES, Stance.DENIES}:
        for noun in prepositional(verb, {"of", "for", "on"}):
            return noun, subtree_span(verb)
    if verb.dep_ in {"parataxis", "ccomp"} and is_verb(verb.head):
        return verb.head, subtree_span(verb.head)
    return None


def _saying(
    speaker: Token, stance: Stance, content: tuple[Token, Span], verb: Token, previous: Saying | None
) -> Saying | None:
    if speaker.lower_ in PRONOUNS:
        if previous is None or speaker.lower_ in {"i", "we"}:
            return None
        name, where = previous.speaker, previous.speaker_span
    else:
        name, where = speaker_name(speaker)
    if where.of(text_of(verb.doc)).casefold() in NOBODY:
        return None
    head, span = content
    tokens = list(head.subtree) if stance is not Stance.ACCUSES else list(verb.subtree)
    return Saying(name, where, stance, span, tokens[0].i, tokens[-1].i, verb.i)


def speaker_name(token: Token) -> tuple[str, Span]:
    """Return a speaker's shortest identifying name: the person's name, else the noun phrase without its article."""
    doc = token.doc
    first, last = token.left_edge, token
    person = next(
        (entity for entity in doc.ents if entity.label_ == "PERSON" and entity.start <= token.i < entity.end), None
    )
    if person is not None:
        span = Span(person.start_char, person.end_char)
        return _clean(span.of(text_of(doc)), span)
    first = token.left_edge
    last = token
    for child in token.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in {"of", "for", "in", "at"}
            and (child.lower_ in {"of", "for"} or token.pos_ != "PROPN")
        ):
            last = list(child.subtree)[-1]
    while first.i < token.i and (
        first.lower_ in {"the", "a", "an", "its", "their"} or first.is_punct or first.dep_ in {"mark", "cc"}
    ):
        first = first.nbor()
    span = chars(first, last)
    return _clean(span.of(text_of(doc)), span)


def _clean(name: str, span: Span) -> tuple[str, Span]:
    stripped = name.rstrip(" ,;:'’")
    return stripped, Span(span.start, span.start + len(stripped))


def _according_to(token: Token) -> Saying | None:
    if token.lower_ != "according":
        return None
    nouns = [noun for prep in token.children if prep.lower_ == "to" for noun in prep.children if noun.dep_ == "pobj"]
    if not nouns:
        after = [t for t in token.doc[token.i + 1 : token.i + 6] if t.pos_ in {"NOUN", "PROPN"}]
        nouns = after[-1:] if token.i + 1 < len(token.doc) and token.nbor().lower_ == "to" else []
    if not nouns:
        return None
    name, where = speaker_name(nouns[0])
    sentence = token.sent
    governor = token.head if token.head != token else sentence.root
    content = subtree_span(governor) if is_verb(governor) else Span(sentence.start_char, sentence.end_char)
    tokens = list(governor.subtree) if is_verb(governor) else list(sentence)
    return Saying(name, where, Stance.ASSERTS, content, tokens[0].i, tokens[-1].i, token.i)


def _responsibility(token: Token) -> Saying | None:
    """Return a claim of responsibility: "the group claimed responsibility", "was claimed by the group", "took credit for"."""
    if token.lower_ in RESPONSIBILITY and is_verb(token.head) and lemma(token.head) in CLAIMING:
        verb = token.head
        if any(child.lower_ in {"no", "not", "n't"} for child in (*token.children, *verb.children)):
            return None
        speakers = agents(verb) if passive(verb) else subjects(verb)
        return _claim_by(speakers, verb)
    if token.lower_ in RESPONSIBILITY and (misread := _misread_claim(token)) is not None:
        return misread
    if is_verb(token) and lemma(token) == "claim" and passive(token):
        return _claim_by(agents(token), token)
    return None


def _none_of(speaker: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "no" for child in speaker.children)


SPOKEN_NOUNS = {"denial": Stance.DENIES, "accusation": Stance.ACCUSES, "allegation": Stance.ACCUSES}


def _spoken_noun(token: Token) -> Saying | None:
    """Return what a noun of speaking says: "the government's denials of targeting civilians"."""
    stance = SPOKEN_NOUNS.get(lemma(token))
    if stance is None or token.pos_ != "NOUN":
        return None
    speakers = [child for child in token.children if child.dep_ == "poss"] or prepositional(token, {"by", "from"})
    if not speakers or speakers[0].lower_ in PRONOUNS:
        return None
    name, where = speaker_name(speakers[0])
    tokens = list(token.subtree)
    return Saying(name, where, stance, chars(tokens[0], tokens[-1]), tokens[0].i, tokens[-1].i, token.i)


def _misread_claim(token: Token) -> Saying | None:
    """Return the claim of a headline whose verb was taken for a noun ("Jihadist group X claims responsibility")."""
    verb = token.nbor(-1) if token.i > token.sent.start else token
    if verb.lower_ not in {"claims", "claimed", "claim", "takes", "took"} or verb.i <= token.sent.start:
        return None
    last = first = verb.nbor(-1)
    if last.lower_ in {"one", "nobody", "has", "have"} or last.pos_ not in {"NOUN", "PROPN"}:
        return None
    while first.i > token.sent.start and (
        first.nbor(-1).pos_ in {"NOUN", "PROPN", "ADJ"} or first.nbor(-1).text in {"-", "of"}
    ):
        first = first.nbor(-1)
    name, where = _clean(chars(first, last).of(text_of(token.doc)), chars(first, last))
    return Saying(name, where, Stance.CLAIMS_RESPONSIBILITY, chars(first, token), first.i, token.i, verb.i)


def _claim_by(speakers: Sequence[Token], verb: Token) -> Saying | None:
    if not speakers or speakers[0].lower_ in {"one", "nobody", "none"} or _none_of(speakers[0]):
        return None
    name, where = speaker_name(speakers[0])
    tokens = list(verb.subtree)
    return Saying(
        name, where, Stance.CLAIMS_RESPONSIBILITY, chars(tokens[0], tokens[-1]), tokens[0].i, tokens[-1].i, verb.i
    )


def of_token(found: Sequence[Saying], token: Token) -> Iterator[Saying]:
    """Yield the sayings in whose content a token stands."""
    chain = [token, *up(token)]
    return (saying for saying in found if saying.covers(token) or any(part.i == saying.verb for part in chain))
