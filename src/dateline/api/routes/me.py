"""/me and /status: who asks, and how the store stands."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline import __version__
from dateline.api.answers import answer
from dateline.api.callers import AnyCaller
from dateline.api.desk import AtDesk, Kept
from dateline.api.shapes.server import Me, Status
from dateline.model import Role

router = APIRouter(tags=["server"])


@router.get("/me", response_model=Me)
def me(request: Request, desk: AtDesk, caller: AnyCaller) -> Response:
    """Who asks, what they may do, and whether this is the public view."""
    may = [role.value for role in Role if caller.may(role)]
    content = {"name": caller.name, "role": caller.role.value, "may": may, "public": desk.serving.public}
    return answer(request, content)


@router.get("/status", response_model=Status)
def status(request: Request, store: Kept) -> Response:
    """The program's version, how much the store holds, and how fresh it is."""
    return answer(request, {"version": __version__, **store.survey.tally()})
