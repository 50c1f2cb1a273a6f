"""Duty reports, trainings, awards and funds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "duty_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=80), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("term", sa.String(length=30), nullable=True),
        sa.Column("form", sa.String(length=80), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("constituency", sa.String(length=60), nullable=True),
        sa.Column("voters", sa.Integer(), nullable=True),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("satisfied", sa.Integer(), nullable=True),
        sa.Column("fairly", sa.Integer(), nullable=True),
        sa.Column("dissatisfied", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.Column("invalid", sa.Integer(), nullable=True),
        sa.Column("opinions", sa.Text(), nullable=True),
        sa.Column("rectification", sa.Text(), nullable=True),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_duty_report_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_report")),
        sa.UniqueConstraint("uid", name=op.f("uq_duty_report_uid")),
    )
    op.create_index(op.f("ix_duty_report_person_id"), "duty_report", ["person_id"], unique=False)
    op.create_index(op.f("ix_duty_report_reported_on"), "duty_report", ["reported_on"], unique=False)
    op.create_table(
        "duty_report_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=100), nullable=False),
        sa.Column("satisfied", sa.Integer(), nullable=True),
        sa.Column("fairly", sa.Integer(), nullable=True),
        sa.Column("dissatisfied", sa.Integer(), nullable=True),
        sa.Column("abstained", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report_id"], ["duty_report.id"], name=op.f("fk_duty_report_item_report_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_report_item")),
        sa.UniqueConstraint("uid", name=op.f("uq_duty_report_item_uid")),
    )
    op.create_index(op.f("ix_duty_report_item_report_id"), "duty_report_item", ["report_id"], unique=False)
    op.create_table(
        "training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("organiser", sa.String(length=100), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("mode", sa.String(length=80), nullable=True),
        sa.Column("lecturer", sa.String(length=100), nullable=True),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("audience", sa.String(length=80), nullable=False),
        sa.Column("hours", sa.String(length=30), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.UniqueConstraint("uid", name=op.f("uq_training_uid")),
    )
    op.create_index(op.f("ix_training_held_on"), "training", ["held_on"], unique=False)
    op.create_table(
        "training_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("training_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("capacity", sa.String(length=80), nullable=True),
        sa.Column("state", sa.String(length=80), nullable=True),
        sa.Column("reason", sa.String(length=100), nullable=True),
        sa.Column("hours", sa.String(length=30), nullable=True),
        sa.Column("certificate", sa.String(length=60), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_training_attendance_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["training_id"],
            ["training.id"],
            name=op.f("fk_training_attendance_training_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_attendance")),
        sa.UniqueConstraint("uid", name=op.f("uq_training_attendance_uid")),
    )
    op.create_index(op.f("ix_training_attendance_name"), "training_attendance", ["name"], unique=False)
    op.create_index(
        op.f("ix_training_attendance_person_id"), "training_attendance", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_training_attendance_training_id"), "training_attendance", ["training_id"], unique=False
    )
    op.create_table(
        "award",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("level", sa.String(length=80), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=100), nullable=True),
        sa.Column("suggestion", sa.String(length=200), nullable=True),
        sa.Column("granted_by", sa.String(length=100), nullable=True),
        sa.Column("document", sa.String(length=60), nullable=True),
        sa.Column("scans", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_award_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award")),
        sa.UniqueConstraint("uid", name=op.f("uq_award_uid")),
    )
    op.create_index(op.f("ix_award_awarded_on"), "award", ["awarded_on"], unique=False)
    op.create_index(op.f("ix_award_person_id"), "award", ["person_id"], unique=False)
    op.create_table(
        "fund_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("entry_on", sa.Date(), nullable=False),
        sa.Column("voucher", sa.String(length=40), nullable=True),
        sa.Column("summary", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=80), nullable=False),
        sa.Column("income", sa.Integer(), nullable=True),
        sa.Column("expense", sa.Integer(), nullable=True),
        sa.Column("activity_id", sa.Integer(), nullable=True),
        sa.Column("deputies", sa.Integer(), nullable=True),
        sa.Column("handled_by", sa.String(length=50), nullable=True),
        sa.Column("approved_by", sa.String(length=50), nullable=True),
        sa.Column("vouchers", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["activity_id"], ["activity.id"], name=op.f("fk_fund_entry_activity_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_entry")),
        sa.UniqueConstraint("uid", name=op.f("uq_fund_entry_uid")),
    )
    op.create_index(op.f("ix_fund_entry_activity_id"), "fund_entry", ["activity_id"], unique=False)
    op.create_index(op.f("ix_fund_entry_approved_by"), "fund_entry", ["approved_by"], unique=False)
    op.create_index(op.f("ix_fund_entry_entry_on"), "fund_entry", ["entry_on"], unique=False)
    op.create_index(op.f("ix_fund_entry_handled_by"), "fund_entry", ["handled_by"], unique=False)
    op.create_table(
        "fund_subsidy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.String(length=30), nullable=False),
        sa.Column("rate", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.String(length=200), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["fund_entry.id"], name=op.f("fk_fund_subsidy_entry_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_fund_subsidy_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_subsidy")),
        sa.UniqueConstraint("uid", name=op.f("uq_fund_subsidy_uid")),
    )
    op.create_index(op.f("ix_fund_subsidy_entry_id"), "fund_subsidy", ["entry_id"], unique=False)
    op.create_index(op.f("ix_fund_subsidy_person_id"), "fund_subsidy", ["person_id"], unique=False)
