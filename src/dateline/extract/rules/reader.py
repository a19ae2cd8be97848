"""The rule reader: a parsed report to its mentions, one for each telling of a happening."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.actors import Registry
from dateline.extract.rules.casualties import Figure, casualties, figures
from dateline.extract.rules.claims import Saying, sayings
from dateline.extract.rules.cues import Hit, find_hits
from dateline.extract.rules.frames import REPLY, Frame, frames
from dateline.extract.rules.grammar import PRONOUNS, chars, is_verb, lemma
from dateline.extract.rules.modality import modality
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.quantities import Quantity, find_quantities
from dateline.extract.rules.roles import Roles, roles
from dateline.extract.rules.scene import nearest, scene
from dateline.extract.rules.times import TimeExpression, find_times, is_background
from dateline.lexicon.accidents import accident
from dateline.lexicon.words import word_set
from dateline.model import Claim, Decision, Modality, Party, Report, Span, Stance, Toponym
from dateline.model.mention import Casualty, Cue, Mention, TimeReference

DEFINITE = word_set("definite")
POINTING = word_set("pointing")
CONTINUES = re.compile(r"\b(?:others?|more|another|additional|further)\b", re.IGNORECASE)
# A toll or a habit over a period: a summary of happenings, not one of them.
SUMMARY = re.compile(
    r"\b(?:in|over|during|within|after) (?:the (?:past|last) )?(?:\w+ ){0,2}(?:days|weeks|months|years)\b|\bso far this\b|\bbrought? (?:the|to)\b|\bsince (?!then)|\bin total\b"
    r"|\b(?:regularly|frequently|repeatedly|routinely|often|daily|almost every|numerous|series of|wave of|string of|spate of)\b",
    re.IGNORECASE,
)
# How the whole war is told: its start, its dead, its years.
WAR = re.compile(
    r"\b(?:war|conflict|uprising|revolt|insurgency|revolution|crisis|fighting|unrest)\b[^.]{0,60}?\b(?:began|begin|started|broke out|erupted|entered its|now in its|has killed|has claimed|has left|displaced)\b"
    r"|\b(?:began|started|broke out|erupted|killed|displaced|died)\b[^.]{0,80}?\b(?:since|in) (?:\w+ )?(?:19|20)\d\d\b|\bsince the (?:start|beginning|outbreak|onset) of\b|\b(?:year|month)-(?:old|long) (?:war|conflict|civil war|insurgency)\b",
    re.IGNORECASE,
)
HEADLINE_ENDS = 200  # characters from the start within which a sentence without a stop is the title
HABIT = word_set("habit")
WHOLE_WAR = 3000  # a toll above this is that of a war, never of one happening that a report tells
NEW = word_set("new")


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with everything that its words were recognised as, before any event is."""

    report: Report
    doc: Doc
    naming: Naming
    toponyms: tuple[Toponym, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]


def mentions(report: Report, doc: Doc, registry: Registry, toponyms: tuple[Toponym, ...]) -> tuple[Mention, ...]:
    """Return what each clause of a report says happened, in text order."""
    reading = Reading(
        report,
        doc,
        Naming.of(doc, registry, report.published, [toponym.span for toponym in toponyms]),
        toponyms,
        find_times(report.text, report.published),
        find_quantities(report.text),
    )
    hits = find_hits(doc)
    found: list[Mention] = []
    said: Saying | None = None
    for sentence in doc.sents:
        speech = sayings(sentence, said)
        said = speech[-1] if speech else said
        told = list(
            _of_sentence(
                reading, sentence, [hit for hit in hits if sentence.start <= hit.head.i < sentence.end], speech
            )
        )
        if not told and found:
            found[-1] = _claimed_later(found[-1], speech)
        found += told
    return tuple(found)


def _claimed_later(mention: Mention, speech: Sequence[Saying]) -> Mention:
    """Return the last mention with what a following sentence only claims or denies of it ("The group claims responsibility.")."""
    stances = {Stance.CLAIMS_RESPONSIBILITY, Stance.DENIES}
    later = tuple(
        Claim(s.speaker, s.stance, "", s.content) for s in speech if s.stance in stances and _of_an_act(s, mention)
    )
    return replace(mention, claims=(*mention.claims, *later)) if later else mention


def _of_an_act(saying: Saying, mention: Mention) -> bool:
    return saying.stance is Stance.CLAIMS_RESPONSIBILITY or mention.modality is Modality.ACTUAL


def _of_sentence(reading: Reading, sentence: Words, hits: Sequence[Hit], speech: Sequence[Saying]) -> Iterator[Mention]:
    told = frames(hits)
    numbers = figures(reading.doc, sentence.start, sentence.end, reading.quantities)
    for frame in told:
        yield _mention(reading, sentence, frame, told, numbers, speech)


