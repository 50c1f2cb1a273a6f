"""Reports as they were sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the table of sent reports and that of the records counted in them."""
    op.create_table(
        "sent_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("receiver", sa.String(length=20), nullable=False),
        sa.Column("period", sa.String(length=10), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sheets", sa.String(length=100), nullable=False),
        sa.Column("personal", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("signed_by", sa.String(length=50), nullable=False),
        sa.Column("document_number", sa.String(length=60), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("follows_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("state_note", sa.String(length=300), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("figures", sa.LargeBinary(), nullable=False),
        sa.Column("figures_sha256", sa.String(length=64), nullable=False),
        sa.Column("frozen_at", sa.DateTime(), nullable=False),
        sa.Column("frozen_by", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["follows_id"], ["sent_report.id"], name="fk_sent_report_follows_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["attachment.id"], name="fk_sent_report_file_id", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_report")),
    )
    op.create_index("ix_sent_report_receiver", "sent_report", ["receiver", "period"], unique=False)
    op.create_table(
        "sent_report_source",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("sheet", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(length=30), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["sent_report.id"],
            name="fk_sent_report_source_report_id",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint(
            "report_id", "sheet", "register", "record_id", name=op.f("pk_sent_report_source")
        ),
    )
    op.create_index(
        "ix_sent_report_source_record", "sent_report_source", ["register", "record_id"], unique=False
    )
