"""`dateline mcp`: the record for programs that answer in words."""

import typer

from dateline.cli.arguments import Database, Public
from dateline.errors import DatelineError
from dateline.settings import DB


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command()(mcp)


def mcp(*, public: Public = False, db: Database = DB.default) -> None:
    """Answer a program over standard input and output (Model Context Protocol): read only, every answer with its citations."""
    try:
        from dateline.mcp.server import create_server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise DatelineError("this wants the package mcp; install it with `pip install 'dateline[mcp]'`") from error
    from dateline.cli.opening import opened

    with opened(db, public=public) as store:
        create_server(store).run("stdio")
