"""The report as a workbook in the official layout: cover, sheets, and what differs from the one before (上报工作簿)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.sheet import Heading, Scope, Sheet, Value
from jiedao_desk.kernel.sheet_comparing import Difference
from jiedao_desk.reports import summary
from jiedao_desk.reports.sheets.self_assessment import NUMBER as SELF_ASSESSMENT
from jiedao_desk.spreadsheet.layout import Chart, Column, SheetSpec
from jiedao_desk.spreadsheet.styles import display_width
from jiedao_desk.spreadsheet.writing import write_workbook

# Longer labels, or more letters of them together, do not stand beside each other under a chart.
_LONGEST_UPRIGHT, _MOST_UPRIGHT = 6, 28
_SECRETARY = (
    "党工委书记（签字）：　　　　审核人：　　　　填表人：{who}　　　　联系电话：　　　　报送日期：{day}"
)
_SIGNATURE = (
    "单位负责人（签字）：　　　　审核人：　　　　填表人：{who}　　　　联系电话：　　　　报送日期：{day}"
)


@dataclass(frozen=True)
class Occasion:
    """On which occasion a workbook is written: as the how-many-th sending, by whose signature, under which number.

    ``words`` is empty for one that is not sent. ``against`` names the sending that ``differences`` are measured from.
    """

    words: str = ""
    signed_by: str = ""
    document_number: str = ""
    sent_on: date | None = None
    reason: str = ""
    against: str = ""
    differences: tuple[Difference, ...] = ()


class Receiving(Protocol):
    """To whom the workbook goes."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...


class Reported(Protocol):
    """What of a report the workbook shows."""

    @property
    def receiver(self) -> Receiving: ...
    @property
    def scope(self) -> Scope: ...
    @property
    def unit(self) -> str: ...
    @property
    def sheets(self) -> tuple[Sheet, ...]: ...
    @property
    def operator(self) -> str: ...
    @property
    def exact(self) -> bool: ...


def write(report: Reported, path: Path, occasion: Occasion) -> None:
    """Writes the workbook, whole or not at all. Raises ``StorageTrouble``; an older file is then as it was.

    What the receiving side needs to know without reading the sheets stands in the file's properties: unit, period,
    receiver, which sending, and the fingerprint of the figures.
    """
    specs = [
        _cover(report, occasion),
        *(_spec(report, sheet, occasion) for sheet in report.sheets),
        *_summary(report, occasion),
    ]
    if occasion.against:
        specs.append(_differences(report, occasion))
    write_workbook(
        path,
        specs,
        creator=report.unit,
        title=f"{report.unit}{report.scope.words}人大工作报表",
        properties={
            "报表单位": report.unit,
            "报表时段": report.scope.window.key,
            "报表截至": report.scope.until.isoformat(),
            "报表接收": report.receiver.key,
            "报送次序": occasion.words or "未报送",
        },
        sealed=True,
    )


def _cover(report: Reported, occasion: Occasion) -> SheetSpec:
    columns = (
        Column("表号", "whole", 10),
        Column("表名", "text", 36, align="left"),
        Column("行数", "whole", 12),
        Column("备注", "text", 30),
    )
    rows = [
        (sheet.number, sheet.title, len(sheet.lines) or None, None if sheet.lines else "本期没有登记内容")
        for sheet in report.sheets
    ]
    signed = occasion.signed_by or "　　　　　　　　"
    day = show_day(occasion.sent_on) if occasion.sent_on else ""
    return SheetSpec(
        title="封面与目录",
        columns=columns,
        rows=rows,
        layout="official",
        caption=f"{report.scope.window.title}人大工作报表",
        left=f"填报单位（盖章）：{report.unit}",
        right=f"统计时段：{report.scope.words}",
        signature=f"签发人：{signed}　　报送日期：{day}",
        notes=tuple(_cover_notes(report, occasion)),
        landscape=False,
        filtered=False,
    )


def _cover_notes(report: Reported, occasion: Occasion) -> Iterator[str]:
    if report.receiver.key != "all":
        yield f"接收单位：{report.receiver.title.split('（')[0]}"
    if occasion.document_number:
        yield f"文号：{occasion.document_number}"
    if occasion.words:
        against = (
            f"（{occasion.against}的{'更正' if '更正' in occasion.words else '补充'}）"
            if occasion.against
            else ""
        )
        yield f"报送次序：{occasion.words}{against}"
    if occasion.reason:
        yield f"更正原因：{occasion.reason}"
    if occasion.against:
        yield f"与{occasion.against}相比，有{len(occasion.differences)}处不同，列在最后一张“差异”表。"
    if report.scope.early:
        yield f"本表在时段结束前报送，数据截至{show_day(report.scope.until)}；时段结束后另报补充。"
    if report.receiver.key == "all":
        yield "本册供本单位留存核对，党工委与人大街道工委的报表分别报送，不合并上报。"
    if report.scope.personal:
        yield "本册含公民身份号码和联系电话，请按个人信息保护的要求传送和保管。"


