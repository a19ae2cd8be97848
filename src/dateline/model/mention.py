"""What one stretch of a report says happened: words with offsets, before the report's mentions are weighed together."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.claim import Stance
from dateline.model.decision import Decision
from dateline.model.event import Modality
from dateline.model.span import Span
from dateline.model.when import When
from dateline.model.where import Toponym
from dateline.model.who import Party


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that tells of an event: its codebook type (or `?...` when the sides must settle it) and rank."""

    span: Span
    words: str
    type: str
    rank: int
    form: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Casualty:
    """A figure of one of the six counts: bounds in persons, where it stands, and whom it counts.

    `total` marks a running or overall toll; `speaker` who gives the figure, None for the report itself. `tone` is what the wording says of
    other figures: `older` ("at first", "up from"), `newer` ("rose to"), `more` ("another", "also"), `part` ("among the dead"), else "".
    `rough` ones give no number: a bare plural, "several", "dozens".
    """

    field: str
    low: int | None
    high: int | None
    span: Span
    victims: tuple[Party, ...] = ()
    noun: str = ""
    total: bool = False
    speaker: str | None = None
    tone: str = ""
    rough: bool = False


@dataclass(frozen=True, slots=True)
class TimeReference:
    """A time that the report states for a mention; `when` is None when it cannot be resolved."""

    span: Span
    when: When | None
    kind: str
    background: bool = False


# The speaker of an accusation that a report makes by "suspected" alone.
NOBODY_NAMED = "unstated"


class Doer(StrEnum):
    """Whom a statement names as the doer: nobody in particular, the speaker itself, or another."""

    NOBODY = "nobody"
    SPEAKER = "speaker"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Statement:
    """What a speaker says of a mention, before the event's type settles the stance; `span` is the quote.

    `back` marks what tells of no happening itself: it holds for what was told before, whatever becomes of the mention.
    `accused` are those whom a charge names; `own` is the speaker as a party, where it speaks of what it did itself.
    """

    speaker: str
    stance: Stance
    span: Span
    doer: Doer = Doer.NOBODY
    back: bool = False
    accused: tuple[Party, ...] = ()
    own: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a telling, by lemma: those that name who or what did it, those that it was aimed at, and all of its clause."""

    doers: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    clause: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """One clause's telling of a happening. `quote` is the clause that states it; the first cue names it best.

    `flags` are what the wording tells of its place in the report: `definite` ("the attack"), `nominal` (no verb of its own),
    `toll` (tells only a figure), `reply` ("in response"), `new` ("another", "separate"), `weak`, `series` (a campaign or period),
    `presupposed` (named in passing), `own` (main predicate). `setting` are places that it does not name as its own, but
    that the rest of its sentence and the sentences before speak of, likeliest first.
    """

    cues: tuple[Cue, ...]
    quote: Span
    sentence: Span
    paragraph: int
    modality: Modality
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    supports: tuple[Party, ...] = ()
    places: tuple[Toponym, ...] = ()
    setting: tuple[Toponym, ...] = ()
    origin: Toponym | None = None
    times: tuple[TimeReference, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    claims: tuple[Statement, ...] = ()
    attributed_to: str | None = None
    flags: frozenset[str] = frozenset()
    decisions: tuple[Decision, ...] = ()
    wording: Wording = Wording()
