"""The one search box over everything, and the list of hits under it as one types (搜索)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.floating_list import Choice, FloatingList

_WIDTH_AT_FOURTEEN = 430


@dataclass(frozen=True)
class SearchHit:
    """One record found: where it is kept, which one, its name, and what tells it from its namesakes."""

    register: str
    id: int
    title: str
    detail: str = ""


Finder = Callable[[str], Sequence[SearchHit]]


class SearchBox(QLineEdit):
    """Finds as one types. Up and down choose, Enter opens, Esc closes; an input method is never disturbed."""

    searched = Signal(str)
    chosen = Signal(object)  # a SearchHit

    def __init__(self, find: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._captions: Mapping[str, str] = {}
        self._list: FloatingList | None = None
        self._hint = QLabel("Ctrl K", self)
        self._hint.setObjectName("KeyHint")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName("搜索全部登记")
        self.setPlaceholderText("搜索代表、会议、议定事项……（可用拼音首字母）")
        self.setMaximumWidth(round(_WIDTH_AT_FOURTEEN * current_type().body / 14))
        self._lens = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName("搜索")
        self.textEdited.connect(self._search)

    @property
    def hits(self) -> FloatingList | None:
        """The list under the box, once something was searched for."""
        return self._list

    def set_captions(self, captions: Mapping[str, str]) -> None:
        """What each register is called, over its hits."""
        self._captions = dict(captions)

    def begin(self) -> None:
        """Ctrl+K: the cursor goes into the box, the old words ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._open_list() is not None and self._steered(Qt.Key(event.key())):
            event.accept()
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Down and self.text():
            self._search(self.text())

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the open list before it belongs to any shortcut of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._open_list() is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._close_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()
        if (found := self._open_list()) is not None:
            found.place_under(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lens.setIcon(icon("search"))
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.setMaximumWidth(round(_WIDTH_AT_FOURTEEN * current_type().body / 14))
            self._place_hint()

    def _search(self, words: str) -> None:
        self._place_hint()
        self.searched.emit(words)
        words = words.strip()
        if not words:
            self._close_list()
            return
        if self._list is None:
            self._list = FloatingList("搜索结果", self.window())
            self._list.chosen.connect(self._open)
        hits = self._find(words)
        nothing = "" if hits else f"没有找到“{words}”。可以试试更少的字，或姓名的拼音首字母。"
        self._list.show_choices(_grouped(hits, self._captions), nothing)
        self._list.place_under(self, least_width=420)

    def _steered(self, key: Qt.Key) -> bool:
        assert self._list is not None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            choice = self._list.choice()
            if choice is not None:
                self._open(choice.value)
        elif key == Qt.Key.Key_Escape:
            self._close_list()
        else:
            return self._list.steer(key)
        return True

    def _open(self, hit: object) -> None:
        self._close_list()
        self.clear()
        self._place_hint()
        self.chosen.emit(hit)

    def _open_list(self) -> FloatingList | None:
        return self._list if self._list is not None and self._list.isVisible() else None

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        room = self.width() - self.fontMetrics().horizontalAdvance(self.placeholderText()) - 52
        self._hint.setVisible(not self.text() and room >= self._hint.width())
        self._hint.move(self.width() - self._hint.width() - 12, (self.height() - self._hint.height()) // 2)


def _grouped(hits: Iterable[SearchHit], captions: Mapping[str, str]) -> list[Choice | str]:
    """Hits under the caption of their register, registers in the order in which they first come."""
    groups: dict[str, list[Choice | str]] = {}
    for hit in hits:
        caption = captions.get(hit.register, hit.register)
        groups.setdefault(hit.register, [caption]).append(Choice(hit.title, hit.detail, hit))
    return [row for rows in groups.values() for row in rows]
