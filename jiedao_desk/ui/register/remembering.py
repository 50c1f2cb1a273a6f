"""What a register's page remembers of itself: columns, widths, order, how the room is shared (页面记忆)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter

from jiedao_desk.kernel.register import Register
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.register.table import RegisterTable


class PageMemory(QObject):
    """Puts a table and a splitter as they were left, and notes every change a hand makes."""

    def __init__(self, memory: Memory, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self._register = register
        self._table: RegisterTable | None = None

    def columns(self) -> list[str]:
        """The columns to begin with: those that were chosen, else the register's own."""
        kept = [key for key in self._memory.words("columns") if key in self._register.record.fields]
        return kept or [attribute.key for attribute in self._register.columns]

    def details(self) -> bool:
        """Whether the record beside the table was in sight."""
        return self._memory.text("details", "yes") == "yes"

    def keep_details(self, *, shown: bool) -> None:
        self._memory.keep_text("details", "yes" if shown else "no")

    def follow_table(self, table: RegisterTable) -> None:
        """Puts the table as it was left, and follows it from now on."""
        self._table = table
        table.set_chosen_widths(self._memory.numbers("widths"))
        order = self._memory.text("order", "")
        key = order.lstrip("-")
        falling = Qt.SortOrder.DescendingOrder if order.startswith("-") else Qt.SortOrder.AscendingOrder
        place = table.records.columns.index(key) if key in table.records.columns else -1
        head = table.horizontalHeader()
        head.setSortIndicator(place, falling)
        table.records.sort(place, falling)
        table.columns_moved.connect(self.keep_columns)
        table.widths_set.connect(self._keep_widths)
        head.sortIndicatorChanged.connect(self._keep_order)

    def keep_columns(self) -> None:
        """Notes which columns there are, from left to right."""
        assert self._table is not None
        self._memory.keep_words("columns", self._table.order())

    def follow_splitter(self, splitter: QSplitter, usual: tuple[int, int]) -> None:
        """Shares the room as it was shared, and follows the hand from now on."""
        kept = self._memory.numbers("splitter")
        splitter.setSizes([kept.get("table", usual[0]), kept.get("record", usual[1])])
        splitter.splitterMoved.connect(self._keep_sizes)

    def _keep_widths(self) -> None:
        assert self._table is not None
        self._memory.keep_numbers("widths", self._table.chosen_widths())

    def _keep_order(self, _column: int, _order: Qt.SortOrder) -> None:
        assert self._table is not None
        self._memory.keep_text("order", self._table.records.query.order or "")

    def _keep_sizes(self) -> None:
        splitter = self.sender()
        if isinstance(splitter, QSplitter):
            table, record = splitter.sizes()
            self._memory.keep_numbers("splitter", {"table": table, "record": record})
