"""The main window: makes pages when they are first shown, leads from one to the next, closes with a copy (主窗口)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from jiedao_desk import paths
from jiedao_desk.kernel import names
from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import backups, browse, health, overview, settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.ui import dialogs, pages_map
from jiedao_desk.ui.background import Background
from jiedao_desk.ui.changes import ChangeFeed
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.place import FollowsYear, HoldsRecords, MayHold, ShowsStates
from jiedao_desk.ui.shell import SearchHit, Shell
from jiedao_desk.ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from jiedao_desk.ui.help import Manual

UNPROTECTED = "未加密"
_PAGES, _MOST_PAGES = "pages", 3
_USUAL = QSize(1280, 740)
_FOLDS = {True: "groups-open", False: "groups-folded"}
_SCHEMES = {"跟随系统": Scheme.SYSTEM, "浅色": Scheme.LIGHT, "深色": Scheme.DARK}


class MainWindow(Shell):
    """One desk, shown. ``close_with_copy`` is asked for the backup when the window goes."""

    def __init__(self, desk: Desk, theme: Theme, close_with_copy: Callable[[], object] | None = None) -> None:
        super().__init__(self._find)
        self.desk = desk
        self.theme = theme
        self._painted_then: Callable[[], None] | None = None
        self._manual: Manual | None = None
        self.feed = ChangeFeed(desk.database.changes, self)
        self.background = Background(self)
        self._close_with_copy = close_with_copy
        self._year = desk.clock.today().year
        self._specs = {spec.key: spec for spec in pages_map.pages(desk.catalogue)}
        self._made: dict[str, QWidget] = {}
        self._current: str | None = None
        # A minute after the last change the write-ahead log is emptied into the file: the log has no second guard.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(60_000)
        self._settle.timeout.connect(self._checkpoint)
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self._refresh_frame)

        self._memory = Memory.of(desk.folder.root, "window")
        self.set_navigation(pages_map.entries(tuple(self._specs.values())))
        self.navigation.set_folds(
            {name: kept for kept in (True, False) for name in self._memory.words(_FOLDS[kept])}
        )
        self.navigation.folds_changed.connect(self._keep_folds)
        self.set_search_captions(
            {_PAGES: "页面"} | {entry.key: entry.title for entry in desk.catalogue.entries}
        )
        self.status.set_protection(UNPROTECTED, Tone.WARN)
        self.navigated.connect(self.go)
        self.hit_chosen.connect(self._open_hit)
        self.year_chosen.connect(self._change_year)
        self.feed.changed.connect(self._heard)
        self.help_wanted.connect(self._help)
        self._wear()
        self._refresh_frame()
        self.go(pages_map.HOME)
        QTimer.singleShot(300, self, self._look_after)
        # The first search, the first save need all registers; meanwhile nobody is kept waiting for them.
        self._loading = QTimer(self)
        self._loading.setInterval(20)
        self._loading.timeout.connect(self._load_one)

    # What pages are offered (see ``Place``)

    @property
    def year(self) -> int:
        """The year chosen in the top bar."""
        return self._year

    def go(self, key: str) -> None:
        """Shows a page, unless the one in sight holds something unsaved and the user wants to stay."""
        if key not in self._specs:
            return
        if key != self._current and not self._may_leave():
            if self._current is not None:
                self._mark(self._current)
            return
        page = self._page(key)
        at_start = self._current is None
        self._current = key
        self._mark(key)
        self.show_page(page)
        if not at_start:
            self.enter_page()

    def go_to_state(self, key: str, state: str) -> None:
        """Shows a page narrowed to what stands in a state."""
        self.go(key)
        page = self._made.get(key)
        if self._current == key and isinstance(page, ShowsStates):
            page.show_state(state)

    def open_record(self, register: str, record_id: int) -> None:
        """Shows one record in the page of its register."""
        page = self._go_to_register(register)
        if isinstance(page, HoldsRecords):
            page.show_record(record_id)

    def open_new(self, register: str, **values: object) -> None:
        """Shows the form of a record to be made."""
        page = self._go_to_register(register)
        if isinstance(page, HoldsRecords):
            page.show_new(**values)

    def tell(self, words: str, tone: Tone = Tone.NEUTRAL) -> None:
        """A short word in the status line."""
        self.status.set_message(words, tone)

    def take_place(self) -> None:
        """Stands where and as large as the user left it; the first time it takes a small screen whole."""
        kept = QByteArray.fromBase64(self._memory.text("place").encode())
        if not kept.isEmpty() and self.restoreGeometry(kept):
            return
        self.resize(_USUAL)
        room = self.screen().availableSize()
        if room.width() < _USUAL.width() * 1.1 or room.height() < _USUAL.height() * 1.1:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def quit_when_painted(self) -> None:
        """Leaves the program once the window has been painted with its figures (for measuring the start)."""
        application = QApplication.instance()
        assert application is not None
        self._painted_then = application.quit

    # Inside

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints, and then does what was to wait for it."""
        super().paintEvent(event)
        if self._painted_then is not None:
            QTimer.singleShot(0, self._painted_then)
            self._painted_then = None

    def _keep_folds(self) -> None:
        for kept, key in _FOLDS.items():
            self._memory.keep_words(
                key, [name for name, wide in self.navigation.folds().items() if wide == kept]
            )

    def _mark(self, key: str) -> None:
        """Marks a page in the navigation, or the one it is reached from."""
        self.set_current(self._specs[key].beneath or key)

    def _help(self) -> None:
        """The manual's chapter on the page in sight."""
        if self._manual is None:
            from jiedao_desk.ui.help import Manual

            self._manual = Manual(paths.resources() / "help")
        self._manual.open(self._current or pages_map.HOME)

    def _wear(self) -> None:
        values = settings.current(self.desk)
        self.theme.set_body_size(values["look.size"])
        self.theme.set_scheme(_SCHEMES[values["look.theme"]])

    def _page(self, key: str) -> QWidget:
        if key not in self._made:
            self._made[key] = self._specs[key].make(self)
        return self._made[key]

    def _go_to_register(self, register: str) -> QWidget | None:
        for spec in self._specs.values():
            if register in spec.registers:
                self.go(spec.key)
                return self._made.get(spec.key) if self._current == spec.key else None
        return None

    def _may_leave(self) -> bool:
        page = self._made.get(self._current or "")
        return page.may_leave() if isinstance(page, MayHold) else True

    def _find(self, words: str) -> list[SearchHit]:
        try:
            found = [
                SearchHit(hit.register, hit.id, hit.title, hit.detail)
                for hit in browse.find(self.desk, words)
            ]
        except StorageTrouble as trouble:
            self.tell(str(trouble), Tone.BAD)
            return []
        # Pages come behind people, whose initials may be the same, and before what merely mentions the words.
        people = next(
            (place for place, hit in enumerate(found) if hit.register not in browse.PEOPLE), len(found)
        )
        return [*found[:people], *self._pages_called(words), *found[people:]]

    def _pages_called(self, words: str) -> list[SearchHit]:
        """The pages whose name holds the words, or begins with these initials; one letter or sign means none."""
        wanted = words.strip().lower()
        called = [
            SearchHit(_PAGES, place, spec.label, "打开这一页")
            for place, spec in enumerate(self._specs.values())
            if wanted in spec.label or (len(wanted) > 2 and names.initials(spec.label).startswith(wanted))
        ]
        return called[:_MOST_PAGES] if len(wanted) > 1 else []

    def _open_hit(self, hit: SearchHit) -> None:
        if hit.register == _PAGES:
            self.go(list(self._specs)[hit.id])
        else:
            self.open_record(hit.register, hit.id)

    def _change_year(self, year: int) -> None:
        self._year = year
        for page in self._made.values():
            if isinstance(page, FollowsYear):
                page.show_year(year)

    def _heard(self, changes: Changes) -> None:
        if changes.concern("settings"):
            self._wear()
        self.status.set_saved(f"已保存 {datetime.now():%H:%M}")  # noqa: DTZ005  (the wall clock of the office)
        self._refresh_soon.start()
        self._settle.start()

    def _checkpoint(self) -> None:
        try:
            self.desk.database.checkpoint()
        except StorageTrouble as trouble:
            self.tell(str(trouble), Tone.BAD)

    def _look_after(self) -> None:
        """What can wait until the window stands: room in reserve, what was found amiss, the copy on another disk."""
        self._loading.start()
        try:
            health.keep_room(self.desk)
            amiss = health.notices(self.desk)
            asked = backups.reminder(self.desk)
        except StorageTrouble as trouble:
            self.tell(str(trouble), Tone.BAD)
            return
        if amiss:
            dialogs.show_message(self, "打开数据时发现", *amiss, tone=Tone.WARN)
            health.acknowledge(self.desk)
        elif asked:
            self.tell(asked, Tone.WARN)

    def _load_one(self) -> None:
        if not self.desk.catalogue.load_one():
            self._loading.stop()

    def _refresh_frame(self) -> None:
        """Unit, term, years and badges follow the records."""
        values = settings.current(self.desk)
        frame = overview.frame(self.desk)
        self.set_unit(
            values.text("office.unit"), " · ".join(filter(None, (values.text("office.district"), frame.term)))
        )
        self.set_operator(values.text("office.operator"))
        self.set_years(frame.years, self._year)
        self.set_badges(
            {key: (count, Tone.BAD if late else Tone.WARN) for key, (count, late) in frame.badges.items()}
        )
        self.status.set_backup(frame.backup, Tone.NEUTRAL if frame.backup_fresh else Tone.WARN)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks about unsaved work, then makes the closing copy; a copy that fails is said and does not hold up."""
        if not self._may_leave():
            event.ignore()
            return
        super().closeEvent(event)
        self._memory.keep_text("place", bytes(self.saveGeometry().toBase64().data()).decode())
        self.background.close()
        self.feed.close()
        if self._manual is not None:
            self._manual.close()
        if self._close_with_copy is not None:
            try:
                self._close_with_copy()
            except (StorageTrouble, Refused) as trouble:
                dialogs.show_trouble(self, trouble)
