"""Indexes by which lists of a million incidents are quick."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ASKED = (
    *("rank", "id", "type", "family", "country", "admin1", "last_day", "status", "review", "source"),
    *("date_precision", "place_precision", "voices", "reports", "killed_low"),
)

RARE = (
    *("admin1", "status", "review", "source", "place_precision"),
    *("last_day", "last_published", "voices", "reports"),
)


def upgrade() -> None:
    """Bring the tables forward."""
    op.add_column("incidents", sa.Column("last_day", sa.Date(), nullable=True))
    for name in ("rank", "country", "type"):
        op.create_index(f"ix_incidents_by_{name}", "incidents", list(dict.fromkeys((name, *ASKED))), unique=False)
    for name in RARE:
        op.create_index(f"ix_incidents_by_{name}", "incidents", [name, "rank", "type"], unique=False)
    for name in ("killed", "injured", "missing", "abducted", "arrested", "displaced"):
        op.create_index(f"ix_incidents_by_{name}", "incidents", [f"{name}_low", "rank"], unique=False)
    weekly = ["week", "country", "admin1", "type", "last_day", "rank", "killed_low", "killed_best"]
    op.create_index("ix_incidents_by_week", "incidents", weekly, unique=False)
    op.create_index("ix_names_words", "names", ["words"], unique=False)
