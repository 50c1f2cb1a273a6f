"""Earlier imports, each of which can be taken back as a whole (导入记录)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from jiedao_desk.operations.imports import Batch
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.cards import Card

HEADINGS = ("批次", "时间", "登记簿", "文件", "新建", "修改", "不能导入", "经办人", "状态")


class HistoryCard(Card):
    """One line a batch, newest first."""

    undo_wanted = Signal(int)

    def __init__(self, titles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("导入记录", "每一批都可以整批撤销", parent=parent)
        self._titles = titles
        self._batches: list[Batch] = []
        self.table = QTableWidget(0, len(HEADINGS))
        self.table.setAccessibleName("导入记录")
        self.table.setHorizontalHeaderLabels(list(HEADINGS))
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.itemSelectionChanged.connect(self._follow)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((60, 140, 120, 240, 64, 64, 84, 84, 150)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.undo_button = PlainButton("撤销选中的一批…", "undo")
        self.undo_button.clicked.connect(self._want_undo)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.undo_button)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)
        self._follow()

    def show_batches(self, batches: list[Batch]) -> None:
        """Shows the imports there were."""
        self._batches = batches
        self.table.setRowCount(len(batches))
        for row, one in enumerate(batches):
            undone = f"已于{one.undone_at:%m-%d %H:%M}撤销" if one.undone_at else "有效"
            cells = (
                f"第{one.number}批",
                f"{one.at:%Y-%m-%d %H:%M}",
                self._titles.get(one.register, one.register),
                one.file_name,
                str(one.counts.get("created", 0)),
                str(one.counts.get("updated", 0)),
                str(one.counts.get("rejected", 0)),
                one.who,
                undone,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self._follow()

    def _chosen(self) -> Batch | None:
        row = self.table.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) and self.table.selectedItems() else None

    def _follow(self) -> None:
        chosen = self._chosen()
        self.undo_button.setEnabled(chosen is not None and chosen.undone_at is None)

    def _want_undo(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.undo_wanted.emit(chosen.number)
