"""The server: its tools, what they take, and that none of them writes."""

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from dateline import __version__
from dateline.errors import DatelineError
from dateline.mcp import answers
from dateline.store import Store, asks

READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
INSTRUCTIONS = (
    "Dateline keeps a record of reported political violence. Every answer names the reports it rests on under 'citations'; "
    "cite them by number. An incident is what independent voices report, not what is proven: say 'reported'. Absent values are "
    "unknown, never zero. " + answers.NOTE
)
Id = Annotated[str, Field(description="The id of an incident, or how it begins.")]
Words = Annotated[str, Field(description="A name, in any transliteration.", max_length=200)]


def filter_help() -> str:
    """Return what a filter may ask, as its declaration says."""
    told = (
        f"{one.name}: {one.help}{' One of ' + ', '.join(one.choices) + '.' if one.choices else ''}"
        for one in asks().values()
    )
    return "What incidents must have, all of it; every value is text, lists only where several may hold. " + " ".join(
        told
    )


def create_server(store: Store) -> MCPServer[Any]:
    """Return the server of a store; one opened for the public answers for the public."""
    server: MCPServer[Any] = MCPServer("dateline", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")

    @server.tool(annotations=READ_ONLY)
    def search_incidents(
        filter: Annotated[dict[str, str | list[str]] | None, Field(description=filter_help())] = None,  # noqa: A002
        cursor: Annotated[str | None, Field(description="What the answer before gave as next.")] = None,
        limit: Annotated[int, Field(ge=1, le=answers.MOST)] = 10,
    ) -> dict[str, Any]:
        """List incidents by a filter, the latest first, with how many there are and the reports that tell each."""
        return _told(lambda: answers.search(store, filter or {}, cursor, limit))

    @server.tool(annotations=READ_ONLY)
    def get_incident(id: Id) -> dict[str, Any]:  # noqa: A002
        """One incident with its evidence: quotations with report, publisher and offsets, figures by source, voices."""
        return _told(lambda: answers.one_incident(store, id))

    @server.tool(annotations=READ_ONLY)
    def get_claims(id: Id) -> dict[str, Any]:  # noqa: A002
        """Who claims, denies, accuses or doubts what of an incident, in whose words."""
        return _told(lambda: answers.claims(store, id))

    @server.tool(annotations=READ_ONLY)
    def find_actors(name: Words) -> dict[str, Any]:
        """Who is meant by a name: forces, armed groups, governments, with their ids for the filter."""
        return _told(lambda: answers.actors(name))

    @server.tool(annotations=READ_ONLY)
    def find_places(name: Words) -> dict[str, Any]:
        """Which places a name may mean, the likeliest first."""
        return _told(lambda: answers.places(name))

    @server.tool(annotations=READ_ONLY)
    def get_codebook(
        type: Annotated[str | None, Field(description="The code of an event type; none: all in short.")] = None,  # noqa: A002
    ) -> dict[str, Any]:
        """Tell what the types of events mean."""
        return _told(lambda: answers.codebook(type))

    return server


def _told(ask: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the answer; an error that the asker can act on is told in words."""
    try:
        return ask()
    except DatelineError as error:
        raise ToolError(str(error)) from error
