"""Editors of one line: text, numbers, money, names (单行编辑)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.query import Named
from jiedao_desk.ui.editors.around import Around, matching
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.editors.suggestions import Suggestions
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.floating_list import Choice

Read = Callable[[str], Any]
Show = Callable[[Any], str]


class LineEditor(FieldEditor):
    """A line whose text ``read`` turns into the value; what cannot be read stays as it was typed.

    The line is written anew only when the focus has left it, never under the typing hand.
    """

    def __init__(
        self,
        field: Field,
        *,
        read: Read | None = None,
        show: Show | None = None,
        line: QLineEdit | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.line = line if line is not None else QLineEdit()
        super().__init__(field, self.line, parent)
        self._read = read or field.read
        self._show = show or field.show
        self._value: Any = None
        self._unread: tuple[str, str] | None = None
        if hint:
            self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self.follow)

    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value, self._unread = value, None
        self._write()

    def typed(self) -> str | None:
        return self._unread[0] if self._unread else None

    def set_typed(self, text: str) -> None:
        self.line.setText(text)
        self._take(text)

    def problem(self) -> str | None:
        return self._unread[1] if self._unread else super().problem()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)

    def settle(self) -> None:
        if self._unread is None:
            self._write()

    def follow(self, text: str) -> None:
        """Takes up what the line says now, as if it had been typed."""
        self._take(text)
        self.changed.emit()

    def shown(self) -> str:
        """The text that stands for the value while nobody types."""
        return self._show(self._value) if self._value is not None else ""

    def _take(self, text: str) -> None:
        try:
            self._value, self._unread = self._read(text), None
        except Unreadable as error:
            self._value, self._unread = None, (text, str(error))

    def _write(self) -> None:
        text = self.shown()
        if self.line.text() != text:
            self.line.setText(text)
        if not self.line.hasFocus():
            # The beginning of a long text says what it is.
            self.line.setCursorPosition(0)
        self.line.setToolTip(
            text if self.line.fontMetrics().horizontalAdvance(text) > self.line.width() else ""
        )


class MaskedEditor(LineEditor):
    """A private line: masked unless it is being typed in or 显示 was pressed (身份证号、电话、住址)."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._open = False
        self._reveal = LinkButton("显示", quiet=True, size="small")
        self._reveal.clicked.connect(self._toggle)
        self._row.addWidget(self._reveal)
        self._offer()

    def shown(self) -> str:
        if self._open or self.line.hasFocus():
            return super().shown()
        return self.field.masked(self._value)

    def set_value(self, value: Any) -> None:
        self._open = False
        super().set_value(value)
        self._offer()

    def entered(self) -> None:
        if self._unread is None:
            self._write()
            if self._value is not None and not self._open:
                self.looked.emit()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self._offer()

    def follow(self, text: str) -> None:
        super().follow(text)
        self._offer()

    def _toggle(self) -> None:
        self._open = not self._open
        if self._unread is None:
            self._write()
        self._offer()
        if self._open:
            self.looked.emit()

    def _offer(self) -> None:
        self._reveal.setText("隐藏" if self._open else "显示")
        self._reveal.setAccessibleName(f"{self._reveal.text()}{self.field.label}")
        self._reveal.setVisible(self._value is not None)


class NameEditor(LineEditor):
    """A person's name, with the people the office knows under it, by initials too."""

    def __init__(self, field: Field, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, parent=parent)
        self._around = around
        self._known: Sequence[Named] | None = None
        self._suggestions = Suggestions(self.line, f"{field.label}：可选人员", self._find)
        self._suggestions.chosen.connect(self._choose)

    def entered(self) -> None:
        # Whoever was entered meanwhile is known from now on.
        self._known = None

    def _find(self, text: str) -> Sequence[Choice]:
        if not text:
            return ()
        if self._known is None:
            self._known = self._around.people()
        return [Choice(one.name, one.detail, one.name) for one in matching(text, self._known, 8)]

    def _choose(self, name: object) -> None:
        self.line.setText(str(name))
        self.follow(str(name))
