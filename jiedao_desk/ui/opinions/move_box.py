"""A move of a voters' opinion in a small box: what it needs, and to whom it is told (意见办理动作)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import opinions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.opinions import Move
from jiedao_desk.operations.records import Saved
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.forms import FieldRow, Form
from jiedao_desk.ui.widgets.notices import Banner

_ALL = "以上各位都已告知"


class OpinionMoveBox(AskBox):
    """Asks for what a move needs, and makes it; what stands against it is said in the box, nothing typed is lost."""

    def __init__(self, desk: Desk, draft: Draft, move: Move, parent: QWidget | None = None) -> None:
        super().__init__(move.label.rstrip("…"), move.label.rstrip("…"), parent)
        self._desk = desk
        self._draft = draft
        self._move = move
        self.saved: Saved | None = None
        matter = QLabel(str(draft.get("matter") or ""))
        matter.setWordWrap(True)
        matter.setMinimumWidth(current_type().body * 32)
        self.body.addWidget(matter)
        if move.note:
            note = QLabel(move.note)
            note.setWordWrap(True)
            note.setProperty("role", "caption")
            self.body.addWidget(note)
        self.banner = Banner()
        self.body.addWidget(self.banner)
        form = Form()
        self.voters = QComboBox()
        self.voters.setAccessibleName("反映人")
        waiting = opinions.untold(draft) if move.register == opinions.VOTERS else []
        for one in waiting:
            self.voters.addItem(str(one.get("name") or ""), (one.id,))
        if len(waiting) > 1:
            self.voters.addItem(_ALL, ())
            form.add_row(FieldRow("反映人", self.voters))
        register = desk.catalogue[move.register]
        around = Around(desk, register)
        self.rows: dict[str, EditorRow] = {}
        usual = opinions.usual(desk, move, draft)
        for key in move.fields:
            row = EditorRow(editor(register.field(key), around), needed=key in move.needed)
            row.field_editor.set_value(usual[key])
            self.rows[key] = row
            form.add_row(row)
        self.body.addWidget(form, 1)
        first = next((key for key in move.fields if usual[key] is None), move.fields[0])
        self.rows[first].field_editor.setFocus()

    def values(self) -> Mapping[str, Any]:
        """What was entered."""
        return {key: row.field_editor.value() for key, row in self.rows.items()}

    def accept(self) -> None:
        """Makes the move; where a rule stands against it the box stays, and says which."""
        # Every row is asked, so that all that is wrong is said at once.
        wrong = [row for row in self.rows.values() if row.insist()]
        if wrong:
            return
        voters = self.voters.currentData() or ()
        try:
            self.saved = opinions.make(
                self._desk, self._draft.id or 0, self._move.key, self.values(), voters=voters
            )
        except Refused as refused:
            self._say(refused)
            return
        except StorageTrouble as trouble:
            self.banner.say(str(trouble), Tone.BAD)
            return
        super().accept()

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
