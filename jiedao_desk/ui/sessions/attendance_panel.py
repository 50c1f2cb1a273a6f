"""Who was there, at the right of the session editor: one click or key a person (出席情况)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel import names
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card, SectionTitle
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.styling import mark

PRESENT, LEAVE, ABSENT, OBSERVER = "出席", "请假", "缺席", "列席"
_NEXT = {None: PRESENT, PRESENT: LEAVE, LEAVE: ABSENT, ABSENT: PRESENT}
_TONES = {None: Tone.NEUTRAL, PRESENT: Tone.GOOD, LEAVE: Tone.WARN, ABSENT: Tone.BAD}
_KEYS = {Qt.Key.Key_1: PRESENT, Qt.Key.Key_2: LEAVE, Qt.Key.Key_3: ABSENT}


class _StateButton(QToolButton):
    """Turns 出席 → 请假 → 缺席; the keys 1, 2, 3 set them."""

    state_chosen = Signal(str)

    def __init__(self, name: str, state: str | None) -> None:
        super().__init__()
        self._name = name
        self._state = state
        self.setObjectName("AttendanceState")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._turn)
        self.show_state(state)

    def show_state(self, state: str | None) -> None:
        self._state = state
        self.setText(state or "未登记")
        self.setAccessibleName(f"{self._name}：{state or '未登记'}，按1出席，2请假，3缺席")
        self.setToolTip("点击换状态；键盘 1 出席、2 请假、3 缺席")
        mark(self, "tone", _TONES[state].value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        state = _KEYS.get(Qt.Key(event.key()))
        if state is not None:
            self.state_chosen.emit(state)
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        self.state_chosen.emit(_NEXT[self._state])


class _PersonRow(QFrame):
    """One member: name, post, state, and the reason when not there."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.setObjectName("AttendanceRow")
        name = ElidedLabel(str(draft.get("name") or ""))
        name.setFixedWidth(name.fontMetrics().horizontalAdvance("国") * 5)
        post = ElidedLabel(str(draft.get("post") or ""), role="caption")
        post.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state = _StateButton(str(draft.get("name") or ""), draft.get("state"))
        self._state.state_chosen.connect(self._set)
        self._reason = QLineEdit(str(draft.get("reason") or ""))
        self._reason.setPlaceholderText("原因，如公出")
        self._reason.setAccessibleName(f"{draft.get('name')}的请假或缺席原因")
        self._reason.textEdited.connect(self._write_reason)
        top = QHBoxLayout()
        top.setSpacing(SPACING.small)
        top.addWidget(name)
        top.addWidget(post, 1)
        top.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 3, 2, 3)
        layout.setSpacing(SPACING.hair)
        layout.addLayout(top)
        layout.addWidget(self._reason)
        self._show_reason()

    def set_locked(self, locked: bool) -> None:
        self._state.setEnabled(not locked)
        self._reason.setReadOnly(locked)

    def mark_present(self) -> None:
        if self.draft.get("state") is None:
            self._set(PRESENT)

    def _set(self, state: str) -> None:
        self.draft.values["state"] = state
        self._state.show_state(state)
        self._show_reason()
        if state in (LEAVE, ABSENT):
            self._reason.setFocus()
        self.changed.emit()

    def _write_reason(self, text: str) -> None:
        self.draft.values["reason"] = text.strip() or None
        self.changed.emit()

    def _show_reason(self) -> None:
        self._reason.setVisible(self.draft.get("state") in (LEAVE, ABSENT))


