"""Where decisions are typed: matter, who, by when; Enter goes on, a spreadsheet's lines can be pasted (议定事项)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QTableView,
    QWidget,
)

from jiedao_desk.ui.clipboard import copy_table, table_from_clipboard
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.sessions.decisions_cells import DecisionCells
from jiedao_desk.ui.sessions.decisions_model import DUE, MATTER, RESPONSIBLE, STATE, DecisionsModel
from jiedao_desk.ui.theme import current_type, sized_font

_MOST_ROWS_IN_SIGHT = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_HAND = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class DecisionsTable(QTableView):
    """The cell one stands in is open to be typed in, so that an input method has a line from the first letter on.

    Enter and Tab go on to the next cell, from an empty last line out of the table; Esc closes the cell, and then
    Delete takes the line out and Ctrl+C copies.
    """

    follow_wanted = Signal(int)  # the row of a task that is kept already

    def __init__(self, model: DecisionsModel, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self.setModel(model)
        cells = DecisionCells(around, self)
        cells.rows_pasted.connect(self.paste)
        cells.removal_wanted.connect(self._remove)
        cells.stepped.connect(self._step)
        self.setItemDelegate(cells)
        self.setAccessibleName("议定事项")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(MATTER, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)
        model.modelReset.connect(self._fit)
        self.clicked.connect(self._open_clicked)
        self.doubleClicked.connect(self._follow)
        self._size()

    def open(self, row: int, column: int) -> None:
        """Goes to a cell and opens it to be typed in."""
        index = self._tasks.index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)
            if self._tasks.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)

    def paste(self) -> None:
        """Takes in the lines that a spreadsheet has put on the clipboard, from the current cell on."""
        index = self.currentIndex()
        column = index.column() if 0 <= index.column() < STATE else MATTER
        row = max(index.row(), 0)
        # The open cell closes first, or its echo would be written over what was pasted.
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        count = self._tasks.paste(row, column, table_from_clipboard())
        if count:
            self.open(row + count, MATTER)

    def sizeHint(self) -> QSize:
        return QSize(360, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_HAND:
            index = self.currentIndex()
            self.open(max(index.row(), 0), min(max(index.column(), 0), DUE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        if self.state() == QAbstractItemView.State.EditingState and key in (*_ENTER, Qt.Key.Key_Delete):
            # The open cell has dealt with it.
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key == Qt.Key.Key_Delete:
            self._tasks.remove(index.row())
        elif key in _ENTER and index.isValid():
            if index.column() == STATE:
                self._follow(index)
            else:
                self.open(index.row(), index.column())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """The cell closes, and the next one opens if Enter or Tab closed it."""
        hints = QAbstractItemDelegate.EndEditHint
        # Going to another row closes the cell as Enter does; then the way is already taken.
        here = self.indexAt(editor.geometry().center()) == self.currentIndex()
        forth = here and hint in (hints.SubmitModelCache, hints.EditNextItem)
        back = here and hint == hints.EditPreviousItem
        super().closeEditor(editor, hint if hint == hints.RevertModelCache else hints.NoHint)
        if forth or back:
            self._go(1 if forth else -1)

    # Inside

    def _go(self, step: int) -> None:
        """To the next cell or the one before; out of the table from its ends."""
        index = self.currentIndex()
        place = index.row() * STATE + index.column() + step
        if step > 0 and self._tasks.task(index.row()) is None:
            # Nothing was typed into the line for the next task: that was the last.
            self.focusNextPrevChild(True)
        elif place < 0:
            self.focusNextPrevChild(False)
        else:
            self.open(*divmod(place, STATE))

    def _step(self, step: int) -> None:
        index = self.currentIndex()
        if 0 <= index.row() + step < self._tasks.rowCount():
            self.open(index.row() + step, index.column())

    def _open_clicked(self, index: QModelIndex) -> None:
        self.open(index.row(), index.column())

    def _remove(self) -> None:
        row = self.currentIndex().row()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tasks.remove(row)
        self.open(min(row, self._tasks.rowCount() - 1), MATTER)

    def _follow(self, index: QModelIndex) -> None:
        task = self._tasks.task(index.row())
        if index.column() == STATE and task is not None and task.id is not None:
            self.follow_wanted.emit(task.id)

    def _copy(self) -> None:
        chosen = self.selectedIndexes()
        rows = sorted({one.row() for one in chosen if self._tasks.task(one.row()) is not None})
        columns = sorted({one.column() for one in chosen})
        if rows:
            copy_table([[self._tasks.text(row, column) for column in columns] for row in rows])

    def _size(self) -> None:
        small = QFontMetrics(sized_font(current_type().small))
        self.verticalHeader().setDefaultSectionSize(current_type().small + 21)
        header = self.horizontalHeader()
        for column, words in ((RESPONSIBLE, "责任人或单位国"), (DUE, "2026-12-28国"), (STATE, "不再办理国")):
            header.resizeSection(column, small.horizontalAdvance(words) + 26)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        rows = max(1, min(self._tasks.rowCount(), _MOST_ROWS_IN_SIGHT))
        head = self.horizontalHeader().sizeHint().height()
        return head + rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
