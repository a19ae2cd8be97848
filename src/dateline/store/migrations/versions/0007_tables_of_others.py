"""Tables of others that became incidents, and what exports say of an incident's reports beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "imports",
        sa.Column("name", KEY, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=True),
        sa.Column("redistributable", sa.Boolean(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", KEY, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.add_column("incident_records", sa.Column("sources", sa.Text(), nullable=True))
    op.add_column("incident_records", sa.Column("import_name", KEY, nullable=True))
    op.create_index(op.f("ix_incident_records_import_name"), "incident_records", ["import_name"], unique=False)
