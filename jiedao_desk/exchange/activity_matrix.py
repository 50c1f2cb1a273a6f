"""A sheet of names by dates with ticks becomes a row for each date, with lists of names (签到矩阵)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jiedao_desk.exchange import headers
from jiedao_desk.kernel import dates
from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, LEFT_EARLY, PRESENT, STATES
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import without_blanks
from jiedao_desk.spreadsheet.table import Cell, Row, Sheet, Workbook, text_cell

NAME_HEADINGS = ("姓名", "代表姓名")
NO_PEOPLE = ("合计", "总计", "小计", "备注", "说明")
MARKS = {
    **dict.fromkeys(("√", "✓", "✔", "☑", "1", "是", "到", "Y", "y", "●"), PRESENT),
    **dict.fromkeys(("×", "✗", "✘", "x", "X", "缺", "0"), ABSENT),
    **dict.fromkeys(("假", "△"), LEAVE),
    **dict.fromkeys(("迟",), LATE),
    **dict.fromkeys(("早",), LEFT_EARLY),
    **{state: state for state in STATES},
}
_LOOKED_AT, _LEAST_DATES = 10, 2


def unpivoted(workbook: Workbook, year: int) -> Workbook:
    """The workbook with every sheet of names by dates turned into rows; other sheets stay as they are.

    Dates without a year are of the year that a title over them names, else of ``year``. The rows made are numbered
    from the heading on, one a date, which is said in a notice.
    """
    sheets, notices = [], []
    for sheet in workbook.sheets:
        made, guessed = _unpivoted(sheet, year)
        sheets.append(made or sheet)
        if made is not None:
            count = len(made.rows) - 1
            first = made.rows[0].number
            notices.append(
                f"工作表“{sheet.name}”是姓名和日期的签到矩阵，按日期列拆成{count}次活动；"
                f"下面的第{first + 1}行起依次是各个日期列"
            )
            if guessed:
                notices.append(f"工作表“{sheet.name}”的表头日期没有写年份，按{year}年读入，请核对")
    return replace(workbook, sheets=tuple(sheets), notices=(*workbook.notices, *notices))


def _unpivoted(sheet: Sheet, year: int) -> tuple[Sheet | None, bool]:
    """The sheet turned into rows, and whether ``year`` had to serve for a date in it."""
    for place, head in enumerate(sheet.rows[:_LOOKED_AT]):
        names = next(
            (at for at, cell in enumerate(head.cells, start=1) if plain(cell) in NAME_HEADINGS), None
        )
        if names is None:
            continue
        titles = sheet.rows[:place]
        told = headers.year_told(cell.text for row in titles for cell in row.cells)
        of = told or year
        days = {
            at: day
            for at, cell in enumerate(head.cells, start=1)
            if at > names and (day := _day(cell, of)) is not None
        }
        if len(days) < _LEAST_DATES:
            return None, False
        guessed = told is None and any(_day(head.at(at), year + 1) != day for at, day in days.items())
        people = [row for row in sheet.rows[place + 1 :] if _person(row.at(names))]
        above = titles[-1] if titles else None
        rows = [
            _activity(head.number + number, day, _title(above, at, day), people, names, at)
            for number, (at, day) in enumerate(days.items(), start=1)
        ]
        heading = Row(head.number, tuple(map(text_cell, ("活动日期", "活动名称", *STATES))))
        return Sheet(sheet.name, (heading, *rows), sheet.hidden), guessed
    return None, False


def _activity(number: int, day: date, title: str, people: Sequence[Row], names: int, at: int) -> Row:
    lists: dict[str, list[str]] = {state: [] for state in STATES}
    for row in people:
        mark = plain(row.at(at))
        if not mark:
            continue
        name = without_blanks(row.at(names).text)
        state = MARKS.get(mark)
        # What is no known mark stays behind the name, where the reading of lists makes of it what it can.
        lists[state or PRESENT].append(name if state is not None else f"{name}（{mark}）")
    cells = (day.isoformat(), title, *("、".join(lists[state]) for state in STATES))
    return Row(number, tuple(text_cell(cell) for cell in cells))


def _title(above: Row | None, at: int, day: date) -> str:
    """What stands over the date, unless that is the title of the whole sheet."""
    filled = [cell for cell in above.cells if not cell.blank] if above is not None else []
    own = above.at(at).text.strip() if above is not None and len(filled) > 1 else ""
    return own or f"{day.month}月{day.day}日活动"


def _day(cell: Cell, year: int) -> date | None:
    if cell.blank or cell.kind in ("bool", "error"):
        return None
    try:
        return dates.read_day(cell.value, year=year)
    except Unreadable:
        return None


def _person(cell: Cell) -> bool:
    name = plain(cell)
    return bool(name) and not name.startswith(NO_PEOPLE)


def plain(cell: Cell) -> str:
    """What a cell says, without blanks."""
    return "" if cell.blank else without_blanks(cell.text)
