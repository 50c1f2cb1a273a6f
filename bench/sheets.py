"""Workbooks written and read, against the libraries that do it underneath (测速：表格)."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import python_calamine
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from bench.measuring import Result, in_turn
from bench.sample import TODAY, name
from jiedao_desk import app
from jiedao_desk.operations import imports
from jiedao_desk.spreadsheet.layout import Column, SheetSpec
from jiedao_desk.spreadsheet.writing import write_workbook
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder

WRITTEN = 50_000
READ = 5_000
COLUMNS = (
    Column("序号", "whole"),
    Column("姓名"),
    Column("性别"),
    Column("出生日期", "date"),
    Column("身份证号"),
    Column("选区"),
    Column("参加次数", "whole"),
    Column("备注"),
)
# What one office writes in five ways.
BIRTHS = ("1975.08", "1975年8月", "1975-08", "75.8", "197508", 1975.08, "1975/8/15", "一九七五年八月")


def export(office: Path, n: int) -> Iterator[Result]:
    """50,000 rows in the official layout, against openpyxl writing the same cells with one style."""
    rows = [
        (
            number,
            name(random.Random(number)),
            "女",
            date(1975, 8, 15),
            "210504197508150020",
            "第七选区",
            9,
            "连任",
        )
        for number in range(WRITTEN)
    ]
    official = office.parent / "official.xlsx"
    sheet = SheetSpec("代表名册", COLUMNS, rows, layout="official", caption="代表名册", signature="填表人：")
    ours_ms, floor_ms = in_turn(
        partial(write_workbook, official, [sheet], creator="东明街道"),
        partial(_write_bare, office.parent / "bare.xlsx", rows),
        rounds=3,
    )
    yield Result("export", n, ours_ms, floor_ms)


def _write_bare(path: Path, rows: Sequence[tuple[str | int | date, ...]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    # Set once and filled again for each row: a font looked up for every cell costs more than the writing.
    cells = [WriteOnlyCell(sheet) for _ in rows[0]]
    for cell in cells:
        cell.font = Font(name="宋体", size=10.5)
    for row in rows:
        for cell, value in zip(cells, row, strict=True):
            cell.value = value
        sheet.append(cells)
    book.save(path)


def read(office: Path, n: int) -> Iterator[Result]:
    """A dry run over 5,000 rows as offices write them, against python-calamine reading the same file."""
    path = office.parent / "messy.xlsx"
    _write_messy(path)
    with app.writing_desk(DataFolder(office), Clock(TODAY)) as desk:
        ours_ms, floor_ms = in_turn(
            partial(imports.prepare, desk, "deputies", path), partial(_read_bare, path), rounds=3
        )
    yield Result("import", n, ours_ms, floor_ms)


def _write_messy(path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has one
    sheet.append(["明山区第十九届人大代表名册"])
    sheet.merge_cells("A1:H1")
    sheet.append(["序号", "姓 名", "性别", "出生\n年月", "民族", "党派", "选区", "联系电话"])
    for number in range(READ):
        if number % 500 == 499:
            sheet.append([f"第{number // 500 + 1}代表团（500人）"])
        sheet.append(
            [
                number + 1,
                f"{name(random.Random(number))}{'（女）' if number % 7 == 0 else ''}",
                "女" if number % 7 == 0 else "男",
                BIRTHS[number % len(BIRTHS)],
                ("汉", "汉族", "满", "回族")[number % 4],
                ("中共", "中共党员", "群众", "无党派", "民盟")[number % 5],
                f"第{number % 40 + 1}选区",
                f"1380000{number:04d}",
            ]
        )
    sheet.append(["合计", READ])
    book.save(path)


def _read_bare(path: Path) -> list[list[object]]:
    book = python_calamine.load_workbook(str(path))
    return [list(row) for row in book.get_sheet_by_index(0).iter_rows()]
