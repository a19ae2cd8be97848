"""Who does what in a dependency parse: subjects, objects, agents, with inheritance through conjunctions and participles."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.model import Span

SUBJECTS = {"nsubj", "csubj"}
PASSIVE_SUBJECTS = {"nsubjpass", "csubjpass"}
PRONOUNS = {"it", "they", "he", "she", "them", "him", "her", "i", "we"}
OTHER_CLAUSES = {"advcl", "relcl", "ccomp", "conj", "parataxis", "dep"}
RELATIVE = {"who", "that", "which", "whom"}


def is_verb(token: Token) -> bool:
    """Return whether the tagger takes the token for a verb."""
    return token.pos_ in {"VERB", "AUX"}


# Ground that an actor holds: its name there says who holds it, not who fights now.
HELD = frozenset({"control", "hold", "run", "besiege", "occupy", "govern"})
# Where a participle without its auxiliary is a passive: "the men killed in ...", "Two soldiers killed, four wounded".
BARE_PASSIVES = frozenset({"ROOT", "acl", "relcl", "amod", "advcl", "conj", "oprd", "ccomp"})


def passive(verb: Token) -> bool:
    """Return whether the verb is passive, a reduced passive ("a man killed in ...") included."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "dobj"} for child in verb.children):
        return False
    return verb.dep_ in BARE_PASSIVES and not _active_conjunct(verb)


def _active_conjunct(verb: Token) -> bool:
    return verb.dep_ == "conj" and is_verb(verb.head) and not passive(verb.head)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subjects, inherited by conjuncts, participles and relative clauses."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    if own:
        return [antecedent(token) for token in own]
    if depth > 4:
        return []
    if verb.dep_ in {"acl", "relcl"} and not is_verb(verb.head):
        return [_topmost(verb.head) if _acts(verb) else verb.head]
    if verb.dep_ == "pcomp" and lemma(verb.head.head) in {"accuse", "blame", "suspect"}:
        return [child for child in verb.head.head.children if child.dep_ in {"dobj", "nsubjpass"}]
    if misread := _misread_subject(verb):
        return [misread]
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep"}:
        governor = verb.head if verb.dep_ != "pcomp" else verb.head.head
        if is_verb(governor) and (inherited := subjects(governor, depth + 1)):
            return inherited
    adjacent = _adjacent_subject(verb)
    return [adjacent] if adjacent is not None else []


def _acts(verb: Token) -> bool:
    """Return whether a participle that the parser hung on a noun is the sentence's own verb: it has an object, as no passive has."""
    return verb.dep_ == "acl" and verb.tag_ in {"VBD", "VBN"} and any(child.dep_ == "dobj" for child in verb.children)


def _topmost(noun: Token) -> Token:
    """Return the noun that the whole phrase is about: "a raid on a town held by rebels" is about the raid."""
    top = noun
    for token in up(noun):
        if is_verb(token) and token.dep_ != "acl":
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            top = token
    return top


def _misread_subject(verb: Token) -> Token | None:
    """Return the noun before a headline's verb that the parser took for its modifier ("a suicide bomber detonates", "bomb kills")."""
    if verb.dep_ == "compound":  # "Raiders attack hamlets", read as one long noun
        siblings = [child for child in verb.head.children if child.dep_ == "compound" and child.i < verb.i]
        return siblings[-1] if siblings else None
    before = [
        child
        for child in verb.children
        if child.dep_ in {"compound", "nmod"} and child.i < verb.i and child.pos_ in {"NOUN", "PROPN"}
    ]
    return before[-1] if before and verb.tag_ in {"VBZ", "VBP", "NNS", "NN", "NNP", "NNPS", "VBD"} else None


def _adjacent_subject(verb: Token) -> Token | None:
    """Return the noun right before a finite verb that the parser hung elsewhere ("In Syria, Iran-backed militias have crossed")."""
    if verb.tag_ not in {"VBZ", "VBP", "VBD", "VBN"} or verb.dep_ not in {"ROOT", "ccomp", "conj"}:
        return None
    first = min(
        [verb, *(child for child in verb.children if child.dep_ in {"aux", "auxpass"})], key=lambda token: token.i
    )
    before = first.nbor(-1) if first.i > verb.sent.start else None
    return (
        before
        if before is not None and before.pos_ in {"NOUN", "PROPN"} and before.dep_ in {"appos", "conj", "dep"}
        else None
    )


