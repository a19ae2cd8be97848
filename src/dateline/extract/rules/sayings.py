"""Who says what in a sentence: verbs and nouns of speaking, "according to", colons and dashes, each with its scope (codebook section 7).

A saying is a speaker, a stance and a scope: the tokens that the speech governs. What happens in the scope is what the claim is
about; a saying that governs no happening of its own ("he denied it", "the hospital counted nine") is about the one told before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.grammar import agents, chars, is_verb, lemma, passive, prepositional, subjects, text_of, up
from dateline.extract.rules.speakers import Memory, Speaker, before_verb, speakers, subject_of
from dateline.lexicon.speech import speech
from dateline.model import Span, Stance

# "We did it" in any words: the object of a verb of claiming or taking.
RESPONSIBILITY = frozenset({"responsibility", "credit"})
CLAIMING = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge"})
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
SPOKEN_NOUNS = {
    "denial": Stance.DENIES,
    "accusation": Stance.ACCUSES,
    "allegation": Stance.ACCUSES,
    "claim": Stance.ASSERTS,
    "assertion": Stance.ASSERTS,
}
ACCOUNTS = frozenset({"account", "count", "estimate", "tally", "reckoning", "version", "figure", "admission", "words"})
SHORTEST = 4  # tokens of something said
BACK = frozenset({"it", "this", "that", "them", "these", "which", "so", "any"})
SELF = frozenset({"it", "they", "we", "he", "she", "its", "their", "our", "his", "her"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One speaker's stance and the words of the content: `tokens` are the token indexes that the speech governs.

    `specific` says that what is said is a charge, a denial or a figure by itself, so that it can be about what was told before.
    """

    speaker: Speaker
    stance: Stance
    content: Span
    tokens: frozenset[int]
    verb: Token
    head: Token
    specific: bool = False

    def covers(self, token: Token) -> bool:
        """Return whether a token stands in what is said."""
        return token.i in self.tokens and token.i != self.verb.i


@dataclass(frozen=True, slots=True)
class Content:
    """What a word of speaking governs: its head, and whether it points back to something told before."""

    tokens: tuple[Token, ...]
    head: Token
    specific: bool = False

    @property
    def span(self) -> Span:
        """Return the characters from the first token to the last."""
        return chars(self.tokens[0], self.tokens[-1])


def sayings(sentence: Words, memory: Memory) -> tuple[list[Saying], Memory]:
    """Return who says what in a sentence, and whom a pronoun of the next one can mean."""
    found: list[Saying] = []
    now = memory
    for token in sentence:
        for form in FORMS:
            heard = form(token, now)
            if heard:
                found += heard
                now = replace(now, last=heard[0].speaker, group=_body(heard[0].speaker) or now.group)
                break
    return found, replace(now, subject=subject_of(sentence) or now.subject)


def _body(speaker: Speaker) -> Speaker | None:
    """Return a speaker that is a body with a name: what "the group" can mean."""
    return speaker if speaker.head.pos_ == "PROPN" and speaker.head.ent_type_ not in {"PERSON", "GPE", "NORP"} else None


def _said(who: Iterable[Token], stance: Stance, content: Content, verb: Token, memory: Memory) -> list[Saying]:
    heads = list(who)
    if not heads or not content.tokens:
        return []
    named = speakers(heads[0], memory)
    own = {token.i for head in heads for token in head.subtree}
    return [
        Saying(
            speaker,
            stance,
            content.span,
            frozenset(token.i for token in content.tokens if token.i not in own) - {verb.i},
            verb,
            content.head,
            content.specific,
        )
        for speaker in named
    ]


# --- responsibility --------------------------------------------------------------------------------------------------


def _responsibility(token: Token, memory: Memory) -> list[Saying]:
    """Return a claim of responsibility: "the group claimed responsibility", "was claimed by the group", "took credit for"."""
    verb = token.head
    if token.lower_ in RESPONSIBILITY and is_verb(verb) and lemma(verb) in CLAIMING:
        if any(_no(child) for child in (*token.children, *verb.children)):
            return []
        return _claimed(agents(verb) if passive(verb) else subjects(verb), verb, memory)
    if token.lower_ in RESPONSIBILITY:
        return _misread_claim(token)
    if is_verb(token) and lemma(token) == "claim" and passive(token):
        return _claimed(agents(token), token, memory)
    if is_verb(token) and lemma(token) == "claim" and not _clauses(token) and not any(_no(c) for c in token.children):
        act = next((child for child in token.children if child.dep_ == "dobj"), None)
        if act is not None and (act.lower_ in {"it", "them", "both"} or lemma(act) in ACTS):
            return _claimed(subjects(token), token, memory)
    return []


