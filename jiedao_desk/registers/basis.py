"""The documents that oblige the office: the founding one and its successors, in force or replaced (基本依据)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule

IN_FORCE, REPLACED = "现行", "被替代"

STATES = CodeList((Code(IN_FORCE, ("有效",)), Code(REPLACED, ("废止", "失效"))), editable=False)


class BasisDocument(Record):
    """One document. A successor names, article by article, what of the founding document it carries on."""

    __tablename__ = "basis_document"

    title: Mapped[str] = text("文件名称", aliases=("名称", "标题"))
    number: Mapped[str | None] = text("文号", at_most=60)
    issuer: Mapped[str | None] = text("发文单位", at_most=100)
    issued_on: Mapped[date | None] = day("印发日期", aliases=("日期",))
    valid_from: Mapped[date | None] = day("施行日期", help="不填的，自印发日期起")
    state: Mapped[str] = choice("效力", STATES, default=IN_FORCE, aliases=("状态",))
    replaced_on: Mapped[date | None] = day("被替代日期")
    replaces: Mapped[str | None] = text("替代的文件", help="如：2020年实施意见（试行）")
    scans: Mapped[tuple[int, ...] | None] = files("文件扫描件")
    note: Mapped[str | None] = prose("备注")

    @rule("replaced_on")
    def replaced_is_not_in_force(self) -> str | None:
        """What has a day of its replacement is replaced."""
        if self.replaced_on and self.state == IN_FORCE:
            return "填了被替代日期，效力应为“被替代”"
        return None


SECTIONS = (
    Section(
        "文件",
        BasisDocument.title,
        BasisDocument.number,
        BasisDocument.issuer,
        BasisDocument.issued_on,
        BasisDocument.valid_from,
        BasisDocument.state,
        BasisDocument.replaced_on,
        BasisDocument.replaces,
        BasisDocument.scans,
        BasisDocument.note,
    ),
)

BASIS = Register(
    key="basis",
    title="基本依据",
    record=BasisDocument,
    icon="document",
    name=BasisDocument.title,
    detail=BasisDocument.number,
    columns=(
        BasisDocument.issued_on,
        BasisDocument.title,
        BasisDocument.number,
        BasisDocument.issuer,
        BasisDocument.state,
    ),
    newest=BasisDocument.issued_on,
    searched=(BasisDocument.title, BasisDocument.number),
    filtered=(BasisDocument.state,),
    identity=((BasisDocument.number,), (BasisDocument.title,)),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("basis_articles",)),
)
