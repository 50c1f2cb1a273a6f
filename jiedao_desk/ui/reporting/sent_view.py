"""What was sent, and what became of it: opened as it was, saved again, compared, received or returned (已报出)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from jiedao_desk.kernel import dates, periods
from jiedao_desk.operations import reporting, submitting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.submitting import CORRECTED, RECEIVED, RETURNED, SENT, Sent
from jiedao_desk.ui.reporting.quiet_table import QuietTable
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton
from jiedao_desk.ui.widgets.labels import ElidedLabel

_COLUMNS = (
    ("报出日期", 104),
    ("时段", 210),
    ("报给", 110),
    ("次序", 120),
    ("表", 90),
    ("签发人", 80),
    ("文号", 150),
    ("状态", 200),
)
_RECEIVERS = {reporting.PARTY: "区委", reporting.CONGRESS: "区人大常委会"}


class SentView(QWidget):
    """One line a sending, newest first; what can be done with the one selected stands below."""

    opened = Signal(object)  # Sent, all five
    saving_wanted = Signal(object)
    comparing_wanted = Signal(object)
    correcting_wanted = Signal(object)
    state_wanted = Signal(object, str)
    register_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sent: list[Sent] = []
        self.table = QuietTable("已报出的报表", _COLUMNS, 6)
        self.table.activated.connect(lambda _index: self._with(self.opened.emit))
        self.table.itemSelectionChanged.connect(self._follow)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self._nothing = ElidedLabel("还没有报出过。选好接收单位和时段，校核后点“报出…”。", role="muted")
        self.detail = ElidedLabel("", role="caption")
        self.open = PlainButton("打开留存件")
        self.save = PlainButton("另存工作簿…", "save")
        self.compare = PlainButton("与现在对照")
        self.correct = PlainButton("更正…")
        self.more = PlainButton("更多")
        menu = QMenu(self)
        self.received = menu.addAction("记为已收")
        self.returned = menu.addAction("退回…")
        menu.addSeparator()
        self.register = menu.addAction("登记到请示报告…")
        self.more.set_menu(menu)
        self.open.clicked.connect(lambda: self._with(self.opened.emit))
        self.save.clicked.connect(lambda: self._with(self.saving_wanted.emit))
        self.compare.clicked.connect(lambda: self._with(self.comparing_wanted.emit))
        self.received.triggered.connect(lambda: self._with(lambda one: self.state_wanted.emit(one, RECEIVED)))
        self.returned.triggered.connect(lambda: self._with(lambda one: self.state_wanted.emit(one, RETURNED)))
        self.register.triggered.connect(lambda: self._with(self.register_wanted.emit))
        self.correct.clicked.connect(lambda: self._with(self.correcting_wanted.emit))
        foot = QHBoxLayout()
        foot.setSpacing(SPACING.small)
        foot.addWidget(self.detail, 1)
        for button in self._buttons():
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACING.small, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self._nothing)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.refresh()

    def refresh(self) -> int:
        """Reads the sendings anew; answers how many there are."""
        before = self.chosen()
        self._sent = submitting.every(self._desk)
        self.table.show_lines([_line(one) for one in self._sent])
        self._nothing.setVisible(not self._sent)
        self.table.setVisible(bool(self._sent))
        ids = [one.id for one in self._sent]
        if ids:
            self.table.selectRow(ids.index(before.id) if before is not None and before.id in ids else 0)
        self._follow()
        return len(ids)

    def choose(self, report_id: int) -> None:
        """Selects a sending."""
        for row, one in enumerate(self._sent):
            if one.id == report_id:
                self.table.selectRow(row)

    def chosen(self) -> Sent | None:
        """The sending that is selected."""
        row = self.table.chosen()
        return self._sent[row] if row is not None and row < len(self._sent) else None

    def _buttons(self) -> tuple[PlainButton, ...]:
        return (self.open, self.save, self.compare, self.correct, self.more)

    def _with(self, act: Callable[[Sent], object]) -> None:
        one = self.chosen()
        if one is not None:
            act(one)

    def _follow(self) -> None:
        one = self.chosen()
        for button in self._buttons():
            button.setVisible(one is not None)
        self.detail.setText("")
        if one is None:
            return
        open_still = one.state != CORRECTED
        self.correct.setEnabled(open_still)
        self.returned.setEnabled(open_still)
        self.received.setEnabled(open_still and one.state != RECEIVED)
        told = [f"填报单位：{one.unit}", f"经办：{one.frozen_by}"]
        if one.reason:
            told.append(f"更正原因：{one.reason}")
        if one.personal:
            told.append("含身份证号和电话")
        self.detail.setText("　".join(told))

    def _show_menu(self, at: QPoint) -> None:
        if self.chosen() is None:
            return
        menu = QMenu(self)
        for button in (self.open, self.save, self.compare, self.correct):
            menu.addAction(button.text(), button.click).setEnabled(button.isEnabled())
        menu.addSeparator()
        menu.addActions([self.received, self.returned, self.register])
        menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()


def _line(one: Sent) -> tuple[str, ...]:
    window = periods.window(one.period)
    early = "" if one.until >= window.end else f"（截至{one.until.month}月{one.until.day}日）"
    when = "" if one.state == SENT else f"　{dates.show_day(one.state_on)}"
    note = f"　{one.state_note}" if one.state_note else ""
    return (
        one.sent_on.isoformat(),
        f"{window.title}{early}",
        _RECEIVERS.get(one.receiver, one.receiver),
        one.words,
        _ranges(one.sheets),
        one.signed_by,
        one.document_number,
        f"{one.state}{when}{note}",
    )


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers as they are said: 1—3、18."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs)
