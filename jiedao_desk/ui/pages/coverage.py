"""Who has done what at least once in the term, matter by matter; names come on a click (覆盖情况)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QTableWidgetItem

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import coverage
from jiedao_desk.operations.coverage import ABSENCES, Coverage, Covered, Item
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.freshness import Freshness
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.points.tables import PlainTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner

_MATTERS = (("事项", 150), ("已有登记", 84), ("尚未登记", 84), ("覆盖率", 96))
_PEOPLE = (("代表", 140), ("选区", 96), ("代表小组", 126), ("最近一次", 120), ("次数", 60))
_CHOOSE = "在左边选一项，看名单"

_EXPLAINED = (
    "范围是今天在任、本街道选举产生的区代表；暂停执行职务的仍在册，也在内。市以上代表、编入本街道活动的代表不计。",
    "从各人本次任职之日起，有一次登记就算“已有登记”；同一天同一事项在几处都登记的，只算一次。",
    "“尚未登记”只表示本街道没有登记，可能在别处参加过；请核对后再安排。",
    "人代会缺席按会次计：全程未到、又没有登记准假人的计一次；半天不计，没有准假人的请假不算经批准（代表法第六十二条）。",
    "是否终止资格由区人大常委会依法认定，街道只核实情况、如实上报。",
)


class CoveragePage(Page):
    """Counts on the left; the names of one matter on the right, once it is chosen."""

    def __init__(self, place: Place) -> None:
        super().__init__("覆盖情况", "本次任职以来每名代表至少一次 · 实施意见第8、10、11条")
        self._place, self._desk = place, place.desk
        self._found: Coverage | None = None
        self._people: tuple[Covered, ...] = ()
        self.offer_explanation()
        self.explained.connect(partial(dialogs.show_message, self, "覆盖情况怎么算", *_EXPLAINED))
        self.print_button = PrimaryButton("打印", "print")
        self.print_button.clicked.connect(self.print_list)
        self.add_action(self.print_button)
        self.grassroots = QCheckBox("只看基层代表")
        self.grassroots.setToolTip("档案里标了“基层一线”的代表")
        self.grassroots.clicked.connect(self.refresh)
        self.lacking = QCheckBox("只列尚未登记的")
        self.lacking.setChecked(True)
        self.lacking.clicked.connect(self._show_people)
        self.matters = PlainTable("事项", _MATTERS, "事项", frozenset({"已有登记", "尚未登记", "覆盖率"}))
        self.matters.itemSelectionChanged.connect(self._show_people)
        self.people = PlainTable("代表名单", _PEOPLE, "最近一次", frozenset({"次数"}))
        self.people.activated.connect(self._open)
        # What stands in this column depends on the matter.
        self._latest = QTableWidgetItem("最近一次")
        self._latest.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.people.setHorizontalHeaderItem(3, self._latest)
        self._words = ElidedLabel(_CHOOSE, role="caption")
        self._notice = Banner()

        self._counts = Card("事项", " ")
        self._counts.body.addWidget(self.grassroots)
        self._counts.body.addWidget(self.matters, 1)
        self._names = Card("名单", " ")
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        top.addWidget(self.lacking)
        top.addStretch(1)
        top.addWidget(self._words)
        self._names.body.addLayout(top)
        self._names.body.addWidget(self.people, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self._counts)
        both.addWidget(self._names)
        both.setStretchFactor(0, 4)
        both.setStretchFactor(1, 5)
        self.body.addWidget(self._notice)
        self.body.addWidget(both, 1)
        Freshness(self, place.feed, self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Counts anew, as of today."""
        try:
            found = coverage.as_of(self._desk, grassroots=self.grassroots.isChecked())
        except StorageTrouble as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        self._found = found
        chosen = self._row()
        self.matters.blockSignals(True)
        self.matters.show_cells([_counted(one) for one in self._items()])
        if chosen is None:
            # A table whose first cell is current says nothing is chosen only if that is cleared.
            self.matters.clearSelection()
        self.matters.blockSignals(False)
        self._counts.heading.set_note(f"在任区代表 {len(found.people)} 名")
        self.print_button.setEnabled(bool(found.people))
        count = len(found.reportable)
        self._notice.setVisible(bool(count))
        if count:
            self._notice.say(
                f"{count} 名代表登记有两次以上人代会会议未经批准缺席，请核实请假手续，属实的上报（代表法第六十二条）。",
                Tone.WARN,
            )
        self._show_people()

    def print_list(self) -> None:
        """Shows the list with names before it is printed."""
        paper.preview(self, self._place, partial(coverage.paper, self._desk))

    def show_matter(self, key: str) -> None:
        """Chooses a matter, as if it was clicked."""
        keys = [one.matter.key for one in self._items()]
        self.matters.selectRow(keys.index(key))

    def _items(self) -> tuple[Item, ...]:
        return (*self._found.items, self._found.absences) if self._found is not None else ()

    def _row(self) -> int | None:
        rows = self.matters.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def _show_people(self) -> None:
        row, items = self._row(), self._items()
        if row is None or row >= len(items):
            self._people = ()
            self._names.heading.set_note(" ")
            self._words.setText(_CHOOSE)
        else:
            item = items[row]
            away = item.matter == ABSENCES
            self._people = item.lacking if away or self.lacking.isChecked() else (*item.lacking, *item.done)
            self._names.heading.set_note(f"{item.matter.label} · {item.matter.basis}")
            self._words.setText(f"{len(self._people)} 名，双击或按 Enter 打开档案")
        self.lacking.setVisible(row is None or row >= len(items) or items[row].matter != ABSENCES)
        key = items[row].matter.key if row is not None and row < len(items) else ""
        self._latest.setText("会议" if key == ABSENCES.key else "最近一次")
        self.people.show_cells([_named(one, key) for one in self._people])

    def _open(self) -> None:
        row = self.people.currentRow()
        if 0 <= row < len(self._people):
            self._place.open_record("deputies", self._people[row].person_id)


def _counted(item: Item) -> tuple[str, ...]:
    if item.matter == ABSENCES:
        return (item.matter.label, "", "", f"{len(item.lacking)} 名待核实" if item.lacking else "无")
    rate = "" if item.rate is None else f"{item.rate}%"
    return (item.matter.label, str(len(item.done)), str(len(item.lacking)), rate)


def _named(one: Covered, key: str) -> tuple[str, ...]:
    if key == ABSENCES.key:
        sessions = "；".join(each.session for each in one.missed)
        return (one.name, one.constituency, one.group, sessions, str(len(one.missed)))
    last = one.last.get(key)
    times = str(one.times[key]) if key in one.times else ""
    return (one.name, one.constituency, one.group, last.isoformat() if last else "尚未登记", times)
