"""The agenda at the left of the session editor: choose, add, reorder, remove (议程)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from jiedao_desk.ui.sessions.agenda_lines import AgendaItems, AgendaLine
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton
from jiedao_desk.ui.widgets.cards import Card


class AgendaList(Card):
    """The items in order. Alt+↑ and Alt+↓ move one, Insert adds one, Delete asks to remove one."""

    chosen = Signal(int)
    entered = Signal()  # Enter: into the item
    add_wanted = Signal()
    paste_wanted = Signal(str)  # the text on the clipboard, empty to be asked for
    carry_wanted = Signal()
    remove_wanted = Signal(int)
    moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("议程", " ", parent=parent)
        self._locked = False
        self._filling = False
        self.list = AgendaItems()
        self.list.setAccessibleName("议程")
        self.list.currentRowChanged.connect(self._choose)
        self.list.entered_item.connect(self.entered)
        self.list.add_wanted.connect(self._want_item)
        self.list.remove_wanted.connect(self._want_removal)
        self.list.move_wanted.connect(self._want_move)
        self.list.paste_wanted.connect(self._want_pasted)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.up, self.down = (
            IconButton("chevron_up", "上移（Alt+↑）"),
            IconButton("chevron_down", "下移（Alt+↓）"),
        )
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        for button in (self.up, self.down):
            self.heading.add_action(button)
        self.add = LinkButton("＋ 添加议题")
        self.add.setToolTip("在议题中按 Ctrl+Enter 也可添加")
        self.add.clicked.connect(self.add_wanted)
        self.paste = LinkButton("粘贴议程")
        self.paste.clicked.connect(self._ask_for_pasted)
        self.carry = LinkButton("", size="small")
        self.carry.clicked.connect(self.carry_wanted)
        self.carry.hide()
        self.body.setSpacing(SPACING.small)
        self.body.addWidget(self.list)
        links = _Links()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        first = QHBoxLayout()
        first.setSpacing(SPACING.normal)
        first.addWidget(self.add)
        first.addWidget(self.paste)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(self.carry, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(links)
        self.body.addStretch(1)

    def show_lines(self, lines: list[AgendaLine], current: int) -> None:
        """Shows the items anew; ``current`` is chosen without being announced."""
        self._filling = True
        self.list.show_lines(lines)
        if 0 <= current < len(lines):
            self.list.setCurrentRow(current)
        self._filling = False
        self._weigh()

    def offer_carrying(self, count: int) -> None:
        """Offers to take unfinished tasks of earlier meetings onto the agenda."""
        self.carry.setText(f"带入未落实事项（{count}项）")
        self.carry.setVisible(count > 0 and not self._locked)

    def set_locked(self, locked: bool) -> None:
        """A finalised record can be read, not rearranged."""
        self._locked = locked
        for widget in (self.add, self.paste):
            widget.setVisible(not locked)
        if locked:
            self.carry.hide()
        self._weigh()

    def _weigh(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        for button in (self.up, self.down):
            button.setVisible(not self._locked and count > 1)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _choose(self, row: int) -> None:
        self._weigh()
        if not self._filling and row >= 0:
            self.chosen.emit(row)

    def _move_up(self) -> None:
        self._want_move(-1)

    def _move_down(self) -> None:
        self._want_move(1)

    def _want_move(self, step: int) -> None:
        row = self.list.currentRow()
        if not self._locked and row >= 0 and 0 <= row + step < self.list.count():
            self.moved.emit(row, row + step)

    def _want_item(self) -> None:
        if not self._locked:
            self.add_wanted.emit()

    def _want_removal(self) -> None:
        if not self._locked and self.list.currentRow() >= 0:
            self.remove_wanted.emit(self.list.currentRow())

    def _want_pasted(self) -> None:
        if not self._locked:
            self.paste_wanted.emit(QGuiApplication.clipboard().text())

    def _ask_for_pasted(self) -> None:
        self.paste_wanted.emit("")

    def _show_menu(self, where: QPoint) -> None:
        if self._locked or self.list.itemAt(where) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("上移", self._move_up).setEnabled(self.up.isEnabled())
        menu.addAction("下移", self._move_down).setEnabled(self.down.isEnabled())
        menu.addSeparator()
        menu.addAction("去掉这个议题…", self._want_removal)
        menu.popup(self.list.viewport().mapToGlobal(where))


class _Links(QWidget):
    """Links one under another, which keep their height where the room is short and the list gives way."""

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
