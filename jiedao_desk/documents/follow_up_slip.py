"""The slip that goes with a decided task to whoever does it, and comes back with the result (议定事项督办单)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import (
    FORM,
    Block,
    Cell,
    Document,
    Ends,
    LabelledRows,
    Note,
    PageNumbers,
    Row,
    SignatureLines,
    Spacer,
    Title,
)

_ROW = 11.0  # mm
_ROOM = 55.0


@dataclass(frozen=True)
class Progress:
    """One line of the log: when, by whom, how far."""

    day: date | None
    by: str
    words: str


@dataclass(frozen=True)
class FollowUpSlip:
    """One task. ``origin`` is the meeting it was decided at, or where else it came from."""

    unit: str
    issued_on: date
    matter: str
    responsible: tuple[str, ...]
    origin: str
    decided_on: date | None = None
    item: str = ""
    due_on: date | None = None
    log: tuple[Progress, ...] = ()
    outcome: str = ""
    done_on: date | None = None
    internal: bool = False


def slip(task: FollowUpSlip) -> Document:
    """What is known stands on it; room is left for what is written by hand."""
    blocks: tuple[Block, ...] = (
        Title("议定事项督办单", 20),
        Spacer(0.3),
        Ends(task.unit, f"填发日期：{show_day(task.issued_on)}", size=11),
        LabelledRows((30, 60, 30, 50), _rows(task), size=11.5),
        Spacer(0.4),
        SignatureLines(("承办人（签名）：", "承办单位负责人（签名）：", "督办人（签名）：", "日期：")),
        Spacer(0.3),
        Note("请在完成时限前办结，并将本单连同落实材料退回填发单位；不能按时办结的，请提前说明原因。"),
    )
    return Document(
        title=f"议定事项督办单：{task.matter}"[:60],
        kind="follow_up_slip",
        blocks=blocks,
        page=FORM,
        numbers=PageNumbers.COUNT,
        watermark="内部" if task.internal else "",
        author=task.unit,
    )


def _rows(task: FollowUpSlip) -> tuple[Row, ...]:
    done = f"{show_day(task.done_on)}办结。" if task.done_on else ""
    rows = [_wide("来源", task.origin)]
    if task.item:
        rows.append(_wide("议题", task.item))
    rows += [
        _wide("议定事项", task.matter, 20),
        Row(
            (
                Cell("责任人\n或单位", label=True),
                Cell(names=task.responsible),
                Cell("完成时限", label=True),
                Cell(show_day(task.due_on) if task.due_on else ""),
            ),
            _ROW,
        ),
        _wide("议定日期", show_day(task.decided_on) if task.decided_on else ""),
        _wide("办理进展", "\n".join(_line(one) for one in task.log), _ROOM),
        _wide("落实结果", f"{done}{task.outcome}", _ROOM),
        _wide("督办意见", "", 25),
    ]
    return tuple(rows)


def _line(one: Progress) -> str:
    when = show_day(one.day) if one.day else ""
    by = f"（{one.by}）" if one.by else ""
    return f"{when}{by}：{one.words}" if when or by else one.words


def _wide(label: str, text: str, least: float = _ROW) -> Row:
    return Row((Cell(label, label=True), Cell(text, across=3, align="left")), least)