ACTS = frozenset(
    {
        "attack",
        "bombing",
        "blast",
        "killing",
        "explosion",
        "strike",
        "assault",
        "ambush",
        "raid",
        "shooting",
        "murder",
        "assassination",
        "kidnapping",
        "abduction",
        "operation",
        "hit",
        "bomb",
        "bombings",
        "kidnap",
    }
)


def _no(token: Token) -> bool:
    return token.lower_ in {"no", "not", "n't", "never"} or token.dep_ == "neg"


def _claimed(who: Sequence[Token], verb: Token, memory: Memory) -> list[Saying]:
    if not who or any(child.dep_ == "det" and child.lower_ == "no" for child in who[0].children):
        return []
    content = Content(tuple(verb.subtree), verb, specific=True)
    return _said(who, Stance.CLAIMS_RESPONSIBILITY, content, verb, memory)


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


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verb(verb: Token, memory: Memory) -> list[Saying]:
    """Return what a verb of speaking says: its subject asserts, denies, accuses or doubts."""
    if not is_verb(verb) or any(child.lower_ in RESPONSIBILITY for child in verb.children):
        return []
    for read in (_accusing, _denying, _doubting, _asserting):
        found = read(verb)
        if found is not None:
            stance, content = found
            return _said(_who(verb, memory), stance, content, verb, memory) or _tail(verb)
    return _tail(verb)


TAIL = frozenset({"say", "report", "tell", "add", "announce", "confirm", "state", "note"})
LONGEST_TAIL = 7  # tokens that can follow a verb of saying at the end of a sentence: "on Sunday in a statement"


def _tail(verb: Token) -> list[Saying]:
    """Return what stands before a verb of saying that ends its sentence, when the parse does not see it."""
    after = [token for token in verb.doc[verb.i + 1 : verb.sent.end] if not token.is_punct]
    if lemma(verb) not in TAIL or len(after) > LONGEST_TAIL or verb.tag_ == "VBG":
        return []
    if any(
        (is_verb(token) and token.lower_ not in {"citing", "quoting"}) or _no(token) or token.lower_ == "nothing"
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


Read = tuple[Stance, Content]


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


def _clauses(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in CLAUSES and child.pos_ != "PUNCT"]


def _scope(verb: Token, heads: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens under the heads of what is said, up to a semicolon that stands between them and the verb's other side."""
    tokens = sorted({token.i: token for head in heads for token in head.subtree}.values(), key=lambda token: token.i)
    stops = [token.i for token in verb.sent if token.text == ";"]
    after = min((i for i in stops if i > verb.i), default=verb.sent.end)
    before = max((i for i in stops if i < verb.i), default=verb.sent.start - 1)
    return tuple(token for token in tokens if before < token.i < after)


def _accusing(verb: Token) -> Read | None:
    word = lemma(verb)
    whole = tuple(token for token in _scope(verb, [verb]))
    accused = [child for child in verb.children if child.dep_ in {"dobj", "ccomp", "xcomp", "nsubjpass", "oprd"}]
    if word in speech().accuses and accused:
        if any(_no(child) for child in verb.children):
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


def _denying(verb: Token) -> Read | None:
    word = lemma(verb)
    whole = _scope(verb, [verb])
    if word in speech().denies:
        if any(_no(child) for child in verb.children):
            return None
        under = [child for child in verb.children if child.dep_ in CLAUSES | {"dobj", "pcomp", "nsubjpass", "prep"}]
        if not under:
            return (Stance.DENIES, Content(whole, verb, specific=True)) if word in {"deny", "dispute"} else None
        return Stance.DENIES, Content(_scope(verb, under), verb, specific=_points_back(under))
    if word in {"call", "describe", "brand", "label", "dismiss", "term"} and any(
        lemma(token) in speech().untrue for token in whole
    ):
        return Stance.DENIES, Content(whole, verb, specific=True)
    if (
        word == "rule"
        and any(token.lower_ == "out" for token in verb.children)
        and not any(_no(c) for c in verb.children)
    ):
        return Stance.DENIES, Content(whole, verb, specific=True)
    if word == "laugh" and any(token.lower_ == "off" for token in verb.children):
        return Stance.DENIES, Content(whole, verb, specific=True)
    return None


def _points_back(heads: Iterable[Token]) -> bool:
    """Return whether what is denied is a charge told before ("it", "the report", "any part in it") or a thing done."""
    words = [token for head in heads for token in head.subtree]
    return any(token.lower_ in BACK or lemma(token) in speech().charges or lemma(token) in ACTS for token in words)


def _doubting(verb: Token) -> Read | None:
    if lemma(verb) not in speech().doubts or any(_no(child) for child in verb.children):
        return None
    under = [child for child in verb.children if child.dep_ in CLAUSES | {"dobj", "prep"}]
    return (Stance.DOUBTS, Content(_scope(verb, under), verb, specific=True)) if under else None


def _asserting(verb: Token) -> Read | None:
    word = lemma(verb)
    clauses = _clauses(verb)
    if word in speech().asserts:
        if any(_no(child) for child in verb.children):
            whole = _scope(verb, [verb])
            return (Stance.DOUBTS, Content(whole, verb, specific=True)) if word == "confirm" else None
        if clauses:
            return _stated(verb, clauses)
        if word in speech().objects and (objects := [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]):
            return Stance.ASSERTS, Content(_scope(verb, objects), objects[0])
        if verb.dep_ in {"parataxis", "ccomp"} and is_verb(verb.head) and lemma(verb.head) not in speech().asserts:
            inside = {token.i for token in verb.subtree}
            tokens = tuple(token for token in _scope(verb, [verb.head]) if token.i not in inside)
            if tokens:
                return Stance.ASSERTS, Content(tokens, verb.head)
    if word in speech().witnesses and (seen := [child for child in clauses if child.dep_ == "ccomp"]):
        return Stance.ASSERTS, Content(_scope(verb, seen), seen[0])
    if word in speech().counts and (under := _counted(verb)):
        return Stance.ASSERTS, Content(_scope(verb, under), under[0], specific=True)
    return None


def _counted(verb: Token) -> list[Token]:
    """Return the objects of a verb of counting when a figure stands in them."""
    if any(_no(child) for child in verb.children):
        return []
    under = [
        child
        for child in verb.children
        if child.dep_ in {"dobj", "npadvmod", "nummod", "attr", "oprd"}
        or (child.dep_ == "prep" and child.lower_ in {"of", "at", "as", "to"})
    ]
    return under if any(token.like_num or token.pos_ == "NUM" for head in under for token in head.subtree) else []


def _stated(verb: Token, clauses: Sequence[Token]) -> Read:
    """Return the stance of a stated clause: an assertion, or a denial, an accusation or a claim in the words of one."""
    tokens = _scope(verb, clauses)
    content = Content(tokens or _scope(verb, [verb]), clauses[0])
    head = clauses[0]
    own = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "poss"}]
    mine = any(part.lower_ in SELF for child in own for part in child.subtree)
    denied = any(_no(child) for child in head.children)
    if lemma(head) == "be" and _unclear(head, denied=denied):
        return Stance.DOUBTS, replace(content, specific=True)
    if lemma(head) == "have" and _no_part(tokens, denied=denied):
        return Stance.DENIES, replace(content, specific=True)
    if any(lemma(token) in speech().culprit for token in head.children) and lemma(head) == "be":
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


