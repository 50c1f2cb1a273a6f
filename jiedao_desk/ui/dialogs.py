"""The few questions asked in a box of their own: files, reasons, consent, and plain words for trouble (对话框)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble, Unreadable
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import Button, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.forms import FieldRow
from jiedao_desk.ui.widgets.notices import Picture

# What is said of each kind of trouble, over the sentence that the trouble brings itself.
_HEADLINES: tuple[tuple[type[Exception], str], ...] = (
    (Refused, "没有执行"),
    (Unreadable, "没有读懂"),
    (StorageTrouble, "存储出了问题"),
)

TABLE_FILES = "表格文件 (*.xlsx *.xls *.csv)"
WORKBOOKS = "Excel 工作簿 (*.xlsx)"
PDF_FILES = "PDF 文件 (*.pdf)"
WORD_FILES = "Word 文档 (*.docx)"
PICTURES = "图片 (*.jpg *.jpeg *.png)"
ALL_FILES = "所有文件 (*)"


class MessageBox(QDialog):
    """A headline, sentences, and buttons of which each says what it does."""

    def __init__(
        self,
        headline: str,
        sentences: Sequence[str],
        *,
        tone: Tone = Tone.INFO,
        accept: str = "知道了",
        reject: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        title = QLabel(headline)
        title.setObjectName("ProgressTitle")
        picture = Picture({Tone.BAD: "error", Tone.WARN: "warning"}.get(tone, "info"), tone, 24)
        words = QLabel("\n".join(sentences))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setMinimumWidth(current_type().body * 26)
        self.words = words
        self.accept_button: Button = PrimaryButton(accept)
        self.accept_button.clicked.connect(self.accept)
        self.accept_button.setDefault(not reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        if reject:
            # What cannot be taken back is not what Enter does.
            keep = PlainButton(reject)
            keep.clicked.connect(self.reject)
            keep.setDefault(True)
            buttons.addWidget(keep)
        buttons.addWidget(self.accept_button)
        text = QVBoxLayout()
        text.setSpacing(SPACING.small)
        text.addWidget(title)
        text.addWidget(words)
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        top.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.page)
        layout.addLayout(top)
        layout.addLayout(buttons)
        self.setAccessibleName(headline)
        self.setAccessibleDescription("\n".join(sentences))


class ReasonBox(QDialog):
    """Asks why; without a reason there is no going on."""

    def __init__(
        self, headline: str, explanation: str, accept: str, label: str = "原因", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(headline)
        title = QLabel(headline)
        title.setObjectName("ProgressTitle")
        words = QLabel(explanation)
        words.setProperty("role", "muted")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setVisible(bool(explanation))
        self.editor = QPlainTextEdit()
        self.editor.setTabChangesFocus(True)
        self.editor.setMinimumSize(QSize(current_type().body * 28, current_type().body * 6))
        self.editor.textChanged.connect(self._follow)
        self.accept_button = PrimaryButton(accept)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self.accept)
        cancel = PlainButton("取消")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACING.small)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addWidget(FieldRow(label, self.editor, required=True, label_above=True), 1)
        layout.addLayout(buttons)
        self.setAccessibleName(headline)
        self.editor.setFocus()

    def reason(self) -> str:
        return self.editor.toPlainText().strip()

    def _follow(self) -> None:
        self.accept_button.setEnabled(bool(self.reason()))


def ask_reason(
    parent: QWidget | None, headline: str, explanation: str = "", accept: str = "确定", label: str = "原因"
) -> str | None:
    """The reason as typed, never empty; None if the user thought better of it."""
    box = ReasonBox(headline, explanation, accept, label, parent)
    answered = box.exec() == QDialog.DialogCode.Accepted
    reason = box.reason()
    box.deleteLater()
    return reason if answered else None


def confirm(
    parent: QWidget | None,
    headline: str,
    sentence: str,
    accept: str,
    reject: str = "取消",
    tone: Tone = Tone.WARN,
) -> bool:
    """Whether the user wants it. ``accept`` says what will be done (作废), never just 确定."""
    box = MessageBox(headline, [sentence], tone=tone, accept=accept, reject=reject, parent=parent)
    answered = box.exec() == QDialog.DialogCode.Accepted
    box.deleteLater()
    return answered


def show_message(parent: QWidget | None, headline: str, *sentences: str, tone: Tone = Tone.INFO) -> None:
    """Says something that must not be overlooked; what may be belongs in the status line."""
    box = MessageBox(headline, sentences, tone=tone, parent=parent)
    box.exec()
    box.deleteLater()


def trouble_words(trouble: Exception) -> tuple[str, tuple[str, ...]]:
    """A headline and the sentences for ``Refused``, ``Unreadable`` and ``StorageTrouble``.

    Anything else is a mistake in the program and is not for this place: it raises TypeError.
    """
    for kind, headline in _HEADLINES:
        if isinstance(trouble, kind):
            if isinstance(trouble, Refused):
                return headline, tuple(problem.why for problem in trouble.problems)
            return headline, (str(trouble),)
    raise TypeError(type(trouble).__name__)


def show_trouble(parent: QWidget | None, trouble: Exception) -> None:
    """Tells the user in plain words; see `trouble_words` for which troubles are meant."""
    headline, sentences = trouble_words(trouble)
    tone = Tone.BAD if isinstance(trouble, StorageTrouble) else Tone.WARN
    show_message(parent, headline, *sentences, tone=tone)


def choose_file(
    parent: QWidget | None, headline: str, kinds: Sequence[str] = (ALL_FILES,), start: Path | None = None
) -> Path | None:
    """A file there is; None if none was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, headline, str(start or ""), ";;".join(kinds))
    return Path(name) if name else None


def choose_files(
    parent: QWidget | None, headline: str, kinds: Sequence[str] = (ALL_FILES,), start: Path | None = None
) -> tuple[Path, ...]:
    """Files there are; none if none were chosen."""
    names, _ = QFileDialog.getOpenFileNames(parent, headline, str(start or ""), ";;".join(kinds))
    return tuple(Path(name) for name in names)


def choose_new_file(
    parent: QWidget | None, headline: str, suggested: Path, kinds: Sequence[str] = (ALL_FILES,)
) -> Path | None:
    """Where to write; the ending of ``suggested`` is put on where the user typed none."""
    name, _ = QFileDialog.getSaveFileName(parent, headline, str(suggested), ";;".join(kinds))
    if not name:
        return None
    chosen = Path(name)
    # 名册2026.11 ends in a month, not in the name of a kind of file.
    typed = chosen.suffix and not chosen.suffix[1:].isdecimal()
    return chosen if typed else chosen.with_name(chosen.name + suggested.suffix)


def choose_folder(parent: QWidget | None, headline: str, start: Path | None = None) -> Path | None:
    """A folder; None if none was chosen."""
    name = QFileDialog.getExistingDirectory(parent, headline, str(start or ""))
    return Path(name) if name else None


def open_file(file: Path) -> bool:
    """Opens a file with what the system opens such files with; False if the system has nothing."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_folder_of(file: Path) -> bool:
    """Shows the folder a file lies in."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file if file.is_dir() else file.parent)))
