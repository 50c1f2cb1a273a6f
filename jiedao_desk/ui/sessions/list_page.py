"""All meetings of a kind in a list, each with whether it counts and why not; the voided ones apart (专题研究列表)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QMenu, QStackedWidget

from jiedao_desk.kernel import names
from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import drafts, records
from jiedao_desk.operations.standing import MeetingLine
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.basis import BASIS
from jiedao_desk.ui.register.filters import WordsLine
from jiedao_desk.ui.sessions.kind import SESSIONS, MeetingKind
from jiedao_desk.ui.sessions.list_model import MeetingsModel
from jiedao_desk.ui.sessions.list_table import MeetingsTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner, EmptyState

_ALL, _COUNTED, _NOT_COUNTED = "全部", "已计入", "未计入"
_STATES = (_ALL, _COUNTED, _NOT_COUNTED, "草稿", "定稿", "延期", "取消")


class MeetingListPage(Page):
    """The list, filtered by year, state and words; Enter or a double click opens a meeting."""

    opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, place: Place, kind: MeetingKind = SESSIONS) -> None:
        super().__init__(kind.title, BASIS[kind.register])
        self._kind = kind
        self._place = place
        self._desk = place.desk
        self._lines: list[MeetingLine] = []
        self._unsaved: list[drafts.Unsaved] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        self._build()
        self._wire()
        self.refresh()

    def _build(self) -> None:
        kind = self._kind
        self.importing = PlainButton("导入", "import")
        self.new = PrimaryButton(f"新建{kind.title}", "add")
        self.new.setToolTip("Ctrl+N")
        self.banner = Banner()
        self.years = QComboBox()
        self.years.setAccessibleName("年度")
        self.states = QComboBox()
        self.states.setAccessibleName("状态")
        self.states.addItems(_STATES)
        self.words = WordsLine()
        self.words.setAccessibleName(f"在{kind.title}中查找")
        self.words.setPlaceholderText(f"查找{kind.headings[1]}、{kind.headings[3]}（可用拼音首字母）")
        self.voided = QCheckBox("已作废")
        self.voided.setToolTip("看误录后作废的会议；它们不计入任何统计，可以恢复")
        filters = QHBoxLayout()
        filters.setSpacing(SPACING.small)
        for widget in (self.years, self.states):
            filters.addWidget(widget)
        filters.addWidget(self.words, 1)
        filters.addWidget(self.voided)
        self.model = MeetingsModel(kind.headings, self)
        self.table = MeetingsTable(
            f"{kind.title}列表", self.model, Memory.of(self._desk.folder.root, kind.register)
        )
        self.nothing_yet = EmptyState(
            kind.icon,
            f"还没有{kind.title}记录",
            "新建一次会议，程序会按当天在任人员列出参会名单。",
            (("new", f"新建{kind.title}"), ("import", "从表格导入")),
        )
        self.none_found = EmptyState(
            "search", "没有符合条件的会议", "换几个字，或放宽筛选再看看。", (("clear", "清除筛选"),)
        )
        self._views = QStackedWidget()
        for view in (self.table, self.nothing_yet, self.none_found):
            self._views.addWidget(view)
        self._count = ElidedLabel(role="caption")
        self.copy_link = LinkButton("复制", quiet=True, size="small")
        self.void_link = LinkButton("作废…", quiet=True, size="small")
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.normal)
        foot.addWidget(self._count)
        foot.addStretch(1)
        foot.addWidget(self.copy_link)
        foot.addWidget(self.void_link)
        card = Card()
        card.body.addLayout(filters)
        card.body.addWidget(self._views, 1)
        card.body.addLayout(foot)
        self.body.addWidget(self.banner)
        self.body.addWidget(card, 1)
        self.add_action(self.importing)
        self.add_action(self.new)

    def _wire(self) -> None:
        self.importing.clicked.connect(self._go_to_import)
        self.new.clicked.connect(self.new_wanted)
        self.years.activated.connect(self._filter)
        self.states.activated.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.words.down.connect(self.table.setFocus)
        self.voided.toggled.connect(self._show_voided)
        self.table.opened.connect(self.opened)
        self.table.voiding_wanted.connect(self.void_or_restore)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(self._show_state)
        self.copy_link.clicked.connect(self.copy)
        self.void_link.clicked.connect(self.void_or_restore)
        self.nothing_yet.chosen.connect(self._begin_with)
        self.none_found.chosen.connect(self.clear)
        self.banner.action_wanted.connect(self._take_up)
        self._place.feed.changed.connect(self._heard)
        for keys, does in (
            (QKeySequence(QKeySequence.StandardKey.New), self.new_wanted.emit),
            (QKeySequence(QKeySequence.StandardKey.Find), self.words.setFocus),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(does)

    def refresh(self) -> None:
        """Reads the meetings anew; what was selected stays."""
        try:
            if self.voided.isChecked():
                self._lines = self._kind.voided(self._desk)
            else:
                self._lines = self._kind.lines(self._desk)
            self._unsaved = [
                one for one in drafts.all_kept(self._desk) if one.form.startswith(f"{self._kind.register}:")
            ]
        except StorageTrouble as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        years = sorted({one.held_on.year for one in self._lines} | {self._place.year}, reverse=True)
        chosen = self.years.currentData()
        self.years.clear()
        self.years.addItem("全部年度", None)
        for year in years:
            self.years.addItem(f"{year}年", year)
        self.years.setCurrentIndex(max(0, self.years.findData(chosen)))
        self._offer_unsaved()
        self._filter()

    def show_year(self, year: int) -> None:
        """Narrows the list to one year."""
        self.years.setCurrentIndex(max(0, self.years.findData(year)))
        self._filter()

    def clear(self) -> None:
        """Shows everything again."""
        self.years.setCurrentIndex(0)
        self.states.setCurrentIndex(0)
        self.words.clear()
        self.voided.setChecked(False)
        self._filter()

    def begin(self) -> None:
        """Puts the focus into the list."""
        shown = self._views.currentWidget()
        (shown if shown is self.table else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, meeting_id: int | None) -> None:
        """Puts the mark on the meeting that was just left, and the focus into the list."""
        self.table.select(meeting_id)
        self.begin()

    def copy(self) -> None:
        """Puts the selected rows on the clipboard."""
        self._place.tell(f"已复制 {self.table.copy()} 行，可粘贴到 Excel 或 WPS")

    def void_or_restore(self) -> None:
        """Marks the selected meetings as entered by mistake, or brings voided ones back."""
        chosen = self.table.chosen_ids()
        if not chosen:
            return
        try:
            if self.voided.isChecked():
                records.restore_many(self._desk, self._kind.register, chosen, self)
                self._place.tell(f"已恢复 {len(chosen)} 次会议", Tone.GOOD)
            else:
                reason = dialogs.ask_reason(
                    self,
                    f"作废 {len(chosen)} 次会议的记录？",
                    "作废后不再计入任何统计；记录和历史都保留，可在“已作废”里找到并恢复。",
                    "作废",
                )
                if reason is None:
                    return
                records.void_many(self._desk, self._kind.register, chosen, reason, self)
                self._place.tell(f"已作废 {len(chosen)} 次会议，可在“已作废”里恢复", Tone.GOOD)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
        self.refresh()

    # Inside

    def _filter(self) -> None:
        year, state = self.years.currentData(), self.states.currentText()
        words = self.words.text().strip().lower()
        marked = self.table.chosen_ids()
        shown = [
            one
            for one in self._lines
            if (year is None or one.held_on.year == year)
            and (self.voided.isChecked() or _fits(one, state))
            and _named(one, words)
        ]
        self.model.show_lines(shown)
        narrowed = year is not None or state != _ALL or bool(words) or self.voided.isChecked()
        self._views.setCurrentWidget(
            self.table if shown else self.none_found if narrowed else self.nothing_yet
        )
        self.table.select(marked[0] if marked else None)
        counted = sum(one.counts for one in shown)
        self._count.setText(
            f"共 {len(shown)} 次" if self.voided.isChecked() else f"共 {len(shown)} 次，计入 {counted} 次"
        )
        self._show_state()

    def _show_state(self) -> None:
        chosen = len(self.table.chosen_ids())
        self.copy_link.setVisible(chosen > 0)
        self.void_link.setVisible(chosen > 0)
        self.void_link.setText("恢复" if self.voided.isChecked() else "作废…")

    def _show_voided(self) -> None:
        self.states.setEnabled(not self.voided.isChecked())
        self.refresh()

    def _offer_unsaved(self) -> None:
        if not self._unsaved:
            self.banner.say("")
            return
        latest = self._unsaved[0]
        which = "新建的会议" if latest.draft.id is None else self._name_of(latest.draft.id)
        self.banner.say(
            f"{which}有填写了还没保存的内容（{latest.at.month}月{latest.at.day}日 {latest.at:%H:%M}）。",
            Tone.INFO,
            action="去看看",
        )

    def _name_of(self, session_id: int) -> str:
        found = next((one.title for one in self._lines if one.id == session_id), "")
        return f"“{found}”" if found else "一次会议"

    def _take_up(self) -> None:
        if self._unsaved:
            record = self._unsaved[0].draft.id
            if record is None:
                self.new_wanted.emit()
            else:
                self.opened.emit(record)

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.table.chosen_ids()
        menu.addAction("打开", self._open_chosen).setEnabled(len(chosen) == 1)
        menu.addAction("复制", self.copy).setEnabled(bool(chosen))
        menu.addSeparator()
        menu.addAction("恢复" if self.voided.isChecked() else "作废…", self.void_or_restore).setEnabled(
            bool(chosen)
        )
        menu.popup(where)

    def _open_chosen(self) -> None:
        self.opened.emit(self.table.chosen_ids()[0])

    def _begin_with(self, key: str) -> None:
        if key == "new":
            self.new_wanted.emit()
        else:
            self._go_to_import()

    def _go_to_import(self) -> None:
        self._place.go("import")

    def _heard(self, changes: Changes) -> None:
        if changes.concern(self._kind.register, "sessions", "staff", "settings", "period_reasons"):
            self._soon.start()


def _fits(line: MeetingLine, state: str) -> bool:
    if state == _ALL:
        return True
    if state in (_COUNTED, _NOT_COUNTED):
        return line.counts == (state == _COUNTED)
    return line.state == state


def _named(line: MeetingLine, words: str) -> bool:
    return (
        not words
        or words in line.title.lower()
        or words in line.person
        or any(one.startswith(words) for one in names.initials_variants(line.person))
    )
