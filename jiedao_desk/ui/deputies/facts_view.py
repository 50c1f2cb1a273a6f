"""The fields of a file to be read: labels and values, what is not filled in named at the end (档案查阅)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.cards import SectionTitle
from jiedao_desk.ui.widgets.emptying import keep_keys

_COLUMNS = 2


@dataclass(frozen=True)
class Fact:
    """One field: its label, its value in words, and whether it needs the whole width."""

    label: str
    value: str
    wide: bool = False


class FactsGrid(QWidget):
    """Labels and values side by side; values can be marked and copied."""

    def __init__(self, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING.normal)
        grid.setVerticalSpacing(SPACING.small)
        # Labels of the usual six characters line up from one grid to the next.
        for place in range(_COLUMNS):
            grid.setColumnMinimumWidth(place * 2, current_type().body * 6)
        row = column = 0
        for fact in facts:
            if fact.wide and column:
                row, column = row + 1, 0
            label, value = self._label(fact), self._value(fact)
            grid.addWidget(label, row, column * 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            across = 2 * _COLUMNS - 1 if fact.wide else 1
            grid.addWidget(value, row, column * 2 + 1, 1, across)
            column += _COLUMNS if fact.wide else 1
            if column >= _COLUMNS:
                row, column = row + 1, 0
        for place in range(_COLUMNS):
            grid.setColumnStretch(place * 2 + 1, 1)

    @staticmethod
    def _label(fact: Fact) -> QLabel:
        label = QLabel(fact.label)
        label.setProperty("role", "muted")
        return label

    @staticmethod
    def _value(fact: Fact) -> QLabel:
        value = QLabel(fact.value)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setAccessibleName(f"{fact.label}：{fact.value}")
        return value


class FactsPage(QScrollArea):
    """What one tab of a file shows, from top to bottom; scrolled with the keys as well."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("FormScroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Shows other parts; where one was reading stays."""
        position = self.verticalScrollBar().value()
        holder = QWidget()
        holder.setObjectName("FormHolder")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SPACING.small, SPACING.small, SPACING.small)
        column.setSpacing(SPACING.normal)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        if (before := self.widget()) is not None:
            keep_keys(before)
        self.setWidget(holder)
        self.verticalScrollBar().setValue(position)


def facts_of(title: str, facts: Sequence[Fact]) -> list[QWidget]:
    """A section: its heading, what is filled in, and in one line what is not."""
    filled = [fact for fact in facts if fact.value]
    empty = [fact.label for fact in facts if not fact.value]
    parts: list[QWidget] = [SectionTitle(title)] if title else []
    if filled:
        parts.append(FactsGrid(filled))
    if empty:
        words = QLabel(f"尚未填写：{'、'.join(empty)}")
        words.setProperty("role", "caption")
        words.setWordWrap(True)
        parts.append(words)
    return parts
