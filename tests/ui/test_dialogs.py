"""Boxes that ask and tell: reasons are required, consent is explicit, trouble is said in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit

from jiedao_desk.kernel.errors import Problem, Refused, StorageTrouble, Unreadable
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.dialogs import MessageBox, ReasonBox
from jiedao_desk.ui.register.boxes import AskBox
from tests.ui.accessible import nameless
from tests.ui.hands import write


def when_open(act) -> None:
    """Does something with the box once it is open, as the user would."""

    def once() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            act(box)
        else:
            QTimer.singleShot(0, once)

    QTimer.singleShot(0, once)


def test_there_is_no_going_on_without_a_reason(qtbot):
    box = ReasonBox("作废记录", "记录会留在“已作废”里。", "作废")
    qtbot.addWidget(box)
    box.show()
    assert not box.accept_button.isEnabled()
    write(box.editor, "  ")
    assert not box.accept_button.isEnabled()
    write(box.editor, "重复登记")
    assert box.accept_button.isEnabled()
    assert box.reason() == "重复登记"
    assert nameless(box) == []


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_the_reason_is_given_back_only_if_it_was_meant(qtbot, answer: str):
    def act(box: ReasonBox) -> None:
        write(box.editor, "重复登记")
        getattr(box, answer)()

    when_open(act)
    assert dialogs.ask_reason(None, "作废记录") == ("重复登记" if answer == "accept" else None)


@pytest.mark.parametrize(("answer", "meant"), [("accept", True), ("reject", False)])
def test_consent(qtbot, answer: str, meant: bool):
    when_open(lambda box: getattr(box, answer)())
    assert dialogs.confirm(None, "恢复备份", "当前数据会先另存一份。", "恢复") is meant


def test_enter_does_not_do_what_cannot_be_taken_back(qtbot):
    box = MessageBox("恢复备份", ["当前数据会先另存一份。"], accept="恢复", reject="取消")
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert box.result() == QDialog.DialogCode.Rejected
    assert nameless(box) == []


@pytest.mark.parametrize(
    ("trouble", "sentences"),
    [
        (
            Refused([Problem("chair", "请填写主持人"), Problem(None, "至少要有一个议题")]),
            ("请填写主持人", "至少要有一个议题"),
        ),
        (Unreadable("“2月30日”不是日期"), ("“2月30日”不是日期",)),
        (StorageTrouble("磁盘已满，刚才的内容没有写入"), ("磁盘已满，刚才的内容没有写入",)),
    ],
)
def test_trouble_is_said_in_its_own_words(trouble, sentences):
    headline, said = dialogs.trouble_words(trouble)
    assert said == sentences
    assert headline


def test_a_mistake_of_the_program_is_not_dressed_up_as_trouble():
    with pytest.raises(TypeError):
        dialogs.trouble_words(KeyError("行"))


def test_a_box_shows_every_sentence(qtbot):
    said: list[str] = []

    def act(box: QDialog) -> None:
        said.extend(label.text() for label in box.findChildren(QLabel))
        box.accept()

    when_open(act)
    dialogs.show_trouble(None, Refused([Problem(None, "甲不对"), Problem(None, "乙不对")]))
    assert "甲不对\n乙不对" in said


def test_a_new_file_gets_its_ending(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "名册"), ""))
    assert dialogs.choose_new_file(None, "导出", Path("代表名册.xlsx")) == tmp_path / "名册.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "名册.xls"), ""))
    assert dialogs.choose_new_file(None, "导出", Path("代表名册.xlsx")) == tmp_path / "名册.xls"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "名册2026.11"), ""))
    assert dialogs.choose_new_file(None, "导出", Path("代表名册.xlsx")) == tmp_path / "名册2026.11.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert dialogs.choose_new_file(None, "导出", Path("代表名册.xlsx")) is None


def test_choosing_nothing_gives_nothing(monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    assert dialogs.choose_file(None, "打开") is None
    assert dialogs.choose_files(None, "打开") == ()
    assert dialogs.choose_folder(None, "打开") is None


def test_the_last_field_of_a_box_leads_to_what_is_asked_for_and_not_out_of_it(qtbot):
    box = AskBox("报出", "报出")
    editor = QLineEdit()
    box.body.addWidget(editor)
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box.accept_button
    qtbot.keyClick(box.accept_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box.cancel_button
