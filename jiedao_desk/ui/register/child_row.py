"""One child of a record as a row of editors, its further fields one click away (子表行)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Field, PersonName
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import checking
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import IconButton
from jiedao_desk.ui.widgets.styling import mark

_STRETCH = {"prose": 7, "people": 6, "link": 6, "text": 5, "choice": 4, "day": 4}
_MENU_WIDTH = 28
_LEAST_WIDTH = 40
# A date with its calendar is shown whole.
_LEAST_WIDTHS = {"day": 128}


class Columns:
    """The fields that stand in every row of one list, and how they share its width."""

    def __init__(self, fields: Sequence[Field]) -> None:
        self.fields = tuple(fields)

    def lay(self, widgets: Sequence[QWidget], last: QWidget | None) -> QHBoxLayout:
        """The widgets side by side, as wide as the fields they stand for; ``last`` in the place of the menu."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.tight)
        for field, widget in zip(self.fields, widgets, strict=True):
            # Only the shares count, not what a widget would like to have, or the columns would not line up.
            scale = current_type().body / 14
            widget.setMinimumWidth(round(_LEAST_WIDTHS.get(field.kind, _LEAST_WIDTH) * scale))
            stretch = 3 if isinstance(field, PersonName) else _STRETCH.get(field.kind, 3)
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
        if last is None:
            row.addSpacing(_MENU_WIDTH)
        else:
            row.addWidget(last, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def heading(self) -> QWidget:
        """The labels over the rows."""
        labels: list[QWidget] = []
        for field in self.fields:
            label = QLabel(f"{field.label} *" if field.required else field.label)
            label.setProperty("role", "caption")
            labels.append(label)
        head = QWidget()
        head.setLayout(self.lay(labels, None))
        return head


class ChildRow(QWidget):
    """The editors of one child, a menu, and under them what is wrong."""

    changed = Signal()
    removal_wanted = Signal(object)  # this row
    move_wanted = Signal(object, int)  # this row, up (-1) or down (1)

    def __init__(
        self, desk: Desk, register: Register, columns: Columns, draft: Draft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._register = register
        self._draft = draft
        self._read_only = False
        self._touched = draft.id is not None
        around = Around(desk, register, table=True)
        self.editors: dict[str, FieldEditor] = {}
        for field in columns.fields:
            made = editor(field, around)
            made.setAccessibleName(f"{register.title}：{field.label}")
            made.set_value(draft.get(field.key))
            made.changed.connect(self._follow)
            made.left.connect(self._leave)
            self.editors[field.key] = made
        self._more = IconButton("more", f"{register.title}的更多操作")
        self._more.clicked.connect(self._open_menu)
        self._problem = QLabel()
        self._problem.setObjectName("FieldProblem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.hair)
        layout.addLayout(columns.lay(list(self.editors.values()), self._more))
        layout.addWidget(self._problem)

    def draft(self) -> Draft:
        """The child as it stands now."""
        now = self._draft.copy()
        for key, one in self.editors.items():
            if key in now.values or one.value() is not None:
                now.values[key] = one.value()
        return now

    def fill(self, key: str, text: str) -> None:
        """Types a text into a field, as it was pasted; what cannot be read stays to be seen."""
        one = self.editors[key]
        try:
            one.set_value(one.field.read(text))
        except Unreadable as error:
            try:
                one.set_typed(text)
                one.settle()
            except Unreadable:
                self._say(str(error))

    def insist(self) -> FieldEditor | None:
        """Says what is wrong; the first editor in which anything is."""
        self._touched = True
        self._tell()
        return next((one for one in self.editors.values() if one.problem() is not None), None)

    def problem(self) -> str:
        """What is said to be wrong."""
        return "" if self._problem.isHidden() else self._problem.text()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for one in self.editors.values():
            one.set_read_only(read_only or one.field.derived)

    def focus_first(self, *, empty: bool = False) -> None:
        """Puts the cursor into the first field, or the first that is ``empty``."""
        editors = list(self.editors.values())
        waiting = [one for one in editors if one.value() is None] if empty else []
        (waiting or editors)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def open_whole(self) -> None:
        """Shows every field of the child in a box of its own."""
        from jiedao_desk.ui.register.child_box import edit_child

        edited = edit_child(self, self._desk, self._register, self.draft(), read_only=self._read_only)
        if edited is not None:
            self._draft = edited
            for key, one in self.editors.items():
                one.set_value(edited.get(key))
            self._follow()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, what, allowed in (
            ("全部字段…", self.open_whole, True),
            ("上移", self._up, not self._read_only),
            ("下移", self._down, not self._read_only),
            ("移除", self._remove, not self._read_only),
        ):
            action = QAction(words, menu)
            action.setEnabled(allowed)
            action.triggered.connect(what)
            menu.addAction(action)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _up(self) -> None:
        self.move_wanted.emit(self, -1)

    def _down(self) -> None:
        self.move_wanted.emit(self, 1)

    def _remove(self) -> None:
        self.removal_wanted.emit(self)

    def _follow(self) -> None:
        self._touched = True
        if self.problem():
            self._tell()
        self.changed.emit()

    def _leave(self) -> None:
        if self._touched:
            self._tell()

    def _tell(self) -> None:
        """Fields first, then the rules over the whole child."""
        wrong = ""
        for one in self.editors.values():
            own = one.problem()
            mark(one.control, "problem", "true" if own else "false")
            wrong = wrong or own or ""
        tone = Tone.BAD
        if not wrong:
            for problem in checking.problems_of(self._desk, self.draft()):
                wrong = problem.why
                tone = Tone.BAD if problem.level == "refused" else Tone.WARN
                break
        mark(self._problem, "tone", tone.value)
        self._say(wrong)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
