"""Announced, wanted, feared or aimed at: what has not happened yet (codebook section 3, planned)."""

import re

from spacy.tokens import Token

from dateline.extract.rules.cues import Hit
from dateline.extract.rules.frames import clause_of, set_apart
from dateline.extract.rules.grammar import is_verb, lemma, own_words, up
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import Modality

Verdict = tuple[Modality, str]

IMPLICATIVE = word_set("implicative")
AHEAD = re.compile(
    r"\b(?:tomorrow|(?<!the )next (?:week|month|year|spring|summer|autumn|winter|fall))\b", re.IGNORECASE
)
TRYING = frozenset({"try", "attempt", "seek"})
FAILED = re.compile(
    r"\b(?:repel\w*|repuls\w+|foil\w+|thwart\w+|fail(?:ed|s)?|fought off|broke down"
    r"|(?:driven|drove|beaten|beat|thrown|threw|pushed|turned|held) (?:\w+ )?(?:off|back))\b",
    re.IGNORECASE,
)
# What is decided or agreed is done with the word.
SETTLED = frozenset({"strategic.group", "strategic.agreement"})
DECIDING = frozenset({"decide", "agree", "approve"})
CALLED = frozenset({"call", "schedule", "plan", "set", "announce", "agree"})
FOUGHT = ("battle", "riot", "strategic.looting", "strategic.movement", "?attack")
TALKS = frozenset(
    {"talk", "negotiation", "meeting", "summit", "consultation", "discussion", "dialogue", "discuss", "negotiate"}
)


def future(hit: Hit) -> Verdict | None:
    """Return planned for what will be, hypothetical for what will be only under a condition."""
    for token in verbs(hit):
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in {"will", "'ll", "shall", "wo"}:
                return (Modality.HYPOTHETICAL if _conditional(token) else Modality.PLANNED), child.text
        if lemma(token) == "go" and token.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in token.children):
            return Modality.PLANNED, "going to"
        if lemma(token) == "be" and any(child.dep_ == "xcomp" and _infinitive(child) for child in token.children):
            return Modality.PLANNED, "is to"
        if (
            lemma(token) in {"set", "about", "due", "poised", "ready"}
            and any(child.dep_ == "xcomp" for child in token.children)
            and hit.head != token
        ):
            return Modality.PLANNED, token.text
    return None


def _conditional(verb: Token) -> bool:
    clauses = (child for child in verb.children if child.dep_ in {"advcl", "ccomp"})
    return any(
        mark.dep_ == "mark" and mark.lower_ in {"if", "unless"} for clause in clauses for mark in clause.children
    )


def _infinitive(verb: Token) -> bool:
    aux = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return "to" in aux and "have" not in aux


def ahead(hit: Hit) -> Verdict | None:
    """Return planned for a day to come ("tomorrow", "next week") and for what is called or set for a day ("a march called for Sunday")."""
    clause = clause_of(hit)
    said = " ".join(token.text for token in sorted(own_words(clause), key=lambda token: token.i))
    if told := AHEAD.search(said):
        return Modality.PLANNED, told.group()
    called = (
        not hit.verbal and hit.head.dep_ in {"nsubjpass", "nsubj"} and clause.lemma_ in CALLED and clause.tag_ == "VBN"
    )
    if called and any(child.dep_ == "prep" and child.lower_ == "for" for child in clause.children):
        return Modality.PLANNED, clause.text
    return None


def talks_agreed(hit: Hit) -> Verdict | None:
    """Return planned for talks that are agreed on: they are no agreement yet."""
    if hit.trigger.type != "strategic.agreement" or not hit.verbal:
        return None
    for child in hit.head.children:
        if child.dep_ == "xcomp" and lemma(child) in {
            "hold",
            "begin",
            "start",
            "continue",
            "resume",
            "meet",
            "discuss",
            "negotiate",
        }:
            return Modality.PLANNED, child.text
    return None


def wished(hit: Hit) -> Verdict | None:
    """Return planned for a bare verb after its subject in a clause of another verb: "demanded that the army leave"."""
    verb = hit.head
    bare = hit.verbal and verb.tag_ == "VB" and verb.dep_ == "ccomp"
    alone = not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    subject = any(child.dep_ == "nsubj" for child in verb.children)
    wanted = is_verb(verb.head) and lemma(verb.head) in speech().planned
    return (Modality.PLANNED, verb.head.text) if bare and alone and subject and wanted else None


