"""The points of one deputy in the file: the year's total and what it is made of, a click to each record (积分卡片)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from jiedao_desk.kernel.scoring import NOTHING
from jiedao_desk.operations import points
from jiedao_desk.operations.points import PersonPoints
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.points.tables import AccountTable
from jiedao_desk.ui.register.boxes import AskBox
from jiedao_desk.ui.theme import current_type
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.emptying import take_out

_LINES = 6


class PointsCard(Card):
    """Hidden where no rules are in force, or where the deputy is counted by none."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__("履职积分", " ", parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._place = place
        self._points: PersonPoints | None = None
        self.total = QLabel()
        self.total.setProperty("role", "figure")
        self.open = LinkButton("每一分从哪条记录来 ›", quiet=True, size="small")
        self.open.clicked.connect(self._show_account)
        self._sums = QGridLayout()
        self._sums.setColumnStretch(0, 1)
        self.body.addWidget(self.total)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._sums)
        self.hide()

    def show_person(self, person_id: int | None) -> None:
        """Shows the year of the top bar for another deputy."""
        made = points.of_year(self._place.desk, self._place.year) if person_id is not None else None
        people = made.people if made is not None else ()
        self._points = next((one for one in people if one.person_id == person_id), None)
        self.setVisible(self._points is not None)
        if self._points is None or made is None or made.rules is None:
            return
        self.heading.set_title(f"{made.year}年履职积分")
        self.heading.set_note(made.rules.name)
        account = self._points.account
        self.total.setText(f"{account.total:.1f}" + (f"　{account.grade}" if account.grade else ""))
        sums: defaultdict[str, Decimal] = defaultdict(lambda: NOTHING)
        sums["基础分"] = account.base
        for line in account.lines:
            sums[line.what] += line.points
        self._show_sums([(what, worth) for what, worth in sums.items() if worth])

    def _show_sums(self, sums: list[tuple[str, Decimal]]) -> None:
        take_out(self._sums)
        shown = sums if len(sums) <= _LINES else sums[: _LINES - 1]
        if len(sums) > len(shown):
            rest = sum((worth for _, worth in sums[len(shown) :]), NOTHING)
            shown = [*shown, (f"其他{len(sums) - len(shown)}项", rest)]
        for row, (what, worth) in enumerate(shown):
            caption = QLabel(what)
            caption.setProperty("role", "small")
            value = QLabel(f"{worth:.1f}" if what == "基础分" else f"{worth:+.1f}")
            value.setProperty("role", "small")
            self._sums.addWidget(caption, row, 0)
            self._sums.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)

    def _show_account(self) -> None:
        if self._points is None:
            return
        box = AccountBox(self._points, self)
        line = box.table.line(box.table.currentRow()) if box.answered() else None
        box.deleteLater()
        if line is not None:
            self._place.open_record(*line.source)


class AccountBox(AskBox):
    """Every line of the account; Enter or a double click opens its record."""

    def __init__(self, person: PersonPoints, parent: QWidget | None = None) -> None:
        account = person.account
        super().__init__(
            f"{person.name}：基础分{account.base:.1f}，合计{account.total:.1f}", "打开记录", parent
        )
        self.cancel_button.setText("关闭")
        self.table = AccountTable()
        self.table.show_account(account)
        self.table.setMinimumSize(current_type().body * 46, current_type().body * 26)
        self.table.activated.connect(self.accept)
        self.body.addWidget(self.table, 1)
        self.accept_button.setEnabled(bool(account.lines))
        if account.lines:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus()
