"""Incidents by what is asked of them: the records by themselves, and beside them what they are found by."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Bring the tables forward; `upgrade` makes the rows of the new ones from the records."""
    op.create_table(
        "incident_records",
        sa.Column("id", KEY, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute("INSERT INTO incident_records (id, record) SELECT id, record FROM incidents")
    op.drop_table("incidents")
    op.create_table(
        "incidents",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", KEY, nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("date_start", sa.Date(), nullable=True),
        sa.Column("date_end", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.Text(), nullable=False),
        sa.Column("week", sa.Date(), nullable=True),
        sa.Column("first_published", sa.Date(), nullable=True),
        sa.Column("last_published", sa.Date(), nullable=True),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_precision", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("admin2", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("side_a", sa.Text(), nullable=True),
        sa.Column("side_b", sa.Text(), nullable=True),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("accepted_by", sa.Text(), nullable=True),
        sa.Column("killed_best", sa.BigInteger(), nullable=True),
        sa.Column("killed_high", sa.BigInteger(), nullable=True),
        sa.Column("killed_low", sa.BigInteger(), nullable=True),
        sa.Column("injured_low", sa.BigInteger(), nullable=True),
        sa.Column("missing_low", sa.BigInteger(), nullable=True),
        sa.Column("abducted_low", sa.BigInteger(), nullable=True),
        sa.Column("arrested_low", sa.BigInteger(), nullable=True),
        sa.Column("displaced_low", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["incident_records.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "report_words",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report_id", KEY, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("report_id"),
    )
    op.create_table(
        "names",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", KEY, nullable=False),
        sa.Column("name", KEY, nullable=False),
        sa.Column("actor_id", KEY, nullable=False),
        sa.Column("words", sa.Text(), nullable=True),
        sa.Column("sound", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("kind", "name", "actor_id"),
    )
    op.create_table(
        "incident_names",
        sa.Column("name", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("rank", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["incident"], ["incidents.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["name"], ["names.number"]),
        sa.PrimaryKeyConstraint("name", "rank", "incident"),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("incident_names", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_names_incident"), ["incident"], unique=False)
