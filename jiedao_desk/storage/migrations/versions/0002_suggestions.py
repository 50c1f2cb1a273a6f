"""Suggestions with those who signed them, the units that handle them and their talks (代表建议)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables of suggestions."""
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("term", sa.String(length=30), nullable=True),
        sa.Column("congress_session", sa.String(length=30), nullable=True),
        sa.Column("number", sa.String(length=30), nullable=True),
        sa.Column("suggestion_kind", sa.String(length=80), nullable=False),
        sa.Column("raised_when", sa.String(length=80), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("category", sa.String(length=80), nullable=True),
        sa.Column("topic", sa.String(length=200), nullable=True),
        sa.Column("researched_on", sa.Date(), nullable=True),
        sa.Column("research", sa.Text(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("excluded", sa.String(length=80), nullable=True),
        sa.Column("handling_mode", sa.String(length=80), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("key_handling", sa.String(length=80), nullable=True),
        sa.Column("supervisor", sa.String(length=60), nullable=True),
        sa.Column("supervision", sa.Text(), nullable=True),
        sa.Column("is_public", sa.Boolean(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("excellent", sa.Boolean(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("merge_note", sa.String(length=200), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["suggestion.id"], name=op.f("fk_suggestion_merged_into"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("uid", name=op.f("uq_suggestion_uid")),
    )
    op.create_index(op.f("ix_suggestion_merged_into"), "suggestion", ["merged_into"], unique=False)
    op.create_index(op.f("ix_suggestion_submitted_on"), "suggestion", ["submitted_on"], unique=False)
    op.create_table(
        "suggestion_signer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("note", sa.String(length=100), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_suggestion_signer_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestion.id"],
            name=op.f("fk_suggestion_signer_suggestion_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_signer")),
        sa.UniqueConstraint("uid", name=op.f("uq_suggestion_signer_uid")),
    )
    op.create_index(op.f("ix_suggestion_signer_name"), "suggestion_signer", ["name"], unique=False)
    op.create_index(op.f("ix_suggestion_signer_person_id"), "suggestion_signer", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_suggestion_signer_suggestion_id"), "suggestion_signer", ["suggestion_id"], unique=False
    )
    op.create_table(
        "suggestion_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("suggestion_id", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=80), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=True),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("limit", sa.String(length=80), nullable=True),
        sa.Column("limit_reason", sa.String(length=200), nullable=True),
        sa.Column("consent_by", sa.String(length=60), nullable=True),
        sa.Column("consent_on", sa.Date(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.String(length=200), nullable=True),
        sa.Column("extension_by", sa.String(length=60), nullable=True),
        sa.Column("extension_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("return_reason", sa.String(length=200), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("handled", sa.Text(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply_number", sa.String(length=60), nullable=True),
        sa.Column("result", sa.String(length=80), nullable=True),
        sa.Column("promise", sa.String(length=500), nullable=True),
        sa.Column("promise_due", sa.Date(), nullable=True),
        sa.Column("leader", sa.String(length=60), nullable=True),
        sa.Column("clerk", sa.String(length=60), nullable=True),
        sa.Column("cosigners_told", sa.String(length=80), nullable=True),
        sa.Column("feedback_on", sa.Date(), nullable=True),
        sa.Column("attitude", sa.String(length=80), nullable=True),
        sa.Column("satisfaction", sa.String(length=80), nullable=True),
        sa.Column("solved", sa.String(length=80), nullable=True),
        sa.Column("adopted", sa.String(length=80), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["suggestion_id"],
            ["suggestion.id"],
            name=op.f("fk_suggestion_unit_suggestion_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_unit")),
        sa.UniqueConstraint("uid", name=op.f("uq_suggestion_unit_uid")),
    )
    op.create_index(op.f("ix_suggestion_unit_assigned_on"), "suggestion_unit", ["assigned_on"], unique=False)
    op.create_index(op.f("ix_suggestion_unit_replied_on"), "suggestion_unit", ["replied_on"], unique=False)
    op.create_index(
        op.f("ix_suggestion_unit_suggestion_id"), "suggestion_unit", ["suggestion_id"], unique=False
    )
    op.create_table(
        "suggestion_talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("who", sa.String(length=80), nullable=True),
        sa.Column("who_name", sa.String(length=60), nullable=True),
        sa.Column("form", sa.String(length=80), nullable=True),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["suggestion_unit.id"], name=op.f("fk_suggestion_talk_unit_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_talk")),
        sa.UniqueConstraint("uid", name=op.f("uq_suggestion_talk_uid")),
    )
    op.create_index(op.f("ix_suggestion_talk_unit_id"), "suggestion_talk", ["unit_id"], unique=False)
