"""Which happening a saying is about, and whether its speaker did it: from sayings to the statements of a mention (codebook section 7)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.actors import Description, describe
from dateline.extract.rules.accused import accused
from dateline.extract.rules.figures import Figure
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.grammar import lemma, text_of
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.roles import Roles
from dateline.extract.rules.sayings import Saying
from dateline.extract.rules.speakers import Speaker
from dateline.lexicon.countries import state_words
from dateline.lexicon.words import word_set
from dateline.model import ActorKind, Modality, Party, Span, Stance
from dateline.model.mention import NOBODY_NAMED, Doer, Mention, Statement

# "It", "its fighters", "our forces": the speaker's own.
OWN = frozenset(
    {"it", "they", "we", "i", "its", "their", "our", "us", "he", "she", "his", "her", "themselves", "itself"}
)
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"we", "i", "us", "our", "my"})
# Words of names that many bodies share.
COMMON = word_set("common_names")
# Doers without a face: naming them accuses nobody.
FACELESS = word_set("faceless")
SUSPECTED = re.compile(
    r"\b(?:suspected|alleged|presumed|purported|(?:believed|thought|said|suspected|alleged) to be)(?: (?:to be|the|an?))* ",
    re.IGNORECASE,
)
FAR = 40  # characters between such a word and the name
# Roles of those who answer for the troops, jets and guns of a state that is not named.
FORCES = frozenset({"armed-forces", "army", "navy", "air-force", "government"})
ENEMIES = word_set("enemies")
NEXT = 1  # characters between a sentence and the next one of its paragraph
HIMSELF = frozenset({"he", "she", "i", "we"})
FEELING = frozenset({"be", "feel", "hope", "want", "wish", "pray", "think", "mourn", "sadden", "regret"})
BESIDE = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
# What a force that denies a charge says that it never does, and what it has not to do it with.
HARMS = frozenset({"use", "target", "attack", "bomb", "shell", "fire", "kill", "hit", "strike", "shoot", "harm"})
MEANS = (
    word_set("weapons") | word_set("air") | word_set("ground") | word_set("poisons") | word_set("armed_men") | {"bomb"}
)
NONE = frozenset({"none", "nobody", "nothing"})


def speaks_of(saying: Saying, frame: Frame) -> bool:
    """Return whether a happening stands in what is said."""
    return any(saying.covers(token) for token in (frame.main.head, *frame.clauses))


def statement(saying: Saying, frame: Frame, parts: Roles, side_a: Sequence[Party], naming: Naming) -> Statement:
    """Return what a saying says of a happening in its scope, with whom it names as the doer."""
    doer = _doer(saying, parts, side_a, naming)
    if doer is Doer.OTHER and _presupposed(frame):
        doer = Doer.NOBODY
    own = _as_party(saying, naming) if saying.stance is Stance.CLAIMS_RESPONSIBILITY else ()
    return Statement(saying.speaker.name, saying.stance, saying.content, doer, own=own)


def _as_party(saying: Saying, naming: Naming) -> tuple[Party, ...]:
    """Return a speaker as a party: the actor that its name means, else the name as written."""
    speaker = saying.speaker
    known = naming.groups(speaker.span) or naming.parties([speaker.head], things=False)
    return known or (() if naming.nobody(speaker.span) else (Party(speaker.name, speaker.span),))


def denied(saying: Saying, frame: Frame) -> Saying:
    """Return what is said of a happening that did not happen: who asserts as much denies it ("nobody had fired on them")."""
    none = saying.stance is Stance.ASSERTS and saying.head in frame.clauses and _negated(saying.head)
    return replace(saying, stance=Stance.DENIES) if none else saying


def suspected(side_a: Sequence[Party], text: str) -> tuple[Statement, ...]:
    """Return the accusation by nobody in particular that "suspected X" makes (codebook section 8, Sides)."""
    for party in side_a:
        before = SUSPECTED.search(text, max(0, party.span.start - FAR), party.span.start)
        if before is not None and before.end() == party.span.start:
            return (Statement(NOBODY_NAMED, Stance.ACCUSES, Span(before.start(), party.span.end)),)
    return ()


def _presupposed(frame: Frame) -> bool:
    """Return whether a happening is named in passing ("a house hit by the army's shells", "yesterday's strikes by X")."""
    hit = frame.main
    if hit.verbal:
        return hit.head.dep_ == "relcl" or (hit.head.dep_ == "acl" and hit.head.tag_ == "VBN")
    return any(child.dep_ == "poss" or child.lower_ in {"the", "these", "those"} for child in hit.head.children)


def own_doer(saying: Saying, doers: Sequence[Token], naming: Naming) -> bool:
    """Return whether all that did it is the speaker's own: "it", "its fighters", "our forces"."""
    return bool(doers) and all(
        saying.covers(token) and any(_own(word, saying, naming) for word in (token, *token.children)) for token in doers
    )


