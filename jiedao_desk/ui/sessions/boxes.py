"""Small questions of the session editor: which earlier tasks, which names, which items (带入事项、粘贴)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from jiedao_desk.operations.sessions import OpenTask
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type


class TasksBox(AskBox):
    """Ticks the unfinished tasks that are to come onto the agenda; all are ticked at first."""

    def __init__(self, tasks: Sequence[OpenTask], parent: QWidget | None = None) -> None:
        super().__init__("带入未落实事项", "带入议程", parent)
        words = QLabel("勾选要在这次会议上听取落实情况的事项，它们会成为一个议题。")
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName("未落实的议定事项")
        self.list.setWordWrap(True)
        self.list.setMinimumSize(current_type().body * 34, current_type().body * 14)
        for task in tasks:
            told = filter(None, (task.responsible, f"时限{task.due_on}" if task.due_on else ""))
            words_of = "，".join(told)
            item = QListWidgetItem(f"{task.matter}（{words_of}）" if words_of else task.matter)
            item.setToolTip(f"来自{task.from_meeting}" if task.from_meeting else "")
            item.setData(Qt.ItemDataRole.UserRole, task.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.itemChanged.connect(self._follow)
        self.body.addWidget(words)
        self.body.addWidget(self.list, 1)
        self.accept_button.setDefault(True)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def chosen(self) -> list[int]:
        """The ids of the ticked tasks."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [
            row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() == Qt.CheckState.Checked
        ]

    def _follow(self) -> None:
        self.accept_button.setEnabled(bool(self.chosen()))


class PasteBox(AskBox):
    """Takes a text from WPS, Excel or a chat; what is on the clipboard stands in it already."""

    def __init__(self, headline: str, explanation: str, accept: str, parent: QWidget | None = None) -> None:
        super().__init__(headline, accept, parent)
        words = QLabel(explanation)
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        self.area = QPlainTextEdit(QGuiApplication.clipboard().text())
        self.area.setAccessibleName(headline)
        self.area.setTabChangesFocus(True)
        self.area.setMinimumSize(current_type().body * 34, current_type().body * 14)
        self.body.addWidget(words)
        self.body.addWidget(self.area, 1)
        self.area.selectAll()
        self.area.setFocus()


def ask_tasks(parent: QWidget, tasks: Sequence[OpenTask]) -> list[int]:
    """The ids chosen; none when the user thought better of it."""
    box = TasksBox(tasks, parent)
    chosen = box.chosen() if box.answered() else []
    box.deleteLater()
    return chosen


def ask_names(parent: QWidget, whose: str = "出席人员", accept: str = "勾选出席") -> str | None:
    """A list of names; ``None`` when the user thought better of it."""
    words = f"{whose}的名单，用顿号、空格或换行隔开都可以。"
    return _pasted(PasteBox("粘贴名单", words, accept, parent))


def ask_agenda(parent: QWidget) -> str | None:
    """The titles of an agenda; ``None`` when the user thought better of it."""
    return _pasted(PasteBox("粘贴议程", "每行一个议题，前面的序号会自动去掉。", "加入议程", parent))


def _pasted(box: PasteBox) -> str | None:
    text = box.area.toPlainText() if box.answered() else None
    box.deleteLater()
    return text
