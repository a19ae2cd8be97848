"""What decides the type of a happening: its words, parties and figures, over all its tellings."""

from dataclasses import dataclass

from dateline.lexicon.words import word_set
from dateline.model import ActorKind, Party
from dateline.model.mention import Casualty, Cue

ARMED_BY_STATE = frozenset({ActorKind.STATE, ActorKind.EXTERNAL})
AIR = word_set("air")
CROWDS = word_set("crowds")


@dataclass(frozen=True, slots=True)
class Scene:
    """What decides the type: the cues, highest rank first, the parties, the figures and the words of all tellings together."""

    cues: tuple[Cue, ...]
    doers: tuple[Party, ...]
    hit: tuple[Party, ...]
    hurt: tuple[Casualty, ...]
    by: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    repelled: bool = False
    country: str | None = None

    @property
    def best(self) -> Cue | None:
        """Return the word that names a type by itself, the foremost there is."""
        return next((cue for cue in self.cues if not cue.type.startswith("?")), None)

    @property
    def open(self) -> frozenset[str]:
        """Return the kinds of words that only the sides can settle."""
        return frozenset(cue.type for cue in self.cues if cue.type.startswith("?"))

    @property
    def kinds(self) -> frozenset[str]:
        """Return the types that words name by themselves."""
        return frozenset(cue.type for cue in self.cues if not cue.type.startswith("?"))

    @property
    def parties(self) -> tuple[Party, ...]:
        """Return all who stand on a side."""
        return (*self.doers, *self.hit)

    @property
    def force(self) -> bool:
        """Return whether an armed force of a state is there."""
        return any(party.armed and party.kind in ARMED_BY_STATE for party in self.parties)

    @property
    def victims(self) -> tuple[Party, ...]:
        """Return all who were hit or hurt."""
        return (*self.hit, *(party for casualty in self.hurt for party in casualty.victims))

    @property
    def killed(self) -> bool:
        """Return whether somebody is said to have died."""
        return any(casualty.field == "killed" and casualty.low for casualty in self.hurt)

    @property
    def by_state(self) -> bool:
        """Return whether a state or its like did it."""
        return any(party.kind in ARMED_BY_STATE for party in self.doers)

    @property
    def abroad(self) -> bool:
        """Return whether a state did it in a country that is not its own."""
        return any(
            party.kind is ActorKind.STATE and party.country and self.country and party.country != self.country
            for party in self.doers
        )

    @property
    def by_crowd(self) -> bool:
        """Return whether those who did it are a crowd: many, and no force."""
        many = any(word in CROWDS or word.removesuffix("s") in CROWDS for word in self.by)  # a capital hides a plural
        return many and "armed" not in self.by and not any(party.armed for party in self.doers)

    @property
    def from_the_air(self) -> bool:
        """Return whether an aircraft did it."""
        return bool((self.by | {word for party in self.doers for word in party.name.casefold().split()}) & AIR)
