"""When, where and who: the head of a meeting's record (会议基本信息)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import checking
from jiedao_desk.ui.editors.around import Around, matching_names
from jiedao_desk.ui.editors.lines import LineEditor
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.sessions.kind import MeetingKind
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.floating_list import Choice
from jiedao_desk.ui.widgets.forms import Form

_WIDTHS = (5, 3, 3, 5)
_WIDE = 540
_HINTS = {"starts_at": "如 14:00", "ends_at": "如 16:30", "title": "不填则按全称自动写"}
# Fields that are seldom filled open the lower part by themselves when they are.
_QUIET = frozenset({"chair_post", "presenter_post", "minutes_number", "minutes_issued_on", "minutes_sent_to"})
_WHOLE_LINE = frozenset(
    {"title", "session_id", "note", "correction", "state_basis", "minutes_sent_to", "scans"}
)
_PAUSE_MS = 400


class HeaderCard(Card):
    """The fields of the meeting itself; what can be read goes straight into the draft."""

    changed = Signal(str)  # the key of the field

    def __init__(
        self, register: Register, kind: MeetingKind, around: Around, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._main, self._rest = kind.main, kind.more
        self._hints = {**_HINTS, **kind.hints}
        self.setAccessibleName("会议基本信息")
        # What it needs, never less: the page scrolls instead.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._around = around
        self._draft = Draft(register.key)
        self._wanted: dict[str, Problem] = {}
        self.rows: dict[str, EditorRow] = {}
        self._rules = QTimer(self)
        self._rules.setSingleShot(True)
        self._rules.setInterval(_PAUSE_MS)
        self._rules.timeout.connect(self.ask_rules)
        for key in (*self._main, *self._rest):
            self._make(register, key, above=key in self._main)
        place = self.rows["place"].field_editor
        assert isinstance(place, LineEditor)
        used = Suggestions(place.line, "用过的会议地点", self._places)
        used.chosen.connect(self._choose_place)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACING.normal)
        self._grid.setVerticalSpacing(SPACING.small)
        self._across = 0
        self.body.addLayout(self._grid)
        # Tab goes in the order in which all these find their place: the fields, 更多, what it unfolds.
        self._lay_out(4)
        self._toggle = LinkButton("更多 ▾", self, size="small")
        self._toggle.setToolTip(kind.more_told)
        self._toggle.clicked.connect(self._turn)
        self._more = Form(columns=2)
        for key in self._rest:
            wide = key in _WHOLE_LINE
            self._more.add_row(self.rows[key], span=2 if wide else 1)
        self._more.hide()
        self.body.addWidget(self._more)

    def show_draft(self, draft: Draft, typed: Mapping[str, str] | None = None) -> None:
        """Shows another session, or the same one anew, and over it the texts that could not be read."""
        self._draft = draft
        self._wanted.clear()
        self._rules.stop()
        for key, row in self.rows.items():
            row.clear()
            row.field_editor.set_value(draft.get(key))
            if typed and key in typed:
                row.field_editor.set_typed(typed[key])
        self.rows["state_basis"].setVisible(draft.get("state") in ("延期", "取消"))
        self._open(wide=any(draft.get(key) for key in self._rest if key not in _QUIET))
        self.ask_rules()

    def refresh(self, *keys: str) -> None:
        """Shows some fields anew after the draft was changed elsewhere."""
        for key in keys:
            self.rows[key].field_editor.set_value(self._draft.get(key))

    def set_name_made(self, name: str) -> None:
        """The name the meeting has as long as none is typed."""
        line = self.rows["title"].field_editor
        assert isinstance(line, LineEditor)
        line.line.setPlaceholderText(name)

    def set_locked(self, locked: bool, still_open: frozenset[str]) -> None:
        """A finalised record can be read; only what stays open (档号 and the like) can still be filled in."""
        for key, row in self.rows.items():
            row.field_editor.set_read_only(locked and key not in still_open)

    def typed(self) -> dict[str, str]:
        """The texts that cannot be read, by field key, as they were typed."""
        return {key: text for key, row in self.rows.items() if (text := row.field_editor.typed()) is not None}

    def insist(self) -> bool:
        """Says what is wrong even of fields nobody touched; tells whether anything is, and goes to the first."""
        wrong = [key for key, row in self.rows.items() if row.insist()]
        if wrong:
            self.focus_on(wrong[0])
        return bool(wrong)

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Puts what was refused, or is still asked for, beside its fields; hands back what has no field here."""
        homeless = []
        first = ""
        for problem in problems:
            key = problem.field or ""
            if key not in self.rows:
                homeless.append(problem)
                continue
            self._wanted.setdefault(key, problem)
            first = first or key
        self.ask_rules()
        if first:
            self.focus_on(first)
        return homeless

    def focus_on(self, key: str) -> None:
        """Puts the cursor into a field."""
        if key in self._rest:
            self._open(wide=True)
        # As if Tab had come there: what stands in the field is marked, so that typing replaces it.
        self.rows[key].field_editor.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_rules(self) -> None:
        """Asks the record's rules what they make of the fields as they stand."""
        self._rules.stop()
        told: dict[str, Problem] = {}
        for problem in checking.problems_of(self._around.desk, self._draft):
            if problem.field is not None:
                told.setdefault(problem.field, problem)
        for key, row in self.rows.items():
            row.set_rule(told.get(key) or self._wanted.get(key) if row.own_problem() is None else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._settle)

    # Inside

    def _settle(self) -> None:
        wide = self.width() >= _WIDE * current_type().body / 14
        self._lay_out(4 if wide else 2)
        self._set_toggle()

    def _set_toggle(self) -> None:
        """At the right end of the first line of labels, where it takes no room from the fields."""
        self._toggle.adjustSize()
        margins = self.contentsMargins()
        right = self.width() - margins.right() - SPACING.card
        self._toggle.move(right - self._toggle.width(), SPACING.normal)
        self._toggle.raise_()

    def _make(self, register: Register, key: str, *, above: bool) -> None:
        field = register.field(key)
        # Help stands in the tip and the hint: under the field it would push the discussion off the screen.
        shown = replace(field, help="") if key in (*self._hints, *self._main, "votes", "signed_on") else field
        made = editor(shown, self._around)
        row = EditorRow(made, label_above=above)
        row.setToolTip(field.help)
        if isinstance(made, LineEditor) and key in self._hints:
            made.line.setPlaceholderText(self._hints[key])
        row.changed.connect(self._follow)
        row.left.connect(self.ask_rules)
        self.rows[key] = row

    def _lay_out(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for key in self._main:
            self._grid.removeWidget(self.rows[key])
        for place, key in enumerate(self._main):
            self._grid.addWidget(self.rows[key], place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for column, width in enumerate(_WIDTHS):
            self._grid.setColumnStretch(column, width if across == len(_WIDTHS) else int(column < across))

    def _turn(self) -> None:
        self._open(wide=self._more.isHidden())

    def _open(self, *, wide: bool) -> None:
        self._more.setVisible(wide)
        self._toggle.setText("收起 ▴" if wide else "更多 ▾")
        self._set_toggle()
        self._toggle.setAccessibleName("收起更多内容" if wide else f"更多：{self._toggle.toolTip()}")

    def _follow(self) -> None:
        row = self.sender()
        assert isinstance(row, EditorRow)
        value = row.field_editor.value()
        if self._draft.get(row.key) == value:
            # What was typed cannot be read yet, or says the same as before.
            self.changed.emit(row.key)
            return
        self._draft.values[row.key] = value
        self._wanted.pop(row.key, None)
        self._rules.start()
        self.changed.emit(row.key)

    def _places(self, text: str) -> Sequence[Choice]:
        used = self._around.words(self.rows["place"].field_editor.field)
        return [Choice(word, "", word) for word in matching_names(text, used)]

    def _choose_place(self, word: object) -> None:
        line = self.rows["place"].field_editor
        assert isinstance(line, LineEditor)
        line.line.setText(str(word))
        line.follow(str(word))
