"""Did it happen? Reads tense, auxiliaries, governing verbs and marks around a trigger (codebook section 3)."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from dateline.extract.rules.cues import Hit
from dateline.extract.rules.frames import Frame, clause_of
from dateline.extract.rules.grammar import is_verb, lemma, own_words, up
from dateline.extract.rules.plans import (
    Verdict,
    ahead,
    future,
    governed_by_plan,
    purpose,
    repelled,
    talks_agreed,
    verbs,
    wished,
)
from dateline.lexicon.speech import speech
from dateline.lexicon.wordings import wording
from dateline.model import Decision, Modality
from dateline.model.mention import TimeReference

# A report tells of the month before it; what is older is background (codebook section 3).
ITS_TIME = timedelta(days=30)
THE_DAY_BEFORE = re.compile(
    r"\b(?:(?:the|a) (?:day|night|evening|morning|afternoon|week) (?:before|earlier)|hours? (?:before|earlier)|overnight"
    r"|earlier (?:in the day|that (?:day|night|morning)|on)|(?:at|by) (?:noon|dawn|dusk|midnight|nightfall|daybreak))\b",
    re.IGNORECASE,
)


YEAR = re.compile(r"(?:19|20)\d\d")
FALSE = frozenset({"false", "untrue", "fabricated", "invented", "fake", "hoax", "baseless"})
REMEMBERED = frozenset({"anniversary", "memorial", "commemoration", "remembrance"})


def modality(frame: Frame, times: Sequence[TimeReference], published: date | None) -> tuple[Modality, Decision]:
    """Return whether a frame's happening is told as fact, and the rule that says so; its own date wins over a tense of background."""
    hit = frame.main
    if year := _named_by_year(hit, published):
        return Modality.HISTORICAL, Decision("modality", "rules", "modality.named_by_its_year", year)
    for rule in RULES:
        verdict = rule(hit)
        if verdict is None:
            continue
        value, why = verdict
        if rule is _past_perfect and (day := _in_its_time(frame, times, published)):
            return Modality.ACTUAL, Decision("modality", "rules", "modality.in_the_time_of_the_report", day)
        if value is Modality.PLANNED and _long_past(times, published):
            return Modality.HISTORICAL, Decision("modality", "rules", "modality.planned_long_ago", why)
        return value, Decision("modality", "rules", f"modality.{rule.__name__.removeprefix('_')}", why)
    return Modality.ACTUAL, Decision("modality", "rules", "modality.told_as_fact")


def _named_by_year(hit: Hit, published: date | None) -> str:
    """Return the past year that a happening is called by ("the 2019 church bombings")."""
    if hit.verbal or published is None:
        return ""
    years = (child.text for token in hit.tokens for child in token.lefts if YEAR.fullmatch(child.text))
    return next((year for year in years if int(year) < published.year), "")


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


def _long_past(times: Sequence[TimeReference], published: date | None) -> bool:
    """Return whether the nearest date lies before the month of the report."""
    when = next((time.when for time in times if time.when is not None and time.when.start is not None), None)
    ended = when and (when.end or when.start)
    return bool(ended and published and published - ended > ITS_TIME)


def _nobody(child: Token) -> bool:
    """Return whether an object says that none was hit ("shelled nobody", "hit no civilians")."""
    if child.dep_ not in {"dobj", "nsubjpass", "nsubj"}:
        return False
    if child.dep_ == "nsubj":
        return child.lower_ in {"nobody", "none"} or any(
            part.dep_ in {"det", "preconj"} and part.lower_ in {"no", "neither"} for part in child.children
        )
    return child.lower_ in {"nobody", "none", "nothing"} or any(
        part.dep_ == "det" and part.lower_ == "no" for part in child.children
    )


def _negated(hit: Hit) -> Verdict | None:
    if hit.verbal and (nobody := next((child for child in hit.head.children if _nobody(child)), None)) is not None:
        return Modality.NEGATED, nobody.text
    for token in _chain(hit):
        for child in token.children:
            if child.dep_ == "neg" or (child.dep_ in {"det", "preconj"} and child.lower_ in {"no", "neither", "nor"}):
                later = child.dep_ == "neg" and child.i > hit.tokens[-1].i and token != hit.head
                if later and not _happening(token):
                    continue
                return Modality.NEGATED, child.text
        if token.lower_ == "without" or (
            is_verb(token) and lemma(token) in {"fail", "deny", "avoid", "prevent", "avert"} and token != hit.head
        ):
            return Modality.NEGATED, token.text
    return None