def _doer(saying: Saying, parts: Roles, side_a: Sequence[Party], naming: Naming) -> Doer:
    said = describe(saying.speaker.name) or naming.describe(saying.speaker.head)
    bystander = (said is not None and said.kind is ActorKind.CIVILIANS) or _only_tells(saying.speaker, naming)
    if not bystander and any(token == saying.speaker.head for token in parts.doers):
        return Doer.SPEAKER  # "claims to have taken the town"
    named = [token for token in parts.doers if saying.covers(token)]
    if not bystander and any(_own(word, saying, naming) for token in named for word in (token, *token.children)):
        return Doer.SPEAKER
    inside = [party for party in side_a if any(party.span.start <= token.idx < party.span.end for token in named)]
    doing = (inside or side_a) if named else ()
    faces = [party for party in doing if not _faceless(party)]
    theirs = (party for party in doing if party in faces or party.kind is ActorKind.STATE)
    if not bystander and any(_speaks_for(saying.speaker, party, naming) for party in theirs):
        return Doer.SPEAKER
    if saying.issued and named and not any(_hostile(party) for party in inside or side_a):
        return Doer.SPEAKER
    return Doer.OTHER if faces else Doer.NOBODY


def _only_tells(speaker: Speaker, naming: Naming) -> bool:
    """Return whether a speaker is of the press or of those who watch, and does nothing itself: not a group's own agency."""
    words = {word.casefold() for word in re.findall(r"\w+", speaker.name)}
    if not words & word_set("tellers"):
        return False
    armed = {ActorKind.REBEL, ActorKind.MILITIA}
    return not any(span.overlaps(speaker.span) and actors[0].kind in armed for span, actors in naming.matches)


def _own(word: Token, saying: Saying, naming: Naming) -> bool:
    """Return whether a pronoun means the speaker: in the speaker's very words "they" and "he" are others."""
    if word.lower_ in FIRST:
        return True
    return (
        word.lower_ in OWN and not _quoted(word) and not (word.lower_ in THEY and _others_before(word, saying, naming))
    )


def _others_before(word: Token, saying: Saying, naming: Naming) -> bool:
    """Return whether "they" are others whom the speaker has just named: "X said the rebels killed nine after they came"."""
    return any(
        saying.covers(token)
        and (token.dep_ in {"nsubj", "nsubjpass"} or (token.dep_ == "pobj" and token.head.dep_ == "agent"))
        and not any(child.lower_ in FIRST | OWN for child in token.children)
        and bool(naming.parties([token], things=False))
        for token in word.doc[word.sent.start : word.i]
    )


