"""Who says what by a verb: claims of responsibility, verbs of speaking, and "X said" at the end of a sentence that the parse lost."""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.extract.rules.grammar import agents, chars, is_verb, lemma, passive, subjects, text_of
from dateline.extract.rules.saying_stances import ACTS, READERS
from dateline.extract.rules.sayings import SHORTEST, Content, Saying, clauses_of, is_no, said
from dateline.extract.rules.speakers import Memory, Speaker, before_verb
from dateline.model import Stance

# "We did it" in any words: the object of a verb of claiming or taking.
RESPONSIBILITY = frozenset({"responsibility", "credit"})
CLAIMING = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge"})
REFUSING = frozenset({"decline", "fail", "have", "hesitate", "refuse", "stop"})  # "have": "has yet to claim it"
# "Has claimed responsibility for such attacks before": not for this one.
ELSEWHERE = frozenset({"such", "similar", "previous", "past", "earlier", "prior"})


def responsibility(token: Token, memory: Memory) -> list[Saying]:
    """Return a claim of responsibility: "the group claimed responsibility", "was claimed by the group", "took credit for"."""
    verb = token.head
    if token.lower_ in RESPONSIBILITY and is_verb(verb) and lemma(verb) in CLAIMING:
        if any(is_no(child) for child in (*token.children, *verb.children)) or _of_others(verb):
            return []
        if verb.dep_ == "xcomp" and lemma(verb.head) in REFUSING:
            return _refused(verb, memory)
        return _claimed(agents(verb) if passive(verb) else subjects(verb), verb, memory)
    if token.lower_ in RESPONSIBILITY:
        return _misread_claim(token)
    if is_verb(token) and lemma(token) == "claim" and passive(token):
        return _claimed(agents(token), token, memory)
    if (
        is_verb(token)
        and lemma(token) == "claim"
        and not clauses_of(token)
        and not any(is_no(c) for c in token.children)
    ):
        act = next((child for child in token.children if child.dep_ == "dobj"), None)
        if act is not None and (act.lower_ in {"it", "them", "both"} or lemma(act) in ACTS):
            return _claimed(subjects(token), token, memory)
    return []


def _of_others(verb: Token) -> bool:
    """Return whether what is claimed is other acts of the kind."""
    return any(
        token.lower_ in ELSEWHERE and token.dep_ in {"amod", "predet", "det"} and token.head.head.lower_ == "for"
        for token in verb.subtree
    )


def _refused(verb: Token, memory: Memory) -> list[Saying]:
    """Return the denial of who refuses to accept what was done; who has only not spoken yet says nothing."""
    if lemma(verb.head) != "refuse" or lemma(verb) == "claim":
        return []
    content = Content(tuple(verb.head.subtree), verb.head, specific=True)
    return said(subjects(verb.head), Stance.DENIES, content, verb.head, memory)


def _claimed(who: Sequence[Token], verb: Token, memory: Memory) -> list[Saying]:
    if not who or any(child.dep_ == "det" and child.lower_ == "no" for child in who[0].children):
        return []
    content = Content(tuple(verb.subtree), verb, specific=True)
    return said(who, Stance.CLAIMS_RESPONSIBILITY, content, verb, memory)


def _misread_claim(token: Token) -> list[Saying]:
    """Return the claim of a headline whose verb was taken for a noun ("Jihadist group X claims responsibility")."""
    verb = token.nbor(-1) if token.i > token.sent.start else token
    if verb.lower_ not in {"claims", "claimed", "claim", "takes", "took"} or verb.i <= token.sent.start:
        return []
    last = first = verb.nbor(-1)
    if last.lower_ in {"one", "nobody", "has", "have"} or last.pos_ not in {"NOUN", "PROPN"}:
        return []
    while first.i > token.sent.start and (
        first.nbor(-1).pos_ in {"NOUN", "PROPN", "ADJ"} or first.nbor(-1).text in {"-", "of"}
    ):
        first = first.nbor(-1)
    span = chars(first, last)
    if any(word.lower_ in {"no", "nobody"} for word in token.doc[first.i : last.i + 1]):
        return []
    speaker = Speaker(span.of(text_of(token.doc)), span, last)
    tokens = frozenset(range(last.i + 1, token.i + 1))
    return [Saying(speaker, Stance.CLAIMS_RESPONSIBILITY, chars(first, token), tokens, verb, verb, specific=True)]


def verb(token: Token, memory: Memory) -> list[Saying]:
    """Return what a verb of speaking says: its subject asserts, denies, accuses or doubts."""
    claiming = lemma(token) in CLAIMING and any(child.lower_ in RESPONSIBILITY for child in token.children)
    if not is_verb(token) or claiming:
        return []
    for read in READERS:
        found = read(token)
        if found is not None:
            stance, content = found
            return said(_who(token, memory), stance, content, token, memory) or _tail(token)
    return _tail(token)


TAIL = frozenset({"say", "report", "tell", "add", "announce", "confirm", "state", "note"})
LONGEST_TAIL = 7  # tokens that can follow a verb of saying at the end of a sentence: "on Sunday in a statement"


def _tail(verb: Token) -> list[Saying]:
    """Return what stands before a verb of saying that ends its sentence, when the parse does not see it."""
    after = [token for token in verb.doc[verb.i + 1 : verb.sent.end] if not token.is_punct]
    if lemma(verb) not in TAIL or len(after) > LONGEST_TAIL or verb.tag_ == "VBG":
        return []
    if any(
        (is_verb(token) and token.lower_ not in {"citing", "quoting"}) or is_no(token) or token.lower_ == "nothing"
        for token in after
    ):
        return []
    speaker = before_verb(verb)
    if speaker is None:
        return []
    said = tuple(
        token for token in verb.doc[verb.sent.start : verb.i] if token.idx + len(token.text) <= speaker.span.start
    )
    if len(said) < SHORTEST:
        return []
    tokens = frozenset(token.i for token in said)
    return [Saying(speaker, Stance.ASSERTS, chars(said[0], said[-1]), tokens, verb, verb.sent.root)]


def _who(verb: Token, memory: Memory) -> list[Token]:
    """Return the nouns that speak: the subject, or the by-phrase of a passive; "adding that" goes on for who just spoke."""
    last = memory.last
    if (
        verb.tag_ == "VBG"
        and verb.dep_ in {"advcl", "xcomp", "conj", "dep"}
        and last is not None
        and _just_spoke(last, verb)
    ):
        return [last.head]
    if passive(verb) and (by := agents(verb)):
        return by
    if passive(verb) and any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return []
    return [token for token in subjects(verb) if token.dep_ != "nsubjpass"]


def _just_spoke(speaker: Speaker, verb: Token) -> bool:
    return verb.sent.start <= speaker.head.i < verb.i