# --- other forms -----------------------------------------------------------------------------------------------------


def _spoken_noun(token: Token, memory: Memory) -> list[Saying]:
    """Return what a noun of speaking says: "the government's denials of targeting civilians"."""
    stance = SPOKEN_NOUNS.get(lemma(token))
    if stance is None or token.pos_ != "NOUN":
        return []
    who = [child for child in token.children if child.dep_ == "poss"] or prepositional(token, {"by", "from"})
    if not who or (stance is Stance.ASSERTS and not any(child.dep_ == "acl" for child in token.children)):
        return []
    return _said(who, stance, Content(tuple(token.subtree), token), token, memory)


def _according_to(token: Token, memory: Memory) -> list[Saying]:
    if token.lower_ != "according":
        return []
    nouns = [noun for prep in token.children if prep.lower_ == "to" for noun in prep.children if noun.dep_ == "pobj"]
    if not nouns and token.i + 1 < token.sent.end and token.nbor().lower_ == "to":
        nouns = [t for t in token.doc[token.i + 1 : min(token.i + 6, token.sent.end)] if t.pos_ in {"NOUN", "PROPN"}][
            -1:
        ]
    return _beside(token, nouns, memory)


def _account(token: Token, memory: Memory) -> list[Saying]:
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
    return _said(who, Stance.ASSERTS, Content(tokens, governor), token, memory)


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


def _colon(token: Token, memory: Memory) -> list[Saying]:
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
    return _said(
        [top if top.pos_ in {"NOUN", "PROPN"} else head],
        stance,
        Content(after, after[0], stance is Stance.DENIES),
        token,
        memory,
    )


def _dash(token: Token, _: Memory) -> list[Saying]:
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


Form = Callable[[Token, Memory], list[Saying]]
FORMS: tuple[Form, ...] = (_responsibility, _spoken_noun, _verb, _according_to, _account, _colon, _dash)


def of_token(found: Sequence[Saying], token: Token) -> Iterator[Saying]:
    """Yield the sayings in whose content a token stands."""
    return (saying for saying in found if saying.covers(token))
