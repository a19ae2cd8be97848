"""The record of an incident: the model's own fields as plain data, written and read back."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from dateline.model import Incident
from dateline.serial.reports import malformed

_PAIRS = "estimates"  # pairs in the model, so that it stays hashable; an object by name to everybody else


def incident_record(incident: Incident) -> dict[str, Any]:
    """Return the incident as plain data, in a fixed order of keys."""
    fields: dict[str, Any] = _adapter().dump_python(incident, mode="json")
    return fields | {_PAIRS: dict(fields[_PAIRS])}


def incident_from(fields: Mapping[str, Any]) -> Incident:
    """Return the incident of an `incident_record`; raises SourceError naming the field that is not as it should be."""
    try:
        return _adapter().validate_python({**fields, _PAIRS: tuple(dict(fields.get(_PAIRS, {})).items())})
    except (TypeError, ValueError) as error:
        raise malformed("an incident", error) from error


@cache
def _adapter() -> TypeAdapter[Incident]:
    return TypeAdapter(Incident)
