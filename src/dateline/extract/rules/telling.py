"""What the wording of a clause tells of its place in the report: one small test a flag, all in one table."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.frames import REPLY, Frame, set_apart
from dateline.extract.rules.grammar import PRONOUNS, is_verb, lemma, text_of, up
from dateline.extract.rules.roles import Roles
from dateline.lexicon.accidents import accident, plain_crime
from dateline.lexicon.wordings import wording
from dateline.lexicon.words import word_set
from dateline.model.mention import Casualty

DEFINITE = word_set("definite")
NEW = word_set("new")
ARMS = word_set("weapons") | word_set("charges")
POINTING = word_set("pointing")
WRECKS = word_set("wrecks")
POSSESSIVES = frozenset({"its", "their", "his", "her"})
CAUSES = ("as a result of", "because of", "due to", "in response to", "owing to", "in the wake of", "on account of")
PRESENT = frozenset({"VBP", "VBZ"})
# "Moreover four were killed as shells fell on ..."
OPENING = re.compile(
    r"\W*(?:moreover|in addition|furthermore|elsewhere|meanwhile|in the meantime|separately)\b", re.IGNORECASE
)
CONTINUES = re.compile(r"\b(?:others?|more(?! than\b)|another|additional|further)\b", re.IGNORECASE)
# A toll or a habit over a period: a summary of happenings, not one of them.
SUMMARY = re.compile(
    r"\b(?:in|over|during|within|after) (?:the (?:past|last) )?(?:\w+ ){0,2}(?:days|weeks|months|years)\b"
    r"|\bso far this\b|\bbrought? (?:the|to)\b|\bsince (?!then)|\bin total\b"
    r"|\b(?:regularly|frequently|repeatedly|routinely|often|daily|almost every|numerous)\b"
    r"|\b(?:series|wave|string|spate) of\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """A frame where it stands: its sentence, who is hurt, the nouns by role, the sentence's other frames, the title."""

    frame: Frame
    sentence: Words
    hurt: Sequence[Casualty]
    parts: Roles
    others: int
    title: str | None


def flags(telling: Telling) -> frozenset[str]:
    """Return the names of the tests that hold."""
    return frozenset(name for name, holds in FLAGS.items() if holds(telling))


def _plain_crime(telling: Telling) -> bool:
    """Return whether people are held for ordinary crime, and the sentence speaks of no arms."""
    arrest = telling.frame.main.trigger.type == "strategic.arrest"
    return arrest and plain_crime(telling.sentence.text)


def _headline(telling: Telling) -> bool:
    """Return whether the sentence repeats the title."""
    if not telling.title:
        return False
    said, title = (" ".join(re.findall(r"\w+", words.lower())) for words in (telling.sentence.text, telling.title))
    return title.startswith(said) or said.startswith(title)


def _accident(telling: Telling) -> bool:
    return accident(telling.sentence.text) is not None


def _wreck(telling: Telling) -> bool:
    """Return whether people come to harm in what only crashed, sank or fell down ("the plane crashed, killing all on board")."""
    if not _harm_only(telling):
        return False
    clause = telling.frame.clause
    return any(lemma(token) in WRECKS and is_verb(token) for token in (*up(clause), *clause.children))


def _test(telling: Telling) -> bool:
    """Return whether a weapon is only tried: nobody is hurt or aimed at."""
    return not telling.hurt and wording("test").search(telling.sentence.text) is not None


def _anaphoric(telling: Telling) -> bool:
    """Return whether the doer only points back: "they", "the group", "the attackers"."""
    return any(_points_back(token) for token in telling.parts.first)


def _points_back(token: Token) -> bool:
    return token.lower_ in PRONOUNS or (lemma(token) in POINTING and _determined(token))


def _determined(token: Token) -> bool:
    return any(child.dep_ in {"det", "predet"} and child.lower_ in DEFINITE for child in token.children)


def _others(telling: Telling) -> bool:
    text = text_of(telling.sentence.doc)
    return any(CONTINUES.search(f"{casualty.noun} {casualty.span.of(text)}") for casualty in telling.hurt)


def _nominal(telling: Telling) -> bool:
    return not telling.frame.main.verbal


