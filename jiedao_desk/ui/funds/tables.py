"""The tables of the ledger: every entry with what was left after it, and what each category came to (经费台账)."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView

from jiedao_desk.kernel.amounts import yuan
from jiedao_desk.operations.funds import FundYear
from jiedao_desk.ui.points.tables import PlainTable

# The number of the voucher stands in the form and on paper.
_LEDGER = (("日期", 94), ("摘要", 180), ("经费科目", 80), ("收入", 84), ("支出", 84), ("结余", 88))
_CATEGORIES = (("经费科目", 200), ("笔数", 60), ("收入", 110), ("支出", 110))
_AMOUNTS = frozenset({"笔数", "收入", "支出", "结余"})


class _Amounts(PlainTable):
    """Amounts are never cut, whatever the size of the type; the words give way."""

    def __init__(self, name: str, columns: tuple[tuple[str, int], ...], stretched: str) -> None:
        super().__init__(name, columns, stretched, _AMOUNTS)
        head = self.horizontalHeader()
        for place, (title, _) in enumerate(columns):
            if title != stretched:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)


class LedgerTable(_Amounts):
    """In the order of the ledger; the first row is what came over."""

    def __init__(self) -> None:
        super().__init__("经费台账", _LEDGER, "摘要")
        self._ids: list[int | None] = []

    def show_year(self, made: FundYear) -> None:
        """Shows a year."""
        self._ids = [None, *(one.id for one in made.rows)]
        self.show_cells(
            [
                ("", "上年结余", "", "", "", yuan(made.sum.opening)),
                *(
                    (
                        one.on.isoformat(),
                        one.summary,
                        one.category,
                        yuan(one.income),
                        yuan(one.expense),
                        yuan(one.balance),
                    )
                    for one in made.rows
                ),
            ]
        )

    def id_at(self, row: int) -> int | None:
        """The entry of a row; none for what came over."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def choose(self, record_id: int | None) -> None:
        """Marks the row of an entry, if it is there."""
        if record_id is not None and record_id in self._ids:
            self.selectRow(self._ids.index(record_id))


class CategoryTable(_Amounts):
    """What came in and went out under each category."""

    def __init__(self) -> None:
        super().__init__("按科目", _CATEGORIES, "经费科目")

    def show_year(self, made: FundYear) -> None:
        """Shows a year, with the sums in the last row."""
        self.show_cells(
            [
                *(
                    (one.category, str(len(one.entries)), yuan(one.income or None), yuan(one.expense or None))
                    for one in made.categories
                ),
                ("合计", str(len(made.rows)), yuan(made.sum.income), yuan(made.sum.expense)),
            ]
        )
