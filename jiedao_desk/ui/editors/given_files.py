"""What was dropped or pasted, as files or as a picture in memory (拖放与粘贴的文件)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

# A photograph without loss would be many times as large as the file it was taken from.
_MOST_PNG_BYTES = 4 << 20
_QUALITY = 90


def holds_any(data: QMimeData) -> bool:
    """Whether there is a file or a picture in it."""
    return bool(local_files(data)) or data.hasImage()


def local_files(data: QMimeData) -> list[Path]:
    """The files it names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture(data: QMimeData) -> tuple[str, bytes] | None:
    """Ending and content of the picture in it, as a file; ``None`` when there is none."""
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    drawn = _written(image, b"PNG")
    return ("png", drawn) if len(drawn) <= _MOST_PNG_BYTES else ("jpg", _written(image, b"JPG"))


def _written(image: QImage, kind: bytes) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    if kind == b"JPG":
        writer.setQuality(_QUALITY)
    writer.write(image)
    return bytes(content.data())
