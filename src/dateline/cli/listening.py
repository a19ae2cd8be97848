"""Running the server: the port, the log, and the address that is told to whoever started it."""

import logging
import socket
import webbrowser
from dataclasses import replace

import typer
import uvicorn
from fastapi import FastAPI

from dateline.api import Serving
from dateline.errors import StoreError

HEADER_LIMIT = 16 << 10  # bytes of a request's head


def listen(app: FastAPI, serving: Serving, *, open_page: bool) -> None:
    """Serve until interrupted; print the address, with the owner's token when there is one."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    bound = _bound(serving)
    here = replace(serving, port=bound.getsockname()[1])
    address = page_address(here)
    typer.echo(f"Dateline serves {address}")
    if open_page:
        webbrowser.open(address)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,  # the gate writes it, without queries
        server_header=False,
        date_header=True,
        proxy_headers=False,
        h11_max_incomplete_event_size=HEADER_LIMIT,
        timeout_keep_alive=15,
        lifespan="on",
    )
    uvicorn.Server(config).run(sockets=[bound])


def page_address(serving: Serving) -> str:
    """Return where the page is; the token stands behind the #, which no browser sends."""
    host = f"[{serving.host}]" if ":" in serving.host else serving.host
    token = f"#token={serving.owner_token}" if serving.owner_token else ""
    return f"http://{host}:{serving.port}/{token}"


def _bound(serving: Serving) -> socket.socket:
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    try:
        return socket.create_server((serving.host, serving.port), family=family, backlog=256)
    except OSError as error:
        raise StoreError(f"{serving.host}:{serving.port} cannot be listened on: {error.strerror}") from error
