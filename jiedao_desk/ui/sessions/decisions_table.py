"""Where decisions are typed: matter, who, by when; Enter goes on, a spreadsheet's lines can be pasted (议定事项)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jiedao_desk.ui.clipboard import copy_table, table_from_clipboard
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.editors.around import Around, matching
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.register.tones import TONES
from jiedao_desk.ui.sessions.decisions_model import DUE, MATTER, RESPONSIBLE, STATE, DecisionsModel
from jiedao_desk.ui.theme import current_type, sized_font
from jiedao_desk.ui.widgets.floating_list import Choice

AnyIndex = QModelIndex | QPersistentModelIndex
_MOST_ROWS_IN_SIGHT = 8
_SEPARATORS = "、，,；; "


class _Cells(QStyledItemDelegate):
    """Plain lines that write at every stroke, names offered by initials, the state as a chip."""

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._offers: Suggestions | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        line = QLineEdit(parent)
        line.setObjectName("CellLine")
        line.setFrame(False)
        line.setAccessibleName(
            str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
            + f"，第{index.row() + 1}行"
        )
        line.textEdited.connect(self._write)
        self._offers = None
        if index.column() == RESPONSIBLE:
            self._offers = Suggestions(line, "责任人：可选人员", self._find)
            self._offers.chosen.connect(self._choose)
            line.textEdited.connect(self._take_initials)
        elif index.column() == DUE:
            line.setPlaceholderText("如 12.20")
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        # What is being typed is never written over by its own echo.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        # The list of names takes Enter, Esc and the arrows before the table does.
        if self._offers is not None and self._offers.shown is not None and isinstance(event, QKeyEvent):
            was_typed = editor.text() if isinstance(editor, QLineEdit) else ""
            if self._offers.eventFilter(editor, event):
                return True
            taken = isinstance(editor, QLineEdit) and editor.text() != was_typed
            if taken and event.type() == QEvent.Type.KeyPress:
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        word = str(index.data() or "") if index.column() == STATE else ""
        tone = TONES.get(word)
        if tone is None:
            super().paint(painter, option, index)
            return
        _paint_chip(painter, option.rect, word, tone)

    def _write(self, _text: str) -> None:
        line = self.sender()
        if isinstance(line, QWidget):
            self.commitData.emit(line)

    def _take_initials(self, text: str) -> None:
        """Letters behind the last separator can only be initials: Enter takes the first who fits."""
        shown = self._offers.shown if self._offers is not None else None
        if shown is not None and _last_name(text).isascii():
            shown.steer(Qt.Key.Key_Down)

    def _find(self, text: str) -> Sequence[Choice]:
        begun = _last_name(text)
        if not begun:
            return ()
        return [Choice(one.name, one.detail, one.name) for one in matching(begun, self._around.people(), 8)]

    def _choose(self, name: object) -> None:
        assert self._offers is not None
        line = self._offers.parent()
        assert isinstance(line, QLineEdit)
        typed = line.text()
        line.setText(typed[: len(typed) - len(_last_name(typed))] + str(name))
        line.setModified(True)
        self.commitData.emit(line)


class DecisionsTable(QTableView):
    """Edited in place: typing begins, Enter goes on, Delete takes a line out, Ctrl+V takes lines from a spreadsheet."""

    follow_wanted = Signal(int)  # the row of a task that is kept already
    pasted = Signal(int)

    def __init__(self, model: DecisionsModel, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = model
        self.setModel(model)
        self.setItemDelegate(_Cells(around, self))
        self.setAccessibleName("议定事项")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
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
        self.doubleClicked.connect(self._follow)
        self._size()

    def sizeHint(self) -> QSize:
        return QSize(360, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(220, self._height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        key = Qt.Key(event.key())
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Paste):
            column = index.column() if 0 <= index.column() < STATE else MATTER
            count = self._tasks.paste(max(index.row(), 0), column, table_from_clipboard())
            if count:
                self.pasted.emit(count)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif key == Qt.Key.Key_Delete and not editing:
            self._tasks.remove(index.row())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing and index.isValid():
            if index.column() == STATE:
                self._follow(index)
            else:
                self.edit(index)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() and self._tasks.rowCount():
            self.setCurrentIndex(self._tasks.index(0, MATTER))

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        # Enter goes on to the right, and from the limit to the next line.
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def _go_on(self) -> None:
        index = self.currentIndex()
        if self._tasks.task(index.row()) is None:
            return
        if index.column() < DUE:
            following = self._tasks.index(index.row(), index.column() + 1)
        else:
            following = self._tasks.index(index.row() + 1, MATTER)
        if following.isValid():
            self.setCurrentIndex(following)
            self.edit(following)

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


def _last_name(text: str) -> str:
    """What stands behind the last separator: the name that is being typed."""
    place = max(text.rfind(separator) for separator in _SEPARATORS)
    return text[place + 1 :]


def _paint_chip(painter: QPainter, cell: QRect, word: str, tone: Tone) -> None:
    colours = current_colours().tone(tone)
    font = sized_font(current_type().caption)
    metrics = QFontMetrics(font)
    height = metrics.height() + 3
    width = min(metrics.horizontalAdvance(word) + 16, cell.width() - 14)
    chip = QRect(cell.left() + 11, cell.center().y() - height // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.tint))
    painter.drawRoundedRect(chip, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(QColor(colours.ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
    painter.restore()
