"""Ratings of sources and reports, as people set them."""

from sqlalchemy import Connection, func, select

from dateline.model import Credibility, Rating, Reliability
from dateline.store.history import moment, stamp
from dateline.store.tables import ratings
from dateline.store.text import folded, storable

SCALES: dict[str, type[Reliability] | type[Credibility]] = {"source": Reliability, "report": Credibility}


def add_rating(connection: Connection, rating: Rating) -> None:
    """Write a rating down."""
    number = (connection.scalar(select(func.max(ratings.c.number))) or 0) + 1
    scale = next(name for name, grades in SCALES.items() if isinstance(rating.grade, grades))
    row = {
        "number": number,
        "scale": scale,
        "subject": subject_key(scale, rating.subject),
        "grade": rating.grade.name,
        "by": storable(rating.by),
        "at": stamp(rating.at),
        "why": storable(rating.why),
    }
    connection.execute(ratings.insert().values(**row))


def subject_key(scale: str, subject: str) -> str:
    """Return what a subject is kept under: names of sources meet whatever their case and accents."""
    return folded(subject) if scale == "source" else storable(subject)


def ratings_in_force(connection: Connection, scale: str) -> dict[str, Rating]:
    """Return the rating of each source (by folded name) or report (by id) that holds now."""
    rows = connection.execute(select(ratings).where(ratings.c.scale == scale).order_by(ratings.c.number)).mappings()
    return {
        row["subject"]: Rating(row["subject"], SCALES[scale][row["grade"]], row["by"], moment(row["at"]), row["why"])
        for row in rows
    }
