"""Rows of a form: label, field, help and problem; one form of several rows and columns (表单)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
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
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.cards import SectionTitle
from jiedao_desk.ui.widgets.styling import mark


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
        self._help.setVisible(bool(help_text))
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


class Form(QWidget):
    """Sections of rows in one or more columns, labels lined up; Enter goes to the next field."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACING.page)
        self._grid.setVerticalSpacing(SPACING.small)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self._row = 0
        self._column = 0
        self._rows: list[tuple[int, FieldRow]] = []

    def add_section(self, title: str, note: str = "") -> SectionTitle:
        """A heading over the rows that follow."""
        self._break()
        heading = SectionTitle(title, note)
        self._grid.addWidget(heading, self._row, 0, 1, self._columns)
        self._row += 1
        return heading

    def add_row(self, row: FieldRow, span: int = 1) -> FieldRow:
        """The next field; ``span`` columns wide, in a new line if there is no room beside the last."""
        span = min(span, self._columns)
        if self._column + span > self._columns:
            self._break()
        self._grid.addWidget(row, self._row, self._column, 1, span)
        self._rows.append((self._column, row))
        self._column += span
        self._line_up()
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Something that is no field, as wide as the form."""
        self._break()
        self._grid.addWidget(widget, self._row, 0, 1, self._columns)
        self._row += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._line_up()

    def _break(self) -> None:
        if self._column:
            self._row += 1
            self._column = 0

    def _line_up(self) -> None:
        for column in range(self._columns):
            rows = [row for place, row in self._rows if place == column]
            width = max((row.label_width() for row in rows), default=0)
            for row in rows:
                row.set_label_width(width)
