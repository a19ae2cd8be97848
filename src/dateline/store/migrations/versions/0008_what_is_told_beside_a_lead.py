"""What a report tells beside its lead, in the record of the lead's telling."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the records forward; of reports merged by then nothing is known beside their leads."""
    op.execute("""UPDATE tellings SET record = '{"facets":' || record || ',"beside":[]}'""")
