"""Lines of exports, kept ready."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "lines_acled",
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("coded", sa.Boolean(), nullable=False),
        sa.Column("mark", KEY, nullable=False),
        sa.Column("refused", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["rank", "id"], ["briefs.rank", "briefs.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("rank", "id"),
        sa.UniqueConstraint("id"),
        sqlite_with_rowid=False,
    )
