"""One item of the agenda: who reported what, what was said, how the chair summed up, what was decided (议题)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.documents.wording import numeral
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.lines import LineEditor
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.prose import ProseEditor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.decisions_model import DecisionsModel
from jiedao_desk.ui.sessions.decisions_table import DecisionsTable
from jiedao_desk.ui.sessions.open_session import OpenSession
from jiedao_desk.ui.sessions.speeches import SpeechesEdit
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card, SectionTitle
from jiedao_desk.ui.widgets.forms import FieldRow

_TITLE_HINT = "议题名称，如：研究代表建议办理工作"
_HINTS = {"title": _TITLE_HINT, "presenter": "姓名", "presenter_post": "职务", "subject": "研究主题"}
_LINES = {"report": 2, "summary": 1}
_KEYS = ("title", "presenter", "presenter_post", "subject", "report", "summary", "votes")


class ItemCard(Card):
    """Edits one item with its speeches and tasks, straight in the drafts."""

    changed = Signal()
    follow_wanted = Signal(int)  # a task that is kept already
    next_wanted = Signal()

    def __init__(self, catalogue: Catalogue, around: MeetingAround, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._around = around
        self._item = Draft("agenda")
        self._session = OpenSession.of(Draft("sessions"))
        self._unfolded = False
        self._locked = False
        self.editors: dict[str, FieldEditor] = {}
        self.rows: dict[str, FieldRow] = {}
        for key in _KEYS:
            field = catalogue["agenda"].field(key)
            bare = replace(field, help="")
            made = ProseEditor(bare, least=_LINES[key]) if key in _LINES else editor(bare, around)
            made.setToolTip(field.help)
            if isinstance(made, LineEditor) and key in _HINTS:
                made.line.setPlaceholderText(_HINTS[key])
            made.changed.connect(self._follow)
            self.editors[key] = made
        self.congress = QCheckBox("人大议题")
        self.congress.setToolTip(catalogue["agenda"].field("is_congress").help)
        self.congress.clicked.connect(self._mark_congress)
        self.talk = SpeechesEdit()
        self.talk.typed.connect(self._read_talk)
        self.model = DecisionsModel(catalogue["actions"], self._new_task, self)
        self.model.added.connect(self._add_task)
        self.model.removed.connect(self._drop_task)
        self.model.edited.connect(self.changed)
        self.table = DecisionsTable(self.model, around)
        self.table.follow_wanted.connect(self.follow_wanted)
        self._carried = QLabel()
        self._carried.setProperty("role", "muted")
        self._carried.setTextFormat(Qt.TextFormat.PlainText)
        self._carried.setWordWrap(True)
        self._unfold = LinkButton("记录汇报、发言和议定事项 ▾", size="small")
        self._unfold.clicked.connect(self._show_all)
        self._lay_out()

    def show_item(self, place: int, session: OpenSession, carried: list[str], *, locked: bool) -> None:
        """Shows the item at a place of the agenda, from 0; ``carried`` are the earlier tasks it takes up, in words."""
        self._locked = locked
        item = session.agenda[place]
        if item is not self._item:
            self._unfolded = False
        self._item, self._session = item, session
        title = self.rows["title"]
        title.label.setText(f"议题{numeral(place + 1)}")
        self.editors["title"].setAccessibleName(f"议题{numeral(place + 1)}名称")
        self.setAccessibleName(f"议题{numeral(place + 1)}")
        for key, one in self.editors.items():
            row = self.rows.get(key)
            if isinstance(row, EditorRow):
                row.clear()
            one.set_value(item.get(key))
            one.set_read_only(locked)
        self.congress.setChecked(bool(item.get("is_congress")))
        self.congress.setEnabled(not locked)
        self.talk.show_speeches(item.listed("speeches"), session.names)
        self.talk.setReadOnly(locked)
        self._carried.setText("\n".join(f"{place}. {text}" for place, text in enumerate(carried, start=1)))
        self.model.show_tasks(
            session.tasks_of(item), session.unread, session.draft.get("held_on"), locked=locked
        )
        self._weigh()

    def set_known(self, names: frozenset[str]) -> None:
        """The people at the meeting, whose names are taken for speakers."""
        self.talk.set_known(names)

    def insist(self) -> str:
        """Says what is wrong with the item, and goes there; a sentence, empty when nothing is."""
        wrong = [row for row in self.rows.values() if isinstance(row, EditorRow) and row.insist()]
        if wrong:
            wrong[0].field_editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return f"{self.accessibleName()}：{wrong[0].own_problem()}"
        found = self.model.first_problem()
        if found is None:
            return ""
        row, column, why = found
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setCurrentIndex(self.model.index(row, column))
        return f"{self.accessibleName()}的议定事项第{row + 1}行，{self.model.field(column).label}：{why}"

    def begin(self) -> None:
        """Puts the cursor into the title."""
        self.editors["title"].setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            QTimer.singleShot(0, self, self._line_up)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # From the title of an item Ctrl+Enter goes on to the next, so that an agenda is typed in one go.
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.next_wanted.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    # Inside

    def _lay_out(self) -> None:
        for key in ("title", "report", "summary", "votes"):
            self.rows[key] = EditorRow(self.editors[key])
        trio = QWidget()
        people = QHBoxLayout(trio)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(SPACING.small)
        for key, stretch in (("presenter", 3), ("presenter_post", 5), ("subject", 6)):
            people.addWidget(self.editors[key], stretch)
        trio.setFocusProxy(self.editors["presenter"])
        self.rows["presenter"] = FieldRow("汇报人", trio)
        self.rows["talk"] = FieldRow("讨论发言", self.talk)
        self.rows["carried"] = FieldRow("带入事项", self._carried)
        for key in ("presenter", "presenter_post", "subject"):
            self.editors[key].setAccessibleName(self.editors[key].field.label)
        first = QHBoxLayout()
        first.setSpacing(SPACING.normal)
        first.addWidget(self.rows["title"], 1)
        first.addWidget(self.congress, 0, Qt.AlignmentFlag.AlignTop)
        self._decided = QWidget()
        table = QVBoxLayout(self._decided)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(SPACING.tight)
        self._heading = SectionTitle("议定事项", "一行一项，可从表格粘贴")
        table.addWidget(self._heading)
        table.addWidget(self.table)
        self.body.addLayout(first)
        for key in ("presenter", "carried", "report", "talk", "summary"):
            self.body.addWidget(self.rows[key])
        self.body.addWidget(self._decided)
        self.body.addWidget(self.rows["votes"])
        self.body.addWidget(self._unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._line_up()

    def _line_up(self) -> None:
        width = max(row.label.sizeHint().width() for row in self.rows.values())
        for row in self.rows.values():
            row.set_label_width(width)
        self.congress.setFixedHeight(self.rows["title"].label.height())

    def _weigh(self) -> None:
        """Only what is needed stands open: of other business the title is enough, of a locked record what was said."""
        item, locked = self._item, self._locked
        tasks = self._session.tasks_of(item)
        filled = {
            "presenter": any(item.get(key) for key in ("presenter", "presenter_post", "subject")),
            "report": bool(item.get("report")),
            "talk": bool(item.listed("speeches")),
            "summary": bool(item.get("summary")),
            "votes": bool(item.get("votes")),
        }
        whole = bool(item.get("is_congress")) or self._unfolded or any(filled.values()) or bool(tasks)
        for key, said in filled.items():
            self.rows[key].setVisible(said if locked else whole)
        self.rows["carried"].setVisible(bool(self._carried.text()))
        self._decided.setVisible(bool(tasks) if locked else whole)
        self._heading.set_note("双击状态可登记结果" if locked else "一行一项，可从表格粘贴")
        self._unfold.setVisible(not locked and not whole)

    def _show_all(self) -> None:
        self._unfolded = True
        self._weigh()
        self.editors["presenter"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _new_task(self) -> Draft:
        assert self._item.uid is not None
        values: dict[str, Any] = {"agenda_id": Sibling(self._item.uid), "state": "进行中"}
        return Draft("actions", values, uid=new_uid())

    def _add_task(self, task: Draft) -> None:
        self._session.tasks.append(task)

    def _drop_task(self, task: Draft) -> None:
        self._session.tasks[:] = [one for one in self._session.tasks if one is not task]

    def _follow(self) -> None:
        made = self.sender()
        assert isinstance(made, FieldEditor)
        key, value = made.field.key, made.value()
        if self._item.get(key) == value:
            return
        self._item.values[key] = value
        if key == "presenter":
            post = self._around.post_after(value, self._item.get("presenter_post"))
            self._item.values["presenter_post"] = post
            self.editors["presenter_post"].set_value(post)
        self.changed.emit()

    def _mark_congress(self, marked: bool) -> None:
        self._item.values["is_congress"] = marked
        self._weigh()
        self.changed.emit()

    def _read_talk(self) -> None:
        self._item.children["speeches"] = self.talk.speeches()
        self.changed.emit()
