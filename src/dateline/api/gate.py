"""What every request passes before it is answered: name, size, token and pace; and the headers that every answer carries."""

import logging
import math
import time

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.api.callers import ANYBODY, Caller, Doorman
from dateline.api.pace import Pace
from dateline.api.problems import HEADERS, problem
from dateline.api.serving import BODY_LIMIT, Serving

API = "/api/"
DRAINED = 64 << 20  # bytes read and thrown away so that the sender of too much hears why
READING = frozenset({"GET", "HEAD", "OPTIONS"})
log = logging.getLogger("dateline.api")


class Gate:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, serving: Serving, doorman: Doorman) -> None:
        self._app = app
        self._serving = serving
        self._doorman = doorman
        self._pace = Pace(serving.rate, serving.burst)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.monotonic()
        status = 500

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._pass(scope, receive, told)
        finally:
            spent = (time.monotonic() - begun) * 1000
            log.info("%s %s %r %d %.0f ms", _address(scope), scope["method"], scope["path"], status, spent)

    async def _pass(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = self._misnamed(scope) or await self._refused(scope)
        body: bytes | None = b""
        if scope["method"] not in READING:
            body = await _body(receive)  # read also when refused, so that the sender hears the answer
            if body is None:
                refused = refused or problem(413, f"a request may have at most {BODY_LIMIT} bytes")
        if refused:
            await refused(scope, receive, send)
        else:
            await self._app(scope, _replayed(body or b"", receive), send)

    def _misnamed(self, scope: Scope) -> Response | None:
        names = self._serving.names
        if names is None:
            return None
        host = Headers(scope=scope).get("host", "").rsplit(":", 1)[0] if _has_port(scope) else _host(scope)
        return None if host.lower() in names else problem(421, "this server goes by another name")

    async def _refused(self, scope: Scope) -> Response | None:
        """Return why a call of the API is turned away, None when it is let in; the caller is noted in the scope."""
        if not scope["path"].startswith(API):
            return None
        caller = await run_in_threadpool(self._doorman.caller, Headers(scope=scope).get("authorization"))
        waiting = self._pace.wait(caller.name if caller and caller.name else f"address {_address(scope)}")
        if waiting:
            seconds = max(1, math.ceil(waiting))
            return problem(429, f"too many requests; try again in {seconds} s", {"Retry-After": str(seconds)})
        if caller is None:
            log.warning(
                "%s showed a token that is not valid, for %s %r", _address(scope), scope["method"], scope["path"]
            )
            return problem(
                401, "this token is not valid, or no longer", {"WWW-Authenticate": 'Bearer error="invalid_token"'}
            )
        if self._serving.public and scope["method"] not in READING:
            return problem(403, "this is the public view, which can only be read")
        if caller is ANYBODY and not self._lets_anybody(scope):
            return problem(401, "this wants a token", {"WWW-Authenticate": "Bearer"})
        _note(scope, caller)
        return None

    def _lets_anybody(self, scope: Scope) -> bool:
        return scope["method"] == "OPTIONS" or (self._serving.open_reading and scope["method"] in READING)


def _note(scope: Scope, caller: Caller) -> None:
    scope.setdefault("state", {})["caller"] = caller


def _host(scope: Scope) -> str:
    return Headers(scope=scope).get("host", "")


def _has_port(scope: Scope) -> bool:
    host = _host(scope)
    return ":" in host and not host.endswith("]")


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else "-"


async def _body(receive: Receive) -> bytes | None:
    """Return the body of a request, None when it is too long."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(parts)
        part = message.get("body", b"")
        size += len(part)
        if size <= BODY_LIMIT:
            parts.append(part)
        if not message.get("more_body") or size > DRAINED:
            return b"".join(parts) if size <= BODY_LIMIT else None


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a receiver that gives a body already read, and then goes on as before."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
