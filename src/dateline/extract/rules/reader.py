"""The rule reader: a parsed report to its mentions, one for each telling of a happening."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.actors import Registry
from dateline.extract.rules.accused import accused
from dateline.extract.rules.apart import told_apart
from dateline.extract.rules.background import background
from dateline.extract.rules.casualties import casualties, figures, tally
from dateline.extract.rules.claims import Loose, carried_back, denied, speaks_of, statement, suspected
from dateline.extract.rules.contenders import Scene
from dateline.extract.rules.cues import Hit, find_hits
from dateline.extract.rules.figures import Figure
from dateline.extract.rules.figures_taken import taken
from dateline.extract.rules.frames import Frame, frames
from dateline.extract.rules.grammar import HELD, agents, chars, is_verb, lemma, own_words, prepositional, text_of
from dateline.extract.rules.hearing import sayings
from dateline.extract.rules.issuers import issuer
from dateline.extract.rules.modality import modality
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.quantities import Quantity, find_quantities
from dateline.extract.rules.roles import Roles, roles
from dateline.extract.rules.sayings import Saying, issued
from dateline.extract.rules.scene import aside, nearest, scene
from dateline.extract.rules.setting import setting
from dateline.extract.rules.speakers import Memory
from dateline.extract.rules.standing import sides_of, speaking_doer
from dateline.extract.rules.telling import Telling, flags
from dateline.extract.rules.times import TimeExpression, find_times, is_background
from dateline.extract.rules.weighed import Weigher, weighed
from dateline.model import ActorKind, Decision, Modality, Report, Span, Stance, Toponym, When
from dateline.model.mention import Cue, Mention, TimeReference, Wording


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with everything that its words were recognised as, before any event is."""

    report: Report
    doc: Doc
    naming: Naming
    toponyms: tuple[Toponym, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    weigh: Weigher


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence with the happenings, figures and sayings found in it."""

    sentence: Words
    frames: tuple[Frame, ...]
    figures: tuple[Figure, ...]
    speech: tuple[Saying, ...]


def mentions(
    report: Report, doc: Doc, registry: Registry, toponyms: tuple[Toponym, ...], weigh: Weigher = weighed
) -> tuple[Mention, ...]:
    """Return what each clause of a report says happened, in text order; `weigh` settles who stands on which side."""
    times = find_times(text_of(doc), report.published)
    naming = replace(
        Naming.of(doc, registry, report.published),
        places=tuple(toponym.span for toponym in toponyms),
        times=tuple(time.span for time in times),
    )
    reading = Reading(
        report,
        doc,
        naming,
        toponyms,
        times,
        find_quantities(text_of(doc)),
        weigh,
    )
    hits = find_hits(doc)
    found: list[Mention] = []
    memory, by = Memory(), issuer(doc)
    reach = 0
    opening: Heard | None = None
    before = Span(0, 0)
    for sentence in doc.sents:
        speech, memory = sayings(sentence, memory)
        if by is not None and not speech and by.head.i < sentence.start:
            speech = [issued(sentence, by)]
        here = [hit for hit in hits if sentence.start <= hit.head.i < sentence.end]
        numbers = figures(doc, sentence.start, sentence.end, reading.quantities)
        told = [] if found and _only_unhurt(here, numbers) else frames(here)
        heard = Heard(sentence, tuple(told), tuple(numbers), tuple(speech))
        if not told and found:
            found[-1] = _counted_beside(found[-1], heard, reading)
        elif not told:
            opening = heard
        for frame in told:
            found += told_apart(_with_antecedents(_mention(reading, heard, frame), before, reading), frame, doc)
        if told and opening is not None:
            found[0], opening = _counted_beside(found[0], opening, reading), None
        loose = [saying for saying in speech if not any(speaks_of(saying, frame) for frame in told)]
        here_is = Span(sentence.start_char, sentence.end_char)
        if any(mention.modality is Modality.ACTUAL and mention.sentence == here_is for mention in found):
            reach = here_is.end
        found, reach = carried_back(found, Loose(loose, numbers, here_is, naming), reach)
        before = here_is
    return tuple(found)


def _with_antecedents(mention: Mention, before: Span, reading: Reading) -> Mention:
    """Return the mention with "these groups" replaced by the groups that the sentence before names."""
    if "anaphoric" not in mention.flags or any(party.actor_id for party in mention.side_a):
        return mention
    kinds = {party.kind for party in mention.side_a} or set(ActorKind)
    named = tuple(party for party in reading.naming.groups(before) if party.kind in kinds)
    return replace(mention, side_a=named) if named else mention


def _only_unhurt(hits: Sequence[Hit], numbers: Sequence[Figure]) -> bool:
    """Return whether a sentence only says that nobody was hurt in what was told before it."""
    nobody = bool(numbers) and all(figure.low == figure.high == 0 for figure in numbers)
    return nobody and all(hit.trigger.harm for hit in hits)


def _counted_beside(mention: Mention, heard: Heard, reading: Reading) -> Mention:
    """Return a mention with the figures of a sentence beside it that tells of nothing else ("Twelve bodies were found.")."""
    family = mention.cues[0].type.split(".")[0]
    if not heard.figures or mention.modality is not Modality.ACTUAL or family == "strategic":
        return mention
    here = Span(heard.sentence.start_char, heard.sentence.end_char)
    if any(here.covers(time.span) and is_background(time, reading.report.published) for time in reading.times):
        return mention
    return replace(mention, casualties=(*mention.casualties, *tally(heard.figures, reading.naming, heard.speech)))


def _mention(reading: Reading, heard: Heard, frame: Frame) -> Mention:
    naming = reading.naming
    parts = roles(frame, naming.somebody)
    figured = [*heard.figures, *taken(frame, heard.figures, reading.quantities)]
    hurt = casualties(frame, figured, heard.frames, naming, heard.speech)
    times = _times(frame, reading)
    value, why = modality(frame, times, reading.report.published)
    spoken = [saying for saying in heard.speech if speaks_of(saying, frame)]
    ruled = sides_of(frame, parts, naming, hurt, heard.speech)
    (side_a, side_b), who = reading.weigh(Scene(frame, parts, naming, hurt, heard.speech, *ruled))
    charged = (found for saying in spoken if (found := accused(saying, naming)))
    own = () if any(party.actor_id for party in side_a) else speaking_doer(parts, spoken, naming)
    side_a = own or side_a or next(charged, ())
    places = scene(frame, reading.toponyms, reading.doc, [saying.speaker.span for saying in spoken])
    decisions = [why, *who]
    if side_a and not any(one.field == "side_a" for one in who):
        decisions.append(Decision("side_a", "rules", "side_a.speaker_or_accused"))
    if value is Modality.ACTUAL and (old := background(frame, heard.sentence, hurt, times, reading.report)) is not None:
        value = Modality.HISTORICAL
        decisions[0] = old
    if value is Modality.NEGATED:
        spoken = [denied(saying, frame) for saying in spoken]
    return Mention(
        cues=tuple(_cue(hit) for hit in (*frame.hits, *frame.colours)),
        quote=_quote(frame, heard.sentence),
        sentence=Span(heard.sentence.start_char, heard.sentence.end_char),
        paragraph=text_of(reading.doc).count("\n\n", 0, heard.sentence.start_char),
        modality=value,
        side_a=side_a,
        side_b=side_b,
        supports=naming.parties(parts.supports, things=False),
        places=places,
        setting=(
            *aside(frame, reading.toponyms, places),
            *setting(reading.toponyms, reading.doc.text, Span(heard.sentence.start_char, heard.sentence.end_char)),
        ),
        origin=_origin(frame, reading),
        times=times,
        casualties=hurt,
        claims=tuple(statement(saying, frame, parts, side_a, naming) for saying in spoken)
        or suspected(side_a, text_of(reading.doc)),
        attributed_to=_attributed(spoken),
        flags=_denied(spoken)
        | flags(Telling(frame, heard.sentence, hurt, parts, len(heard.frames) - 1, reading.report.title)),
        decisions=tuple(decisions),
        wording=_wording(frame, parts),
    )


def _denied(spoken: Sequence[Saying]) -> frozenset[str]:
    """Return the flag of a happening that its clause only knows from a denial."""
    stances = {saying.stance for saying in spoken}
    return (
        frozenset({"denied"})
        if Stance.DENIES in stances and not stances & {Stance.ASSERTS, Stance.ACCUSES}
        else frozenset()
    )


def _cue(hit: Hit) -> Cue:
    words = " ".join(hit.trigger.words)
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
    while first.i < last.i and (
        first.is_punct or first.is_space or first.dep_ in {"mark", "cc"} or first.lower_ == "that"
    ):
        first = first.nbor()
    return chars(first, last)


def _wording(frame: Frame, parts: Roles) -> Wording:
    """Return the lemmas by which the type is told: of the doers' and the targets' phrases, and of the main trigger's clause."""
    clause = frame.clause if frame.main.verbal or is_verb(frame.clause) else frame.main.head
    return Wording(
        frozenset(word for token in parts.doers for word in _named_by(token)),
        frozenset(word for token in (*parts.targets, *parts.victims) for word in _named_by(token)),
        frozenset(lemma(token) for token in own_words(clause)),
    )


def _named_by(head: Token) -> Iterator[str]:
    """Yield the lemmas of a noun and of what stands before it ("an army post"); "person" for a full name and a bare number."""
    yield lemma(head)
    named = [child for child in head.children if child.dep_ == "compound" and child.ent_type_ == "PERSON"]
    if head.pos_ == "NUM" or (head.ent_type_ == "PERSON" and named):
        yield "person"
    yield from (lemma(child) for child in head.lefts if child.dep_ in {"compound", "amod", "nmod", "poss"})
    for noun in (
        head,
        *prepositional(head, {"of"}),
    ):  # "a town that is held by militants", "the village of X, held by troops"
        holders = (agent for child in noun.children if lemma(child) in HELD for agent in agents(child))
        yield from (lemma(agent) for agent in holders)


def _times(frame: Frame, reading: Reading) -> tuple[TimeReference, ...]:
    published = reading.report.published
    # The report's own year ("2017" in 2017) says nothing of the day.
    by_span = {
        expression.span: expression
        for expression in reading.times
        if not (
            expression.kind == "year" and expression.when and published and _is_year(expression.when, published.year)
        )
    }
    return tuple(
        TimeReference(
            span, by_span[span].when, by_span[span].kind, is_background(by_span[span], reading.report.published)
        )
        for span in nearest(frame, by_span, reading.doc)
    )


def _is_year(when: When, year: int) -> bool:
    return when.start is not None and when.start.year == year


def _origin(frame: Frame, reading: Reading) -> Toponym | None:
    """Return where movers came from: the toponym under "from"."""
    if frame.main.trigger.type not in {"strategic.movement", "strategic.displacement", "strategic.transfer"}:
        return None
    sentence = frame.main.head.sent
    for toponym in reading.toponyms:
        before = (
            text_of(reading.doc)[max(sentence.start_char, toponym.span.start - 10) : toponym.span.start].lower().split()
        )
        if (
            sentence.start_char <= toponym.span.start < sentence.end_char
            and before[-1:] in (["from"], ["the"])
            and "from" in before
        ):
            return toponym
    return None


def _attributed(spoken: Sequence[Saying]) -> str | None:
    first = next(
        (s for s in spoken if s.stance in {Stance.ACCUSES, Stance.ASSERTS, Stance.CLAIMS_RESPONSIBILITY}), None
    )
    return first.speaker.name if first else None
