"""All deputies of a day in a list, to be narrowed, sorted, copied, printed and opened (代表名单)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import assessments, deputies, deputy_papers
from jiedao_desk.reports.deputy_list import count_words, doubtful_order, narrowed, order_words
from jiedao_desk.reports.deputy_rows import DeputyRow
from jiedao_desk.ui import paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.deputies import moves
from jiedao_desk.ui.deputies.list_filters import DeputyFilters
from jiedao_desk.ui.deputies.list_model import DeputyModel
from jiedao_desk.ui.deputies.list_table import DeputyTable
from jiedao_desk.ui.exporting import export_register
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import EmptyState

_RULE = "记录代表履职情况，公示基本信息和履职信息 · 代表法第58条"


class DeputyListPage(Page):
    """The list as of a day. Enter or a double click opens a file."""

    opened = Signal(int)  # a person's id
    new_wanted = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("代表档案", _RULE)
        self._place = place
        self._desk = place.desk
        self._rows: list[DeputyRow] = []
        self._build()
        self._wire()
        self.refresh()

    def _build(self) -> None:
        self._importing = PlainButton("导入名册", "import")
        self._export = PlainButton("导出", "export")
        self._print = PlainButton("打印", "print")
        menu = QMenu(self)
        menu.addAction("名册…", partial(self.print_roster, phones=False))
        menu.addAction("名册（含完整联系电话）…", partial(self.print_roster, phones=True))
        menu.addSeparator()
        menu.addAction("任期履职情况汇总表…", self.print_summary)
        self._print.set_menu(menu)
        self._new = PrimaryButton("新建代表", "add")
        self._new.setToolTip("Ctrl+N")
        for button in (self._importing, self._export, self._print, self._new):
            self.add_action(button)
        self.filters = DeputyFilters(self._desk.clock.today())
        self.model = DeputyModel(self)
        self.table = DeputyTable(self.model, Memory.of(self._desk.folder.root, "deputies"))
        self._none_found = EmptyState(
            "search",
            "没有符合条件的代表",
            "换几个字，换一个日期，或放宽筛选再看看。",
            (("clear", "清除筛选"),),
        )
        self._nothing_yet = EmptyState(
            "deputy",
            "还没有登记代表",
            "把区里下发的代表名册（Excel 或 WPS 表格）直接导入，也可以一名一名新建。",
            (("import", "导入名册"), ("new", "新建代表")),
        )
        self._views = QStackedWidget()
        for view in (self.table, self._none_found, self._nothing_yet):
            self._views.addWidget(view)
        self._count = ElidedLabel(role="caption")
        self._copy = LinkButton("复制", quiet=True, size="small")
        self._group = LinkButton("编入小组…", quiet=True, size="small")
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addStretch(1)
        foot.addWidget(self._group)
        foot.addWidget(self._copy)
        card = Card()
        card.body.addWidget(self.filters)
        card.body.addWidget(self._views, 1)
        card.body.addLayout(foot)
        self.body.addWidget(card, 1)

    def _wire(self) -> None:
        self._narrow_soon = QTimer(self)
        self._narrow_soon.setSingleShot(True)
        self._narrow_soon.setInterval(0)
        self._narrow_soon.timeout.connect(self._narrow)
        self._importing.clicked.connect(self._go_import)
        self._export.clicked.connect(self._ask_export)
        self._new.clicked.connect(self.new_wanted)
        self.filters.changed.connect(self._narrow_soon.start)
        self.filters.day_changed.connect(self.refresh)
        self.filters.words.down.connect(self._into_table)
        self.filters.words.returnPressed.connect(self._into_table)
        self.table.opened.connect(self._open_row)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._say_count)
        self._copy.clicked.connect(partial(self.copy, headings=True))
        self._group.clicked.connect(self.move_group)
        self._none_found.chosen.connect(self.filters.clear)
        self._nothing_yet.chosen.connect(self._begin_with)
        for keys, what in (
            (QKeySequence(QKeySequence.StandardKey.New), self.new_wanted.emit),
            (QKeySequence(QKeySequence.StandardKey.Find), self.filters.words.setFocus),
            (QKeySequence(QKeySequence.StandardKey.Print), partial(self.print_roster, phones=False)),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def order(self) -> list[int]:
        """The persons in the order in which they stand, for going from one file to the next."""
        return [row.person_id for row in self.model.rows]

    def refresh(self) -> None:
        """Reads the deputies of the day anew; the filters stay."""
        try:
            self._rows = deputies.rows(self._desk, self.filters.day, self.filters.scope)
        except StorageTrouble as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        self.filters.offer(self._rows)
        self._narrow()

    def select(self, person_id: int) -> None:
        """Puts the cursor on a person, the last who was opened."""
        self.table.select_person(person_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self, *, headings: bool) -> None:
        """Puts the selected rows, or all, on the clipboard."""
        if not self.table.chosen_rows():
            self.table.selectAll()
        count = self.table.copy(headings=headings)
        self._place.tell(f"已复制 {count} 行，可粘贴到 Excel 或 WPS")

    def print_roster(self, *, phones: bool) -> None:
        """Shows the roster of the rows in sight before it is printed."""
        paper.preview(
            self,
            self._place,
            lambda: deputy_papers.roster(
                self._desk,
                self.model.rows,
                self.filters.day,
                order=self._order_words(),
                narrowed_to=self.filters.in_words(),
                phones=phones,
            ),
        )

    def print_summary(self) -> None:
        """Shows what every deputy in office did in the term before it is printed."""
        paper.preview(self, self._place, partial(assessments.summary, self._desk))

    def move_group(self) -> None:
        """Puts the selected persons into one group on a day."""
        people = list(dict.fromkeys(row.person_id for row in self._chosen()))
        if not people:
            return
        names = [row.name for row in self._chosen()]
        moved = moves.ask_group_of_many(self, self._desk, people, list(dict.fromkeys(names)))
        if moved:
            self._place.tell(f"已把 {len(people)} 名代表编入小组", Tone.GOOD)
            self.refresh()

    def _chosen(self) -> list[DeputyRow]:
        return [row for place in self.table.chosen_rows() if (row := self.model.row_at(place)) is not None]

    def _narrow(self) -> None:
        shown = self.model.row_at(self.table.currentIndex().row())
        self.model.show_rows(narrowed(self._rows, self.filters.narrowing()))
        if shown is not None:
            self.table.select_person(shown.person_id)
        empty = not self._rows and not self.filters.active
        view = self._nothing_yet if empty else self.table if self.model.rows else self._none_found
        self._views.setCurrentWidget(view)
        self.filters.setVisible(not empty)
        self._say_count()
        self._follow_selection()

    def _say_count(self) -> None:
        rows = self.model.rows
        if not rows:
            self._count.setText("")
            return
        words = f"{count_words(rows)}；{self._order_words()}"
        doubtful = doubtful_order(rows) if self.model.order is None else []
        if doubtful:
            words += f"；{'、'.join(doubtful[:3])}{'等' if len(doubtful) > 3 else ''}有字查不到笔画，排在最后，请核对"
        self._count.setText(words)

    def _order_words(self) -> str:
        return order_words(self.model.rows, deputies.stroke_mode(self._desk), self.model.order)

    def _follow_selection(self) -> None:
        chosen = len(self.table.chosen_rows())
        self._group.setVisible(chosen > 0 and self.filters.scope == "in_office")
        self._copy.setVisible(bool(self.model.rows))
        self._copy.setText(f"复制 {chosen} 行" if chosen > 1 else "复制")

    def _open_row(self, place: int) -> None:
        row = self.model.row_at(place)
        if row is not None:
            self.opened.emit(row.person_id)

    def _into_table(self) -> None:
        if self.model.rows:
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.filters.active:
            self.filters.clear()

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, what, wanted in (
            ("打开", partial(self._open_row, self.table.currentIndex().row()), len(self._chosen()) == 1),
            ("复制", partial(self.copy, headings=False), bool(self._chosen())),
            ("复制（含标题）", partial(self.copy, headings=True), bool(self._chosen())),
            ("编入小组…", self.move_group, bool(self._chosen()) and self.filters.scope == "in_office"),
        ):
            action = QAction(words, menu)
            action.setEnabled(wanted)
            action.triggered.connect(what)
            menu.addAction(action)
        menu.popup(where)

    def _begin_with(self, key: str) -> None:
        if key == "new":
            self.new_wanted.emit()
        else:
            self._go_import()

    def _go_import(self) -> None:
        self._place.go("import")

    def _ask_export(self) -> None:
        export_register(self, self._desk, deputies.REGISTER)