def _definite(telling: Telling) -> bool:
    head = telling.frame.main.head
    if not _nominal(telling):
        return _arm_told_of(telling) or _who_they_are(telling)
    owned = any(child.dep_ == "poss" and child.lower_ in POSSESSIVES for child in head.children)
    return owned or _determined(head)


def _who_they_are(telling: Telling) -> bool:
    """Return whether harm only says which people are meant: "the fighters killed on Thursday had come from the coast"."""
    clause = telling.frame.clause
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and _harm_only(telling) and _determined(clause.head)


def _arm_told_of(telling: Telling) -> bool:
    """Return whether what did it, or was let off, is an arm told of before: "the bomb was dropped", "the missiles wounded five"."""
    clause = telling.frame.clause
    subjects = [child for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"}]
    earlier = {lemma(token) for token in clause.doc[: telling.sentence.start]}
    return any(lemma(token) in ARMS and _determined(token) and lemma(token) in earlier for token in subjects)


def _harm_only(telling: Telling) -> bool:
    return all(hit.trigger.harm for hit in telling.frame.hits)


def _toll(telling: Telling) -> bool:
    return any(casualty.total for casualty in telling.hurt)


def _weak(telling: Telling) -> bool:
    return all(hit.trigger.weak for hit in telling.frame.hits)


def _everyday(telling: Telling) -> bool:
    return all(hit.trigger.everyday for hit in telling.frame.hits)


def _new(telling: Telling) -> bool:
    """Return whether its own words set the happening apart from one told before ("another raid", "meanwhile", "also")."""
    near = (telling.frame.main.head, telling.frame.clause)
    said = {child.lower_ for token in near for child in token.children} & NEW
    if said == {"also"} and _others(telling):  # "the missiles also wounded nine others"
        return False
    return OPENING.match(telling.sentence.text) is not None or bool(said)


def _reply(telling: Telling) -> bool:
    said = telling.sentence.text.lower()
    return any(phrase in said for phrase in REPLY)


def _series(telling: Telling) -> bool:
    return SUMMARY.search(telling.sentence.text) is not None


def _own(telling: Telling) -> bool:
    """Return whether the happening is what its sentence says in the first place."""
    clause, root, hit = telling.frame.clause, telling.sentence.root, telling.frame.main
    leading = clause == root or (clause.dep_ in {"ccomp", "parataxis"} and clause.head == root)
    if hit.verbal:
        return leading or (clause.dep_ == "conj" and clause.head == root)
    return leading and hit.head.dep_ in {"nsubj", "nsubjpass", "dobj", "ROOT"}


def _relative(telling: Telling) -> bool:
    clause = telling.frame.clause
    reduced = clause.dep_ == "acl" and clause.tag_ == "VBN" and telling.frame.main.trigger.weak
    return clause.dep_ == "relcl" or reduced


def _set_apart(telling: Telling) -> bool:
    """Return whether the happening is only the cause or the circumstance of what its clause says."""
    hit = telling.frame.main
    before = hit.head.doc[max(0, hit.tokens[0].i - 7) : hit.tokens[0].i].text.lower()
    return set_apart(hit) or (_nominal(telling) and any(phrase in before for phrase in CAUSES))


def _present(telling: Telling) -> bool:
    clause = telling.frame.clause
    auxiliaries = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    return clause.tag_ in PRESENT or any(child.tag_ in PRESENT for child in auxiliaries)


def _perfect(telling: Telling) -> bool:
    """Return whether the clause is told in the present perfect, which says nothing of the day ("have been killed")."""
    return any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ in {"has", "have", "'ve", "’ve"}
        for child in telling.frame.clause.children
    )


def _alone(telling: Telling) -> bool:
    return telling.others == 0


FLAGS: Mapping[str, Callable[[Telling], bool]] = {
    "headline": _headline,
    "accident": _accident,
    "plain-crime": _plain_crime,
    "wreck": _wreck,
    "test": _test,
    "anaphoric": _anaphoric,
    "others": _others,
    "nominal": _nominal,
    "definite": _definite,
    "harm-only": _harm_only,
    "toll": _toll,
    "weak": _weak,
    "everyday": _everyday,
    "new": _new,
    "reply": _reply,
    "series": _series,
    "own": _own,
    "relative": _relative,
    "set-apart": _set_apart,
    "present": _present,
    "perfect": _perfect,
    "alone": _alone,
}