def repelled(hit: Hit) -> Verdict | None:
    """Return actual for an attempt that met with a fight: "tried to enter the town and was driven off"."""
    verb = hit.head
    if not hit.verbal or not _infinitive(verb) or not hit.trigger.type.startswith(FOUGHT):
        return None
    tried = is_verb(verb.head) and lemma(verb.head) in TRYING and verb.head.tag_ in {"VBD", "VBN"}
    attempt = lemma(verb.head) in {"attempt", "bid", "effort"} and verb.dep_ == "acl"
    if not (tried or attempt) or any(child.dep_ == "neg" for child in verb.head.children):
        return None
    failed = FAILED.search(verb.sent.text)
    return (Modality.ACTUAL, failed.group()) if failed else None


def governed_by_plan(hit: Hit) -> Verdict | None:
    """Return planned when a verb of wanting, fearing or asking governs the trigger ("threatens to", "calls for", "orders")."""
    words = speech().planned
    previous = hit.head
    if set_apart(hit) or (hit.verbal and (finite_past(hit.head) or _qualifies(hit.head))):
        return None
    for token in up(hit.head):
        if is_verb(token) and lemma(token) in words and token not in hit.tokens and _takes_as_content(token, previous):
            return None if _settles(token, hit) else (Modality.PLANNED, token.text)
        if is_verb(token) and previous.dep_ in {"advcl", "relcl"}:
            return None
        previous = token
    return None


def _qualifies(verb: Token) -> bool:
    """Return whether a participle only says who somebody is ("allowed out 900 people besieged by the army")."""
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def _settles(verb: Token, hit: Hit) -> bool:
    """Return whether deciding is already the act: a group that decides to disband, a truce that is agreed; talks are agreed for later."""
    talks = any(lemma(token) in TALKS for token in hit.head.subtree)
    return lemma(verb) in DECIDING and hit.trigger.type in SETTLED and verb.tag_ in {"VBD", "VBN"} and not talks


def _takes_as_content(verb: Token, dependent: Token) -> bool:
    """Return whether a dependent is what the verb plans, rather than its subject or a circumstance."""
    if dependent.dep_ in {"xcomp", "dobj", "dative"}:
        return lemma(verb) != "agree" or dependent.dep_ == "xcomp"
    if dependent.dep_ == "ccomp":
        return lemma(verb) in {
            "fear",
            "hope",
            "demand",
            "propose",
            "expect",
            "order",
            "ask",
            "want",
            "urge",
            "vow",
            "threaten",
            "plan",
        }
    if dependent.dep_ == "prep":
        return (
            dependent.lower_ in {"for", "to", "of", "on", "against"}
            and lemma(verb) != "order"
            and _noun_object(dependent)
        )
    return False


def _noun_object(prep: Token) -> bool:
    return any(child.dep_ in {"pobj", "pcomp"} for child in prep.children)


def purpose(hit: Hit) -> Verdict | None:
    """Return planned for a purpose: "sent troops to fight", "in order to retake", and infinitives of nouns ("an attempt to seize")."""
    for token in verbs(hit):
        aimed_at = token.dep_ in {"advcl", "acl", "relcl", "xcomp", "ROOT"}  # a headline's root: "Army to retake Okoro"
        if (
            _infinitive(token)
            and not set_apart(hit)
            and aimed_at
            and not (_implicative(token) or _settles(token.head, hit))
        ):
            return Modality.PLANNED, f"to {token.text}"
    return None


def _implicative(verb: Token) -> bool:
    return is_verb(verb.head) and lemma(verb.head) in IMPLICATIVE and verb.dep_ in {"xcomp", "advcl"}


def verbs(hit: Hit) -> list[Token]:
    """Return the verb of the trigger's clause and, for complements, the verbs it is content of."""
    verb = clause_of(hit)
    found = [verb] if is_verb(verb) else []
    while verb.dep_ in {"xcomp", "conj", "pcomp", "prep"} and verb.head != verb and not finite_past(verb):
        if verb.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
            break
        verb = verb.head
        if is_verb(verb):
            found.append(verb)
    return found


def finite_past(verb: Token) -> bool:
    """Return whether a verb is told in the simple past, so that no modal or plan beside it holds for it."""
    return verb.tag_ == "VBD" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" and child.lower_ in {"was", "were"}
        for child in verb.children
    )
