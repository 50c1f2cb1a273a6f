"""Two small questions of the session editor: which earlier tasks, and which names (带入事项、粘贴名单)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.operations.sessions import OpenTask
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton


class _Question(QDialog):
    """A headline, one thing to work on, and two buttons."""

    def __init__(
        self, headline: str, explanation: str, subject: QWidget, accept: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        words = QLabel(explanation)
        words.setWordWrap(True)
        yes, no = PrimaryButton(accept), PlainButton("取消")
        yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(no)
        buttons.addWidget(yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.card, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(words)
        layout.addWidget(subject, 1)
        layout.addLayout(buttons)
        self.resize(560, 380)


class ChooseTasks(_Question):
    """Ticks the unfinished tasks that are to come onto the agenda; all are ticked at first."""

    def __init__(self, parent: QWidget, tasks: list[OpenTask]) -> None:
        self.items = QListWidget()
        self.items.setAccessibleName("未办结的议定事项")
        for task in tasks:
            due = f"，时限{task.due_on.isoformat()}" if task.due_on else ""
            who = f"（{task.responsible}{due}）" if task.responsible or due else ""
            item = QListWidgetItem(f"{task.matter}{who}")
            item.setToolTip(task.from_meeting)
            item.setData(Qt.ItemDataRole.UserRole, task.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.items.addItem(item)
        super().__init__(
            "带入议定事项", "勾选要在这次会议上听取落实情况的事项：", self.items, "带入议程", parent
        )

    def chosen(self) -> list[int]:
        """The ids of the ticked tasks."""
        rows = (self.items.item(row) for row in range(self.items.count()))
        return [
            row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() == Qt.CheckState.Checked
        ]

    @classmethod
    def ask(cls, parent: QWidget, tasks: list[OpenTask]) -> list[int]:
        """The ids chosen; none when the user thought better of it."""
        box = cls(parent, tasks)
        answered = box.exec() == QDialog.DialogCode.Accepted
        chosen = box.chosen() if answered else []
        box.deleteLater()
        return chosen


class PasteNames(_Question):
    """Takes a list of names from WPS, Excel or a chat; what is on the clipboard stands in it already."""

    def __init__(self, parent: QWidget) -> None:
        self.area = QPlainTextEdit(QGuiApplication.clipboard().text())
        self.area.setAccessibleName("名单")
        super().__init__(
            "粘贴名单", "粘贴出席人员名单，顿号、空格、换行隔开都可以：", self.area, "勾选出席", parent
        )

    @classmethod
    def ask(cls, parent: QWidget) -> str | None:
        """The text as it stands; ``None`` when the user thought better of it."""
        box = cls(parent)
        answered = box.exec() == QDialog.DialogCode.Accepted
        text = box.area.toPlainText() if answered else None
        box.deleteLater()
        return text
