"""The policy: what may be public, when, and how exactly. Written down in YAML; `policy.yaml` holds what stands by default."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from dateline.codebook import load
from dateline.errors import PolicyError
from dateline.lexicon.sensitive import sensitive_classes
from dateline.model import Incident, IncidentStatus

MOST_OF_A_REPORT = (
    150  # characters; what a court let a news alert show (reference: Amsterdam 2024), and no policy may pass
)
PLAIN, SENSITIVE, SEVERE, HIDDEN = "plain", "sensitive", "severe", "hidden"
SEVERITIES = (PLAIN, SENSITIVE, SEVERE, HIDDEN)


class Finest(StrEnum):
    """How exactly a place may be shown, finest first."""

    POINT = "point"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class Link(StrEnum):
    """What may be shown of a report's address, most first."""

    FULL = "full"
    SITE = "site"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is shown of an incident and of the reports that tell it; `snippet` in characters."""

    place: Finest = Finest.POINT
    title: bool = True
    snippet: int = MOST_OF_A_REPORT
    link: Link = Link.FULL
    sides: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.snippet <= MOST_OF_A_REPORT:
            raise PolicyError(
                f"a snippet of {self.snippet} characters; at most {MOST_OF_A_REPORT} of a report may leave"
            )

    def stricter(self, other: "Treatment") -> "Treatment":
        """Return what both allow."""
        places, links = list(Finest), list(Link)
        return Treatment(
            max(self.place, other.place, key=places.index),
            self.title and other.title,
            min(self.snippet, other.snippet),
            max(self.link, other.link, key=links.index),
            self.sides and other.sides,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """Incidents that may be public though nobody looked at them: all that is asked must hold; () asks nothing."""

    status: tuple[IncidentStatus, ...] = ()
    voices: int = 1
    types: tuple[str, ...] = ()

    def holds(self, incident: Incident) -> bool:
        """Return whether the incident is one of these."""
        status = not self.status or incident.status in self.status
        return status and len(incident.voices) >= self.voices and (not self.types or _of(self.types, incident.type))


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be public. Tuples of pairs are tables: `embargo` hours by type, family or class, `classes` severity by class."""

    name: str
    accepted: bool
    also: tuple[Rule, ...]
    embargo: tuple[tuple[str, int], ...]
    classes: tuple[tuple[str, str], ...]
    treatments: tuple[tuple[str, Treatment], ...]
    public_names: tuple[str, ...] = ()
    retention_days: int = 30

    @classmethod
    def default(cls) -> "Policy":
        """Return what stands when nobody says otherwise: nothing that no person accepted leaves."""
        return _default()

    @classmethod
    def read(cls, path: str | Path) -> "Policy":
        """Return the policy of a YAML file, `default` for the default; raises PolicyError naming the entry that is wrong."""
        if str(path) == "default":
            return cls.default()
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PolicyError(f"the policy {path} cannot be read: {error}") from error
        return _policy(_loaded(text, str(path)), str(path))

    @property
    def digest(self) -> str:
        """Return what tells this policy from any other."""
        return sha256(repr(self).encode()).hexdigest()

    def allows(self, incident: Incident) -> bool:
        """Return whether an incident may be public at all, embargo aside."""
        if incident.type is None or incident.status is IncidentStatus.WITHDRAWN:
            return False
        if incident.origin is not None and not incident.origin.redistributable:
            return False
        return (self.accepted and incident.accepted_by is not None) or any(rule.holds(incident) for rule in self.also)

    def severity(self, name: str) -> str:
        """Return how a class is treated."""
        return dict(self.classes).get(name, SENSITIVE)

    def treatment(self, names: Iterable[str]) -> Treatment:
        """Return how an incident of these classes is shown: the strictest of each; of none, plainly."""
        table = dict(self.treatments)
        found = table[PLAIN]
        for name in names:
            found = found.stricter(table[self.severity(name)])
        return found

    def hides(self, names: Iterable[str]) -> bool:
        """Return whether an incident of these classes is not shown at all."""
        return any(self.severity(name) == HIDDEN for name in names)

    def hours(self, kind: str | None, names: Iterable[str]) -> int:
        """Return for how many hours after its day an incident is kept back."""
        family = (kind or "").partition(".")[0]
        return max((hours for key, hours in self.embargo if key in {kind, family, *names}), default=0)


def _of(types: Iterable[str], kind: str | None) -> bool:
    return kind is not None and any(one in {kind, kind.partition(".")[0]} for one in types)


@cache
def _default() -> Policy:
    return _policy({}, "the default policy")


