"""An activity as a form: what it was in a few fields, and its sign-in sheet (活动登记)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Field
from jiedao_desk.operations import activities
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.sheet import SignInSheet
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.forms import Form

# Two lines of a grid of six: the screen belongs to the people.
_MAIN = (
    (("held_on", 1), ("title", 3), ("activity_kind", 2)),
    (("group_id", 2), ("place", 2), ("organiser", 1), ("half_days", 1)),
)
_MAIN_KEYS = frozenset(key for line in _MAIN for key, _ in line)
_MORE, _LESS = "更多：时间、联合活动、活动情况、备注 ▾", "收起 ▴"
_LEFT = "sign_in"


class ActivityForm(RecordForm):
    """The head can be folded away; what of a pasted list is unsettled counts as typed and not read."""

    folded = Signal(bool)

    def __init__(self, desk: Desk, ask_names: Callable[[], str | None]) -> None:
        self._ask_names = ask_names
        super().__init__(desk, desk.catalogue[activities.REGISTER])

    def lay_out(self, sections: Sequence[tuple[str, tuple[Field, ...]]], columns: int) -> None:
        """The head in a card, the sheet under it."""
        self.head = Card()
        self.head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.normal)
        grid.setVerticalSpacing(SPACING.small)
        for at, line in enumerate(_MAIN):
            place = 0
            for key, span in line:
                grid.addWidget(self._row_above(key), at, place, 1, span)
                place += span
        for column in range(6):
            grid.setColumnStretch(column, 1)
        self._more = Form(2)
        for title, fields in sections:
            self._more.add_section(title)
            self.add_rows(self._more, [one for one in fields if one.key not in _MAIN_KEYS], 2)
        self._more.hide()
        self._toggle = LinkButton(_MORE, size="small")
        self._toggle.clicked.connect(lambda: self.show_more(not self._more.isVisible()))
        self.head.body.addLayout(grid)
        self.head.body.addWidget(self._more)
        self.head.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.sheet = SignInSheet(self._desk, self._ask_names)
        self.sheet.changed.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(self.head)
        layout.addWidget(self.sheet, 1)
        self._rows["held_on"].changed.connect(self._follow_day)
        self._rows["group_id"].changed.connect(self._follow_group)

    def fold(self, folded: bool) -> None:
        """Whether the head is out of sight."""
        self.head.setVisible(not folded)
        self.folded.emit(folded)

    def is_folded(self) -> bool:
        """Whether the head is out of sight."""
        return self.head.isHidden()

    def show_more(self, shown: bool) -> None:
        """Whether the further fields are in sight."""
        self._more.setVisible(shown)
        self._toggle.setText(_LESS if shown else _MORE)

    def show_draft(
        self, draft: Draft, typed: Mapping[str, str] | None = None, *, base: Draft | None = None
    ) -> None:
        """Shows an activity; one that is kept already is folded, since it is its people that are of interest."""
        known = draft.id is not None
        # The given draft stays as it was: the sheet writes into lines of its own.
        self.sheet.show_lines(
            [one.copy() for one in draft.listed(activities.SIGN_IN)],
            draft.get("held_on") or self._desk.clock.today(),
            None if known else activities.of_group(draft.get("group_id")),
        )
        super().show_draft(draft, typed, base=base)
        self.show_more(False)
        self.fold(known)
        left = (typed or {}).get(_LEFT)
        if left:
            self.sheet.paste(left)

    def draft(self) -> Draft:
        """The activity as it stands, with its list."""
        now = super().draft()
        now.children[activities.SIGN_IN] = [one.copy() for one in self.sheet.lines()]
        return now

    def typed(self) -> dict[str, str]:
        """What cannot be read, pasted names among it that nobody settled yet."""
        left = self.sheet.unsettled()
        return super().typed() | ({_LEFT: left} if left else {})

    def insist(self) -> bool:
        """Says everything that is wrong; a field that is folded away comes into sight."""
        wrong_below = self.sheet.detail.wrong()
        wrong = super().insist()
        if wrong:
            self.fold(False)
            if any(row.own_problem() for key, row in self._rows.items() if key not in _MAIN_KEYS):
                self.show_more(True)
            return True
        if self.sheet.unsettled():
            self.sheet.doubts.focus_first()
            return True
        if wrong_below is not None:
            wrong_below.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def set_read_only(self, read_only: bool, *, leaving: frozenset[str] = frozenset()) -> None:
        """Whether the record can only be looked at."""
        super().set_read_only(read_only, leaving=leaving)
        self.sheet.set_read_only(read_only)

    def focus_first(self) -> None:
        """The name of the activity, as the day is filled in already; the sign-in line where the head is folded."""
        place = self.sheet.search if self.is_folded() else self._rows["title"].field_editor
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on, after the last field in sight to the line that signs people in."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        focused = self.focusWidget()
        enter = plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or focused is None or not self.head.isAncestorOf(focused):
            super().keyPressEvent(event)
            return
        event.accept()
        if self._rows[_MAIN[-1][-1][0]].isAncestorOf(focused) and self._more.isHidden():
            # What is said already gives its room to the people: forty of them stand in one screen.
            needed = (self._rows[key] for key in _MAIN_KEYS if self.register.field(key).required)
            self.sheet.search.setFocus(Qt.FocusReason.TabFocusReason)
            self.fold(all(row.field_editor.value() is not None for row in needed))
        else:
            self.focusNextChild()

    def _row_above(self, key: str) -> QWidget:
        field = self.register.field(key)
        # Help stands in the tip: a line under each field would cost a row of people.
        row = EditorRow(editor(replace(field, help=""), Around(self._desk, self.register)), label_above=True)
        row.setToolTip(field.help)
        row.changed.connect(self._follow)
        row.left.connect(self.ask_rules)
        self._rows[key] = row
        return row

    def _follow_day(self) -> None:
        day = self._rows["held_on"].field_editor.value()
        if day is not None:
            self.sheet.set_day(day)

    def _follow_group(self) -> None:
        editing = self._rows["group_id"].field_editor
        if editing.typed() is None:
            self.sheet.set_group(editing.value())