def antecedent(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if token.lower_ in RELATIVE:
        clause = token.head
        if clause.dep_ == "relcl":
            return clause.head
    return token


def doers(verb: Token) -> list[Token]:
    """Return the nouns that do what the verb says: active subjects, or the by-phrase of a passive."""
    if passive(verb):
        return agents(verb)
    return [token for token in subjects(verb) if token.dep_ not in PASSIVE_SUBJECTS or not _is_passive_of(token, verb)]


def _is_passive_of(subject: Token, verb: Token) -> bool:
    return subject.head == verb


def agents(verb: Token) -> list[Token]:
    """Return the nouns of the verb's by-phrase."""
    return [
        noun
        for prep in verb.children
        if prep.dep_ in {"agent", "prep"} and prep.lower_ == "by"
        for noun in prep.children
        if noun.dep_ in {"pobj", "pcomp"} and not is_verb(noun)
    ]


def patients(verb: Token) -> list[Token]:
    """Return the nouns to which the verb is done: objects, or subjects of a passive."""
    if passive(verb):
        own = [child for child in verb.children if child.dep_ in PASSIVE_SUBJECTS | SUBJECTS]
        return [antecedent(token) for token in own] or subjects(verb)
    if verb.dep_ == "compound":
        return [verb.head]
    found = [child for child in verb.children if child.dep_ in {"dobj", "dative", "oprd"}]
    if not found and verb.dep_ == "relcl":
        found = [verb.head for child in verb.children if child.lower_ in RELATIVE and child.dep_ == "dobj"]
    return found


def holds(noun: Token) -> bool:
    """Return whether a noun only says whose the ground is: "areas controlled by X and Y", not "the town is now held by X"."""
    while noun.dep_ in {"conj", "appos", "compound", "nmod", "amod", "poss"} and noun.head != noun:
        noun = noun.head
    by, verb = noun.head, noun.head.head
    return noun.dep_ == "pobj" and by.lower_ == "by" and lemma(verb) in HELD and verb.dep_ in {"acl", "relcl"}


def prepositional(token: Token, prepositions: frozenset[str] | set[str]) -> list[Token]:
    """Return the nouns under the token's prepositions of the given kinds, nested ones ("from positions in") excluded."""
    return [
        noun
        for prep in token.children
        if prep.dep_ in {"prep", "agent", "dative", "prt"} and prep.lower_ in prepositions
        for noun in prep.children
        if noun.dep_ == "pobj"
    ]


def conjuncts(head: Token) -> list[Token]:
    """Return the noun and what is coordinated with it, in text order."""
    if head.dep_ == "conj":
        return [head]
    listed = [part for token in (head, *head.conjuncts) for part in _listed(token)]
    return sorted([head, *head.conjuncts, *listed], key=lambda token: token.i)


def _listed(head: Token) -> Iterator[Token]:
    """Yield the members of a list that the parser took for an apposition ("three priests, a cook and two drivers")."""
    for child in head.children:
        rest = child.conjuncts if child.dep_ == "appos" and _determined(child) else ()
        if rest and not any(token.dep_ == "appos" for token in rest):
            yield child
            yield from rest


def _determined(token: Token) -> bool:
    return any(child.dep_ in {"det", "nummod", "poss"} for child in token.children)


def anchor(token: Token) -> Token:
    """Return the verb that governs a noun through noun phrases and prepositions, else the topmost noun."""
    current = token
    while current.head != current:
        if is_verb(current):
            return current
        current = current.head
    return current


def up(token: Token) -> Iterator[Token]:
    """Yield the token's governors, nearest first."""
    while token.head != token:
        token = token.head
        yield token


def own_words(clause: Token) -> Iterator[Token]:
    """Yield the tokens of a clause without those of the clauses that qualify or follow it."""
    stack = [clause]
    while stack:
        token = stack.pop()
        yield token
        stack += [child for child in token.children if not (is_verb(child) and child.dep_ in OTHER_CLAUSES)]


def chars(first: Token, last: Token) -> Span:
    """Return the character span from one token to another, both included."""
    return Span(first.idx, last.idx + len(last.text))


def subtree_span(token: Token) -> Span:
    """Return the characters that the token's subtree covers."""
    tokens = list(token.subtree)
    return chars(tokens[0], tokens[-1])


def lemma(token: Token) -> str:
    """Return the lower-case lemma."""
    return token.lemma_.lower()


def text_of(doc: Doc) -> str:
    """Return the whole text, put together once: spaCy joins every token anew at each `doc.text`, a third of all coding time."""
    text: str = doc.user_data.setdefault("text", None) or doc.text
    doc.user_data["text"] = text
    return text
