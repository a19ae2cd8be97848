"""The API's calls as tables, made from its OpenAPI."""

from collections.abc import Iterator
from typing import Any, cast

from dateline.api import Serving, create_app
from dateline.store import Store, asks

PREFIX = "/api/v1"


def calls() -> str:
    """Return every call by what it is about: address, what comes back, what may be asked."""
    found = create_app(cast("Store", None), Serving()).openapi()
    by_tag: dict[str, list[str]] = {}
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            by_tag.setdefault(operation["tags"][0], []).append(_row(method, path, operation))
    parts = ["FILTER stands for the filter's fields, which are listed at the end.\n"]
    for tag, rows in by_tag.items():
        parts += [f"### {tag}\n", "| call | what comes back | may be asked |", "|---|---|---|", *rows, ""]
    return "\n".join([*parts, *_filter()])


def _row(method: str, path: str, operation: dict[str, Any]) -> str:
    told = " ".join(operation["description"].split()).replace("|", "\\|")
    return f"| `{method.upper()} {path.removeprefix(PREFIX)}` | {told} | {_asked(operation)} |"


def _asked(operation: dict[str, Any]) -> str:
    names = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
    own = [f"`{name}`" for name in names if name not in asks() or not set(asks()) <= set(names)]
    return ", ".join([*own, *(["FILTER"] if set(asks()) <= set(names) else [])])


def _filter() -> Iterator[str]:
    yield "### The filter\n"
    yield "| field | what it asks |"
    yield "|---|---|"
    for name, ask in asks().items():
        choices = f" One of {', '.join(f'`{choice}`' for choice in ask.choices)}." if ask.choices else ""
        again = " May be repeated." if ask.many else ""
        yield f"| `{name}` | {ask.help}{choices}{again} |"
