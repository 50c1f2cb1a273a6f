"""The records that a figure was counted from, in a box of their own (反查数字)."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.sheet import Source
from jiedao_desk.operations import counted
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.year_figures import YearFigure
from jiedao_desk.ui.reporting.quiet_table import QuietTable
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton

_COLUMNS = (("登记簿", 110), ("记录", 360), ("日期等", 140))


class FigureBox(QDialog):
    """Name of the figure, how it is counted, one line a record; Enter or a double click opens one."""

    def __init__(self, desk: Desk, figure: YearFigure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(figure.title)
        self.setAccessibleName(f"{figure.title}计入的记录")
        self._found = counted.records_of(desk, figure.sources)
        heading = QLabel(f"{figure.title}　{figure.words} {figure.unit}")
        heading.setObjectName("ProgressTitle")
        how = QLabel(f"怎么算的：{figure.how}。")
        how.setProperty("role", "muted")
        how.setWordWrap(True)
        self.table = QuietTable(f"{figure.title}计入的记录", _COLUMNS, 1)
        self.table.show_lines([(one.register, one.name, one.detail) for one in self._found])
        self.table.activated.connect(self.accept)
        self.table.itemSelectionChanged.connect(self._weigh)
        close = PlainButton("关闭")
        close.clicked.connect(self.reject)
        self.open_button = PrimaryButton("打开记录")
        self.open_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(heading)
        layout.addWidget(how)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.resize(current_type().body * 50, current_type().body * 28)
        if self._found:
            self.table.selectRow(0)
        self._weigh()

    def source(self) -> Source | None:
        """The record that is chosen."""
        row = self.table.chosen()
        return self._found[row].source if row is not None and row < len(self._found) else None

    def _weigh(self) -> None:
        self.open_button.setEnabled(self.source() is not None)


def choose_record(parent: QWidget, desk: Desk, figure: YearFigure) -> Source | None:
    """Shows the records until one is chosen or the box is closed."""
    box = FigureBox(desk, figure, parent)
    chosen = box.source() if box.exec() == QDialog.DialogCode.Accepted else None
    box.deleteLater()
    return chosen
