"""Who stands on which side of one telling: its nouns by role, then what stands beside it, then who fights in its sentence."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.extract.rules.claims import own_doer
from dateline.extract.rules.cues import Hit
from dateline.extract.rules.frames import Frame, clause_of
from dateline.extract.rules.grammar import HELD, is_verb, lemma, passive, subjects, text_of, up
from dateline.extract.rules.parties import CROWD, OF_CROWDS, Naming
from dateline.extract.rules.roles import Roles
from dateline.extract.rules.sayings import Saying
from dateline.lexicon.words import only_equipment
from dateline.model import ActorKind, Party, Span, Stance
from dateline.model.mention import Casualty

Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
FIGHTING = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
# Acts named by what was hit as well as by who did it: "court bomb", "convoy blast".
BOMBINGS = frozenset({"?bombing", "?blast", "strike.bomb", "strike.suicide"})
# "US-backed" before a name that stands right after an act.
BACKED = re.compile(r"\s(?:\w[\w.]*[-‐–](?:backed|led|allied)\s)?")
ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
GROUND = frozenset(
    {"area", "bastion", "capital", "control", "enclave", "part", "pocket", "region", "remnant", "stronghold", "town"}
)


def sides_of(frame: Frame, parts: Roles, naming: Naming, hurt: Sequence[Casualty], speech: Sequence[Saying]) -> Sides:
    """Return who did it and who was hit, each name on one side; who only speaks was not hit."""
    side_a = _doers(frame, parts, naming)
    fled = frame.main.trigger.type == "strategic.displacement"
    victims = naming.parties(parts.victims, hurt=True, crowd=fled) or naming.parties(parts.among, hurt=True)
    side_b = (*victims, *_besides(victims, naming.parties(parts.targets)))
    if not side_b:
        side_b = tuple(party for one in hurt if fled or one.field != "displaced" for party in one.victims)
    side_a = side_a or _beside(frame, naming, side_b) or _opening(frame, naming)
    if fled:
        side_b = (*(party for party in side_a if party.name.casefold() in CROWD), *side_b)
        side_a = tuple(party for party in side_a if party.name.casefold() not in CROWD)
    speakers = [saying.speaker.span for saying in speech]
    side_b = tuple(party for party in side_b if party.armed or not _overlaps(party, speakers))
    side_b = _but_places(_others(side_b, side_a), side_a, naming) or _hit_beside(frame, naming, side_a)
    if any(hit.trigger.type == "battle.clash" for hit in frame.hits):
        return _combatants(frame, naming, speakers, (side_a, side_b))
    return side_a, side_b


def speaking_doer(parts: Roles, spoken: Sequence[Saying], naming: Naming) -> tuple[Party, ...]:
    """Return the speaker as the doer of what "it" or "its men" did in its own report ("the army says it has carried out a strike")."""
    said = next((saying for saying in spoken if saying.stance in {Stance.ASSERTS, Stance.DENIES}), None)
    if said is None or not own_doer(said, parts.doers, naming):
        return ()
    return naming.parties([said.speaker.head], things=False) or (Party(said.speaker.name, said.speaker.span),)


def _doers(frame: Frame, parts: Roles, naming: Naming) -> tuple[Party, ...]:
    """Return the parties that the roles name; "court" in "court bomb" was hit, only a group's name there says who did it."""
    crowd = frame.main.trigger.type.startswith(OF_CROWDS)
    found = naming.parties(parts.doers, crowd=crowd) or (naming.parties(parts.first, crowd=True) if crowd else ())
    if parts.rule != "side_a.owner" or frame.main.trigger.type not in BOMBINGS:
        return found
    owned = [token for token in parts.doers if token.dep_ == "poss" or token.ent_type_ == "NORP"]
    return tuple(party for party in found if party.kind in FIGHTING or owned)


def _besides(hurt: Sequence[Party], aimed: Sequence[Party]) -> tuple[Party, ...]:
    """Return whom an act was aimed at, without the body of the soldiers that it hurt: "killed six soldiers at an army base"."""
    if not any(party.armed and party.kind is ActorKind.STATE for party in hurt):
        return tuple(aimed)
    return tuple(party for party in aimed if party.kind is not ActorKind.STATE or party.actor_id is not None)


