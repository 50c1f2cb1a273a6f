"""How many of the district deputies have reported in the term, in one line; names come on a click (述职覆盖)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from jiedao_desk.operations.duty_reports import Coverage
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton
from jiedao_desk.ui.widgets.labels import ElidedLabel


class CoverageStrip(QFrame):
    """Counts alone; the list opens in a box, where those who have not reported can be planned."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setAccessibleName("本届述职覆盖")
        self.rate = QLabel()
        self.rate.setObjectName("SectionTitle")
        self.counts = ElidedLabel(role="small")
        self.explain = LinkButton("怎么算的", quiet=True, size="small")
        self.plan_button = PlainButton("名单与安排…", "calendar")
        self.plan_button.clicked.connect(self.opened)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.card, SPACING.small, SPACING.small, SPACING.small)
        row.setSpacing(SPACING.normal)
        row.addWidget(self.rate)
        row.addWidget(self.counts)
        row.addWidget(self.explain)
        row.addStretch(1)
        row.addWidget(self.plan_button)

    def show_coverage(self, found: Coverage) -> None:
        """Shows how far it has come."""
        self.setVisible(bool(found.people))
        self.rate.setText(f"本届述职率 {found.rate}%")
        self.counts.setText(
            f"在任区代表 {len(found.people)} 名 · 已述职 {len(found.reported)} 名 · "
            f"已安排 {len(found.planned)} 名 · 尚未安排 {len(found.waiting)} 名"
        )
