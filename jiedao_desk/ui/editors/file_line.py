"""One attached file in a form: what it looks like, its name and size, what can be done with it (附件行)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.operations.attachments import Attached
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.icons import pixmap
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.styling import mark

FACE = QSize(56, 42)
_ICON = 20


def told_size(size: int) -> str:
    """38KB, 2.4MB"""
    return f"{size / (1 << 20):.1f}MB" if size >= 1 << 20 else f"{max(size / 1024, 1):.0f}KB"


class Face(QLabel):
    """The picture in small, or the sign of a document; a click on a picture looks at it."""

    pressed = Signal()

    def __init__(self, *, picture: bool) -> None:
        super().__init__()
        self._is_picture = picture
        self.setFixedSize(FACE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setObjectName("PictureFrame")
        name = "photo" if picture else "document"
        self.setPixmap(pixmap(name, current_colours().muted, _ICON, self.devicePixelRatioF()))
        if picture:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip("点开看大图")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_picture and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)


class FileLine(QWidget):
    """Looks, saves a copy, takes out; what the file holds is not opened here."""

    look_wanted = Signal(int)  # the attachment's id
    copy_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self, number: int, one: Attached | None, parent: QWidget | None = None) -> None:
        """``one`` is None for a file that is gone."""
        super().__init__(parent)
        self.number = number
        picture = one is not None and one.picture
        name = one.name if one is not None else "文件不在了"
        self.face = Face(picture=picture)
        self.face.pressed.connect(self._look)
        self.name = ElidedLabel(name, least=6)
        self.told = ElidedLabel(told_size(one.size) if one is not None else "", role="caption")
        for label in (self.name, self.told):
            # The name takes what room there is; the buttons stand together at the right.
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.told)
        self.look = LinkButton("查看", size="small")
        self.look.setAccessibleName(f"查看{name}")
        self.look.setVisible(picture)
        self.look.clicked.connect(self._look)
        self.copy = LinkButton("另存…", quiet=True, size="small")
        self.copy.setAccessibleName(f"另存{name}")
        self.copy.setVisible(one is not None)
        self.copy.clicked.connect(self._copy)
        self.remove = IconButton("close", f"移除{name}")
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        row.addWidget(self.face)
        row.addLayout(words, 1)
        row.addWidget(self.look)
        row.addWidget(self.copy)
        row.addWidget(self.remove)
        if one is None:
            self.say_trouble("文件缺失，请从原件重新添加")

    def show_face(self, small: QPixmap) -> None:
        """Shows the picture in small."""
        self.face.setPixmap(small)

    def say_trouble(self, why: str) -> None:
        """Says in place of the size what is wrong with the file."""
        self.told.setObjectName("FieldProblem")
        mark(self.told, "tone", Tone.BAD.value)
        self.told.setText(why)
        self.look.setVisible(False)

    def set_read_only(self, read_only: bool) -> None:
        """Whether the file can be taken out."""
        self.remove.setVisible(not read_only)

    def _look(self) -> None:
        if not self.look.isHidden():
            self.look_wanted.emit(self.number)

    def _copy(self) -> None:
        self.copy_wanted.emit(self.number)

    def _remove(self) -> None:
        self.removal_wanted.emit(self.number)
