"""Painting laid-out pages on whatever Qt paints on: screen, printer, PDF (绘制)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.fonts import Typeface
from jiedao_desk.ui.printing.pages import Item, Page, Pages, Picture, Rule, Span

UNITS = 20
"""Painter units in a point: font sizes in whole pixels then come out to a twentieth of a point."""

_WATERMARK = QColor(0, 0, 0, 16)


def font_of(span: Span, typefaces: Mapping[Face, Typeface], stretched: float = 1.0) -> QFont:
    """The font that a text is painted in, for a device that multiplies letter spacing by ``stretched``."""
    font = typefaces[span.face].font(round(span.size * UNITS))
    if span.spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, span.spacing * UNITS / stretched)
    return font


class PagePainter:
    """Paints single pages of a laid-out document."""

    def __init__(self, pages: Pages, typefaces: Mapping[Face, Typeface]) -> None:
        self._pages = pages
        self._typefaces = typefaces
        self._images: dict[int, QImage] = {}

    def paint(self, painter: QPainter, page: Page, units_per_point: float) -> None:
        """Paint a page with its upper left corner at the painter's origin."""
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.scale(units_per_point / UNITS, units_per_point / UNITS)
        if self._pages.watermark:
            self._watermark(painter)
        stretched = self._stretched(painter)
        for item in page.items:
            self._item(painter, item, stretched)
        painter.restore()

    def _stretched(self, painter: QPainter) -> float:
        """By how much this device multiplies letter spacing: Qt scales it by the resolution, sizes not."""
        plain = self._typefaces[Face.FANG].font(UNITS)
        spaced = QFont(plain)
        spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, UNITS)
        widths = [QFontMetricsF(font, painter.device()).horizontalAdvance("中") for font in (plain, spaced)]
        return (widths[1] - widths[0]) / UNITS

    def _item(self, painter: QPainter, item: Item, stretched: float) -> None:
        match item:
            case Span():
                painter.setFont(font_of(item, self._typefaces, stretched))
                painter.setPen(QColor(item.colour))
                painter.drawText(QPointF(item.x * UNITS, item.baseline * UNITS), item.text)
            case Rule():
                pen = QPen(QColor(item.colour), item.width * UNITS)
                pen.setCapStyle(Qt.PenCapStyle.SquareCap)
                painter.setPen(pen)
                painter.drawLine(
                    QPointF(item.x1 * UNITS, item.y1 * UNITS), QPointF(item.x2 * UNITS, item.y2 * UNITS)
                )
            case Picture():
                self._picture(painter, item)

    def _picture(self, painter: QPainter, item: Picture) -> None:
        image = self._images.get(id(item.data))
        if image is None:
            image = QImage.fromData(item.data)
            self._images[id(item.data)] = image
        if image.isNull():
            return
        box = QRectF(item.x, item.y, item.width, item.height)
        size = image.size().toSizeF().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        shown = QRectF(0, 0, size.width(), size.height())
        shown.moveCenter(box.center())
        painter.drawImage(
            QRectF(shown.topLeft() * UNITS, shown.bottomRight() * UNITS), image, QRectF(image.rect())
        )

    def _watermark(self, painter: QPainter) -> None:
        """Large, pale and slanting; painted as a shape, so that it is not found among the words."""
        width, height = self._pages.width * UNITS, self._pages.height * UNITS
        size = min(width, height) / max(3, len(self._pages.watermark)) * 0.8
        path = QPainterPath()
        path.addText(0, 0, self._typefaces[Face.HEI].font(round(size)), self._pages.watermark)
        painter.save()
        painter.translate(width / 2, height / 2)
        painter.rotate(-45)
        painter.translate(-path.boundingRect().center())
        painter.fillPath(path, _WATERMARK)
        painter.restore()
