"""Rows of an actor table made into actors and the names that claim them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.actors.names import slug
from dateline.actors.states import renamed, state_actor
from dateline.actors.tables import Row, several
from dateline.errors import RegistryError
from dateline.lexicon.countries import country
from dateline.model import Actor, ActorKind

COLUMNS = (
    "name",
    "kind",
    "country",
    "aliases",
    "start",
    "end",
    "became",
    "parents",
    "backed_by",
    "armed",
    "id",
    "note",
)
UNARMED = (ActorKind.CIVILIANS, ActorKind.PROTESTERS)
# An alias that ends so means this actor only in reports that name its country: "SDF?", "Taliban?".
SECONDARY = "?"


@dataclass(frozen=True, slots=True)
class Claim:
    """One name's claim on an actor; a secondary one stands only in reports that name the actor's country."""

    alias: str
    actor_id: str
    secondary: bool = False


def entry(row: Row, where: str) -> tuple[Actor, tuple[Claim, ...]]:
    """Return the actor of a row and its names' claims; RegistryError names the place of a malformed one."""
    name = row.get("name", "")
    if not name:
        raise RegistryError(f"{where}: no name; an actor's row needs at least `name` and `kind`")
    actor_id = row.get("id") or slug(name)
    aliases = several(row.get("aliases", ""))
    claims = tuple(
        Claim(alias.removesuffix(SECONDARY), actor_id, alias.endswith(SECONDARY))
        for alias in dict.fromkeys((name, *aliases))
    )
    actor = Actor(
        id=actor_id,
        name=name.removesuffix(SECONDARY),
        kind=_kind(row, where),
        country=_country(row, where),
        armed=_armed(row, where),
        aliases=tuple(claim.alias for claim in claims[1:]),
        start=_day(row, "start", where),
        end=_day(row, "end", where),
        became=row.get("became") or None,
        parents=several(row.get("parents", "")),
        backed_by=several(row.get("backed_by", "")),
        note=row.get("note", ""),
    )
    return _over_generated(actor, row), claims


def _over_generated(actor: Actor, row: Row) -> Actor:
    """Return the generated actor of a state under the names of its row, when the row's id is one's."""
    code, _, role = actor.id.partition("-")
    made = state_actor(code.upper(), role)
    if made is None:
        return actor
    made = renamed(made, name=actor.name, aliases=actor.aliases)
    return replace(made, note=actor.note or made.note, parents=actor.parents or made.parents) if row else made


def _kind(row: Row, where: str) -> ActorKind:
    try:
        return ActorKind(row.get("kind") or "unknown")
    except ValueError:
        known = ", ".join(kind.value for kind in ActorKind)
        raise RegistryError(f"{where}: kind {row['kind']!r} is none of {known}") from None


def _country(row: Row, where: str) -> str | None:
    code = row.get("country") or None
    if code is not None and country(code) is None:
        raise RegistryError(f"{where}: country {code!r} is no two-letter code")
    return code


def _armed(row: Row, where: str) -> bool:
    said = row.get("armed", "").lower()
    if said in ("yes", "true", "1", "no", "false", "0"):
        return said in ("yes", "true", "1")
    if said:
        raise RegistryError(f"{where}: armed is {said!r}, expected yes or no")
    return _kind(row, where) not in UNARMED


def _day(row: Row, column: str, where: str) -> date | None:
    """Return a day; a year or month alone means its first day for `start` and its last for `end`."""
    said = row.get(column, "")
    if not said:
        return None
    parts = said.split("-")
    try:
        if len(parts) == 3:
            return date.fromisoformat(said)
        year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else None
        if column == "start":
            return date(year, month or 1, 1)
        following = date(year + 1, 1, 1) if month in (None, 12) else date(year, (month or 0) + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
    except (ValueError, IndexError):
        raise RegistryError(f"{where}: {column} is {said!r}, expected a year or a date like 2017-01-28") from None


def entries(table: Iterator[tuple[int, Row]], name: str) -> Iterator[tuple[Actor, tuple[Claim, ...]]]:
    """Return the actors of a table and their claims."""
    for number, row in table:
        yield entry(row, f"{name} line {number}")
