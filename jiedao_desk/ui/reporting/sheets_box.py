"""Which sheets go into the report (选表)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton


class SheetsBox(AskBox):
    """A tick for each sheet of the receiver."""

    def __init__(
        self, sheets: Sequence[tuple[int, str]], chosen: Iterable[int], parent: QWidget | None = None
    ) -> None:
        super().__init__("选表", "确定", parent)
        wanted = set(chosen)
        self.list = QListWidget()
        self.list.setAccessibleName("报表各表")
        self.list.setMinimumSize(current_type().body * 22, current_type().body * 26)
        for number, title in sheets:
            item = QListWidgetItem(f"表{number}　{title}")
            item.setData(Qt.ItemDataRole.UserRole, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if number in wanted else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._follow)
        every, none = LinkButton("全选", quiet=True), LinkButton("全不选", quiet=True)
        every.clicked.connect(lambda: self._set_all(Qt.CheckState.Checked))
        none.clicked.connect(lambda: self._set_all(Qt.CheckState.Unchecked))
        row = QHBoxLayout()
        row.setSpacing(SPACING.normal)
        row.addWidget(every)
        row.addWidget(none)
        row.addStretch(1)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        self._follow()
        self.list.setFocus()

    def chosen(self) -> list[int]:
        """The numbers of the ticked sheets."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _set_all(self, state: Qt.CheckState) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)

    def _follow(self) -> None:
        self.accept_button.setEnabled(bool(self.chosen()))
