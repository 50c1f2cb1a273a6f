"""The page of suggestions: one list by deadline, one board by step, the record with its moves beside (代表建议)."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.suggestion_steps import STEPS
from jiedao_desk.operations import browse, records, suggestion_moves, suggestion_papers, suggestions
from jiedao_desk.operations.suggestions import Line
from jiedao_desk.reports.suggestion_states import STATES
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.paper import preview_record
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.basis import BASIS
from jiedao_desk.ui.suggestions.board import SuggestionBoard
from jiedao_desk.ui.suggestions.list_table import SuggestionTable
from jiedao_desk.ui.suggestions.move_box import MoveBox
from jiedao_desk.ui.suggestions.pane import SuggestionPane
from jiedao_desk.ui.suggestions.wording import counted, says
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import IconButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.notices import EmptyState

BY_DEADLINE, BY_STEP = "deadline", "step"
# Beside the navigation, at 1366 pixels; seven columns of cards want more room than a table.
_SIZES = {BY_DEADLINE: (620, 500), BY_STEP: (720, 400)}
_VOID, _RESTORE = "作废这件建议", "恢复这件建议"
_PAPERS = (
    ("建议专用纸", suggestion_papers.paper),
    ("征询意见表", suggestion_papers.form),
    ("公开稿（不含个人信息）", suggestion_papers.public),
)


class SuggestionsPage(Page):
    """Two views of the same suggestions; the record beside them is the same as well."""

    def __init__(self, place: Place) -> None:
        super().__init__("代表建议", BASIS["suggestions"])
        self.place = place
        self.desk = place.desk
        self._memory = Memory.of(place.desk.folder.root, "suggestions")
        self._year: int | None = place.year
        self._lines: list[Line] = []
        self._settling = False
        self._build()
        self._wire()
        self.show_view(self._memory.text("view", BY_DEADLINE))
        self.refresh()

    def _build(self) -> None:
        self.print_button = PlainButton("打印", "print")
        papers = QMenu(self.print_button)
        for words, make in _PAPERS:
            papers.addAction(words, partial(self._print, make))
        self.print_button.set_menu(papers)
        self.export_button = PlainButton("导出", "export")
        self.new_button = PrimaryButton("新建")
        self.new_button.setToolTip("Ctrl+N")
        for button in (self.print_button, self.export_button, self.new_button):
            self.add_action(button)
        self.table = SuggestionTable()
        self.board = SuggestionBoard()
        self.pane = SuggestionPane(self.desk)
        self.pane.setMinimumWidth(380)
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.board)
        self.count = QLabel()
        self.count.setProperty("role", "caption")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self._views, 1)
        column.addWidget(self.count)
        left.setMinimumWidth(300)
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(SPACING.normal)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self._nothing = EmptyState(
            "suggestion",
            "还没有登记代表建议",
            "一件一件登记，也可以把现有的办理台账从表格一次导入。",
            (("new", "新建"), ("import", "从表格导入")),
        )
        self._whole = QStackedWidget()
        self._whole.addWidget(self.splitter)
        self._whole.addWidget(self._nothing)
        self.body.addWidget(self._bar())
        self.body.addWidget(self._whole, 1)

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.small)
        self._chosen_view = QButtonGroup(self)
        self.view_buttons: dict[str, PlainButton] = {}
        for key, words in ((BY_DEADLINE, "按期限"), (BY_STEP, "按环节")):
            button = PlainButton(words)
            button.setCheckable(True)
            button.clicked.connect(partial(self._choose_view, key))
            self._chosen_view.addButton(button)
            self.view_buttons[key] = button
            row.addWidget(button)
        self.years = QComboBox()
        self.years.setAccessibleName("年度")
        self.years.setToolTip("这一年提出的，加上以前提出、还没有办结的")
        self.steps = QComboBox()
        self.steps.setAccessibleName("环节或期限")
        self.steps.addItem("全部环节", None)
        for step in STEPS:
            self.steps.addItem(step, step)
        self.steps.insertSeparator(self.steps.count())
        for state in STATES:
            self.steps.addItem(state, state)
        self.words = QLineEdit()
        self.words.setAccessibleName("筛选")
        self.words.setPlaceholderText("筛选：标题、编号、代表、单位（可用拼音首字母）")
        self.words.setClearButtonEnabled(True)
        self.own = QCheckBox("本街道承办")
        self.voided = QCheckBox("已作废")
        row.addWidget(self.years)
        row.addWidget(self.steps)
        row.addWidget(self.words, 1)
        row.addWidget(self.own)
        row.addWidget(self.voided)
        return self.bar

    def _wire(self) -> None:
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(0)
        self._refresh_soon.timeout.connect(self.refresh)
        self.new_button.clicked.connect(self.begin)
        self.export_button.clicked.connect(self.export)
        self.years.activated.connect(self._choose_year)
        self.steps.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.own.toggled.connect(self._filter)
        self.voided.toggled.connect(self.refresh)
        self.table.selectionModel().currentRowChanged.connect(self._follow_table)
        self.table.opened.connect(self._into_form)
        self.table.voiding_wanted.connect(self.void_or_restore)
        self.board.chosen.connect(self._show)
        self.board.opened.connect(self._into_form)
        self.pane.saved.connect(self._saved)
        self.pane.shown.connect(self._weigh_buttons)
        self.pane.closed.connect(self._leave_form)
        self.pane.summary.move_wanted.connect(self.make_move)
        self.pane.summary.merged_wanted.connect(self.show_record)
        self.pane.summary.opinion_wanted.connect(self.place.open_record)
        self.splitter.splitterMoved.connect(self._keep_sizes)
        self._nothing.chosen.connect(lambda key: self.begin() if key == "new" else self.place.go("import"))
        self.place.feed.changed.connect(self._heard)
        self.void_button = IconButton("void", _VOID)
        self.void_button.clicked.connect(self.void_or_restore)
        self.pane.add_action(self.void_button)
        for keys, what in (
            (QKeySequence(QKeySequence.StandardKey.New), self.begin),
            (QKeySequence(QKeySequence.StandardKey.Save), self.pane.save),
            (QKeySequence(QKeySequence.StandardKey.Find), self.words.setFocus),
            (QKeySequence(Qt.Key.Key_Escape), self._escape),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(what)

    def showEvent(self, event: QShowEvent) -> None:
        """The keys go to where they went when the page was left, at first to the list."""
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._focus_view()

    # What the window asks of a page

    def show_record(self, record_id: int) -> None:
        """Shows one suggestion, whatever the filters leave out."""
        if not self.may_leave():
            return
        if all(line.row.id != record_id for line in self.shown()):
            self._clear_filters()
        self._whole.setCurrentWidget(self.splitter)
        self._mark(record_id)
        if self.pane.record_id != record_id:
            self.pane.show_record(record_id)

    def show_new(self, **values: Any) -> None:
        """Shows the form of a suggestion to be made."""
        if not self.may_leave():
            return
        self._mark(None)
        self._whole.setCurrentWidget(self.splitter)
        self.pane.show_new(values)

    def show_state(self, state: str) -> None:
        """Lists what stands in a state, of whatever year."""
        if not self.may_leave():
            return
        self._clear_filters()
        self.show_view(BY_DEADLINE)
        self.steps.setCurrentIndex(self.steps.findData(state))

    def may_leave(self) -> bool:
        """Whether the page can be left now."""
        return self.pane.may_leave()

    def show_year(self, year: int) -> None:
        """Narrows both views to what was raised in a year, and what was open from before."""
        self._year = year
        self.refresh()

    def keep_typing(self) -> None:
        """Puts away what was typed, as when the program is about to stop."""
        self.pane.keep_typing()

    # What the user does

    def begin(self) -> None:
        """A new suggestion."""
        self.show_new()

    def export(self) -> None:
        """Writes the register into a workbook."""
        from jiedao_desk.ui.exporting import export_register

        export_register(self, self.desk, suggestions.REGISTER)

    def show_view(self, key: str) -> None:
        """The list by deadline, or the board by step."""
        key = key if key in self.view_buttons else BY_DEADLINE
        self.view_buttons[key].setChecked(True)
        self._views.setCurrentWidget(self.table if key == BY_DEADLINE else self.board)
        self.steps.setVisible(key == BY_DEADLINE)
        kept = self._memory.numbers(f"splitter-{key}")
        self.splitter.setSizes([kept.get("list", _SIZES[key][0]), kept.get("record", _SIZES[key][1])])
        self._mark(self.pane.record_id)

    def make_move(self, key: str) -> None:
        """Asks what a move needs, and makes it."""
        if self.pane.record_id is None or not self.may_leave():
            return
        draft = browse.load(self.desk, suggestions.REGISTER, self.pane.record_id)
        box = MoveBox(self.desk, draft, suggestion_moves.BY_KEY[key], self)
        done = box.answered()
        saved = box.saved
        box.deleteLater()
        if not done or saved is None:
            return
        done_words = f"已{suggestion_moves.BY_KEY[key].label.rstrip('…')}"
        doubts = "；".join(dict.fromkeys(one.why for one in saved.warnings))
        self.place.tell(
            f"{done_words}。{doubts}" if doubts else done_words, Tone.WARN if doubts else Tone.GOOD
        )
        self.pane.show_record(saved.id)
        self.refresh()

    def void_or_restore(self) -> None:
        """Marks the suggestion in sight as entered by mistake, or brings a voided one back."""
        record_id = self.pane.record_id
        if record_id is None or not self.may_leave():
            return
        voided = self.pane.form.given().voided is not None
        try:
            if voided:
                records.restore(self.desk, suggestions.REGISTER, record_id, self)
            else:
                reason = dialogs.ask_reason(
                    self,
                    "作废这件建议？",
                    "作废的不再计入统计，仍会保留，可在“已作废”里找到并恢复。",
                    "作废",
                )
                if reason is None:
                    return
                records.void(self.desk, suggestions.REGISTER, record_id, reason, self)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self.place.tell("已恢复" if voided else "已作废，可在“已作废”里恢复", Tone.GOOD)
        self.pane.reload()
        self.refresh()

    def refresh(self) -> None:
        """Reads the suggestions anew; what is shown, and what is typed, stays."""
        self._lines = suggestions.lines(self.desk, voided=self.voided.isChecked())
        years = {line.row.raised_on.year for line in self._lines if line.row.raised_on is not None}
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItem("全部年度", None)
        for year in sorted(years | {self.place.year}, reverse=True):
            self.years.addItem(f"{year}年", year)
        self.years.setCurrentIndex(max(0, self.years.findData(self._year)))
        self.years.blockSignals(False)
        self._filter()

    def shown(self) -> list[Line]:
        """The suggestions in sight, in their order."""
        return [
            line for place in range(self.table.lines.rowCount()) if (line := self.table.lines.line(place))
        ]

    # Inside

    def _filter(self) -> None:
        step = self.steps.currentData() if not self.steps.isHidden() else None
        kept = [
            line
            for line in self._lines
            if self._wanted(line) and (step is None or step == line.step or step in line.states)
        ]
        self._settling = True
        self.table.lines.show_lines(kept)
        self.board.show_lines(kept)
        self._settling = False
        self._mark(self.pane.record_id)
        self.count.setText(counted(kept))
        empty = not self._lines and not self.voided.isChecked() and not self.pane.is_open
        self._whole.setCurrentWidget(self._nothing if empty else self.splitter)
        self.bar.setVisible(not empty)
        if not self.pane.is_open and kept:
            self.pane.show_record(kept[0].row.id)
            self._mark(kept[0].row.id)

    def _wanted(self, line: Line) -> bool:
        raised = line.row.raised_on
        if self._year is not None and raised is not None and not self.voided.isChecked():
            still = raised.year < self._year and (
                line.row.closed_on is None or line.row.closed_on.year >= self._year
            )
            settled = line.row.excluded or line.row.merged_into is not None
            if raised.year != self._year and not (still and not settled):
                return False
        if self.own.isChecked() and not any(one.own for one in line.row.units):
            return False
        return says(line, self.words.text())

    def _clear_filters(self) -> None:
        self._year = None
        for box in (self.own, self.voided):
            box.setChecked(False)
        self.words.clear()
        self.steps.setCurrentIndex(0)
        self.refresh()

    def _keep_sizes(self) -> None:
        key = BY_DEADLINE if self._views.currentWidget() is self.table else BY_STEP
        left, right = self.splitter.sizes()
        self._memory.keep_numbers(f"splitter-{key}", {"list": left, "record": right})

    def _choose_view(self, key: str) -> None:
        self._memory.keep_text("view", key)
        self.show_view(key)
        self._filter()
        self._focus_view()

    def _choose_year(self, place: int) -> None:
        self._year = self.years.itemData(place)
        self._filter()

    def _focus_view(self) -> None:
        if self._views.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.board.focus_card()

    def _follow_table(self) -> None:
        record_id = self.table.current_id()
        if not self._settling and record_id is not None:
            self._show(record_id)

    def _show(self, record_id: int) -> None:
        if record_id == self.pane.record_id:
            return
        if self.may_leave():
            self.pane.show_record(record_id)
        else:
            # The user stays with what is being typed; the mark goes back there once Qt has set it.
            QTimer.singleShot(0, self, lambda: self._mark(self.pane.record_id))

    def _mark(self, record_id: int | None) -> None:
        self._settling = True
        self.table.mark(record_id)
        self.board.mark(record_id)
        self._settling = False

    def _saved(self, record_id: int) -> None:
        self.place.tell("已保存", Tone.GOOD)
        self.refresh()
        if all(line.row.id != record_id for line in self.shown()):
            # What was just saved is never out of sight.
            self._clear_filters()
        self._mark(record_id)

    def _weigh_buttons(self, draft: Any) -> None:
        saved = draft.id is not None
        self.print_button.setEnabled(saved)
        self.void_button.setVisible(saved)
        words = _RESTORE if draft.voided is not None else _VOID
        self.void_button.set_icon("undo" if draft.voided is not None else "void")
        self.void_button.setToolTip(words)
        self.void_button.setAccessibleName(words)

    def _print(self, make: Any) -> None:
        if self.pane.record_id is None or not self.may_leave():
            return
        draft = browse.load(self.desk, suggestions.REGISTER, self.pane.record_id)
        preview_record(self, self.place, draft, make)

    def _into_form(self) -> None:
        if self.pane.is_open:
            self.pane.form.focus_first()

    def _leave_form(self) -> None:
        if not self.pane.is_open:
            self._filter()
        self._focus_view()

    def _escape(self) -> None:
        if self.pane.is_open and (self.pane.isAncestorOf(self.focusWidget()) or self.pane.is_changed):
            self.pane.leave()
        else:
            self._focus_view()

    def _heard(self, changes: Changes) -> None:
        self.pane.heard(changes)
        parts = (suggestions.REGISTER, suggestions.SIGNERS, suggestions.UNITS, suggestions.TALKS)
        if changes.concern(*parts, "deputies", "settings"):
            self._refresh_soon.start()
