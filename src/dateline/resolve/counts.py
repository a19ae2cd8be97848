"""One count from many figures: the dead of both sides add up, a newer toll replaces the older, differing speakers widen the range (codebook 6, 8)."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from dateline.lexicon.words import word_set
from dateline.model import COUNT_FIELDS, ActorKind, Count, Counts, Span, Victims
from dateline.model.mention import Casualty, Mention

SEVERAL = 3  # what the codebook makes of it
LIST = 30  # characters at most between the figures of one list
GENERIC = frozenset({"people", "persons", "others", "dead", "deaths", "bodies", "victims", "number", "toll", ""})
# Whom a state or the force at a demonstration takes away is arrested, whom others do is abducted, whatever the word (codebook section 2).
ARRESTED = {"abducted": "arrested"}
TAKEN = {
    "strategic.arrest": ARRESTED,
    "protest.intervention": ARRESTED,
    "protest.force": ARRESTED,
    "attack.abduction": {"arrested": "abducted"},
}
# Figures that say nothing of the whole: used only where nothing else is told.
ASIDE = frozenset({"part", "period"})

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says in one telling: figures that add up, and how they stand to others."""

    figures: tuple[Casualty, ...]
    headline: bool = False

    @property
    def speaker(self) -> str | None:
        """Return who gives the figures, None for the report itself."""
        return self.figures[0].speaker

    @property
    def tone(self) -> str:
        """Return how the figures stand to those of other statements."""
        return self.figures[0].tone

    @property
    def bounds(self) -> Bounds:
        """Return the sum."""
        lows, highs = [one.low for one in self.figures], [one.high for one in self.figures]
        low = sum(value for value in lows if value is not None) if any(value is not None for value in lows) else None
        return low, (None if any(value is None for value in highs) else sum(value or 0 for value in highs))

    @property
    def vague(self) -> bool:
        """Return whether it gives no number: plurals, "several", "dozens"."""
        return all(one.rough for one in self.figures)

    def nought(self, new: "Statement") -> bool:
        """Return whether it says that nobody was hurt where its own speaker later names some."""
        return self.bounds == (0, 0) and self.speaker == new.speaker

    @property
    def nouns(self) -> frozenset[str]:
        """Return the words for whom it counts, those that say nothing left out."""
        return frozenset(one.noun.casefold() for one in self.figures) - GENERIC


def counts(tellings: Sequence[Mention], code: str) -> tuple[Counts, dict[str, tuple[Span, ...]]]:
    """Return the six counts of an event with the spans that carry them."""
    found: dict[str, Count] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    for field in COUNT_FIELDS:
        told = [(telling, one) for telling in tellings for one in _statements(telling, field, code)]
        versions = settled([one for telling, one in told if one.tone != "period" or telling is tellings[0]], code)
        if not versions:
            continue
        low, high = _range([version.bounds for version in versions])
        figures = [figure for version in versions for figure in version.figures]
        found[field] = Count(low, high, victims(figures, code), _by_side(versions))
        spans[field] = tuple(dict.fromkeys(figure.span for figure in figures))
    return Counts(**found), spans


def _statements(telling: Mention, field: str, code: str) -> Iterator[Statement]:
    """Yield what each speaker says in a telling, older and further figures apart from the rest."""
    taken = TAKEN.get(code, {})
    groups: dict[tuple[bool, str | None, str], list[Casualty]] = {}
    for figure in telling.casualties:
        if taken.get(figure.field, figure.field) == field:
            groups.setdefault((telling.sentence.covers(figure.span), figure.speaker, figure.tone), []).append(figure)
    for figures in groups.values():
        totals = [figure for figure in figures if figure.total]
        yield Statement(tuple(_listed(totals) or _without_roundings(figures)), "headline" in telling.flags)


def _listed(totals: Sequence[Casualty]) -> list[Casualty]:
    """Return the last total with those in one list with it ("the losses at nine police and thirty rebels")."""
    kept = list(totals[-1:])
    for total in reversed(totals[:-1]):
        if kept[0].span.start - total.span.end > LIST:
            break
        kept.insert(0, total)
    return kept


def _without_roundings(figures: list[Casualty]) -> list[Casualty]:
    """Return the figures without "thousands" where the same clause also gives the number."""
    exact = [figure for figure in figures if not (figure.rough and (figure.low or 0) > SEVERAL)]
    return exact if any((figure.low or 0) > SEVERAL for figure in exact) else figures


def settled(statements: Sequence[Statement], code: str = "") -> list[Statement]:
    """Return the statements that hold in the end; more than one where speakers differ."""
    whole = [one for one in statements if one.tone not in ASIDE] or list(statements[:1])
    newer = {one.speaker and one.speaker.casefold() for one in whole if one.tone != "older"}
    whole = [one for one in whole if one.tone != "older" or _by_another(one, newer)] or whole[:1]
    if any(not one.headline and not one.vague and one.tone != "more" for one in whole):
        whole = _body_over_title(whole)
    versions: list[Statement] = []
    heard = True
    for statement in whole:
        if statement.tone == "more" and not heard:
            continue  # "another three" are more than those just told, who were not counted
        after = _with(versions, statement, code) if versions else [statement]
        heard, versions = after != versions, after
    return versions


def _by_another(older: Statement, newer: AbstractSet[str | None]) -> bool:
    """Return whether an older figure is that of a speaker who gives none later: it stands beside those of others."""
    return older.speaker is not None and bool(newer) and not newer & {None, older.speaker.casefold()}


