"""The figures of the year in one line over a register; each opens to the records counted (本年数字条)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.operations import year_figures
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.year_figures import YearFigure
from jiedao_desk.ui.reporting.figure_box import choose_record
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.labels import ElidedLabel


class FiguresStrip(QFrame):
    """Number over name; nothing of it is typed."""

    opened = Signal(str, int)  # a record: register and id

    def __init__(self, desk: Desk, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._desk = desk
        self._keys = tuple(keys)
        self._found: dict[str, YearFigure] = {}
        self.numbers: dict[str, LinkButton] = {}
        self._captions: dict[str, ElidedLabel] = {}
        self._year = QLabel()
        self._year.setObjectName("SectionTitle")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.card, SPACING.small, SPACING.card, SPACING.small)
        row.setSpacing(SPACING.card)
        row.addWidget(self._year)
        for key in self._keys:
            number = LinkButton("")
            number.setProperty("tone", "figure")
            number.clicked.connect(partial(self.open_figure, key))
            caption = ElidedLabel(role="caption", least=4)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(number)
            column.addWidget(caption)
            row.addLayout(column)
            self.numbers[key], self._captions[key] = number, caption
        row.addStretch(1)
        self._row = row

    def add_end(self, widget: QWidget) -> None:
        """Something else that is told of the year, at the right."""
        # Aligned, or the strip would be no higher than a button.
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_year(self, year: int) -> None:
        """Counts a year anew."""
        self._year.setText(f"{year}年")
        for one in year_figures.of_year(self._desk, self._keys, year):
            self._found[one.key] = one
            number = self.numbers[one.key]
            number.setText(f"{one.words} {one.unit}" if one.words != "—" else one.words)
            number.setEnabled(bool(one.sources))
            number.setToolTip(one.how)
            number.setAccessibleName(f"{one.title}{one.words}{one.unit}，看计入的记录")
            self._captions[one.key].setText(one.title)

    def open_figure(self, key: str) -> None:
        """Shows the records behind a figure, and goes to the one that is chosen."""
        one = self._found[key]
        source = choose_record(self, self._desk, one)
        if source is not None:
            self.opened.emit(*source)
