"""Bringing a store of an older program up to date."""

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, select

from dateline.store.database import address, name_of, open_database, told
from dateline.store.finders import unequip
from dateline.store.rebuild import rebuild, renew_lines
from dateline.store.tables import HEAD, version


def upgrade(where: str | Path) -> tuple[str, str]:
    """Return the schema before and after a store's tables have been renewed, all steps or none. Raises StoreError."""
    url = address(where)
    engine = open_database(url, create=False, current=False)
    try:
        with told(name_of(url)), engine.connect().execution_options(writes=True) as connection, connection.begin():
            before = connection.scalar(select(version.c.version_num)) or ""
            if before != HEAD:
                unequip(connection)
                command.upgrade(config(connection), HEAD)
                rebuild(connection)
            else:
                renew_lines(connection)
    finally:
        engine.dispose()
    return before, HEAD


def config(connection: Connection | None = None) -> Config:
    """Return where Alembic finds the steps, and the connection to run them on."""
    found = Config()
    found.set_main_option("script_location", str(files("dateline.store") / "migrations"))
    found.set_main_option("version_table", version.name)
    if connection is not None:
        found.attributes["connection"] = connection
    return found


def newest() -> str | None:
    """Return the number of the last step."""
    return ScriptDirectory.from_config(config()).get_current_head()
