"""What goes up to the district: choose, check, look through, write, send, and what was sent (上报中心)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.operations import reporting, submitting
from jiedao_desk.operations.reporting import Report
from jiedao_desk.operations.submitting import Sent
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.background import Work
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.page import Page
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.reporting.choice import Choice
from jiedao_desk.ui.reporting.quiet_table import QuietTable
from jiedao_desk.ui.reporting.sendings import Sendings
from jiedao_desk.ui.reporting.sent_view import SentView
from jiedao_desk.ui.reporting.sheets_view import SheetsView
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import PlainButton, PrimaryButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.labels import ElidedLabel
from jiedao_desk.ui.widgets.notices import Banner

_FINDINGS = (("表", 190), ("位置", 150), ("情况", 420), ("处理", 110))
CHECK, SHEETS, SENDINGS = range(3)


class ReportsPage(Page):
    """The figures are those of the other pages; what the cross-check finds leads to its record."""

    def __init__(self, place: Place) -> None:
        super().__init__(
            "上报中心", "党工委报区委，人大街道工委报区人大常委会，分别上报 · 实施意见第1条、组织法第59条"
        )
        self._place = place
        self._desk = place.desk
        self._report: Report | None = None
        self._opened: Sent | None = None
        self._asked = 0
        self._stale = False
        self._written: Path | None = None
        self.choice = Choice(self._desk, place.year)
        self.choice.changed.connect(self.check)
        self._write = PlainButton("写出工作簿…", "export")
        self._send = PrimaryButton("报出…", "report")
        self._write.clicked.connect(self.write)
        self._send.clicked.connect(self.send)
        self.add_action(self._write)
        self.add_action(self._send)
        self.banner = Banner()
        self.banner.action_wanted.connect(self._act)
        self._action: Callable[[], object] = self._open_folder
        self._fine = ElidedLabel("", role="muted")
        self.table = QuietTable("校核结果", _FINDINGS, 2)
        self.table.activated.connect(lambda index: self._open_finding(index.row()))
        self.sheets = SheetsView(self._desk)
        self.sheets.opened.connect(place.open_record)
        self.sent = SentView(self._desk)
        self.sendings = Sendings(place, self)
        self._wire_sent()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("上报中心的内容")
        self.tabs.addTab(self._found(), "校核")
        self.tabs.addTab(self.sheets, "各表内容")
        self.tabs.addTab(self.sent, "已报出")
        whole = Card()
        whole.body.addWidget(self.tabs, 1)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.banner)
        self.body.addWidget(whole, 1)
        place.feed.changed.connect(self._heard)
        self._say_sent()
        self.check()

    def _found(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, SPACING.small, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self._fine)
        column.addWidget(self.table, 1)
        return holder

    def _wire_sent(self) -> None:
        self.sent.opened.connect(self.open_sent)
        self.sent.saving_wanted.connect(self.sendings.save)
        self.sent.comparing_wanted.connect(self.sendings.compare)
        self.sent.correcting_wanted.connect(self.sendings.correct)
        self.sent.state_wanted.connect(self.sendings.note)
        self.sent.register_wanted.connect(self.sendings.register)
        self.sendings.changed.connect(self._show_sent)
        self.sendings.written.connect(self._say_written)

    # What the window asks of a page

    def showEvent(self, event: QShowEvent) -> None:
        """Back from a record that was mended, the figures are made anew."""
        super().showEvent(event)
        if self._stale:
            self.check()

    def show_year(self, year: int) -> None:
        """Offers the periods of another year."""
        self.choice.show_year(year)

    @property
    def report(self) -> Report | None:
        """The report as it was made last; ``None`` while another is being made."""
        return self._report

    def show_record(self, record_id: int) -> None:
        """Shows a sending as it was sent."""
        self.sent.choose(record_id)
        self.tabs.setCurrentIndex(SENDINGS)

    # The report as it stands now

    def check(self) -> None:
        """Makes the figures anew, away from the window, and shows what the cross-check finds."""
        self._asked += 1
        self._stale = False
        self._report, self._opened = None, None
        period = self.choice.period.currentData()
        self._weigh()
        self.banner.say("")
        if period is None:
            self.table.show_lines(())
            self.sheets.show_sheets(())
            self._fine.setText("这一年还没有开始的时段")
            self._fine.show()
            return
        make = partial(
            reporting.prepare,
            self._desk,
            period,
            self.choice.receiver.currentData(),
            self.choice.numbers(),
            personal=self.choice.personal.isChecked() and not self.choice.personal.isHidden(),
        )

        def work(_work: Work) -> Report:
            return make()

        self._fine.setText("正在计算……")
        job = self._place.background.start(work)
        job.finished.connect(partial(self._show_report, self._asked))
        job.failed.connect(partial(self._show_failed, self._asked))

    def _show_report(self, asked: int, report: Report) -> None:
        if asked != self._asked:
            return
        self._report = report
        titles = {sheet.number: f"表{sheet.number} {sheet.title}" for sheet in reversed(report.sheets)}
        self.table.show_lines(
            [
                (titles.get(one.sheet, "封面"), one.where, one.why, "打开记录" if one.sources else "去说明")
                for one in report.findings
            ]
        )
        count = len(report.findings)
        self.tabs.setTabText(CHECK, f"校核（{count}处）" if count else "校核")
        self._fine.setText(
            "校核没有发现问题。" if not count else "双击一行，打开要改的记录；改好后这里会重新校核。"
        )
        self.table.setVisible(bool(count))
        if self._opened is None:
            self.sheets.show_sheets(report.sheets)
        self._weigh()

    def _show_failed(self, asked: int, error: BaseException) -> None:
        if not isinstance(error, Refused | StorageTrouble):
            raise error
        if asked == self._asked:
            self._fine.setText("")
            self.banner.say(str(error), Tone.BAD)

    def write(self) -> None:
        """Asks where to, writes the workbook, and offers to open it. It is not sent by that."""
        report = self._report
        if report is None or not self._findings_are_fine(report, "照样写出"):
            return
        chosen = self.sendings.ask_file("写出工作簿", report.file_name)
        if chosen is not None:
            self.write_to(chosen)

    def write_to(self, path: Path) -> None:
        """Writes the report in sight to a file."""
        report = self._report
        if report is None:
            return
        if self.sendings.done(lambda: reporting.write(self._desk, report, path)):
            self._say_written(f"已写到 {path}。这一份没有报出，数字以后还会随记录变化", path)

    def send(self) -> None:
        """Freezes the report as it stands, once somebody signs it, and offers the file."""
        report = self._report
        if report is not None and self._findings_are_fine(report, "照样报出"):
            self.sendings.send(report)

    # What was sent

    def open_sent(self, one: Sent) -> None:
        """Shows a sending in the sheets, as it was sent."""
        if not self.sendings.done(lambda: self.sheets.show_sheets(submitting.sheets(self._desk, one.id))):
            return
        self._opened = one
        window = periods.window(one.period)
        self.banner.say(
            f"这是{one.sent_on.year}年{one.sent_on.month}月{one.sent_on.day}日报出的原样"
            f"（{window.title}，{one.words}，{one.state}）；点格子看当时计入的记录",
            Tone.INFO,
            action="回到现在的数字",
        )
        self._action = self._back_to_now
        self.tabs.setCurrentIndex(SHEETS)

    # Inside

    def _back_to_now(self) -> None:
        self._opened = None
        self.banner.say("")
        if self._report is not None:
            self.sheets.show_sheets(self._report.sheets)

    def _show_sent(self, report_id: int) -> None:
        self._say_sent(report_id)
        self.tabs.setCurrentIndex(SENDINGS)

    def _say_sent(self, report_id: int | None = None) -> None:
        count = self.sent.refresh()
        self.tabs.setTabText(SENDINGS, f"已报出（{count}）" if count else "已报出")
        if report_id is not None:
            self.sent.choose(report_id)

    def _weigh(self) -> None:
        ready = self._report is not None
        self._write.setEnabled(ready)
        self._send.setEnabled(ready and self.choice.receiver.currentData() != reporting.ALL)
        self._send.setToolTip(
            "本单位留存的不作上报，请选接收单位"
            if self.choice.receiver.currentData() == reporting.ALL
            else ""
        )

    def _findings_are_fine(self, report: Report, accept: str) -> bool:
        return not report.findings or dialogs.confirm(
            self,
            f"校核还有{len(report.findings)}处没有处理",
            "可以先处理再报，也可以照现在的数字继续。",
            accept,
            "先处理",
        )

    def _say_written(self, words: str, path: Path) -> None:
        self._written = path
        self._action = self._open_folder
        self.banner.say(words, Tone.GOOD, action="打开所在文件夹")
        self._place.tell("工作簿已写好", Tone.GOOD)

    def _open_finding(self, row: int) -> None:
        if self._report is None or not 0 <= row < len(self._report.findings):
            return
        sources = self._report.findings[row].sources
        if sources:
            self._place.open_record(*sources[0])
        else:
            self._place.go("settings" if self._report.findings[row].sheet == reporting.COVER else "dashboard")

    def _act(self) -> None:
        self._action()

    def _open_folder(self) -> None:
        if self._written is not None:
            dialogs.open_folder_of(self._written)

    def _heard(self, changes: Changes) -> None:
        """Something was entered elsewhere: the figures are made anew when the page is looked at again."""
        if changes.concern("reports"):
            self._say_sent()
        elif self.isVisible():
            self.check()
        else:
            self._stale = True
