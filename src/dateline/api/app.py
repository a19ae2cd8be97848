"""The application: routes, errors, gate and front end put together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from dateline import __version__
from dateline.api import problems
from dateline.api.callers import Doorman
from dateline.api.description import REFUSED, describe
from dateline.api.desk import Desk
from dateline.api.front import add_front
from dateline.api.gate import Gate
from dateline.api.routes import ROUTERS
from dateline.api.serving import Serving
from dateline.store import Store

PREFIX = "/api/v1"
AT_ONCE = 16  # requests worked on at once; those that export are beside them, and a store keeps 64 connections


def create_app(store: Store, serving: Serving) -> FastAPI:
    """Return the application that serves a store."""
    app = FastAPI(
        title="Dateline",
        version=__version__,
        description="The record of a store: incidents, events, reports and claims, with the words that carry them.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # FastAPI's pages load from elsewhere
        redoc_url=None,
        lifespan=_lifespan,
        redirect_slashes=False,
        responses=REFUSED,
        separate_input_output_schemas=False,
    )
    app.state.desk = Desk(store, serving)
    app.state.store = store
    problems.register(app)
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX)
    describe(app)
    add_front(app)
    app.add_middleware(Gate, serving=serving, doorman=Doorman(serving, store))
    if serving.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(serving.origins),
            allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type", "If-Match", "If-None-Match"],
            expose_headers=["ETag", "Retry-After"],
        )
    return app


@asynccontextmanager
async def _lifespan(_app: FastAPI) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield
