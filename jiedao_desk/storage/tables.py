"""The tables that serve the records: settings, history, search, imports, versions, drafts, files (内部表)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from jiedao_desk.kernel.record import Base


class OfficeMark(Base):
    """What tells this office's file from every other: one row, made with the file.

    ``uid`` stays through every restore; ``lineage`` is new after each, since history goes another way from there.
    """

    __tablename__ = "office_mark"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    uid: Mapped[str] = mapped_column(String(20))
    lineage: Mapped[str] = mapped_column(String(20))


class Setting(Base):
    """One setting that was changed from its default; the value as JSON."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(String(200))
    changed_at: Mapped[datetime] = mapped_column(DateTime)


class HistoryLine(Base):
    """One changed field of one record: before, after, who, when."""

    __tablename__ = "history_line"
    __table_args__ = (Index("ix_history_line_record", "register", "record_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime)
    who: Mapped[str] = mapped_column(String(60))
    action: Mapped[str] = mapped_column(String(20))
    register: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[int | None] = mapped_column(Integer)
    record_uid: Mapped[str | None] = mapped_column(String(16))
    field: Mapped[str | None] = mapped_column(String(60))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    batch_id: Mapped[int | None] = mapped_column(Integer, index=True)


class SearchLine(Base):
    """What the search box shows of a record; its text is in the index beside it."""

    __tablename__ = "search_line"
    __table_args__ = (UniqueConstraint("register", "record_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    register: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(200))
    detail: Mapped[str | None] = mapped_column(String(200))


class ImportBatch(Base):
    """One import: which file, who, when, what came of it, whether it was undone."""

    __tablename__ = "import_batch"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(DateTime)
    who: Mapped[str] = mapped_column(String(60))
    register: Mapped[str] = mapped_column(String(30))
    file_name: Mapped[str] = mapped_column(String(255))
    file_hash: Mapped[str] = mapped_column(String(64))
    counts: Mapped[str] = mapped_column(Text)
    undone_at: Mapped[datetime | None] = mapped_column(DateTime)


class Edition(Base):
    """A finalised version of a record, whole, as it was; never changed afterwards."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("register", "record_id", "number"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    register: Mapped[str] = mapped_column(String(30))
    record_id: Mapped[int] = mapped_column(Integer)
    number: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str | None] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(DateTime)
    who: Mapped[str] = mapped_column(String(60))
    content: Mapped[str] = mapped_column(Text)


class FormDraft(Base):
    """What was typed into a form and not yet saved; offered again after a crash."""

    __tablename__ = "form_draft"

    form: Mapped[str] = mapped_column(String(80), primary_key=True)
    base_version: Mapped[int | None] = mapped_column(Integer)
    content: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(DateTime)
    who: Mapped[str] = mapped_column(String(60))


class Attachment(Base):
    """A file kept with the records, known by its content."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    media: Mapped[str] = mapped_column(String(60))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(Integer)
    added_at: Mapped[datetime] = mapped_column(DateTime)
    added_by: Mapped[str] = mapped_column(String(60))


class AttachmentChunk(Base):
    """A piece of an attached file; files of the same content share their pieces."""

    __tablename__ = "attachment_chunk"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class SentReport(Base):
    """A report as it was sent: its workbook byte for byte, its figures, who signed it, what became of it.

    ``number`` is 0 for the first sending, then that of the correction or supplement; ``until`` is the last day it
    speaks of. ``figures`` are the packed sheets, compressed. Nothing but the state is ever changed.
    """

    __tablename__ = "sent_report"
    __table_args__ = (Index("ix_sent_report_receiver", "receiver", "period"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    receiver: Mapped[str] = mapped_column(String(20))
    period: Mapped[str] = mapped_column(String(10))
    until: Mapped[date] = mapped_column(Date)
    unit: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[int] = mapped_column(Integer)
    sheets: Mapped[str] = mapped_column(String(100))
    personal: Mapped[int] = mapped_column(Integer)
    sent_on: Mapped[date] = mapped_column(Date)
    signed_by: Mapped[str] = mapped_column(String(50))
    document_number: Mapped[str | None] = mapped_column(String(60))
    reason: Mapped[str | None] = mapped_column(String(300))
    follows_id: Mapped[int | None] = mapped_column(
        Integer, ForeignKey("sent_report.id", name="fk_sent_report_follows_id", ondelete="RESTRICT")
    )
    state: Mapped[str] = mapped_column(String(20))
    state_on: Mapped[date] = mapped_column(Date)
    state_note: Mapped[str | None] = mapped_column(String(300))
    file_name: Mapped[str] = mapped_column(String(200))
    file_id: Mapped[int] = mapped_column(
        Integer, ForeignKey("attachment.id", name="fk_sent_report_file_id", ondelete="RESTRICT")
    )
    sha256: Mapped[str] = mapped_column(String(64))
    figures: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    figures_sha256: Mapped[str] = mapped_column(String(64))
    frozen_at: Mapped[datetime] = mapped_column(DateTime)
    frozen_by: Mapped[str] = mapped_column(String(60))


class SentReportSource(Base):
    """One record that was counted in one sheet of a report as it was sent."""

    __tablename__ = "sent_report_source"
    __table_args__ = (Index("ix_sent_report_source_record", "register", "record_id"),)

    report_id: Mapped[int] = mapped_column(
        Integer,
        ForeignKey("sent_report.id", name="fk_sent_report_source_report_id", ondelete="RESTRICT"),
        primary_key=True,
    )
    sheet: Mapped[int] = mapped_column(Integer, primary_key=True)
    register: Mapped[str] = mapped_column(String(30), primary_key=True)
    record_id: Mapped[int] = mapped_column(Integer, primary_key=True)


class Canary(Base):
    """A row written just before a backup, looked for in the copy."""

    __tablename__ = "canary"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    token: Mapped[str] = mapped_column(String(40))
