"""What can be done to a file besides editing it: mandates, group, photo, voiding, each saved at once (档案操作)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import assessments, booklets, deputies, deputy_file, deputy_papers, records
from jiedao_desk.operations.deputies import REGISTER, At
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.deputies import moves
from jiedao_desk.ui.deputies.office_facts import OfficeMoves
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.child_box import edit_child
from jiedao_desk.ui.reporting.counted_box import show_reports_of

Ask = Callable[[QWidget, Desk, At, Draft, str], Saved | None]


class FileMoves(QObject):
    """Asks, does, and says what came of it; the page that shows the file is who asked."""

    done = Signal(object)  # the Saved
    outdated = Signal()  # it was refused: the file in sight may no longer be what is kept
    voided = Signal()

    def __init__(self, page: QWidget, place: Place) -> None:
        super().__init__(page)
        self._page = page
        self._place = place
        self._desk = place.desk
        self._person = Draft(REGISTER)
        self._terms = QMenu("任期履职情况鉴定表", page)

    def hold(self, person: Draft) -> None:
        """The file that is in sight now."""
        self._person = person
        self._offer_assessments()

    def of_office(self) -> OfficeMoves | None:
        """What can be recorded of the mandates and the group; nothing of a voided file."""
        if self._person.voided is not None:
            return None
        return OfficeMoves(
            partial(self._in_box, moves.end_mandate),
            partial(self._in_box, moves.suspend),
            partial(self._in_box, moves.resume),
            self.add_mandate,
            self.move_group,
        )

    def add_mandate(self) -> None:
        """One more mandate, all its fields in a box."""
        fresh = deputies.begin(self._desk).listed("mandates")[0]
        made = edit_child(self._page, self._desk, self._desk.catalogue["mandates"], fresh, read_only=False)
        if made is not None:
            self._try(lambda: deputies.add_mandate(self._desk, self._at(), made, self._page))

    def move_group(self) -> None:
        """Into another group from a day on."""
        self._say(moves.move_group(self._page, self._desk, self._at(), self._name()))

    def set_photo(self, attachment_id: int | None) -> None:
        """Another photo, or none."""
        self._try(lambda: deputies.set_photo(self._desk, self._at(), attachment_id, self._page))

    def void(self) -> None:
        """Marks the file as entered by mistake."""
        reason = dialogs.ask_reason(
            self._page,
            f"作废{self._name()}的档案？",
            "只用于录错或重复的档案；代表离任请登记终止。作废后不再计入名单和统计，可在名单的“已作废”里找到并恢复。",
            "作废",
        )
        if reason is None or self._person.id is None:
            return
        try:
            records.void(self._desk, REGISTER, self._person.id, reason, self._page)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self._page, trouble)
            return
        self._place.tell("已作废，可在名单的“已作废”里恢复", Tone.GOOD)
        self.voided.emit()

    def restore(self) -> None:
        """Brings a voided file back."""
        if self._person.id is None or self._person.voided is None:
            return
        try:
            records.restore(self._desk, REGISTER, self._person.id, self._page)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self._page, trouble)
            return
        self._place.tell("已恢复", Tone.GOOD)
        self.outdated.emit()

    def print_form(self, *, personal: bool = False) -> None:
        """Shows the registration form before it is printed."""
        if self._person.id is None:
            return
        make = partial(deputy_papers.registration, on=self._desk.clock.today(), personal=personal)
        paper.preview_record(self._page, self._place, self._person, make)

    def print_file(self, *, whole: bool) -> None:
        """Shows the booklet of the year chosen in the top bar, or of all years, before it is printed."""
        if self._person.id is None:
            return
        make = partial(booklets.deputy, year=None if whole else self._place.year)
        paper.preview_record(self._page, self._place, self._person, make)

    def print_menu(self, print_roster: Callable[[], None]) -> QMenu:
        """What can be printed from here."""
        menu = QMenu(self._page)
        menu.addAction("履职档案（本年度）…", partial(self.print_file, whole=False))
        menu.addAction("履职档案（全部年度）…", partial(self.print_file, whole=True))
        menu.addSeparator()
        menu.addAction("登记表…", self.print_form)
        menu.addAction("登记表（含完整证件号、电话和地址）…", partial(self.print_form, personal=True))
        menu.addSeparator()
        menu.addMenu(self._terms)
        menu.addSeparator()
        menu.addAction("名册…", print_roster)
        return menu

    def print_assessment(self, mandate_id: int | None = None) -> None:
        """Shows the appraisal form of a term, the present one unless another is named, before it is printed."""
        if self._person.id is None:
            return
        make = partial(assessments.paper, mandate_id=mandate_id)
        paper.preview_record(self._page, self._place, self._person, make)

    def _offer_assessments(self) -> None:
        """One entry a mandate, since after an election it is the term before that is appraised."""
        self._terms.clear()
        for one in deputy_file.head_of(self._desk, self._person, self._desk.clock.today()).mandates:
            words = f"{one.title}（{one.period}）…" if one.period else f"{one.title}…"
            self._terms.addAction(words, partial(self.print_assessment, one.id))
        self._terms.setEnabled(not self._terms.isEmpty())

    def more_menu(self, show_history: Callable[[], None]) -> QMenu:
        """What else can be done."""
        menu = QMenu(self._page)
        menu.addAction("调整小组…", self.move_group)
        menu.addAction("增加任职…", self.add_mandate)
        menu.addAction("修改历史", show_history)
        menu.addAction("计入哪些报表", self.show_reports)
        menu.addSeparator()
        menu.addAction("作废…", self.void)
        return menu

    def show_reports(self) -> None:
        """The reports that the deputy is counted in."""
        if self._person.id is not None:
            show_reports_of(self._page, self._desk, "deputies", self._person.id, self._name())

    def _name(self) -> str:
        return str(self._person.get("name") or "")

    def _at(self) -> At:
        return At(self._person.id or 0, self._person.version or 0)

    def _in_box(self, ask: Ask, mandate: Draft) -> None:
        title = f"{self._name()}（{mandate.get('level') or '区'}代表）"
        self._say(ask(self._page, self._desk, self._at(), mandate, title))

    def _try(self, act: Callable[[], Saved]) -> None:
        try:
            self._say(act())
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self._page, trouble)
            self.outdated.emit()

    def _say(self, saved: Saved | None) -> None:
        if saved is not None:
            self._place.tell("已登记", Tone.GOOD)
            self.done.emit(saved)
