"""Who was there, at the right of the session editor: members of that day, then others in attendance (出席情况)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel import names
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.registers.attendance import OBSERVER, PRESENT
from jiedao_desk.ui.sessions.boxes import ask_names
from jiedao_desk.ui.sessions.observers import ObserversEdit
from jiedao_desk.ui.sessions.person_row import PersonRow
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card, SectionTitle


@dataclass(frozen=True)
class InPost:
    """Somebody in post on the day of the meeting, with the post as it is printed."""

    name: str
    post: str


class AttendancePanel(Card):
    """Members in protocol order, one click or key a person; others one a line with unit and post."""

    changed = Signal()
    staff_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("出席情况", " ", parent=parent)
        self.rows: list[PersonRow] = []
        self._attendance: list[Draft] = []
        self._committee: Sequence[InPost] = ()
        self._head: InPost | None = None
        self._strangers: list[str] = []
        self._locked = False
        self._people = QVBoxLayout()
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(0)
        self.all = _link("全部出席", self._mark_all)
        self.paste = _link("粘贴名单", self._paste_names)
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(SPACING.card)
        links.addWidget(self.all)
        links.addWidget(self.paste)
        links.addStretch(1)
        self._said, self.mend = _Words(), _link("", self._mend)
        self._strange, self.observe = _Words(), _link("都记为列席", self._observe)
        self.observers = ObserversEdit()
        self.observers.typed.connect(self._read_observers)
        self.invite = _link("", self._invite)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(self._people)
        column.addLayout(links)
        for widget in (self._said, self.mend, self._strange, self.observe):
            column.addWidget(widget)
        column.addSpacing(SPACING.tight)
        self._observing = SectionTitle("列席")
        column.addWidget(self._observing)
        column.addWidget(self.observers)
        column.addWidget(self.invite)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("CardScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self.body.addWidget(scroll, 1)

    def show_attendance(self, attendance: list[Draft], *, locked: bool) -> None:
        """Shows the list of a session; the list, and the drafts in it, are changed as the user works."""
        self._attendance, self._locked = attendance, locked
        self._strangers = []
        for row in self.rows:
            self._people.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for draft in attendance:
            if draft.get("state") != OBSERVER:
                self._add_row(draft)
        self._line_up()
        self._set_tab_order()
        self.observers.show_people([one for one in attendance if one.get("state") == OBSERVER])
        self.observers.setReadOnly(locked)
        self._observing.set_note("" if locked else "每行一人")
        self._weigh()

    def set_in_post(self, committee: Sequence[InPost], head: InPost | None) -> None:
        """The members of that day, and the head of the congress working committee, who is usually asked to come."""
        self._committee, self._head = committee, head
        self._weigh()

    def first_unmarked(self) -> None:
        """Puts the cursor where somebody is still to be marked."""
        waiting = [row for row in self.rows if row.draft.get("state") is None]
        (waiting[0].state if waiting else self.all).setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            QTimer.singleShot(0, self, self._line_up)

    # Inside

    def _add_row(self, draft: Draft) -> None:
        row = PersonRow(draft)
        row.set_locked(self._locked)
        row.changed.connect(self._tell)
        row.stepped.connect(self._step)
        row.removal_wanted.connect(self._remove)
        self._people.addWidget(row)
        self.rows.append(row)

    def _line_up(self) -> None:
        """Names are never cut: the column is as wide as the longest."""
        width = max((row.name.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.name.setFixedWidth(width)

    def _set_tab_order(self) -> None:
        """Tab goes down the list before it goes on, though the lines were made after all the rest."""
        before = self.all.previousInFocusChain()
        while before is not None and (
            self.isAncestorOf(before) or before.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            before = before.previousInFocusChain()
            if before is self.all:
                return
        if before is None:
            return
        after = (self.all, self.paste, self.mend, self.observe, self.observers, self.invite)
        listed = [widget for row in self.rows for widget in (row.state, row.reason)]
        for one, other in pairwise((before, *listed, *after)):
            QWidget.setTabOrder(one, other)

    def _step(self, row: PersonRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].state.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step > 0:
            self.observers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: PersonRow) -> None:
        self._attendance[:] = [one for one in self._attendance if one is not row.draft]
        self._again()

    def _again(self) -> None:
        strangers = self._strangers
        self.show_attendance(self._attendance, locked=self._locked)
        self._strangers = strangers
        self._tell()

    def _mark_all(self) -> None:
        for row in self.rows:
            row.mark_present()
        # The link is gone now; the keys stay where the few who were away are told apart.
        if self.rows:
            self.rows[0].state.setFocus(Qt.FocusReason.OtherFocusReason)

    def _paste_names(self) -> None:
        text = ask_names(self)
        if not text:
            return
        pasted = names.split_names(text)
        by_name = {str(row.draft.get("name")): row for row in self.rows}
        for name in pasted.names:
            if name in by_name:
                by_name[name].mark_present()
        observing = {one.get("name") for one in self._attendance if one.get("state") == OBSERVER}
        self._strangers = [
            name
            for name in (*pasted.names, *pasted.uncertain)
            if name not in by_name and name not in observing
        ]
        self._weigh()

    def _observe(self) -> None:
        for name in self._strangers:
            self.observers.add_line(name)
        self._strangers = []
        self._read_observers()

    def _invite(self) -> None:
        if self._head is not None:
            self.observers.add_line(f"{self._head.name}　{self._head.post}")
            self.observers.setFocus(Qt.FocusReason.OtherFocusReason)
            self._read_observers()

    def _read_observers(self) -> None:
        known = [one for one in self._attendance if one.get("state") == OBSERVER]
        self._attendance[:] = [
            *(one for one in self._attendance if one.get("state") != OBSERVER),
            *self.observers.people(known),
        ]
        self._tell()

    def _mend(self) -> None:
        """Brings the list to the members of that day; nobody who was marked is dropped."""
        if not self._committee:
            self.staff_wanted.emit()
            return
        in_post = {one.name for one in self._committee}
        listed = {str(one.get("name")): one for one in self._attendance}
        order = [
            listed[one.name]
            if one.name in listed and listed[one.name].get("state") != OBSERVER
            else Draft("attendance", {"name": one.name, "post": one.post, "state": None}, uid=new_uid())
            for one in self._committee
            if listed.get(one.name) is None or listed[one.name].get("state") != OBSERVER
        ]
        placed = {id(one) for one in order}
        rest = [
            one
            for one in self._attendance
            if id(one) not in placed and (one.get("state") is not None or one.get("name") in in_post)
        ]
        self._attendance[:] = order + rest
        self._again()

    def _tell(self) -> None:
        self._weigh()
        self.changed.emit()

    def _weigh(self) -> None:
        """Counts, and says where the list and the members of that day differ."""
        expected = [one for one in self._attendance if one.get("state") != OBSERVER]
        present = sum(one.get("state") == PRESENT for one in expected)
        self.heading.set_note(f"应到 {len(expected)} · 实到 {present}")
        here = {one.get("name") for one in self._attendance}
        sentence, action = "", ""
        if not self._locked and not self._committee:
            sentence, action = "当日没有登记在任的党工委成员，名单无从列出。", "去登记任职人员"
        elif not self._locked:
            missing = [one.name for one in self._committee if one.name not in here]
            in_post = {one.name for one in self._committee}
            gone = [
                str(one.get("name"))
                for one in expected
                if one.get("name") not in in_post and one.get("state") is None
            ]
            said = [f"{'、'.join(missing)}当日在任，未列入"] if missing else []
            said += [f"{'、'.join(gone)}当日不在任"] if gone else []
            if said:
                sentence, action = f"{'；'.join(said)}。", "按当日任职更新名单"
        self._said.say(sentence)
        self.mend.setText(action)
        self.mend.setVisible(bool(action))
        self._strange.say(
            f"{'、'.join(self._strangers)}不是当日党工委成员，没有勾选。" if self._strangers else ""
        )
        self.observe.setVisible(bool(self._strangers))
        marked = all(one.get("state") is not None for one in expected)
        self.all.setVisible(not self._locked and not marked)
        self.paste.setVisible(not self._locked and bool(expected))
        head = self._head if not self._locked else None
        self.invite.setVisible(head is not None and head.name not in here)
        self.invite.setText(f"＋ {head.name}（{head.post}）" if head is not None else "")


class _Words(QLabel):
    """A sentence of several lines in the quiet colour of a warning, gone when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("FieldProblem")
        self.setProperty("tone", "warn")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str) -> None:
        self.setText(sentence)
        self.setVisible(bool(sentence))


def _link(words: str, does: object) -> LinkButton:
    link = LinkButton(words, size="small")
    link.clicked.connect(does)
    return link
