"""An editor for several names of persons or units (人员名单编辑)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel import names
from jiedao_desk.kernel.fields import Field
from jiedao_desk.ui.editors.around import Around, matching_names
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.widgets.people_editor import PeopleEditor, PersonPick


class PeopleFieldEditor(FieldEditor):
    """Names as chips; a name nobody has is kept as it was written, since it may be a unit's."""

    def __init__(self, field: Field, around: Around, parent: QWidget | None = None) -> None:
        self.people = PeopleEditor(self._find, names_in)
        super().__init__(field, self.people, parent)
        self._around = around
        self._value: tuple[str, ...] | None = None
        self._known: dict[str, PersonPick] | None = None
        self.people.changed.connect(self._follow)
        self.people.line.textEdited.connect(self._follow_line)

    def value(self) -> tuple[str, ...] | None:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self.people.set_people([self._picks().get(name, PersonPick(name)) for name in value or ()])

    def typed(self) -> str | None:
        # A name half typed is kept in drafts like anything else.
        return self.people.pending() or None

    def set_typed(self, text: str) -> None:
        self.people.take_up(text)

    def set_read_only(self, read_only: bool) -> None:
        self.people.set_read_only(read_only)

    def entered(self) -> None:
        self._known = None

    def _picks(self) -> dict[str, PersonPick]:
        """Everybody known, by name; the number only tells them apart, since they come from several registers."""
        if self._known is None:
            self._known = {}
            for number, one in enumerate(self._around.people()):
                self._known.setdefault(one.name, PersonPick(one.name, number, one.detail))
        return self._known

    def _find(self, text: str) -> Sequence[PersonPick]:
        picks = self._picks()
        return [picks[name] for name in matching_names(text, tuple(picks))]

    def _follow_line(self, _text: str) -> None:
        self.changed.emit()

    def _follow(self) -> None:
        found = [name for person in self.people.people() for name in names_in(person.name)]
        self._value = tuple(dict.fromkeys(found)) or None
        self.changed.emit()


def names_in(text: str) -> Sequence[str]:
    """The names in a list as it was pasted; what is no person's name stays too, for a unit may be called anything."""
    found = names.split_names(text)
    return (*found.names, *(piece for piece in found.uncertain if not names.split_names(piece).names))
