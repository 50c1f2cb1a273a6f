"""One deputy's file: who it is at the left, everything recorded at the right, read or edited (代表档案页)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import attachments, browse, deputies, deputy_file, drafts
from jiedao_desk.operations.deputies import REGISTER
from jiedao_desk.operations.records import Saved
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.activities.year_card import YearCard
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.deputies.file_contents import HISTORY, FileContents
from jiedao_desk.ui.deputies.file_form import OFFICE
from jiedao_desk.ui.deputies.file_moves import FileMoves
from jiedao_desk.ui.deputies.mandate_cards import GroupsCard, MandatesCard, tone_of
from jiedao_desk.ui.deputies.person_card import PersonCard
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.points.file_card import PointsCard
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import Banner

_NEW = "新建代表"
_LEFT = 290
# Room for a scroll bar beside the cards.
_BAR = 10


class DeputyFilePage(Page):
    """Reads a file; 编辑 turns the right side into its form. Nothing typed is lost, nothing is overwritten."""

    left = Signal()  # back to the list
    roster_wanted = Signal()

    def __init__(self, place: Place, order: Callable[[], Sequence[int]]) -> None:
        """``order`` hands out the persons of the list as it stands."""
        super().__init__("代表档案")
        self._place = place
        self._desk = place.desk
        self._order = order
        self._person = Draft(REGISTER)
        self._neighbours: tuple[int | None, int | None] = (None, None)
        self.moves = FileMoves(self, place)
        self.banner = Banner()
        self.person_card = PersonCard(place.desk.catalogue[REGISTER])
        self.mandates_card = MandatesCard()
        self.groups_card = GroupsCard()
        self.contents = FileContents(self._desk, self.moves.of_office, lambda: self.person_card.uncovered)
        self.year_card = YearCard(place)
        self.points_card = PointsCard(place)
        self.pane = self.contents.pane
        self._build()
        self._wire()

    def _build(self) -> None:
        self._back = IconButton("chevron_left", "返回名单（Esc）")
        self._before = PlainButton("‹ 上一名")
        self._after = PlainButton("下一名 ›")
        self._print = PlainButton("打印", "print")
        self._print.set_menu(self.moves.print_menu(self.roster_wanted.emit))
        self._more = PlainButton("更多")
        self._more.set_menu(self.moves.more_menu(partial(self.contents.show_tab, HISTORY)))
        self._edit = PrimaryButton("编辑", "edit")
        self._stop = PlainButton("结束编辑")
        self.add_lead(self._back)
        for button, keys in (
            (self._before, "Alt+←"),
            (self._after, "Alt+→"),
            (self._print, "Ctrl+P"),
            (self._more, ""),
            (self._edit, "F2"),
            (self._stop, "Esc"),
        ):
            button.setToolTip(keys)
            self.add_action(button)
        self._cards = QWidget()
        # The cards scroll by themselves, so that the records beside them keep the height of the window.
        self._beside = QScrollArea()
        self._beside.setObjectName("PageScroll")
        self._beside.setFrameShape(QFrame.Shape.NoFrame)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._beside.setWidgetResizable(True)
        self._beside.setWidget(self._cards)
        self._size_cards()
        column = QVBoxLayout(self._cards)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.normal)
        column.addWidget(self.person_card)
        column.addWidget(self.mandates_card)
        column.addWidget(self.groups_card)
        column.addWidget(self.points_card)
        column.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(SPACING.normal)
        right.addWidget(self.year_card)
        right.addWidget(self.contents, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACING.tight)
        row.addWidget(self._beside)
        row.addLayout(right, 1)
        self.body.addWidget(self.banner)
        self.body.addLayout(row, 1)

    def _wire(self) -> None:
        self._back.clicked.connect(self._leave)
        self._before.clicked.connect(partial(self._step, 0))
        self._after.clicked.connect(partial(self._step, 1))
        self._edit.clicked.connect(self.edit)
        self._stop.clicked.connect(self.pane.leave)
        self.banner.action_wanted.connect(self.moves.restore)
        self.moves.done.connect(self._done)
        self.moves.outdated.connect(self._reload)
        self.moves.voided.connect(self.left)
        self.person_card.looked.connect(self._note_look)
        self.person_card.covered.connect(self.contents.refresh)
        self.pane.tabbed.looked.connect(self._note_look_at)
        self.person_card.photo.picked.connect(self._take_photo)
        self.person_card.photo.removed.connect(partial(self._set_photo, None))
        self.mandates_card.wanted.connect(partial(self.contents.show_tab, OFFICE))
        self.groups_card.wanted.connect(self.moves.move_group)
        self.year_card.shown.connect(self.contents.records.show_record)
        self.contents.records.opened.connect(self._place.open_record)
        self.pane.saved.connect(self._saved)
        self.pane.closed.connect(self._stop_editing)
        self.pane.state_changed.connect(self._show_head)
        self._place.feed.changed.connect(self._heard)
        for keys, what in (
            (QKeySequence(QKeySequence.StandardKey.Save), self.pane.save),
            (QKeySequence(Qt.Key.Key_F2), self.edit),
            (QKeySequence("Alt+Left"), partial(self._step, 0)),
            (QKeySequence("Alt+Right"), partial(self._step, 1)),
            (QKeySequence(QKeySequence.StandardKey.Print), self.moves.print_form),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    # What is shown

    @property
    def person_id(self) -> int | None:
        """The person in sight; ``None`` for a new file."""
        return self._person.id

    @property
    def editing(self) -> bool:
        """Whether the right side is a form."""
        return self.contents.editing

    def open(self, person_id: int) -> None:
        """Shows a file to be read; what was typed into it and not saved is offered. Raises ``Refused``."""
        self._show(browse.load(self._desk, REGISTER, person_id))
        if drafts.kept(self._desk, drafts.form_of(REGISTER, person_id)) is not None:
            self.edit()
            if self.pane.offer.isHidden():
                self._stop_editing()
        if not self.editing:
            self.contents.focus_tabs()

    def begin(self, **values: object) -> None:
        """Shows the form of a new file."""
        self._show(deputies.begin(self._desk, **values))
        self.contents.begin(self._person)
        self._show_head()

    def edit(self) -> None:
        """Turns the right side into the form."""
        if self.editing or self._person.id is None or self._person.voided is not None:
            return
        if self.contents.edit():
            self.banner.say("")
            self._show_head()

    def may_leave(self) -> bool:
        """Whether the file can be left now."""
        return not self.editing or self.pane.may_leave()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_cards()

    def _size_cards(self) -> None:
        width = round(_LEFT * current_type().body / 14)
        self._cards.setFixedWidth(width)
        self._beside.setFixedWidth(width + _BAR)

    def _show(self, person: Draft) -> None:
        self._person = person
        self.moves.hold(person)
        self.person_card.show_person(person)
        self._show_photo(person.get("photo"))
        self._neighbours = self._stand() if person.id is not None else (None, None)
        voided = f"这份档案已作废：{person.voided}。" if person.voided is not None else ""
        self.banner.say(voided, Tone.NEUTRAL, action="恢复" if voided else "")
        self.contents.show_person(person)
        self.year_card.show_person(person.id)
        self.points_card.show_person(person.id)
        self._show_head()

    def _show_head(self) -> None:
        """Name, state and the line beside them, and which buttons there are."""
        new, voided = self._person.id is None, self._person.voided is not None
        shown = self.pane.form.draft() if self.editing and new else self._person
        head = deputy_file.head_of(self._desk, shown, self._desk.clock.today())
        self.set_title(head.name or _NEW, "" if new else head.line)
        if voided:
            self.set_state("已作废", Tone.NEUTRAL)
        elif new:
            self.set_state("新建", Tone.INFO)
        elif self.editing and self.pane.is_changed:
            self.set_state("未保存", Tone.WARN)
        else:
            self.set_state(head.state.word, tone_of(head.state))
        if not self.editing:
            self.mandates_card.show_head(head)
            self.groups_card.show_head(head)
        for card in (self.mandates_card, self.groups_card):
            card.setVisible(not new)
            card.action.setVisible(not self.editing and not voided)
        self.year_card.setVisible(not new and not self.editing)
        self.person_card.photo.set_writable(not voided)
        self._before.setEnabled(self._neighbours[0] is not None)
        self._after.setEnabled(self._neighbours[1] is not None)
        self._edit.setVisible(not self.editing and not voided)
        self._stop.setVisible(self.editing and not new)
        self._print.setVisible(not new)
        self._more.setVisible(not new and not self.editing and not voided)

    def _show_photo(self, photo: tuple[int, ...] | None) -> None:
        content = None
        try:
            content = attachments.content(self._desk, photo[0]) if photo else None
        except (Refused, StorageTrouble) as trouble:
            self._place.tell(str(trouble), Tone.BAD)
        self.person_card.photo.show_photo(content)

    def _stand(self) -> tuple[int | None, int | None]:
        """Who comes before and after: in the list as it stands, else in the roster of today."""
        assert self._person.id is not None
        order = self._order()
        if self._person.id not in order:
            order = [row.person_id for row in deputies.rows(self._desk, self._desk.clock.today())]
        return deputies.neighbours(order, self._person.id)

    # What becomes of it

    def _stop_editing(self) -> None:
        if self._person.id is None:
            self.left.emit()
        else:
            self.contents.focus_tabs()
            self._reload()

    def _saved(self, person_id: int) -> None:
        warned = self.pane.banner.sentence()
        self.contents.focus_tabs()
        self._show(browse.load(self._desk, REGISTER, person_id))
        self._place.tell("已保存", Tone.GOOD)
        if warned:
            self.banner.say(warned, Tone.WARN)

    def _done(self, saved: Saved) -> None:
        self._reload()
        if saved.warnings:
            words = "；".join(dict.fromkeys(one.why for one in saved.warnings))
            self.banner.say(f"已登记。请再看一下：{words}", Tone.WARN)

    def _reload(self) -> None:
        if self._person.id is None:
            return
        try:
            self._show(browse.load(self._desk, REGISTER, self._person.id))
        except (Refused, StorageTrouble) as trouble:
            self._place.tell(str(trouble), Tone.WARN)
            self.left.emit()

    def _heard(self, changes: Changes) -> None:
        if changes.initiator in (self, self.pane) or self._person.id is None:
            return
        if self.editing:
            self.pane.heard(changes)
        elif (REGISTER, self._person.id) in changes.touched or changes.concern("groups"):
            self._reload()

    def _take_photo(self, name: str, content: bytes) -> None:
        try:
            added = attachments.add_content(self._desk, name, content, picture=True)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self._set_photo(added.id)

    def _set_photo(self, attachment_id: int | None) -> None:
        if self.editing:
            self.pane.tabbed.set_photo(attachment_id)
            self._show_photo((attachment_id,) if attachment_id is not None else None)
        else:
            self.moves.set_photo(attachment_id)

    def _note_look(self, keys: list[str]) -> None:
        if self._person.id is not None:
            try:
                deputies.note_look(self._desk, self._person.id, keys)
            except StorageTrouble as trouble:
                # Without its line in the history nothing is shown.
                self.person_card.cover()
                dialogs.show_trouble(self, trouble)
                return
        self.contents.refresh()

    def _note_look_at(self, key: str) -> None:
        """In the form, where the field is masked again as soon as it is left."""
        if self._person.id is None:
            return
        try:
            deputies.note_look(self._desk, self._person.id, [key])
        except StorageTrouble as trouble:
            self._place.tell(str(trouble), Tone.BAD)

    # Ways out

    def _step(self, side: int) -> None:
        target = self._neighbours[side]
        if target is None or not self.may_leave():
            return
        try:
            self.open(target)
        except Refused as refused:
            dialogs.show_trouble(self, refused)

    def _escape(self) -> None:
        if self.editing:
            self.pane.leave()
        else:
            self._leave()

    def _leave(self) -> None:
        if self.may_leave():
            self.left.emit()
