"""`dateline serve`: the store over HTTP, and the pages to look at it."""

import getpass
from typing import Annotated

import typer

from dateline.cli.arguments import Database
from dateline.errors import StoreError
from dateline.settings import DB, ORIGINS, RATE


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
    import secrets

    from dateline.api import Serving, create_app
    from dateline.api.serving import is_loopback
    from dateline.cli.listening import listen
    from dateline.cli.opening import opened

    with opened(db, public=public) as store:
        public = store.policy is not None
        users = store.people.all()
        if not public and not users and not is_loopback(host):
            raise StoreError(
                f"on {host} every call wants a token, and there are no users; `dateline user add` makes one"
            )
        owned = not users and not public
        serving = Serving(
            host=host,
            port=port,
            public=public,
            owner=getpass.getuser() if owned else None,
            owner_token=secrets.token_urlsafe(32) if owned else None,
            origins=tuple(ORIGINS.value().split()),
            rate=float(RATE.value()),
        )
        listen(create_app(store, serving), serving, open_page=open_page)
