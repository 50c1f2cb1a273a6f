"""The life of a meeting's page: opened, typed in, put aside, saved, finalised, corrected, left (会议记录编辑)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.merging import same
from jiedao_desk.operations import browse, drafts, finality, records
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.autosave import Autosave
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.history_box import show_history
from jiedao_desk.ui.register.leave_box import Parting, ask_parting
from jiedao_desk.ui.reporting.counted_box import show_reports_of
from jiedao_desk.ui.sessions.kind import MeetingKind
from jiedao_desk.ui.sessions.open_session import OpenSession
from jiedao_desk.ui.sessions.saving import Saving
from jiedao_desk.ui.sessions.view import MeetingView

_COMPARE = "对照"


class MeetingEditor(MeetingView):
    """Edits one meeting as a draft tree; nothing is written until it is saved, and nothing typed is lost before."""

    left = Signal()

    def __init__(self, place: Place, kind: MeetingKind) -> None:
        super().__init__(place, kind)
        self._unsaved: drafts.Unsaved | None = None
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
        self.head.reports_wanted.connect(self._show_reports)
        self.head.plan_wanted.connect(self._change_plan)
        self.head.void_wanted.connect(self._void_or_restore)
        self.typed.connect(self._keep_soon)
        self.banner.action_wanted.connect(self._compare)
        self.offer.taken.connect(self._take_up)
        self.offer.refused.connect(self._forget_unsaved)
        self._place.feed.changed.connect(self._heard)
        for keys, does in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.save),
            (QKeySequence(QKeySequence.StandardKey.Print), self.head.papers.preview_record),
            (QKeySequence(Qt.Key.Key_Escape), self._leave),
            (QKeySequence("Ctrl+PgUp"), self._show_previous),
            (QKeySequence("Ctrl+PgDown"), self._show_next),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def open(self, record_id: int) -> None:
        """Shows an existing meeting, and offers what was typed and not saved last time. ``Refused`` if it is gone."""
        self._show(OpenSession.of(finality.opened(self._desk, self.kind.register, record_id)))

    def begin(self, **values: object) -> None:
        """Shows a new meeting for today (or the day given), people in post that day filled in."""
        day = values.get("held_on")
        draft = self.blank(day if isinstance(day, date) else self._desk.clock.today())
        draft.values.update(values)
        self._show(OpenSession.of(draft))
        if self._unsaved is None:
            self.header.focus_on("held_on")
        else:
            self.settle_focus()

    def settle_focus(self) -> None:
        """Puts the cursor where a reader begins: what is on offer, else the content."""
        begin = self.content.start if self._unsaved is None else self.offer
        begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> bool:
        """Saves; what is wrong is said in its place, and nothing is lost. Whether all is saved now."""
        if self._unsaved is not None or (self.record_id is not None and not self.changed):
            return True
        return self.readable() and self.saving.save(self._session)

    def may_leave(self) -> bool:
        """Whether the page may be left; asks only when something was typed and not saved."""
        if not self.changed:
            self._forget_if_kept()
            return True
        parting = ask_parting(self, finality.title_of(self._desk, self.draft))
        if parting is Parting.SAVE:
            return self.save()
        if parting is Parting.GIVE_UP:
            self.autosave.give_up()
            self.show_session(OpenSession.of(self._session.given.copy()))
            return True
        return False

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        self.autosave.keep_now()

    def blank(self, day: date) -> Draft:
        """A new meeting on a day, people in post filled in."""
        return self.kind.new(self._desk, day)

    def _show_previous(self) -> None:
        self.content.show_place(self.content.place - 1)

    def _show_next(self) -> None:
        self.content.show_place(self.content.place + 1)

    # What was typed last time

    def _show(
        self, session: OpenSession, typed: Mapping[str, str] | None = None, *, taken_up: bool = False
    ) -> None:
        self.banner.say("")
        self.autosave.watch(drafts.form_of(self.kind.register, session.draft.id))
        self._unsaved = None if taken_up else self._kept(session)
        self.show_session(session, typed, waiting=self._unsaved is not None)
        if session.draft.voided is not None:
            self.banner.say(f"已作废：{session.draft.voided}。恢复后才能修改。", Tone.NEUTRAL)
        if self._unsaved is None:
            self.offer.say("")
        else:
            self.offer.offer(self._desk, self._unsaved)

    def _kept(self, session: OpenSession) -> drafts.Unsaved | None:
        form = self.autosave.form
        found = drafts.kept(self._desk, form) if form is not None else None
        if found is None or found.typed:
            return found
        return None if same(found.base or session.given, found.draft) else found

    def _take_up(self) -> None:
        unsaved = self._unsaved
        if unsaved is None:
            return
        base = unsaved.base if unsaved.base is not None else self._session.given
        session = OpenSession.of(unsaved.draft, base)
        session.unread = {place: text for place, text in unsaved.typed.items() if "/" in place}
        session.revising = session.final
        self._show(session, unsaved.typed, taken_up=True)
        self.autosave.touch()
        self.content.begin()

    def _forget_unsaved(self) -> None:
        self._unsaved = None
        self.offer.say("")
        self.autosave.give_up()
        self.show_session(self._session)
        self.header.focus_on("held_on")

    def _forget_if_kept(self) -> None:
        """What was typed and taken back again leaves nothing to be offered."""
        form = self.autosave.form
        if self._unsaved is None and form is not None and drafts.kept(self._desk, form) is not None:
            self.autosave.give_up()

    def _keep_soon(self) -> None:
        if self.changed:
            self.autosave.touch()

    def _content(self) -> tuple[Draft, Mapping[str, str], Draft | None]:
        session = self._session
        return session.draft, {**self.header.typed(), **session.unread}, session.given

    def _say_kept(self, moment: datetime) -> None:
        self._place.tell(f"已自动暂存 {moment:%H:%M}，还没有保存")

    def _say_trouble(self, sentence: str) -> None:
        self.banner.say(f"{sentence}。填写的内容还在这里。", Tone.BAD)

    # Saving

    def _finalise_or_revise(self) -> None:
        session = self._session
        if not session.final:
            if self.readable():
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
            self.show_parts()

    def _written(self, saved: records.Saved) -> None:
        self.autosave.settle()
        place = self.content.place
        self._show(OpenSession.of(finality.opened(self._desk, self.kind.register, saved.id)))
        self.content.show_place(place)
        self._place.tell("会议记录已保存", Tone.GOOD)
        if saved.warnings:
            words = "；".join(dict.fromkeys(one.why for one in saved.warnings))
            self.banner.say(f"已保存。请再看一下：{words}", Tone.WARN)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        self.banner.say("；".join(dict.fromkeys(one.why for one in problems)), Tone.BAD)
        self.header.show_problems(problems)
        self.content.show_problems(problems)
        asked = {one.field for one in problems}
        if "attendance" in asked and not asked & set(self.header.rows):
            self.people.first_unmarked()

    def _change_plan(self, state: str) -> None:
        if self.readable():
            self.saving.change_plan(self._session, state)

    def _void_or_restore(self) -> None:
        if self.draft.voided is None:
            self.saving.void(self._session)
        elif self.saving.restore(self._session) and self.record_id is not None:
            self.open(self.record_id)

    def _gone(self) -> None:
        self.autosave.give_up()
        self.show_session(OpenSession.of(Draft(self.kind.register)))
        self.left.emit()

    def _compare(self) -> None:
        self.saving.compare(self._session)

    def _show_merged(self, session: OpenSession, words: str) -> None:
        self._show(session, self.header.typed(), taken_up=True)
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
            name = finality.title_of(self._desk, self.draft)
            show_history(self, name, browse.history_of(self._desk, self.kind.register, self.record_id))

    def _show_reports(self) -> None:
        if self.record_id is not None:
            name = finality.title_of(self._desk, self.draft)
            show_reports_of(self, self._desk, self.kind.register, self.record_id, name)

    def _heard(self, changes: Changes) -> None:
        if self.record_id is None or changes.initiator is self:
            return
        if (self.kind.register, self.record_id) not in changes.touched:
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
