"""What a reception day came to, or to which day it is moved, in a small box (登记接待、改期)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import receptions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from jiedao_desk.ui.editors.row import EditorRow
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.forms import Form
from jiedao_desk.ui.widgets.notices import Banner


class StateBox(AskBox):
    """Some fields of a reception day; ``made`` writes them, and what stands against it is said in the box."""

    def __init__(
        self,
        desk: Desk,
        headline: str,
        note: str,
        usual: Mapping[str, Any],
        make: Callable[[Mapping[str, Any]], Saved],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(headline, headline, parent)
        self._make = make
        self.saved: Saved | None = None
        words = QLabel(note)
        words.setWordWrap(True)
        words.setProperty("role", "caption")
        words.setMinimumWidth(current_type().body * 30)
        self.banner = Banner()
        self.body.addWidget(words)
        self.body.addWidget(self.banner)
        register = desk.catalogue[receptions.REGISTER]
        around = Around(desk, register)
        form = Form()
        self.rows: dict[str, EditorRow] = {}
        for key, value in usual.items():
            row = EditorRow(editor(register.field(key), around))
            row.field_editor.set_value(value)
            self.rows[key] = row
            form.add_row(row)
        self.body.addWidget(form, 1)
        next(iter(self.rows.values())).field_editor.setFocus()

    def accept(self) -> None:
        """Writes what was entered; where a rule stands against it the box stays."""
        # Every row is asked, so that all that is wrong is said at once.
        wrong = [row for row in self.rows.values() if row.insist()]
        if wrong:
            return
        try:
            self.saved = self._make({key: row.field_editor.value() for key, row in self.rows.items()})
        except (Refused, StorageTrouble) as trouble:
            self._say(trouble)
            return
        super().accept()

    def _say(self, trouble: Refused | StorageTrouble) -> None:
        if isinstance(trouble, StorageTrouble):
            self.banner.say(str(trouble), Tone.BAD)
            return
        homeless = []
        for problem in trouble.problems:
            row = self.rows.get(problem.field or "")
            if row is None:
                homeless.append(problem.why)
            else:
                row.set_rule(problem)
                row.changed.connect(partial(row.set_rule, None))
        self.banner.say("；".join(homeless), Tone.BAD)