@cache
def _defaults() -> Mapping[str, Any]:
    return _loaded((files("dateline.publication") / "policy.yaml").read_text(encoding="utf-8"), "policy.yaml")


def _loaded(text: str, where: str) -> dict[str, Any]:
    try:
        found = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise PolicyError(f"{where} is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise PolicyError(f"{where}: a policy has entries, as `publish: {{accepted: true}}`")
    return found


def _policy(own: Mapping[str, Any], where: str) -> Policy:
    """Return the policy of these entries laid over the default ones."""
    entries = _over(_defaults(), own, where)
    publish = entries["publish"]
    try:
        return Policy(
            name=str(entries["name"]),
            accepted=_truth(publish["accepted"], "publish.accepted"),
            also=tuple(map(_rule, publish["also"])),
            embargo=tuple((_known(key), _number(hours, f"embargo.{key}")) for key, hours in entries["embargo"].items()),
            classes=tuple((_class(name), _severity(name, value)) for name, value in entries["classes"].items()),
            treatments=tuple((name, _treatment(name, value)) for name, value in entries["treatments"].items()),
            public_names=tuple(map(str, entries["public_names"])),
            retention_days=_number(entries["retention_days"], "retention_days"),
        )
    except PolicyError as error:
        raise PolicyError(f"{where}: {error}") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PolicyError(f"{where}: an entry is not of the form that policy.yaml shows ({error})") from error


def _over(below: Mapping[str, Any], above: Mapping[str, Any], where: str) -> dict[str, Any]:
    unknown = sorted(set(above) - set(below))
    if unknown:
        raise PolicyError(f"{where}: no entry is called {unknown[0]!r}; known: {', '.join(below)}")
    tables = ("publish", "embargo", "classes", "treatments")
    merged = {**below, **above}
    for name in tables:
        if not isinstance(merged[name], dict):
            raise PolicyError(f"{where}: {name} is a table")
        merged[name] = {**below[name], **merged[name]}
    for name in set(merged["publish"]) - set(below["publish"]):
        raise PolicyError(f"{where}: publish has accepted and also, not {name!r}")
    for name in set(merged["treatments"]) - set(SEVERITIES):
        raise PolicyError(f"{where}: no treatment is called {name!r}; known: {', '.join(SEVERITIES)}")
    merged["treatments"] = {
        name: {**below["treatments"][name], **value} for name, value in merged["treatments"].items()
    }
    return merged


def _rule(entry: Mapping[str, Any]) -> Rule:
    unknown = set(entry) - {one.name for one in fields(Rule)}
    if unknown:
        raise PolicyError(f"publish.also asks for {', '.join(sorted(unknown))}; a rule has status, voices and types")
    status = tuple(IncidentStatus(one) for one in _several(entry.get("status", ())))
    return Rule(
        status, _number(entry.get("voices", 1), "voices"), tuple(map(_known_type, _several(entry.get("types", ()))))
    )


def _several(value: Any) -> tuple[str, ...]:  # noqa: ANN401  (whatever YAML holds)
    return (value,) if isinstance(value, str) else tuple(map(str, value))


def _treatment(name: str, entry: Mapping[str, Any]) -> Treatment:
    unknown = set(entry) - {one.name for one in fields(Treatment)}
    if unknown:
        raise PolicyError(f"treatments.{name} has no {', '.join(sorted(unknown))}")
    return Treatment(
        Finest(entry["place"]),
        _truth(entry["title"], f"treatments.{name}.title"),
        _number(entry["snippet"], f"treatments.{name}.snippet"),
        Link(entry["link"]) if entry["link"] is not None else Link.NONE,
        _truth(entry["sides"], f"treatments.{name}.sides"),
    )


def _known_type(name: str) -> str:
    if name not in _types():
        raise PolicyError(f"{name!r} is no event type and no family of them")
    return name


def _known(name: str) -> str:
    if name not in _types() and name not in sensitive_classes():
        raise PolicyError(f"embargo: {name!r} is no event type, family or class")
    return name


@cache
def _types() -> frozenset[str]:
    return frozenset(load().types) | frozenset(load().families)


def _class(name: str) -> str:
    if name not in sensitive_classes():
        raise PolicyError(f"no class is called {name!r}; known: {', '.join(sensitive_classes())}")
    return name


def _severity(name: str, value: str) -> str:
    if value not in SEVERITIES:
        raise PolicyError(f"classes.{name} is one of {', '.join(SEVERITIES)}, not {value!r}")
    return value


def _truth(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise PolicyError(f"{name} is true or false")
    return value


def _number(value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise PolicyError(f"{name} is a whole number, not {value!r}")
    return value
