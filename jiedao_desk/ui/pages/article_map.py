"""The nineteen articles: what the street does for each phrase, this year's figures, what is missing (实施意见对照)."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu

from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import article_map, self_check
from jiedao_desk.operations.article_map import ARTICLES, FOUNDING_TITLE, Row
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone, current_colours
from jiedao_desk.ui.freshness import Freshness
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.points.tables import PlainTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel

_COLUMNS = (
    ("条款", 84),
    ("内容", 250),
    ("责任", 100),
    ("街道做什么", 180),
    ("本年情况", 230),
    ("还缺什么", 200),
)
_MISSING = 5
_ALL, _OWN, _LACKING = "全部", "街道自身负责的", "还缺的"
_EXPLAINED = (
    f"《{FOUNDING_TITLE}》共19条。凡涉及街道的要求一行一项：谁负责、在哪里登记、本年登记了多少、还缺什么。",
    "情况由登记的记录自动汇总；双击或按回车，打开登记的地方。",
    "只由区级落实的要求不列。文件被替代的，在“基本依据”里登记新文件，写明新条款对应原来的第几条，这里就同时显示新条款。",
)


class ArticleMapPage(Page):
    """Made of data: every row leads to the place where it is recorded."""

    def __init__(self, place: Place) -> None:
        super().__init__("实施意见对照", "19条要求，街道做到哪一步")
        self._place, self._desk = place, place.desk
        self._rows: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self.offer_explanation()
        self.explained.connect(lambda: dialogs.show_message(self, "实施意见对照", *_EXPLAINED))
        self.table = PlainTable("实施意见对照", _COLUMNS, "本年情况")
        self.table.activated.connect(lambda index: self._open(index.row()))
        self.table.currentCellChanged.connect(self._tell_row)
        # A table has no room for all the words, least of all for what a successor calls the article.
        self.whole = QLabel()
        self.whole.setWordWrap(True)
        self.whole.setAccessibleName("所选的要求")
        basis = PlainButton("基本依据")
        basis.clicked.connect(partial(place.go, "basis"))
        printing = PlainButton("打印", "print")
        papers = QMenu(self)
        papers.addAction("对照表…", self.print_map)
        papers.addAction("规范化建设自查表…", self.print_self_check)
        printing.set_menu(papers)
        self.go_button = PrimaryButton("去登记", "open")
        self.go_button.clicked.connect(lambda: self._open(self.table.currentRow()))
        for button in (basis, printing, self.go_button):
            self.add_action(button)
        self.narrow = QComboBox()
        self.narrow.setAccessibleName("看哪些要求")
        for words in (_ALL, _OWN, _LACKING):
            self.narrow.addItem(words)
        self.narrow.activated.connect(self._show)
        self.article = QComboBox()
        self.article.setAccessibleName("看哪一条")
        self.article.addItem("各条", 0)
        for number, title in ARTICLES.items():
            self.article.addItem(f"第{number}条　{title}", number)
        self.article.activated.connect(self._show)
        self._note = ElidedLabel(role="caption")
        top = QHBoxLayout()
        top.setSpacing(SPACING.normal)
        for widget in (self.article, self.narrow):
            top.addWidget(widget)
        top.addWidget(self._note, 1)
        card = Card()
        card.body.addLayout(top)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.whole)
        self.body.addWidget(card, 1)
        Freshness(self, place.feed, self.refresh)
        self.refresh()

    def show_year(self, _year: int) -> None:
        """Shows another year's figures."""
        self.refresh()

    def refresh(self) -> None:
        """Counts everything anew."""
        try:
            self._rows = article_map.rows(self._desk, self._place.year)
        except (Refused, StorageTrouble) as trouble:
            self._place.tell(str(trouble), Tone.BAD)
            return
        self._show()

    def print_self_check(self) -> None:
        """Shows the self-check of the year chosen in the top bar before it is printed (实施意见第19条)."""
        paper.preview(self, self._place, lambda: self_check.paper(self._desk, self._place.year))

    def print_map(self) -> None:
        """Shows the whole map before it is printed."""
        paper.preview(self, self._place, lambda: article_map.paper(self._desk, self._place.year))

    def _show(self) -> None:
        number, wanted = self.article.currentData(), self.narrow.currentText()
        self._shown = tuple(
            one
            for one in self._rows
            if number in (0, one.row.article)
            and (wanted == _ALL or (one.row.own if wanted == _OWN else bool(one.missing)))
        )
        row = max(self.table.currentRow(), 0)
        self.table.show_cells(
            [
                (
                    one.article,
                    one.row.phrase,
                    one.row.owner,
                    one.row.does,
                    one.figures or "本年尚未登记",
                    one.missing,
                )
                for one in self._shown
            ]
        )
        ink = QColor(current_colours().tone(Tone.BAD).ink)
        for place, one in enumerate(self._shown):
            item = self.table.item(place, _MISSING)
            if item is not None and one.late:
                item.setForeground(ink)
        if self._shown:
            self.table.setCurrentCell(min(row, len(self._shown) - 1), 0)
        self._tell_row(self.table.currentRow())
        nothing = number and not self._shown and wanted == _ALL
        late = sum(one.late for one in self._shown)
        self._note.setText(
            "这一条由区级落实，街道没有单列的事项。"
            if nothing
            else f"{self._place.year}年 · {len(self._shown)} 项" + (f"，其中 {late} 项有逾期" if late else "")
        )
        self.go_button.setEnabled(bool(self._shown))

    def _tell_row(self, row: int, *_rest: int) -> None:
        if not 0 <= row < len(self._shown):
            self.whole.setText("")
            return
        one = self._shown[row]
        said = (
            f"{one.article}　{one.row.phrase}（{one.row.owner}）",
            one.figures or "本年尚未登记",
            f"还缺：{one.missing}" if one.missing else "",
        )
        self.whole.setText("　·　".join(filter(None, said)))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._shown):
            self._place.go(self._shown[row].row.register)
