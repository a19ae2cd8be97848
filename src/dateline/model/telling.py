"""What merging needs of a report and of one event in it, small enough that a store keeps it beside them."""

from dataclasses import dataclass
from datetime import date

from dateline.model.claim import Stance
from dateline.model.count import Counts
from dateline.model.when import When
from dateline.model.where import Where
from dateline.model.who import Party


@dataclass(frozen=True, slots=True)
class Gist:
    """A report reduced to what tells it from others: who published it, and its words.

    `heading`, `lead` and `terms` are the weightiest stems of title, title and opening, and the whole; `names` those of
    proper names; `days`, `numbers`, `targets` and `means` what the opening says of when, how many, what was hit and how.
    `sketch` samples its runs of words, for copies whole or partial; near copies share one of the `bands`.
    """

    report_id: str
    published: date | None = None
    publisher: str | None = None
    original_source: str | None = None
    title: str | None = None
    heading: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    numbers: tuple[int, ...] = ()
    targets: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    bands: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One event, as far as merging looks at it.

    `stances` are (speaker, stance) of its claims, `words` the weightiest stems of the words that tell it.
    """

    event_id: str
    type: str
    date: When = When()
    place: Where = Where()
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    counts: Counts = Counts()
    stances: tuple[tuple[str, Stance], ...] = ()
    words: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of one happening; `main` says whether it is what the report leads with.

    `facets` are the events that tell it, the best first: one, but for a lead that title and opening tell by halves. A report
    that leads with something of which no event was coded has a main telling without facets, whose id is the report's; any
    other's id is that of its first event. A lead keeps `beside` it what the report tells next: which event a report leads with is
    not always plain.
    """

    id: str
    gist: Gist
    main: bool
    facets: tuple[Facet, ...] = ()
    beside: tuple[Facet, ...] = ()
