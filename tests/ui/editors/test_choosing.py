"""Editors that choose: code lists, flags, links, people, files."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest

from jiedao_desk.kernel import fields
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.operations import records
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.making import editor
from tests.ui.hands import write


def link(office):
    return office.catalogue["memberships"].field("group_id")


def test_every_kind_of_field_of_the_catalogue_has_an_editor(office, qtbot):
    for register in office.catalogue:
        for field in register.fields:
            made = editor(field, Around(office, register))
            qtbot.addWidget(made)
            made.set_value(None)
            assert made.value() is None, (register.key, field.key)


def test_a_closed_list_offers_its_words_and_nothing_where_it_may_be_empty(office, window):
    made = window.place(
        editor(fields.Choice(label="出席", codes=CodeList.of("出席", "请假")), Around(office))
    )
    assert [made.combo.itemText(row) for row in range(made.combo.count())] == ["", "出席", "请假"]
    QTest.keyClick(made.combo, Qt.Key.Key_Down)
    assert made.value() == "出席"
    made.set_value(None)
    assert made.value() is None
    assert made.combo.currentText() == ""


def test_a_word_of_an_older_list_is_kept_until_another_is_chosen(office, window):
    made = window.place(editor(fields.Choice(label="级别", codes=CodeList.of("区", "市")), Around(office)))
    made.set_value("乡镇")
    assert made.value() == "乡镇"
    assert made.combo.currentText() == "乡镇"


def test_the_wheel_scrolls_the_form_and_not_the_list(office, window):
    made = window.place(editor(fields.Choice(label="级别", codes=CodeList.of("区", "市")), Around(office)))
    made.set_value("区")
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    made.combo.wheelEvent(turned)
    assert made.value() == "区"
    assert not turned.isAccepted()


def test_an_open_list_takes_new_words_knows_old_ones_and_offers_those_in_use(office, window):
    staff = office.catalogue["staff"]
    records.save(office, Draft("staff", {"name": "孙立", "post": "四级调研员"}))
    made = window.place(editor(staff.field("post"), Around(office, staff)))
    write(made.line, "党工委书记")
    window.leave()
    assert made.value() == "书记"
    assert made.line.text() == "书记"
    made.setFocus()
    made.line.selectAll()
    write(made.line, "二级主任科员")
    assert made.value() == "二级主任科员"
    made.line.clear()
    QTest.keyClick(made.line, Qt.Key.Key_F4)
    offered = [made._suggestions.shown.model.choice(row).title for row in range(8)]
    assert offered == ["书记", "副书记", "委员", "主持工作", "主任", "副主任", "工作人员", "四级调研员"]


def test_a_word_is_found_by_its_initials(office, window):
    deputies = office.catalogue["deputies"]
    made = window.place(editor(deputies.field("nation"), Around(office, deputies)))
    write(made.line, "mz")
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert made.value() == "苗族"


def test_a_flag_nobody_ticked_stays_unsaid(office, window):
    made = window.place(editor(fields.Flag(label="农民工"), Around(office)))
    made.set_value(None)
    assert made.value() is None
    QTest.keyClick(made.box, Qt.Key.Key_Space)
    assert made.value() is True
    QTest.keyClick(made.box, Qt.Key.Key_Space)
    assert made.value() is False


def test_a_link_is_found_by_initials_and_held_as_a_number(office, window):
    first = records.save(office, Draft("groups", {"name": "第一代表小组", "area": "东明社区"})).id
    records.save(office, Draft("groups", {"name": "教育卫生小组"}))
    made = window.place(editor(link(office), Around(office)))
    write(made.line, "dydb")
    shown = made._suggestions.shown
    assert shown is not None
    assert shown.choice().title == "第一代表小组"
    assert shown.choice().detail == "东明社区"
    QTest.keyClick(made.line, Qt.Key.Key_Return)
    assert made.value() == first
    assert made.line.text() == "第一代表小组"
    assert made.problem() is None


def test_a_name_that_is_no_record_is_said_and_not_dropped(office, window):
    records.save(office, Draft("groups", {"name": "第一代表小组"}))
    made = window.place(editor(link(office), Around(office)))
    write(made.line, "第九代表小组")
    window.leave()
    assert made.line.text() == "第九代表小组"
    assert made.typed() == "第九代表小组"
    assert "第九代表小组" in made.problem()


def test_a_name_typed_out_that_only_one_record_has_is_that_record(office, window):
    wanted = records.save(office, Draft("groups", {"name": "第一代表小组"})).id
    made = window.place(editor(link(office), Around(office)))
    write(made.line, "第一代表小组")
    window.leave()
    assert made.value() == wanted


def test_of_two_records_of_one_name_none_is_guessed(office, window):
    for area in ("东明社区", "北地社区"):
        records.save(office, Draft("groups", {"name": "第一代表小组", "area": area}))
    made = window.place(editor(link(office), Around(office)))
    write(made.line, "第一代表小组")
    window.leave()
    assert made.value() is None
    assert made.problem() is not None


def test_a_link_to_a_voided_record_says_so(office, window):
    gone = records.save(office, Draft("groups", {"name": "第一代表小组"})).id
    records.void(office, "groups", gone, "重复")
    made = window.place(editor(link(office), Around(office)))
    made.set_value(gone)
    assert made.line.text() == "第一代表小组（已作废）"
    assert made.value() == gone


def test_emptying_a_link_empties_it(office, window):
    wanted = records.save(office, Draft("groups", {"name": "第一代表小组"})).id
    made = window.place(editor(link(office), Around(office)))
    made.set_value(wanted)
    made.line.selectAll()
    QTest.keyClick(made.line, Qt.Key.Key_Backspace)
    assert made.value() is None
    assert made.typed() is None


def test_people_are_taken_up_by_initials_by_name_and_from_a_pasted_list(office, window):
    records.save(office, Draft("staff", {"name": "刘志强", "post": "主任", "body": "人大街道工委"}))
    made = window.place(editor(fields.People(label="责任人或单位"), Around(office)))
    write(made.people.line, "lzq")
    QTest.keyClick(made.people.line, Qt.Key.Key_Return)
    write(made.people.line, "城管办")
    QTest.keyClick(made.people.line, Qt.Key.Key_Return)
    assert made.value() == ("刘志强", "城管办")
    QGuiApplication.clipboard().setText("张　三\n李四（书记）\n刘志强")
    made.people.line.setFocus()
    QTest.keySequence(made.people.line, "Ctrl+V")
    assert made.value() == ("刘志强", "城管办", "张三", "李四")


def test_a_name_half_typed_is_told_of(office, window):
    made = window.place(editor(fields.People(label="责任人"), Around(office)))
    write(made.people.line, "王")
    assert made.typed() == "王"
    window.leave()
    assert made.typed() is None
    assert made.value() == ("王",)


def test_prose_grows_with_its_text_and_tab_leaves_it(office, window):
    made = window.place(editor(fields.Prose(label="结果"), Around(office)))
    low = made.text.height()
    made.set_value("\n".join(f"第{number}行" for number in range(1, 7)))
    assert made.text.height() > low
    assert made.value().count("\n") == 5
    made.setFocus()
    QTest.keyClick(made.text, Qt.Key.Key_Return)
    assert made.text.toPlainText().count("\n") == 6
    QTest.keyClick(made.text, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.elsewhere


def test_private_prose_is_covered_until_asked_for(office, window, qtbot):
    made = window.place(editor(fields.Prose(label="特殊照顾", private="hidden"), Around(office)))
    made.set_value("清真饮食")
    assert "清真" not in made.text.toPlainText()
    assert made.value() == "清真饮食"
    qtbot.mouseClick(made._reveal, Qt.MouseButton.LeftButton)
    assert made.text.toPlainText() == "清真饮食"
    write(made.text, "！")
    assert made.value() == "！清真饮食"


def png(width=3, height=4):
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(buffer, "PNG")
    return bytes(content.data())


def test_a_photo_is_pasted_shown_and_taken_out(office, window):
    field = office.catalogue["deputies"].field("photo")
    made = window.place(editor(field, Around(office)))
    image = QImage(3, 4, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    made.paste()
    assert made.problem() is None
    assert len(made.value()) == 1
    made.remove()
    assert made.value() is None


def test_a_photo_file_is_dropped_and_another_kind_of_file_refused(office, window, tmp_path):
    field = office.catalogue["deputies"].field("photo")
    made = window.place(editor(field, Around(office)))
    (tmp_path / "照片.png").write_bytes(png())
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "照片.png"))])
    made.take(dropped)
    kept = made.value()
    assert kept
    (tmp_path / "简历.txt").write_text("不是图片", encoding="utf-8")
    made.take_file(tmp_path / "简历.txt")
    assert "简历.txt" in made.problem()
    assert made.value() == kept


def test_a_photo_of_more_than_20_mb_is_refused_in_a_sentence(office, window, tmp_path):
    made = window.place(editor(office.catalogue["deputies"].field("photo"), Around(office)))
    (tmp_path / "大图.png").write_bytes(png() + bytes(21 << 20))
    made.take_file(tmp_path / "大图.png")
    assert "20MB" in made.problem()
    assert made.value() is None


def test_files_are_added_and_taken_out_by_name(office, window, tmp_path):
    made = window.place(editor(fields.Files(label="附件"), Around(office)))
    (tmp_path / "签到表.txt").write_text("签到", encoding="utf-8")
    made.take([tmp_path / "签到表.txt", tmp_path / "没有这个.txt"])
    assert len(made.value()) == 1
    assert "没有这个.txt" in made.problem()
    made._remove(made.value()[0])
    assert made.value() is None
