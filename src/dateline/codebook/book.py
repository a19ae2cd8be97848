"""The event types: what each one is, read from one YAML file a type."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

import yaml

from dateline.errors import RegistryError, UnknownName

# Written in C where the yaml package was built with it: 12 ms for the whole codebook, 150 ms without.
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

REQUIRED = ("code", "label", "rank", "definition", "sides", "examples", "is_not", "rulings")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of types; `code` is the part of a type's code before the dot."""

    code: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """A sentence that is not of the type at hand: the type it has (None: no event at all) and the reason."""

    text: str
    type: str | None
    why: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event.

    `rank` says which type a happening takes when several fit: the lowest. `side_a` and `side_b` say who stands there.
    """

    code: str
    label: str
    rank: int
    definition: str
    side_a: str
    side_b: str
    examples: tuple[str, ...]
    is_not: tuple[Contrast, ...]
    rulings: tuple[str, ...]

    @property
    def family(self) -> str:
        """Return the code of the family."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All families and types, in the order of their families and then of their rank."""

    families: Mapping[str, Family]
    types: Mapping[str, EventType]

    def type(self, code: str) -> EventType:
        """Return the type with this code; raise UnknownName when there is none."""
        try:
            return self.types[code]
        except KeyError:
            raise UnknownName("event type", code, self.types) from None

    def in_family(self, family: str) -> tuple[EventType, ...]:
        """Return the types of a family, lowest rank first; raise UnknownName when there is none."""
        if family not in self.families:
            raise UnknownName("event family", family, self.families)
        return tuple(kind for kind in self.types.values() if kind.family == family)

    def foremost(self, codes: Iterable[str]) -> EventType:
        """Return the type that wins when all of these fit the same happening."""
        return min((self.type(code) for code in codes), key=lambda kind: kind.rank)


@cache
def load() -> Codebook:
    """Return the codebook; raise RegistryError, naming the file, when a part of it is malformed."""
    folder = files("dateline.codebook")
    families = {
        code: Family(code, entry["label"], entry["definition"])
        for code, entry in read_mapping(folder / "families.yaml").items()
    }
    order = list(families)
    sources = sorted((folder / "types").iterdir(), key=lambda source: source.name)
    kinds = [_event_type(source, order) for source in sources if source.name.endswith(".yaml")]
    kinds.sort(key=lambda kind: (order.index(kind.family), kind.rank))
    types = {kind.code: kind for kind in kinds}
    _check(types)
    return Codebook(MappingProxyType(families), MappingProxyType(types))


def read_mapping(source: Traversable) -> dict[str, Any]:
    """Return what a YAML file maps; raise RegistryError when it is no mapping."""
    try:
        data = yaml.load(source.read_bytes(), Loader=Loader)  # noqa: S506  (a safe loader, chosen above)
    except yaml.YAMLError as error:
        raise RegistryError(f"{source.name}: not valid YAML: {error}") from error
    if not isinstance(data, dict):
        raise RegistryError(f"{source.name}: a mapping of names to values is expected at the top")
    return data


def _event_type(source: Traversable, families: list[str]) -> EventType:
    entry = read_mapping(source)
    missing = [name for name in REQUIRED if not entry.get(name)]
    if missing:
        raise RegistryError(f"{source.name}: nothing is said for {', '.join(missing)}")
    if source.name != f"{entry['code']}.yaml":
        raise RegistryError(f"{source.name}: holds the code {entry['code']}; file and code must have one name")
    kind = EventType(
        code=entry["code"],
        label=entry["label"],
        rank=entry["rank"],
        definition=entry["definition"],
        side_a=entry["sides"]["a"],
        side_b=entry["sides"]["b"],
        examples=tuple(entry["examples"]),
        is_not=tuple(Contrast(item["text"], item["type"], item["why"]) for item in entry["is_not"]),
        rulings=tuple(entry["rulings"]),
    )
    if kind.family not in families:
        raise RegistryError(f"{source.name}: no family is called {kind.family}; known: {', '.join(families)}")
    return kind


def _check(types: Mapping[str, EventType]) -> None:
    """Raise RegistryError when two types share a rank or a contrast points at a type that is not there."""
    holders: dict[int, str] = {}
    for kind in types.values():
        other = holders.setdefault(kind.rank, kind.code)
        if other != kind.code:
            raise RegistryError(f"{kind.code}.yaml: rank {kind.rank} is also that of {other}; ranks must differ")
        strangers = [item.type for item in kind.is_not if item.type is not None and item.type not in types]
        if strangers:
            raise RegistryError(f"{kind.code}.yaml: is_not names unknown types: {', '.join(strangers)}")
