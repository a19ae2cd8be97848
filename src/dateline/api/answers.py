"""Answers: JSON bytes with an entity tag, or the word that nothing has changed."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock
from typing import Any

from pydantic_core import PydanticSerializationError, to_json
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.problems import Refusal

ROOM = 64 << 20  # bytes of answers that are kept in memory
NO_STORE = {"Cache-Control": "private, no-cache"}  # kept by the browser, asked about each time


class Remembered:
    """Answers by what was asked, each with the state of the store that it was made of; the latest asked ones, in so many bytes."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._held = 0
        self._found: OrderedDict[str, tuple[str, bytes]] = OrderedDict()
        self._lock = Lock()

    def body(self, asked: str, state: str, make: Callable[[], Any]) -> bytes:
        """Return the bytes of an answer, made anew unless the store is as it was when they were made."""
        with self._lock:
            known = self._found.get(asked)
            if known and known[0] == state:
                self._found.move_to_end(asked)
                return known[1]
        body = as_json(make())
        with self._lock:
            self._drop(asked)
            self._found[asked] = (state, body)
            self._held += len(body)
            while self._held > self._room:
                self._drop(next(iter(self._found)))
        return body

    def _drop(self, asked: str) -> None:
        if asked in self._found:
            self._held -= len(self._found.pop(asked)[1])


def answer(request: Request, content: Any) -> Response:  # noqa: ANN401  (plain data)
    """Return plain data as JSON with its tag; 304 without a body when the caller has it already."""
    return send(request, as_json(content))


def send(request: Request, body: bytes) -> Response:
    """Return JSON with its tag; 304 without a body when the caller has it already."""
    headers = {"ETag": tag(body), **NO_STORE}
    if _matches(request.headers.get("if-none-match"), headers["ETag"], weakly=True):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def as_json(content: Any) -> bytes:  # noqa: ANN401  (plain data)
    """Return plain data as JSON; a lone surrogate, which UTF-8 has no place for, as an escape."""
    try:
        return to_json(content)
    except PydanticSerializationError:
        return json.dumps(content, default=str).encode()


def tag(body: bytes) -> str:
    """Return the entity tag of a body."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def expect(request: Request, contents: Mapping[str, Any]) -> None:
    """Raise a refusal when If-Match names other states than those that these, by id, are in now."""
    wanted = request.headers.get("if-match")
    if wanted is None:
        return
    changed = [name for name, content in contents.items() if not _matches(wanted, tag(as_json(content)), weakly=False)]
    if changed:
        raise Refusal(412, f"somebody changed {changed[0]} in the meantime; look at it again")


def _matches(header: str | None, current: str, *, weakly: bool) -> bool:
    if header is None:
        return False
    tags = [one.strip() for one in header.split(",")]
    if weakly:
        tags = [one.removeprefix("W/") for one in tags]
    return "*" in tags or current in tags
