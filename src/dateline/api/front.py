"""The built front end: its files, and its page for every address that is none of the API's."""

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

HASHED = "assets/"  # files whose names change with what is in them
FOREVER = "public, max-age=31536000, immutable"
MISSING = "The pages are not built into this installation; the API is at /api/v1, described in /api/v1/openapi.json.\n"


class Pages(StaticFiles):
    """Files of a folder; what is no file there is the page itself, which reads the address."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or the page."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            if error.status_code != 404 or scope["path"].startswith("/api/") or "." in path.rpartition("/")[2]:
                raise
            response = await super().get_response("index.html", scope)
        response.headers["Cache-Control"] = FOREVER if path.startswith(HASHED) else "no-cache"
        return response


def folder() -> Path | None:
    """Return the folder of the built front end, None when it is not built."""
    found = Path(str(files("dateline"))) / "web" / "static"
    return found if (found / "index.html").is_file() else None


def add_front(app: FastAPI) -> None:
    """Serve the front end under every address that no route has taken."""
    built = folder()
    if built is not None:
        app.mount("/", Pages(directory=built, html=True), name="front")
        return

    @app.get("/", include_in_schema=False)
    def unbuilt() -> Response:
        return PlainTextResponse(MISSING)
