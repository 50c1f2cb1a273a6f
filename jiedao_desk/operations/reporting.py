"""The workbook that goes up: which sheets for which receiver, checked, written in the official layout (上报)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.errors import Refused, Unreadable
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Scope, Sheet
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.sheets import SHEETS, SheetMaker
from jiedao_desk.spreadsheet.layout import Column, SheetSpec
from jiedao_desk.spreadsheet.writing import write_workbook
from jiedao_desk.storage import settings

__all__ = ["Finding", "Report"]

PARTY, CONGRESS, ALL = "party", "congress", "all"
_SIGNATURE = "单位负责人（签字）：　　　　审核人：　　　　填表人：{who}　　　　联系电话：　　　　报送日期："


@dataclass(frozen=True)
class Receiver:
    """To whom a workbook goes, and in whose name: the exact text of the seal of the body that reports."""

    key: str
    title: str
    seal: str


RECEIVERS: tuple[Receiver, ...] = (
    Receiver(PARTY, "区委（党工委上报）", "office.party_seal"),
    Receiver(CONGRESS, "区人大常委会（人大街道工委上报）", "office.congress_seal"),
    Receiver(ALL, "本单位留存（全部表，不作上报）", ""),
)


@dataclass(frozen=True)
class Report:
    """A report as it stands: every sheet with its figures, and what the cross-check found."""

    receiver: Receiver
    scope: Scope
    unit: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]

    @property
    def file_name(self) -> str:
        """What the workbook is called by default."""
        return f"{self.unit}{self.scope.window.title}人大工作报表.xlsx"


def scope_of(desk: Desk, period: str) -> Scope:
    """The period by its key: 2026, 2026H1, 2026Q3, 2026B5. Raises ``Refused`` for anything else."""
    try:
        window = periods.window(period)
    except Unreadable as error:
        raise Refused(f"{error}。时段写成2026、2026H1、2026Q3或2026B5这样") from None
    on = desk.clock.today()
    if window.start > on:
        raise Refused(f"{window.title}还没有开始，没有可以上报的内容")
    return Scope(window, on)


def makers(receiver: str, numbers: Iterable[int] = ()) -> list[SheetMaker]:
    """The sheets of a receiver, or those of them that were asked for.

    Raises ``Refused`` for an unknown receiver, for a sheet that does not exist, and for one of the other receiver's:
    the two are never mixed.
    """
    if receiver not in {one.key for one in RECEIVERS}:
        raise Refused(f"没有“{receiver}”这个接收单位；可用的有：{'、'.join(one.key for one in RECEIVERS)}")
    own = [one for one in SHEETS if receiver in (ALL, one.receiver)]
    wanted = sorted(set(numbers))
    if not wanted:
        return own
    known = {one.number for one in SHEETS}
    for number in wanted:
        if number not in known:
            raise Refused(
                f"没有表{number}；现有的表：{'、'.join(f'{one.number} {one.title}' for one in SHEETS)}"
            )
        if number not in {one.number for one in own}:
            raise Refused(
                f"表{number}不报给这个单位；报给它的有：{'、'.join(str(one.number) for one in own)}"
            )
    return [one for one in own if one.number in wanted]


def prepare(desk: Desk, period: str, receiver: str = ALL, numbers: Iterable[int] = ()) -> Report:
    """A report with all its figures, from one moment of the data. Nothing is written."""
    scope = scope_of(desk, period)
    chosen = makers(receiver, numbers)
    profile = next(one for one in RECEIVERS if one.key == receiver)
    with desk.database.reading() as session:
        values = settings.read(session)
        sheets = tuple(one.make(session, values, scope) for one in chosen)
        findings = tuple(finding for one in chosen for finding in one.check(session, values, scope))
    return Report(profile, scope, _unit(values, profile), sheets, findings)


def write(desk: Desk, report: Report, path: Path) -> None:
    """Writes the workbook, whole or not at all. Raises ``StorageTrouble``; an older file is then as it was."""
    with desk.database.reading() as session:
        who = settings.read(session).text("office.operator")
    specs = [_cover(report), *(_spec(report, sheet, who) for sheet in report.sheets)]
    write_workbook(path, specs, creator=report.unit, title=f"{report.unit}{report.scope.words}人大工作报表")


def check(desk: Desk, period: str) -> tuple[Finding, ...]:
    """The cross-checks (校核) of every sheet for a period."""
    return prepare(desk, period).findings


def _unit(values: Settings, profile: Receiver) -> str:
    if profile.seal and values.text(profile.seal):
        return values.text(profile.seal)
    if profile.key == CONGRESS:
        return f"{values.text('office.unit')}人大街道工委"
    if profile.key == PARTY:
        return f"{values.text('office.unit')}党工委"
    return values.text("office.unit")


def _cover(report: Report) -> SheetSpec:
    columns = (
        Column("表号", "whole", 10),
        Column("表名", "text", 36, align="left"),
        Column("行数", "whole", 12),
        Column("备注", "text", 30),
    )
    rows = [(sheet.number, sheet.title, len(sheet.lines) or None, None) for sheet in report.sheets]
    empty = [f"表{sheet.number}" for sheet in report.sheets if not sheet.lines]
    notes = [f"本期没有登记内容的表：{'、'.join(empty)}。"] if empty else []
    if report.scope.early:
        notes.append(f"本表在时段结束前报送，数据截至{show_day(report.scope.until)}；时段结束后另报补充。")
    if report.receiver.key == ALL:
        notes.append("本册供本单位留存核对，党工委与人大街道工委的报表分别报送，不合并上报。")
    return SheetSpec(
        title="封面与目录",
        columns=columns,
        rows=rows,
        layout="official",
        caption=f"{report.scope.window.title}人大工作报表",
        left=f"填报单位（盖章）：{report.unit}",
        right=f"统计时段：{report.scope.words}",
        signature="签发人：　　　　　　　　报送日期：",
        notes=tuple(notes),
        landscape=False,
        filtered=False,
    )


def _spec(report: Report, sheet: Sheet, who: str) -> SheetSpec:
    columns = tuple(
        Column(
            heading.title,
            heading.kind,
            heading.width,
            heading.align or ("center" if heading.kind == "text" else None),
        )
        for heading in sheet.headings
    )
    units = f"　{sheet.units}" if sheet.units else ""
    return SheetSpec(
        title=f"{sheet.number} {sheet.title}",
        columns=columns,
        rows=[line.cells for line in sheet.lines],
        layout="official",
        annex=f"表{sheet.number}",
        caption=f"{sheet.title}",
        left=f"填报单位（盖章）：{report.unit}",
        right=f"统计时段：{report.scope.words}{units}",
        totals=sheet.totals,
        signature=_SIGNATURE.format(who=who),
        notes=sheet.notes if sheet.lines else ("本期没有登记内容。", *sheet.notes),
        frozen_columns=2,
    )
