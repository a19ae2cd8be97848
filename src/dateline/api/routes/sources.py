"""/sources and /analysis/coverage: who reports, how they are rated, and when they fell silent."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.analysis import coverage
from dateline.api.answers import answer
from dateline.api.desk import Kept
from dateline.api.shapes_more import CoverageWeeks, Lags, Sources
from dateline.lexicon.publishers import house
from dateline.model import Rating
from dateline.store.text import folded

router = APIRouter(tags=["sources"])


@router.get("/sources", response_model=Sources)
def sources(request: Request, store: Kept) -> Response:
    """Publishers: their house, how many reports came to which end, when they were heard, gaps, and how people rate them."""
    heard = {one.name: one for one in coverage.sources(store.survey.published())}
    ratings = store.ratings("source")
    items = [
        _source(name, states, heard.get(name or ""), ratings.get(folded(name or "")))
        for name, states in sorted(store.survey.publishers().items(), key=lambda one: (one[0] is None, one[0] or ""))
    ]
    return answer(request, {"items": items, "next": None})


@router.get("/analysis/coverage", response_model=CoverageWeeks)
def covered(request: Request, store: Kept) -> Response:
    """Reports and publishers by week, and who was first or last heard in it: more reporting is not more violence."""
    weeks = [
        {
            "week": one.monday.isoformat(),
            "reports": one.reports,
            "publishers": one.publishers,
            "began": list(one.began),
            "ended": list(one.ended),
        }
        for one in coverage.coverage(store.survey.published())
    ]
    return answer(request, {"items": weeks, "next": None})


@router.get("/analysis/lag", response_model=Lags)
def lagged(request: Request, store: Kept) -> Response:
    """Days from an event to its report, by publisher: the quickest quarter, the middle, and nine in ten. Not in the public view."""
    found = () if store.policy else coverage.lags(store.survey.told())
    return answer(request, {"items": [asdict(one) for one in found], "next": None})


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
