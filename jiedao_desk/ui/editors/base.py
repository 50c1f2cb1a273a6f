"""What every editor of a field has in common: a value, what could not be read, why it cannot stand (编辑器)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jiedao_desk.kernel.fields import Field


class FieldEditor(QWidget):
    """The value of one field, being edited in ``control``, which takes the focus and the accessible name.

    A value that nobody touched is handed back as it was given, so that looking at a record never changes it.
    """

    changed = Signal()  # by the user, at every stroke; never while an input method is still composing
    left = Signal()  # the focus went elsewhere; what could be read is written out in full
    looked = Signal()  # private data that was masked came into sight

    def __init__(self, field: Field, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.control = control
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(control, 1)
        self._typed_in = control.focusProxy() or control
        self.setFocusProxy(self._typed_in)
        self._typed_in.installEventFilter(self)

    def value(self) -> Any:
        """The value as far as it can be read; ``None`` when the field is empty or cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Shows a value, without announcing it."""
        raise NotImplementedError

    def typed(self) -> str | None:
        """The text that cannot be read, as it was typed; ``None`` when all is read."""
        return None

    def set_typed(self, text: str) -> None:
        """Shows a text that could not be read, as when a draft is taken up again."""
        raise NotImplementedError

    def problem(self) -> str | None:
        """Why what stands there cannot be kept, or ``None``."""
        return self.field.problem(self.value())

    def set_read_only(self, read_only: bool) -> None:
        """Whether the value can only be looked at."""
        self.control.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.control.setAccessibleName(name)

    def setAccessibleDescription(self, words: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleDescription(words)
        self.control.setAccessibleDescription(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._typed_in:
            if event.type() == QEvent.Type.FocusIn:
                self.entered()
            elif event.type() == QEvent.Type.FocusOut:
                self.settle()
                self.left.emit()
        return super().eventFilter(watched, event)

    def entered(self) -> None:
        """The focus has come."""

    def settle(self) -> None:
        """The focus goes: what could be read is written out in full."""
