"""A training as a form, with who took part: deputies of that day by group, staff, pasted names (参训人员)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Field
from jiedao_desk.operations import trainings
from jiedao_desk.operations.activities import Scope
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_list import Narrowing
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.trainings.participants import Participants
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton
from jiedao_desk.ui.widgets.forms import Form
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner

_NOBODY = "还没有参训人员"


class RosterBar(QFrame):
    """What the list comes to, and the ways onto it."""

    group_wanted = Signal(object)  # a Narrowing
    staff_wanted = Signal()
    paste_wanted = Signal()
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = ElidedLabel(_NOBODY)
        self.to_list = LinkButton("看名单", quiet=True, size="small")
        self.to_list.setToolTip("转到下面的参训人员名单")
        self.to_list.clicked.connect(self.list_wanted)
        self.deputies = PlainButton("加代表")
        self._menu = QMenu(self)
        self.deputies.set_menu(self._menu)
        self.staff = PlainButton("加工作人员")
        self.staff.clicked.connect(self.staff_wanted)
        self.names = PlainButton("粘贴名单…")
        self.names.clicked.connect(self.paste_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        for one in (self.deputies, self.staff, self.names):
            buttons.addWidget(one)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        top.addWidget(self.counts)
        top.addWidget(self.to_list)
        top.addStretch(1)
        column.addLayout(top)
        column.addLayout(buttons)
        self.setAccessibleName("参训人员")

    def offer(self, scopes: Sequence[Scope]) -> None:
        """The parts of the deputies that can be put on the list."""
        self._menu.clear()
        for one in scopes:
            self._menu.addAction(
                f"{one.label}（{one.count}）", partial(self.group_wanted.emit, one.narrowing)
            )
        self.deputies.setEnabled(any(one.count for one in scopes))

    def show_turnout(self, found: trainings.Turnout) -> None:
        """What the list comes to."""
        if not found.listed:
            self.counts.setText(_NOBODY)
            return
        parts = [f"应参 {found.listed} 名", f"实参 {found.present} 名"]
        parts += [
            f"{word} {number} 名"
            for word, number in (("请假", found.leave), ("缺席", found.absent))
            if number
        ]
        self.counts.setText(" · ".join(parts) + f" · 参训率 {found.rate}%")

    def set_read_only(self, read_only: bool) -> None:
        """Whether the list can only be looked at."""
        for one in (self.deputies, self.staff, self.names):
            one.setVisible(not read_only)


class TrainingForm(RecordForm):
    """The list stands under the fields; what it comes to, and the ways onto it, over them."""

    def __init__(self, desk: Desk, ask_names: Callable[[], str | None]) -> None:
        self._ask_names = ask_names
        super().__init__(desk, desk.catalogue[trainings.REGISTER], columns=2)

    def lay_out(self, sections: Sequence[tuple[str, tuple[Field, ...]]], columns: int) -> None:
        """The bar, the fields, the list."""
        self.bar = RosterBar()
        self.doubts = Banner()
        self.list = Participants(self._desk.catalogue[trainings.LINES])
        form = Form(columns)
        for title, fields in sections:
            form.add_section(title)
            self.add_rows(form, fields, columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.card)
        for part in (self.bar, self.doubts, form, self.list):
            layout.addWidget(part)
        layout.addStretch(1)
        self.bar.group_wanted.connect(self.add_deputies)
        self.bar.staff_wanted.connect(self.add_staff)
        self.bar.paste_wanted.connect(self.paste)
        self.bar.list_wanted.connect(self.list.to_list)
        self.list.changed.connect(self._follow_list)
        self._rows["held_on"].changed.connect(self._follow_day)

    def show_draft(
        self, draft: Draft, typed: Mapping[str, str] | None = None, *, base: Draft | None = None
    ) -> None:
        """Shows a training."""
        self.list.show_lines(draft.listed(trainings.LINES))
        super().show_draft(draft, typed, base=base)
        self.doubts.say("")
        self._follow_day()
        self._count()

    def draft(self) -> Draft:
        """The training as it stands, with its list."""
        now = super().draft()
        now.children[trainings.LINES] = self.list.lines()
        return now

    def set_read_only(self, read_only: bool, *, leaving: frozenset[str] = frozenset()) -> None:
        """Whether the record can only be looked at."""
        super().set_read_only(read_only, leaving=leaving)
        self.bar.set_read_only(read_only)
        self.list.set_read_only(read_only)

    def add_deputies(self, wanted: Narrowing) -> None:
        """Puts a part of the deputies of that day on the list."""
        self._add(trainings.deputies_of(self._desk, self._day(), wanted))

    def add_staff(self) -> None:
        """Puts the congress working committee's people on the list."""
        self._add(trainings.staff_of(self._desk, self._day()))

    def paste(self) -> None:
        """Asks for a list of names and puts them on the list."""
        text = self._ask_names()
        if text is not None and text.strip():
            lines, matched = trainings.pasted(self._desk, self._day(), text)
            self._add(lines)
            if matched.doubts:
                words = "；".join(one.sentence for one in matched.doubts)
                self.doubts.say(f"{words}。不是代表的照原样记在名单里，请看一下。", Tone.WARN)

    def link_names(self) -> None:
        """Leads names that were typed by hand to the deputies who bear them."""
        now = self.draft()
        made = trainings.linked(self._desk, now)
        if made.children != now.children:
            self.list.show_lines(made.listed(trainings.LINES))

    def _add(self, more: Sequence[Draft]) -> None:
        before = self.list.lines()
        lines = trainings.added(before, more)
        if len(lines) != len(before):
            self.list.show_lines(lines)
            self.list.changed.emit()
        self.doubts.say(
            f"加了{len(lines) - len(before)}名" if len(lines) != len(before) else "都已经在名单里了"
        )

    def _day(self) -> date:
        return self._rows["held_on"].field_editor.value() or self._desk.clock.today()

    def _follow_day(self) -> None:
        self.bar.offer(trainings.scopes(self._desk, self._day()))

    def _count(self) -> None:
        self.bar.show_turnout(trainings.turnout(self.list.lines()))

    def _follow_list(self) -> None:
        self._count()
        self._follow()
