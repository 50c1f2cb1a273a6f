"""The home page: is the office in order, what is owed next, what is in progress, who is active (工作台)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import overview, standing
from jiedao_desk.operations.overview import Home, PeriodBlock
from jiedao_desk.operations.todo import Todo
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.activities.spread_card import SpreadCard
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.freshness import Freshness
from jiedao_desk.ui.home.matters_card import MattersCard
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import EmptyState
from jiedao_desk.ui.widgets.todo_list import TodoEntry, TodoList
from jiedao_desk.ui.widgets.year_strip import WindowFigure, YearStrip

TONES = {
    "met": Tone.GOOD,
    "met_late": Tone.GOOD,
    "open": Tone.INFO,
    "due_soon": Tone.WARN,
    "missed": Tone.BAD,
    "overdue": Tone.BAD,
    "upcoming": Tone.NEUTRAL,
    "excluded": Tone.NEUTRAL,
}
_EXPLAINED = (
    "每年六个时段：1—2月、3—4月……11—12月，每个时段至少一次。",
    "会议计入它召开之日所在的时段：已定稿、有人大议题、由当日在任的党工委书记主持（可在设置中改为“出席”）。",
    "时段结束仍没有计入的会议，就是“未召开”，以后再开也只计入新的时段；可以说明原因。",
    "听取汇报每半年至少一次：已定稿、有汇报人、由当日在任的书记主持。与专题研究同一次会议的，只计一项；要两项都计，在设置中启用“一会两计”。",
    "整个时段书记空缺的，“不计”。启用日期以前的时段，“未纳入”。",
)
# However low the window is, and how many of the lines may be late at least.
_LEAST_LINES, _LATE_AT_LEAST = 6, 3


class DashboardPage(Page):
    """Reads everything anew when the records change."""

    painted = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("工作台")
        self._place = place
        self._home: Home | None = None
        self._todo: dict[str, Todo] = {}
        self._importing = PlainButton("导入代表名册", "import")
        self._importing.clicked.connect(lambda: place.go("import"))
        self._activity = PlainButton("登记活动")
        self._activity.clicked.connect(lambda: place.open_new("activities"))
        new = PrimaryButton("新建专题研究", "add")
        new.clicked.connect(lambda: place.open_new("sessions"))
        for button in (self._importing, self._activity, new):
            self.add_action(button)

        self._strip = YearStrip()
        self._strip.opened.connect(self._open_period)
        self._year = strip = Card(
            "党工委专题研究和听取人大工作", "每两个月至少研究一次，每半年至少听取一次汇报 · 实施意见第1条"
        )
        explain = LinkButton("怎么算的", quiet=True, size="small")
        explain.clicked.connect(lambda: dialogs.show_message(self, "专题研究和听取汇报怎么算", *_EXPLAINED))
        strip.heading.add_action(explain)
        strip.body.addWidget(self._strip)

        self._owed = Card("待办", " ")
        self._todos = TodoList()
        self._todos.opened.connect(self._do)
        self._nothing = ElidedLabel("现在没有待办。", role="muted")
        self._everything = False
        self._lines = _LEAST_LINES
        self._more = LinkButton("", quiet=True, size="small")
        self._more.clicked.connect(self._show_more)
        self._more.hide()
        self._owed.heading.add_action(self._more)
        self._owed.body.addWidget(self._todos)
        self._owed.body.addWidget(self._nothing)
        self._owed.body.addStretch(1)

        self._matters = MattersCard(place)
        self._spread = SpreadCard(place)

        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(SPACING.normal)
        right.addWidget(self._matters)
        right.addWidget(self._spread)
        right.addStretch(1)
        lower = QHBoxLayout()
        lower.setSpacing(SPACING.normal)
        lower.addWidget(self._owed, 11)
        lower.addWidget(self._right, 9)
        self._first = EmptyState(
            "dashboard",
            "从这里开始",
            "先登记书记和党工委成员，再导入代表名册；以后每次专题研究都在这里记录，程序会提醒还欠什么。",
            (("staff", "登记任职人员"), ("import", "导入代表名册"), ("sessions", "新建专题研究")),
        )
        self._first.chosen.connect(self._begin)
        self.body.addWidget(strip)
        self.body.addWidget(self._first)
        self.body.addLayout(lower, 1)

        Freshness(self, place.feed, self.refresh)
        self.refresh()

    def show_year(self, _year: int) -> None:
        """Shows another year's periods."""
        self.refresh()

    def refresh(self) -> None:
        """Reads the figures and shows them."""
        try:
            home = overview.home(self._place.desk, self._place.year)
            self._spread.refresh(home.deputies)
        except (Refused, StorageTrouble) as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        self._home = home
        self.set_title("工作台", home.heading)
        self._strip.show_year(
            [_figure(one) for one in home.periods],
            [replace(_figure(one), title=f"听取汇报 {one.title}") for one in home.half_years],
        )
        self._todo = {str(number): todo for number, todo in enumerate(home.todos)}
        self._list_todos()
        self._matters.show_counts(home.suggestions, home.opinions)
        self._right.setVisible(bool(home.deputies.persons or home.suggestions or home.opinions))
        self._first.setVisible(not home.started)
        self._importing.setVisible(not home.deputies.persons)
        self._activity.setVisible(bool(home.deputies.persons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A higher window shows more of what is owed."""
        super().resizeEvent(event)
        if not self._everything and self._fitting() != self._lines:
            self._list_todos()

    def _fitting(self) -> int:
        """How many lines there is room for without scrolling, as the right column has it at least."""
        body = current_type().body
        around = 2 * SPACING.card + 2 * SPACING.normal + body + 20
        right = self._matters.sizeHint().height() + self._spread.sizeHint().height() + SPACING.normal
        card = max(right, self.height() - around - self._year.sizeHint().height())
        # Of the card its margins and its heading are left out.
        room = card - 2 * SPACING.normal - SPACING.small - body - 8
        return max(_LEAST_LINES, room // (body + 18))

    def _list_todos(self) -> None:
        self._lines = self._fitting()
        shown = self._chosen()
        self._todos.show_entries(
            TodoEntry(key, todo.chip, TONES[todo.kind], todo.text, todo.action) for key, todo in shown
        )
        self._nothing.setVisible(not shown)
        more = len(self._todo) - len(shown)
        self._owed.heading.set_note(f"{len(self._todo)} 项 · 按期限")
        self._more.setText(f"另有 {more} 项 ›" if more else "收起")
        self._more.setVisible(more > 0 or self._everything)

    def _chosen(self) -> list[tuple[str, Todo]]:
        """All that is owed, or as much as fits: of what is late the latest, so that what comes next has its place."""
        listed = list(self._todo.items())
        if self._everything or len(listed) <= self._lines:
            return listed
        late = [entry for entry in listed if entry[1].kind in ("missed", "overdue")]
        coming = [entry for entry in listed if entry not in late]
        room = max(self._lines - len(coming), _LATE_AT_LEAST)
        kept = {key for key, _ in (*late[-room:], *coming[: self._lines - min(len(late), room)])}
        return [entry for entry in listed if entry[0] in kept]

    def _show_more(self) -> None:
        self._everything = not self._everything
        self._list_todos()

    def _open_period(self, key: str) -> None:
        shown = (*self._home.periods, *self._home.half_years) if self._home else ()
        block = next((one for one in shown if one.key == key), None)
        if block is None:
            return
        if block.kind == "missed" and block.record_id is None:
            self._ask_reason(key, block.reason)
        elif block.record_id is not None:
            self._place.open_record(block.register, block.record_id)
        elif block.kind in ("open", "due_soon"):
            self._place.open_new(block.register)

    def _do(self, key: str) -> None:
        todo = self._todo[key]
        if todo.step == "reason":
            self._ask_reason(todo.target)
        elif todo.step == "new":
            self._place.open_new(todo.target)
        elif todo.step == "go":
            self._place.go(todo.target)
        else:
            register, _, record = todo.target.partition(":")
            self._place.open_record(register, int(record))

    def _ask_reason(self, period: str, known: str = "") -> None:
        explanation = "原因会记在这个时段上，时段仍是“未召开”，以后的会议不会改变它。"
        if known:
            explanation = f"已经记下的：{known}\n再写的会替换它，改动前的留在历史里。"
        reason = dialogs.ask_reason(self, "说明未召开的原因", explanation, "记下")
        if reason is None:
            return
        try:
            standing.record_reason(self._place.desk, period, reason, self)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)

    def _begin(self, key: str) -> None:
        if key == "import":
            self._place.go("import")
        else:
            self._place.open_new(key)


def _figure(block: PeriodBlock) -> WindowFigure:
    return WindowFigure(block.key, block.title, block.state, TONES[block.kind], block.lines)
