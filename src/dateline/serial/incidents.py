"""The record of an incident: the model's own fields as plain data, written and read back."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from pydantic import TypeAdapter

from dateline.model import (
    Decision,
    Estimate,
    Figure,
    Fusing,
    Incident,
    IncidentStatus,
    Member,
    Origin,
    Side,
    Voice,
    When,
    Where,
)
from dateline.serial.reports import malformed

_PAIRS = "estimates"  # pairs in the model, so that it stays hashable; an object by name to everybody else


def incident_record(incident: Incident) -> dict[str, Any]:
    """Return the incident as plain data, in a fixed order of keys."""
    fields: dict[str, Any] = _adapter().dump_python(incident, mode="json")
    origin = fields.pop("origin")
    told = {} if origin is None else {"origin": origin | {"cells": dict(origin["cells"])}}
    return fields | {_PAIRS: dict(fields[_PAIRS])} | told


def incident_from(fields: Mapping[str, Any]) -> Incident:
    """Return the incident of an `incident_record`; raises SourceError naming the field that is not as it should be."""
    try:
        origin = fields.get("origin")
        told = {} if origin is None else {"origin": {**origin, "cells": tuple(dict(origin.get("cells", {})).items())}}
        return _adapter().validate_python({**fields, _PAIRS: tuple(dict(fields.get(_PAIRS, {})).items()), **told})
    except (TypeError, ValueError) as error:
        raise malformed("an incident", error) from error


def incident_of(text: str) -> Incident:
    """Return the incident of a record's text, many times faster than by `incident_from`; raises SourceError as that does."""
    try:
        read = _READ.decode(text)
    except ValueError:  # what that reader refuses (a lone surrogate, a fault), the other one takes or explains
        return incident_from(json.loads(text))
    kept = {name: getattr(read, name) for name in _FIELDS}
    origin = None if read.origin is None else origin_of(read.origin)
    return Incident(**kept | {_PAIRS: tuple(read.estimates.items()), "origin": origin})


def origin_of(read: "ReadOrigin") -> Origin:
    """Return the origin that was read."""
    return Origin(read.name, read.form, read.licence, read.redistributable, read.row, tuple(read.cells.items()))


class ReadOrigin(msgspec.Struct):
    """The fields of an origin as the record's text has them."""

    name: str
    form: str
    licence: str | None
    redistributable: bool
    row: str
    cells: dict[str, str | int | float | bool | None]


class _Read(msgspec.Struct):
    """The fields of an incident as its record's text has them."""

    id: str
    type: str | None
    status: IncidentStatus
    members: tuple[Member, ...]
    voices: tuple[Voice, ...]
    date: When
    place: Where
    side_a: tuple[Side, ...]
    side_b: tuple[Side, ...]
    estimates: dict[str, Estimate]
    figures: tuple[Figure, ...]
    title: str | None
    fusing: Fusing
    decisions: tuple[Decision, ...]
    accepted_by: str | None
    origin: ReadOrigin | None = None


_READ = msgspec.json.Decoder(_Read)
_FIELDS = _Read.__struct_fields__


@cache
def _adapter() -> TypeAdapter[Incident]:
    return TypeAdapter(Incident)
