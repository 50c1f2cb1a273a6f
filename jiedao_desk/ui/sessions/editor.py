"""The page of one meeting: agenda at the left, the item in the middle, people at the right (会议记录)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.merging import same
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import browse, drafts, records, sessions
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.autosave import Autosave
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.history_box import show_history
from jiedao_desk.ui.register.leave_box import Parting, ask_parting
from jiedao_desk.ui.register.offer import Offer
from jiedao_desk.ui.sessions.agenda_desk import AgendaDesk
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.attendance_panel import AttendancePanel, InPost
from jiedao_desk.ui.sessions.columns import Columns
from jiedao_desk.ui.sessions.head import Head
from jiedao_desk.ui.sessions.header_card import HeaderCard
from jiedao_desk.ui.sessions.open_session import REGISTER, OpenSession
from jiedao_desk.ui.sessions.saving import Saving
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.notices import Banner

_COMPARE = "对照"
_UNREADABLE = "有内容需要先改一下，见标红的地方。已填的都在，改好后再保存。"


class SessionEditor(Page):
    """Edits one session as a draft tree; nothing is written until it is saved, and nothing typed is lost before."""

    left = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("会议记录")
        self._place = place
        self._desk = place.desk
        self._session = OpenSession.of(Draft(REGISTER))
        self._unsaved: drafts.Unsaved | None = None
        self._build()
        self._wire()

    def _build(self) -> None:
        catalogue = self._desk.catalogue
        self._around = MeetingAround(self._desk, catalogue[REGISTER])
        self.banner = Banner()
        self.offer = Offer()
        self.header = HeaderCard(catalogue[REGISTER], self._around)
        self.agenda = AgendaDesk(self._desk, self._around, self)
        self.people = AttendancePanel()
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.normal)
        column.addWidget(self.header)
        column.addWidget(self.agenda.card, 1)
        scroll = QScrollArea()
        scroll.setObjectName("PageScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        self._columns = Columns(self.agenda.list, scroll, self.people, self._desk.folder.root)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.offer)
        self.body.addWidget(self._columns, 1)
        self.head = Head(self, self._place, self._printed)

    def _wire(self) -> None:
        self.autosave = Autosave(self._desk, self._content, self)
        self.autosave.kept.connect(self._say_kept)
        self.autosave.failed.connect(self._say_trouble)
        self.saving = Saving(self._desk, self)
        self.saving.written.connect(self._written)
        self.saving.refused.connect(self._say_problems)
        self.saving.troubled.connect(self._say_trouble)
        self.saving.merged.connect(self._show_merged)
        self.saving.gave_way.connect(self._give_way)
        self.saving.gone.connect(self._gone)
        self.head.left.connect(self._leave)
        self.head.save_wanted.connect(self.save)
        self.head.final_wanted.connect(self._finalise_or_revise)
        self.head.history_wanted.connect(self._show_history)
        self.head.plan_wanted.connect(self._change_plan)
        self.head.void_wanted.connect(self._void_or_restore)
        self.header.changed.connect(self._header_changed)
        self.agenda.changed.connect(self._follow)
        self.agenda.card.follow_wanted.connect(self._open_task)
        self.people.changed.connect(self._people_changed)
        self.people.staff_wanted.connect(self._register_staff)
        self.banner.action_wanted.connect(self._compare)
        self.offer.taken.connect(self._take_up)
        self.offer.refused.connect(self._forget_unsaved)
        self._place.feed.changed.connect(self._heard)
        for keys, does in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence(QKeySequence.StandardKey.Print), self.head.papers.preview_record),
            (QKeySequence(Qt.Key.Key_Escape), self._leave),
            (QKeySequence("Ctrl+PgUp"), self.agenda.show_previous),
            (QKeySequence("Ctrl+PgDown"), self.agenda.show_next),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    # What is shown

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

    def open(self, record_id: int) -> None:
        """Shows an existing session, and offers what was typed and not saved last time. ``Refused`` if it is gone."""
        self._show(OpenSession.of(sessions.opened(self._desk, record_id)))

    def begin(self, **values: object) -> None:
        """Shows a new session for today (or the day given), people in post that day filled in."""
        day = values.get("held_on")
        draft = sessions.new(self._desk, day if isinstance(day, date) else self._desk.clock.today())
        draft.values.update(values)
        draft.children["agenda"] = [Draft("agenda", {"is_congress": True}, {"speeches": [], "carried": []})]
        self._show(OpenSession.of(draft))
        if self._unsaved is None:
            self.header.focus_on("held_on")

    def save(self) -> bool:
        """Saves; what is wrong is said in its place, and nothing is lost. Whether all is saved now."""
        if self._unsaved is not None or (self.record_id is not None and not self.changed):
            return True
        return self._readable() and self.saving.save(self._session)

    def may_leave(self) -> bool:
        """Whether the page may be left; asks only when something was typed and not saved."""
        if not self.changed:
            self._forget_if_kept()
            return True
        parting = ask_parting(self, sessions.title_of(self._desk, self.draft))
        if parting is Parting.SAVE:
            return self.save()
        if parting is Parting.GIVE_UP:
            self.autosave.give_up()
            self._session.draft = self._session.given.copy()
            self._session.unread.clear()
            self.header.show_draft(self._session.draft)
            return True
        return False

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        self.autosave.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.settle(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    # Showing

    def _show(
        self, session: OpenSession, typed: Mapping[str, str] | None = None, *, taken_up: bool = False
    ) -> None:
        self._session = session
        self.banner.say("")
        self.autosave.watch(drafts.form_of(REGISTER, session.draft.id))
        self._unsaved = None if taken_up else self._kept()
        if self._unsaved is None:
            self.offer.say("")
        else:
            self.offer.offer(self._desk, self._unsaved)
        self._around.set_day(session.draft.get("held_on"))
        self.header.show_draft(session.draft, typed)
        if session.draft.voided is not None:
            self.banner.say(f"已作废：{session.draft.voided}。恢复后才能修改。", Tone.NEUTRAL)
        self._show_parts()

    def _show_parts(self) -> None:
        """Agenda, people and locks as the session stands."""
        session = self._session
        fixed = session.locked or self._unsaved is not None
        nothing_open = session.draft.voided is not None or self._unsaved is not None
        record = self._desk.catalogue[REGISTER].record
        self.header.set_locked(fixed, frozenset() if nothing_open else record.open_when_locked)
        self.agenda.show_session(session, locked=fixed)
        self.people.show_attendance(session.attendance, locked=fixed)
        self._offer_people()
        self._refresh_head()

    def _refresh_head(self) -> None:
        self.header.set_name_made(sessions.made_name(self._desk, self.draft))
        self.head.show_session(self._session, changed=self.changed, waiting=self._unsaved is not None)

    def _offer_people(self) -> None:
        day = self.draft.get("held_on") or self._desk.clock.today()
        head = sessions.congress_head(self._desk, day)
        self.people.set_in_post(
            [InPost(one.name, one.title) for one in sessions.committee_on(self._desk, day)],
            InPost(head.name, head.title) if head is not None else None,
        )

    # Typing

    def _header_changed(self, key: str) -> None:
        if key == "held_on" and self.draft.get("held_on") is not None:
            self._follow_day(self.draft.get("held_on"))
        elif key == "chair":
            post = self._around.post_of(self.draft.get("chair"))
            if post:
                self.draft.values["chair_post"] = post
                self.header.refresh("chair_post")
        self._follow()

    def _follow_day(self, day: date) -> None:
        """Another day may mean other people in post; what was already marked stays."""
        self._around.set_day(day)
        marked = any(one.get("state") is not None for one in self._session.attendance)
        if self.draft.id is None and not marked:
            fresh = sessions.new(self._desk, day)
            for one in fresh.walk():
                one.uid = one.uid or new_uid()
            self._session.attendance[:] = fresh.listed("attendance")
            self.draft.values |= {key: fresh.get(key) for key in ("chair", "chair_post")}
            self.header.refresh("chair", "chair_post")
            self.people.show_attendance(self._session.attendance, locked=False)
        self._offer_people()
        self.agenda.refresh()

    def _people_changed(self) -> None:
        self.agenda.set_known(self._session.names)
        self._follow()

    def _follow(self) -> None:
        if self.changed:
            self.autosave.touch()
        self._refresh_head()

    def _content(self) -> tuple[Draft, Mapping[str, str], Draft | None]:
        session = self._session
        return session.draft, {**self.header.typed(), **session.unread}, session.given

    def _readable(self) -> bool:
        wrong = self.header.insist() | self.agenda.insist()
        if wrong:
            self.banner.say(_UNREADABLE, Tone.BAD)
        return not wrong

    # What was typed last time

    def _kept(self) -> drafts.Unsaved | None:
        form = self.autosave.form
        found = drafts.kept(self._desk, form) if form is not None else None
        if found is None or found.typed:
            return found
        return None if same(found.base or self._session.given, found.draft) else found

    def _take_up(self) -> None:
        unsaved, self._unsaved = self._unsaved, None
        if unsaved is None:
            return
        base = unsaved.base if unsaved.base is not None else self._session.given
        session = OpenSession.of(unsaved.draft, base)
        session.unread = {place: text for place, text in unsaved.typed.items() if "/" in place}
        session.revising = session.final
        self._show(session, unsaved.typed, taken_up=True)
        self.autosave.touch()

    def _forget_unsaved(self) -> None:
        self._unsaved = None
        self.offer.say("")
        self.autosave.give_up()
        self._show_parts()

    def _forget_if_kept(self) -> None:
        """What was typed and taken back again leaves nothing to be offered."""
        form = self.autosave.form
        if self._unsaved is None and form is not None and drafts.kept(self._desk, form) is not None:
            self.autosave.give_up()

    def _say_kept(self, moment: datetime) -> None:
        self._place.tell(f"已自动暂存 {moment:%H:%M}，还没有保存")

    def _say_trouble(self, sentence: str) -> None:
        self.banner.say(f"{sentence}。填写的内容还在这里。", Tone.BAD)

    # Saving

    def _finalise_or_revise(self) -> None:
        session = self._session
        if not session.final:
            if self._readable():
                self.saving.finalise(session)
        elif session.revising:
            self.save()
        elif self.draft.get("signed_on") is not None:
            dialogs.show_message(
                self,
                "纸质记录已经签字",
                "签字的纸质记录是原件，不再出新版本。请在“更正说明”中写明，随记录一起打印。",
                tone=Tone.WARN,
            )
            self.header.focus_on("correction")
        else:
            session.revising = True
            self.banner.say("正在更正已定稿的记录。保存为新版本时要写明原因，原来的版本会保留。", Tone.WARN)
            self._show_parts()

    def _written(self, saved: records.Saved) -> None:
        self.autosave.settle()
        place = self.agenda.place
        self._show(OpenSession.of(sessions.opened(self._desk, saved.id)))
        self.agenda.show_place(place)
        self._place.tell("已保存", Tone.GOOD)
        if saved.warnings:
            words = "；".join(dict.fromkeys(one.why for one in saved.warnings))
            self.banner.say(f"已保存。请再看一下：{words}", Tone.WARN)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        words = "；".join(dict.fromkeys(one.why for one in problems))
        self.banner.say(words, Tone.BAD)
        self.header.show_problems(problems)
        asked = {one.field for one in problems}
        if "attendance" in asked and not asked & set(self.header.rows):
            self.people.first_unmarked()

    def _change_plan(self, state: str) -> None:
        if self._readable():
            self.saving.change_plan(self._session, state)

    def _void_or_restore(self) -> None:
        if self.draft.voided is None:
            self.saving.void(self._session)
        elif self.saving.restore(self._session) and self.record_id is not None:
            self.open(self.record_id)

    def _gone(self) -> None:
        self.autosave.give_up()
        self._session = OpenSession.of(Draft(REGISTER))
        self.left.emit()

    def _compare(self) -> None:
        self.saving.compare(self._session)

    def _show_merged(self, session: OpenSession, words: str) -> None:
        typed = self.header.typed()
        self._show(session, typed, taken_up=True)
        self.banner.say(words, Tone.WARN if "两边都改过" in words else Tone.INFO)
        self.autosave.touch()

    def _give_way(self) -> None:
        self.autosave.give_up()
        if self.record_id is not None:
            self.open(self.record_id)

    # Leaving and hearing

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()

    def _show_history(self) -> None:
        if self.record_id is not None:
            name = sessions.title_of(self._desk, self.draft)
            show_history(self, name, browse.history_of(self._desk, REGISTER, self.record_id))

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

    def _heard(self, changes: Changes) -> None:
        if self.record_id is None or changes.initiator is self:
            return
        if (REGISTER, self.record_id) not in changes.touched:
            return
        if self.changed:
            self.banner.say(
                "这次会议刚在另一个窗口中改过。您填写的还在，保存前请先对照。", Tone.WARN, action=_COMPARE
            )
            return
        try:
            self.open(self.record_id)
        except Refused as refused:
            self.banner.say(str(refused), Tone.WARN)
