"""The suggestion that a voters' opinion became."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the link; SQLite takes a named foreign key only with the table, which is therefore made anew."""
    with op.batch_alter_table("opinion") as table:
        table.add_column(sa.Column("suggestion_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            op.f("fk_opinion_suggestion_id"), "suggestion", ["suggestion_id"], ["id"], ondelete="RESTRICT"
        )
        table.create_index(op.f("ix_opinion_suggestion_id"), ["suggestion_id"], unique=False)
