"""The program's icons: one family of SVG files, drawn in the colour that is asked for (图标)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jiedao_desk.paths import resources
from jiedao_desk.ui.colours import current_colours

DEFAULT_SIZE = 18


def icon(name: str, colour: str | None = None, size: int = DEFAULT_SIZE) -> QIcon:
    """The icon of that name in ``colour`` (``#rrggbb``; the muted writing colour if none is given).

    A widget that keeps an icon asks for it again when the palette changes. An unknown name is a KeyError.
    """
    colours = current_colours()
    # Drawn for the sharpest screen there is; on the others Qt makes it smaller.
    scale = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _icon(name, colour or colours.muted, colours.faint, size, scale)


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The icon as a picture of ``size`` device-independent pixels for a screen of that ``scale``."""
    return _pixmap(name, colour, size, scale)


def icon_names() -> tuple[str, ...]:
    """Every icon there is, in alphabetical order."""
    return tuple(sorted(file.stem for file in _folder().glob("*.svg")))


@lru_cache(maxsize=512)
def _icon(name: str, colour: str, disabled: str, size: int, scale: float) -> QIcon:
    drawn = QIcon(_pixmap(name, colour, size, scale))
    drawn.addPixmap(_pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return drawn


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    drawing = _source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    pixels = round(size * scale)
    picture = QPixmap(QSize(pixels, pixels))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    file = _folder() / f"{name}.svg"
    if not file.is_file():
        raise KeyError(name)
    return file.read_text(encoding="utf-8")


def _folder() -> Path:
    return resources() / "icons"
