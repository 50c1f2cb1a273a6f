"""A sealed workbook tells whether a cell was changed since, and not that it was merely saved again (校验)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from jiedao_desk.spreadsheet.layout import Column, SheetSpec
from jiedao_desk.spreadsheet.sealing import read_seal
from jiedao_desk.spreadsheet.writing import write_workbook


@pytest.fixture
def book(tmp_path: Path) -> bytes:
    path = tmp_path / "报表.xlsx"
    columns = (Column("日期", "date"), Column("名称"), Column("人次", "whole"), Column("率", "percent"))
    rows = [(date(2026, 3, 5), "视察\n两处", 8, Decimal("0.8889")), (None, "=调研", 0, None)]
    spec = SheetSpec("台账", columns, rows, layout="official", caption="台账", left="填报单位：东明街道")
    write_workbook(path, [spec], creator="东明街道", properties={"报表单位": "东明街道 & 人大"}, sealed=True)
    return path.read_bytes()


def saved_again(book: bytes, **cells: object) -> bytes:
    """As another program writes it, some cells changed."""
    opened = openpyxl.load_workbook(BytesIO(book))
    for place, value in cells.items():
        opened["台账"][place] = value
    target = BytesIO()
    opened.save(target)
    return target.getvalue()


def test_what_was_written_is_intact_and_says_whose_it_is(book: bytes) -> None:
    found = read_seal(book)
    assert found.intact is True
    assert found.properties["报表单位"] == "东明街道 & 人大"


def test_saving_it_again_changes_nothing(book: bytes) -> None:
    assert saved_again(book) != book
    assert read_seal(saved_again(book)).intact is True


@pytest.mark.parametrize(("place", "value"), [("C4", 9), ("A1", "另一张台账"), ("D5", 0.5), ("B9", "注")])
def test_a_changed_cell_shows(book: bytes, place: str, value: object) -> None:
    assert read_seal(saved_again(book, **{place: value})).intact is False


def test_a_workbook_without_a_seal_is_neither(tmp_path: Path) -> None:
    path = tmp_path / "别的.xlsx"
    write_workbook(path, [SheetSpec("一", (Column("名称"),), [("甲",)])], creator="东明街道")
    assert read_seal(path.read_bytes()).intact is None
