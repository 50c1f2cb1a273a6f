"""Changes no table; data files of an early version carry this number, so it must not go."""

from __future__ import annotations

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leaves the tables as they are."""
