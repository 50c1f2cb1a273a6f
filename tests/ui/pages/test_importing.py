"""Importing in the window: previewed, imported, read about, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.pages.importing import ImportPage
from tests.ui.accessible import nameless

ROSTER = """明山区第十九届人大代表名册,,,
序号,姓名,性别,选区,身份证号
1,王　岚,女,第1选区,
2,李松,男,第2选区,
3,张柏,不详,第3选区,
,合计3人,,,
"""
WAIT = 30_000


@pytest.fixture
def roster(tmp_path) -> Path:
    file = tmp_path / "名册.csv"
    file.write_text(ROSTER, encoding="utf-8-sig")
    return file


@pytest.fixture
def page(office, standing, shown):
    return shown(ImportPage(standing))


def preview(page, file, qtbot):
    page.open_file(file)
    qtbot.waitUntil(lambda: page.plan is not None and page.choice.isEnabled(), timeout=WAIT)


def carry_out(page, qtbot):
    page.preview.import_button.click()
    qtbot.waitUntil(lambda: page.plan is None and page.choice.isEnabled(), timeout=WAIT)


def rows(page):
    model = page.preview.model
    return [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]


def names(office):
    return sorted(draft.get("name") for draft in browse.load_all(office, "deputies"))


def test_nothing_is_written_before_the_preview_was_accepted(page, office, roster, qtbot):
    preview(page, roster, qtbot)
    assert page._stack.currentWidget() is page.preview
    shown = {row[2]: row for row in rows(page)}
    assert shown["王岚"][:2] == ["3", "新建"]
    assert shown["张柏"][1] == "不能导入"
    assert "不详" in shown["张柏"][3]
    assert any(row[1] == "跳过" and "合计" in row[3] for row in rows(page))
    assert names(office) == []


def test_the_preview_can_be_narrowed_to_what_has_to_be_looked_at(page, roster, qtbot):
    preview(page, roster, qtbot)
    tester = QAbstractItemModelTester(page.preview.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    choice = page.preview._narrow
    choice.setCurrentIndex(choice.findData("refused"))
    page.preview._narrowed()
    assert [row[2] for row in rows(page)] == ["张柏"]
    choice.setCurrentIndex(0)
    page.preview._narrowed()
    assert len(rows(page)) > 1
    assert tester.model() is page.preview.model


def test_an_import_is_read_about_and_taken_back_as_one(page, office, roster, qtbot, answer):
    preview(page, roster, qtbot)
    carry_out(page, qtbot)
    assert names(office) == ["李松", "王岚"]
    said = "\n".join(page._progress.result_text())
    assert "新建2" in said
    assert "不能导入1" in said
    assert "第5行" in said
    page._progress.closed.emit()
    assert page._stack.currentWidget() is page.history
    assert page.history.table.item(0, 3).text() == "名册.csv"
    page.history.table.selectRow(0)
    answer(lambda box: box.accept())
    page.history.undo_button.click()
    qtbot.waitUntil(lambda: "已撤销" in "".join(page._progress.result_text()), timeout=WAIT)
    assert names(office) == []
    page._progress.closed.emit()
    page.history.table.selectRow(0)
    assert not page.history.undo_button.isEnabled()


def test_thinking_better_of_it_imports_nothing(page, office, roster, qtbot):
    preview(page, roster, qtbot)
    page.preview.given_up.emit()
    assert page.plan is None
    assert names(office) == []


def test_what_was_refused_is_written_out_to_be_mended(page, roster, qtbot, monkeypatch, tmp_path, standing):
    preview(page, roster, qtbot)
    target = tmp_path / "未导入.xlsx"
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_given, **_named: target)
    page.preview.rejects_wanted.emit()
    assert target.exists()
    assert str(target) in standing.told[-1][0]


def test_a_file_dropped_is_a_file_chosen(page, roster, qtbot):
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(roster))])
    page.choice.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            dropped,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: page.plan is not None and page.choice.isEnabled(), timeout=WAIT)
    assert page.plan.file_name == "名册.csv"


def test_a_file_that_is_no_table_is_refused_in_a_sentence(page, office, tmp_path, qtbot):
    (tmp_path / "名册.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    page.open_file(tmp_path / "名册.xlsx")
    qtbot.waitUntil(lambda: "没有导入任何内容" in "".join(page._progress.result_text()), timeout=WAIT)
    assert page.plan is None


def test_a_record_changed_since_the_preview_stops_the_whole(page, office, tmp_path, qtbot):
    deputy = records.save(
        office, Draft("deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {})]})
    ).id
    file = tmp_path / "名册.csv"
    file.write_text("姓名,性别\n王岚,女\n李松,男\n", encoding="utf-8")
    preview(page, file, qtbot)
    changed = browse.load(office, "deputies", deputy)
    changed.values["sex"] = "女"
    records.save(office, changed)
    page.preview.import_button.click()
    qtbot.waitUntil(lambda: "没有导入任何内容" in "".join(page._progress.result_text()), timeout=WAIT)
    assert names(office) == ["王岚"]


def test_every_control_can_be_called_by_a_name(page, roster, qtbot):
    assert nameless(page) == []
    preview(page, roster, qtbot)
    assert nameless(page) == []
