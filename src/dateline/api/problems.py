"""Errors as application/problem+json (RFC 9457), whatever raised them; no message holds a token, a path or a query."""

import logging
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dateline.errors import DatelineError, ExportError, NotHeld, SourceError, StoreError, UnknownName

MEDIA_TYPE = "application/problem+json"
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        "worker-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
log = logging.getLogger("dateline.api")


class Fault(BaseModel):
    """One part of a request that is not as it should be."""

    where: str
    message: str


class Problem(BaseModel):
    """What went wrong, and what would work."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] = Field(default_factory=list)


class Refusal(HTTPException):
    """An answer that says no: a status, and a sentence for whoever asked."""


def problem(
    status: int, detail: str, headers: Mapping[str, str] | None = None, errors: list[Fault] | None = None
) -> Response:
    """Return a problem as a response."""
    content = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, errors=errors or [])
    return JSONResponse(content.model_dump(), status, {**HEADERS, **(headers or {})}, MEDIA_TYPE)


def register(app: FastAPI) -> None:
    """Answer every error with a problem."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(DatelineError, _ours)
    app.add_exception_handler(Exception, _unforeseen)


def _http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  (what it is registered for)
    return problem(error.status_code, str(error.detail), error.headers)


def _invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  (what it is registered for)
    faults = [Fault(where=".".join(map(str, one["loc"])), message=one["msg"]) for one in error.errors()]
    return problem(422, "the request is not as the API describes it", errors=faults[:20])


def _ours(request: Request, error: Exception) -> Response:
    status, detail = _told(error)
    return problem(status, detail.replace(request.app.state.store.name, "the store"))


def _told(error: Exception) -> tuple[int, str]:
    """Return the status and sentence of one of our errors."""
    match error:
        case NotHeld():
            return 404, str(error)
        case StoreError() if error.__cause__ is not None:
            log.error("the store failed: %s", error)
            return 503, "the store does not answer; try again in a moment"
        case UnknownName() | SourceError() | ExportError() | StoreError():
            return 422, str(error)
        case _:
            log.error("unforeseen: %s: %s", type(error).__name__, error)
            return 500, "a fault of Dateline; its log says more"


def _unforeseen(request: Request, error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(500, "a fault of Dateline; its log says more")
