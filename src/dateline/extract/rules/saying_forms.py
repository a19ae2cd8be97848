"""Who says what without a verb: "according to", "by X's account", a noun of speaking, a colon or a dash in a headline."""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.extract.rules.grammar import chars, is_verb, lemma, prepositional, text_of, up
from dateline.extract.rules.sayings import SHORTEST, Content, Saying, said
from dateline.extract.rules.speakers import Memory, Speaker
from dateline.lexicon.speech import speech
from dateline.model import Stance

SPOKEN_NOUNS = {
    "denial": Stance.DENIES,
    "accusation": Stance.ACCUSES,
    "allegation": Stance.ACCUSES,
    "claim": Stance.ASSERTS,
    "assertion": Stance.ASSERTS,
}
ACCOUNTS = frozenset({"account", "count", "estimate", "tally", "reckoning", "version", "figure", "admission", "words"})


def spoken_noun(token: Token, memory: Memory) -> list[Saying]:
    """Return what a noun of speaking says: "the government's denials of targeting civilians"."""
    stance = SPOKEN_NOUNS.get(lemma(token))
    if stance is None or token.pos_ != "NOUN":
        return []
    who = [child for child in token.children if child.dep_ == "poss"] or prepositional(token, {"by", "from"})
    if not who or (stance is Stance.ASSERTS and not any(child.dep_ == "acl" for child in token.children)):
        return []
    return said(who, stance, Content(tuple(token.subtree), token), token, memory)


def according_to(token: Token, memory: Memory) -> list[Saying]:
    """Return what is told "according to" a speaker."""
    if token.lower_ != "according":
        return []
    nouns = [noun for prep in token.children if prep.lower_ == "to" for noun in prep.children if noun.dep_ == "pobj"]
    if not nouns and token.i + 1 < token.sent.end and token.nbor().lower_ == "to":
        nouns = [t for t in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)] if t.pos_ in {"NOUN", "PROPN"}][
            -1:
        ]
    return _beside(token, nouns, memory)


def account(token: Token, memory: Memory) -> list[Saying]:
    """Return what is told "by the rebels' account", "by his count", "on the army's own estimate"."""
    if lemma(token) not in ACCOUNTS or token.dep_ != "pobj" or token.head.lower_ not in {"by", "on", "in"}:
        return []
    owners = [child for child in token.children if child.dep_ == "poss"] or prepositional(token, {"of"})
    return _beside(token.head, owners, memory)


def _beside(token: Token, who: Sequence[Token], memory: Memory) -> list[Saying]:
    """Return the saying of a phrase that stands beside what is said: it covers its part of the sentence."""
    if not who:
        return []
    inside = {part.i for part in token.subtree} | {part.i for noun in who for part in noun.subtree}
    tokens = tuple(part for part in _part(token, max(inside)) if part.i not in inside)
    if len(tokens) < SHORTEST:
        return []
    governor = next((head for head in up(token) if is_verb(head)), token.sent.root)
    return said(who, Stance.ASSERTS, Content(tokens, governor), token, memory)


def _part(token: Token, last: int) -> tuple[Token, ...]:
    """Return the part of a sentence that a phrase stands in: between semicolons, and not past "while" or "but" after it."""
    sentence = list(token.sent)
    opens = token.i - token.sent.start <= 1
    start = max((part.i + 1 for part in sentence if part.text == ";" and part.i < token.i), default=token.sent.start)
    stops = [
        part.i
        for part in sentence
        if part.i > last
        and (part.text == ";" or (not opens and part.lower_ in {"while", "but", "although", "whereas"}))
    ]
    return tuple(token.doc[start : min(stops, default=token.sent.end)])


def colon(token: Token, memory: Memory) -> list[Saying]:
    """Return the saying of a headline: "Army: 12 rebels killed", "Its spokesman, Emma Nweke: "Not us"."""
    if token.text != ":" or token.i + 1 >= token.sent.end:
        return []
    before = list(token.doc[token.sent.start : token.i])
    quoted = token.nbor().text in {'"', "“", "'", "‘"}
    if not before or len(before) > 9 or any(is_verb(part) for part in before):
        return []
    head = next((part for part in reversed(before) if part.pos_ in {"NOUN", "PROPN"}), None)
    if head is None or not (
        quoted or any(lemma(part) in speech().voices or part.lower_ in speech().voices for part in before)
    ):
        return []
    after = tuple(token.doc[token.i + 1 : token.sent.end])
    stance = Stance.DENIES if quoted and after[1:2] and after[1].lower_ in {"not", "no", "never"} else Stance.ASSERTS
    top = next((part for part in before if (part.dep_ != "det" and part.head.i >= token.i) or part.head == part), head)
    return said(
        [top if top.pos_ in {"NOUN", "PROPN"} else head],
        stance,
        Content(after, after[0], stance is Stance.DENIES),
        token,
        memory,
    )


def dash(token: Token, _: Memory) -> list[Saying]:
    """Return the saying at the tail of a headline: "Jets hit a market in Taiz - activists"."""
    if token.text not in {"-", "–", "—", "--"} or token.whitespace_ == "" or token.i <= token.sent.start:
        return []
    after = [part for part in token.doc[token.i + 1 : token.sent.end] if not part.is_punct and not part.is_space]
    if not after or len(after) > 5 or any(is_verb(part) for part in after):
        return []
    head = after[-1]
    if head.lower_ not in speech().voices and lemma(head) not in speech().voices:
        return []
    said = tuple(token.doc[token.sent.start : token.i])
    span = chars(after[0], head)
    speaker = Speaker(span.of(text_of(token.doc)), span, head)
    return [
        Saying(speaker, Stance.ASSERTS, chars(said[0], said[-1]), frozenset(part.i for part in said), token, said[0])
    ]
