"""A deputy's file being edited: the sections under tabs, mandates and groups under one of their own (档案编辑)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.deputies.mandate_forms import MandateForms
from jiedao_desk.ui.register.children import ChildRows
from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.forms import Form

OFFICE = "任职与小组"
PHOTO = "photo"


def tab_names(register: Register) -> list[str]:
    """The tabs of a file: its sections, and before the last of them the mandates and groups."""
    titles = [section.title for section in register.sections]
    return [*titles[:-1], OFFICE, titles[-1]]


class FileForm(RecordForm):
    """The form under tabs that stand elsewhere. The photo is changed beside it and kept with it."""

    tab_wanted = Signal(str)  # where something is to be seen
    looked = Signal(str)  # the key of a private field that came into sight, once a file

    def lay_out(self, sections: Sequence[tuple[str, tuple[Field, ...]]], columns: int) -> None:
        """One page a section; only the one in sight takes room."""
        self._photo: tuple[int, ...] | None = None
        self._looked: set[str] = set()
        self._pages: dict[str, QWidget] = {}
        self._tab_of: dict[str, str] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for title, fields in sections:
            form = Form(columns)
            shown = [field for field in fields if field.key != PHOTO]
            self.add_rows(form, shown, columns)
            self._tab_of |= {field.key: title for field in shown}
            self._pages[title] = form
        self._pages[OFFICE] = self._office()
        for page in self._pages.values():
            layout.addWidget(page)
        layout.addStretch(1)
        self.show_tab(next(iter(self._pages)))

    def add_rows(self, form: Form, fields: Iterable[Field], columns: int) -> None:
        listed = list(fields)
        super().add_rows(form, listed, columns)
        for field in listed:
            self.rows[field.key].field_editor.looked.connect(partial(self._note_look, field.key))

    def show_tab(self, name: str) -> None:
        """Shows one page; a cursor in the page that goes comes along."""
        if name not in self._pages:
            return
        focused = self.focusWidget()
        follows = focused is not None and focused.hasFocus() and not self._pages[name].isAncestorOf(focused)
        self._pages[name].show()
        if follows:
            self.focus_tab(name)
        for title, page in self._pages.items():
            page.setVisible(title == name)

    def focus_tab(self, name: str) -> None:
        """Puts the cursor into the first field of a page."""
        for key, row in self.rows.items():
            if self._tab_of[key] == name:
                row.field_editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        listed = self.children_lists["mandates"]
        if isinstance(listed, MandateForms):
            listed.focus_first()

    def show_draft(
        self, draft: Draft, typed: Mapping[str, str] | None = None, *, base: Draft | None = None
    ) -> None:
        self._photo = draft.get(PHOTO)
        self._looked.clear()
        super().show_draft(draft, typed, base=base)

    def draft(self) -> Draft:
        now = super().draft()
        if PHOTO in now.values or self._photo is not None:
            now.values[PHOTO] = self._photo
        return now

    def set_photo(self, attachment_id: int | None) -> None:
        """Another photo, saved with the rest."""
        self._photo = (attachment_id,) if attachment_id is not None else None
        self.changed.emit()

    def insist(self) -> bool:
        wrong = super().insist()
        if wrong:
            self._go_to_first_wrong()
        return wrong

    def show_problems(self, problems: Iterable[Problem]) -> list[Problem]:
        listed = list(problems)
        keys = [problem.field for problem in listed if problem.field is not None]
        if keys:
            self.tab_wanted.emit(self._tab_of.get(keys[0], OFFICE))
        elif listed:
            # What is said of no field of its own is said of mandates or groups.
            self.tab_wanted.emit(OFFICE)
        return super().show_problems(listed)

    def _note_look(self, key: str) -> None:
        if key not in self._looked and self.given().get(key) is not None:
            self._looked.add(key)
            self.looked.emit(key)

    def _go_to_first_wrong(self) -> None:
        for key, row in self.rows.items():
            if row.own_problem() is not None:
                self.tab_wanted.emit(self._tab_of[key])
                row.field_editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        for listed in self.children_lists.values():
            if (place := listed.insist()) is not None:
                self.tab_wanted.emit(OFFICE)
                place.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _office(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.card)
        for child in self._desk.catalogue.children(self.register):
            made = MandateForms if child.key == "mandates" else ChildRows
            column.addWidget(self.add_list(made(self._desk, child)))
        column.addStretch(1)
        return page


class FilePane(RecordPane):
    """The form with its saving, its conflicts and its unsaved content; name and state stand over the page."""

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        self.tabbed = FileForm(desk, register, columns=2)
        super().__init__(desk, register, parent, form=self.tabbed)
        self.setObjectName("FilePane")

    def begin(self, draft: Draft) -> None:
        """Shows the form of a file to be made."""
        self._show(draft)
        self.form.focus_first()

    def _head(self) -> QHBoxLayout:
        head = super()._head()
        head.setContentsMargins(0, 0, 0, 0)
        return head

    def _show_state(self) -> None:
        super()._show_state()
        for widget in (self._title, self._chip, self.history, self.counted):
            widget.hide()
