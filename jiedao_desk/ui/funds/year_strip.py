"""What the year of the funds came to, in one line (经费收支)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.amounts import yuan
from jiedao_desk.operations.funds import FundYear
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.styling import mark


class YearStrip(QFrame):
    """Four amounts, and what can be done with the year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.card, SPACING.small, SPACING.small, SPACING.small)
        row.setSpacing(SPACING.card)
        self.amounts: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        for key in ("opening", "income", "expense", "closing"):
            caption = QLabel()
            caption.setProperty("role", "caption")
            amount = QLabel()
            amount.setObjectName("SectionTitle")
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(caption)
            column.addWidget(amount)
            row.addLayout(column)
            self._captions[key], self.amounts[key] = caption, amount
        row.addStretch(1)
        self._row = row

    def add_action(self, button: QWidget) -> None:
        """One more thing that can be done with the year."""
        self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_year(self, made: FundYear) -> None:
        """Shows a year."""
        sums = made.sum
        told = {
            "opening": ("上年结余（元）", sums.opening),
            "income": (f"{made.year}年收入（元）", sums.income),
            "expense": (f"{made.year}年支出（元）", sums.expense),
            "closing": ("结余（元）" if sums.closing >= 0 else "结余（元）：支出超过可用经费", sums.closing),
        }
        for key, (caption, cents) in told.items():
            self._captions[key].setText(caption)
            self.amounts[key].setText(yuan(cents))
        mark(self._captions["closing"], "tone", (Tone.WARN if sums.closing < 0 else Tone.NEUTRAL).value)
        self.setAccessibleName("；".join(f"{caption}{yuan(cents)}" for caption, cents in told.values()))
