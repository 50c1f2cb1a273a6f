"""An editor for text of any length, as high as its text (多行编辑)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from jiedao_desk.kernel.fields import Field
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.widgets.buttons import LinkButton


class GrowingText(QPlainTextEdit):
    """Plain text between ``least`` and ``most`` lines high; Tab goes on to the next field."""

    typed = Signal()

    def __init__(self, least: int = 2, most: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._composing = False
        self._silent = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._follow)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Shows a text, without announcing it."""
        self._silent = True
        self.setPlainText(text)
        self._silent = False
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A text that is shown whole lets the form scroll.
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
            return
        super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height())

    def _follow(self) -> None:
        self._fit()
        if not self._composing and not self._silent:
            self.typed.emit()

    def _fit(self) -> None:
        # A bar that came and went with every line would change how the lines break.
        whole = round(self.document().size().height()) <= self._most
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        # The size of a plain text's document is counted in lines, wrapped ones included.
        lines = max(self._least, min(round(self.document().size().height()), self._most))
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        return lines * self.fontMetrics().lineSpacing() + around + 2


class ProseEditor(FieldEditor):
    """Text with line breaks. A private one stays covered until 显示 is pressed."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, least: int = 2) -> None:
        self.text = GrowingText(least)
        super().__init__(field, self.text, parent)
        self._value: str | None = None
        self._read_only = False
        self._covered = False
        self.text.typed.connect(self._follow)
        self._reveal = LinkButton("显示", quiet=True, size="small")
        self._reveal.setAccessibleName(f"显示{field.label}")
        self._reveal.clicked.connect(self._uncover)
        self._row.addWidget(self._reveal)
        self._reveal.hide()

    def value(self) -> str | None:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self._cover(covered=self.field.private is not None and bool(value))

    def set_typed(self, text: str) -> None:
        self._value = self.field.read(text)
        self._cover(covered=False)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.text.setReadOnly(read_only or self._covered)

    def _follow(self) -> None:
        self._value = self.field.read(self.text.toPlainText())
        self.changed.emit()

    def _uncover(self) -> None:
        self._cover(covered=False)
        self.text.setFocus()
        self.looked.emit()

    def _cover(self, *, covered: bool) -> None:
        self._covered = covered
        self.text.show_text(self.field.masked(self._value) if covered else self._value or "")
        self.text.setReadOnly(self._read_only or covered)
        self._reveal.setVisible(covered)
