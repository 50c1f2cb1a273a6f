"""The cells that decisions are typed in: plain lines that write at every stroke (议定事项单元格)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.editors.around import Around, matching
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.register.tones import TONES
from jiedao_desk.ui.sessions.decisions_model import DUE, RESPONSIBLE, STATE
from jiedao_desk.ui.theme import current_type, sized_font
from jiedao_desk.ui.widgets.floating_list import Choice

AnyIndex = QModelIndex | QPersistentModelIndex
_SEPARATORS = "、，,；; "


class CellLine(QLineEdit):
    """The line in a cell. What is pasted from a spreadsheet goes to the table, not into one cell."""

    rows_pasted = Signal()
    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Paste) and _several_cells():
            self.rows_pasted.emit()
        elif control and event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() == "edit-paste" and _several_cells():
                action.triggered.disconnect()
                action.triggered.connect(self.rows_pasted)
        menu.addSeparator()
        menu.addAction("去掉这一行（Ctrl+Delete）", self.removal_wanted.emit)
        menu.popup(event.globalPos())


class DecisionCells(QStyledItemDelegate):
    """Names are offered by initials, the state stands as a chip."""

    rows_pasted = Signal()
    removal_wanted = Signal()
    stepped = Signal(int)  # a row up or down

    def __init__(self, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._offers: Suggestions | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        line = CellLine(parent)
        line.setObjectName("CellLine")
        line.setFrame(False)
        heading = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        line.setAccessibleName(f"{heading}，第{index.row() + 1}行")
        line.textEdited.connect(self._write)
        line.rows_pasted.connect(self.rows_pasted)
        line.removal_wanted.connect(self.removal_wanted)
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
        if isinstance(event, QKeyEvent) and isinstance(editor, QLineEdit):
            # The list of names takes Enter, Esc and the arrows before the table does.
            if self._offers is not None and self._offers.shown is not None:
                typed = editor.text()
                if self._offers.eventFilter(editor, event) or editor.text() != typed:
                    return True
            key = Qt.Key(event.key())
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
            # In the column of names the arrow down calls the list.
            called = step == 1 and self._offers is not None
            if event.type() == QEvent.Type.KeyPress and plain and step is not None and not called:
                self.stepped.emit(step)
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


def _several_cells() -> bool:
    """Whether the clipboard holds more than what belongs into one cell."""
    text = QGuiApplication.clipboard().text().strip("\n")
    return "\t" in text or "\n" in text


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