class AttendancePanel(Card):
    """Members of that day in protocol order, then others in attendance, one a line with unit and post."""

    changed = Signal()

    def __init__(self, ask_for_names: Callable[[], str | None], parent: QWidget | None = None) -> None:
        super().__init__("出席情况", " ", parent=parent)
        self._ask_for_names = ask_for_names
        self._rows: list[_PersonRow] = []
        self._attendance: list[Draft] = []
        self._people = QVBoxLayout()
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(0)
        self._all = LinkButton("全部出席", size="small")
        self._all.clicked.connect(self._mark_all)
        self._paste = LinkButton("粘贴名单", size="small")
        self._paste.clicked.connect(self._paste_names)
        links = QHBoxLayout()
        links.setSpacing(SPACING.normal)
        links.addWidget(self._all)
        links.addWidget(self._paste)
        links.addStretch(1)
        self._said = ElidedLabel("", role="muted")
        self._said.setWordWrap(True)
        self._said.hide()
        self._observers = QPlainTextEdit()
        self._observers.setAccessibleName("列席人员")
        self._observers.setPlaceholderText("每行一人：姓名　单位及职务")
        self._observers.setTabChangesFocus(True)
        self._observers.setFixedHeight(84)
        self._observers.textChanged.connect(self._read_observers)
        inside = QWidget()
        inside.setObjectName("CardInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(self._people)
        column.addLayout(links)
        column.addWidget(self._said)
        column.addWidget(SectionTitle("列席"))
        column.addWidget(self._observers)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("CardScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)
        self._filling = False

    def show_attendance(self, attendance: list[Draft]) -> None:
        """Shows the list of a session; the drafts in it are changed as the user works."""
        self._filling = True
        self._attendance = attendance
        for row in self._rows:
            self._people.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for draft in attendance:
            if draft.get("state") == OBSERVER:
                continue
            row = _PersonRow(draft)
            row.changed.connect(self._tell)
            self._people.addWidget(row)
            self._rows.append(row)
        self._observers.setPlainText(
            "\n".join(
                f"{one.get('name')}　{one.get('post') or ''}".rstrip("　")
                for one in attendance
                if one.get("state") == OBSERVER
            )
        )
        self._said.hide()
        self._filling = False
        self._count()

    def set_locked(self, locked: bool) -> None:
        """A finalised record can be read, not changed."""
        for row in self._rows:
            row.set_locked(locked)
        for link in (self._all, self._paste):
            link.setVisible(not locked)
        self._observers.setReadOnly(locked)

    def first_control(self) -> QAbstractButton | None:
        """Where 出席 is to be filled in first."""
        return self._all

    def _mark_all(self) -> None:
        for row in self._rows:
            row.mark_present()
        self._tell()

    def _paste_names(self) -> None:
        text = self._ask_for_names()
        if not text:
            return
        pasted = names.split_names(text)
        by_name = {str(row.draft.get("name")): row for row in self._rows}
        strangers = [name for name in pasted.names if name not in by_name]
        for name in pasted.names:
            if name in by_name:
                by_name[name].mark_present()
        said = []
        if strangers:
            said.append(f"名单中的{'、'.join(strangers)}不是当日党工委成员，没有勾选；如系列席请填在下面")
        if pasted.uncertain:
            said.append(f"没有认出的文字：{'；'.join(pasted.uncertain)}")
        self._said.setText("。".join(said))
        self._said.setVisible(bool(said))
        self._tell()

    def _read_observers(self) -> None:
        if self._filling:
            return
        kept = [one for one in self._attendance if one.get("state") != OBSERVER]
        known = {one.get("name"): one for one in self._attendance if one.get("state") == OBSERVER}
        for line in self._observers.toPlainText().splitlines():
            parts = line.replace("\t", " ").replace("　", " ").split(maxsplit=1)
            if not parts:
                continue
            name = names.normal_name(parts[0])
            draft = known.get(name) or Draft("attendance", {"name": name, "state": OBSERVER})
            draft.values["post"] = parts[1].strip() if len(parts) > 1 else None
            kept.append(draft)
        self._attendance[:] = kept
        self._tell()

    def _tell(self) -> None:
        self._count()
        if not self._filling:
            self.changed.emit()

    def _count(self) -> None:
        expected = [one for one in self._attendance if one.get("state") != OBSERVER]
        present = sum(one.get("state") == PRESENT for one in expected)
        self.heading.set_note(f"应到 {len(expected)} · 实到 {present}")
