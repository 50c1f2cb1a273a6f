"""The photo in a file: seen, chosen, pasted, dropped upon, taken out (照片)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.ui import clipboard, dialogs
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.deputies import photo_file
from jiedao_desk.ui.theme import current_type, sized_font


class PhotoBox(QFrame):
    """Enter, a click or the menu choose; Ctrl+V pastes; a picture can be dropped; Delete takes it out."""

    picked = Signal(str, bytes)  # name and content of a photo
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QPixmap | None = None
        self._offered = False
        self._writable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.show_photo(None)

    @property
    def has_photo(self) -> bool:
        """Whether there is a photo."""
        return self._picture is not None

    def show_photo(self, content: bytes | None) -> None:
        """Shows a photo, or that there is none."""
        picture = QPixmap()
        shown = content is not None and picture.loadFromData(content)
        self._picture = picture if shown else None
        words = "照片：已有" if shown else "照片：还没有"
        self.setAccessibleName(words)
        self._say_how()
        self.update()

    def set_writable(self, writable: bool) -> None:
        """Whether the photo can be changed."""
        self._writable = writable
        self._say_how()

    def choose(self) -> None:
        """Asks for a picture file."""
        file = dialogs.choose_file(self, "选择照片", (dialogs.PICTURES, dialogs.ALL_FILES))
        if file is not None:
            self._take(lambda: photo_file.of_file(file))

    def paste(self) -> None:
        """Takes the picture on the clipboard."""
        data = clipboard.held()
        self._take(lambda: photo_file.of_mime(data))

    def sizeHint(self) -> QSize:
        width = round(78 * current_type().body / 14)
        return QSize(width, width * 4 // 3)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self.rect()
        painter.fillRect(area, QColor(colours.neutral.tint))
        if self._picture is not None:
            painter.drawPixmap(area, self._picture, _middle(self._picture.size(), area.size()))
        else:
            painter.setPen(QColor(colours.faint))
            painter.setFont(sized_font(current_type().small))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "照片")
        if self.hasFocus() or self._offered:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._writable:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key == Qt.Key.Key_Delete and self.has_photo:
            self._ask_to_remove()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self._show_menu()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._writable:
            self._show_menu()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._writable:
            self._show_menu()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if self._writable and (data.hasImage() or any(url.isLocalFile() for url in data.urls())):
            self._offered = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self._offered = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._offered = False
        self.update()
        data = event.mimeData()
        self._take(lambda: photo_file.of_mime(data))
        event.acceptProposedAction()

    def _take(self, read: Callable[[], tuple[str, bytes] | None]) -> None:
        try:
            found = read()
        except Refused as refused:
            dialogs.show_trouble(self, refused)
            return
        if found is None:
            dialogs.show_message(self, "没有图片", "剪贴板里没有图片。先复制一张照片，再按 Ctrl+V。")
            return
        self.picked.emit(*found)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, what, wanted in (
            ("选择照片…", self.choose, True),
            ("粘贴照片", self.paste, True),
            ("移除照片", self._ask_to_remove, self.has_photo),
        ):
            action = QAction(words, menu)
            action.setEnabled(wanted)
            action.triggered.connect(what)
            menu.addAction(action)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask_to_remove(self) -> None:
        if dialogs.confirm(self, "移除照片？", "照片不再显示在档案和登记表上；修改历史里仍查得到。", "移除"):
            self.removed.emit()

    def _say_how(self) -> None:
        self.setToolTip("点击选择照片，也可以把照片拖到这里，或按 Ctrl+V 粘贴" if self._writable else "")
        self.setAccessibleDescription(self.toolTip())


def _middle(whole: QSize, box: QSize) -> QRect:
    """The part of the picture that fills the box, cut evenly at both sides, at the bottom rather than at the top."""
    part = box.scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
    left = (whole.width() - part.width()) // 2
    top = (whole.height() - part.height()) // 4
    return QRect(left, top, part.width(), part.height())
