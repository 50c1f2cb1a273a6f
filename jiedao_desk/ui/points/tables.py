"""The two tables of the page of points: deputies with their totals, and the account of one (积分表)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from jiedao_desk.kernel.scoring import Account, PointLine
from jiedao_desk.operations.points import PersonPoints

_PEOPLE = (
    ("姓名", 90),
    ("选区", 120),
    ("代表小组", 130),
    ("积分", 70),
    ("等次", 70),
    ("区评分", 70),
    ("区评等次", 80),
)
_LINES = (("日期", 100), ("项目", 116), ("内容", 200), ("分值", 60))
# Columns that say nothing until the district has sent its scores back.
_RETURNED = frozenset({"区评分", "区评等次"})
_NUMBERS = frozenset({"积分", "区评分", "分值"})


class PlainTable(QTableWidget):
    """Rows to be read: whole rows are chosen, Enter or a double click opens one."""

    def __init__(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        stretched: str,
        numbers: frozenset[str] = _NUMBERS,
    ) -> None:
        super().__init__(0, len(columns))
        self._columns = columns
        self._numbers = numbers
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, (title, width) in enumerate(columns):
            self.setColumnWidth(place, width)
            side = Qt.AlignmentFlag.AlignRight if title in self._numbers else Qt.AlignmentFlag.AlignLeft
            heading = QTableWidgetItem(title)
            heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(place, heading)
            if title == stretched:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def show_cells(self, rows: Sequence[Sequence[str]]) -> None:
        """Shows other rows."""
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if self._columns[column][0] in self._numbers
                    else Qt.AlignmentFlag.AlignLeft
                )
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)


class PeopleTable(PlainTable):
    """Deputies in roster order; the table is not sorted by points, since it ranks nobody."""

    def __init__(self) -> None:
        super().__init__("代表积分", _PEOPLE, "选区")

    def show_people(self, people: Sequence[PersonPoints]) -> None:
        """Shows the totals of a year."""
        returned = any(one.district_score is not None or one.district_grade for one in people)
        for place, (title, _) in enumerate(_PEOPLE):
            self.setColumnHidden(place, title in _RETURNED and not returned)
        self.show_cells(
            [
                (
                    one.name,
                    one.constituency,
                    one.group,
                    f"{one.account.total:.1f}",
                    one.account.grade,
                    "" if one.district_score is None else f"{one.district_score:.1f}",
                    one.district_grade,
                )
                for one in people
            ]
        )


class AccountTable(PlainTable):
    """The lines that a total is made of, each with its record."""

    def __init__(self) -> None:
        super().__init__("积分明细", _LINES, "内容")
        self._lines: tuple[PointLine, ...] = ()

    def show_account(self, account: Account | None) -> None:
        """Shows the account of one deputy; nothing where nobody is chosen."""
        self._lines = account.lines if account else ()
        self.show_cells(
            [(line.on.isoformat(), line.what, _told(line), f"{line.points:+.1f}") for line in self._lines]
        )

    def line(self, row: int) -> PointLine | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None


def _told(line: PointLine) -> str:
    """What it was, and why it is worth less than its rule says, if so."""
    return f"{line.title}（{line.remark}）" if line.remark else line.title