def _happening(verb: Token) -> bool:
    """Return whether a verb only says that something came to pass ("the raid did not take place")."""
    place = any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)
    return lemma(verb) in {"happen", "occur", "materialise", "materialize"} or (lemma(verb) == "take" and place)


def _called_off(hit: Hit) -> Verdict | None:
    """Return negated for what was called off, and for what is said to be false ("a rumour of an attack was false")."""
    if hit.verbal:
        return None
    clause = clause_of(hit)
    off = lemma(clause) == "call" and any(child.lower_ == "off" for child in clause.children)
    if hit.head.dep_ == "nsubjpass" and (off or lemma(clause) in {"cancel", "postpone"}):
        return Modality.NEGATED, clause.text
    false = next(
        (child for child in clause.children if child.dep_ in {"acomp", "attr"} and child.lower_ in FALSE), None
    )
    return (Modality.NEGATED, false.text) if false is not None and lemma(clause) == "be" else None


def _nobody_says(hit: Hit) -> Verdict | None:
    """Return negated when nobody says it ("nobody said that he had fired")."""
    for token in up(hit.head):
        if is_verb(token) and lemma(token) in speech().verbs:
            none = next((c for c in token.children if c.dep_ == "nsubj" and c.lower_ in {"nobody", "none"}), None)
            return (Modality.NEGATED, none.text) if none is not None else None
    return None


def _asked(hit: Hit) -> Verdict | None:
    """Return hypothetical for a question: a mark right after the words, or at the end of their sentence."""
    last = max(token.i for token in hit.tokens)
    doc = hit.head.doc
    near = next((token for token in doc[last + 1 : last + 4] if token.text in {"?", ".", ";", ":"}), None)
    asked = (near is not None and near.text == "?") or hit.head.sent.text.rstrip().endswith("?")
    return (Modality.HYPOTHETICAL, "?") if asked else None


LONG_AGO = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)|generations?) (?:ago|earlier|after|before)\b|\blast (?:winter|summer|autumn|spring|fall)\b"
    r"|\bearlier in the (?:year|decade|war|conflict)\b|\bthat (?:same )?year\b",
    re.IGNORECASE,
)


def _long_ago(hit: Hit) -> Verdict | None:
    """Return historical for what its own clause puts years back, whatever day is named beside ("ten years ago today")."""
    clause = clause_of(hit)
    own = sorted({token.i for token in own_words(clause)} | {token.i for token in clause.lefts})
    said = " ".join(hit.head.doc[i].text for i in own)
    told = LONG_AGO.search(said)
    return (Modality.HISTORICAL, told.group()) if told else None


def _remembered(hit: Hit) -> Verdict | None:
    """Return historical for what is only remembered: under an anniversary, a memorial, a trial."""
    for token in up(hit.head):
        if lemma(token) in REMEMBERED and token.pos_ in {"NOUN", "PROPN"}:
            return Modality.HISTORICAL, token.text
    return None


def _exercise(hit: Hit) -> Verdict | None:
    found = wording("exercise").search(hit.head.sent.text)
    return (Modality.HYPOTHETICAL, found.group()) if found else None


def _hypothetical(hit: Hit) -> Verdict | None:
    words = speech()
    for token in verbs(hit):
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
    for token in verbs(hit)[:1]:
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


def _used_to(hit: Hit) -> Verdict | None:
    """Return historical for a habit that is over ("bandits used to raid the caravans")."""
    verb = hit.head
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    over = hit.verbal and infinitive and verb.dep_ == "xcomp" and verb.head.lower_ == "used"
    return (Modality.HISTORICAL, "used to") if over else None


RULES: tuple[Callable[[Hit], Verdict | None], ...] = (
    _negated,
    _called_off,
    _nobody_says,
    _asked,
    _exercise,
    repelled,
    _hypothetical,
    _long_ago,
    _used_to,
    _remembered,
    future,
    ahead,
    wished,
    talks_agreed,
    governed_by_plan,
    _not_the_event,
    purpose,
    _past_perfect,
)