def _quoted(word: Token) -> bool:
    """Return whether a word stands within quotation marks that open in its sentence or before it in its paragraph."""
    text = text_of(word.doc)
    before = text[text.rfind("\n", 0, word.idx) + 1 : word.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _hostile(party: Party) -> bool:
    """Return whether a statement names a doer as its enemy, or as somebody known who is not its issuer."""
    return party.actor_id is not None or any(word.rstrip("s") in ENEMIES for word in _words(party.name))


def _faceless(party: Party) -> bool:
    """Return whether a doer is only "gunmen", "jets", "masked men", and not "the army's jets"."""
    if party.actor_id is not None or party.country is not None:
        return False
    *before, last = party.name.casefold().split() or [""]
    owners = [said for word in before if (said := describe(word.removesuffix("'s").removesuffix("’s"))) is not None]
    if any(said.kind is not ActorKind.UNKNOWN and said.armed for said in owners):
        return False
    return party.kind is ActorKind.UNKNOWN or last.strip("'’") in FACELESS


def _speaks_for(speaker: Speaker, party: Party, naming: Naming) -> bool:
    """Return whether a speaker is the doer, one of its own, or a force of the same state."""
    ours = _words(speaker.name) & _words(party.name)
    if ours - COMMON - state_words():
        return True
    parties = naming.parties([speaker.head], things=False)
    if party.actor_id is not None and any(party.actor_id == one.actor_id for one in parties):
        return True
    if party.kind is not ActorKind.STATE or not _official(speaker, parties):
        return False
    states = _states(speaker, naming) | {one.country for one in parties if one.country is not None}
    return party.country in states if party.country is not None else _commands(speaker, party)


def _official(speaker: Speaker, parties: Sequence[Party]) -> bool:
    """Return whether a speaker is a state, its government or its forces, or speaks for one of them."""
    return any(one.kind is ActorKind.STATE for one in parties) or any(
        one.kind is ActorKind.STATE for one in _described(speaker)
    )


def _commands(speaker: Speaker, party: Party) -> bool:
    """Return whether a speaker is or speaks for those who did it: an army or a junta for any troops, the police for its officers."""
    doer = describe(party.name)
    own = FORCES if doer is None else FORCES | {doer.role}
    return any(one.kind is ActorKind.STATE and one.armed and one.role in own for one in _described(speaker))


def _described(speaker: Speaker) -> list[Description]:
    found = (describe(part) for part in (speaker.name, *speaker.name.split()))
    return [described for described in found if described is not None]


def _states(speaker: Speaker, naming: Naming) -> set[str]:
    """Return the countries that a speaker's name tells of ("Russia's defence ministry")."""
    return {
        actors[0].country
        for span, actors in naming.matches
        if span.overlaps(speaker.span) and actors[0].country is not None
    }


def _words(name: str) -> set[str]:
    return {word.strip("'’.,").removesuffix("'s").removesuffix("’s") for word in name.casefold().split()}


@dataclass(frozen=True, slots=True)
class Loose:
    """A sentence's sayings that govern no happening, its figures, and its characters."""

    sayings: Sequence[Saying]
    figures: Sequence[Figure]
    sentence: Span
    naming: Naming


def carried_back(found: Sequence[Mention], heard: Loose, reach: int) -> tuple[list[Mention], int]:
    """Return the mentions with what sayings without a happening of their own say of the one told before.

    `reach` is the end of the last sentence that told or spoke of one; an account of what was seen counts only right after it.
    """
    told = list(found)
    near = heard.sentence.start - reach <= NEXT
    for saying in heard.sayings:
        place = _told_before(told, saying)
        stance = _stance_back(saying, heard.figures, near=near)
        if place is not None and stance is not None:
            charged = accused(saying, heard.naming)
            own = _as_party(saying, heard.naming) if stance is Stance.CLAIMS_RESPONSIBILITY else ()
            said = Statement(saying.speaker.name, stance, saying.content, back=True, accused=charged, own=own)
            told[place] = replace(told[place], claims=(*told[place].claims, said))
            reach = heard.sentence.end
    return told, reach


def _told_before(told: Sequence[Mention], saying: Saying) -> int | None:
    """Return the place of the last actual happening told before a saying."""
    start = saying.verb.idx
    return next(
        (
            place
            for place in range(len(told) - 1, -1, -1)
            if told[place].quote.start < start and told[place].modality is Modality.ACTUAL
        ),
        None,
    )


def _stance_back(saying: Saying, figures: Sequence[Figure], *, near: bool) -> Stance | None:
    """Return how a saying stands to what was told before it, None when it speaks of something else."""
    if saying.specific or any(figure.token in saying.tokens for figure in figures):
        return saying.stance
    if not near:
        return None
    none = saying.stance is Stance.ASSERTS and _negated(saying.head)
    if _recounts(saying.head):
        return Stance.DENIES if none else saying.stance
    return Stance.DENIES if none and _never_does(saying.head) else None


def _recounts(head: Token) -> bool:
    """Return whether a clause tells what was: in the past, by its own verb, on no condition."""
    verbs = [child for child in head.children if child.dep_ in {"aux", "auxpass"}]
    if any(verb.tag_ == "MD" or verb.lower_ == "to" for verb in verbs):
        return False
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in head.children):
        return False
    if lemma(head) in FEELING and any(
        child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in HIMSELF for child in head.children
    ):
        return False  # "he was saddened" tells of the speaker
    return head.tag_ == "VBD" or any(verb.tag_ == "VBD" for verb in verbs)


def _never_does(head: Token) -> bool:
    """Return whether a clause says what its speaker never does or has: "it does not shell towns", "we have no such weapon"."""
    own = (child for child in head.children if child.dep_ == "nsubj")
    if not any(word.lower_ in OWN for child in own for word in (child, *child.children)):
        return False
    had = (lemma(child) in MEANS for child in head.children if child.dep_ == "dobj")
    return lemma(head) in HARMS or (lemma(head) in {"have", "possess"} and any(had))


def _negated(head: Token) -> bool:
    return any(
        child.dep_ == "neg" or (child.dep_ in BESIDE and (child.lower_ in NONE or _no_kind(child)))
        for child in head.children
    )


def _no_kind(noun: Token) -> bool:
    return any(child.lower_ in {"no", "neither"} for child in noun.children)
