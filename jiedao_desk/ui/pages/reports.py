"""What goes up to the district: choose receiver and period, check, write, open (上报中心)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
)

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import reporting
from jiedao_desk.operations.reporting import Report
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner

_KINDS = (("half_year", "半年"), ("year", "全年"), ("quarter", "季度"), ("bimonth", "双月"))
_ACROSS = 3


class ReportsPage(Page):
    """The figures are those of the other pages; what the cross-check finds leads to its record."""

    def __init__(self, place: Place) -> None:
        super().__init__(
            "上报中心", "党工委报区委，人大街道工委报区人大常委会，分别上报 · 实施意见第1条、组织法第59条"
        )
        self._place = place
        self._desk = place.desk
        self._report: Report | None = None
        self._boxes: dict[int, QCheckBox] = {}
        self._receiver = _combo("接收单位", ((one.title, one.key) for one in reporting.RECEIVERS))
        self._kind = _combo("时段长短", ((words, kind) for kind, words in _KINDS))
        self._period = _combo("时段", ())
        self._receiver.activated.connect(self._show_sheets)
        self._kind.activated.connect(self._show_periods)
        self._period.activated.connect(self.check)
        check = PlainButton("校核", "check")
        check.clicked.connect(self.check)
        self._write = PrimaryButton("写出工作簿…", "report")
        self._write.clicked.connect(self.write)
        self.add_action(check)
        self.add_action(self._write)
        row = QHBoxLayout()
        row.setSpacing(SPACING.normal)
        for caption, box in (("报给", self._receiver), ("时段", self._kind), ("", self._period)):
            if caption:
                label = QLabel(caption)
                label.setBuddy(box)
                row.addWidget(label)
            row.addWidget(box)
        row.addStretch(1)
        self._sheets = QGridLayout()
        self._sheets.setHorizontalSpacing(SPACING.page)
        choice = Card("报什么", "没有登记内容的表照样列出，不填零")
        choice.body.addLayout(row)
        choice.body.addLayout(self._sheets)
        self._banner = Banner()
        self._banner.hide()
        self._banner.action_wanted.connect(self._open_folder)
        self._written: Path | None = None
        self._found = Card("校核", " ")
        self.table = _findings_table()
        self.table.activated.connect(lambda index: self._open(index.row()))
        self._fine = ElidedLabel("", role="muted")
        open_record = PlainButton("打开记录")
        open_record.clicked.connect(lambda: self._open(self.table.currentRow()))
        self._open_record = open_record
        self._found.heading.add_action(open_record)
        self._found.body.addWidget(self._fine)
        self._found.body.addWidget(self.table, 1)
        self.body.addWidget(choice)
        self.body.addWidget(self._banner)
        self.body.addWidget(self._found, 1)
        self._show_periods()
        self._show_sheets()

    def show_year(self, _year: int) -> None:
        """Offers the periods of another year."""
        self._show_periods()

    @property
    def report(self) -> Report | None:
        """The report as it was checked last."""
        return self._report

    def _show_periods(self) -> None:
        kind = self._kind.currentData()
        today = self._desk.clock.today()
        begun = [one for one in periods.windows_of_year(kind, self._place.year) if one.start <= today]
        self._period.clear()
        for window in reversed(begun):
            self._period.addItem(window.title, window.key)
        self._write.setEnabled(bool(begun))
        self.check()

    def _show_sheets(self) -> None:
        for box in self._boxes.values():
            self._sheets.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for place, maker in enumerate(reporting.makers(self._receiver.currentData())):
            box = QCheckBox(f"表{maker.number}　{maker.title}")
            box.setChecked(True)
            box.toggled.connect(self.check)
            self._sheets.addWidget(box, place // _ACROSS, place % _ACROSS)
            self._boxes[maker.number] = box
        self.check()

    def check(self) -> None:
        """Makes the figures anew and shows what the cross-check finds."""
        chosen = [number for number, box in self._boxes.items() if box.isChecked()]
        period = self._period.currentData()
        self._report = None
        self._write.setEnabled(bool(chosen) and period is not None)
        if not chosen or period is None:
            self.table.setRowCount(0)
            self._found.heading.set_note("")
            self._fine.setText("请至少选一张表" if period else "这一年还没有开始的时段")
            self._fine.show()
            return
        try:
            report = reporting.prepare(self._desk, period, self._receiver.currentData(), chosen)
        except (Refused, StorageTrouble) as trouble:
            self._banner.say(str(trouble), Tone.BAD)
            self._banner.show()
            return
        self._report = report
        titles = {sheet.number: f"表{sheet.number} {sheet.title}" for sheet in report.sheets}
        self.table.setRowCount(len(report.findings))
        for row, one in enumerate(report.findings):
            cells = (titles[one.sheet], one.where, one.why, "打开记录" if one.sources else "去说明")
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, column, item)
        self._found.heading.set_note(f"{len(report.findings)} 处，双击打开记录" if report.findings else "")
        self._fine.setText("校核没有发现问题。")
        self._fine.setVisible(not report.findings)
        self._open_record.setEnabled(bool(report.findings))

    def write(self) -> None:
        """Asks where to, writes the workbook, and offers to open it. Findings are said and do not hold it up."""
        self.check()
        report = self._report
        if report is None:
            return
        if report.findings and not dialogs.confirm(
            self,
            f"校核还有{len(report.findings)}处没有处理",
            "可以先处理再报，也可以照现在的数字写出。",
            "照样写出",
            "先处理",
        ):
            return
        folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        chosen = dialogs.choose_new_file(self, "写出工作簿", folder / report.file_name, (dialogs.WORKBOOKS,))
        if chosen is not None:
            self.write_to(chosen)

    def write_to(self, path: Path) -> None:
        """Writes the report in sight to a file."""
        if self._report is None:
            return
        try:
            reporting.write(self._desk, self._report, path)
        except (Refused, StorageTrouble) as trouble:
            dialogs.show_trouble(self, trouble)
            return
        self._written = path
        self._banner.say(f"已写到 {path}", Tone.GOOD, action="打开所在文件夹")
        self._banner.show()
        self._place.tell("报表已写好", Tone.GOOD)

    def _open(self, row: int) -> None:
        if self._report is None or not 0 <= row < len(self._report.findings):
            return
        sources = self._report.findings[row].sources
        if sources:
            self._place.open_record(*sources[0])
        else:
            self._place.go("dashboard")

    def _open_folder(self) -> None:
        if self._written is not None:
            dialogs.open_folder_of(self._written)


def _combo(name: str, entries: Iterable[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for title, key in entries:
        box.addItem(title, key)
    return box


def _findings_table() -> QTableWidget:
    """One line a finding; Enter or a double click opens its record."""
    table = QTableWidget(0, 4)
    table.setAccessibleName("校核结果")
    table.setHorizontalHeaderLabels(["表", "位置", "情况", "处理"])
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate((190, 150, 420, 110)):
        header.resizeSection(column, width)
    header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
    return table
