"""One member of the committee at a meeting: name, post, state, and the reason when not there (出席登记)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QSizePolicy, QToolButton

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.registers.attendance import ABSENT, LEAVE, PRESENT
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import matching_names
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.floating_list import Choice
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.styling import mark

_NEXT = {None: PRESENT, PRESENT: LEAVE, LEAVE: ABSENT, ABSENT: PRESENT}
_TONES = {None: Tone.NEUTRAL, PRESENT: Tone.GOOD, LEAVE: Tone.WARN, ABSENT: Tone.BAD}
_KEYS = {Qt.Key.Key_1: PRESENT, Qt.Key.Key_2: LEAVE, Qt.Key.Key_3: ABSENT}
_REASONS = ("公出", "病假", "事假", "学习培训", "休假")
_PARTY = "党工委"


class StateButton(QToolButton):
    """Turns 出席 → 请假 → 缺席; the keys 1, 2, 3 set them, 0 takes the mark back."""

    state_chosen = Signal(object, bool)  # the state or None, and whether by key
    stepped = Signal(int)
    removal_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._state: str | None = None
        self.setObjectName("AttendanceState")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("点击换状态；键盘：1 出席，2 请假，3 缺席，0 未登记，↑↓ 换人")
        self.clicked.connect(self._turn)

    def show_state(self, state: str | None) -> None:
        """Shows the word in its tone."""
        self._state = state
        self.setText(state or "未登记")
        self.setAccessibleName(f"{self._name}：{state or '未登记'}")
        self.setAccessibleDescription("按1出席，2请假，3缺席，0未登记")
        mark(self, "tone", _TONES.get(state, Tone.NEUTRAL).value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            self.state_chosen.emit(_KEYS[key], True)
        elif key == Qt.Key.Key_0:
            self.state_chosen.emit(None, False)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _turn(self) -> None:
        self.state_chosen.emit(_NEXT.get(self._state, PRESENT), False)


class PersonRow(QFrame):
    """A line of the list. Where somebody was not there, the reason stands in the place of the post."""

    changed = Signal()
    stepped = Signal(object, int)  # this row, and up or down
    removal_wanted = Signal(object)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self._locked = False
        self.setObjectName("AttendanceRow")
        name = str(draft.get("name") or "")
        post = str(draft.get("post") or "")
        self.name = QLabel(name)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setToolTip(f"{name}　{post}".strip())
        # Everybody here sits on the committee; the column has no room to say so in every line.
        self._post = ElidedLabel(post.removeprefix(_PARTY) or post, role="caption")
        self._post.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.state = StateButton(name)
        self.state.state_chosen.connect(self._set)
        self.state.stepped.connect(self._step)
        self.state.removal_wanted.connect(self._want_removal)
        self.reason = QLineEdit(str(draft.get("reason") or ""))
        self.reason.setObjectName("AttendanceReason")
        self.reason.setPlaceholderText("原因，如公出")
        self.reason.setAccessibleName(f"{name}请假或缺席的原因")
        self.reason.textEdited.connect(self._write_reason)
        self._offers = Suggestions(self.reason, "常见原因", self._find)
        self._offers.chosen.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self.name)
        row.addWidget(self._post, 1)
        row.addWidget(self.reason, 1)
        row.addWidget(self.state)
        self._size()
        self._show()

    def set_locked(self, locked: bool) -> None:
        """A finalised record can be read, not changed."""
        self._locked = locked
        self.state.setEnabled(not locked)
        self.reason.setReadOnly(locked)
        self._show()

    def mark_present(self) -> None:
        """Marks somebody nobody has marked yet."""
        if self.draft.get("state") is None:
            self._write(PRESENT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter in the reason goes down the list, not on through the form.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_down()
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._locked:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("从名单中去掉", self._want_removal)
        menu.popup(event.globalPos())

    def _size(self) -> None:
        self.setFixedHeight(current_type().body + 22)

    def _set(self, state: str | None, by_key: bool) -> None:
        self._write(state)
        if state in (LEAVE, ABSENT):
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif by_key:
            self._go_down()

    def _write(self, state: str | None) -> None:
        self.draft.values["state"] = state
        # A reason stays for the one who comes back to it, but only an absence has one.
        self.draft.values["reason"] = self._said() if state in (LEAVE, ABSENT) else None
        self._show()
        self.changed.emit()

    def _said(self) -> str | None:
        return self.reason.text().strip() or None

    def _write_reason(self, _text: str) -> None:
        self.draft.values["reason"] = self._said()
        self.changed.emit()

    def _find(self, text: str) -> Sequence[Choice]:
        return [Choice(word, "", word) for word in matching_names(text, _REASONS)]

    def _choose(self, word: object) -> None:
        self.reason.setText(str(word))
        self._write_reason("")

    def _go_down(self) -> None:
        self.stepped.emit(self, 1)

    def _step(self, step: int) -> None:
        self.stepped.emit(self, step)

    def _want_removal(self) -> None:
        if not self._locked:
            self.removal_wanted.emit(self)

    def _show(self) -> None:
        state = self.draft.get("state")
        self.state.show_state(state)
        away = state in (LEAVE, ABSENT) and (not self._locked or bool(self._said()))
        self.reason.setVisible(away)
        self._post.setVisible(not away)
