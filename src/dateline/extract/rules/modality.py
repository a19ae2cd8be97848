"""Did it happen? Reads tense, auxiliaries, governing verbs and marks around a trigger (codebook section 3)."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from dateline.extract.rules.cues import Hit
from dateline.extract.rules.frames import Frame, clause_of, set_apart
from dateline.extract.rules.grammar import is_verb, lemma, up
from dateline.lexicon.speech import speech
from dateline.lexicon.words import word_set
from dateline.model import Decision, Modality
from dateline.model.mention import TimeReference

Verdict = tuple[Modality, str]


# A report tells of the month before it; what is older is background (codebook section 3).
ITS_TIME = timedelta(days=30)
THE_DAY_BEFORE = re.compile(
    r"\b(?:(?:the|a) (?:day|night|evening|morning|afternoon|week) (?:before|earlier)|hours? (?:before|earlier)|overnight"
    r"|earlier (?:in the day|that (?:day|night|morning)|on)|(?:at|by) (?:noon|dawn|dusk|midnight|nightfall|daybreak))\b",
    re.IGNORECASE,
)


def modality(frame: Frame, times: Sequence[TimeReference], published: date | None) -> tuple[Modality, Decision]:
    """Return whether a frame's happening is told as fact, and the rule that says so; its own date wins over a tense of background."""
    hit = frame.main
    for rule in RULES:
        verdict = rule(hit)
        if verdict is None:
            continue
        value, why = verdict
        if value is Modality.HISTORICAL and (day := _in_its_time(frame, times, published)):
            return Modality.ACTUAL, Decision("modality", "rules", "modality.in_the_time_of_the_report", day)
        return value, Decision("modality", "rules", f"modality.{rule.__name__.removeprefix('_')}", why)
    return Modality.ACTUAL, Decision("modality", "rules", "modality.told_as_fact")


def _in_its_time(frame: Frame, times: Sequence[TimeReference], published: date | None) -> str:
    """Return the words that set a happening in the month before its report: its nearest date, or "the day before"."""
    dated = next((time for time in times if time.when is not None and time.when.start is not None), None)
    if dated is not None:
        start = dated.when.start if dated.when else None
        recent = bool(start and published and not dated.background and published - start <= ITS_TIME)
        return dated.kind if recent else ""
    doc, clause = frame.main.head.doc, frame.clause
    said = THE_DAY_BEFORE.search(doc.text[clause.left_edge.idx : clause.right_edge.idx])
    return said.group() if said else ""


def _nobody(child: Token) -> bool:
    """Return whether an object says that none was hit ("shelled nobody", "hit no civilians")."""
    if child.dep_ not in {"dobj", "nsubjpass"}:
        return False
    return child.lower_ in {"nobody", "none", "nothing"} or any(
        part.dep_ == "det" and part.lower_ == "no" for part in child.children
    )


def _negated(hit: Hit) -> Verdict | None:
    if hit.verbal and (nobody := next((child for child in hit.head.children if _nobody(child)), None)) is not None:
        return Modality.NEGATED, nobody.text
    for token in _chain(hit):
        for child in token.children:
            if child.dep_ == "neg" or (child.dep_ in {"det", "preconj"} and child.lower_ in {"no", "neither", "nor"}):
                if child.dep_ == "neg" and child.i > hit.tokens[-1].i and token != hit.head:
                    continue
                return Modality.NEGATED, child.text
        if token.lower_ == "without" or (
            is_verb(token) and lemma(token) in {"fail", "deny", "avoid", "prevent", "avert"} and token != hit.head
        ):
            return Modality.NEGATED, token.text
    return None


EXERCISE = re.compile(
    r"\b(?:military exercises?|joint exercises?|exercises? with|drills?|war ?games?|simulated|simulation|make-believe"
    r"|mock (?:attack|assault|invasion|battle)|rehears\w+|blank rounds|as part of (?:an|the|annual|joint) \w* ?exercises?)\b",
    re.IGNORECASE,
)


def _exercise(hit: Hit) -> Verdict | None:
    found = EXERCISE.search(hit.head.sent.text)
    return (Modality.HYPOTHETICAL, found.group()) if found else None


def _hypothetical(hit: Hit) -> Verdict | None:
    words = speech()
    for token in _verbs(hit):
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in words.hypothetical and child.i < token.i:
                if child.lower_ in {"would", "should"} and _reported_past(token):
                    return Modality.PLANNED, child.text
                return Modality.HYPOTHETICAL, child.text
            if child.dep_ == "mark" and child.lower_ in words.hypothetical_marks:
                return Modality.HYPOTHETICAL, child.text
    return None


def _reported_past(verb: Token) -> bool:
    return verb.dep_ == "ccomp"


