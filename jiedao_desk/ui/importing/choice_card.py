"""Which register, which file: chosen, dropped, or begun from an empty form (选择文件)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from jiedao_desk.kernel.register import Register
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel


class ChoiceCard(Card):
    """One line: register, file, and the empty form for those who begin from nothing. Files may be dropped on it."""

    file_chosen = Signal(object)  # a Path
    register_chosen = Signal(str)
    template_wanted = Signal(str)

    def __init__(self, registers: list[Register], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._box = QComboBox()
        self._box.setAccessibleName("导入到")
        for register in registers:
            self._box.addItem(register.title, register.key)
        self._box.activated.connect(self._tell_register)
        label = QLabel("导入到")
        label.setBuddy(self._box)
        self._file = ElidedLabel("选择名册或台账文件，或者把文件拖到这里（xlsx、xls、csv）", role="muted")
        self._button = PrimaryButton("选择文件…", "folder")
        self._button.clicked.connect(self._choose)
        template = LinkButton("空白模板…", size="small")
        template.setToolTip("写出这个登记簿的空白导入表，带表头、可选项和一行示例")
        template.clicked.connect(self._want_template)
        row = QHBoxLayout()
        row.setSpacing(SPACING.normal)
        row.addWidget(label)
        row.addWidget(self._box)
        row.addWidget(self._button)
        row.addWidget(self._file)
        row.addStretch(1)
        row.addWidget(template)
        self.body.addLayout(row)
        self.setAcceptDrops(True)

    @property
    def register(self) -> str:
        """The register chosen."""
        return str(self._box.currentData())

    def choose_register(self, key: str) -> None:
        """Chooses a register without announcing it."""
        self._box.setCurrentIndex(max(0, self._box.findData(key)))

    def show_file(self, file: Path | None) -> None:
        """Names the file in hand."""
        self._file.setText(file.name if file else "选择名册或台账文件，或者把文件拖到这里（xlsx、xls、csv）")
        self._file.setToolTip(str(file) if file else "")
        # Once a file is in hand, importing it is what the page is for.
        self._button.set_leading(not file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one file from the file manager."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The file that was dropped is the file chosen."""
        self.file_chosen.emit(Path(event.mimeData().urls()[0].toLocalFile()))
        event.acceptProposedAction()

    def _choose(self) -> None:
        chosen = dialogs.choose_file(self, "选择要导入的文件", (dialogs.TABLE_FILES, dialogs.ALL_FILES))
        if chosen is not None:
            self.file_chosen.emit(chosen)

    def _tell_register(self) -> None:
        self.register_chosen.emit(self.register)

    def _want_template(self) -> None:
        self.template_wanted.emit(self.register)