def _but_places(parties: Sequence[Party], doers: Sequence[Party], naming: Naming) -> tuple[Party, ...]:
    """Return the parties without bare states where these are places: nobody did it, or armed men of another name were hit there."""
    others = tuple(party for party in parties if not naming.bare_state(party.span))
    fought = any(party.armed and not only_equipment(party.name) for party in others)
    return others if fought or not doers else tuple(parties)


def _others(parties: Sequence[Party], than: Sequence[Party]) -> tuple[Party, ...]:
    names = {party.name.casefold() for party in than}
    return tuple({party.name.casefold(): party for party in parties if party.name.casefold() not in names}.values())


def _overlaps(party: Party, spans: Sequence[Span]) -> bool:
    return any(span.overlaps(party.span) for span in spans)


def _beside(frame: Frame, naming: Naming, hit: Sequence[Party]) -> tuple[Party, ...]:
    """Return the group whose name stands right before the act, where the parse lost it ("IS ambush kills 12 policemen")."""
    for place in _starts(frame.main):
        before = frame.main.head.doc.char_span(place, place + 1, alignment_mode="expand")
        word = before[0].nbor(-1) if before and before[0].i > frame.main.head.sent.start else None
        if word is None or word.pos_ in {"NOUN", "PROPN", "ADJ"}:
            continue
        party = naming.ending_at(word.idx + len(word.text))
        if party is not None and party.armed and not any(party.span.overlaps(one.span) for one in hit):
            return (party,)
    return ()


def _opening(frame: Frame, naming: Naming) -> tuple[Party, ...]:
    """Return the group or force that opens a headline whose first verb the parse lost ("The SDF regain control and kill seven")."""
    verb, start = frame.main.head, frame.main.head.sent.start_char
    if not frame.main.verbal or passive(verb) or subjects(verb) or is_verb(verb.sent.root):
        return ()
    opener = ARTICLE.match(text_of(naming.doc), start)
    party = naming.starting_at(opener.end() if opener else start)
    return (party,) if party is not None and party.armed else ()


def _starts(hit: Hit) -> Iterator[int]:
    """Yield where an act's words begin, those of the verb that carries its noun too."""
    if hit.trigger.harm and hit.head.tag_ == "VBN":  # "two IS killed in a raid"
        return
    yield hit.tokens[0].idx
    clause = clause_of(hit)
    if not hit.verbal and is_verb(clause) and clause.i < hit.head.i:
        yield clause.idx


def _hit_beside(frame: Frame, naming: Naming, doers: Sequence[Party]) -> tuple[Party, ...]:
    """Return the group whose name stands right after an act that the parse took for a noun ("rebels attack US-backed SDF")."""
    if frame.main.verbal or not doers:
        return ()
    last = frame.main.tokens[-1]
    gap = BACKED.match(text_of(naming.doc), last.idx + len(last.text))
    party = naming.starting_at(gap.end()) if gap else None
    return (party,) if party is not None and party.armed and party.name not in {one.name for one in doers} else ()


def _combatants(frame: Frame, naming: Naming, speakers: Sequence[Span], found: Sides) -> Sides:
    """Return the sides of a fight, an empty one filled with who else is armed in its sentence, where that is one name."""
    side_a, side_b = found
    if side_a and side_b:
        return found
    named = {party.name.casefold() for party in (*side_a, *side_b)}
    armed = [
        party
        for party in naming.parties(_nouns(frame), things=False)
        if party.armed
        and not naming.bare_state(party.span)
        and party.name.casefold() not in named
        and not _overlaps(party, speakers)
    ]
    if not armed or len(armed) + len(named) > 2:
        return found
    if not side_a:
        side_a, armed = (armed[0],), armed[1:]
    return side_a, side_b or tuple(armed)


def _nouns(frame: Frame) -> list[Token]:
    sentence = frame.main.head.sent
    return [
        token
        for token in sentence
        if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod"} and not _told_as_holder(token)
    ]


def _told_as_holder(noun: Token) -> bool:
    """Return whether a noun is told as who holds ground: "areas controlled by X", "the last enclave of X"."""
    for token in up(noun):
        if token.lower_ in {"including", "among"}:
            return True
        if is_verb(token):
            return lemma(token) in HELD
        if token.dep_ not in {"prep", "agent", "pobj", "compound", "amod", "nmod", "poss"}:
            return False
        if lemma(token) in GROUND:
            return True
    return False
