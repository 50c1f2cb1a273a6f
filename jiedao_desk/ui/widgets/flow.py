"""Things in a row that go on in the next line when the width is used up (流式排列)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMargins, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.emptying import keep_keys
from jiedao_desk.ui.widgets.labels import Tag


class FlowBox(QFrame):
    """Left to right, then down; the last widget may take what is left of its line.

    It places its widgets itself, without a layout of Qt's: so nothing in it is owned twice.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = SPACING.tight,
        margins: QMargins | None = None,
        stretch_last: bool = False,
    ) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._spacing = spacing
        self._margins = margins or QMargins()
        self._stretch_last = stretch_last
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def insert(self, place: int, widget: QWidget) -> None:
        """A widget before the one that stands at ``place``; Tab follows the order in which they stand."""
        widget.setParent(self)
        self._widgets.insert(place, widget)
        for before, after in zip(self._widgets, self._widgets[1:], strict=False):
            QWidget.setTabOrder(before, after)
        widget.show()
        self._rearrange()

    def append(self, widget: QWidget) -> None:
        self.insert(len(self._widgets), widget)

    def remove(self, widget: QWidget) -> None:
        """Takes a widget out and lets it go."""
        self._widgets.remove(widget)
        keep_keys(widget)
        widget.hide()
        widget.deleteLater()
        self._rearrange()

    def widgets(self) -> tuple[QWidget, ...]:
        return tuple(self._widgets)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        wanted = sum(widget.sizeHint().width() + self._spacing for widget in self._widgets)
        return QSize(wanted, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        widest = max((widget.minimumSizeHint().width() for widget in self._widgets), default=0)
        width = widest + self._margins.left() + self._margins.right()
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def event(self, event: QEvent) -> bool:
        # A widget inside wants another size.
        if event.type() == QEvent.Type.LayoutRequest:
            self._rearrange()
        return super().event(event)

    def _rearrange(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        """Puts every widget in its place, or only measures; the height that is needed."""
        left, end = self._margins.left(), width - self._margins.right()
        x, y, line = left, self._margins.top(), 0
        for place, widget in enumerate(self._widgets):
            size = widget.sizeHint().expandedTo(widget.minimumSize())
            last = self._stretch_last and place == len(self._widgets) - 1
            needed = widget.minimumWidth() if last else min(size.width(), end - left)
            if x > left and x + needed > end:
                x, y, line = left, y + line + self._spacing, 0
            taken = max(end - x, needed) if last else needed
            if move:
                widget.setGeometry(QRect(x, y, taken, size.height()))
            x += taken + self._spacing
            line = max(line, size.height())
        return y + line + self._margins.bottom()


class FlowTags(FlowBox):
    """Words in grey pills, as many to a line as fit."""

    def __init__(self, words: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_words(words)

    def set_words(self, words: Iterable[str]) -> None:
        for pill in self.widgets():
            self.remove(pill)
        shown = tuple(words)
        for word in shown:
            self.append(Tag(word))
        self.setAccessibleName("、".join(shown))
