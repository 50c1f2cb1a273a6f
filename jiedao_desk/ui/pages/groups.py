"""The page of deputies' groups: the register's own, with the members of a day beside the form (代表小组)."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import booklets, groups
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.groups import GroupRoster, Membership
from jiedao_desk.ui import paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton
from jiedao_desk.ui.widgets.cards import SectionTitle
from jiedao_desk.ui.widgets.day_editor import DayEditor
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.labels import Tag
from jiedao_desk.ui.widgets.notices import Banner


class MembersPanel(QWidget):
    """Who is in the group on a day; membership itself is kept in each deputy's file."""

    opened = Signal(int)  # a person's id

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group: int | None = None
        self._said = ""
        self._title = SectionTitle("成员")
        read = partial(dates.read_day, year=desk.clock.today().year)
        self.day = DayEditor(read, dates.show_day, desk.clock.today)
        self.day.setAccessibleName("看哪一天的成员")
        self.day.setToolTip("看哪一天的成员")
        self.day.setFixedWidth(current_type().body * 11)
        self.day.set_day(desk.clock.today())
        self.day.day_changed.connect(self._show_day)
        self._title.add_action(self.day)
        self.warning = Banner()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACING.hair)
        self._hint = QLabel("成员在各代表的档案里登记；点姓名打开档案。")
        self._hint.setProperty("role", "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self._title)
        layout.addWidget(self.warning)
        layout.addLayout(self._lines)
        layout.addWidget(self._hint)
        self.hide()

    def note(self) -> str:
        """How many belong to the group on the day."""
        return self._said

    def show_group(self, group_id: int | None) -> None:
        """Shows another group; none for one that is not saved yet."""
        self._group = group_id
        self.setVisible(group_id is not None)
        self.refresh()

    def refresh(self) -> None:
        """Reads the members anew."""
        if self._group is not None:
            day = self.day.day() or self._desk.clock.today()
            self._show(groups.roster(self._desk, self._group, day))

    def _show_day(self, day: date | None) -> None:
        if day is not None:
            self.refresh()

    def _show(self, roster: GroupRoster) -> None:
        take_out(self._lines)
        self._said = f"{len(roster.members)} 名"
        self._title.set_note(self._said)
        self.warning.say("；".join(roster.warnings), Tone.WARN)
        for one in roster.members:
            self._lines.addWidget(self._line(one, since=True))
        if roster.others:
            earlier = QLabel("其他时间在组，或已不在任")
            earlier.setProperty("role", "caption")
            self._lines.addWidget(earlier)
        for one in roster.others:
            self._lines.addWidget(self._line(one, since=False))

    def _line(self, one: Membership, *, since: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        name = LinkButton(one.name)
        name.setAccessibleName(f"打开{one.name}的档案")
        name.clicked.connect(partial(self.opened.emit, one.person_id))
        row.addWidget(name)
        if one.role and one.role != "成员":
            row.addWidget(Tag(one.role))
        row.addStretch(1)
        joined = one.joined_on.isoformat() if one.joined_on else "起始未登记"
        left = one.left_on.isoformat() if one.left_on else "今"
        when = QLabel(f"{joined} 起" if since else f"{joined} 至 {left}")
        when.setProperty("role", "caption")
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignRight)
        return line


class GroupsPage(RegisterPage):
    """Groups in their own order, each with its members."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue["groups"])

    def _build(self) -> None:
        super()._build()
        self.members = MembersPanel(self.desk)
        self.members.opened.connect(self._open_person)
        self.pane.add_panel(self.members)
        self.print_button = PlainButton("活动档案…", "print")
        self.print_button.clicked.connect(self.print_file)
        self.pane.add_action(self.print_button)
        self.pane.shown.connect(self._show_members)

    def print_file(self) -> None:
        """Shows the file of the group in sight for the year chosen in the top bar."""
        group, year = self.pane.record_id, self.place.year
        if group is not None:
            paper.preview(self, self.place, lambda: booklets.group(self.desk, group, year))

    def _show_members(self, draft: Draft) -> None:
        self.members.show_group(draft.id)
        self.print_button.setVisible(draft.id is not None)

    def _open_person(self, person_id: int) -> None:
        self.place.open_record("deputies", person_id)

    def _heard(self, changes: Changes) -> None:
        super()._heard(changes)
        if changes.concern("deputies", "memberships", "mandates"):
            self.members.refresh()