def _future(hit: Hit) -> Verdict | None:
    for token in _verbs(hit):
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in {"will", "'ll", "shall", "wo"}:
                return Modality.PLANNED, child.text
        if lemma(token) == "go" and token.tag_ == "VBG" and any(child.dep_ == "xcomp" for child in token.children):
            return Modality.PLANNED, "going to"
        if (
            lemma(token) in {"set", "about", "due", "poised", "ready"}
            and any(child.dep_ == "xcomp" for child in token.children)
            and hit.head != token
        ):
            return Modality.PLANNED, token.text
    return None


def _governed_by_plan(hit: Hit) -> Verdict | None:
    """Return planned when a verb of wanting, fearing or asking governs the trigger ("threatens to", "calls for", "orders")."""
    words = speech().planned
    previous = hit.head
    if set_apart(hit):
        return None
    for token in up(hit.head):
        if is_verb(token) and lemma(token) in words and token not in hit.tokens and _takes_as_content(token, previous):
            return Modality.PLANNED, token.text
        if is_verb(token) and previous.dep_ in {"advcl", "relcl"}:
            return None
        previous = token
    return None


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


def _purpose(hit: Hit) -> Verdict | None:
    """Return planned for a purpose: "sent troops to fight", "in order to retake", and infinitives of nouns ("an attempt to seize")."""
    for token in _verbs(hit):
        auxiliaries = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        infinitive = "to" in auxiliaries and "have" not in auxiliaries
        if (
            infinitive
            and not set_apart(hit)
            and token.dep_ in {"advcl", "acl", "relcl", "xcomp"}
            and not _implicative(token)
        ):
            return Modality.PLANNED, f"to {token.text}"
    return None


IMPLICATIVE = word_set("implicative")


def _implicative(verb: Token) -> bool:
    return is_verb(verb.head) and lemma(verb.head) in IMPLICATIVE and verb.dep_ in {"xcomp", "advcl"}


LACKING = frozenset(
    {
        "overdue",
        "needed",
        "necessary",
        "urgent",
        "possible",
        "imminent",
        "likely",
        "unlikely",
        "impossible",
        "required",
        "illegal",
        "unacceptable",
    }
)


def _not_the_event(hit: Hit) -> Verdict | None:
    """Return hypothetical when a noun makes talk, law or memory of the happening ("threat of attack", "bombing suspect")."""
    if hit.verbal:
        return None
    words = speech().not_the_event
    for token in up(hit.head):
        if is_verb(token):
            break
        if lemma(token) in words and token.pos_ in {"NOUN", "PROPN"}:
            return Modality.HYPOTHETICAL, token.text
    if any(child.dep_ in {"acomp", "attr"} and child.lower_ in LACKING for child in clause_of(hit).children):
        return Modality.HYPOTHETICAL, "lacking"
    for child in hit.head.children:
        if child.lower_ in {
            "possible",
            "potential",
            "planned",
            "imminent",
            "threatened",
            "feared",
            "future",
            "alleged",
            "proposed",
            "upcoming",
            "foiled",
            "attempted",
        }:
            return (Modality.ACTUAL, child.text) if child.lower_ == "alleged" else (Modality.PLANNED, child.text)
    return None


def _past_perfect(hit: Hit) -> Verdict | None:
    for token in _verbs(hit)[:1]:
        tags = {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}
        if "had" in tags and not _said_in_past(token):
            return Modality.HISTORICAL, "had"
    return None


def _said_in_past(verb: Token) -> bool:
    """Return whether a past perfect only follows the tense of a speech verb ("said rebels had taken the town")."""
    return any(is_verb(token) and lemma(token) in speech().verbs and token.tag_ in {"VBD", "VBN"} for token in up(verb))


OLD = re.compile(r"\b(?:since|in|back in|until|from)\s+(?:the\s+)?(?:19\d\d|20\d\d)s?\b", re.IGNORECASE)


def _chain(hit: Hit) -> list[Token]:
    """Return the trigger's head and what governs it, up to its clause's verb."""
    tokens = [hit.head]
    for token in up(hit.head):
        tokens.append(token)
        if is_verb(token):
            break
    return tokens if not hit.verbal else [hit.head]


def _verbs(hit: Hit) -> list[Token]:
    """Return the verb of the trigger's clause and, for complements, the verbs it is content of."""
    verb = clause_of(hit)
    found = [verb] if is_verb(verb) else []
    while verb.dep_ in {"xcomp", "conj", "pcomp", "prep"} and verb.head != verb:
        if verb.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
            break
        verb = verb.head
        if is_verb(verb):
            found.append(verb)
    return found


RULES: tuple[Callable[[Hit], Verdict | None], ...] = (
    _negated,
    _exercise,
    _hypothetical,
    _future,
    _governed_by_plan,
    _not_the_event,
    _purpose,
    _past_perfect,
)
