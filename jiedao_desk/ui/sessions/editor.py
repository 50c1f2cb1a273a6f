"""The page of one meeting: agenda at the left, the item in the middle, people at the right (会议记录)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused, StorageTrouble
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import browse, drafts, records, sessions, standing
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.sessions import papers_menu
from jiedao_desk.ui.sessions.agenda_list import AgendaLine, AgendaList
from jiedao_desk.ui.sessions.attendance_panel import AttendancePanel
from jiedao_desk.ui.sessions.header_card import HeaderCard
from jiedao_desk.ui.sessions.item_card import ItemCard
from jiedao_desk.ui.sessions.tasks_dialog import ChooseTasks, PasteNames
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import Banner

REGISTER = "sessions"
_IDLE_MS, _AT_MOST_MS = 2000, 10000
_TONES = {"草稿": Tone.INFO, "定稿": Tone.GOOD, "延期": Tone.WARN, "取消": Tone.NEUTRAL}


class SessionEditor(Page):
    """Edits one session as a draft tree; nothing is written until it is saved, and nothing typed is lost before."""

    left = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("会议记录")
        self._place = place
        self._desk = place.desk
        self._draft = Draft(REGISTER)
        self._pending: tuple[str, Any] = ("", None)
        self._item = 0
        self._dirty = False
        self._revising = False
        self._build()
        self._wire()

    def _build(self) -> None:
        self._back = PlainButton("返回", "chevron_left")
        self._print = PlainButton("打印", "print")
        self._more = PlainButton("更多")
        self._save = PlainButton("保存")
        self._final = PrimaryButton("定稿…")
        for button in (self._back, self._print, self._more, self._save, self._final):
            self.add_action(button)
        self._banner = Banner()
        self._banner.hide()
        self._agenda = AgendaList()
        self._agenda.setMinimumWidth(170)
        catalogue = self._desk.catalogue
        self._header = HeaderCard(catalogue[REGISTER], self._desk.clock.today())
        self._card = ItemCard(catalogue)
        self._people = AttendancePanel(lambda: PasteNames.ask(self))
        self._people.setMinimumWidth(240)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.normal)
        column.addWidget(self._header)
        column.addWidget(self._card, 1)
        scroll = QScrollArea()
        scroll.setObjectName("PageScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(middle)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(SPACING.normal)
        for widget, stretch in ((self._agenda, 0), (scroll, 1), (self._people, 0)):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, stretch)
        split.setSizes([196, 620, 300])
        self.body.addWidget(self._banner)
        self.body.addWidget(split, 1)
        self._row = QHBoxLayout()

    def _wire(self) -> None:
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._keep)
        self._latest = QTimer(self)
        self._latest.setSingleShot(True)
        self._latest.setInterval(_AT_MOST_MS)
        self._latest.timeout.connect(self._keep)
        self._back.clicked.connect(self._leave)
        self._save.clicked.connect(self.save)
        self._final.clicked.connect(self._finalise_or_revise)
        self._header.changed.connect(self._header_changed)
        self._card.changed.connect(self._item_changed)
        self._card.refused.connect(lambda why: self._place.tell(why, Tone.WARN))
        self._people.changed.connect(self._touch)
        self._agenda.chosen.connect(self._show_item)
        self._agenda.add_wanted.connect(self._add_item)
        self._agenda.remove_wanted.connect(self._remove_item)
        self._agenda.moved.connect(self._move_item)
        self._agenda.carry_wanted.connect(self._carry)
        self._banner.action_wanted.connect(self._banner_action)
        self._place.feed.changed.connect(self._heard)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._leave)

    # Opening

    def open(self, record_id: int) -> None:
        """Shows an existing session, and offers what was typed and not saved last time."""
        self._show(browse.load(self._desk, REGISTER, record_id))
        self._offer_unsaved()

    def begin(self, **values: object) -> None:
        """Shows a new session for today (or the day given), people in post that day filled in."""
        day = values.get("held_on") or self._desk.clock.today()
        draft = sessions.new(self._desk, day)  # type: ignore[arg-type]
        draft.values.update(values)
        draft.children["agenda"] = [Draft("agenda", {"is_congress": True}, uid=new_uid())]
        self._show(draft)
        self._offer_unsaved()
        self._header.focus_on("held_on")

    @property
    def record_id(self) -> int | None:
        """The session in sight, ``None`` for one not saved yet."""
        return self._draft.id

    @property
    def dirty(self) -> bool:
        """Whether something was typed and not saved."""
        return self._dirty

    @property
    def draft(self) -> Draft:
        """The session as it stands in the form."""
        return self._draft

    def _show(self, draft: Draft) -> None:
        for child in draft.walk():
            # Tasks name the item they belong to by its uid as long as either may still be new.
            child.uid = child.uid or new_uid()
        self._draft, self._item, self._dirty, self._revising = draft, 0, False, False
        self._idle.stop()
        self._latest.stop()
        self._banner.hide()
        self._header.show_draft(draft)
        self._offer_people()
        self._people.show_attendance(draft.children.setdefault("attendance", []))
        self._show_agenda()
        self._apply_lock()
        self._refresh_head()
        self._fill_menus()

    def _apply_lock(self) -> None:
        final = self._draft.get("state") == "定稿" and self._draft.id is not None
        locked = final and not self._revising
        record = self._desk.catalogue[REGISTER].record
        self._header.set_locked(locked, record.open_when_locked)
        self._people.set_locked(locked)
        self._agenda.set_locked(locked)
        self._final.setText("保存为新版本…" if final and self._revising else "更正…" if final else "定稿…")
        self._show_item(self._item)
        if not locked:
            self._offer_carrying()

    def _locked(self) -> bool:
        return self._draft.get("state") == "定稿" and self._draft.id is not None and not self._revising

    # The head of the page

    def _refresh_head(self) -> None:
        title = sessions.title_of(self._desk, self._draft)
        state = str(self._draft.get("state") or "草稿")
        edition = self._draft.get("edition")
        self.set_state(
            f"{state} 第{edition}版" if state == "定稿" and edition else state, _TONES.get(state, Tone.INFO)
        )
        self.set_title(title, standing.session_note(self._desk, self._draft))
        self._save.setEnabled(self._dirty)

    def _fill_menus(self) -> None:
        self._print.set_menu(papers_menu.make(self, self._place, self._current_draft))
        menu = QMenu(self)
        if self._draft.id is not None:
            menu.addAction("修改历史", self._show_history)
            if self._draft.get("state") == "草稿":
                menu.addAction("改为延期…", lambda: self._change_plan("延期"))
                menu.addAction("改为取消…", lambda: self._change_plan("取消"))
            elif self._draft.get("state") in ("延期", "取消"):
                menu.addAction("改回草稿", lambda: self._change_plan("草稿"))
            menu.addSeparator()
            menu.addAction("作废…", self._void)
        self._more.set_menu(menu)
        self._more.setVisible(self._draft.id is not None)

    def _current_draft(self) -> Draft:
        return self._draft

    # The agenda

    def _items(self) -> list[Draft]:
        return self._draft.children.setdefault("agenda", [])

    def _show_agenda(self) -> None:
        tasks = self._draft.listed("actions")
        lines = []
        for item in self._items():
            count = sum(
                1 for task in tasks if getattr(task.get("agenda_id"), "uid", None) == item.uid
            ) or sum(1 for task in tasks if item.id is not None and task.get("agenda_id") == item.id)
            carried = len(item.listed("carried"))
            note = "人大议题" if item.get("is_congress") else "非人大议题"
            if count:
                note += f" · {count} 项决定"
            if carried:
                note += f" · 带入 {carried} 项"
            lines.append(AgendaLine(item.get("title") or "", note, urgent=bool(carried)))
        self._agenda.show_lines(lines, self._item)
        self._card.setVisible(bool(lines))

    def _show_item(self, row: int) -> None:
        items = self._items()
        if not items:
            self._card.hide()
            return
        self._item = max(0, min(row, len(items) - 1))
        item = items[self._item]
        matters = sessions.matters_of(self._desk, [one.get("action_id") for one in item.listed("carried")])
        self._card.show_item(self._item + 1, item, self._draft, matters, locked=self._locked())
        self._card.show()

    def _add_item(self) -> None:
        self._items().append(
            Draft("agenda", {"is_congress": False}, {"speeches": [], "carried": []}, uid=new_uid())
        )
        self._item = len(self._items()) - 1
        self._touch()
        self._show_agenda()
        self._show_item(self._item)
        self._card.begin()

    def _remove_item(self, row: int) -> None:
        item = self._items()[row]
        if item.get("title") and not dialogs.confirm(
            self,
            "去掉这个议题？",
            f"“{item.get('title')}”和它的发言、议定事项将一起去掉；保存之前不会生效。",
            "去掉",
        ):
            return
        self._items().pop(row)
        kept = [
            task
            for task in self._draft.listed("actions")
            if getattr(task.get("agenda_id"), "uid", task.get("agenda_id")) not in (item.uid, item.id)
        ]
        self._draft.children["actions"] = kept
        self._item = min(row, len(self._items()) - 1)
        self._touch()
        self._show_agenda()
        self._show_item(self._item)

    def _move_item(self, before: int, after: int) -> None:
        items = self._items()
        items.insert(after, items.pop(before))
        self._item = after
        self._touch()
        self._show_agenda()
        self._show_item(after)

    def _offer_carrying(self) -> None:
        day = self._draft.get("held_on")
        open_tasks = sessions.open_tasks(self._desk, day, self._draft.id) if day else []
        taken = {one.get("action_id") for item in self._items() for one in item.listed("carried")}
        self._agenda.offer_carrying(sum(task.id not in taken for task in open_tasks))

    def _carry(self) -> None:
        taken = {one.get("action_id") for item in self._items() for one in item.listed("carried")}
        tasks = sessions.open_tasks(self._desk, self._draft.get("held_on"), self._draft.id)
        chosen = ChooseTasks.ask(self, [task for task in tasks if task.id not in taken])
        if not chosen:
            return
        self._items().append(
            Draft(
                "agenda",
                {"title": "上次议定事项落实情况", "is_congress": True, "presenter": None},
                {"speeches": [], "carried": [Draft("carried", {"action_id": task}) for task in chosen]},
                uid=new_uid(),
            )
        )
        self._item = len(self._items()) - 1
        self._touch()
        self._show_agenda()
        self._show_item(self._item)
        self._offer_carrying()

    # Typing

    def _header_changed(self, key: str) -> None:
        if key == "held_on" and self._draft.id is None:
            self._follow_day()
        if key == "chair":
            self._follow_chair()
        self._touch()

    def _follow_day(self) -> None:
        """Another day may mean other people in post; what was already marked stays."""
        day = self._draft.get("held_on")
        marked = any(one.get("state") is not None for one in self._draft.listed("attendance"))
        if day is None or marked:
            self._offer_people()
            return
        fresh = sessions.new(self._desk, day)
        self._draft.children["attendance"] = fresh.children["attendance"]
        self._draft.values["chair"] = fresh.get("chair")
        self._draft.values["chair_post"] = fresh.get("chair_post")
        self._header.refresh("chair", "chair_post")
        self._people.show_attendance(self._draft.children["attendance"])
        self._offer_people()
        self._offer_carrying()

    def _follow_chair(self) -> None:
        day = self._draft.get("held_on")
        if day is None:
            return
        posts = {one.name: one.title for one in reversed(sessions.in_post_on(self._desk, day))}
        if self._draft.get("chair") in posts:
            self._draft.values["chair_post"] = posts[self._draft.get("chair")]
            self._header.refresh("chair_post")

    def _offer_people(self) -> None:
        day = self._draft.get("held_on") or self._desk.clock.today()
        people = [(one.name, one.title) for one in sessions.in_post_on(self._desk, day)]
        self._header.offer_names(list(dict.fromkeys(name for name, _ in people)))
        self._card.offer_people(people)

    def _item_changed(self) -> None:
        self._touch()
        self._show_agenda()

    def _touch(self) -> None:
        self._dirty = True
        self._idle.start()
        if not self._latest.isActive():
            self._latest.start()
        self._refresh_head()

    def _form(self) -> str:
        return drafts.form_of(REGISTER, self._draft.id)

    def _keep(self) -> None:
        if not self._dirty:
            return
        self._latest.stop()
        try:
            at = drafts.keep(self._desk, self._form(), self._draft)
        except (StorageTrouble, Refused) as trouble:
            self._place.tell(f"未能暂存：{trouble}", Tone.BAD)
            return
        self._place.tell(f"已暂存 {at:%H:%M:%S}，尚未保存")

    def _offer_unsaved(self) -> None:
        found = drafts.kept(self._desk, self._form())
        if found is None:
            return
        self._pending = ("restore", found)
        where = "；这次会议后来又保存过，恢复后请核对" if found.moved_on else ""
        self._banner.say(f"{found.at:%m月%d日 %H:%M} 有没保存的内容{where}。", Tone.INFO, action="恢复")
        self._banner.show()

    def _banner_action(self) -> None:
        what, content = self._pending
        if what == "restore":
            draft: Draft = content.draft
            if content.moved_on and draft.id is not None:
                draft.version = browse.load(self._desk, REGISTER, draft.id).version
            final = draft.get("state") == "定稿" and draft.id is not None
            self._show(draft)
            self._revising = final
            self._apply_lock()
            self._touch()
        else:
            self._keep()
            self.open(content)

    # Saving

    def save(self) -> bool:
        """Saves; what is wrong is said under its field, and nothing is lost. Whether it was saved."""
        if not self._dirty and self._draft.id is not None:
            return True
        if self._revising:
            return self._save_version()
        if self._locked():
            return self._write(lambda: records.save(self._desk, self._draft, self, form=self._form()))
        return self._write(lambda: sessions.save(self._desk, self._draft, self, form=self._form()))

    def _write(self, act: Any) -> bool:
        unreadable = self._header.unreadable()
        if unreadable:
            self._say_problems([Problem(None, unreadable)])
            return False
        self._header.clear_problems()
        form = self._form()
        try:
            saved: records.Saved = act()
        except Refused as refused:
            self._say_problems(refused.problems)
            return False
        except StorageTrouble as trouble:
            dialogs.show_trouble(self, trouble)
            return False
        kept_item = self._item
        if form != drafts.form_of(REGISTER, saved.id):
            drafts.forget(self._desk, form)
        self._show(browse.load(self._desk, REGISTER, saved.id))
        self._item = kept_item
        self._show_agenda()
        self._show_item(kept_item)
        self._place.tell("已保存", Tone.GOOD)
        if saved.warnings:
            self._banner.say("；".join(one.why for one in saved.warnings), Tone.WARN)
            self._banner.show()
        return True

    def _say_problems(self, problems: Any) -> None:
        first: str | None = None
        general = []
        for problem in problems:
            if problem.field in self._desk.catalogue[REGISTER].record.fields:
                self._header.set_problem(problem.field, problem.why)
                first = first or problem.field
            general.append(problem.why)
        self._pending = ("reload", self._draft.id)
        stale = any("另一个窗口" in problem.why for problem in problems)
        self._banner.say("；".join(general), Tone.BAD, action="查看最新内容" if stale else "")
        self._banner.show()
        if first:
            self._header.focus_on(first)

    def _finalise_or_revise(self) -> None:
        final = self._draft.get("state") == "定稿" and self._draft.id is not None
        if final and not self._revising:
            self._begin_revision()
        elif final:
            self._save_version()
        else:
            self._finalise()

    def _finalise(self) -> None:
        problems = sessions.missing_for_final(self._draft)
        refused = [one for one in problems if one.level == "refused"]
        if refused:
            self._say_problems(refused)
            return
        warned = "".join(f"\n注意：{one.why}。" for one in problems)
        if dialogs.confirm(
            self,
            "定稿这次会议的记录？",
            f"定稿后记录锁定为第1版；以后更正要写明原因，另存为新版本。{warned}",
            "定稿",
            tone=Tone.WARN if warned else Tone.INFO,
        ):
            self._write(lambda: sessions.finalise(self._desk, self._draft, self, form=self._form()))

    def _begin_revision(self) -> None:
        if self._draft.get("signed_on") is not None:
            dialogs.show_message(
                self,
                "纸质记录已经签字",
                "不再出新版本。请在“更正说明”中写明，随记录一起打印。",
                tone=Tone.WARN,
            )
            self._header.focus_on("correction")
            return
        self._revising = True
        self._apply_lock()
        self._banner.say("正在更正已定稿的记录；保存为新版本时要写明原因，原来的版本会保留。", Tone.WARN)
        self._banner.show()

    def _save_version(self) -> bool:
        reason = dialogs.ask_reason(self, "更正原因", "原来的版本会保留，两版都能打印。", "保存为新版本")
        if reason is None:
            return False
        return self._write(lambda: sessions.revise(self._desk, self._draft, reason, self, form=self._form()))

    def _change_plan(self, state: str) -> None:
        basis = None
        if state != "草稿":
            basis = dialogs.ask_reason(
                self, f"会议{state}", "写明谁批准的、什么原因。", state, label="批准与原因"
            )
            if basis is None:
                return
        self._draft.values |= {"state": state, "state_basis": basis}
        self._dirty = True
        self.save()

    def _void(self) -> None:
        reason = dialogs.ask_reason(
            self, "作废这次会议的记录", "作废后不再计入，记录和历史都保留，可在“已作废”中找到并恢复。", "作废"
        )
        if reason is None or self._draft.id is None:
            return
        try:
            records.void(self._desk, REGISTER, self._draft.id, reason, self)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self._dirty = False
        self.left.emit()

    def _show_history(self) -> None:
        if self._draft.id is not None:
            lines = browse.history_of(self._desk, REGISTER, self._draft.id)
            papers_menu.show_history(self, lines)

    # Leaving and hearing

    def may_leave(self) -> bool:
        """Whether the page may be left; asks only when something was typed and not saved."""
        if not self._dirty:
            return True
        self._keep()
        box = dialogs.confirm(
            self,
            "有内容还没有保存",
            "离开后内容仍暂存着，下次打开这次会议时可以恢复。",
            "暂不保存，离开",
            "留下继续填",
        )
        if box:
            self._dirty = False
            self._idle.stop()
            self._latest.stop()
        return box

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()

    def _heard(self, changes: Changes) -> None:
        if changes.initiator is self or self._draft.id is None or not self.isVisible():
            return
        if (REGISTER, self._draft.id) not in changes.touched:
            return
        if not self._dirty:
            self.open(self._draft.id)
            return
        self._pending = ("reload", self._draft.id)
        self._banner.say(
            "这次会议刚在另一个窗口中改过。您填写的内容还在，没有覆盖对方的修改。",
            Tone.WARN,
            action="查看最新内容",
        )
        self._banner.show()

    @staticmethod
    def clipboard() -> str:
        """The text on the clipboard."""
        return QGuiApplication.clipboard().text()
