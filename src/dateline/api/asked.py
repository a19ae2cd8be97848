"""The filter of a request: the same one as the command line's, described in OpenAPI from its declaration."""

from datetime import date
from functools import cache
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from dateline.store import IncidentFilter, asks

PAGED = frozenset({"limit", "cursor"})
_WRITTEN = {
    "near": (r"^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?,\d{1,5}(\.\d{1,3})?$", "15.5,32.5,25"),
    "box": (r"^-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3}$", "21,8,39,22"),
}


def _asked(request: Request) -> IncidentFilter:
    return filter_of(request, PAGED)


def filter_of(request: Request, beside: frozenset[str] = frozenset()) -> IncidentFilter:
    """Return the filter that a query string gives; `beside` are parameters of the route's own. Raises as IncidentFilter.of."""
    query = request.query_params
    return IncidentFilter.of({name: query.getlist(name) for name in query if name not in beside})


@cache
def described() -> dict[str, Any]:
    """Return what OpenAPI says of the filter's parameters."""
    return {"parameters": [_parameter(name) for name in asks()]}


def _parameter(name: str) -> dict[str, Any]:
    ask = asks()[name]
    schema = _schema(name)
    if ask.many:
        schema = {"type": "array", "items": schema}
    return {"name": name, "in": "query", "required": False, "description": ask.help, "schema": schema}


def _schema(name: str) -> dict[str, Any]:
    ask = asks()[name]
    kind = str(IncidentFilter.__annotations__[name])
    if ask.choices:
        return {"type": "string", "enum": list(ask.choices)}
    if name in _WRITTEN:
        pattern, example = _WRITTEN[name]
        return {"type": "string", "pattern": pattern, "example": example}
    if "bool" in kind:
        return {"type": "boolean"}
    if "int" in kind:
        return {"type": "integer", "minimum": 0}
    return {"type": "string", "format": "date"} if date.__name__ in kind else {"type": "string", "minLength": 1}


Asked = Annotated[IncidentFilter, Depends(_asked)]
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
Cursor = Annotated[str | None, Query(max_length=400, description="Where to go on: `next` of the page before.")]
