"""Backups: made, listed, compared before they are restored, and restored."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.pages.backups import BackupsPage
from tests.ui.accessible import nameless


@pytest.fixture
def page(office, standing, shown):
    return shown(BackupsPage(standing))


def texts(page, row):
    return [page.table.item(row, column).text() for column in range(page.table.columnCount())]


def back_up(page, qtbot):
    before = page.table.rowCount()
    page._back_up()
    qtbot.waitUntil(lambda: page.table.rowCount() > before, timeout=20_000)
    page._progress.closed.emit()


def names(office):
    return {draft.get("name") for draft in browse.load_all(office, "staff")}


def test_a_backup_is_made_verified_and_listed(page, qtbot):
    page._back_up()
    qtbot.waitUntil(lambda: "已打开核对" in "".join(page._progress.result_text()), timeout=20_000)
    assert page.table.rowCount() == 2, "an office has its first copy from the day it starts"
    assert "手动" in texts(page, 0)[1]
    assert "人大街道工委人员1" in texts(page, 0)[3]


def test_an_office_without_a_copy_elsewhere_is_reminded(page):
    assert "还没有备份到U盘" in page._banner.sentence()
    assert page._banner.isVisible()


def test_what_a_restore_would_lose_is_said_first_and_nothing_is_done_without_consent(
    page, office, qtbot, answer
):
    back_up(page, qtbot)
    records.save(office, Draft("staff", {"name": "周全", "post": "委员"}))
    page.table.selectRow(0)
    said = []
    answer(lambda box: (said.append(box.words.text()), box.reject()))
    page.restore_button.click()
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "恢复后少1条" in said[0]
    assert "周全" in names(office)


def test_a_backup_is_restored_and_the_present_kept_aside(page, office, qtbot, answer, standing):
    back_up(page, qtbot)
    records.save(office, Draft("staff", {"name": "周全", "post": "委员"}))
    page.table.selectRow(0)
    answer(lambda box: box.accept())
    page.restore_button.click()
    qtbot.waitUntil(lambda: "恢复完成" in "".join(page._progress.result_text()), timeout=30_000)
    assert names(office) == {"张红旗"}
    assert page.table.rowCount() == 3, "the state before the restore is a backup too"
    assert page.window().isEnabled()
    assert standing.went == [], "what came of it can be read in peace"


def test_a_copy_beside_the_data_is_refused_in_a_sentence(page, office, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_given, **_named: office.folder.backups)
    page._back_up_outside()
    qtbot.waitUntil(lambda: "数据文件夹之外" in "".join(page._progress.result_text()), timeout=20_000)


def test_a_copy_elsewhere_is_read_back(page, qtbot, monkeypatch, tmp_path):
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_given, **_named: stick)
    page._back_up_outside()
    qtbot.waitUntil(lambda: "读回核对一致" in "".join(page._progress.result_text()), timeout=20_000)
    assert len(list(stick.iterdir())) == 1


def test_the_data_can_be_checked(page, qtbot):
    page._check()
    qtbot.waitUntil(lambda: "没有发现问题" in "".join(page._progress.result_text()), timeout=20_000)


def test_every_control_can_be_called_by_a_name(page):
    assert nameless(page) == []


def test_the_handover_list_can_be_looked_at_before_it_is_printed(page, answer):
    seen = []
    answer(lambda box: (seen.append(box.pane.document().kind), box.reject()))
    (button,) = (one for one in page.findChildren(QPushButton) if one.text() == "交接清单…")
    button.click()
    assert seen == ["handover"]
