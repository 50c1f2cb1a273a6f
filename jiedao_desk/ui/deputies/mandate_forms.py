"""Every mandate of a person as a form of its own, folded to a line when there are several (任职编辑)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Register
from jiedao_desk.operations import deputy_file
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.deputies.mandate_cards import tone_of
from jiedao_desk.ui.register.children import ChildRows
from jiedao_desk.ui.register.form import RecordForm
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip


class MandateForm(QFrame):
    """One mandate: its line, and under it all its fields with its suspensions."""

    changed = Signal()
    removal_wanted = Signal(object)  # this form

    def __init__(self, desk: Desk, register: Register, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._today = today
        self._title = ElidedLabel(least=8)
        self._chip = StateChip()
        self._period = ElidedLabel(role="caption")
        self._fold = LinkButton("", quiet=True, size="small")
        self._fold.clicked.connect(self._toggle)
        self._remove = LinkButton("移除", quiet=True, size="small")
        self._remove.clicked.connect(self._ask_to_remove)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        for widget in (self._title, self._chip, self._period):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self._fold)
        head.addWidget(self._remove)
        self.form = RecordForm(desk, register, columns=2)
        self.form.changed.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.normal, SPACING.small, SPACING.normal, SPACING.small)
        layout.setSpacing(SPACING.small)
        layout.addLayout(head)
        layout.addWidget(self.form)

    def show_draft(self, draft: Draft, typed: Mapping[str, str] | None = None) -> None:
        """Shows a mandate, and over it the texts that could not be read."""
        self.form.show_draft(draft, typed)
        self._say()

    def fold(self, *, folded: bool) -> None:
        """Shows the line alone, or the whole form."""
        self.form.setVisible(not folded)
        self._say()

    def insist(self) -> QWidget | None:
        """Says what is wrong; where the first of it is."""
        if not self.form.insist():
            return None
        self.fold(folded=False)
        for row in self.form.rows.values():
            if row.own_problem() is not None:
                return row.field_editor
        return self.form

    def focus_first(self) -> None:
        """Puts the cursor into the first field, or where the form is unfolded."""
        if self.form.isHidden():
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()

    def set_read_only(self, read_only: bool) -> None:
        self.form.set_read_only(read_only)
        self._remove.setVisible(not read_only)

    def _toggle(self) -> None:
        self.fold(folded=not self.form.isHidden())

    def _follow(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        draft = self.form.draft()
        state = deputy_file.state_of(draft, self._today)
        level, term = draft.get("level") or "区", draft.get("term") or ""
        where = deputy_file.where_of(draft)
        self._title.setText(" · ".join(filter(None, (f"{level}{term}人大代表", where))))
        self._chip.set_state(state.word, tone_of(state))
        self._period.setText(deputy_file.period_words(draft.get("started_on"), draft.get("ended_on")))
        self._fold.setText("展开 ▾" if self.form.isHidden() else "收起 ▴")
        self._fold.setAccessibleName(f"{self._fold.text()[:2]}{self._title.text()}")
        self._remove.setAccessibleName(f"移除{self._title.text()}")
        self.setAccessibleName(f"任职：{self._title.text()}")

    def _ask_to_remove(self) -> None:
        if self.form.given().id is None or dialogs.confirm(
            self,
            "移除这条任职？",
            "只用于登记错了的任职；任职结束的，请登记终止。保存后生效，修改历史里仍查得到。",
            "移除",
        ):
            self.removal_wanted.emit(self)


class MandateForms(ChildRows):
    """The list of mandates. One alone stands open; of several, the first."""

    def __init__(self, desk: Desk, register: Register, parent: QWidget | None = None) -> None:
        self._forms: list[MandateForm] = []
        super().__init__(desk, register, parent)
        self._today = desk.clock.today()
        self._add.clicked.disconnect(self.add)
        self._add.clicked.connect(self.add_mandate)

    def show_drafts(self, drafts: Sequence[Draft], typed: Mapping[str, str] | None = None) -> None:
        for form in self._forms:
            self._list.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._forms = []
        for place, draft in enumerate(drafts):
            mine = f"{self.register.key}/{place}/"
            texts = {
                key.removeprefix(mine): text for key, text in (typed or {}).items() if key.startswith(mine)
            }
            self._append_form(draft, texts).fold(folded=place > 0 and not texts)
        self._show_state()

    def drafts(self) -> list[Draft]:
        return [form.form.draft() for form in self._forms]

    def typed(self) -> dict[str, str]:
        return {
            f"{self.register.key}/{place}/{key}": text
            for place, form in enumerate(self._forms)
            for key, text in form.form.typed().items()
        }

    def insist(self) -> QWidget | None:
        wrong = [found for form in self._forms if (found := form.insist()) is not None]
        return wrong[0] if wrong else None

    def focus_first(self) -> None:
        """Puts the cursor into the first field, or on the way to the first mandate."""
        if self._forms:
            self._forms[0].focus_first()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        for form in self._forms:
            form.set_read_only(read_only)
        self._show_state()

    def add_mandate(self) -> MandateForm:
        """A new mandate at the end, open, the cursor in its first field."""
        values = {field.key: field.default for field in self.register.fields if field.default is not None}
        for form in self._forms:
            form.fold(folded=True)
        form = self._append_form(Draft(self.register.key, values | self._fresh, {"suspensions": []}))
        self._show_state()
        form.form.focus_first()
        self.changed.emit()
        return form

    @property
    def forms(self) -> Sequence[MandateForm]:
        """The mandates' forms, in their order."""
        return tuple(self._forms)

    def _append_form(self, draft: Draft, typed: Mapping[str, str] | None = None) -> MandateForm:
        form = MandateForm(self._desk, self.register, self._today)
        form.show_draft(draft, typed)
        form.set_read_only(self._read_only)
        form.changed.connect(self.changed)
        form.removal_wanted.connect(self._remove_form)
        self._forms.append(form)
        self._list.addWidget(form)
        return form

    def _remove_form(self, form: MandateForm) -> None:
        self._forms.remove(form)
        self._list.removeWidget(form)
        form.hide()
        form.deleteLater()
        self._show_state()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_state(self) -> None:
        self._title.set_note(f"{len(self._forms)} 条" if self._forms else "")
        self._head.hide()
        self._paste.hide()
        self._nothing.setVisible(not self._forms)
        self._add.setVisible(not self._read_only)
