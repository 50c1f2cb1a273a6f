"""Everything recorded of a deputy under tabs, to be read or edited (档案内容)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, deputy_file
from jiedao_desk.operations.deputies import REGISTER
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui.activities.deputy_records import DeputyRecords
from jiedao_desk.ui.deputies import reading
from jiedao_desk.ui.deputies.facts_view import FactsPage
from jiedao_desk.ui.deputies.file_form import OFFICE, FilePane, tab_names
from jiedao_desk.ui.deputies.office_facts import OfficeMoves, office_parts
from jiedao_desk.ui.widgets.cards import Card

RECORDS, HISTORY = "履职记录", "修改历史"


class FileContents(Card):
    """The same tabs over what is read and over its form, so that editing begins where one was reading."""

    def __init__(
        self,
        desk: Desk,
        moves: Callable[[], OfficeMoves | None],
        uncovered: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        """``moves`` hands out what can be recorded of mandates; ``uncovered`` tells if private data may be shown."""
        super().__init__(parent=parent)
        self._desk = desk
        self._register = desk.catalogue[REGISTER]
        self._moves = moves
        self._uncovered = uncovered
        self._person = Draft(REGISTER)
        self._editing = False
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("档案内容")
        for name in (RECORDS, *tab_names(self._register), HISTORY):
            self.tabs.addTab(name)
        self.facts = FactsPage("档案内容")
        self.pane = FilePane(desk, self._register)
        self.records = DeputyRecords()
        self._views = QStackedWidget()
        self._views.addWidget(self.records)
        self._views.addWidget(self.facts)
        self._views.addWidget(self.pane)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._views, 1)
        self.tabs.setToolTip("Ctrl+PgUp、Ctrl+PgDn")
        self.tabs.currentChanged.connect(self.refresh)
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._turn, step))
        self.pane.tabbed.tab_wanted.connect(self.show_tab)

    @property
    def editing(self) -> bool:
        """Whether the form is in sight."""
        return self._editing

    @property
    def tab(self) -> str:
        """The tab in sight."""
        return self.tabs.tabText(self.tabs.currentIndex())

    def show_person(self, person: Draft) -> None:
        """Shows a file to be read."""
        self._person = person
        self._editing = False
        self.pane.close_record()
        self._offer_reading(offered=person.id is not None)
        self.refresh()

    def begin(self, person: Draft) -> None:
        """Shows the form of a new file."""
        self._person = person
        self._into_form()
        self.show_tab(self.tabs.tabText(1))
        self.pane.begin(person)

    def edit(self) -> bool:
        """Turns what is read into its form; False when it could not be read anew."""
        assert self._person.id is not None
        if not self.pane.show_record(self._person.id):
            return False
        self._into_form()
        self.pane.tabbed.focus_tab(self.tab)
        return True

    def show_tab(self, name: str) -> None:
        """Shows one tab, reading or editing."""
        for place in range(self.tabs.count()):
            if self.tabs.tabText(place) == name:
                self.tabs.setCurrentIndex(place)

    def focus_tabs(self) -> None:
        """Puts the cursor on the tabs, from where the arrow keys lead on."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Shows the tab anew."""
        name = self.tab
        self.pane.tabbed.show_tab(name)
        if self._editing:
            return
        self._views.setCurrentWidget(self.records if name == RECORDS else self.facts)
        if name == RECORDS:
            return
        if name == HISTORY and self._person.id is not None:
            entries = browse.history_of(self._desk, REGISTER, self._person.id)
            self.facts.show_parts(reading.history_parts(entries))
        elif name == OFFICE:
            today = self._desk.clock.today()
            head = deputy_file.head_of(self._desk, self._person, today)
            mandates = self._desk.catalogue["mandates"]
            self.facts.show_parts(office_parts(mandates, self._person, head, today, self._moves()))
        else:
            self.facts.show_parts(
                reading.section_parts(self._register, self._person, name, uncovered=self._uncovered())
            )

    def _turn(self, step: int) -> None:
        offered = [place for place in range(self.tabs.count()) if self.tabs.isTabVisible(place)]
        now = offered.index(self.tabs.currentIndex())
        self.tabs.setCurrentIndex(offered[max(0, min(now + step, len(offered) - 1))])

    def _into_form(self) -> None:
        self._editing = True
        self._offer_reading(offered=False)
        self._views.setCurrentWidget(self.pane)
        self.refresh()

    def _offer_reading(self, *, offered: bool) -> None:
        """What is only read, records and history, has no form."""
        if not offered and self.tab in (RECORDS, HISTORY):
            self.tabs.setCurrentIndex(1)
        for place in (0, self.tabs.count() - 1):
            self.tabs.setTabVisible(place, offered)
