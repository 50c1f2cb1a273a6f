"""Opinions, stations, receptions and liaisons."""

from __future__ import annotations

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes nothing yet."""
