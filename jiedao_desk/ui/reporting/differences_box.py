"""What a sent report says, beside what would be said now (与现在对照)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.sheet import Source
from jiedao_desk.kernel.sheet_comparing import Difference
from jiedao_desk.ui.reporting.quiet_table import QuietTable
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton

_COLUMNS = (("表", 150), ("行", 210), ("列", 130), ("原报", 150), ("现在", 150))


class DifferencesBox(QDialog):
    """One line a cell that differs; a line opens the record behind it, which closes the box."""

    def __init__(self, title: str, found: Sequence[Difference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.source: Source | None = None
        self._found = found
        heading = QLabel(title)
        heading.setObjectName("ProgressTitle")
        words = QLabel(
            f"报出的没有改动。现在再算，有{len(found)}处不同；要改报的，用“更正”。"
            if found
            else "报出的和现在再算的完全一样。"
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.table = QuietTable("差异", _COLUMNS, 1)
        self.table.show_lines(
            [(f"表{one.sheet} {one.title}", one.row, one.column, one.before, one.after) for one in found]
        )
        self.table.activated.connect(self._open)
        self.table.setVisible(bool(found))
        self._open_button = PlainButton("打开记录")
        self._open_button.clicked.connect(self._open)
        self._open_button.setVisible(bool(found))
        close = PrimaryButton("关闭")
        close.clicked.connect(self.reject)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        buttons.addWidget(self._open_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        if found:
            self.table.selectRow(0)
            self.resize(current_type().body * 64, current_type().body * 36)

    def _open(self) -> None:
        row = self.table.chosen()
        if row is not None and self._found[row].sources:
            self.source = self._found[row].sources[0]
            self.accept()
