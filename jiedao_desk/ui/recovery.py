"""What is shown instead of the window when the data file is damaged or gone: the way back to a backup (数据恢复)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import backups
from jiedao_desk.operations.backups import Copy, Preview
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import Picture

BACKUP_FILES = "备份文件 (*.jdbak)"


class Recovery(QDialog):
    """Says what happened and what is kept, and restores the backup that is chosen.

    ``preview`` and ``restore`` take a backup file and raise ``Refused`` or ``StorageTrouble``. Accepted means restored.
    """

    def __init__(
        self,
        why: str,
        copies: list[Copy],
        preview: Callable[[Path], Preview],
        restore: Callable[[Path], object],
    ) -> None:
        super().__init__()
        self.setWindowTitle("数据没有打开")
        self._preview = preview
        self._restore = restore
        title = QLabel("数据没有打开")
        title.setObjectName("ProgressTitle")
        words = QLabel(why)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.copies = QListWidget()
        self.copies.setAccessibleName("备份")
        for copy in copies:
            item = QListWidgetItem(_line(copy))
            item.setData(Qt.ItemDataRole.UserRole, copy.file)
            if not copy.readable:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.copies.addItem(item)
        self.copies.setCurrentRow(0)
        self._none = QLabel("本机没有备份。如果备份在U盘上，请选择那个文件。")
        self._none.setVisible(not copies)
        self.copies.setVisible(bool(copies))
        other, leave = PlainButton("选择其他备份文件…"), PlainButton("退出")
        self.restore_button = PrimaryButton("恢复选中的备份")
        self.restore_button.setEnabled(any(copy.readable for copy in copies))
        other.clicked.connect(self._choose)
        leave.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._restore_chosen)
        buttons = QHBoxLayout()
        buttons.addWidget(other)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.restore_button)
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        top.addWidget(Picture("warning", Tone.WARN, 24), 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.addWidget(title)
        text.addWidget(words)
        top.addLayout(text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addLayout(top)
        layout.addWidget(self.copies, 1)
        layout.addWidget(self._none)
        layout.addLayout(buttons)
        self.resize(680, 460)

    def _choose(self) -> None:
        chosen = dialogs.choose_file(self, "选择备份文件", (BACKUP_FILES, dialogs.ALL_FILES))
        if chosen is not None:
            self._bring_back(chosen)

    def _restore_chosen(self) -> None:
        item = self.copies.currentItem()
        if item is not None:
            self._bring_back(item.data(Qt.ItemDataRole.UserRole))

    def _bring_back(self, file: Path) -> None:
        try:
            seen = self._preview(file)
            if not dialogs.confirm(self, "恢复这份备份？", "\n".join(backups.sentences(seen)), "恢复"):
                return
            self._restore(file)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.accept()


def _line(copy: Copy) -> str:
    if not copy.readable:
        return f"{copy.file.name}　不能用：{copy.why}"
    held = "、".join(f"{title}{count}" for title, count in copy.holds[:4])
    return f"{copy.made_at:%Y-%m-%d %H:%M}　{copy.occasion}　{held}"
