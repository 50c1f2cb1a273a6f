"""The page of the activity funds: entries as a register, or as the ledger of the year with its balance (经费)."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QStackedWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import fund_papers, funds
from jiedao_desk.ui import dialogs, paper
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.funds.tables import CategoryTable, LedgerTable
from jiedao_desk.ui.funds.year_strip import YearStrip
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.register.page import RegisterPage
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.widgets.buttons import PlainButton

_VIEWS = ("明细", "台账（逐笔结余）", "按科目")


class FundPane(RecordPane):
    """Says before saving that there is not so much, or that the law gives no subsidy to somebody on the list."""

    def save(self) -> bool:
        """Saves as every register does, unless the user goes back to what was said."""
        draft = self.form.draft()
        if self.is_changed and not self.form.insist():
            others = funds.unentitled(self.desk, draft)
            if others:
                self.banner.say(
                    f"{'、'.join(others)}没有标“无固定工资收入”，不能发误工补贴（代表法第四十一条）。"
                    "确实没有固定工资的，请先在代表档案里标上。",
                    Tone.BAD,
                )
                return False
            short = funds.shortfall(self.desk, draft)
            if short is not None and not dialogs.confirm(
                self, "支出超过可用经费", f"{short.sentence}要照这样保存吗？", "照样保存", "再看看"
            ):
                return False
        return super().save()


class FundsPage(RegisterPage):
    """The year of the top bar over the entries; the ledger shows what was left after each."""

    def __init__(self, place: Place) -> None:
        super().__init__(place, place.desk.catalogue[funds.REGISTER])

    def _build(self) -> None:
        super()._build()
        self.strip = YearStrip()
        self.body.insertWidget(0, self.strip)
        self.view_button = PlainButton(_VIEWS[0])
        self.view_button.setToolTip("换一种看法")
        views = QMenu(self)
        for at, words in enumerate(_VIEWS):
            views.addAction(words, partial(self.show_view, at))
        self.view_button.set_menu(views)
        self.print_button = PlainButton("打印", "print")
        papers = QMenu(self)
        papers.addAction("经费台账…", partial(self.print_year, fund_papers.ledger))
        papers.addAction("年度经费使用情况…", partial(self.print_year, fund_papers.statement))
        self.print_button.set_menu(papers)
        self.strip.add_action(self.view_button)
        self.strip.add_action(self.print_button)
        self.ledger = LedgerTable()
        self.ledger.currentCellChanged.connect(self._show_entry)
        self.categories = CategoryTable()
        # The register's own list stays what it is; the others stand in its place.
        self._faces = QStackedWidget()
        left = self._lists.parentWidget()
        assert left is not None
        column = left.layout()
        assert column is not None
        column.replaceWidget(self._lists, self._faces)
        for face in (self._lists, self.ledger, self.categories):
            self._faces.addWidget(face)
        self.subsidies_button = PlainButton("补贴发放表…", "print")
        self.subsidies_button.clicked.connect(self.print_subsidies)
        self.pane.add_action(self.subsidies_button)
        self.pane.shown.connect(self._show_button)

    def make_pane(self) -> RecordPane:
        """The pane that weighs an entry before it is saved."""
        return FundPane(self.desk, self.register)

    def show_view(self, at: int) -> None:
        """Shows the entries, the ledger or the categories."""
        self.view_button.setText(_VIEWS[at])
        self._faces.setCurrentIndex(at)
        self.filters.setEnabled(at == 0)
        self.foot.setVisible(at == 0)
        self.ledger.choose(self.pane.record_id)

    def show_year(self, year: int) -> None:
        """The year of the strip and the ledger."""
        super().show_year(year)
        self._show_sums()

    def refresh(self) -> None:
        """Reads list and ledger anew."""
        super().refresh()
        self._show_sums()

    def print_year(self, make: fund_papers.OfYear) -> None:
        """Shows a paper of the year in the top bar."""
        year = self.place.year
        paper.preview(self, self.place, lambda: make(self.desk, year))

    def print_subsidies(self) -> None:
        """Shows the list of the entry in sight, to be signed for."""
        paper.preview_record(self, self.place, self.pane.form.draft(), fund_papers.subsidies)

    def _show_sums(self) -> None:
        made = funds.year(self.desk, self.place.year)
        self.strip.show_year(made)
        self.strip.setVisible(bool(made.rows or made.sum.opening or self.model.rowCount()))
        self.ledger.blockSignals(True)
        self.ledger.show_year(made)
        self.ledger.choose(self.pane.record_id)
        self.ledger.blockSignals(False)
        self.categories.show_year(made)

    def _show_entry(self, row: int, _column: int, _was: int, _before: int) -> None:
        record_id = self.ledger.id_at(row)
        if record_id is not None and record_id != self.pane.record_id:
            self.show_record(record_id)

    def _show_button(self, draft: Draft) -> None:
        self.subsidies_button.setVisible(bool(draft.listed(funds.SUBSIDIES)))
