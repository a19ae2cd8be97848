"""/sources and /analysis/coverage: who reports, how they are rated, and when they fell silent."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.analysis import coverage
from dateline.api.answers import answer, send
from dateline.api.desk import AtDesk
from dateline.api.shapes.sources import CoverageWeeks, Lags, SourcesHeard
from dateline.lexicon.publishers import house
from dateline.model import Rating
from dateline.store.text import folded

router = APIRouter(tags=["sources"])


@router.get("/sources", response_model=SourcesHeard)
def sources(request: Request, desk: AtDesk) -> Response:
    """Publishers: their house, on whose word they report, what became of it, when they were heard, gaps, and how people rate them."""
    store, survey = desk.store, desk.store.survey
    ratings = store.ratings("source")

    def made() -> dict[str, Any]:
        heard = {one.name: one for one in coverage.sources(survey.published())}
        known = sorted(survey.publishers().items(), key=lambda one: (one[0] is None, one[0] or ""))
        words = survey.words()
        items = [
            _source(name, states, heard.get(name or ""), ratings.get(folded(name or "")))
            | {"words": [{"name": word, "reports": number} for word, number in words[name]]}
            for name, states in known
        ]
        return {"items": items, "next": None}

    rated = ",".join(f"{name}:{rating.at.isoformat()}" for name, rating in sorted(ratings.items()))
    return send(request, desk.remembered.body("/sources", f"{survey.state()} {rated}", made))


@router.get("/analysis/coverage", response_model=CoverageWeeks)
def covered(request: Request, desk: AtDesk) -> Response:
    """Reports and publishers by week, and who was first or last heard in it: more reporting is not more violence."""
    survey = desk.store.survey

    def made() -> dict[str, Any]:
        weeks = [
            {
                "week": one.monday.isoformat(),
                "reports": one.reports,
                "publishers": one.publishers,
                "began": list(one.began),
                "ended": list(one.ended),
            }
            for one in coverage.coverage(survey.published())
        ]
        return {"items": weeks, "next": None}

    return send(request, desk.remembered.body("/analysis/coverage", survey.state(), made))


@router.get("/analysis/lag", response_model=Lags)
def lagged(request: Request, desk: AtDesk) -> Response:
    """Days from an event to its report, by publisher: the quickest quarter, the middle, and nine in ten. Not in the public view."""
    survey = desk.store.survey
    if desk.store.policy:
        return answer(request, {"items": [], "next": None})

    def made() -> dict[str, Any]:
        return {"items": [asdict(one) for one in coverage.lags(survey.told())], "next": None}

    return send(request, desk.remembered.body("/analysis/lag", survey.state(), made))


def _source(
    name: str | None, states: dict[str, int], heard: coverage.Source | None, rating: Rating | None
) -> dict[str, Any]:
    return {
        "name": name,
        "house": house(name) or None if name else None,
        "reports": sum(states.values()),
        "states": states,
        "first": heard.first.isoformat() if heard else None,
        "last": heard.last.isoformat() if heard else None,
        "gaps": [{"after": before.isoformat(), "before": after.isoformat()} for before, after in heard.gaps]
        if heard
        else [],
        "reliability": _rated(rating) if rating else None,
    }


def _rated(rating: Rating) -> dict[str, Any]:
    return {
        "grade": rating.grade.name,
        "words": rating.grade.value,
        "by": rating.by,
        "at": rating.at.isoformat(),
        "why": rating.why,
    }