def _mention(
    reading: Reading,
    sentence: Words,
    frame: Frame,
    told: Sequence[Frame],
    numbers: Sequence[Figure],
    speech: Sequence[Saying],
) -> Mention:
    naming = reading.naming
    parts = roles(frame)
    hurt = casualties(frame, numbers, told, naming)
    side_a, side_b = _sides(parts, naming, hurt)
    value, why = modality(frame)
    spoken = [saying for saying in speech if _speaks_of(saying, frame)]
    places = scene(frame, reading.toponyms, reading.doc, [saying.speaker_span for saying in spoken])
    times = _times(frame, reading)
    decisions = [why]
    if side_a:
        decisions.append(Decision("side_a", "rules", parts.rule or "side_a.none"))
    if value is Modality.ACTUAL and (why_old := _background(frame, sentence, hurt)):
        value = Modality.HISTORICAL
        decisions[0] = Decision("modality", "rules", f"modality.{why_old}")
    if value is Modality.ACTUAL and _old(times, frame, reading.report):
        value = Modality.HISTORICAL
        decisions[0] = Decision("modality", "rules", "modality.dated_long_before")
    return Mention(
        cues=tuple(_cue(hit) for hit in (*frame.hits, *frame.colours)),
        quote=_quote(frame, sentence),
        sentence=Span(sentence.start_char, sentence.end_char),
        paragraph=reading.doc.text.count("\n\n", 0, sentence.start_char),
        modality=value,
        side_a=side_a,
        side_b=side_b,
        supports=naming.parties(parts.supports, things=False),
        places=places,
        origin=_origin(frame, reading),
        times=times,
        casualties=hurt,
        claims=tuple(_claim(saying, frame) for saying in spoken),
        attributed_to=_attributed(spoken),
        flags=frozenset(_flags(frame, sentence, hurt, told, parts)),
        decisions=tuple(decisions),
    )


def _sides(parts: Roles, naming: Naming, hurt: Sequence[Casualty]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    side_a = naming.parties(parts.doers)
    side_b = naming.parties([*parts.victims, *parts.targets])
    if not side_b:
        side_b = tuple(party for casualty in hurt for party in casualty.victims)
    names = {party.name.casefold() for party in side_a}
    rest: dict[str, Party] = {party.name.casefold(): party for party in side_b if party.name.casefold() not in names}
    return side_a, tuple(rest.values())


def _cue(hit: Hit) -> Cue:
    words = " ".join(token.lemma_.lower() for token in hit.tokens)
    return Cue(
        chars(hit.tokens[0], hit.tokens[-1]),
        words,
        hit.trigger.type,
        hit.trigger.rank,
        hit.trigger.form,
        hit.trigger.weak,
    )


def _quote(frame: Frame, sentence: Words) -> Span:
    """Return the clause that states the happening: the main trigger with what hangs on it, within the sentence."""
    hit = frame.main
    tokens = [token for token in hit.head.subtree if sentence.start <= token.i < sentence.end]
    if not hit.verbal and is_verb(frame.clause) and len(tokens) < 4:
        tokens = [token for token in frame.clause.subtree if sentence.start <= token.i < sentence.end]
    first, last = tokens[0], tokens[-1]
    while last.i > first.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_punct or first.is_space or first.dep_ in {"mark", "cc"}):
        first = first.nbor()
    return chars(first, last)


def _times(frame: Frame, reading: Reading) -> tuple[TimeReference, ...]:
    by_span = {expression.span: expression for expression in reading.times}
    return tuple(
        TimeReference(
            span, by_span[span].when, by_span[span].kind, is_background(by_span[span], reading.report.published)
        )
        for span in nearest(frame, by_span, reading.doc)
    )


def _background(frame: Frame, sentence: Words, hurt: Sequence[Casualty]) -> str | None:
    """Return the rule by which a clause tells of a whole war or a habit, None when it tells of one happening."""
    if frame.main.trigger.type == "strategic.siege":
        return None
    if any(casualty.field == "killed" and (casualty.low or 0) >= WHOLE_WAR for casualty in hurt):
        return "toll_of_a_war"
    if WAR.search(sentence.text) and not any(
        casualty.field == "killed" and casualty.low and casualty.low < WHOLE_WAR for casualty in hurt
    ):
        return "story_of_the_war"
    words = [child.lower_ for token in (frame.main.head, frame.clause) for child in token.children]
    return "habit" if any(word in HABIT for word in words) else None


