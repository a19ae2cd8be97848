"""What merging keeps of a report, as text for a store and back; no format for anybody else."""

import json
from typing import TypeVar

import msgspec

from dateline.model import Facet, Gist, Telling

T = TypeVar("T")


class _Told(msgspec.Struct):
    """The events of a telling, and those beside them."""

    facets: tuple[Facet, ...]
    beside: tuple[Facet, ...] = ()


_GIST, _TOLD, _WRITE = msgspec.json.Decoder(Gist), msgspec.json.Decoder(_Told), msgspec.json.Encoder()


def gist_text(gist: Gist) -> str:
    """Return a gist as text."""
    return _written(gist)


def gist_from(text: str) -> Gist:
    """Return the gist of a `gist_text`."""
    return _read(_GIST, text)


def facets_text(telling: Telling) -> str:
    """Return a telling's events as text; its gist is kept once for all tellings of its report."""
    return _written(_Told(telling.facets, telling.beside))


def facets_from(text: str) -> tuple[tuple[Facet, ...], tuple[Facet, ...]]:
    """Return the events of a `facets_text`: the telling's own, and those beside them."""
    told = _read(_TOLD, text)
    return told.facets, told.beside


def _written(value: object) -> str:
    try:
        return _WRITE.encode(value).decode("utf-8")
    except UnicodeEncodeError:  # lone surrogates, which must come back as they were
        return json.dumps(msgspec.to_builtins(value), separators=(",", ":"))


def _read(decoder: "msgspec.json.Decoder[T]", text: str) -> T:
    try:
        return decoder.decode(text)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), decoder.type)
