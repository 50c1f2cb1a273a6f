"""A date typed as it comes (3.5, 3月5日, 20260305) or picked from a calendar (日期编辑)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.ui.colours import current_colours
from jiedao_desk.ui.icons import icon
from jiedao_desk.ui.widgets.buttons import IconButton, LinkButton

ReadDay = Callable[[str], date]
ShowDay = Callable[[date], str]
Today = Callable[[], date]


class DayEditor(QLineEdit):
    """A line for a date. What was typed stays as it is until it can be read; nothing typed is thrown away."""

    day_changed = Signal(object)  # a date, or None where the line is empty or cannot be read
    problem_changed = Signal(str)  # the sentence why it cannot be read, or nothing

    def __init__(
        self, read: ReadDay, show: ShowDay, today: Today | None = None, parent: QWidget | None = None
    ) -> None:
        """``today`` lets the calendar begin at, and offer, the day the desk's clock shows."""
        super().__init__(parent)
        self._today = today
        self._read = read
        self._show = show
        self._day: date | None = None
        self._problem = ""
        self._calendar: CalendarPopup | None = None
        self.setPlaceholderText("如 3.5 或 3月5日")
        self._button = self.addAction(icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
        self._button.setToolTip("打开日历（Alt+↓）")
        self._button.triggered.connect(self.open_calendar)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName("打开日历")
        self.textEdited.connect(self._follow)
        self.editingFinished.connect(self.settle)

    def day(self) -> date | None:
        return self._day

    def problem(self) -> str:
        return self._problem

    def set_day(self, day: date | None) -> None:
        """Shows a date, or nothing, without announcing it."""
        self._day = day
        self.setText(self._show(day) if day is not None else "")
        self._tell_problem("")

    def set_text(self, text: str) -> None:
        """Shows text as it was typed before, readable or not, as when a draft is taken up again."""
        self.setText(text)
        self._follow(text)
        self.settle()

    def settle(self) -> None:
        """What can be read is written out in full; what cannot stays, with its problem told."""
        text = self.text().strip()
        try:
            day = self._read(text) if text else None
        except Unreadable as error:
            self._tell_problem(str(error))
            return
        self._tell_problem("")
        if day is not None:
            self.setText(self._show(day))

    def open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarPopup(self, self._today)
            self._calendar.picked.connect(self._pick)
        self._calendar.open_at(self, self._day)

    def minimumSizeHint(self) -> QSize:
        # The longest date is never cut.
        longest = self.fontMetrics().horizontalAdvance(self._show(date(2028, 12, 28)))
        return QSize(longest + 52, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (alt_down or event.key() == Qt.Key.Key_F4) and not self.isReadOnly():
            self.open_calendar()
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._button.setIcon(icon("calendar"))
        elif event.type() in (QEvent.Type.ReadOnlyChange, QEvent.Type.EnabledChange):
            self._button.setVisible(self.isEnabled() and not self.isReadOnly())

    def _follow(self, text: str) -> None:
        """While typing, only what is right is taken up; half a date is no mistake yet."""
        try:
            day = self._read(text.strip()) if text.strip() else None
        except Unreadable:
            day = None
        else:
            self._tell_problem("")
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _pick(self, day: date) -> None:
        changed = day != self._day
        self.set_day(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if changed:
            self.day_changed.emit(day)

    def _tell_problem(self, sentence: str) -> None:
        if sentence != self._problem:
            self._problem = sentence
            self.problem_changed.emit(sentence)


class CalendarPopup(QFrame):
    """A month to pick from, weeks beginning on Monday; Esc leaves everything as it was."""

    picked = Signal(object)  # a date

    def __init__(self, parent: QWidget, today: Today | None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("CalendarPopup")
        self._today = today
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("日历")
        self.calendar.setLocale(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.calendar.setNavigationBarVisible(False)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.calendar.currentPageChanged.connect(self._show_month)
        self._month = QLabel()
        self._month.setObjectName("CalendarTitle")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        before = IconButton("chevron_left", "上个月")
        before.clicked.connect(self.calendar.showPreviousMonth)
        after = IconButton("chevron_right", "下个月")
        after.clicked.connect(self.calendar.showNextMonth)
        now = LinkButton("今天", size="small")
        now.clicked.connect(self._pick_today)
        now.setVisible(today is not None)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 2)
        head.addWidget(before)
        head.addWidget(self._month, 1)
        head.addWidget(after)
        head.addWidget(now)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.calendar)

    def open_at(self, line: QWidget, day: date | None) -> None:
        """Under the line, or above it where the screen ends; at the day, at today, or where it was left."""
        self._dress()
        shown = day or (self._today() if self._today is not None else None)
        if shown is not None:
            self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._show_month(self.calendar.yearShown(), self.calendar.monthShown())
        self.adjustSize()
        corner = line.mapToGlobal(QPoint(0, line.height() + 2))
        room = line.screen().availableGeometry()
        if corner.y() + self.height() > room.bottom():
            corner = line.mapToGlobal(QPoint(0, -self.height() - 2))
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        self.move(corner)
        self.show()
        days = self.calendar.findChild(QTableView)
        (days or self.calendar).setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_month(self, year: int, month: int) -> None:
        self._month.setText(f"{year}年{month}月")

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))

    def _pick_today(self) -> None:
        if self._today is not None:
            self.hide()
            self.picked.emit(self._today())

    def _dress(self) -> None:
        """Weekends as quiet as the head; red would say that something is wrong."""
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(current_colours().muted))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, quiet)
        self.calendar.setHeaderTextFormat(quiet)
