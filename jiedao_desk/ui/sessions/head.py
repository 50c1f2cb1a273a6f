"""The head of a meeting's page: its name, how it stands, and what can be done with it (会议页头)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import finality
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.tones import TONES
from jiedao_desk.ui.sessions.kind import MeetingKind
from jiedao_desk.ui.sessions.open_session import OpenSession
from jiedao_desk.ui.sessions.papers_menu import PapersMenu
from jiedao_desk.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton

# The count of the year and the period are looked up when the typing pauses, not at every stroke.
_PAUSE_MS = 200


class Head(QObject):
    """Fills the head of the page; buttons are there only while they do something."""

    left = Signal()
    save_wanted = Signal()
    final_wanted = Signal()
    history_wanted = Signal()
    reports_wanted = Signal()
    plan_wanted = Signal(str)
    void_wanted = Signal()
    named = Signal(str)  # the name the meeting has as long as none is typed

    def __init__(self, page: Page, place: Place, kind: MeetingKind, current: Callable[[], Draft]) -> None:
        super().__init__(page)
        self._kind = kind
        self._page = page
        self._desk = place.desk
        self._session: OpenSession | None = None
        self.back = IconButton("chevron_left", "返回列表（Esc）")
        self.papers = PapersMenu(place, kind, current, page)
        self.print = PlainButton("打印", "print")
        self.print.set_menu(self.papers)
        self.more_menu = QMenu(page)
        self.more_menu.aboutToShow.connect(self._fill)
        self.more = PlainButton("更多")
        self.more.set_menu(self.more_menu)
        self.save = PlainButton("保存")
        self.save.setToolTip("Ctrl+S")
        self.final = PrimaryButton("定稿…")
        page.add_lead(self.back)
        for button in (self.print, self.more, self.save, self.final):
            page.add_action(button)
        self.back.clicked.connect(self.left)
        self.save.clicked.connect(self.save_wanted)
        self.final.clicked.connect(self.final_wanted)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._say_standing)

    def show_session(self, session: OpenSession, *, changed: bool, waiting: bool) -> None:
        """Shows how a session stands; ``waiting`` while something unsaved is on offer and nothing may be done."""
        fresh = session is not self._session
        self._session = session
        if fresh:
            self._say_standing()
        else:
            self._soon.start()
        voided = session.draft.voided is not None
        planned = session.draft.get("state") in ("延期", "取消")
        new = session.draft.id is None
        self.more.setVisible(not new)
        self.save.setVisible(not voided and not session.revising and (changed or not session.final))
        self.save.setEnabled((changed or new) and not waiting)
        self.final.setVisible(not voided and not planned)
        self.final.setEnabled(not waiting and (changed or not session.revising))
        self.final.setText("定稿…" if not session.final else "保存为新版本…" if session.revising else "更正…")
        self._chip(session, changed=changed)

    def _chip(self, session: OpenSession, *, changed: bool) -> None:
        state = str(session.draft.get("state") or "草稿")
        edition = session.draft.get("edition")
        if session.draft.voided is not None:
            word, tone = "已作废", Tone.NEUTRAL
        elif session.revising:
            word, tone = f"更正第{edition}版", Tone.WARN
        elif session.final:
            word, tone = f"定稿 第{edition}版", Tone.GOOD
        else:
            word, tone = state, TONES.get(state, Tone.INFO)
        marks = [word, *(["内部"] if session.draft.get("internal") else []), *(["未保存"] if changed else [])]
        self._page.set_state(" · ".join(marks), Tone.WARN if changed and tone is Tone.INFO else tone)

    def _say_standing(self) -> None:
        self._soon.stop()
        if self._session is None:
            return
        draft = self._session.draft
        note = self._kind.note(self._desk, draft)
        if draft.voided is not None:
            note = ""
        elif not self._session.final and draft.get("state") == "草稿":
            lacking = finality.lacking(self._desk, draft)
            note += f"；还缺：{'、'.join(lacking)}" if lacking else ""
        self.named.emit(finality.made_name(self._desk, draft))
        self._page.set_title(finality.short_title(self._desk, draft), note)

    def _fill(self) -> None:
        menu = self.more_menu
        menu.clear()
        if self._session is None:
            return
        draft = self._session.draft
        menu.addAction("修改历史", self.history_wanted.emit)
        menu.addAction("计入哪些报表", self.reports_wanted.emit)
        if draft.voided is not None:
            menu.addSeparator()
            menu.addAction("恢复", self.void_wanted.emit)
            return
        state = draft.get("state")
        if state == "草稿":
            menu.addAction("记为延期…", partial(self.plan_wanted.emit, "延期"))
            menu.addAction("记为取消…", partial(self.plan_wanted.emit, "取消"))
        elif state in ("延期", "取消"):
            menu.addAction("改回草稿", partial(self.plan_wanted.emit, "草稿"))
        menu.addSeparator()
        menu.addAction("作废…", self.void_wanted.emit)
