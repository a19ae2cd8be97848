"""An index of the incidents that lasted for more than a day, in the order of lists."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    lasting = sa.text("last_day > date_start")
    columns = ["rank", "id", "last_day", "type", "country"]
    op.create_index("ix_incidents_lasting", "incidents", columns, sqlite_where=lasting, postgresql_where=lasting)
