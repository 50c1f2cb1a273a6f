"""The page of one activity: what it was, who was there, its sign-in sheets on paper (履职活动登记)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.query import Named
from jiedao_desk.operations import activities, activity_papers, duty_papers, records
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.activities.pane import ActivityPane
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.sessions.boxes import ask_names
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton


class ActivityEditor(Page):
    """Edits one activity; nothing typed is lost before it is saved."""

    left = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("履职活动")
        self._place = place
        self.pane = ActivityPane(place.desk, lambda: ask_names(self))
        self.form = self.pane.activity_form
        self.sheet = self.form.sheet
        self._back = PlainButton("返回", "chevron_left")
        self._print = PlainButton("打印", "print")
        self._more = PlainButton("更多")
        self.finish_button = PrimaryButton("完成登记")
        self.finish_button.setToolTip("保存并回到列表；还没有登记的会问一声")
        for button in (
            self._back,
            self._print,
            self._more,
            self.pane.give_up_button,
            self.pane.save_button,
            self.finish_button,
        ):
            self.add_action(button)
        self.body.addWidget(self.pane, 1)
        self._fill_menus()
        self._wire()

    def _wire(self) -> None:
        self._back.clicked.connect(self._leave)
        self.finish_button.clicked.connect(self.finish)
        self.pane.shown.connect(lambda _draft: self._refresh_head())
        self.pane.state_changed.connect(self._refresh_head)
        self.pane.saved.connect(lambda _id: self._place.tell("已保存", Tone.GOOD))
        self.pane.closed.connect(self.left)
        self.form.changed.connect(self._refresh_head)
        self.sheet.told.connect(self._place.tell)
        self.sheet.copy_wanted.connect(self.copy_last)
        self._place.feed.changed.connect(self.pane.heard)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.pane.save),
            (QKeySequence(Qt.Key.Key_Escape), self.pane.leave),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def open(self, record_id: int) -> bool:
        """Shows an activity that is kept; False if it is gone."""
        shown = self.pane.show_record(record_id)
        self.pane.settle_focus()
        return shown

    def begin(self, **values: object) -> None:
        """Shows a new activity."""
        self.pane.show_new(values)

    @property
    def draft(self) -> Draft:
        """The activity as it stands in the form."""
        return self.form.draft()

    def may_leave(self) -> bool:
        """Whether the page may be left; asks when something was typed and not saved."""
        return self.pane.may_leave()

    def finish(self) -> None:
        """Saves and goes back; of whom nothing is said yet, it asks."""
        unmarked = self.sheet.standing().tally.unmarked
        if unmarked and not dialogs.confirm(
            self,
            f"还有 {unmarked} 名没有登记",
            "按缺席记下并完成？没有邀请的代表请先移出名单；以后再登记的，按“保存”就行。",
            "记缺席并完成",
            "返回",
        ):
            return
        if unmarked:
            self.sheet.mark_rest_absent()
        if self.pane.save():
            self.left.emit()

    def copy_last(self) -> None:
        """Takes the list of the last activity like this one."""
        copied = activities.from_last(self._place.desk, self.draft)
        if copied is None:
            self._place.tell("还没有以前的活动可以复制", Tone.WARN)
            return
        self.sheet.replace(copied.lines)
        for key, value in copied.values.items():
            if value is not None and self.draft.get(key) is None:
                self.form.set_value(key, value)
        words = f"已复制{dates.show_day(copied.held_on)}“{copied.title}”的名单，共{len(copied.lines)}名"
        if copied.left_out:
            words += f"；{'、'.join(copied.left_out)}当日不在任，没有复制"
        self._place.tell(words)
        self.sheet.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh_head(self) -> None:
        draft = self.draft
        day = draft.get("held_on")
        group = next((one.name for one in self._groups(draft) if one.id == draft.get("group_id")), "")
        parts = (dates.show_day(day) if day else "", draft.get("activity_kind"), group)
        title = str(draft.get("title") or ("新建履职活动" if draft.id is None else "履职活动"))
        self.set_title(title, " · ".join(str(part) for part in parts if part))
        self.pane.give_up_button.setVisible(self.pane.is_changed)
        self._more.setVisible(draft.id is not None)
        voided = draft.voided is not None
        self._restoring.setVisible(voided)
        for one in (self._keep_marked, self._voiding):
            one.setVisible(not voided)
        self.finish_button.setEnabled(not voided)

    def _groups(self, draft: Draft) -> list[Named]:
        if draft.get("group_id") is None:
            return []
        return activities.groups(self._place.desk, draft.get("held_on") or self._place.desk.clock.today())

    def _fill_menus(self) -> None:
        printing = QMenu(self)
        place = self._place
        printing.addAction(
            "空白签到表（活动前）…",
            lambda: paper.preview_record(self, place, self.draft, activity_papers.blank),
        )
        printing.addAction(
            "签到情况表（活动后）…",
            lambda: paper.preview_record(self, place, self.draft, activity_papers.filled),
        )
        printing.addAction(
            "履职证明、函（给所在单位）…",
            lambda: paper.preview_record(self, place, self.draft, duty_papers.of_activity),
        )
        self._print.set_menu(printing)
        menu = QMenu(self)
        self._keep_marked = menu.addAction("只留已登记的人", self.sheet.keep_marked)
        menu.addAction("修改历史", self.pane.show_history)
        menu.addAction("计入哪些报表", self.pane.show_reports)
        menu.addSeparator()
        self._voiding = menu.addAction("作废…", self._void)
        self._restoring = menu.addAction("恢复", self._restore)
        self._more.set_menu(menu)

    def _void(self) -> None:
        record_id = self.pane.record_id
        if record_id is None:
            return
        reason = dialogs.ask_reason(
            self, "作废这次活动", "作废后不再计入，记录和历史都保留，可在“已作废”中找到并恢复。", "作废"
        )
        if reason is None:
            return
        try:
            records.void(self._place.desk, activities.REGISTER, record_id, reason, self.pane)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.pane.close_record()
        self.left.emit()

    def _restore(self) -> None:
        record_id = self.pane.record_id
        if record_id is None:
            return
        try:
            records.restore(self._place.desk, activities.REGISTER, record_id, self.pane)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self._place.tell("已恢复，重新计入", Tone.GOOD)
        self.open(record_id)

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()
