"""A move of a suggestion in a small box: which unit, which day, and what belongs to it (办理动作)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import suggestion_moves, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.operations.suggestion_moves import Move
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around, matching_names
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.lines import LineEditor
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.floating_list import Choice
from jiedao_desk.ui.widgets.forms import FieldRow, Form
from jiedao_desk.ui.widgets.notices import Banner


class MoveBox(AskBox):
    """Asks for what a move needs, and makes it; what stands against it is said in the box, nothing typed is lost."""

    def __init__(self, desk: Desk, draft: Draft, move: Move, parent: QWidget | None = None) -> None:
        super().__init__(move.label.rstrip("…"), move.label.rstrip("…"), parent)
        self._desk = desk
        self._draft = draft
        self._move = move
        self.saved: Saved | None = None
        title = QLabel(str(draft.get("title") or ""))
        title.setWordWrap(True)
        title.setMinimumWidth(current_type().body * 32)
        self.body.addWidget(title)
        if move.note:
            note = QLabel(move.note)
            note.setWordWrap(True)
            note.setProperty("role", "caption")
            self.body.addWidget(note)
        self.banner = Banner()
        self.body.addWidget(self.banner)
        form = Form()
        self.units = QComboBox()
        self._offered = move.units(draft) if move.units is not None else []
        for one in self._offered:
            self.units.addItem(_unit_words(one), one.id)
        if len(self._offered) > 1:
            form.add_row(FieldRow("承办单位", self.units))
        register = desk.catalogue[move.register]
        around = Around(desk, register)
        usual = suggestion_moves.usual(desk, move)
        self.rows: dict[str, EditorRow] = {}
        for key in move.fields:
            row = EditorRow(editor(register.field(key), around), needed=key in move.needed)
            known = draft.get(key) if register.key == draft.register and not self._offered else None
            row.field_editor.set_value(known if known is not None else usual[key])
            self.rows[key] = row
            form.add_row(row)
        if "unit" in self.rows:
            self._offer_units(self.rows["unit"].field_editor)
        self.body.addWidget(form, 1)
        first = next((key for key in move.fields if usual.get(key) is None), move.fields[0])
        self.rows[first].field_editor.setFocus()

    def values(self) -> Mapping[str, Any]:
        """What was entered."""
        return {key: row.field_editor.value() for key, row in self.rows.items()}

    def accept(self) -> None:
        """Makes the move; where a rule stands against it the box stays, and says which."""
        wrong = [row for row in self.rows.values() if row.insist()]
        if wrong:
            return
        unit = self.units.currentData() if self._offered else None
        try:
            self.saved = suggestion_moves.make(
                self._desk, self._draft.id or 0, self._move.key, self.values(), unit=unit
            )
        except Refused as refused:
            self._say(refused)
            return
        except StorageTrouble as trouble:
            self.banner.say(str(trouble), Tone.BAD)
            return
        super().accept()

    def _offer_units(self, line: FieldEditor) -> None:
        """The units that have handled something before, as one types."""
        if not isinstance(line, LineEditor):
            return
        known = suggestions.known_units(self._desk)

        def find(text: str) -> list[Choice]:
            return [Choice(word, "", word) for word in matching_names(text, known, most=20)]

        def take(word: object) -> None:
            line.set_value(str(word))
            line.changed.emit()

        Suggestions(line.line, "承办单位：可选", find).chosen.connect(take)

    def _say(self, refused: Refused) -> None:
        homeless = []
        for problem in refused.problems:
            row = self.rows.get(problem.field or "")
            if row is None:
                homeless.append(problem.why)
            else:
                row.set_rule(problem)
                row.changed.connect(partial(row.set_rule, None))
        self.banner.say("；".join(homeless), Tone.BAD)


def _unit_words(one: Draft) -> str:
    turn = one.get("turn") or 1
    return f"{one.get('unit')}（{one.get('role')}）" + (f"第{turn}次" if turn > 1 else "")
