"""Constituencies, elections, endings of mandates and new terms."""

from __future__ import annotations

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes nothing yet."""
