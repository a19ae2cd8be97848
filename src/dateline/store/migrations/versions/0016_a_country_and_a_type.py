"""An index of the incidents of a country and type, in the order of lists."""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    columns = ["country", "type", "rank", "id", "last_day", "killed_low"]
    op.create_index("ix_incidents_by_country_type", "incidents", columns)
