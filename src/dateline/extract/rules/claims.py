"""Which happening a saying is about, and whether its speaker did it: from sayings to the statements of a mention (codebook section 7)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.actors import describe
from dateline.extract.rules.figures import Figure
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.parties import Naming
from dateline.extract.rules.roles import Roles
from dateline.extract.rules.sayings import Saying
from dateline.extract.rules.speakers import Speaker
from dateline.lexicon.countries import state_words
from dateline.lexicon.words import word_set
from dateline.model import ActorKind, Modality, Party
from dateline.model.mention import Doer, Mention, Statement

# "It", "its fighters", "our forces": the speaker's own.
OWN = frozenset(
    {"it", "they", "we", "i", "its", "their", "our", "us", "he", "she", "his", "her", "themselves", "itself"}
)
# Words of names that many bodies share.
COMMON = word_set("common_names")
# Doers without a face: naming them accuses nobody.
FACELESS = word_set("faceless")


def speaks_of(saying: Saying, frame: Frame) -> bool:
    """Return whether a happening stands in what is said."""
    return any(saying.covers(token) for token in (frame.main.head, *frame.clauses))


def statement(saying: Saying, parts: Roles, side_a: Sequence[Party], naming: Naming) -> Statement:
    """Return what a saying says of a happening in its scope, with whom it names as the doer."""
    return Statement(saying.speaker.name, saying.stance, saying.content, _doer(saying, parts, side_a, naming))


def _doer(saying: Saying, parts: Roles, side_a: Sequence[Party], naming: Naming) -> Doer:
    named = [token for token in parts.doers if saying.covers(token)]
    if not named:
        return Doer.NOBODY
    said = describe(saying.speaker.name) or naming.describe(saying.speaker.head)
    bystander = said is not None and said.kind is ActorKind.CIVILIANS
    words = {word.lower_ for token in named for word in (token, *token.children)}
    if not bystander and words & OWN:
        return Doer.SPEAKER
    inside = [
        party for party in side_a if any(party.span.start <= token.idx < party.span.end for token in named)
    ] or side_a
    if not bystander and any(_speaks_for(saying.speaker, party, naming) for party in inside):
        return Doer.SPEAKER
    return Doer.OTHER if any(not _faceless(party) for party in inside) else Doer.NOBODY


def _faceless(party: Party) -> bool:
    if party.actor_id is not None:
        return False
    words = [word.strip("'’") for word in party.name.casefold().split()]
    return party.kind is ActorKind.UNKNOWN or not words or words[-1] in FACELESS


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
    return party.country is None or not states or party.country in states


def _official(speaker: Speaker, parties: Sequence[Party]) -> bool:
    """Return whether a speaker is a state, its government or its forces, or speaks for one of them."""
    if any(one.kind is ActorKind.STATE for one in parties):
        return True
    said = [described for word in speaker.name.split() if (described := describe(word)) is not None]
    return any(one.kind is ActorKind.STATE for one in said)


def _states(speaker: Speaker, naming: Naming) -> set[str]:
    """Return the countries that a speaker's name tells of ("Russia's defence ministry")."""
    return {
        actors[0].country
        for span, actors in naming.matches
        if span.overlaps(speaker.span) and actors[0].country is not None
    }


def _words(name: str) -> set[str]:
    return {word.strip("'’.,").removesuffix("'s").removesuffix("’s") for word in name.casefold().split()}


def carried_back(found: Sequence[Mention], loose: Iterable[Saying], figures: Sequence[Figure]) -> list[Mention]:
    """Return the mentions with what sayings without a happening of their own say of the one told before."""
    told = list(found)
    for saying in loose:
        place = _told_before(told, saying)
        if place is not None and _is_about(saying, figures):
            said = Statement(saying.speaker.name, saying.stance, saying.content)
            told[place] = replace(told[place], claims=(*told[place].claims, said))
    return told


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


def _is_about(saying: Saying, figures: Sequence[Figure]) -> bool:
    return saying.specific or any(figure.token in saying.tokens for figure in figures)
