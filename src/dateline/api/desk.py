"""What every route works with: the store, how it is served, and one judgement at a time."""

from threading import Lock
from typing import Annotated

from fastapi import Depends, Request

from dateline.api.answers import Remembered
from dateline.api.serving import Serving
from dateline.store import Store


class Desk:
    """The store that is served. `judging` is held from the look at an incident to the judgement on it, `remembered` are answers."""

    def __init__(self, store: Store, serving: Serving) -> None:
        self.store = store
        self.serving = serving
        self.judging = Lock()
        self.remembered = Remembered()


def desk_of(request: Request) -> Desk:
    """Return the desk of the application that a request came to."""
    found: Desk = request.app.state.desk
    return found


def _store_of(request: Request) -> Store:
    return desk_of(request).store


AtDesk = Annotated[Desk, Depends(desk_of)]
Kept = Annotated[Store, Depends(_store_of)]
