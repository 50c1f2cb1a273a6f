"""Who granted a deputy's leave."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the column."""
    op.add_column("activity_attendance", sa.Column("approved_by", sa.String(length=50), nullable=True))
    op.create_index(
        op.f("ix_activity_attendance_approved_by"), "activity_attendance", ["approved_by"], unique=False
    )
