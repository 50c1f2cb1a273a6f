"""The participants of a training as a table that is typed in: many at once, by mouse or keys (参训人员表)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Choice
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import trainings
from jiedao_desk.registers.training_attendance import STAFF_MEMBER, STATES
from jiedao_desk.ui.editors.choices import StillCombo
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton
from jiedao_desk.ui.widgets.cards import SectionTitle

AnyIndex = QModelIndex | QPersistentModelIndex
# In pixels at a type of 14; the reason takes what is left.
_COLUMNS = (("name", 92), ("capacity", 88), ("state", 88), ("reason", 110), ("certificate", 96))
_KEYS = tuple(key for key, _ in _COLUMNS)
_MOST_ROWS = 10


class _Words(QStyledItemDelegate):
    """A cell that holds a word of a list: the list drops down in it."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = list(words)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        combo = StillCombo(parent)
        combo.addItems(self._words)
        combo.activated.connect(partial(self._done, combo))
        return combo

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        assert isinstance(editor, StillCombo)
        editor.setCurrentText(str(index.data() or ""))
        editor.showPopup()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        assert isinstance(editor, StillCombo)
        model.setData(index, editor.currentText())

    def _done(self, combo: StillCombo) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)


class _Table(QTableWidget):
    """Digits mark the chosen rows, Delete takes them out; any other key types into the cell."""

    marked = Signal(str)
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        word_column = self.currentColumn() in (_KEYS.index("state"), _KEYS.index("capacity"))
        digit = event.text()
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif word_column and digit.isdecimal() and 0 < int(digit) <= len(STATES.words):
            self.marked.emit(STATES.words[int(digit) - 1])
        else:
            super().keyPressEvent(event)


class Participants(QWidget):
    """Holds the lines; of a deputy who is not linked it says so, and loses nobody."""

    changed = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._lines: list[Draft] = []
        self._filling = self._read_only = False
        self._title = SectionTitle("参训人员")
        self._add = LinkButton("＋ 添加", size="small")
        self._add.setAccessibleName("添加参训人员")
        self._add.clicked.connect(self.add)
        self._title.add_action(self._add)
        self.table = self._made()
        self._moves = QWidget()
        row = QHBoxLayout(self._moves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        for number, state in enumerate(STATES.words, start=1):
            button = PlainButton(f"记{state}")
            button.setToolTip(f"选中的人都记{state}（在“参训情况”一列按 {number}）")
            button.clicked.connect(partial(self.mark, state))
            row.addWidget(button)
        out = PlainButton("移出名单")
        out.setToolTip("选中的人移出名单（Delete）")
        out.clicked.connect(self.remove)
        row.addWidget(out)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.tight)
        layout.addWidget(self._title)
        layout.addWidget(self.table)
        layout.addWidget(self._moves)
        self.setAccessibleName("参训人员")
        self.show_lines([])

    def show_lines(self, lines: Sequence[Draft]) -> None:
        """Shows another list; the drafts that were given stay as they are."""
        self._lines = [one.copy() for one in lines]
        self._filling = True
        self.table.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, key in enumerate(_KEYS):
                item = QTableWidgetItem(str(line.get(key) or ""))
                self.table.setItem(row, column, item)
            self._tell(row)
        self._filling = False
        self._fit()

    def lines(self) -> list[Draft]:
        """The lines as they stand; one in which nothing was typed is none."""
        return [
            one.copy() for one in self._lines if one.id is not None or one.get("name") or one.get("reason")
        ]

    def set_read_only(self, read_only: bool) -> None:
        """Whether the list can only be looked at."""
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            triggers.NoEditTriggers
            if read_only
            else triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self._moves.setVisible(not read_only and bool(self._lines))
        self._add.setVisible(not read_only)
        self._read_only = read_only

    def add(self) -> None:
        """A new line at the end, its name to be typed."""
        fresh = {key: field.default for key, field in self._fields().items() if field.default is not None}
        self.show_lines([*self._lines, Draft(trainings.LINES, fresh)])
        item = self.table.item(len(self._lines) - 1, 0)
        assert item is not None
        self.table.setCurrentItem(item)
        self.table.editItem(item)

    def mark(self, state: str) -> None:
        """Writes the state of everybody who is chosen."""
        column = _KEYS.index("state")
        for row in self._chosen():
            item = self.table.item(row, column)
            if item is not None and not self._read_only:
                item.setText(state)

    def remove(self) -> None:
        """Takes everybody who is chosen off the list."""
        chosen = set(self._chosen())
        if chosen and not self._read_only:
            self.show_lines([one for row, one in enumerate(self._lines) if row not in chosen])
            self.changed.emit()

    def to_list(self) -> None:
        """The keys go into the list."""
        if self._lines:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> _Table:
        table = _Table(0, len(_COLUMNS))
        table.setAccessibleName("参训人员")
        fields = self._fields()
        table.setHorizontalHeaderLabels([fields[key].label for key in _KEYS])
        table.setShowGrid(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(_KEYS.index("reason"), QHeaderView.ResizeMode.Stretch)
        scale = current_type().body / 14
        for column, (key, width) in enumerate(_COLUMNS):
            table.setColumnWidth(column, round(width * scale))
            field = fields[key]
            if isinstance(field, Choice):
                table.setItemDelegateForColumn(column, _Words(field.codes.words, table))
        table.itemChanged.connect(self._write)
        table.marked.connect(self.mark)
        table.removed.connect(self.remove)
        return table

    def _fields(self) -> dict[str, Any]:
        return {field.key: field for field in self._register.fields}

    def _write(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        line, key = self._lines[item.row()], _KEYS[item.column()]
        value = self._fields()[key].read(item.text())
        if value == line.get(key):
            return
        line.values[key] = value
        if key == "name":
            # Another name is another person; who it is, is seen when it is saved.
            line.values["person_id"] = None
        self._filling = True
        item.setText(str(value or ""))
        self._tell(item.row())
        self._filling = False
        self.changed.emit()

    def _tell(self, row: int) -> None:
        """A deputy's name that leads to nobody is said to."""
        line, item = self._lines[row], self.table.item(row, 0)
        if item is None:
            return
        loose = line.id is not None and line.get("person_id") is None and line.get("capacity") != STAFF_MEMBER
        item.setToolTip("没有对应到当天在任的代表，照原样保留，不进入履职档案" if loose else "")
        font = item.font()
        font.setItalic(loose)
        item.setFont(font)

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectedIndexes()})

    def _fit(self) -> None:
        """As high as its rows, up to what leaves the form in sight; beyond that it scrolls."""
        rows = min(max(len(self._lines), 1), _MOST_ROWS)
        height = self.table.verticalHeader().defaultSectionSize() * rows
        self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + 4)
        self.table.setVisible(bool(self._lines))
        self._moves.setVisible(bool(self._lines) and not self._read_only)
        self._title.set_note(f"{len(self._lines)} 名" if self._lines else "还没有参训人员")
