"""The versions of a document, each with its scan (文件版本)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import day, files, link, prose, text
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class DocumentVersion(Listed):
    """One version; the last one is in force as long as the document is."""

    __tablename__ = "document_version"

    document_id: Mapped[int] = link("文件", to="documents", table="office_document")
    edition: Mapped[str] = text("版本", at_most=40, help="如：2026年修订")
    issued_on: Mapped[date | None] = day("印发日期", aliases=("日期",))
    change: Mapped[str | None] = prose("修改内容", aliases=("修订说明",))
    scans: Mapped[tuple[int, ...] | None] = files("扫描件")


_FIELDS = (DocumentVersion.edition, DocumentVersion.issued_on, DocumentVersion.change, DocumentVersion.scans)

DOCUMENT_VERSIONS = Register(
    key="document_versions",
    title="文件版本",
    record=DocumentVersion,
    within=(DocumentVersion.document_id,),
    name=DocumentVersion.edition,
    # Scans stand in the box of all fields: a list of files has no room in a row.
    columns=_FIELDS[:-1],
    sections=(Section("文件版本", *_FIELDS),),
)
