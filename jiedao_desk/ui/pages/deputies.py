"""The deputies: a list as of a day, and the file of the one that was opened (代表档案)."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.deputies.file_page import DeputyFilePage
from jiedao_desk.ui.deputies.list_page import DeputyListPage
from jiedao_desk.ui.place import Place


class DeputiesPage(QStackedWidget):
    """Shows the list until a file is opened or begun."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self.listing = DeputyListPage(place)
        self._file: DeputyFilePage | None = None
        self.addWidget(self.listing)
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self.listing.refresh)
        self.listing.opened.connect(self.show_record)
        self.listing.new_wanted.connect(self.show_new)
        place.feed.changed.connect(self._heard)

    @property
    def file(self) -> DeputyFilePage:
        """The page of one file, made when the first is opened: the list is wanted sooner."""
        if self._file is None:
            self._file = DeputyFilePage(self._place, self.listing.order)
            self._file.left.connect(self._back)
            self._file.roster_wanted.connect(self._print_roster)
            self.addWidget(self._file)
        return self._file

    def show_record(self, record_id: int) -> None:
        """Opens a file."""
        if not self.may_leave():
            return
        try:
            self.file.open(record_id)
        except Refused as refused:
            dialogs.show_trouble(self, refused)
            return
        self.setCurrentWidget(self.file)

    def show_new(self, **values: object) -> None:
        """Begins a file."""
        if not self.may_leave():
            return
        self.setCurrentWidget(self.file)
        self.file.begin(**values)

    def may_leave(self) -> bool:
        """Whether the file in sight holds nothing unsaved, or the user consents."""
        return self.currentWidget() is not self._file or self.file.may_leave()

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        if self._file is not None:
            self._file.pane.keep_typing()

    def _back(self) -> None:
        person = self.file.person_id
        self.listing.refresh()
        self.setCurrentWidget(self.listing)
        if person is not None:
            self.listing.select(person)

    def _print_roster(self) -> None:
        self.listing.print_roster(phones=False)

    def _heard(self, changes: Changes) -> None:
        if changes.concern("deputies", "mandates", "memberships", "suspensions", "groups", "settings"):
            self._refresh_soon.start()
