"""The page of the sessions in a window, over a real office with its committee (会议页面测试环境)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import finality, records, sessions
from jiedao_desk.ui.pages.meetings import MeetingsPage
from jiedao_desk.ui.sessions.editor import SessionEditor
from tests.ui.boxes import Answers
from tests.ui.hands import write
from tests.ui.standing import Standing

STAFF = (
    ("李卫国", "党工委", "副书记", "党工委副书记、办事处主任", date(2022, 5, 3), None),
    ("孙立", "党工委", "副书记", "党工委副书记", date(2023, 1, 9), date(2026, 6, 30)),
    ("赵春梅", "党工委", "委员", "党工委委员、组织委员", date(2026, 7, 1), None),
    ("刘志强", "人大街道工委", "主任", "人大街道工委主任", date(2023, 6, 20), None),
    ("王敏", "人大街道工委", "工作人员", "人大街道工委干事", date(2025, 9, 1), None),
)


@pytest.fixture
def staffed(office):
    """张红旗, 李卫国 and 孙立 until June; 赵春梅 in his place from July; 刘志强 and 王敏 of the other body."""
    for order, (name, body, post, title, since, until) in enumerate(STAFF, start=2):
        values = {"name": name, "body": body, "post": post, "full_title": title, "protocol_order": order}
        records.save(office, Draft("staff", {**values, "started_on": since, "ended_on": until}))
    return office


@pytest.fixture
def held(staffed):
    """Saves a session that lacks nothing for 定稿; answers its id."""

    def made(day: date = date(2026, 9, 8), *, final: bool = False, **values: object) -> int:
        draft = sessions.new(staffed, day)
        uid = new_uid()
        draft.values |= {"recorder": "王敏", "place": "三楼会议室", "number": 15} | values
        draft.children["agenda"] = [
            Draft(
                "agenda",
                {"title": "研究代表建议办理工作", "is_congress": True, "summary": "同意。"},
                {"speeches": [Draft("speeches", {"speaker": "李卫国", "words": "要抓紧办理。"})]},
                uid=uid,
            ),
            Draft("agenda", {"title": "研究安全生产工作", "is_congress": False}),
        ]
        draft.children["actions"] = [
            Draft(
                "actions",
                {
                    "matter": "每月调度一次",
                    "responsible": ("刘志强",),
                    "due_on": date(2026, 12, 20),
                    "agenda_id": Sibling(uid),
                },
            )
        ]
        for one in draft.listed("attendance"):
            one.values["state"] = "出席"
        return (finality.finalise if final else finality.save)(staffed, draft).id

    return made


@pytest.fixture
def answer(qapp) -> Answers:
    """Answers the boxes that a test expects."""
    made = Answers()
    yield made
    assert made.close() == [], "a box was expected and never asked"


@pytest.fixture
def standing(office, qapp) -> Standing:
    made = Standing(office)
    yield made
    made.feed.close()


@pytest.fixture
def page(qtbot, staffed, standing):
    """The page of the sessions, as wide as it is on an office screen."""
    made = MeetingsPage(standing, SessionEditor(standing))
    made.resize(1170, 690)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


class Hands:
    """The clerk's hands on the editor."""

    def __init__(self, editor) -> None:
        self.editor = editor

    def line(self, key):
        """The line of a field of the meeting, unfolded if need be."""
        if key in self.editor.kind.more:
            self.editor.header.focus_on(key)
        return self.editor.header.rows[key].field_editor.line

    def item(self, key):
        """Where a field of the item in sight is typed."""
        made = self.editor.agenda.card.editors[key]
        return made.text if key in ("report", "summary") else made.line

    def fill(self, widget, text: str) -> None:
        """Replaces what stands in a line."""
        widget.setFocus()
        widget.selectAll()
        write(widget, text)

    def press(self, *keys: Qt.Key) -> None:
        """Keys to whatever has the focus."""
        for key in keys:
            QTest.keyClick(self.editor.window().focusWidget(), key)
            # A cell closes, and the next one opens, when the key has been dealt with.
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Text to whatever has the focus."""
        write(self.editor.window().focusWidget(), text)

    def keys(self, sequence: str) -> None:
        """A shortcut, once the window has come back from a box."""
        window = self.editor.window()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        QTest.keySequence(self.editor.window().focusWidget() or self.editor, sequence)

    @property
    def focused(self):
        """What has the focus."""
        return self.editor.window().focusWidget()


@pytest.fixture
def hands(page) -> Hands:
    return Hands(page.editor)


@pytest.fixture
def banner(page):
    """What the page says over itself, nothing while the banner is hidden."""

    def said() -> str:
        shown = page.editor.banner
        return "" if shown.isHidden() else shown.sentence()

    return said
