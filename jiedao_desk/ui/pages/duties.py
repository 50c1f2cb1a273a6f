"""All duties of the office: what is owed, on whose authority, how it stands this year, how it is counted (应尽事项)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter

from jiedao_desk.kernel.duties import ADVISORY, OFF, Duty
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.operations import duties, standing
from jiedao_desk.operations.duties import Line
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.freshness import Freshness
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.points.tables import PlainTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel

_COLUMNS = (("事项", 220), ("条款", 76), ("要求", 130), ("提醒", 64), ("今年情况", 170), ("依据", 200))
_STANDINGS = (("时段或期限", 200), ("情况", 150), ("说明", 200))
_EXPLAINED = (
    "应尽事项按登记的记录自动判断，不用打勾。",
    "“启用”的，过期会标红并列入待办；“提示”的只说明情况，不标红；“停用”的不计算。",
    "次数和期限各地不同的，默认停用：按本地规定用“修改…”启用，写明依据和自何日起。修改以前的时段，仍按原来的规定判断。",
    "启用日期以前结束的时段不作判断。法定期限按当天提醒，遇节假日顺延的日子只作参考。",
)


class DutiesPage(Page):
    """Nothing is ticked here; parameters have a page of their own, and each keeps the day it began."""

    def __init__(self, place: Place) -> None:
        super().__init__("应尽事项", "实施意见和法律要求街道做的事，做到哪一步")
        self._place, self._desk = place, place.desk
        self._lines: tuple[Line, ...] = ()
        self.offer_explanation()
        self.explained.connect(lambda: dialogs.show_message(self, "应尽事项怎么算", *_EXPLAINED))
        for words, key in (("已作的修改", "duty_settings"), ("节假日", "holidays")):
            button = PlainButton(words)
            button.clicked.connect(partial(place.go, key))
            self.add_action(button)
        self.change_button = PrimaryButton("修改…", "edit")
        self.change_button.clicked.connect(self._change)
        self.add_action(self.change_button)
        self.table = PlainTable("应尽事项", _COLUMNS, "依据")
        self.table.currentCellChanged.connect(self._show_duty)
        self.table.activated.connect(lambda _index: self._go())
        listing = Card("事项", " ")
        self._listing = listing
        listing.body.addWidget(self.table, 1)
        self.standings = PlainTable("各时段情况", _STANDINGS, "说明")
        self.standings.activated.connect(lambda index: self._open(index.row()))
        self._how = ElidedLabel(role="muted")
        self._calendar = ElidedLabel(role="caption")
        self.go_link = LinkButton("", size="small")
        self.go_link.clicked.connect(self._go)
        one = Card("今年各时段", " ")
        self._one = one
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.normal)
        self._how.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot.addWidget(self._how, 1)
        foot.addWidget(self.go_link)
        one.body.addWidget(self.standings, 1)
        one.body.addLayout(foot)
        one.body.addWidget(self._calendar)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(listing)
        both.addWidget(one)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 1)
        self.body.addWidget(both, 1)
        Freshness(self, place.feed, self.refresh)
        self.refresh()

    def show_year(self, _year: int) -> None:
        """What is owed is owed today, whatever year is looked at."""

    def refresh(self) -> None:
        """Judges everything anew."""
        on = self._desk.clock.today()
        try:
            self._lines = tuple(duties.lines(self._desk, on, standing.obligations(self._desk, on)))
            announced = duties.calendar(self._desk).announced(on.year + 1)
        except (Refused, StorageTrouble) as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        row = max(self.table.currentRow(), 0)
        self.table.show_cells([_cells(line) for line in self._lines])
        active = sum(line.duty.mode != OFF for line in self._lines)
        self._listing.heading.set_note(f"{len(self._lines)} 项，其中 {active} 项启用或提示")
        self._calendar.setText(
            ""
            if announced
            else f"{on.year + 1}年的放假安排还没有：公布后在“节假日”里登记，此前只按周末推算顺延。"
        )
        self.table.setCurrentCell(min(row, len(self._lines) - 1), 0)
        self._show_duty()

    def _line(self) -> Line | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_duty(self) -> None:
        line = self._line()
        if line is None:
            return
        self._one.heading.set_title(line.duty.title)
        article = f"实施意见第{line.duty.article}条"
        source = line.duty.source
        self._one.heading.set_note(source if article in source else f"{article} · {source}")
        self.standings.show_cells([_standing(one) for one in line.standings])
        self._how.setText(f"怎么算：{line.duty.counts}")
        self.go_link.setText(f"{line.duty.action} ›")

    def _open(self, row: int) -> None:
        line = self._line()
        if line is None or not 0 <= row < len(line.standings):
            return
        one = line.standings[row]
        record = one.record if one.record is not None else next(iter(one.counted), None)
        if record is not None and line.duty.register != "reports" and line.duty.rhythm != "term":
            self._place.open_record(line.duty.register, record)

    def _go(self) -> None:
        line = self._line()
        if line is not None:
            self._place.go(line.duty.register)

    def _change(self) -> None:
        line = self._line()
        if line is not None:
            self._place.open_new(
                "duty_settings",
                duty=line.duty.title,
                valid_from=self._desk.clock.today(),
                mode=line.duty.mode,
            )


def _cells(line: Line) -> tuple[str, ...]:
    duty = line.duty
    demand = duty.rhythm_words + (f"，{duty.days}天" if duty.days is not None else "")
    source = f"{duty.source}（本单位已修改）" if line.changed else duty.source
    return (duty.title, f"第{duty.article}条", demand, duty.mode, _summary(duty, line.standings), source)


def _summary(duty: Duty, found: tuple[Standing, ...]) -> str:
    """In a few words how the year stands: 3/6，缺1; 逾期2项; 42/56人."""
    if duty.mode == OFF:
        return "不计算"
    if not found:
        return "暂无"
    if duty.rhythm == "term":
        one = found[0]
        return f"{one.done}/{one.required}人"
    if duty.rhythm == "due":
        late = sum(one.state == "overdue" for one in found)
        open_ones = sum(one.state in ("open", "due_soon") for one in found)
        parts = [f"逾期{late}项"] if late and duty.mode != ADVISORY else [f"超期{late}项"] if late else []
        parts += [f"在办{open_ones}项"] if open_ones else []
        return "，".join(parts) or f"已完成{len(found)}项"
    if duty.rhythm == "standing":
        return standing.state_words(found[0])
    judged = [one for one in found if one.state not in ("excluded", "upcoming")]
    met = sum(one.state == "met" for one in judged)
    missed = sum(one.state == "missed" for one in judged)
    if not judged:
        return standing.state_words(found[-1])
    if len(judged) == 1 and judged[0].required > 1:
        return f"{judged[0].done}/{judged[0].required}"
    return f"完成{met}/{len(judged)}" + (f"，缺{missed}" if missed else "")


def _standing(one: Standing) -> tuple[str, ...]:
    words = [one.what, one.reason or "", one.how]
    if one.required > 1:
        words.append(f"{one.done}/{one.required}")
    # Beside one that counts, another that does not is no reason for anything.
    besides = "另有一次不计入：" if one.state in ("met", "met_late") else ""
    words += [f"{besides}{why}" for _, why in one.not_counted]
    left = f"，剩{one.days}天" if one.state in ("open", "due_soon") and not one.advisory else ""
    return (
        standing.period_words(one),
        standing.state_words(one) + left,
        "；".join(word for word in words if word),
    )
