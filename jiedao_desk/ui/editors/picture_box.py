"""A box in which the pictures of a record are looked at, one after the other (看图)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import attachments
from jiedao_desk.operations.attachments import Attached
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.editors.small_pictures import decoded
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import IconButton, PlainButton
from jiedao_desk.ui.widgets.labels import ElidedLabel

_USUAL = QSize(900, 640)


class PictureBox(QDialog):
    """Left and right go to the next picture, Esc closes."""

    def __init__(
        self, desk: Desk, pictures: Sequence[Attached], at: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pictures = tuple(pictures)
        self._at = at
        self._content = b""
        self.setAccessibleName("看图")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.name = ElidedLabel(role="caption", least=10)
        self.back = IconButton("chevron_left", "上一张")
        self.back.clicked.connect(self.go_back)
        self.on = IconButton("chevron_right", "下一张")
        self.on.clicked.connect(self.go_on)
        save = PlainButton("另存…", "save")
        save.clicked.connect(self.save_copy)
        close = PlainButton("关闭")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.small)
        for widget in (self.back, self.on, self.name):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(save)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.normal, SPACING.normal, SPACING.normal, SPACING.normal)
        layout.addWidget(self.picture, 1)
        layout.addLayout(foot)
        close.setFocus()
        self._read()

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize() * 0.9
        return _USUAL.boundedTo(room)

    def go_on(self) -> None:
        """The next picture."""
        self._go(1)

    def go_back(self) -> None:
        """The picture before."""
        self._go(-1)

    def save_copy(self) -> None:
        """Asks where to, and writes a copy."""
        save_attached(self, self._desk, self._pictures[self._at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._go(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _go(self, step: int) -> None:
        if 0 <= self._at + step < len(self._pictures):
            self._at += step
            self._read()

    def _read(self) -> None:
        one = self._pictures[self._at]
        count = len(self._pictures)
        self.setWindowTitle(one.name)
        self.name.setText(f"{one.name}（第{self._at + 1}张，共{count}张）" if count > 1 else one.name)
        self.back.setVisible(count > 1)
        self.on.setVisible(count > 1)
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < count - 1)
        try:
            self._content = attachments.content(self._desk, one.id)
        except (Refused, StorageTrouble) as trouble:
            self._content = b""
            self.picture.setText(str(trouble))
            return
        self._draw()

    def _draw(self) -> None:
        if not self._content:
            return
        shown = decoded(self._content, self.picture.size(), self.devicePixelRatioF())
        if shown is None:
            self.picture.setText("这张图片无法在这里显示，请另存后用看图软件打开")
        else:
            self.picture.setPixmap(shown)


def save_attached(parent: QWidget, desk: Desk, one: Attached) -> None:
    """Asks where a copy of the file goes, and writes it."""
    target = dialogs.choose_new_file(parent, "另存附件", Path.home() / one.name)
    if target is None:
        return
    try:
        attachments.save_copy(desk, one.id, target)
    except (Refused, StorageTrouble) as trouble:
        dialogs.show_trouble(parent, trouble)
