"""Long work as it goes on, and its result to be read in peace afterwards (进度与结果)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.notices import Banner


@dataclass(frozen=True)
class WorkResult:
    """How it ended: a sentence, lines to read, and the file that was written, if one was."""

    sentence: str
    tone: Tone = Tone.GOOD
    lines: tuple[str, ...] = ()
    file: Path | None = None


class ProgressPage(QWidget):
    """First a bar and 取消; then the result, which stays until it is closed."""

    cancel_wanted = Signal()
    file_wanted = Signal(object)  # a Path: open it
    folder_wanted = Signal(object)  # a Path: show where it lies
    closed = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._title = QLabel(title)
        self._title.setObjectName("ProgressTitle")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._words = QLabel("正在准备……")
        self._words.setProperty("role", "muted")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._cancel = PlainButton("取消")
        self._cancel.clicked.connect(self._ask_to_stop)
        self._banner = Banner()
        self._details = QPlainTextEdit()
        self._details.setObjectName("ResultText")
        self._details.setReadOnly(True)
        self._details.setAccessibleName("结果明细")
        self._open_file = PlainButton("打开文件", "open")
        self._open_file.clicked.connect(self._want_file)
        self._open_folder = PlainButton("打开所在文件夹", "folder")
        self._open_folder.clicked.connect(self._want_folder)
        self._close = PrimaryButton("完成")
        self._close.clicked.connect(self.closed)

        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        for button in (self._open_file, self._open_folder):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._close)
        card = Card()
        card.body.setSpacing(SPACING.normal)
        for widget in (self._title, self._words, self._bar, self._banner):
            card.body.addWidget(widget)
        card.body.addWidget(self._details, 1)
        card.body.addLayout(buttons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(card)
        self._column.addStretch(1)
        self._show_running(running=True)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """``total`` 0 means that nobody knows how much there is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        counted = f"{done} / {total}" if total else ""
        self._words.setText("　".join(part for part in (text, counted) if part))

    def show_result(self, result: WorkResult) -> None:
        """Puts the result where the bar was."""
        self._file = result.file
        self._banner.say(result.sentence, result.tone)
        self._details.setPlainText("\n".join(result.lines))
        self._show_running(running=False)
        self._details.setVisible(bool(result.lines))
        self._stretch(whole=bool(result.lines))
        for button in (self._open_file, self._open_folder):
            button.setVisible(result.file is not None)
        self._close.setFocus()

    def result_text(self) -> Sequence[str]:
        """What can be read on the page once the work is over."""
        return (self._banner.sentence(), *self._details.toPlainText().splitlines())

    def _show_running(self, *, running: bool) -> None:
        during: tuple[QWidget, ...] = (self._words, self._bar, self._cancel)
        after: tuple[QWidget, ...] = (self._details, self._open_file, self._open_folder, self._close)
        # What is over is not 正在…… any more: then the result speaks for itself.
        self._title.setVisible(running)
        for widget in during:
            widget.setVisible(running)
        for widget in after:
            widget.setVisible(not running)
        self._stretch(whole=not running)

    def _stretch(self, *, whole: bool) -> None:
        """The bar, or a result of one sentence, takes a strip at the top; one with many lines the whole page."""
        self._column.setStretch(0, 1 if whole else 0)
        self._column.setStretch(1, 0 if whole else 1)

    def _ask_to_stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText("正在停下……")
        self.cancel_wanted.emit()

    def _want_file(self) -> None:
        self.file_wanted.emit(self._file)

    def _want_folder(self) -> None:
        self.folder_wanted.emit(self._file)
