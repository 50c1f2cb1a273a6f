"""A meeting in sight: its parts on the page, each telling the others what changed in it (会议页面)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import sessions
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.offer import Offer
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.attendance_panel import AttendancePanel, InPost
from jiedao_desk.ui.sessions.content import Content
from jiedao_desk.ui.sessions.head import Head
from jiedao_desk.ui.sessions.header_card import HeaderCard
from jiedao_desk.ui.sessions.kind import MeetingKind
from jiedao_desk.ui.sessions.open_session import OpenSession
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.in_sight import bring_in_sight
from jiedao_desk.ui.widgets.notices import Banner

_MOST_BUTTONS = 8


class MeetingView(Page):
    """Shows a meeting and writes what is typed into it; opening, saving and leaving are its heirs' business."""

    typed = Signal()

    def __init__(self, place: Place, kind: MeetingKind) -> None:
        super().__init__(kind.record[0])
        self.kind = kind
        self._place = place
        self._desk = place.desk
        self._session = OpenSession.of(Draft(kind.register))
        self._waiting = False
        register = self._desk.catalogue[kind.register]
        self._around = MeetingAround(self._desk, register)
        self.banner = Banner()
        self.offer = Offer()
        self.header = HeaderCard(register, kind, self._around)
        self.people = AttendancePanel()
        self.content, card = self.make_content(self._around)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.normal)
        column.addWidget(self.header)
        column.addWidget(card, 1)
        scroll = QScrollArea()
        scroll.setObjectName("PageScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        self._scroll, self._middle = scroll, middle
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keep_in_sight)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.offer)
        self.body.addWidget(self.lay_out(scroll), 1)
        self.head = Head(self, self._place, kind, self._printed)
        self.head.named.connect(self.header.set_name_made)
        self.header.changed.connect(self._header_changed)
        self.content.changed.connect(self._follow)
        self.content.follow_wanted.connect(self._open_task)
        self.people.changed.connect(self._people_changed)
        self.people.staff_wanted.connect(self._register_staff)

    def make_content(self, around: MeetingAround) -> tuple[Content, QWidget]:
        """What stands in the middle, and the card that shows it."""
        raise NotImplementedError

    def lay_out(self, middle: QWidget) -> QWidget:
        """The parts of the page beside each other."""
        raise NotImplementedError

    @property
    def record_id(self) -> int | None:
        """The session in sight, ``None`` for one not saved yet."""
        return self._session.draft.id

    @property
    def draft(self) -> Draft:
        """The session as it stands in the form."""
        return self._session.draft

    @property
    def changed(self) -> bool:
        """Whether something was typed and not saved."""
        return self._session.changed or bool(self.header.typed())

    def show_session(
        self, session: OpenSession, typed: Mapping[str, str] | None = None, *, waiting: bool = False
    ) -> None:
        """Shows another session, or the same one anew; ``waiting`` while nothing may be typed into it."""
        self._session, self._waiting = session, waiting
        self._around.set_day(session.draft.get("held_on"))
        self.header.show_draft(session.draft, typed)
        self.show_parts()

    def show_parts(self) -> None:
        """Agenda, people and locks as the session stands."""
        session = self._session
        fixed = session.locked or self._waiting
        nothing_open = session.draft.voided is not None or self._waiting
        record = self._desk.catalogue[self.kind.register].record
        self.header.set_locked(fixed, frozenset() if nothing_open else record.open_when_locked)
        self.content.show_session(session, locked=fixed)
        self.people.show_attendance(session.attendance, locked=fixed)
        self._offer_people()
        self._refresh_head()

    def readable(self) -> bool:
        """Whether all that was typed can be kept as it stands; what cannot is said in its place."""
        said = "" if self._session.locked else self.content.insist()
        if self.header.insist():
            said = "有内容需要先改一下，见标红的地方"
        if said:
            self.banner.say(f"{said}。已填的都在，改好后再保存。", Tone.BAD)
        return not said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            event.accept()
            return
        super().keyPressEvent(event)

    # Inside

    def _go_on(self) -> None:
        """To the next field; buttons are reached by Tab, since Enter would press the next one."""
        for _ in range(_MOST_BUTTONS):
            self.focusNextChild()
            if not isinstance(self.window().focusWidget(), QPushButton):
                return

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        """What is typed in is never half below the edge, cells of the table included."""
        if now is not None and self._middle.isAncestorOf(now):
            bring_in_sight(self._scroll, now)

    def _refresh_head(self) -> None:
        self.head.show_session(self._session, changed=self.changed, waiting=self._waiting)

    def _offer_people(self) -> None:
        day = self.draft.get("held_on") or self._desk.clock.today()
        head = sessions.congress_head(self._desk, day)
        self.people.set_in_post(
            [InPost(one.name, one.title) for one in sessions.committee_on(self._desk, day)],
            InPost(head.name, head.title) if head is not None else None,
        )

    def _header_changed(self, key: str) -> None:
        if key == "held_on" and self.draft.get("held_on") is not None:
            self._follow_day(self.draft.get("held_on"))
        elif key in self.kind.posts:
            beside = self.kind.posts[key]
            self.draft.values[beside] = self._around.post_after(self.draft.get(key), self.draft.get(beside))
            self.header.refresh(beside)
        self._follow()

    def _follow_day(self, day: date) -> None:
        """Another day may mean other people in post; what was already marked stays."""
        self._around.set_day(day)
        marked = any(one.get("state") is not None for one in self._session.attendance)
        if self.draft.id is None and not marked:
            fresh = self.kind.new(self._desk, day)
            for one in fresh.walk():
                one.uid = one.uid or new_uid()
            self._session.attendance[:] = fresh.listed("attendance")
            self.draft.values |= {key: fresh.get(key) for key in self.kind.followed}
            self.header.refresh(*self.kind.followed)
            self.people.show_attendance(self._session.attendance, locked=False)
        self._offer_people()
        self.content.refresh()

    def _people_changed(self) -> None:
        self.content.set_known(self._session.names)
        self._follow()

    def _follow(self) -> None:
        self.typed.emit()
        self._refresh_head()

    def _open_task(self, task: int) -> None:
        self._place.open_record("actions", task)

    def _register_staff(self) -> None:
        self._place.go("staff")

    def _printed(self) -> Draft:
        """What is printed now; a correction that is not saved yet is no finalised record."""
        draft = self.draft.copy()
        if self._session.revising and self.changed:
            draft.values |= {"state": "草稿", "edition": None}
        return draft
