"""The summary: shares that sum as the setting says, and charts of the very cells of the table (汇总, R9)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.sheet import Line, Sheet
from jiedao_desk.operations import records, reporting, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import summary
from jiedao_desk.reports.sheets import statistics, tasks
from jiedao_desk.spreadsheet.layout import Chart, Column, SheetSpec
from jiedao_desk.spreadsheet.writing import write_workbook
from tests.operations.test_standing import hold


def statistics_of(**now: int) -> Sheet:
    lines = tuple(
        Line((number, "履职活动", key, "场", count, count, None, None, ""), key=f"activities.{key}_times")
        for number, (key, count) in enumerate(now.items(), start=1)
    )
    return Sheet(statistics.NUMBER, statistics.TITLE, statistics.HEADINGS, lines)


def shares(*, exact: bool) -> list[Decimal | None]:
    [block] = summary.blocks([statistics_of(a=54, b=33, c=2, d=4)], exact=exact)
    return [part.share for part in block.parts]


def test_shares_are_rounded_each_for_itself_or_made_to_sum() -> None:
    """R9: 54, 33, 2, 4 of 93."""
    assert shares(exact=False) == [Decimal(text) for text in ("0.5806", "0.3548", "0.0215", "0.0430")]
    assert shares(exact=True) == [Decimal(text) for text in ("0.5807", "0.3548", "0.0215", "0.0430")]


def test_one_figure_alone_is_no_block() -> None:
    assert summary.blocks([statistics_of(a=54)], exact=False) == ()


def test_tasks_are_told_by_what_came_of_them() -> None:
    lines = tuple(
        Line((1, None, "", "", "", None, None, word, "")) for word in ("进行中", "按期落实", "按期落实")
    )
    [block] = summary.blocks([Sheet(tasks.NUMBER, tasks.TITLE, tasks.HEADINGS, lines)], exact=False)
    assert [(part.label, part.now) for part in block.parts] == [("按期落实", 2), ("进行中", 1)]


@pytest.fixture
def book(office: Desk, tmp_path: Path) -> Any:
    held = hold(office, date(2026, 1, 5))
    hold(office, date(2026, 3, 5))
    records.save(office, Draft("actions", {"matter": "补齐制度牌", "session_id": held}))
    settings.change(office, "report.exact", "是")
    path = tmp_path / "报表.xlsx"
    reporting.write(office, reporting.prepare(office, "2026H1", "party"), path)
    return openpyxl.load_workbook(path)


def test_the_charts_draw_the_cells_of_the_table(book: Any) -> None:
    sheet = book["汇总"]
    assert len(sheet._charts) == 2
    chart = sheet._charts[0]
    place = chart.series[0].val.numRef.f
    first, last = (int(part.split("$")[-1]) for part in place.split(":"))
    drawn = [sheet.cell(row, 4).value for row in range(first, last + 1)]
    labels = [sheet.cell(row, 2).value for row in range(first, last + 1)]
    assert list(zip(labels, drawn, strict=True)) == [("1—2月", 1), ("3—4月", 1), ("5—6月", 0)]


def test_no_two_bars_are_told_apart_by_colour_alone(office: Desk, tmp_path: Path) -> None:
    path = tmp_path / "charts.xlsx"
    spec = SheetSpec(
        "汇总",
        (Column("分项"), Column("本期", "whole"), Column("上年同期", "whole")),
        [("视察", 3, 2), ("调研", 4, 5)],
        charts=(Chart("活动", "场", 0, 1, 0, (1, 2), 5),),
    )
    write_workbook(path, [spec], creator="东明街道")
    [chart] = openpyxl.load_workbook(path)["汇总"]._charts
    looks = [series.graphicalProperties for series in chart.series]
    assert looks[0].solidFill is not None
    assert looks[1].pattFill.prst == "wdUpDiag"
