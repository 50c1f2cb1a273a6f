"""The number under which the minutes of a session were issued, when, and to whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns."""
    op.add_column("committee_session", sa.Column("minutes_number", sa.String(length=60), nullable=True))
    op.add_column("committee_session", sa.Column("minutes_issued_on", sa.Date(), nullable=True))
    op.add_column("committee_session", sa.Column("minutes_sent_to", sa.String(length=200), nullable=True))
