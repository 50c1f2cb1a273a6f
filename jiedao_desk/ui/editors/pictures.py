"""An editor for one picture: chosen, pasted or dropped, and shown (照片编辑)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QImageReader,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.fields import Files
from jiedao_desk.operations import attachments
from jiedao_desk.ui import clipboard, dialogs
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.base import FieldEditor
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton

# Two inches by one and a half, as on a registration form.
_SIZE = QSize(84, 112)


class PictureFrame(QFrame):
    """Shows the picture; takes one that is dropped on it or pasted into it."""

    given = Signal(object)  # QMimeData

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PictureFrame")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(_SIZE + QSize(4, 4))
        self.setToolTip("把图片拖到这里，或按 Ctrl+V 粘贴")
        self._picture = QLabel("照片")
        self._picture.setProperty("role", "faint")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self._picture)

    def show_picture(self, content: bytes | None) -> None:
        """Shows a picture in its right orientation; ``None`` shows that there is none."""
        self._picture.clear()
        if content is None:
            self._picture.setText("照片")
            return
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            self._picture.setText("无法显示")
            return
        scale = self.devicePixelRatioF()
        shown = QPixmap.fromImage(image).scaled(
            _SIZE * scale, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(scale)
        self._picture.setPixmap(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.given.emit(clipboard.held())
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.isEnabled() and (event.mimeData().hasImage() or event.mimeData().hasUrls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.given.emit(event.mimeData())
        event.acceptProposedAction()


class PictureEditor(FieldEditor):
    """One picture, kept with the records; what cannot be taken is said, and the old one stays."""

    def __init__(self, field: Files, around: Around, parent: QWidget | None = None) -> None:
        self.frame = PictureFrame()
        super().__init__(field, self.frame, parent)
        self._desk = around.desk
        self._value: tuple[int, ...] | None = None
        self._why: str | None = None
        self._read_only = False
        self._choose = PlainButton("选择照片…", "photo")
        self._choose.clicked.connect(self.choose)
        self._paste = PlainButton("粘贴", "paste")
        self._paste.clicked.connect(self.paste)
        self._save = LinkButton("另存一份…", quiet=True, size="small")
        self._save.clicked.connect(self._save_copy)
        self._remove = LinkButton("移除", quiet=True, size="small")
        self._remove.clicked.connect(self.remove)
        self.frame.given.connect(self.take)
        column = QVBoxLayout()
        column.setSpacing(SPACING.tight)
        for button in (self._choose, self._paste, self._save, self._remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._row.addLayout(column, 1)
        self._offer()

    def value(self) -> tuple[int, ...] | None:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value, self._why = value, None
        self._show()

    def set_typed(self, text: str) -> None:
        """A picture is never typed."""

    def problem(self) -> str | None:
        return self._why or super().problem()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.frame.setAcceptDrops(not read_only)
        self._offer()

    def choose(self) -> None:
        """Asks for a picture file."""
        file = dialogs.choose_file(self, "选择照片", (dialogs.PICTURES,))
        if file is not None:
            self.take_file(file)

    def paste(self) -> None:
        """Takes the picture, or the picture file, that was copied."""
        self.take(clipboard.held())

    def take(self, given: QMimeData) -> None:
        """Takes what was dropped or pasted."""
        if self._read_only:
            return
        files = [
            Path(url.toLocalFile()) for url in given.urls() if isinstance(url, QUrl) and url.isLocalFile()
        ]
        if files:
            self.take_file(files[0])
        elif given.hasImage():
            self.take_content("粘贴的照片.png", _as_png(given.imageData()))
        else:
            self._refuse("剪贴板里没有图片。请先复制一张图片，或用“选择照片”")

    def take_file(self, file: Path) -> None:
        """Takes a picture file."""
        try:
            added = attachments.add(self._desk, file, picture=True)
        except (Refused, StorageTrouble) as trouble:
            self._refuse(str(trouble))
            return
        self._accept(added.id)

    def take_content(self, name: str, content: bytes) -> None:
        """Takes a picture that is in memory."""
        try:
            added = attachments.add_content(self._desk, name, content, picture=True)
        except (Refused, StorageTrouble) as trouble:
            self._refuse(str(trouble))
            return
        self._accept(added.id)

    def remove(self) -> None:
        """Leaves the field empty; the picture stays in the history."""
        self._value, self._why = None, None
        self._show()
        self.changed.emit()

    def _accept(self, number: int) -> None:
        self._value, self._why = (number,), None
        self._show()
        self.changed.emit()

    def _refuse(self, why: str) -> None:
        self._why = why
        self.changed.emit()
        self.left.emit()

    def _show(self) -> None:
        content = None
        if self._value:
            try:
                content = attachments.content(self._desk, self._value[0])
            except (Refused, StorageTrouble) as trouble:
                self._why = str(trouble)
        self.frame.show_picture(content)
        self._offer()

    def _offer(self) -> None:
        for button in (self._choose, self._paste):
            button.setVisible(not self._read_only)
        self._remove.setVisible(not self._read_only and self._value is not None)
        self._save.setVisible(self._value is not None)

    def _save_copy(self) -> None:
        if not self._value:
            return
        described = attachments.describe(self._desk, self._value)
        name = described[0].name if described else "照片.jpg"
        target = dialogs.choose_new_file(self, "另存照片", Path.home() / name, (dialogs.PICTURES,))
        if target is None:
            return
        try:
            attachments.save_copy(self._desk, self._value[0], target)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)


def _as_png(image: Any) -> bytes:
    found = image if isinstance(image, QImage) else QImage()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(found)
    return bytes(content.data())
