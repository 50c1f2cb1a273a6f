"""A suggestion on its paper: who proposes what, and the version for everybody without personal data (建议专用纸)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Block,
    Cell,
    Column,
    Document,
    Ends,
    Heading,
    LabelledRows,
    Note,
    PageNumbers,
    Paragraph,
    Row,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.kernel.identity import mask_identity, mask_phone
from jiedao_desk.kernel.names import padded

_ROW = 9.5  # mm
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8})(?!\d)")


@dataclass(frozen=True)
class PaperSigner:
    """One who signed; the phone comes masked or not as chosen."""

    name: str
    role: str
    constituency: str = ""
    unit_and_post: str = ""
    phone: str = ""


@dataclass(frozen=True)
class PaperUnit:
    """One unit with its reply."""

    unit: str
    role: str
    turn: int = 1
    assigned_on: date | None = None
    due_on: date | None = None
    replied_on: date | None = None
    result: str = ""


@dataclass(frozen=True)
class SuggestionPaper:
    """A suggestion as it is printed. ``congress`` is the exact name that stands in the title."""

    title: str
    congress: str
    unit: str
    number: str = ""
    kind: str = "建议"
    raised_when: str = ""
    session: str = ""
    category: str = ""
    submitted_on: date | None = None
    content: str = ""
    research: str = ""
    signers: tuple[PaperSigner, ...] = ()
    units: tuple[PaperUnit, ...] = ()
    published_on: date | None = None
    reply: str = ""


def suggestion_paper(one: SuggestionPaper) -> Document:
    """The paper a suggestion is handed in on: head, text, those who sign."""
    blocks: list[Block] = [
        Title(f"{one.congress}代表\n建议、批评和意见专用纸", 20),
        Spacer(0.3),
        LabelledRows((22, 44, 22, 44, 22, 31), _head(one), size=11),
        Spacer(0.3),
        *_text(one),
        Spacer(0.5),
    ]
    if one.signers:
        blocks.append(_signers(one))
    blocks += [
        SignatureLines(("领衔代表（签名）：", "提交日期：")),
        Note("一事一议，每件只写一个问题；情况要具体，建议要明确。附议代表较多的可另附页。"),
        Ends(f"登记单位：{one.unit}", f"登记编号：{one.number}", size=11),
    ]
    return Document(
        title=f"{one.number}{one.title}",
        kind="suggestion",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head=f"{one.title}（续）",
        author=one.unit,
    )


def public_paper(one: SuggestionPaper) -> Document:
    """What is made public: the matter, who answered and how; no telephone, no identity number, no address."""
    leads = "、".join(padded(signer.name) for signer in one.signers if signer.role == "领衔")
    more = len(one.signers) - sum(signer.role == "领衔" for signer in one.signers)
    rows = (
        Row((_label("标题"), Cell(without_numbers(one.title), across=3)), _ROW),
        _pair("编号", one.number, "类型", one.kind),
        _pair("领衔代表", leads, "附议代表", f"{more}人" if more else ""),
        _pair(
            "承办单位", "、".join(dict.fromkeys(unit.unit for unit in one.units)), "办理结果", _results(one)
        ),
        _pair("交办日期", _first(one, "assigned_on"), "答复日期", _last_reply(one)),
    )
    blocks: list[Block] = [
        Title("代表建议办理情况公开", 20),
        Spacer(0.3),
        LabelledRows((24, 68, 24, 54), rows, size=11),
        Spacer(0.3),
        Heading("建议内容"),
        *_paragraphs(without_numbers(one.content)),
    ]
    if one.reply:
        blocks += [Heading("办理情况"), *_paragraphs(without_numbers(one.reply))]
    day = show_day(one.published_on) if one.published_on else "　　　　年　　月　　日"
    blocks += [Spacer(0.5), Ends(f"单位：{one.unit}", f"公开日期：{day}", size=11)]
    return Document(
        title=f"{one.number}{one.title}（公开）",
        kind="suggestion_public",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.COUNT,
        author=one.unit,
    )


def without_numbers(text: str) -> str:
    """The text with identity and telephone numbers masked, should any have been written into it."""
    masked = _IDENTITY.sub(lambda found: mask_identity(found[0]), text)
    return _PHONE.sub(lambda found: mask_phone(found[0]), masked)


def _head(one: SuggestionPaper) -> tuple[Row, ...]:
    when = f"{one.raised_when}　{one.session}".strip("　")
    submitted = show_day(one.submitted_on) if one.submitted_on else ""
    units = "、".join(dict.fromkeys(f"{unit.unit}（{unit.role}）" for unit in one.units))
    return (
        Row(
            (
                _label("编号"),
                _value(one.number),
                _label("类型"),
                _value(one.kind),
                _label("内容分类"),
                _value(one.category),
            ),
            _ROW,
        ),
        Row((_label("提出时间"), Cell(when, across=3), _label("提交日期"), _value(submitted)), _ROW),
        Row((_label("标题"), Cell(one.title, across=5)), 14),
        Row((_label("承办单位"), Cell(units, across=5)), _ROW),
    )


def _text(one: SuggestionPaper) -> list[Block]:
    blocks: list[Block] = []
    if one.research:
        blocks += [Heading("调研情况"), *_paragraphs(one.research)]
    return [*blocks, Heading("建议内容"), *(_paragraphs(one.content) or [Spacer(8)])]


def _signers(one: SuggestionPaper) -> Table:
    return Table(
        (
            Column("序号", 10),
            Column("姓名", 22, fit=True),
            Column("身份", 14),
            Column("选区（选举单位）", 34),
            Column("工作单位及职务", 56, "left"),
            Column("联系电话", 28, fit=True),
            Column("签名", 24),
        ),
        tuple(
            (
                str(place),
                padded(signer.name),
                signer.role,
                signer.constituency,
                signer.unit_and_post,
                signer.phone,
                "",
            )
            for place, signer in enumerate(one.signers, start=1)
        ),
    )


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph.of(line.strip()) for line in text.splitlines() if line.strip()]


def _results(one: SuggestionPaper) -> str:
    return "、".join(dict.fromkeys(unit.result for unit in one.units if unit.result))


def _first(one: SuggestionPaper, key: str) -> str:
    days = [day for unit in one.units if isinstance(day := getattr(unit, key), date)]
    return show_day(min(days)) if days else ""


def _last_reply(one: SuggestionPaper) -> str:
    days = [unit.replied_on for unit in one.units if unit.replied_on is not None]
    return show_day(max(days)) if days else ""


def _label(text: str) -> Cell:
    return Cell(text, label=True)


def _value(text: str) -> Cell:
    return Cell(text, align="center", fit=True)


def _pair(label: str, value: str, other: str, text: str) -> Row:
    return Row((_label(label), Cell(value), _label(other), Cell(text)), _ROW)
