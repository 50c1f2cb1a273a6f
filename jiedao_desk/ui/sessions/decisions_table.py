"""The decisions of one item as a small table: matter, who, by when; typed or pasted (议定事项)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.register import Register

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
COLUMNS = ("matter", "responsible", "due_on", "state")


class DecisionsModel(QAbstractTableModel):
    """Drafts of tasks, and one empty line at the end that becomes the next."""

    edited = Signal()
    refused = Signal(str)

    def __init__(self, register: Register, make: Callable[[], Draft], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = [register.field(key) for key in COLUMNS]
        self._make = make
        self._tasks: list[Draft] = []
        self._locked = False

    def show_tasks(self, tasks: list[Draft], *, locked: bool) -> None:
        """Shows the tasks of another item."""
        self.beginResetModel()
        self._tasks, self._locked = tasks, locked
        self.endResetModel()

    def task(self, row: int) -> Draft | None:
        """The task of a line; ``None`` for the empty one."""
        return self._tasks[row] if 0 <= row < len(self._tasks) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._tasks) + (0 if self._locked else 1)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._fields[section].label
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        task = self.task(index.row())
        if task is None:
            if role == Qt.ItemDataRole.ForegroundRole:
                return None
            return "在此填写下一项" if role == Qt.ItemDataRole.ToolTipRole else None
        field = self._fields[index.column()]
        shown = field.show(task.get(field.key))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown
        if role == Qt.ItemDataRole.ToolTipRole and shown:
            return shown
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if not self._locked and COLUMNS[index.column()] != "state":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self._locked:
            return False
        field = self._fields[index.column()]
        try:
            read = field.read(value)
        except Unreadable as error:
            self.refused.emit(str(error))
            return False
        task = self.task(index.row())
        if task is None:
            if read in (None, ()):
                return False
            task = self._append()
        if task.get(field.key) == read:
            return True
        task.values[field.key] = read
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def paste(self, at: int, text: str) -> None:
        """Lines and columns as copied from a spreadsheet: matter, who, by when."""
        for offset, line in enumerate(line for line in text.splitlines() if line.strip()):
            for column, cell in enumerate(line.split("\t")[:3]):
                self.setData(self.index(at + offset, column), cell)

    def remove(self, row: int) -> None:
        """Takes a line out."""
        if self._locked or self.task(row) is None:
            return
        self.beginRemoveRows(_NOWHERE, row, row)
        self._tasks.pop(row)
        self.endRemoveRows()
        self.edited.emit()

    def tasks(self) -> list[Draft]:
        """The tasks as they stand."""
        return self._tasks

    def _append(self) -> Draft:
        place = len(self._tasks)
        task = self._make()
        self.beginInsertRows(_NOWHERE, place + 1, place + 1)
        self._tasks.append(task)
        self.endInsertRows()
        return task


class DecisionsTable(QTableView):
    """Edited in place: typing begins, Enter goes on, Delete takes a line out, Ctrl+V takes lines from a spreadsheet."""

    def __init__(self, model: DecisionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self.setModel(model)
        self.setAccessibleName("议定事项")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in ((1, 120), (2, 108), (3, 76)):
            header.resizeSection(column, width)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._tasks.paste(max(index.row(), 0), QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and self.state() != QAbstractItemView.State.EditingState:
            self._tasks.remove(index.row())
        else:
            super().keyPressEvent(event)
