"""When a page counts anew: soon after something was saved, or when it is looked at again (刷新时机)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from jiedao_desk.ui.changes import ChangeFeed


class Freshness(QObject):
    """Refreshes a page in sight once for all changes of a turn, and one out of sight when it is shown again.

    A page that is not looked at costs nothing, however much it counts.
    """

    def __init__(self, page: QWidget, feed: ChangeFeed, refresh: Callable[[], None]) -> None:
        super().__init__(page)
        self._page = page
        self._refresh = refresh
        self._stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._now)
        feed.changed.connect(self._heard)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._stale and watched is self._page and event.type() == QEvent.Type.Show:
            self._now()
        return super().eventFilter(watched, event)

    def _heard(self, _changes: object) -> None:
        if self._page.isVisible():
            self._soon.start()
        else:
            self._stale = True

    def _now(self) -> None:
        self._stale = False
        self._refresh()
