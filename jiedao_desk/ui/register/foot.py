"""The line under a table: how many records, how many selected, what can be done with them (表格底栏)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.labels import ElidedLabel


class TableFoot(QWidget):
    """Counts at the left, actions on the selection at the right."""

    copy_wanted = Signal()
    batch_wanted = Signal()
    void_wanted = Signal()
    columns_wanted = Signal()
    details_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, batch: bool) -> None:
        super().__init__(parent)
        self._batch_offered = batch
        self._details_shown = True
        self._words = ElidedLabel(role="caption")
        self.copy = _link("复制", self.copy_wanted)
        self.batch = _link("批量修改…", self.batch_wanted)
        self.void = _link("作废…", self.void_wanted)
        self.columns = _link("选择列…", self.columns_wanted)
        self.details = LinkButton("", quiet=True, size="small")
        self.details.clicked.connect(self._toggle_details)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACING.tight, 0, SPACING.tight, 0)
        row.setSpacing(SPACING.normal)
        row.addWidget(self._words)
        row.addStretch(1)
        for button in (self.copy, self.batch, self.void, self.columns, self.details):
            row.addWidget(button)
        self.set_details(True)

    def words(self) -> str:
        """What the line says."""
        return self._words.text()

    def show_counts(self, total: int, chosen: int, *, voided: bool, folded: Sequence[str]) -> None:
        """How many there are and are selected; ``folded`` are the columns for which there is no room."""
        words = f"共 {total} 条" + (f"，已选 {chosen} 条" if chosen > 1 else "")
        if folded:
            words += f"；{'、'.join(folded)}在右侧详情"
        self._words.setText(words)
        self.copy.setVisible(chosen > 1)
        self.batch.setVisible(chosen > 1 and self._batch_offered and not voided)
        self.void.setVisible(chosen > 0)
        self.void.setText("恢复" if voided else "作废…")

    def set_details(self, shown: bool) -> None:
        """Whether the record beside the table is in sight."""
        self._details_shown = shown
        self.details.setText("收起详情 ›" if shown else "‹ 展开详情")

    def _toggle_details(self) -> None:
        self.details_wanted.emit(not self._details_shown)


def _link(words: str, wanted: object) -> LinkButton:
    button = LinkButton(words, quiet=True, size="small")
    button.clicked.connect(wanted)
    return button
