"""The form on which a deputy says what he thinks of the handling of a suggestion (征询意见表)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Block,
    Cell,
    Document,
    LabelledRows,
    Note,
    PageBreak,
    PageNumbers,
    Row,
    SignatureLines,
    Spacer,
    Title,
)
from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.suggestion_words import ADOPTED, ANSWERS, FORMS, HEADS, SOLVED

_ROW = 10.5  # mm


@dataclass(frozen=True)
class OpinionForm:
    """One unit's handling of one suggestion, with what is known already; boxes not known stay open."""

    number: str
    title: str
    lead: str
    unit: str
    role: str
    turn: int = 1
    replied_on: date | None = None
    reply_number: str = ""
    result: str = ""
    who: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    solved: str = ""
    adopted: str = ""
    attitude: str = ""
    satisfaction: str = ""
    comment: str = ""


def opinion_forms(forms: Sequence[OpinionForm], unit: str) -> Document:
    """One form a unit that replied or has to reply, each on a page of its own."""
    blocks: list[Block] = []
    for one in forms:
        if blocks:
            blocks.append(PageBreak())
        blocks += _form(one)
    return Document(
        title=f"{forms[0].number}{forms[0].title}征询意见表",
        kind="suggestion_form",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.NONE if len(forms) == 1 else PageNumbers.COUNT,
        author=unit,
    )


def ticked(words: Sequence[str], chosen: Sequence[str]) -> str:
    """The words with their boxes, those chosen ticked: ☑满意　□基本满意"""
    return "　".join(f"{'☑' if word in chosen else '□'}{word}" for word in words)


def _form(one: OpinionForm) -> list[Block]:
    again = f"（第{one.turn}次办理）" if one.turn > 1 else ""
    replied = show_day(one.replied_on) if one.replied_on else ""
    rows = (
        _pair("编号", one.number, "领衔代表", padded(one.lead)),
        _wide("标题", one.title),
        _pair("承办单位", f"{one.unit}（{one.role}）", "类别标记", one.result),
        _pair("答复日期", replied, "答复文号", one.reply_number),
        _wide("面商人", ticked(HEADS, one.who)),
        _wide("协商形式", ticked(FORMS, one.forms)),
        _wide("问题解决\n情况", ticked(SOLVED, (one.solved,))),
        _wide("意见采纳\n情况", ticked(ADOPTED, (one.adopted,))),
        _wide("对办理工作\n（态度、过程）", ticked(ANSWERS, (one.attitude,))),
        _wide("对办理结果", ticked(ANSWERS, (one.satisfaction,))),
        _wide("具体意见", one.comment, least=50),
    )
    return [
        Title(f"代表建议办理情况征询意见表{again}", 20),
        Spacer(0.3),
        LabelledRows((28, 62, 26, 54), rows, size=11),
        Spacer(0.5),
        SignatureLines(("代表（签名）：", "日期：")),
        Note(
            "请在方框内打√。对办理结果不满意的，请写明具体意见；承办单位再次办理后重新征询意见，本次意见保留。"
        ),
    ]


def _pair(label: str, value: str, other: str, text: str) -> Row:
    return Row((Cell(label, label=True), Cell(value), Cell(other, label=True), Cell(text)), _ROW)


def _wide(label: str, text: str, least: float = _ROW) -> Row:
    return Row((Cell(label, label=True), Cell(text, across=3)), least)
