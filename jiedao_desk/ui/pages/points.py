"""The points of a year: by the rules in force or by others on trial, each opened to its records (履职积分)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSplitter

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import point_papers, points
from jiedao_desk.operations.points import PersonPoints, YearPoints
from jiedao_desk.registers.point_sets import ADOPTED
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.freshness import Freshness
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.points.tables import AccountTable, PeopleTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner, EmptyState

_EXPLAINED = (
    "积分全部由履职记录按规则算出，不能手填；改了记录，积分随之改变。",
    "每年按当年1月1日已施行的规则计算；年中才有第一套规则的，按那一套。以后换规则，往年不变。",
    "同一天同一事项在几处都有记录的，只按分值最高的一处计（就高不重复）；有年度上限的，超过部分不计。",
    "规则以外的加减分，用“积分调整”登记原因和批准人。",
    "只列在任区代表，按名册顺序，不排名次。市以上代表、编入本街道活动的代表不计。",
)


class PointsPage(Page):
    """Nothing is typed here: totals follow from records, adjustments and returned scores have pages of their own."""

    def __init__(self, place: Place) -> None:
        super().__init__("履职积分", "由履职记录按规则算出 · 代表法第58条")
        self._place, self._desk = place, place.desk
        self._points: YearPoints | None = None
        self.offer_explanation()
        self.explained.connect(lambda: dialogs.show_message(self, "履职积分怎么算", *_EXPLAINED))
        rules = PlainButton("积分规则", "settings")
        rules.clicked.connect(partial(place.go, "point_sets"))
        self.adjust = PlainButton("登记调整…", "add")
        self.adjust.clicked.connect(self._adjust)
        self.publish = PrimaryButton("公示名单", "print")
        menu = QMenu(self)
        menu.addAction("含姓名…", partial(self.print_list, names=True))
        menu.addAction("只含各等次人数…", partial(self.print_list, names=False))
        self.publish.set_menu(menu)
        for button in (rules, self.adjust, self.publish):
            self.add_action(button)

        self.choice = QComboBox()
        self.choice.setAccessibleName("按哪套规则算")
        self.choice.activated.connect(self.refresh)
        self._grades = ElidedLabel(role="caption")
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        top.addWidget(self.choice)
        top.addStretch(1)
        for words, key in (("积分调整 ›", "point_adjustments"), ("区人大评分 ›", "district_scores")):
            link = LinkButton(words, quiet=True, size="small")
            link.clicked.connect(partial(place.go, key))
            top.addWidget(link)
        self._trial = Banner()
        self._trial.hide()
        self.people = PeopleTable()
        self.people.currentCellChanged.connect(self._show_account)
        self.people.activated.connect(lambda index: self._open_person(index.row()))
        self.lines = AccountTable()
        self.lines.activated.connect(lambda index: self._open_line(index.row()))
        self._account = Card("积分明细", " ")
        self._account.body.addWidget(self.lines, 1)
        listing = Card("区代表", " ")
        self._listing = listing
        listing.body.addLayout(top)
        listing.body.addWidget(self._trial)
        listing.body.addWidget(self.people, 1)
        listing.body.addWidget(self._grades)
        self._both = QSplitter(Qt.Orientation.Horizontal)
        self._both.setChildrenCollapsible(False)
        self._both.addWidget(listing)
        self._both.addWidget(self._account)
        self._both.setStretchFactor(0, 11)
        self._both.setStretchFactor(1, 9)
        self._none = EmptyState(
            "point",
            "这一年没有施行的积分规则",
            "区里有积分办法的，按办法建一套规则并改为“施行”；也可以从示例规则改起，先试算再施行。不用积分的，不必理会这一页。",
            (("example", "建示例规则"), ("sets", "积分规则")),
        )
        self._none.chosen.connect(self._begin)
        self.body.addWidget(self._none)
        self.body.addWidget(self._both, 1)
        Freshness(self, place.feed, self.refresh)
        self.refresh()

    @property
    def points(self) -> YearPoints | None:
        """The points in sight."""
        return self._points

    def show_year(self, _year: int) -> None:
        """Counts another year."""
        self.refresh()

    def refresh(self) -> None:
        """Counts anew, by the rules chosen."""
        try:
            sets = points.known_sets(self._desk)
            self._offer([(one.rules.id, f"试算：{one.rules.name}（{one.state}）") for one in sets])
            made = points.of_year(self._desk, self._place.year, self.choice.currentData())
        except (Refused, StorageTrouble) as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        self._points = made
        on_trial = self.choice.currentData() is not None
        adopted = any(one.state == ADOPTED for one in sets)
        self._none.setVisible(made.rules is None and not sets)
        self._both.setVisible(bool(sets))
        self.adjust.setEnabled(bool(made.people))
        self.publish.setEnabled(bool(made.people) and not on_trial)
        if on_trial:
            self._trial.say("试算只供比较，不改变任何记录，也不能公示。", Tone.INFO)
        elif made.rules is None:
            words = "没有一套规则是“施行”状态" if not adopted else "施行的规则都在这一年以后"
            self._trial.say(f"{self._place.year}年{words}；可以选一套规则试算。", Tone.WARN)
        self._trial.setVisible(on_trial or made.rules is None)
        row = self.people.currentRow()
        self.people.show_people(made.people)
        self._grades.setText(
            " · ".join(f"{name or '未定等次'} {count} 名" for name, count in made.grades if count)
        )
        self._listing.heading.set_note(
            f"{made.year}年 · {len(made.people)} 名 · 基础分 {made.rules.base:.1f}" if made.rules else ""
        )
        if made.people:
            self.people.setCurrentCell(min(max(row, 0), len(made.people) - 1), 0)
        self._show_account()

    def print_list(self, *, names: bool) -> None:
        """Shows the list that is made public before it is printed."""
        made = self._points
        if made is not None:
            paper.preview(self, self._place, lambda: point_papers.publication(self._desk, made, names=names))

    def _offer(self, sets: list[tuple[int, str]]) -> None:
        chosen = self.choice.currentData()
        self.choice.clear()
        self.choice.addItem("按现行规则", None)
        for record, words in sets:
            self.choice.addItem(words, record)
        place = self.choice.findData(chosen) if chosen is not None else 0
        self.choice.setCurrentIndex(max(place, 0))

    def _person(self, row: int | None = None) -> PersonPoints | None:
        people = self._points.people if self._points else ()
        place = self.people.currentRow() if row is None else row
        return people[place] if 0 <= place < len(people) else None

    def _show_account(self) -> None:
        person = self._person()
        self.lines.show_account(person.account if person else None)
        self._account.heading.set_note(
            f"{person.name} · 基础分 {person.account.base:.1f}，合计 {person.account.total:.1f}"
            if person
            else " "
        )

    def _open_person(self, row: int) -> None:
        person = self._person(row)
        if person is not None:
            self._place.open_record("deputies", person.person_id)

    def _open_line(self, row: int) -> None:
        line = self.lines.line(row)
        if line is not None:
            self._place.open_record(*line.source)

    def _adjust(self) -> None:
        person = self._person()
        if person is not None:
            self._place.open_new(
                "point_adjustments", person_id=person.person_id, decided_on=self._desk.clock.today()
            )

    def _begin(self, key: str) -> None:
        if key == "example":
            try:
                made = points.make_example(self._desk)
            except (Refused, StorageTrouble) as trouble:
                dialogs.show_trouble(self, trouble)
                return
            self._place.open_record("point_sets", made.id)
        else:
            self._place.go("point_sets")
