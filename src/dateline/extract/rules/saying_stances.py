"""How a verb of speaking stands to what it says: its subject asserts, denies, accuses or doubts, in the words of each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.extract.rules.grammar import is_verb, lemma, prepositional
from dateline.extract.rules.sayings import CLAUSES, Content, clauses_of, is_no, scope
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import Stance

BACK = frozenset({"it", "this", "that", "them", "these", "which", "so", "any"})
SELF = frozenset({"it", "they", "we", "he", "she", "its", "their", "our", "his", "her"})
# Nouns of acts that are claimed, denied or doubted by name.
ACTS = word_set("acts")
Read = tuple[Stance, Content]


def accusing(verb: Token) -> Read | None:
    """Return the accusation that a verb makes: it blames, suspects, holds responsible, points at."""
    word = lemma(verb)
    whole = tuple(token for token in scope(verb, [verb]))
    accused = [child for child in verb.children if child.dep_ in {"dobj", "ccomp", "xcomp", "nsubjpass", "oprd"}]
    if word in speech().accuses and accused:
        if any(is_no(child) for child in verb.children):
            return None
        return Stance.ACCUSES, Content(whole, verb, specific=True)
    if word == "hold" and any(child.lower_ in {"responsible", "accountable"} for child in verb.subtree) and accused:
        return Stance.ACCUSES, Content(whole, verb, specific=True)
    if word == "attribute" and accused and prepositional(verb, {"to"}):
        return Stance.ACCUSES, Content(whole, verb, specific=True)
    if word == "lay" and any(child.lower_ in {"door", "blame"} for child in verb.subtree):
        return Stance.ACCUSES, Content(whole, verb, specific=True)
    if word == "point" and (prepositional(verb, {"at"}) or any(child.lower_ == "finger" for child in verb.children)):
        return Stance.ACCUSES, Content(whole, verb, specific=True)
    if word == "charge" and any(child.dep_ == "ccomp" for child in verb.children):
        return Stance.ACCUSES, Content(whole, verb, specific=True)
    return None


def denying(verb: Token) -> Read | None:
    """Return the denial that a verb makes: it denies, rejects, rules out, calls a report a lie."""
    word = lemma(verb)
    whole = scope(verb, [verb])
    if word in speech().denies:
        if any(is_no(child) for child in verb.children):
            return None
        under = [child for child in verb.children if child.dep_ in CLAUSES | {"dobj", "pcomp", "nsubjpass", "prep"}]
        if not under:
            return (Stance.DENIES, Content(whole, verb, specific=True)) if word in {"deny", "dispute"} else None
        return Stance.DENIES, Content(scope(verb, under), verb, specific=_points_back(under))
    if word in {"call", "describe", "brand", "label", "dismiss", "term"} and any(
        lemma(token) in speech().untrue for token in whole
    ):
        return Stance.DENIES, Content(whole, verb, specific=True)
    if (
        word == "rule"
        and any(token.lower_ == "out" for token in verb.children)
        and not any(is_no(c) for c in verb.children)
    ):
        return Stance.DENIES, Content(whole, verb, specific=True)
    if word == "laugh" and any(token.lower_ == "off" for token in verb.children):
        return Stance.DENIES, Content(whole, verb, specific=True)
    return None


def _points_back(heads: Iterable[Token]) -> bool:
    """Return whether what is denied is a charge told before ("it", "the report", "any part in it") or a thing done."""
    words = [token for head in heads for token in head.subtree]
    return any(token.lower_ in BACK or lemma(token) in speech().charges or lemma(token) in ACTS for token in words)


def doubting(verb: Token) -> Read | None:
    """Return the doubt that a verb tells of."""
    if lemma(verb) not in speech().doubts or any(is_no(child) for child in verb.children):
        return None
    under = [child for child in verb.children if child.dep_ in CLAUSES | {"dobj", "prep"}]
    return (Stance.DOUBTS, Content(scope(verb, under), verb, specific=True)) if under else None


def asserting(verb: Token) -> Read | None:
    """Return what a verb of saying, seeing or counting asserts; the words of it can make it a denial or an accusation."""
    word = lemma(verb)
    clauses = clauses_of(verb)
    if word in speech().asserts:
        if any(is_no(child) for child in verb.children):
            whole = scope(verb, [verb])
            return (Stance.DOUBTS, Content(whole, verb, specific=True)) if word == "confirm" else None
        if clauses:
            return _stated(verb, clauses)
        if word in speech().objects and (objects := [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]):
            return Stance.ASSERTS, Content(scope(verb, objects), objects[0])
        if verb.dep_ in {"parataxis", "ccomp"} and is_verb(verb.head) and lemma(verb.head) not in speech().asserts:
            inside = {token.i for token in verb.subtree}
            tokens = tuple(token for token in scope(verb, [verb.head]) if token.i not in inside)
            if tokens:
                return Stance.ASSERTS, Content(tokens, verb.head)
    if word in speech().witnesses and (seen := [child for child in clauses if child.dep_ == "ccomp"]):
        return Stance.ASSERTS, Content(scope(verb, seen), seen[0])
    if word in speech().counts | speech().puts and (under := _counted(verb)):
        return Stance.ASSERTS, Content(scope(verb, under), under[0], specific=True)
    return None


def _counted(verb: Token) -> list[Token]:
    """Return the objects of a verb of counting when a figure stands in them."""
    if any(is_no(child) for child in verb.children):
        return []
    under = [
        child
        for child in verb.children
        if child.dep_ in {"dobj", "npadvmod", "nummod", "attr", "oprd", "advmod", "acomp"}
        or (child.dep_ == "prep" and child.lower_ in {"of", "at", "as", "to"})
    ]
    words = [token for head in under for token in head.subtree]
    figure = any(token.like_num or token.pos_ == "NUM" for token in words)
    toll = lemma(verb) in speech().counts or any(lemma(token) in speech().tolls for token in words)
    return under if figure and toll else []


def _stated(verb: Token, clauses: Sequence[Token]) -> Read:
    """Return the stance of a stated clause: an assertion, or a denial, an accusation or a claim in the words of one."""
    tokens = scope(verb, clauses)
    content = Content(tokens or scope(verb, [verb]), clauses[0])
    head = clauses[0]
    own = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "poss"}]
    mine = any(part.lower_ in SELF for child in own for part in (child, *child.children) if part.dep_ != "conj")
    denied = any(is_no(child) for child in head.children)
    if lemma(head) == "be" and _unclear(head, denied=denied):
        return Stance.DOUBTS, replace(content, specific=True)
    if lemma(head) == "have" and _no_part(tokens, denied=denied):
        return Stance.DENIES, replace(content, specific=True)
    guilt = [token for token in head.children if lemma(token) in speech().culprit]
    if guilt and lemma(head) == "be":
        # "It was not to blame": the "not" can hang on either verb.
        denied = denied or any(is_no(child) for token in guilt for child in token.children)
        stance = Stance.DENIES if denied else (Stance.CLAIMS_RESPONSIBILITY if mine else Stance.ACCUSES)
        return stance, replace(content, specific=True)
    if lemma(head) in {"do", "carry", "commit", "perpetrate"} and any(
        child.lower_ in {"it", "this", "so"} for child in head.children
    ):
        stance = Stance.DENIES if denied else (Stance.CLAIMS_RESPONSIBILITY if mine else Stance.ACCUSES)
        return stance, replace(content, specific=True)
    if denied and mine:
        return Stance.DENIES, content
    return Stance.ASSERTS, content


def _unclear(head: Token, *, denied: bool) -> bool:
    """Return whether something is said to be unclear, not certain, unknown."""
    said = {child.lower_ for child in head.children if child.dep_ in {"acomp", "attr"}}
    return bool(said & {"unclear", "uncertain", "unknown"}) or (
        denied and bool(said & {"clear", "certain", "known", "sure"})
    )


def _no_part(tokens: Sequence[Token], *, denied: bool) -> bool:
    """Return whether somebody "had nothing to do with it", "had no part in it"."""
    words = {token.lower_ for token in tokens}
    return "nothing" in words or (bool(words & {"part", "hand", "role"}) and (denied or "no" in words))


READERS: tuple[Callable[[Token], Read | None], ...] = (accusing, denying, doubting, asserting)
