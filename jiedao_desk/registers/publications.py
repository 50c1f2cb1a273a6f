"""Information sent up and research: what became of it (宣传信息、调研成果)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, people, prose, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Beside, Flat, Register, Section, every
from jiedao_desk.registers.publication_adoptions import PublicationAdoption

RESEARCH = "调研报告"

KINDS = CodeList(
    (
        Code("信息稿件", ("信息", "稿件", "宣传信息")),
        Code(RESEARCH, ("调研成果",)),
        Code("经验材料", ("经验做法",)),
        Code("履职故事", ("代表故事",)),
        Code("其他", ("其它",)),
    )
)
OUTCOMES = CodeList(
    (
        Code("转为建议", ("转化为议案建议",)),
        Code("被采纳", ()),
        Code("领导批示", ("批示",)),
        Code("未转化", ("无",)),
    )
)


class Publication(Record):
    """One piece, with the places that took it."""

    __tablename__ = "publication"

    title: Mapped[str] = text("题目", aliases=("标题", "信息题目"))
    kind: Mapped[str] = choice("信息类别", KINDS, default="信息稿件", aliases=("类别",))
    authors: Mapped[tuple[str, ...] | None] = people("作者")
    sent_on: Mapped[date] = day("报送日期", indexed=True, aliases=("日期", "完成日期"))
    sent_to: Mapped[str | None] = text("报送对象", at_most=100, aliases=("报送单位",))
    outcome: Mapped[str | None] = choice("转化去向", OUTCOMES, aliases=("成果转化",))
    outcome_note: Mapped[str | None] = text("转化说明")
    materials: Mapped[tuple[int, ...] | None] = files("稿件")
    note: Mapped[str | None] = prose("备注")


SECTIONS = (
    Section(
        "信息",
        Publication.title,
        Publication.kind,
        Publication.authors,
        Publication.sent_on,
        Publication.sent_to,
        Publication.outcome,
        Publication.outcome_note,
        Publication.materials,
        Publication.note,
    ),
)

PUBLICATIONS = Register(
    key="publications",
    title="宣传信息",
    record=Publication,
    group="监督与保障",
    icon="publication",
    name=Publication.title,
    detail=Publication.sent_on,
    columns=(
        Publication.sent_on,
        Publication.title,
        Publication.kind,
        Publication.authors,
        Publication.sent_to,
        Publication.outcome,
    ),
    newest=Publication.sent_on,
    searched=(Publication.title, Publication.authors, Publication.sent_to),
    filtered=(Publication.kind, Publication.outcome),
    identity=((Publication.sent_on, Publication.title),),
    sections=SECTIONS,
    flat=Flat(
        own=every(SECTIONS),
        parts=(
            Beside(
                "publication_adoptions",
                (PublicationAdoption.level, PublicationAdoption.media, PublicationAdoption.adopted_on),
            ),
        ),
        sheets=("publication_adoptions",),
    ),
)
