"""`dateline serve`: the store over HTTP, and the pages to look at it."""

import getpass
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Database
from dateline.errors import StoreError
from dateline.settings import DB, ORIGINS, RATE

if TYPE_CHECKING:
    from dateline.api import Serving
    from dateline.store import Store


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command()(serve)


def serve(
    *,
    db: Database = DB.default,
    host: Annotated[
        str, typer.Option(help="The address to listen on; any but this machine's own wants tokens.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8321,
    public: Annotated[bool, typer.Option("--public", help="Show only what may be published, to anybody.")] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Serve the store: pages for people, an API for programs. Only this machine can reach it unless --host says otherwise."""
    from dateline.api import create_app
    from dateline.cli.listening import listen
    from dateline.cli.opening import opened

    with opened(db, public=public) as store:
        serving = _public(host, port) if store.policy else _private(store, host, port)
        listen(create_app(store, serving), serving, open_page=open_page)


def _public(host: str, port: int) -> "Serving":
    from dateline.api import Serving

    return Serving(host=host, port=port, public=True, origins=tuple(ORIGINS.value().split()), rate=_rate())


def _private(store: "Store", host: str, port: int) -> "Serving":
    """Return how a store is served to those who work on it; without users its owner gets a token for this run."""
    import secrets

    from dateline.api import Serving

    shared = Serving(host=host, port=port, origins=tuple(ORIGINS.value().split()), rate=_rate())
    if store.people.all():
        return shared
    if not shared.loopback:
        raise StoreError(f"on {host} every call wants a token, and there are no users; `dateline user add` makes one")
    return replace(shared, owner=getpass.getuser(), owner_token=secrets.token_urlsafe(32))


def _rate() -> float:
    try:
        found = float(RATE.value())
    except ValueError:
        found = -1
    if not 0 <= found < math.inf:
        raise StoreError(f"{RATE.variable} is a number of requests a second, not {RATE.value()!r}")
    return found
