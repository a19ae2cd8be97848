"""Incidents as exports read them, and coordinates in the indexes along which lists go."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ASKED = (
    *("rank", "id", "type", "family", "country", "admin1", "last_day", "status", "review", "source"),
    *("date_precision", "place_precision", "voices", "reports", "killed_low", "lat", "lon"),
)


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "briefs",
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("brief", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["incident_records.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("rank", "id"),
        sa.UniqueConstraint("id"),
        sqlite_with_rowid=False,
    )
    for name in ("rank", "country", "type"):
        op.drop_index(f"ix_incidents_by_{name}", "incidents")
        op.create_index(f"ix_incidents_by_{name}", "incidents", list(dict.fromkeys((name, *ASKED))), unique=False)
