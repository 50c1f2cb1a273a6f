"""The activities: a list, and the sign-in sheet of the one that was opened (履职活动)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.ui.activities.editor import ActivityEditor
from jiedao_desk.ui.activities.list_page import ActivityListPage
from jiedao_desk.ui.place import Place


class ActivitiesPage(QStackedWidget):
    """Shows the list until an activity is opened or begun."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.listing = ActivityListPage(place)
        self.editor = ActivityEditor(place)
        self.addWidget(self.listing)
        self.addWidget(self.editor)
        self.listing.opened.connect(self.show_record)
        self.listing.new_wanted.connect(self.show_new)
        self.editor.left.connect(self._back)
        place.feed.changed.connect(self._heard)

    def show_record(self, record_id: int) -> None:
        """Opens an activity."""
        if self.currentWidget() is self.editor and not self.editor.may_leave():
            return
        self.setCurrentWidget(self.editor)
        self.editor.open(record_id)

    def show_new(self, **values: object) -> None:
        """Begins an activity."""
        if self.currentWidget() is self.editor and not self.editor.may_leave():
            return
        self.setCurrentWidget(self.editor)
        self.editor.begin(**values)

    def show_year(self, year: int) -> None:
        """Narrows the list to a year."""
        self.listing.show_year(year)

    def may_leave(self) -> bool:
        """Whether the editor holds nothing unsaved, or the user consents."""
        return self.currentWidget() is not self.editor or self.editor.may_leave()

    def _back(self) -> None:
        self.listing.refresh()
        self.setCurrentWidget(self.listing)
        self.listing.mark(self.editor.pane.record_id)

    def _heard(self, changes: Changes) -> None:
        if changes.concern("activities", "deputies", "groups", "settings"):
            self.listing.refresh()
