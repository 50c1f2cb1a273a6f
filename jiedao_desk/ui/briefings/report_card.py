"""What was reported, what the committee thought of it, what was decided (汇报内容、意见、议定事项)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, StorageTrouble
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import briefings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.prose import ProseEditor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.sessions.around import MeetingAround
from jiedao_desk.ui.sessions.decisions_model import DecisionsModel
from jiedao_desk.ui.sessions.decisions_table import DecisionsTable
from jiedao_desk.ui.sessions.open_session import OpenSession
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card, SectionTitle

_LINES = {"report": 5, "opinion": 2}
_DRAFTED = "草稿只用已登记的数字和事项；没有登记的，请汇报人补充。"


class ReportCard(Card):
    """Edits report, opinion and tasks of a briefing, straight in the draft."""

    changed = Signal()
    follow_wanted = Signal(int)  # a task that is kept already

    def __init__(self, desk: Desk, around: MeetingAround, parent: QWidget | None = None) -> None:
        super().__init__("汇报与意见", " ", parent=parent)
        self._desk = desk
        self._session = OpenSession.of(Draft(briefings.REGISTER))
        self._locked = False
        self.rows: dict[str, EditorRow] = {}
        register = desk.catalogue[briefings.REGISTER]
        for key, least in _LINES.items():
            made = ProseEditor(replace(register.field(key), help=""), least=least)
            made.changed.connect(self._follow)
            self.rows[key] = EditorRow(made, label_above=True)
            self.body.addWidget(self.rows[key])
        self.compose = LinkButton("由记录拟稿", size="small")
        self.compose.setToolTip(_DRAFTED)
        self.compose.clicked.connect(self.write_draft)
        self.heading.add_action(self.compose)
        self.model = DecisionsModel(desk.catalogue["actions"], _new_task, self)
        self.model.added.connect(self._add_task)
        self.model.removed.connect(self._drop_task)
        self.model.edited.connect(self.changed)
        self.table = DecisionsTable(self.model, around)
        self.table.follow_wanted.connect(self.follow_wanted)
        self._decided = QWidget()
        table = QVBoxLayout(self._decided)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(SPACING.tight)
        self._title = SectionTitle("议定事项")
        table.addWidget(self._title)
        table.addWidget(self.table)
        self.body.addWidget(self._decided)
        self.body.addStretch(1)

    @property
    def place(self) -> int:
        """A report has one part."""
        return 0

    def show_session(self, session: OpenSession, *, locked: bool) -> None:
        """Shows another briefing, or the same one anew."""
        self._session, self._locked = session, locked
        for key, row in self.rows.items():
            row.clear()
            row.field_editor.set_value(session.draft.get(key))
            row.field_editor.set_read_only(locked)
        self.model.show_tasks(session.tasks, session.unread, session.draft.get("held_on"), locked=locked)
        self._decided.setVisible(not locked or bool(session.tasks))
        self._title.set_note("双击状态可登记结果" if locked else "一行一项，可从表格粘贴")
        self.compose.setVisible(not locked)

    def show_place(self, _place: int) -> None:
        """There is only one."""

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Says what was refused, or is still asked for, under its field."""
        for problem in problems:
            if problem.field in self.rows:
                self.rows[problem.field].set_rule(problem)

    def refresh(self) -> None:
        """Nothing here depends on other records."""

    def set_known(self, names: frozenset[str]) -> None:
        """Nobody is named here."""

    @property
    def start(self) -> QWidget:
        """The report."""
        return self.rows["report"].field_editor

    def begin(self) -> None:
        """Puts the cursor into the report."""
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def insist(self) -> str:
        """Goes to the first task that cannot be kept and says why; empty when all can."""
        found = self.model.first_problem()
        if found is None:
            return ""
        row, column, why = found
        self.table.setCurrentIndex(self.model.index(row, column))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return f"议定事项第{row + 1}行：{why}"

    def write_draft(self) -> None:
        """Fills the report with what is recorded; what was typed before is replaced only when the user agrees."""
        if self._session.draft.get("report") and not dialogs.confirm(
            self,
            "用拟稿代替已填写的汇报内容？",
            f"现在的内容会被换掉，保存以后才生效。{_DRAFTED}",
            "换成拟稿",
        ):
            return
        try:
            text = briefings.drafted_report(self._desk, self._session.draft)
        except StorageTrouble as trouble:
            dialogs.show_trouble(self, trouble)
            return
        if not text:
            dialogs.show_message(
                self, "这一时段还没有可用的记录", "没有已计入的会议、议定事项和在任代表，请直接填写。"
            )
            return
        self.rows["report"].field_editor.set_value(text)
        self._write("report", text)

    # Inside

    def _add_task(self, task: Draft) -> None:
        self._session.tasks.append(task)

    def _drop_task(self, task: Draft) -> None:
        self._session.tasks[:] = [one for one in self._session.tasks if one is not task]

    def _follow(self) -> None:
        made = self.sender()
        assert isinstance(made, FieldEditor)
        self.rows[made.field.key].set_rule(None)
        self._write(made.field.key, made.value())

    def _write(self, key: str, value: object) -> None:
        if self._session.draft.get(key) != value:
            self._session.draft.values[key] = value
            self.changed.emit()


def _new_task() -> Draft:
    return Draft("actions", {"state": "进行中"}, uid=new_uid())