def _old(times: Sequence[TimeReference], frame: Frame, report: Report) -> bool:
    """Return whether the nearest dated time lies too far back, the start of a siege that goes on excepted."""
    first = next((time for time in times if time.when is not None), None)
    # A report without a date of its own that names a year looks back.
    looks_back = first is not None and (
        first.background or (report.published is None and first.kind in {"year", "since"})
    )
    return looks_back and frame.main.trigger.type != "strategic.siege"


def _origin(frame: Frame, reading: Reading) -> Toponym | None:
    """Return where movers came from: the toponym under "from"."""
    if frame.main.trigger.type not in {"strategic.movement", "strategic.displacement", "strategic.transfer"}:
        return None
    sentence = frame.main.head.sent
    for toponym in reading.toponyms:
        before = (
            reading.doc.text[max(sentence.start_char, toponym.span.start - 10) : toponym.span.start].lower().split()
        )
        if (
            sentence.start_char <= toponym.span.start < sentence.end_char
            and before[-1:] in (["from"], ["the"])
            and "from" in before
        ):
            return toponym
    return None


def _speaks_of(saying: Saying, frame: Frame) -> bool:
    heads = [frame.main.head, *frame.clauses]
    if saying.stance is Stance.CLAIMS_RESPONSIBILITY:
        return True
    return any(saying.covers(token) for token in heads)


def _claim(saying: Saying, frame: Frame) -> Claim:
    return Claim(saying.speaker, saying.stance, frame.main.trigger.type.strip("?"), saying.content)


def _attributed(spoken: Sequence[Saying]) -> str | None:
    first = next(
        (s for s in spoken if s.stance in {Stance.ACCUSES, Stance.ASSERTS, Stance.CLAIMS_RESPONSIBILITY}), None
    )
    return first.speaker if first else None


def _flags(
    frame: Frame, sentence: Words, hurt: Sequence[Casualty], told: Sequence[Frame], parts: Roles
) -> Iterator[str]:
    hit = frame.main
    if sentence.start_char < HEADLINE_ENDS and not sentence.text.rstrip().endswith((".", "”", '"')):
        yield "headline"
    if accident(sentence.text) is not None:
        yield "accident"
    if any(_anaphoric(token) for token in parts.doers):
        yield "anaphoric"
    if any(
        casualty.noun.lower() in {"others", "more"} or CONTINUES.search(casualty.span.of(reading_text(sentence)))
        for casualty in hurt
    ):
        yield "others"
    if not hit.verbal:
        yield "nominal"
        if any(child.dep_ == "det" and child.lower_ in DEFINITE for child in hit.head.children):
            yield "definite"
        if any(child.dep_ == "poss" and child.lower_ in {"its", "their", "his"} for child in hit.head.children):
            yield "definite"
    if all(part.trigger.harm for part in frame.hits):
        yield "harm-only"
    if any(casualty.total for casualty in hurt):
        yield "toll"
    if all(part.trigger.weak for part in frame.hits):
        yield "weak"
    words = {token.lower_ for token in sentence}
    if words & NEW:
        yield "new"
    if any(phrase in sentence.text.lower() for phrase in REPLY):
        yield "reply"
    if SUMMARY.search(sentence.text):
        yield "series"
    yield from _standing(frame, sentence, told)


def reading_text(sentence: Words) -> str:
    """Return the whole text that a sentence's offsets point into."""
    text: str = sentence.doc.text
    return text


def _anaphoric(token: Token) -> bool:
    """Return whether a doer only points back: "they", "the group", "the attackers"."""
    if token.lower_ in PRONOUNS:
        return True
    return lemma(token) in POINTING and any(
        child.dep_ == "det" and child.lower_ in DEFINITE for child in token.children
    )


def _standing(frame: Frame, sentence: Words, told: Sequence[Frame]) -> Iterator[str]:
    """Yield what place the clause has in its sentence and in which tense it tells."""
    clause = frame.clause
    hit = frame.main
    if (
        hit.verbal
        and (
            clause == sentence.root
            or _spoken_root(clause, sentence.root)
            or (clause.dep_ == "conj" and clause.head == sentence.root)
        )
    ) or (
        not hit.verbal
        and hit.head.dep_ in {"nsubj", "nsubjpass", "dobj", "ROOT"}
        and (clause == sentence.root or _spoken_root(clause, sentence.root))
    ):
        yield "own"
    if clause.tag_ in {"VBP", "VBZ"} or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBP", "VBZ"} for child in clause.children
    ):
        yield "present"
    if len(told) == 1:
        yield "alone"


def _spoken_root(clause: Token, root: Token) -> bool:
    return clause.dep_ in {"ccomp", "parataxis"} and clause.head == root
