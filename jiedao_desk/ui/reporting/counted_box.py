"""In which reports a record was counted, those that were sent and the one of its year as it stands (计入的报表)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import counted
from jiedao_desk.operations.counted import InSheet, Reports
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.reporting.quiet_table import QuietTable
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PrimaryButton

_COLUMNS = (("报表", 150), ("次序", 120), ("报出日期", 110), ("状态", 90), ("计入的表", 260))


class CountedBox(QDialog):
    """One line a report."""

    def __init__(self, name: str, found: Reports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("计入的报表")
        self.setAccessibleName(self.windowTitle())
        heading = QLabel(f"“{name}”计入的报表")
        heading.setObjectName("ProgressTitle")
        heading.setWordWrap(True)
        self.table = QuietTable("计入的报表", _COLUMNS, 4)
        lines = [
            (
                periods.window(one.period).title,
                one.words,
                one.sent_on.isoformat(),
                one.state,
                _worded(sheets),
            )
            for one, sheets in found.sent
        ]
        if found.now:
            lines.append((found.period, "现在的数字", "", "未报出", _worded(found.now)))
        self.table.show_lines(lines)
        self.table.setVisible(bool(lines))
        self.words = QLabel(
            "报出的原件在“上报中心—已报出”里打开。"
            if lines
            else f"没有报出过，{found.period}的报表现在也没有计入它。为什么不计入，见各表的校核和备注。"
        )
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        close = PrimaryButton("关闭")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(heading)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        if lines:
            self.resize(current_type().body * 60, current_type().body * 24)


def show_reports_of(parent: QWidget, desk: Desk, register: str, record_id: int, name: str) -> None:
    """Shows where a record is counted until the box is closed."""
    try:
        found = counted.reports_of(desk, register, record_id)
    except (Refused, StorageTrouble) as trouble:
        dialogs.show_trouble(parent, trouble)
        return
    box = CountedBox(name, found, parent)
    box.exec()
    box.deleteLater()


def _worded(sheets: Sequence[InSheet]) -> str:
    return "、".join(f"表{one.number} {one.title}" for one in sheets)
