"""The pages of a document on the screen, as they will come out of the printer (打印预览)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.fonts import Typeface
from jiedao_desk.ui.printing.pages import Page, Pages
from jiedao_desk.ui.printing.painting import PagePainter

_GAP = 16
_STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINT = 96 / 72
"""Device-independent pixels of a point where a page is shown at 100 %."""
# Pages drawn lately, so that scrolling does not draw them anew for each step of the wheel.
_KEPT = 8


class Zoom(Enum):
    """A zoom that follows the window instead of being a number."""

    WIDTH = "适合宽度"
    PAGE = "整页"


class PreviewPages(QAbstractScrollArea):
    """Shows all pages one below the other; ``zoomed`` and ``turned`` tell the scale and the page in sight."""

    zoomed = Signal(float)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("PreviewPages")
        self.setAccessibleName("打印预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        self._pages = Pages(0, 0, ())
        self._painter = PagePainter(self._pages, {})
        self._zoom: Zoom | float = Zoom.WIDTH
        self._drawn: dict[tuple[int, int, float], QPixmap] = {}
        self._page = 1
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def show_pages(self, pages: Pages, typefaces: Mapping[Face, Typeface]) -> None:
        """Show a laid-out document from its first page; the zoom stays."""
        self._pages = pages
        self._painter = PagePainter(pages, typefaces)
        self._drawn.clear()
        self._fit()
        self.verticalScrollBar().setValue(0)

    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.pages)

    def scale(self) -> float:
        """The scale in use, 1.0 for the size on paper."""
        if isinstance(self._zoom, float) or not self._pages.pages:
            return self._zoom if isinstance(self._zoom, float) else 1.0
        wide = (self.viewport().width() - 2 * _GAP) / (self._pages.width * _POINT)
        if self._zoom is Zoom.PAGE:
            wide = min(wide, (self.viewport().height() - 2 * _GAP) / (self._pages.height * _POINT))
        return max(wide, 0.1)

    def set_zoom(self, zoom: Zoom | float) -> None:
        """A fixed scale, or one that follows the window; the middle of the view stays where it is."""
        bar = self.verticalScrollBar()
        middle = (bar.value() + bar.pageStep() / 2) / max(1.0, self._content().height())
        self._zoom = zoom
        self._fit()
        bar.setValue(round(middle * self._content().height() - bar.pageStep() / 2))

    def zoom_in(self) -> None:
        """The next larger step."""
        self.set_zoom(next((step for step in _STEPS if step > self.scale() + 0.01), _STEPS[-1]))

    def zoom_out(self) -> None:
        """The next smaller step."""
        self.set_zoom(next((step for step in reversed(_STEPS) if step < self.scale() - 0.01), _STEPS[0]))

    def page_in_sight(self) -> int:
        """The number of the page in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        each = self._pages.height * _POINT * self.scale() + _GAP
        return min(max(1, int(middle / each) + 1), max(1, self.page_count()))

    def go_to(self, number: int) -> None:
        """Scroll to the top of a page."""
        each = self._pages.height * _POINT * self.scale() + _GAP
        self.verticalScrollBar().setValue(round((number - 1) * each))

    def sizeHint(self) -> QSize:
        return QSize(760, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_colours()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(colours.sunken))
        for page, place in self._places():
            if place.intersects(QRectF(event.rect())):
                painter.drawPixmap(place.topLeft(), self._picture(page, place))
                painter.setPen(QColor(colours.line))
                painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _picture(self, page: Page, place: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        key = (page.number, round(place.width()), ratio)
        picture = self._drawn.pop(key, None)
        if picture is None:
            picture = QPixmap((place.size() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            self._painter.paint(painter, page, self.scale() * _POINT)
            painter.end()
        self._drawn[key] = picture
        while len(self._drawn) > _KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        return picture

    def _places(self) -> Iterator[tuple[Page, QRectF]]:
        """Each page with its place in the viewport."""
        width, height = (length * _POINT * self.scale() for length in (self._pages.width, self._pages.height))
        left = max(_GAP, (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
        top = _GAP - self.verticalScrollBar().value()
        for page in self._pages.pages:
            yield page, QRectF(round(left), round(top + (page.number - 1) * (height + _GAP)), width, height)

    def _content(self) -> QSize:
        width, height = (length * _POINT * self.scale() for length in (self._pages.width, self._pages.height))
        return QSize(round(width + 2 * _GAP), round(self.page_count() * (height + _GAP) + _GAP))

    def _fit(self) -> None:
        content, view = self._content(), self.viewport().size()
        line = round(40 * self.scale())
        for bar, whole, seen in (
            (self.verticalScrollBar(), content.height(), view.height()),
            (self.horizontalScrollBar(), content.width(), view.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(line)
        self.viewport().update()
        self.zoomed.emit(self.scale())
        self._moved()

    def _moved(self) -> None:
        self.viewport().update()
        if self.page_in_sight() != self._page:
            self._page = self.page_in_sight()
            self.turned.emit(self._page)
