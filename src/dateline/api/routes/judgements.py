"""/judgements: what people decide about incidents, and taking it back."""

import json
import math
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request

from dateline.api.answers import expect
from dateline.api.callers import Caller, Reviewer
from dateline.api.desk import AtDesk
from dateline.api.incident_pages import incident_page, judgement_shown
from dateline.api.problems import Refusal
from dateline.api.shapes.judgements import Judged, Judging
from dateline.errors import NotHeld, Overtaken, SourceError, UnknownName
from dateline.judging import anchor, incident_of, judge, undo
from dateline.model import COUNT_FIELDS, Incident, Judgement, Role, Verdict
from dateline.serial import incident_record
from dateline.store import Store, summary
from dateline.typed import FIELDS, value_of

router = APIRouter(prefix="/judgements", tags=["judgements"])
TRIES = 10  # to judge on what was looked at, while other processes judge
MOST = 10**9  # persons; no happening counts more


@router.post("", response_model=Judged, status_code=201)
def decide(request: Request, desk: AtDesk, caller: Reviewer, body: Judging) -> dict[str, Any]:
    """Decide about incidents, events or reports; with If-Match only when they are as they were looked at."""
    store, verdict = desk.store, Verdict(body.verdict)
    edit = _edit(body) if verdict is Verdict.EDIT else _nothing(body)
    for _ in range(TRIES):
        with desk.judging, suppress(Overtaken):
            after = store.last_judgement() if "if-match" in request.headers else None
            looked_at = _named(store, body.ids)
            if after is not None:
                expect(request, {one.id: incident_page(store, one) for one in looked_at})
            made = judge(store, verdict, body.ids, caller.name or "", body.why, after=after, **edit)
            return _judged(store, made, looked_at)
    raise Refusal(503, "many others judge at this moment; try again")


@router.delete("/{judgement_id}", response_model=Judged)
def take_back(desk: AtDesk, caller: Reviewer, judgement_id: str, why: str = "") -> dict[str, Any]:
    """Undo a judgement; an undo can be undone in turn."""
    store = desk.store
    with desk.judging:
        wanted = _judgement(store, judgement_id)
        _check_owner(caller, wanted)
        tellings = _about(store, wanted)
        before = _named(store, tellings)
        made = undo(store, wanted.id, caller.name or "", why)
    return _judged(store, made, [*before, *_named(store, tellings)])


def _judgement(store: Store, wanted: str) -> Judgement:
    for one in store.judgements():
        if one.id == wanted:
            return one
    raise NotHeld(f"no judgement has the id {wanted!r}")


def _check_owner(caller: Caller, wanted: Judgement) -> None:
    if wanted.by != caller.name and not caller.may(Role.EDITOR):
        raise Refusal(403, f"this is {wanted.by}'s judgement; to undo it wants the role {Role.EDITOR.value}")


def _about(store: Store, wanted: Judgement) -> list[str]:
    by_id = {one.id: one for one in store.judgements()}
    while wanted.undoes:
        wanted = by_id[wanted.undoes]
    return list(wanted.tellings)


def _named(store: Store, ids: list[str]) -> list[Incident]:
    return [incident_of(store, anchor(store, name)) for name in ids]


def _judged(store: Store, made: Judgement, before: list[Incident]) -> dict[str, Any]:
    """Return the judgement with the incidents that hold now what those looked at held before."""
    tellings = [name for one in before for member in one.members if (name := member.event_id or member.report_id)]
    now = {one.id: one for one in _named(store, list(dict.fromkeys(tellings)))}
    return {"judgement": judgement_shown(made), "incidents": [summary(incident_record(one)) for one in now.values()]}


def _nothing(body: Judging) -> dict[str, Any]:
    if body.field is not None or body.typed is not None or body.value is not None:
        raise SourceError("an edit, and nothing else, names a field and its value")
    return {}


def _edit(body: Judging) -> dict[str, Any]:
    if body.field not in FIELDS:
        raise UnknownName("field that can be edited", body.field or "", FIELDS)
    value = body.value if body.typed is None else value_of(body.field, body.typed)
    _check(body.field, value)
    return {"field": body.field, "value": value}


def _check(field: str, value: Any) -> None:  # noqa: ANN401  (plain data)
    """Raise SourceError for what no record can hold: numbers that are none, and counts that nobody could count."""
    try:
        json.dumps(value, allow_nan=False)
    except ValueError as error:
        raise SourceError(f"{field}: {error}") from error
    if field not in COUNT_FIELDS or not isinstance(value, dict):
        return
    bounds = [value.get(name) for name in ("low", "best", "high")]
    numbers = [bound for bound in bounds if isinstance(bound, int | float) and not math.isnan(bound)]
    if numbers != sorted(numbers) or any(not 0 <= number <= MOST for number in numbers):
        raise SourceError(f"{field}: a count has 0 <= low <= best <= high, not {bounds}")
