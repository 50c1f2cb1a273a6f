"""Attached pictures decoded for the screen, upright, no larger than they are shown (图片显示)."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageIOHandler, QImageReader, QPixmap

# More than any camera takes; a file that claims more is not decoded.
_MOST_PIXELS = 200_000_000


def decoded(content: bytes, room: QSize, scale: float) -> QPixmap | None:
    """The picture to fit into ``room`` on a screen of that ``scale``; ``None`` when it cannot be shown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    most = (room.transposed() if turned else room) * scale
    if size.width() > most.width() or size.height() > most.height():
        # Decoded small at once, which is many times faster than whole.
        fitted = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        return None
    shown = QPixmap.fromImage(image)
    shown.setDevicePixelRatio(scale)
    return shown
