"""One record beside the table: its form, what is wrong with it, saving, and what another window did (记录窗格)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import browse, checking, drafts, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.autosave import Autosave
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.comparing import differences, merged
from jiedao_desk.ui.register.conflict_box import Way, ask_way
from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.register.history_box import show_history
from jiedao_desk.ui.register.leave_box import Parting, ask_parting
from jiedao_desk.ui.register.pane_frame import PaneFrame
from jiedao_desk.ui.reporting.counted_box import show_reports_of

_COMPARE = "对照"


class RecordPane(PaneFrame):
    """Shows one record to be edited. Nothing is written until it is saved, and nothing typed is lost before."""

    saved = Signal(int)  # the record's id
    shown = Signal(object)  # the Draft that is shown now, as it is kept
    state_changed = Signal()  # whether anything is unsaved
    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        register: Register,
        parent: QWidget | None = None,
        *,
        form: RecordForm | None = None,
    ) -> None:
        super().__init__(form if form is not None else RecordForm(desk, register, columns=2), parent)
        self.setAccessibleName(f"{register.title}：一条记录")
        self.desk = desk
        self.register = register
        self.autosave = Autosave(desk, self._content, self)
        self._open = False
        self._changed = False
        self._unsaved: drafts.Unsaved | None = None
        self._locked: tuple[str, frozenset[str]] | None = None
        self.form.changed.connect(self._follow)
        self.autosave.kept.connect(self._say_kept)
        self.autosave.failed.connect(self._say_trouble)
        self.history.clicked.connect(self.show_history)
        self.counted.clicked.connect(self.show_reports)
        self.banner.action_wanted.connect(self.compare)
        self.offer.taken.connect(self.take_up)
        self.offer.refused.connect(self.forget_unsaved)
        self._give_up.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self._show_state()

    # What is shown

    @property
    def record_id(self) -> int | None:
        """The record that is shown; ``None`` for a new one, or none at all."""
        return self.form.given().id if self._open else None

    @property
    def is_open(self) -> bool:
        """Whether anything is shown."""
        return self._open

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._open and self._changed

    def show_record(self, record_id: int) -> bool:
        """Shows a record, and offers what was typed into it and not saved last time; False if it is gone."""
        try:
            draft = browse.load(self.desk, self.register.key, record_id)
        except (Refused, StorageTrouble) as trouble:
            self.close_record()
            self.banner.say(str(trouble), Tone.WARN)
            return False
        self._show(draft)
        return True

    def show_new(self, values: Mapping[str, Any]) -> None:
        """Shows the form of a record to be made, some fields filled in."""
        usual = {field.key: field.default for field in self.register.fields if field.default is not None}
        lists: dict[str, list[Draft]] = {
            child.key: [] for child in self.desk.catalogue.children(self.register)
        }
        given = Draft(self.register.key, usual, lists)
        self._show(given)
        if values and not self.offer.isVisible():
            self.form.show_draft(Draft(self.register.key, {**usual, **values}, lists), base=given)
            self._follow()
        self.settle_focus()

    def settle_focus(self) -> None:
        """Puts the cursor where one begins: on what is on offer, else in the first field."""
        if self._unsaved is not None:
            self.offer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def close_record(self) -> None:
        """Shows nothing."""
        self.autosave.watch(None)
        self._open = self._changed = False
        self._unsaved = None
        self.banner.say("")
        self.offer.say("")
        self._show_state()

    def reload(self) -> None:
        """Shows the record as it is kept, what was typed put aside."""
        if self.record_id is not None:
            self.show_record(self.record_id)

    # What the user does

    def save(self) -> bool:
        """Saves; says what stands in the way, if anything does. A record changed elsewhere is not overwritten."""
        if not self._open or not self._give_up.isEnabled():
            return True
        if self.form.insist():
            self.banner.say("有内容需要先改一下，见标红的地方。已填的都在，改好后再保存。", Tone.BAD)
            return False
        draft = self.form.draft()
        try:
            result = self.write(draft)
        except Refused as refusal:
            if self._moved_on(draft):
                self.compare()
            else:
                self._say_refused(refusal)
            return False
        except StorageTrouble as trouble:
            self._say_trouble(str(trouble))
            return False
        self.autosave.settle()
        self.show_record(result.id)
        self._words.setText(f"已保存 {self.desk.clock.now():%H:%M}")
        if result.warnings:
            words = "；".join(dict.fromkeys(one.why for one in result.warnings))
            self.banner.say(f"已保存。请再看一下：{words}", Tone.WARN)
        self.saved.emit(result.id)
        return True

    def write(self, draft: Draft) -> Saved:
        """Saves what the form holds; where more has to be settled with it, a pane of its own does that here."""
        return records.save(self.desk, draft, self, form=self.autosave.form)

    def may_leave(self) -> bool:
        """Whether something else can be shown now; asks when something was typed and not saved."""
        if not self.is_changed:
            return True
        parting = ask_parting(self, self._name())
        if parting is Parting.SAVE:
            return self.save()
        if parting is Parting.GIVE_UP:
            self.autosave.give_up()
            self._changed = False
            return True
        return False

    def leave(self) -> None:
        """Esc: back to the record as it is kept, asking first if something was changed; then out of the form."""
        if self.is_changed and not dialogs.confirm(
            self,
            "放弃修改？",
            "刚才填写的内容不会保存；原来的记录不变。",
            "放弃修改",
            "继续填写",
        ):
            return
        if self.is_changed:
            self.autosave.give_up()
            self._changed = False
            if self.record_id is not None:
                self.reload()
        if self.record_id is None:
            self.close_record()
        self.closed.emit()

    def compare(self) -> None:
        """Shows what another window saved beside what was typed here, and does what the user wants."""
        if self.record_id is None:
            return
        given, here = self.form.given(), self.form.draft()
        there = browse.load(self.desk, self.register.key, self.record_id)
        way = ask_way(self, self._name(), differences(self.desk, given, there, here))
        if way is Way.THEIRS:
            self.autosave.give_up()
            self._changed = False
            self.reload()
        elif way is Way.MERGE:
            mixed, left = merged(self.desk.catalogue, given, there, here)
            self.form.show_draft(mixed, self.form.typed(), base=there)
            words = "已换成最新内容，并补上您改的部分；请检查后保存。"
            if left:
                words += f"“{'”“'.join(left)}”两边都改过，保留了已保存的，请自行补充。"
            self.banner.say(words, Tone.WARN if left else Tone.INFO)
            self._follow()

    def take_up(self) -> None:
        """Goes on with what was typed and not saved last time."""
        if self._unsaved is None:
            return
        unsaved, self._unsaved = self._unsaved, None
        self.offer.say("")
        base = unsaved.base if unsaved.base is not None and unsaved.moved_on else self.form.given()
        draft = base.copy()
        draft.values.update(unsaved.draft.values)
        draft.children.update(unsaved.draft.children)
        self._allow()
        self.form.show_draft(draft, unsaved.typed, base=base)
        self._follow()
        self.settle_focus()

    def forget_unsaved(self) -> None:
        """Gives up what was typed and not saved last time."""
        self._unsaved = None
        self.offer.say("")
        self.autosave.give_up()
        self._allow()
        self.settle_focus()

    def show_history(self) -> None:
        """All changes of the record, to be read."""
        if self.record_id is not None:
            entries = browse.history_of(self.desk, self.register.key, self.record_id)
            show_history(self, self._name(), entries)

    def show_reports(self) -> None:
        """The reports that the record is counted in."""
        if self.record_id is not None:
            show_reports_of(self, self.desk, self.register.key, self.record_id, self._name())

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        self.autosave.keep_now()

    def heard(self, changes: Changes) -> None:
        """Another window, or another page, changed something."""
        # A restored backup touches every record of a register, which is told as number 0.
        mine = {(self.register.key, self.record_id), (self.register.key, 0)}
        if changes.initiator is self or self.record_id is None or not mine & changes.touched:
            return
        if self.is_changed or self._under_a_box():
            self.banner.say(
                "这条记录刚在另一个窗口中改过。您填写的还在，保存前请先对照。", Tone.WARN, action=_COMPARE
            )
        else:
            self.reload()

    # Inside

    def _under_a_box(self) -> bool:
        """Whether a box stands over the form, which may hold a part of it that is not in the form yet."""
        box = QApplication.activeModalWidget()
        owner = box.parentWidget() if box is not None else None
        return owner is not None and self.isAncestorOf(owner)

    def _show(self, draft: Draft) -> None:
        self.banner.say("")
        self._words.setText("")
        self._open, self._changed = True, False
        self.autosave.watch(drafts.form_of(self.register.key, draft.id))
        self.form.show_draft(draft)
        self._locked = checking.locked(self.desk, draft)
        self._unsaved = self._kept(draft)
        if self._unsaved is not None:
            self.offer.offer(self.desk, self._unsaved)
        else:
            self.offer.say("")
        if draft.voided is not None:
            self.banner.say(f"已作废：{draft.voided}。恢复后才能修改。", Tone.NEUTRAL)
        elif self._locked is not None:
            self.banner.say(self._locked[0], Tone.INFO)
        self._allow()
        self._scroll.verticalScrollBar().setValue(0)
        self.shown.emit(draft)

    def _kept(self, draft: Draft) -> drafts.Unsaved | None:
        """What was typed into this form and not saved, unless it says no more than what is saved."""
        form = self.autosave.form
        found = drafts.kept(self.desk, form) if form is not None else None
        if found is None or found.typed:
            return found
        base = found.base or draft
        return found if differences(self.desk, base, base, found.draft) else None

    def _allow(self) -> None:
        """Lets the form be typed in, unless the record is voided, locked, or something is on offer."""
        given = self.form.given()
        fixed = given.voided is not None or self._unsaved is not None
        opened = self._locked[1] if self._locked is not None and not fixed else frozenset()
        self.form.set_read_only(fixed or self._locked is not None, leaving=opened)
        self._show_state()

    def _follow(self) -> None:
        self._changed = self.form.is_changed()
        if self._changed:
            self.autosave.touch()
            self._words.setText("")
        self._show_state()

    def _show_state(self) -> None:
        given = self.form.given()
        self._title.setText(self._name() if self._open else "")
        if self._open and given.voided is not None:
            self._chip.set_state("已作废", Tone.NEUTRAL)
        elif self._open and given.id is None:
            self._chip.set_state("新建", Tone.INFO)
        elif self._changed:
            self._chip.set_state("未保存", Tone.WARN)
        else:
            self._chip.set_state("", Tone.NEUTRAL)
        self._chip.setVisible(bool(self._chip.text()))
        for button in (self.history, self.counted):
            button.setVisible(self.record_id is not None)
        self._contents.setVisible(self._open)
        self._nothing.setVisible(not self._open)
        writable = self._open and given.voided is None and self._unsaved is None
        new = writable and given.id is None
        self._give_up.setEnabled(writable and (self._changed or new))
        self.save_button.setEnabled(writable and (self._changed or new))
        self._give_up.setText("取消新建" if new else "放弃修改")
        self.state_changed.emit()

    def _name(self) -> str:
        shown = self.register.field(self.register.name.key).show(
            self.form.given().get(self.register.name.key)
        )
        return shown or (f"新建{self.register.title}" if self.record_id is None else f"{self.register.title}")

    def _content(self) -> tuple[Draft, Mapping[str, str], Draft | None]:
        return self.form.draft(), self.form.typed(), self.form.given()

    def _moved_on(self, draft: Draft) -> bool:
        if draft.id is None:
            return False
        try:
            return browse.load(self.desk, self.register.key, draft.id).version != draft.version
        except Refused:
            return False

    def _say_refused(self, refusal: Refused) -> None:
        left = self.form.show_problems(refusal.problems)
        words = "；".join(dict.fromkeys(one.why for one in left))
        self.banner.say(words or "有内容需要先改一下，见标红的地方。已填的都在，改好后再保存。", Tone.BAD)

    def _say_trouble(self, sentence: str) -> None:
        self.banner.say(f"{sentence}。填写的内容还在这里。", Tone.BAD)

    def _say_kept(self, moment: datetime) -> None:
        self._words.setText(f"已自动暂存 {moment:%H:%M}，还没有保存")
