"""How far from a place an incident may have happened, and an index of who was heard when."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.add_column("incidents", sa.Column("reach_km", sa.Float(), nullable=True))
    heard = ["publisher", "original_source", "published", "status"]
    op.create_index("ix_reports_heard", "reports", heard, unique=False)
