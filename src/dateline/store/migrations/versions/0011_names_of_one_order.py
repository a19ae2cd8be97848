"""What incidents are found by is compared byte by byte in every database, so that PostgreSQL's indexes meet in one order."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.Text(collation="C")
COLUMNS = {
    "incidents": (
        *("type", "family", "status", "review", "source"),
        *("date_precision", "place_precision", "country", "admin1", "admin2"),
    ),
    "names": ("words", "sound"),
}


def upgrade() -> None:
    """Bring the tables forward; SQLite compares so already."""
    if op.get_context().dialect.name != "sqlite":
        for table, columns in COLUMNS.items():
            for column in columns:
                op.alter_column(table, column, type_=KEY)
