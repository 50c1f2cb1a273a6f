"""A chosen, pasted or dropped picture made into a photo of the size a file needs (照片处理)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter, QPainter

from jiedao_desk.kernel.errors import Refused

# Enough for a print of two inches at 600 dots; a telephone's picture has twenty times as many bytes.
_LARGEST = QSize(1200, 1600)
_MOST_BYTES = 1 << 20
_MOST_FILE_BYTES = 20 << 20
_MOST_PIXELS = 120_000_000
_QUALITY = 90
_KEPT = (b"jpeg", b"jpg", b"png")


def of_file(file: Path) -> tuple[str, bytes]:
    """Name and content of the photo in a file. Raises ``Refused`` when it cannot be read or is no picture."""
    try:
        if file.stat().st_size > _MOST_FILE_BYTES:
            raise Refused(f"“{file.name}”超过20MB，没有放入档案。请先把照片缩小")
        content = file.read_bytes()
    except OSError as error:
        raise Refused(f"读不了“{file.name}”，没有放入档案。请检查文件是否还在、是否有权限") from error
    return prepared(file.name, content)


def of_mime(data: QMimeData) -> tuple[str, bytes] | None:
    """Name and content of the photo that was pasted or dropped; ``None`` when there is no picture in it."""
    for url in data.urls():
        if url.isLocalFile():
            return of_file(Path(url.toLocalFile()))
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return "粘贴的照片.jpg", _written(image)
    return None


def prepared(name: str, content: bytes) -> tuple[str, bytes]:
    """The picture upright and no larger than a file needs; one that already is stays byte for byte."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not reader.canRead() or not size.isValid():
        raise Refused(f"“{name}”不是能打开的图片，没有放入档案。照片请用JPG或PNG文件")
    if size.width() * size.height() > _MOST_PIXELS:
        raise Refused(f"“{name}”的尺寸过大，没有放入档案。请先把照片缩小")
    upright = reader.transformation() == QImageIOHandler.Transformation.TransformationNone
    small = size.width() <= _LARGEST.width() and size.height() <= _LARGEST.height()
    kept = upright and small and len(content) <= _MOST_BYTES and reader.format().data() in _KEPT
    reader.setAutoTransform(True)
    if not small:
        # Decoded small at once: a picture of a hundred megapixels would not fit beside the rest.
        bound = _LARGEST if upright or size.width() <= size.height() else _LARGEST.transposed()
        reader.setScaledSize(size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refused(f"“{name}”已损坏或不完整，没有放入档案。请换一张照片")
    return (name, content) if kept else (f"{Path(name).stem}.jpg", _written(image))


def _written(image: QImage) -> bytes:
    if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
        image = image.scaled(
            _LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    flat = image
    if image.hasAlphaChannel():
        # JPEG knows no transparency: what was clear becomes paper, not black.
        flat = QImage(image.size(), QImage.Format.Format_RGB32)
        flat.fill(Qt.GlobalColor.white)
        painter = QPainter(flat)
        painter.drawImage(0, 0, image)
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    if not writer.write(flat):
        raise Refused("这张图片不能存为照片，没有放入档案。请换一张JPG或PNG照片")
    return bytes(buffer.data().data())
