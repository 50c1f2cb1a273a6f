"""The frame of the main window: navigation, top bar, the page in sight, status line (主窗口框架)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.navigation import Navigation, NavigationEntry
from jiedao_desk.ui.search_box import Finder, SearchBox, SearchHit
from jiedao_desk.ui.status_line import StatusLine
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.emptying import keep_keys
from jiedao_desk.ui.widgets.labels import ElidedLabel

__all__ = ["NavigationEntry", "SearchHit", "Shell", "TopBar"]


# An office screen of 1366 pixels at 150 %; there the labels of the navigation give way to the page.
_NARROW_AT_FOURTEEN = 1000


class TopBar(QFrame):
    """Search, the year that pages show, and who is at the desk."""

    year_chosen = Signal(int)

    def __init__(self, find: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("TopBar")
        self.search = SearchBox(find)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._years = QComboBox()
        self._years.setAccessibleName("年度")
        self._years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._years.activated.connect(self._choose_year)
        self._years.hide()
        self._operator = ElidedLabel()
        self._operator.setObjectName("Operator")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 7, 20, 7)
        layout.setSpacing(16)
        layout.addWidget(self.search, 4)
        layout.addStretch(3)
        layout.addWidget(self._years)
        layout.addWidget(self._operator)

    def set_years(self, years: Sequence[int], current: int) -> None:
        self._years.clear()
        for year in years:
            self._years.addItem(f"{year}年", year)
        self._years.setCurrentIndex(self._years.findData(current))
        self._years.setVisible(bool(years))

    def set_operator(self, name: str) -> None:
        self._operator.setText(name)

    def add_widget(self, widget: QWidget) -> None:
        """One more thing at the right end, such as a lock."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)

    def _choose_year(self, row: int) -> None:
        self.year_chosen.emit(self._years.itemData(row))


class Shell(QMainWindow):
    """The window without its contents. It is told plain data and tells what the user wants."""

    navigated = Signal(str)
    searched = Signal(str)
    hit_chosen = Signal(object)  # a SearchHit
    year_chosen = Signal(int)
    help_wanted = Signal()
    closing = Signal()

    def __init__(self, find: Finder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("街道人大工作台")
        # An office screen of 1366 by 768 at 150 %, under the task bar and the frame.
        self.setMinimumSize(QSize(860, 440))
        self.navigation = Navigation()
        self.top_bar = TopBar(find)
        self.status = StatusLine()
        self._pages = QStackedWidget()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self._pages, 1)
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

        self.navigation.navigated.connect(self.navigated)
        self.top_bar.search.searched.connect(self.searched)
        self.top_bar.search.chosen.connect(self.hit_chosen)
        self.top_bar.year_chosen.connect(self.year_chosen)
        self._shortcut(QKeySequence("Ctrl+K"), self.top_bar.search.begin)
        self._shortcut(QKeySequence(Qt.Key.Key_F1), self.help_wanted.emit)
        self._shortcut(QKeySequence(Qt.Key.Key_F6), self._cross)

    def set_unit(self, name: str, place: str) -> None:
        """东明街道, 明山区 · 第十九届."""
        self.navigation.set_unit(name, place)
        self.setWindowTitle(f"{name} · 街道人大工作台" if name else "街道人大工作台")

    def set_navigation(self, entries: Iterable[NavigationEntry]) -> None:
        """Only the pages that exist, in their order."""
        listed = tuple(entries)
        self.navigation.set_entries(listed)

    def set_badges(self, badges: Mapping[str, tuple[int, Tone]]) -> None:
        self.navigation.set_badges(badges)

    def set_current(self, key: str) -> None:
        """Marks a page in the navigation, without announcing it."""
        self.navigation.set_current(key)

    def set_years(self, years: Sequence[int], current: int) -> None:
        self.top_bar.set_years(years, current)

    def set_operator(self, name: str) -> None:
        self.top_bar.set_operator(name)

    def set_search_captions(self, captions: Mapping[str, str]) -> None:
        """What each register is called in the list of hits."""
        self.top_bar.search.set_captions(captions)

    def show_page(self, page: QWidget) -> None:
        """Puts a page in sight; it is kept until `forget_page`."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def enter_page(self) -> None:
        """Gives the keys to the page in sight: where they were when it was left, at first its list."""
        page, focused = self._pages.currentWidget(), QApplication.focusWidget()
        if page is None or (focused is not None and page.isAncestorOf(focused)):
            return
        place: QWidget | None = page.focusWidget()
        if place is None or not place.isVisibleTo(page):
            place = _first_place(page)
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_page(self) -> QWidget | None:
        return self._pages.currentWidget()

    def forget_page(self, page: QWidget) -> None:
        """Takes a page out of the window and lets it go."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = _NARROW_AT_FOURTEEN * current_type().body / 14
        self.navigation.set_compact(self.width() < narrow)

    def event(self, event: QEvent) -> bool:
        """Back from a box, the keys are where they were; a button that went meanwhile sends them near it."""
        if event.type() == QEvent.Type.WindowActivate:
            standing = self.focusWidget()
            if standing is not None and not standing.isVisible():
                keep_keys(standing)
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _cross(self) -> None:
        """From the navigation to the page, from anywhere else to the navigation."""
        focused = QApplication.focusWidget()
        if focused is not None and self.navigation.isAncestorOf(focused):
            self.enter_page()
        else:
            self.navigation.take_focus()

    def _shortcut(self, keys: QKeySequence, what: object) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.activated.connect(what)


def _first_place(page: QWidget) -> QWidget | None:
    """Where work begins on a page: its list, else the first thing that Tab comes to."""
    inside = [one for one in page.findChildren(QWidget) if one.isVisibleTo(page) and one.isEnabled()]
    # The list inside a combo box is a window of its own.
    lists = [one for one in inside if isinstance(one, QAbstractItemView) and one.window() is page.window()]
    if lists:
        return lists[0]
    place = page.nextInFocusChain()
    while place is not None and place is not page:
        if place in inside and place.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return place
        place = place.nextInFocusChain()
    return None
