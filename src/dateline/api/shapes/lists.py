"""The shapes of incidents counted: by value, by week, and as columns for a map."""

from datetime import date

from pydantic import BaseModel


class Count(BaseModel):
    """How many."""

    count: int


class FacetValue(BaseModel):
    """One value of a facet with the number of incidents that have it."""

    value: str | int | None
    count: int


class Week(BaseModel):
    """The incidents of a week in an area; killed as the estimates say, null where none says."""

    week: date | None
    country: str | None
    admin1: str | None
    incidents: int
    killed_low: int | None
    killed_best: int | None


class Weeks(BaseModel):
    """Incidents by week and area."""

    items: list[Week]
    next: None = None


class Coded(BaseModel):
    """A column of strings: each row's place in `values`, -1 where nothing is known."""

    codes: list[int]
    values: list[str]


class Columns(BaseModel):
    """Incidents as columns of `n` rows; days count from 1970-01-01."""

    n: int
    ids: list[str]
    lat: list[float | None]
    lon: list[float | None]
    reach_km: list[float | None]
    start: list[int | None]
    end: list[int | None]
    published: list[int | None]
    killed_low: list[int | None]
    killed_best: list[int | None]
    killed_high: list[int | None]
    reports: list[int]
    voices: list[int]
    reviewed: list[int]
    type: Coded
    family: Coded
    status: Coded
    precision: Coded
    date_precision: Coded
    country: Coded
    admin1: Coded
    place: Coded
    side_a: Coded
    side_b: Coded
    title: Coded
