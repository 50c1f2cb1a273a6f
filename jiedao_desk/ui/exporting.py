"""Writing a register into a workbook: what is asked, the work away from the window, what came of it (导出)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import exports
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.exports import Exported
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.background import Background, Work
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.progress_page import ProgressPage, WorkResult

_PERSONAL = "包含个人信息（身份证号、电话、住址等）"
_NOTE = "不勾选时身份证号、电话只显示一部分，住址等不写出；每次导出都有记录。"


class ExportBox(AskBox):
    """Whether personal data is to be written; where to is asked next."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(f"导出{title}", "选择位置…", parent)
        self.personal = QCheckBox(_PERSONAL)
        note = QLabel(_NOTE)
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        note.setMinimumWidth(current_type().body * 26)
        self.body.addWidget(self.personal)
        self.body.addWidget(note)
        self.personal.setFocus()


class ExportProgress(QDialog):
    """The bar, then the result; closing the box while it runs calls the work off and leaves the old file."""

    def __init__(
        self, desk: Desk, register: str, file: Path, *, personal: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        title = exports.register_of(desk.catalogue, register).title
        self.setWindowTitle(f"导出{title}")
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.page = ProgressPage(f"正在导出{title}")
        self.page.file_wanted.connect(dialogs.open_file)
        self.page.folder_wanted.connect(dialogs.open_folder_of)
        self.page.closed.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.card, SPACING.card, SPACING.card, SPACING.card)
        layout.addWidget(self.page)
        self.resize(current_type().body * 40, current_type().body * 18)
        self._background = Background(self)

        def write(work: Work) -> Exported:
            return exports.export(desk, register, file, personal=personal, progress=work.progress)

        self.job = self._background.start(write)
        self.job.progressed.connect(self.page.show_progress)
        self.job.finished.connect(self._show_done)
        self.job.failed.connect(self._show_failed)
        self.job.cancelled.connect(self.reject)
        self.page.cancel_wanted.connect(self.job.cancel)

    def done(self, result: int) -> None:
        """Leaves no thread behind."""
        self._background.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._background.close()
        super().closeEvent(event)

    def _show_done(self, result: Exported) -> None:
        left = f"，另有{result.internal}条标为“内部”的没有写出" if result.internal else ""
        self.page.show_result(
            WorkResult(f"已导出{result.records}条{left}。", lines=result.notices, file=result.file)
        )

    def _show_failed(self, error: BaseException) -> None:
        if not isinstance(error, Refused | StorageTrouble):
            raise error
        self.page.show_result(WorkResult(str(error), Tone.BAD))


def export_register(parent: QWidget, desk: Desk, register: str) -> None:
    """Asks what and where to, writes, and shows what came of it."""
    title = exports.register_of(desk.catalogue, register).title
    box = ExportBox(title, parent)
    wanted, personal = box.answered(), box.personal.isChecked()
    box.deleteLater()
    if not wanted:
        return
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    suggested = folder / f"{title}_{desk.clock.today():%Y%m%d}.xlsx"
    file = dialogs.choose_new_file(parent, f"导出{title}", suggested, (dialogs.WORKBOOKS,))
    if file is None:
        return
    running = ExportProgress(desk, register, file, personal=personal, parent=parent)
    running.exec()
    running.deleteLater()
