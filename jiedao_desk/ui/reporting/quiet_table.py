"""A table to be read, of which a line can be opened by Enter or a double click (只读表格)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem


class QuietTable(QTableWidget):
    """Texts in lines; one column takes what room is left, and every text that is cut stands whole in its tip."""

    def __init__(self, name: str, headings: Sequence[tuple[str, int]], stretched: int) -> None:
        super().__init__(0, len(headings))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([title for title, _ in headings])
        self.setShowGrid(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, (_, width) in enumerate(headings):
            header.resizeSection(column, width)
        header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Shows other lines."""
        self.setRowCount(len(lines))
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)

    def chosen(self) -> int | None:
        """The line that is selected."""
        return self.currentRow() if self.selectedItems() else None
