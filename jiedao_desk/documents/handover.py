"""What one clerk hands to the next: records, open matters, reports, backups, settings, signatures (交接清单)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jiedao_desk.documents.wording import numeral
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Align,
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

_SIZE = 10.5
# What no program knows of; the two of them write it down.
_BY_HAND = ("电脑登录口令", "U盘备份", "纸质原件与档案", "其他事项")


@dataclass(frozen=True)
class Kept:
    """One register: its records, the voided ones, and the days they reach from and to."""

    register: str
    living: int
    voided: int
    first: date | None
    last: date | None


@dataclass(frozen=True)
class OpenMatter:
    """One thing not finished: who sees to it, and how it stands with its limit."""

    matter: str
    who: str
    limit: str


@dataclass(frozen=True)
class SentReport:
    """What was last sent to a receiver."""

    receiver: str
    period: str
    kind: str
    number: str
    sent_on: date
    state: str


@dataclass(frozen=True)
class Backup:
    """One copy: when it was made, why, where it lies, and whether it opens."""

    made_at: datetime | None
    occasion: str
    place: str
    state: str


@dataclass(frozen=True)
class ChangedSetting:
    """A setting that does not stand at its default."""

    label: str
    value: str
    default: str


@dataclass(frozen=True)
class Handover:
    """Everything on the list. ``matters`` are the open ones by kind, in the order of the paper."""

    unit: str
    on: date
    folder: str
    kept: tuple[Kept, ...]
    matters: tuple[tuple[str, tuple[OpenMatter, ...]], ...]
    sent: tuple[SentReport, ...]
    files: int
    files_size: str
    backups: tuple[Backup, ...]
    reminder: str
    settings: tuple[ChangedSetting, ...]


def handover(sheet: Handover) -> Document:
    """The list as it stands on the day; whoever hands over, takes over and looks on signs by hand."""
    parts: tuple[tuple[str, Iterator[Block]], ...] = (
        ("登记的记录", _records(sheet)),
        ("未完事项", _matters(sheet.matters)),
        ("最近一次上报", _reports(sheet.sent)),
        ("附件和备份", _safety(sheet)),
        ("改过的设置", _settings(sheet.settings)),
        ("当面交接（手填）", _by_hand()),
    )
    blocks: list[Block] = [
        Title("人大工作交接清单", 20),
        Spacer(0.3),
        Ends(sheet.unit, f"截至{show_day(sheet.on)}", size=11),
    ]
    for number, (heading, made) in enumerate(parts, start=1):
        blocks += [Spacer(0.3), Heading(f"{numeral(number)}、{heading}"), *made]
    blocks += [
        Spacer(),
        Paragraph.of("以上内容已逐项核对，移交清楚。"),
        SignatureLines(("移交人（签名）：", "接收人（签名）：", "监交人（签名）：", "日期：")),
    ]
    return Document(
        title="人大工作交接清单",
        kind="handover",
        blocks=tuple(blocks),
        page=FORM,
        numbers=PageNumbers.COUNT,
        running_head="人大工作交接清单（续）",
        author=sheet.unit,
    )


def _records(sheet: Handover) -> Iterator[Block]:
    rows = [
        (
            each.register,
            str(each.living),
            str(each.voided) if each.voided else "",
            each.first.isoformat() if each.first else "",
            each.last.isoformat() if each.last else "",
        )
        for each in sheet.kept
    ]
    yield from _table(
        (("登记簿", 34, "left"), ("记录数", 16), ("另有作废", 16), ("最早日期", 22), ("最晚日期", 22)),
        rows,
        "还没有登记任何记录。",
    )


def _matters(matters: Sequence[tuple[str, tuple[OpenMatter, ...]]]) -> Iterator[Block]:
    for number, (kind, found) in enumerate(matters, start=1):
        if number > 1:
            yield Spacer(0.3)
        yield Heading(f"（{numeral(number)}）{kind}：{len(found)}项", level=2)
        if found:
            yield from _table(
                (("事项", 62, "left"), ("责任人、办理单位", 24), ("时限和状态", 32)),
                [(each.matter, each.who, each.limit) for each in found],
            )


def _reports(sent: tuple[SentReport, ...]) -> Iterator[Block]:
    yield from _table(
        (("报给", 34, "left"), ("时段", 22), ("报送", 24), ("文号", 28), ("报出日期", 18), ("状态", 14)),
        [
            (each.receiver, each.period, each.kind, each.number, each.sent_on.isoformat(), each.state)
            for each in sent
        ],
        "还没有在程序里报出过报表。",
    )


def _safety(sheet: Handover) -> Iterator[Block]:
    kept = f"附件{sheet.files}个，共{sheet.files_size}。" if sheet.files else "没有附件。"
    yield Paragraph.of(f"{kept}全部数据在本机的“{sheet.folder}”。")
    yield from _table(
        (("备份时间", 28), ("因何备份", 20), ("文件", 56, "left"), ("状态", 20)),
        [
            (f"{each.made_at:%Y-%m-%d %H:%M}" if each.made_at else "", each.occasion, each.place, each.state)
            for each in sheet.backups
        ],
        "还没有备份。",
    )
    if sheet.reminder:
        yield Note(f"注：{sheet.reminder}。", size=_SIZE)


def _settings(changed: tuple[ChangedSetting, ...]) -> Iterator[Block]:
    yield from _table(
        (("设置", 36, "left"), ("现在的值", 50, "left"), ("默认值", 34, "left")),
        [(each.label, each.value, each.default) for each in changed],
        "都是默认值。",
    )


def _by_hand() -> Iterator[Block]:
    rows = tuple(Row((Cell(label, label=True), Cell("")), 11) for label in _BY_HAND)
    yield LabelledRows((30, 90), rows, size=_SIZE, together=True)


def _table(
    columns: tuple[tuple[str, float] | tuple[str, float, Align], ...],
    rows: Sequence[tuple[str, ...]],
    without: str = "",
) -> Iterator[Block]:
    if not rows:
        yield Paragraph.of(without)
        return
    made = tuple(Column(each[0], each[1], each[2] if len(each) == 3 else "center") for each in columns)
    yield Table(made, tuple(rows), size=_SIZE, least=7)
