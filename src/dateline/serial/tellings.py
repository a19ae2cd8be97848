"""What merging keeps of a report, as text for a store and back; no format for anybody else."""

import json
from functools import cache

from pydantic import TypeAdapter

from dateline.model import Facet, Gist, Telling


def gist_text(gist: Gist) -> str:
    """Return a gist as text."""
    return _written(_gists().dump_python(gist, mode="json"))


def gist_from(text: str) -> Gist:
    """Return the gist of a `gist_text`."""
    return _gists().validate_python(json.loads(text))


def facets_text(telling: Telling) -> str:
    """Return a telling's facets as text; its gist is kept once for all tellings of its report."""
    return _written(_facets().dump_python(telling.facets, mode="json"))


def facets_from(text: str) -> tuple[Facet, ...]:
    """Return the facets of a `facets_text`."""
    return _facets().validate_python(json.loads(text))


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))  # lone surrogates come back as they were


@cache
def _gists() -> TypeAdapter[Gist]:
    return TypeAdapter(Gist)


@cache
def _facets() -> TypeAdapter[tuple[Facet, ...]]:
    return TypeAdapter(tuple[Facet, ...])
