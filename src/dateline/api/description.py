"""What the API says of itself: OpenAPI, with every refusal as the problem that it is."""

from typing import Any

from fastapi import FastAPI

from dateline.api.problems import MEDIA_TYPE, Problem

JSON = "application/json"
REFUSED: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words}
    for status, words in {
        400: "The body cannot be read.",
        401: "A token is wanted, or the one shown is not valid.",
        403: "The caller's role does not allow it.",
        404: "The store holds nothing with that id.",
        412: "It changed since it was looked at (If-Match).",
        413: "The request is too long.",
        421: "The server goes by another name.",
        422: "The request is not as described.",
        429: "Too many requests; Retry-After says when to try again.",
        503: "The store does not answer.",
    }.items()
}
UNCHANGED = {"description": "What the caller has (If-None-Match) has not changed."}


def describe(app: FastAPI) -> None:
    """Let the application describe its refusals and unchanged answers as they are sent."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            _mend(made())
        return made()

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way


def _mend(schema: dict[str, Any]) -> None:
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            for status, response in operation["responses"].items():
                content = response.get("content", {})
                if int(status) >= 400 and JSON in content:
                    response["content"] = {MEDIA_TYPE: content[JSON]}
            if method == "get":
                operation["responses"]["304"] = UNCHANGED