def _summary(report: Reported, occasion: Occasion) -> Iterator[SheetSpec]:
    """The figures at a glance, with a chart a block; none where there is nothing to draw."""
    blocks = summary.blocks(report.sheets, exact=report.exact)
    if not blocks:
        return
    compared = any(part.before is not None for block in blocks for part in block.parts)
    rows: list[tuple[str | int | Decimal | None, ...]] = []
    charts = []
    for block in blocks:
        first = len(rows)
        rows += [
            (
                block.title,
                part.label,
                block.unit,
                part.now,
                *((part.before,) if compared else ()),
                part.share,
            )
            for part in block.parts
        ]
        beside = any(part.before is not None for part in block.parts)
        most = max(number or 0 for part in block.parts for number in (part.now, part.before))
        labels = [len(part.label) for part in block.parts]
        lying = max(labels) > _LONGEST_UPRIGHT or sum(labels) > _MOST_UPRIGHT
        values = (3, 4) if beside else (3,)
        charts.append(Chart(block.title, block.unit, first, len(rows) - 1, 1, values, most, lying))
    yield SheetSpec(
        title="汇总",
        columns=(
            Column("项目", "text", 22, align="center", merged=True),
            Column("分项", "text", 24, align="left"),
            Column("计量单位", "text", 12, align="center"),
            Column("本期", "whole", 18),
            *((Column("上年同期", "whole", 18),) if compared else ()),
            Column("占比", "percent", 18 if compared else 36),
        ),
        rows=rows,
        layout="official",
        caption=f"{report.scope.window.title}人大工作汇总",
        left=f"填报单位（盖章）：{report.unit}",
        right=f"统计时段：{report.scope.words}",
        signature=_signature(report, occasion),
        notes=("占比为本期各分项占本组合计的百分比。",),
        landscape=False,
        one_page=True,
        filtered=False,
        charts=tuple(charts),
    )


def _spec(report: Reported, sheet: Sheet, occasion: Occasion) -> SheetSpec:
    columns = tuple(
        Column(
            _parted(heading),
            heading.kind,
            heading.width,
            heading.align or ("center" if heading.kind == "text" else None),
            merged=heading.merged,
        )
        for heading in sheet.headings
    )
    units = f"　{sheet.units}" if sheet.units else ""
    return SheetSpec(
        title=f"{sheet.number} {sheet.title}",
        columns=columns,
        rows=[_written(sheet, line.cells) for line in sheet.lines],
        layout="official",
        annex=f"表{sheet.number}",
        caption=f"{sheet.title}",
        left=f"填报单位（盖章）：{report.unit}",
        right=f"统计时段：{report.scope.words}{units}",
        totals=None if sheet.totals is None else _written(sheet, sheet.totals),
        signature=_signature(report, occasion, _SECRETARY if sheet.number == SELF_ASSESSMENT else _SIGNATURE),
        notes=sheet.notes if sheet.lines else ("本期没有登记内容。", *sheet.notes),
        frozen_columns=2,
        landscape=not sheet.compact,
        one_page=sheet.compact,
    )


def _written(sheet: Sheet, cells: tuple[Value, ...]) -> list[Value]:
    """The cells as the workbook takes them: money in whole cents."""
    return [
        int(value * 100) if heading.kind == "money" and isinstance(value, Decimal | int) else value
        for value, heading in zip(cells, sheet.headings, strict=True)
    ]


def _parted(heading: Heading) -> tuple[str, ...]:
    """The heading with its unit, （人次）, on a line of its own where the column is too narrow for both."""
    path = (heading.title,) if isinstance(heading.title, str) else heading.title
    lowest = path[-1]
    if heading.width is not None and lowest.endswith("）") and display_width(lowest) + 2 > heading.width:
        lowest = "\n（".join(lowest.rsplit("（", 1))
    return (*path[:-1], lowest)


def _signature(report: Reported, occasion: Occasion, form: str = _SIGNATURE) -> str:
    return form.format(who=report.operator, day=show_day(occasion.sent_on) if occasion.sent_on else "")


def _differences(report: Reported, occasion: Occasion) -> SheetSpec:
    """表、行、列、原报、现报."""
    return SheetSpec(
        title="差异",
        columns=(
            Column("序号", "whole", 6),
            Column("表", "text", 24, align="left"),
            Column("行", "text", 36, align="left"),
            Column("列", "text", 20, align="left"),
            Column("原报", "text", 30, align="left"),
            Column("现报", "text", 30, align="left"),
        ),
        rows=_numbered(occasion.differences),
        layout="official",
        caption=f"与{occasion.against}的差异",
        left=f"填报单位（盖章）：{report.unit}",
        right=f"统计时段：{report.scope.words}",
        signature=_signature(report, occasion),
        notes=() if occasion.differences else ("没有不同。",),
    )


def _numbered(found: Sequence[Difference]) -> list[tuple[int, str, str, str, str, str]]:
    return [
        (number, f"表{one.sheet} {one.title}", one.row, one.column, one.before, one.after)
        for number, one in enumerate(found, start=1)
    ]
