"""Opinions, stations, receptions and liaisons."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "station",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("area", sa.String(length=30), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("head", sa.String(length=50), nullable=True),
        sa.Column("deputy_head", sa.String(length=50), nullable=True),
        sa.Column("contact", sa.String(length=50), nullable=True),
        sa.Column("phone", sa.String(length=80), nullable=True),
        sa.Column("communities", sa.String(length=200), nullable=True),
        sa.Column("facilities", sa.Text(), nullable=True),
        sa.Column("rules_on_wall", sa.Text(), nullable=True),
        sa.Column("open_days", sa.String(length=200), nullable=True),
        sa.Column("photos", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        sa.UniqueConstraint("uid", name=op.f("uq_station_uid")),
    )
    op.create_index(op.f("ix_station_contact"), "station", ["contact"], unique=False)
    op.create_index(op.f("ix_station_deputy_head"), "station", ["deputy_head"], unique=False)
    op.create_index(op.f("ix_station_head"), "station", ["head"], unique=False)
    op.create_table(
        "station_deputy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=200), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_station_deputy_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_deputy_station_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station_deputy")),
        sa.UniqueConstraint("uid", name=op.f("uq_station_deputy_uid")),
    )
    op.create_index(op.f("ix_station_deputy_name"), "station_deputy", ["name"], unique=False)
    op.create_index(op.f("ix_station_deputy_person_id"), "station_deputy", ["person_id"], unique=False)
    op.create_index(op.f("ix_station_deputy_station_id"), "station_deputy", ["station_id"], unique=False)
    op.create_table(
        "reception",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("station_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=80), nullable=False),
        sa.Column("state_basis", sa.String(length=200), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("visitors", sa.Integer(), nullable=True),
        sa.Column("helpers", sa.Text(), nullable=True),
        sa.Column("recorder", sa.String(length=50), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("photos", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_reception_station_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception")),
        sa.UniqueConstraint("uid", name=op.f("uq_reception_uid")),
    )
    op.create_index(op.f("ix_reception_held_on"), "reception", ["held_on"], unique=False)
    op.create_index(op.f("ix_reception_recorder"), "reception", ["recorder"], unique=False)
    op.create_index(op.f("ix_reception_station_id"), "reception", ["station_id"], unique=False)
    op.create_table(
        "reception_deputy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reception_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("state", sa.String(length=80), nullable=True),
        sa.Column("reason", sa.String(length=100), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reception_deputy_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["reception_id"],
            ["reception.id"],
            name=op.f("fk_reception_deputy_reception_id"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reception_deputy")),
        sa.UniqueConstraint("uid", name=op.f("uq_reception_deputy_uid")),
    )
    op.create_index(op.f("ix_reception_deputy_name"), "reception_deputy", ["name"], unique=False)
    op.create_index(op.f("ix_reception_deputy_person_id"), "reception_deputy", ["person_id"], unique=False)
    op.create_index(
        op.f("ix_reception_deputy_reception_id"), "reception_deputy", ["reception_id"], unique=False
    )
    op.create_table(
        "opinion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("station_id", sa.Integer(), nullable=True),
        sa.Column("reception_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("matter", sa.String(length=500), nullable=False),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("subject", sa.String(length=80), nullable=True),
        sa.Column("urgency", sa.String(length=80), nullable=True),
        sa.Column("route", sa.String(length=80), nullable=True),
        sa.Column("excluded", sa.String(length=80), nullable=True),
        sa.Column("route_note", sa.String(length=200), nullable=True),
        sa.Column("referred_to", sa.String(length=100), nullable=True),
        sa.Column("referred_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("told_deputy_on", sa.Date(), nullable=True),
        sa.Column("verdict", sa.String(length=80), nullable=True),
        sa.Column("suggestion_id", sa.Integer(), nullable=True),
        sa.Column("merged_into", sa.Integer(), nullable=True),
        sa.Column("handled_by", sa.String(length=50), nullable=True),
        sa.Column("materials", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["opinion.id"], name=op.f("fk_opinion_merged_into"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name=op.f("fk_opinion_suggestion_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_opinion_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["reception_id"], ["reception.id"], name=op.f("fk_opinion_reception_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_opinion_station_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion")),
        sa.UniqueConstraint("uid", name=op.f("uq_opinion_uid")),
    )
    op.create_index(op.f("ix_opinion_closed_on"), "opinion", ["closed_on"], unique=False)
    op.create_index(op.f("ix_opinion_due_on"), "opinion", ["due_on"], unique=False)
    op.create_index(op.f("ix_opinion_handled_by"), "opinion", ["handled_by"], unique=False)
    op.create_index(op.f("ix_opinion_merged_into"), "opinion", ["merged_into"], unique=False)
    op.create_index(op.f("ix_opinion_person_id"), "opinion", ["person_id"], unique=False)
    op.create_index(op.f("ix_opinion_reception_id"), "opinion", ["reception_id"], unique=False)
    op.create_index(op.f("ix_opinion_registered_on"), "opinion", ["registered_on"], unique=False)
    op.create_index(op.f("ix_opinion_station_id"), "opinion", ["station_id"], unique=False)
    op.create_index(op.f("ix_opinion_suggestion_id"), "opinion", ["suggestion_id"], unique=False)
    op.create_table(
        "opinion_voter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("opinion_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.Column("phone", sa.String(length=80), nullable=True),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.String(length=80), nullable=True),
        sa.Column("told_by", sa.String(length=50), nullable=True),
        sa.Column("untold_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["opinion.id"], name=op.f("fk_opinion_voter_opinion_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_voter")),
        sa.UniqueConstraint("uid", name=op.f("uq_opinion_voter_uid")),
    )
    op.create_index(op.f("ix_opinion_voter_name"), "opinion_voter", ["name"], unique=False)
    op.create_index(op.f("ix_opinion_voter_opinion_id"), "opinion_voter", ["opinion_id"], unique=False)
    op.create_index(op.f("ix_opinion_voter_told_by"), "opinion_voter", ["told_by"], unique=False)
    op.create_table(
        "liaison",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("partner", sa.String(length=100), nullable=False),
        sa.Column("partner_post", sa.String(length=100), nullable=True),
        sa.Column("fixed_voters", sa.Integer(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_liaison_person_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liaison")),
        sa.UniqueConstraint("uid", name=op.f("uq_liaison_uid")),
    )
    op.create_index(op.f("ix_liaison_person_id"), "liaison", ["person_id"], unique=False)
    op.create_table(
        "liaison_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("liaison_id", sa.Integer(), nullable=False),
        sa.Column("contacted_on", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=80), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("handling", sa.Text(), nullable=True),
        sa.Column("feedback", sa.Text(), nullable=True),
        sa.Column("voided_at", sa.DateTime(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=True),
        sa.Column("voided_by_batch", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["liaison_id"], ["liaison.id"], name=op.f("fk_liaison_contact_liaison_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liaison_contact")),
        sa.UniqueConstraint("uid", name=op.f("uq_liaison_contact_uid")),
    )
    op.create_index(op.f("ix_liaison_contact_liaison_id"), "liaison_contact", ["liaison_id"], unique=False)
