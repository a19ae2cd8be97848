"""Answers: JSON bytes with an entity tag, or the word that nothing has changed."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pydantic_core import PydanticSerializationError, to_json
from starlette.requests import Request
from starlette.responses import Response

from dateline.api.problems import Refusal

NO_STORE = {"Cache-Control": "private, no-cache"}  # kept by the browser, asked about each time


def answer(request: Request, content: Any) -> Response:  # noqa: ANN401  (plain data)
    """Return plain data as JSON with its tag; 304 without a body when the caller has it already."""
    body = as_json(content)
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
