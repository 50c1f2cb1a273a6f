"""A field's row in a form: label, editor, help, and its problem as one types (表单行)."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from jiedao_desk.kernel.errors import Problem
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.widgets.forms import FieldRow
from jiedao_desk.ui.widgets.styling import mark

# Half a date is no mistake yet: what is wrong is said when the typing pauses, what is right at once.
PAUSE_MS = 700


class EditorRow(FieldRow):
    """One editor with its label. ``needed`` marks a field that is asked for here although a record can lack it."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        editor: FieldEditor,
        *,
        label_above: bool = False,
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        field = editor.field
        super().__init__(
            field.label,
            editor,
            help_text=field.help,
            required=field.required or needed,
            label_above=label_above,
            parent=parent,
        )
        self.field_editor = editor
        self._touched = False
        self._rule: Problem | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        editor.changed.connect(self._follow)
        editor.left.connect(self._leave)

    @property
    def key(self) -> str:
        return self.field_editor.field.key

    def clear(self) -> None:
        """Forgets what was wrong, as when another record is shown."""
        self._touched, self._rule = False, None
        self._pause.stop()
        self._say("", Tone.BAD)

    def set_rule(self, problem: Problem | None) -> None:
        """What the record's rules say of this field."""
        self._rule = problem
        if self.own_problem() is None:
            self._tell_unless_typing()

    def own_problem(self) -> str | None:
        """What is wrong with the field by itself."""
        return self.field_editor.problem()

    def insist(self) -> bool:
        """Says what is wrong even of a field nobody touched yet; tells whether anything is."""
        self._touched = True
        self._tell()
        return self.own_problem() is not None

    def _follow(self) -> None:
        self._touched = True
        self._tell_unless_typing()
        self.changed.emit()

    def _tell_unless_typing(self) -> None:
        if self.own_problem() is None or self.problem():
            self._tell()
        else:
            self._pause.start()

    def _leave(self) -> None:
        self._tell()
        self.left.emit()

    def _tell(self) -> None:
        self._pause.stop()
        own = self.own_problem() if self._touched else None
        if own is not None:
            self._say(own, Tone.BAD)
        elif self._rule is not None:
            self._say(self._rule.why, Tone.BAD if self._rule.level == "refused" else Tone.WARN)
        else:
            self._say("", Tone.BAD)

    def _say(self, sentence: str, tone: Tone) -> None:
        if sentence == self.problem():
            return
        self.set_problem(sentence, tone)
        bad = bool(sentence) and tone is Tone.BAD
        mark(self.field_editor.control, "problem", "true" if bad else "false")
