"""Rows of a form: label, field, help and problem; one form of several rows and columns (表单)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.cards import SectionTitle
from jiedao_desk.ui.widgets.styling import mark

# A label of four characters and a field that holds a whole date.
_LEAST_COLUMN = 250


class FieldRow(QWidget):
    """One field: its label is the editor's buddy and name; help stands under it, a problem under that."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        help_text: str = "",
        required: bool = False,
        label_above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.label = QLabel()
        self.label.setObjectName("FieldLabel")
        self.label.setTextFormat(Qt.TextFormat.RichText if required else Qt.TextFormat.PlainText)
        self.label.setText(f'{label} <span style="font-weight:bold">*</span>' if required else label)
        self.label.setBuddy(editor)
        self._help_text = help_text
        self._help = QLabel(help_text)
        self._help.setObjectName("FieldHelp")
        self._help.setWordWrap(True)
        # Asking what has no place yet to be seen would flash it up as a window of its own.
        if not help_text:
            self._help.hide()
        self._problem = QLabel()
        self._problem.setObjectName("FieldProblem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.hide()
        # A screen reader says what the asterisk shows.
        editor.setAccessibleName(f"{label}（必填）" if required else label)
        editor.setAccessibleDescription(help_text)

        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.hair)
        if label_above:
            column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self._help)
        column.addWidget(self._problem)
        if not isinstance(editor, QTextEdit | QPlainTextEdit):
            column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.normal)
        self._beside = not label_above
        if self._beside:
            self._label_column = QVBoxLayout()
            self._label_column.setContentsMargins(0, 0, 0, 0)
            self._label_column.addWidget(self.label)
            self._label_column.addStretch(1)
            self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addLayout(self._label_column)
        row.addLayout(column, 1)
        self._level_label()

    def problem(self) -> str:
        return "" if self._problem.isHidden() else self._problem.text()

    def set_problem(self, sentence: str, tone: Tone = Tone.BAD) -> None:
        """Says under the field what is wrong (``BAD``) or doubtful (``WARN``); an empty sentence clears it."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        mark(self._problem, "tone", tone.value)
        mark(self.editor, "problem", "true" if sentence and tone is Tone.BAD else "false")
        said = "；".join(part for part in (sentence, self._help_text) if part)
        self.editor.setAccessibleDescription(said)

    def label_width(self) -> int:
        """How much room the label wants beside the field; 0 if it stands above."""
        return self.label.sizeHint().width() if self._beside else 0

    def set_label_width(self, width: int) -> None:
        if self._beside:
            self.label.setFixedWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._level_label()

    def _level_label(self) -> None:
        """The label stands level with the first line of the field."""
        if self._beside:
            self.label.setFixedHeight(self.fontMetrics().height() + 14)


@dataclass
class _Placed:
    """Something in the form: a field, or what stands across all columns (``span`` 0)."""

    widget: QWidget
    span: int


class Form(QWidget):
    """Sections of rows in one or more columns, labels lined up; Enter goes to the next field.

    Where the window is narrow, columns give way rather than fields.
    """

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_columns = columns
        self._columns = columns
        self._placed: list[_Placed] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACING.page)
        self._grid.setVerticalSpacing(SPACING.small)
        self._row = 0
        self._column = 0

    def add_section(self, title: str, note: str = "") -> SectionTitle:
        """A heading over the rows that follow."""
        heading = SectionTitle(title, note)
        self._add(_Placed(heading, 0))
        return heading

    def add_row(self, row: FieldRow, span: int = 1) -> FieldRow:
        """The next field; ``span`` columns wide, in a new line if there is no room beside the last."""
        self._add(_Placed(row, span))
        self._line_up()
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Something that is no field, as wide as the form."""
        self._add(_Placed(widget, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        # One column always fits; how many really stand side by side is settled by the width that is given.
        return QSize(round(_LEAST_COLUMN * current_type().body / 14), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._settle_columns()
            self._line_up()

    def _add(self, placed: _Placed) -> None:
        self._placed.append(placed)
        self._place(placed)

    def _place(self, placed: _Placed) -> None:
        span = min(placed.span, self._columns) or self._columns
        if self._column + span > self._columns:
            self._row += 1
            self._column = 0
        self._grid.addWidget(placed.widget, self._row, self._column, 1, span)
        self._column += span

    def _settle_columns(self) -> None:
        least = _LEAST_COLUMN * current_type().body / 14 + SPACING.page
        fitting = max(1, min(self._most_columns, int((self.width() + SPACING.page) // least)))
        if fitting == self._columns:
            return
        self._columns = fitting
        self._row = self._column = 0
        for placed in self._placed:
            self._grid.removeWidget(placed.widget)
        for placed in self._placed:
            self._place(placed)
        self._line_up()

    def _line_up(self) -> None:
        for column in range(self._most_columns):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        by_column: dict[int, list[FieldRow]] = {}
        for placed in self._placed:
            if isinstance(placed.widget, FieldRow):
                place = self._grid.indexOf(placed.widget)
                position = self._grid.getItemPosition(place)
                assert isinstance(position, tuple)
                by_column.setdefault(position[1], []).append(placed.widget)
        for rows in by_column.values():
            width = max(row.label_width() for row in rows)
            for row in rows:
                row.set_label_width(width)
