"""A register is written into a workbook away from the window: asked, done, told (导出)."""

from __future__ import annotations

import pytest

from jiedao_desk.exchange.worker import read_safely
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import exports
from jiedao_desk.ui import exporting
from jiedao_desk.ui.exporting import ExportProgress
from tests.deputies import deputy
from tests.ui.boxes import Answers

ID = "210504197508150012"


@pytest.fixture
def answer(qapp) -> Answers:
    made = Answers()
    yield made
    assert made.close() == [], "a box was expected and never asked"


@pytest.fixture
def staffed(office):
    deputy(office, "张三", identity_number=ID, sex="男", mobile="13800000001")
    return office


def cells(file) -> str:
    return str([[cell.value for cell in row.cells] for row in read_safely(file).sheets[0].rows])


def run(qtbot, desk, file, *, personal) -> ExportProgress:
    box = ExportProgress(desk, "deputies", file, personal=personal)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.job.ended):
        box.show()
    return box


@pytest.mark.parametrize("personal", [False, True])
def test_what_was_written_can_be_read_and_opened(staffed, qtbot, tmp_path, personal):
    file = tmp_path / "代表档案.xlsx"
    box = run(qtbot, staffed, file, personal=personal)
    assert box.page.result_text()[0] == "已导出1条。"
    written = cells(file)
    assert "张三" in written
    assert (ID in written) is personal
    box.accept()


def test_a_disk_that_refuses_is_said_and_nothing_is_left(staffed, qtbot, tmp_path, monkeypatch):
    def full(*_arguments, **_options):
        raise StorageTrouble("磁盘空间已满，没有导出")

    monkeypatch.setattr(exports, "export", full)
    box = run(qtbot, staffed, tmp_path / "代表档案.xlsx", personal=False)
    assert box.page.result_text()[0] == "磁盘空间已满，没有导出"
    assert list(tmp_path.glob("*.xlsx")) == []
    box.accept()


def test_personal_data_is_left_out_unless_it_is_asked_for(staffed, qtbot, tmp_path, monkeypatch, answer):
    asked = []
    monkeypatch.setattr("jiedao_desk.ui.dialogs.choose_new_file", lambda *given: tmp_path / "册.xlsx")
    monkeypatch.setattr(
        exporting.ExportProgress, "exec", lambda box: asked.append(box.windowTitle()) or box.done(0)
    )

    def choose(box):
        assert not box.personal.isChecked()
        box.accept_button.click()

    answer(choose)
    exporting.export_register(None, staffed, "deputies")
    assert asked == ["导出代表档案"]