def _body_over_title(statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements without those of the title that no figure of the body repeats."""
    body = {
        end for one in statements if not one.headline and one.tone != "more" for end in one.bounds if end is not None
    }
    return [one for one in statements if not one.headline or body & set(one.bounds)]


def _with(versions: list[Statement], new: Statement, code: str) -> list[Statement]:
    """Return the versions with one more statement weighed in; each rule is one line of the codebook."""
    if new.vague and new.tone != "more":
        return versions
    if all(version.vague or version.nought(new) for version in versions):
        return [new] if new.tone != "more" else [*_added(versions, new)]
    if new.tone == "more" and not any(_repeats(version, new) for version in versions):
        return _added(versions, new)
    if any(_agree(version.bounds, new.bounds) for version in versions):
        return [*versions, new]
    if new.tone == "newer":
        return [new]
    if _other_people(versions, new, code):
        return _added(versions, new)
    if new.tone == "more":
        return versions
    return _weighed(versions, new)


def _weighed(versions: list[Statement], new: Statement) -> list[Statement]:
    """Return the versions with a differing figure for the same people: the speaker's newer one, or another speaker's."""
    said = [version.speaker for version in versions]
    if _only_some(versions, new):
        return versions
    if new.speaker is not None and new.speaker in said:
        return (
            [new if version.speaker == new.speaker else version for version in versions]
            if _grown(versions, new)
            else versions
        )
    return [*versions, new] if new.speaker is not None else versions


def _grown(versions: Sequence[Statement], new: Statement) -> bool:
    return all(
        (new.bounds[0] or 0) > (version.bounds[0] or 0) for version in versions if version.speaker == new.speaker
    )


def _only_some(versions: Sequence[Statement], new: Statement) -> bool:
    """Return whether a smaller figure counts a kind of the people counted before: "17 people ... two officers died"."""
    if any(new.speaker and version.speaker not in {None, new.speaker} for version in versions):
        return False  # two speakers differ
    named = new.nouns - {noun for version in versions for noun in version.nouns}
    return bool(named) and all((new.bounds[0] or 0) < (version.bounds[0] or 0) for version in versions)


def _repeats(version: Statement, new: Statement) -> bool:
    """Return whether "another three" was told before: as such, or as the number of all."""
    told = [one for one in version.figures if one.tone == "more"]
    return any((one.low, one.high) == new.bounds for one in told)


def _other_people(versions: Sequence[Statement], new: Statement, code: str) -> bool:
    """Return whether a figure counts people not counted before: "another three", or the other side's dead in a clash."""
    known = frozenset(noun for version in versions for noun in version.nouns)
    if not code.startswith("battle.") or not known or not new.nouns or known & new.nouns:
        return False
    there, here = _armed(versions), _armed([new])
    unarmed = any(party.armed is False for figure in new.figures for party in figure.victims)
    same = new.speaker in {version.speaker for version in versions}
    return not unarmed and not there & here and (bool(there and here) or same)


def _armed(statements: Iterable[Statement]) -> set[str]:
    parties = (party for one in statements for figure in one.figures for party in figure.victims)
    return {party.name.casefold() for party in parties if party.armed is not False}


def _added(versions: Sequence[Statement], new: Statement) -> list[Statement]:
    return [replace(version, figures=(*version.figures, *new.figures)) for version in versions]


def _agree(one: Bounds, other: Bounds) -> bool:
    """Return whether two figures give the same number, or "40" and "more than 40"."""
    return bool({*one} - {None} & {*other}) or (
        one[0] is not None and other[0] is not None and abs(one[0] - other[0]) == 1 and None in (one[1], other[1])
    )


def _range(bounds: Sequence[Bounds]) -> Bounds:
    """Return the lowest low and the highest high, None where an end is open."""
    lows, highs = [low for low, _ in bounds], [high for _, high in bounds]
    least = None if None in lows else min(value for value in lows if value is not None)
    most = None if None in highs else max(value for value in highs if value is not None)
    return (least, most) if (least, most) != (None, None) else bounds[0]


def _by_side(versions: Sequence[Statement]) -> tuple[tuple[str, int | None, int | None], ...] | None:
    """Return the figures by the name of who was hurt, when one statement gives one for each of several."""
    parties = {(party.kind, party.actor_id) for one in versions for figure in one.figures for party in figure.victims}
    if len(versions) != 1 or len(parties) < 2:
        return None
    split: dict[str, Bounds] = {}
    for figure in versions[0].figures:
        if len(figure.victims) != 1 or figure.victims[0].name in split:
            return None
        split[figure.victims[0].name] = (figure.low, figure.high)
    return tuple((name, *bounds) for name, bounds in split.items()) if len(split) > 1 else None


CIVIL = word_set("civil")
NEUTRAL = word_set("neutral")


def victims(figures: Sequence[Casualty], code: str) -> Victims:
    """Return whom a count counts, by what its nouns say; "people" are civilians only in attacks on civilians."""
    kinds = {_kind(casualty, code) for casualty in figures}
    if len(kinds) == 1:
        return kinds.pop()
    known = kinds - {Victims.UNSTATED}
    return (
        known.pop()
        if len(known) == 1 and Victims.UNSTATED not in kinds
        else (Victims.MIXED if len(known) > 1 else Victims.UNSTATED)
    )


def _kind(casualty: Casualty, code: str) -> Victims:
    armed = {
        party.armed for party in casualty.victims if party.kind is not ActorKind.UNKNOWN or party.armed is not None
    }
    noun = casualty.noun.casefold()
    singular = noun.removesuffix("s")
    if noun in NEUTRAL or singular in NEUTRAL or not noun:
        return Victims.CIVILIANS if code.startswith("attack.") else Victims.UNSTATED
    if armed == {True}:
        return Victims.COMBATANTS
    if armed == {False}:
        return Victims.CIVILIANS
    if armed == {True, False}:
        return Victims.MIXED
    return Victims.CIVILIANS if code.startswith("attack.") else Victims.UNSTATED
