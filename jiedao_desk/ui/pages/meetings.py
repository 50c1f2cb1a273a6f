"""Sessions or briefings: a list, and the editor of the one that was opened (专题研究、听取汇报)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.sessions.list_page import MeetingListPage
from jiedao_desk.ui.sessions.meeting_editor import MeetingEditor


class MeetingsPage(QStackedWidget):
    """Shows the list until a meeting is opened or begun."""

    def __init__(self, place: Place, editor: MeetingEditor) -> None:
        super().__init__()
        self.listing = MeetingListPage(place, editor.kind)
        self.editor = editor
        self.addWidget(self.listing)
        self.addWidget(self.editor)
        self.listing.opened.connect(self.show_record)
        self.listing.new_wanted.connect(self.show_new)
        self.editor.left.connect(self._back)

    def show_record(self, record_id: int) -> None:
        """Opens a meeting in the editor."""
        if not self.may_leave():
            return
        try:
            self.editor.open(record_id)
        except Refused as refused:
            dialogs.show_trouble(self, refused)
            return
        self.setCurrentWidget(self.editor)
        self.editor.settle_focus()

    def show_new(self, **values: object) -> None:
        """Begins a meeting."""
        if not self.may_leave():
            return
        self.setCurrentWidget(self.editor)
        self.editor.begin(**values)

    def show_year(self, year: int) -> None:
        """Narrows the list to a year."""
        self.listing.show_year(year)

    def may_leave(self) -> bool:
        """Whether the editor holds nothing unsaved, or the user consents."""
        return self.currentWidget() is not self.editor or self.editor.may_leave()

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        self.editor.keep_typing()

    def _back(self) -> None:
        self.listing.refresh()
        self.setCurrentWidget(self.listing)
        self.listing.mark(self.editor.record_id)
