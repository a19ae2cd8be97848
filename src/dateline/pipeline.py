"""The line, on one screen: sources -> Report -> extract -> Mention -> resolve -> Event; `merging` goes on from here."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from dateline.actors import open_registry
from dateline.extract.headlines import parsed
from dateline.extract.learned.relevance import relevance
from dateline.extract.rules.contenders import Scene
from dateline.extract.rules.phrases import actor_matches
from dateline.extract.rules.places import countries_named, find_toponyms
from dateline.extract.rules.reader import mentions
from dateline.extract.rules.weighed import Weighed, by_rules
from dateline.extract.truecase import restore
from dateline.gazetteer import open_gazetteer
from dateline.model import Coded, Modality, Report, Status, Toponym
from dateline.resolve.actors import identified
from dateline.resolve.compose import compose, drafts, telling_of
from dateline.resolve.homes import Counted, countries_of
from dateline.resolve.places import Evidence, locate
from dateline.resolve.traits import Seen
from dateline.resolve.verify import verified
from dateline.resolve.weigh import seen
from dateline.resolve.where import in_country

if TYPE_CHECKING:
    from spacy.tokens import Doc

LANGUAGES = ("en",)
BATCH = 64  # reports parsed together: batching doubles the parser's speed, and memory stays bounded


def code(reports: Iterable[Report], *, all_modalities: bool = False) -> Iterator[Coded]:
    """Yield what each report tells, in input order; with `all_modalities` plans, denials and history too."""
    for report, doc in _parsed(reports):
        yield refusal_of(report) or _coded_or_failed(report, doc, all_modalities=all_modalities)


def places(reports: Iterable[Report]) -> Iterator[tuple[Report, tuple[Toponym, ...]]]:
    """Yield each report with the places that it names, in input order; none for a report that cannot be coded."""
    for report, doc in _parsed(reports):
        yield report, () if refusal_of(report) else _setting_of(report, doc).toponyms


def drafted(
    reports: Iterable[Report], relevance: Callable[[str], float] = relevance
) -> Iterator[tuple[Report, list[Seen]]]:
    """Yield each report with all that it may tell, refused or not, as the trained scorer sees it; its training reads this."""
    for report, doc in _parsed(reports):
        told = mentions(report, doc, open_registry(), _setting_of(report, doc).toponyms)
        telling = telling_of(report, told, relevance(report.text))
        yield report, seen(telling, drafts(telling))


def scenes(reports: Iterable[Report]) -> Iterator[tuple[Report, list[Scene]]]:
    """Yield each report with all its tellings as the rules alone see their sides; the training of the trees that weigh sides reads this."""
    for report, doc in _parsed(reports):
        found: list[Scene] = []

        def keep(scene: Scene, found: list[Scene] = found) -> Weighed:
            found.append(scene)
            return by_rules(scene)

        mentions(report, doc, open_registry(), _setting_of(report, doc).toponyms, keep)
        yield report, found


def _parsed(reports: Iterable[Report]) -> Iterator[tuple[Report, "Doc"]]:
    """Yield each report with its parsed text; of those that cannot be coded, an empty one."""
    stream = iter(reports)
    while batch := list(islice(stream, BATCH)):
        texts = ("" if refusal_of(report) else restore(report.text) for report in batch)
        yield from zip(batch, parsed(texts), strict=True)


def refusal_of(report: Report) -> Coded | None:
    """Return the answer for a report that cannot be coded, None for one that can."""
    if report.error is not None:
        return Coded(report, Status.FAILED)
    if report.language is not None and report.language not in LANGUAGES:
        return Coded(report, Status.UNSUPPORTED_LANGUAGE)
    return None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report plays: the places it names, the countries it names, and with those the ones that go without saying."""

    toponyms: tuple[Toponym, ...]
    countries: Counted
    heard: Counted


def _setting_of(report: Report, doc: "Doc") -> Setting:
    """Return the places that a report names, each with its gazetteer entry, and the countries it speaks of."""
    gazetteer = open_gazetteer()
    named = actor_matches(doc.text, open_registry(), report.published, bare=False)
    countries = countries_named(doc, gazetteer)
    heard = countries_of(countries, (actors for _, actors in named), report.publisher)
    found = find_toponyms(doc, gazetteer, [span for span, _ in named])
    return Setting(locate(found, Evidence(gazetteer, doc.text, heard)), countries, heard)


def _coded_or_failed(report: Report, doc: "Doc", *, all_modalities: bool) -> Coded:
    """Return what one parsed report tells; a fault of ours in one report must not cost an archive its other million."""
    try:
        return _coded(report, doc, all_modalities=all_modalities)
    except Exception as error:  # noqa: BLE001  (named in the record, with the report)
        what = f"{report.source}: a fault of Dateline ({type(error).__name__}: {error}); please send this report in"
        return Coded(replace(report, error=what), Status.FAILED)


def _coded(report: Report, doc: "Doc", *, all_modalities: bool) -> Coded:
    """Return what one parsed report tells."""
    setting = _setting_of(report, doc)
    codes = tuple(dict.fromkeys(code for code, _ in (*setting.countries, *setting.heard)))
    told = telling_of(report, mentions(report, doc, open_registry(), setting.toponyms), relevance(report.text))
    events = [
        verified(
            in_country(identified(event, open_registry(), report.published, codes), setting.countries), report.text
        )
        for event in compose(told)
    ]
    current = [event for event in events if event.modality is Modality.ACTUAL]
    others = Counter(event.modality.value for event in events if event.modality is not Modality.ACTUAL)
    return Coded(
        report,
        Status.OK if current else Status.NO_EVENTS,
        tuple(events if all_modalities else current),
        {value: others.get(value, 0) for value in ("planned", "hypothetical", "negated", "historical")},
    )
