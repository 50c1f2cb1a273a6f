"""上报中心: what is checked leads to its record, every figure opens, and what was sent stays (上报中心)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from jiedao_desk.operations import submitting
from jiedao_desk.ui.pages.reports import SENDINGS, SHEETS, ReportsPage
from jiedao_desk.ui.register.pane import RecordPane
from jiedao_desk.ui.reporting.counted_box import CountedBox
from jiedao_desk.ui.reporting.differences_box import DifferencesBox
from jiedao_desk.ui.reporting.sending_box import SendingBox
from tests.operations.test_standing import hold


@pytest.fixture
def held(office):
    return hold(office, date(2026, 1, 5))


@pytest.fixture
def page(office, held, standing, shown, qtbot):
    made = shown(ReportsPage(standing))
    made.choice.choose("party", "2026H1", (1, 2, 3))
    ready(made, qtbot)
    return made


def ready(page, qtbot):
    qtbot.waitUntil(lambda: page.report is not None)


def lines(table):
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def sign(box: QDialog) -> None:
    assert isinstance(box, SendingBox)
    assert box.signer.text() == "张红旗"
    box.number.setText("东街工委〔2026〕8号")
    box.accept()


def send(page, answer, monkeypatch, tmp_path):
    """What a clerk does to send: agrees to the findings, signs, and chooses where the file goes."""
    file = tmp_path / "报出.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    answer(lambda box: box.accept())
    answer(sign)
    page.send()
    return file


def test_the_findings_lead_to_what_is_to_be_mended(page, standing):
    found = lines(page.table)
    assert any("未召开" in line[2] for line in found)
    page._open_finding(0)
    assert standing.went == ["dashboard"]


def test_a_figure_opens_to_the_records_counted_in_it(page, standing, held):
    page.sheets.show_number(1)
    page.sheets.table.setCurrentIndex(page.sheets.model.index(0, 8))
    assert lines(page.sheets.records)[0][0] == "专题研究"
    page.sheets.table.activated.emit(page.sheets.model.index(0, 8))
    assert standing.went == [("sessions", held)]


def test_the_totals_open_to_all_records_of_their_column(page):
    last = page.sheets.model.rowCount() - 1
    page.sheets.table.setCurrentIndex(page.sheets.model.index(last, 8))
    assert len(lines(page.sheets.records)) == 1


def test_what_was_sent_is_listed_and_opens_as_it_was(page, office, answer, monkeypatch, tmp_path, qtbot):
    file = send(page, answer, monkeypatch, tmp_path)
    assert page.tabs.currentIndex() == SENDINGS
    [line] = lines(page.sent.table)
    assert line[1:7] == ["2026年上半年", "区委", "首次报送", "1—3", "张红旗", "东街工委〔2026〕8号"]
    first = file.read_bytes()

    hold(office, date(2026, 3, 9))
    page.sent.open.click()
    assert page.tabs.currentIndex() == SHEETS
    assert "报出的原样" in page.banner.sentence()
    assert page.sheets.model.index(1, 3).data() == "未召开"
    page.sent.save.click()
    assert file.read_bytes() == first


def test_now_and_then_stand_side_by_side_and_lead_to_the_record(
    page, office, standing, answer, monkeypatch, tmp_path
):
    send(page, answer, monkeypatch, tmp_path)
    later = hold(office, date(2026, 3, 9))

    def look(box: QDialog) -> None:
        assert isinstance(box, DifferencesBox)
        texts = lines(box.table)
        row = next(number for number, line in enumerate(texts) if line[3] == "（无此行）")
        box.table.selectRow(row)
        box._open()

    answer(look)
    page.sent.compare.click()
    assert standing.went == [("sessions", later)]


def test_a_correction_asks_why_and_marks_the_old(page, office, answer, monkeypatch, tmp_path):
    send(page, answer, monkeypatch, tmp_path)

    def why(box: QDialog) -> None:
        assert isinstance(box, SendingBox)
        assert not box.accept_button.isEnabled()
        box.reason.setPlainText("漏报一次会议")
        assert box.accept_button.isEnabled()
        box.accept()

    answer(why)
    page.sent.correct.click()
    assert [line[3] for line in lines(page.sent.table)] == ["更正报送第1次", "首次报送"]
    assert lines(page.sent.table)[1][7].startswith("已被更正")
    page.sent.table.selectRow(1)
    assert not page.sent.correct.isEnabled()
    assert submitting.every(office)[0].reason == "漏报一次会议"


def test_received_and_returned_are_noted(page, office, answer, monkeypatch, tmp_path):
    send(page, answer, monkeypatch, tmp_path)
    page.sent.received.trigger()
    assert submitting.every(office)[0].state == "已收"
    answer(lambda box: (box.editor.setPlainText("缺签字"), box.accept()))
    page.sent.returned.trigger()
    assert lines(page.sent.table)[0][7].endswith("缺签字")


def test_a_sending_is_entered_among_the_papers_sent_up(page, standing, answer, monkeypatch, tmp_path):
    send(page, answer, monkeypatch, tmp_path)
    page.sent.register.trigger()
    register, values = standing.went[-1]
    assert (register, values["line"], values["number"]) == ("submissions", "区委", "东街工委〔2026〕8号")


def test_the_office_s_own_copy_cannot_be_sent(page, qtbot):
    page.choice.receiver.setCurrentIndex(2)
    page.choice._receiver_chosen()
    ready(page, qtbot)
    assert not page._send.isEnabled()
    assert page._write.isEnabled()


def test_only_the_sheets_that_were_chosen(page, qtbot):
    page.choice.choose_sheets([1])
    ready(page, qtbot)
    assert [one.number for one in page.report.sheets] == [1]
    assert page.choice.sheets.text() == "4张表中的1张…"


def test_a_record_shows_in_which_reports_it_is_counted(
    page, office, held, answer, monkeypatch, tmp_path, qtbot
):
    send(page, answer, monkeypatch, tmp_path)
    pane = RecordPane(office, office.catalogue["sessions"])
    qtbot.addWidget(pane)
    pane.show_record(held)
    seen = []

    def look(box: QDialog) -> None:
        assert isinstance(box, CountedBox)
        seen.extend(lines(box.table))
        box.accept()

    answer(look)
    pane.counted.click()
    assert seen[0] == ["2026年上半年", "首次报送", "2026-11-22", "已报出", "表1 专题研究情况"]
    assert seen[1][:4] == ["2026年", "现在的数字", "", "未报出"]
    assert seen[1][4].startswith("表1 专题研究情况、表17 工作统计表")
