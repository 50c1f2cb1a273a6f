"""Attached files in a form: dropped, pasted, chosen, shown, looked at, taken out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import attachments
from jiedao_desk.ui import dialogs
from jiedao_desk.ui.editors import given_files
from jiedao_desk.ui.editors.around import Around
from jiedao_desk.ui.editors.files import FilesEditor
from jiedao_desk.ui.editors.picture_box import PictureBox
from jiedao_desk.ui.editors.small_pictures import decoded


def picture(width=300, height=200, colour="#336699") -> QImage:
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def encoded(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(content.data())


def with_files(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


@pytest.fixture
def made(office, window) -> FilesEditor:
    field = office.catalogue["activities"].field("photos")
    editor = FilesEditor(field, Around(office, office.catalogue["activities"]))
    editor.setAccessibleName(field.label)
    return window.place(editor)


@pytest.fixture
def files(tmp_path) -> tuple[Path, Path]:
    photo, paper = tmp_path / "现场.png", tmp_path / "签到表.pdf"
    photo.write_bytes(encoded(picture()))
    paper.write_bytes(b"%PDF-1.7\n" + bytes(3000))
    return photo, paper


def names(office, made) -> list[str]:
    return [one.name for one in attachments.describe(office, made.value() or ())]


def test_files_can_be_dropped(office, made, files):
    # Qt keeps no hold on what is dragged.
    data = with_files(*files)
    made.place.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert names(office, made) == ["现场.png", "签到表.pdf"]
    assert [(line.name.text(), line.told.text(), line.look.isHidden()) for line in made.lines()] == [
        ("现场.png", "1KB", False),
        ("签到表.pdf", "3KB", True),
    ]


def test_files_can_be_pasted_by_key_and_are_kept_once(office, made, files):
    QGuiApplication.clipboard().setMimeData(with_files(files[0]))
    QTest.keySequence(made._add, "Ctrl+V")
    QTest.keySequence(made._add, "Ctrl+V")
    assert names(office, made) == ["现场.png"]


def test_a_picture_on_the_clipboard_becomes_a_file(office, made):
    for colour in ("#336699", "#993333"):
        QGuiApplication.clipboard().setImage(picture(colour=colour))
        made.paste()
    assert names(office, made) == ["粘贴的图片1.png", "粘贴的图片2.png"]
    content = attachments.content(office, made.value()[1])
    assert QImage.fromData(content).pixelColor(5, 5) == QColor("#993333")


def test_a_photograph_is_not_kept_many_times_its_size(made, monkeypatch):
    monkeypatch.setattr(given_files, "_MOST_PNG_BYTES", 10)
    QGuiApplication.clipboard().setImage(picture())
    made.paste()
    assert made.lines()[0].name.text() == "粘贴的图片1.jpg"


def test_text_on_the_clipboard_is_no_file(made):
    QGuiApplication.clipboard().setText("会议记录")
    made.paste()
    assert made.value() is None
    assert "没有文件或图片" in made.problem()


def test_a_clipboard_that_gives_nothing_is_no_file_either(made):
    QGuiApplication.clipboard().clear()
    made.paste()
    assert made.value() is None
    assert "没有文件或图片" in made.problem()


def test_what_sounds_secret_is_refused_and_the_rest_is_kept(office, made, files, tmp_path):
    secret = tmp_path / "（机密）情况.pdf"
    secret.write_bytes(b"%PDF-1.7")
    made.take([secret, files[1]])
    assert names(office, made) == ["签到表.pdf"]
    assert "文件名含有“机密”，没有添加" in made.problem()
    made.take([])
    assert made.problem() is None


def test_pictures_are_drawn_in_small_after_the_form_stands(made, files, qtbot):
    made.take([files[0]])
    line = made.lines()[0]
    sign = line.face.pixmap().toImage()
    qtbot.waitUntil(lambda: line.face.pixmap().toImage() != sign)
    assert line.face.pixmap().toImage().pixelColor(3, 3) == QColor("#336699")


def test_a_file_that_was_altered_says_so(made, files, qtbot, monkeypatch):
    def altered(_desk, _number):
        raise StorageTrouble("坏了")

    monkeypatch.setattr(attachments, "content", altered)
    made.take([files[0]])
    qtbot.waitUntil(lambda: "已损坏" in made.lines()[0].told.text())
    assert made.lines()[0].look.isHidden()


def test_a_file_that_is_gone_says_so_and_can_be_taken_out(made):
    made.set_value((77,))
    (line,) = made.lines()
    assert "文件缺失" in line.told.text()
    line.remove.click()
    assert made.value() is None


def test_nothing_is_added_or_taken_out_where_one_may_only_read(made, files):
    made.take([files[0]])
    made.set_read_only(True)
    assert made.lines()[0].remove.isHidden()
    QGuiApplication.clipboard().setImage(picture())
    made.paste()
    assert len(made.value()) == 1


def test_pictures_are_looked_at_one_after_the_other(office, qtbot, files, tmp_path, monkeypatch):
    other = tmp_path / "现场2.png"
    other.write_bytes(encoded(picture(20, 90, "#993333")))
    given = [attachments.add(office, file) for file in (files[0], other)]
    box = PictureBox(office, given, 0)
    qtbot.addWidget(box)
    box.show()
    assert not box.back.isEnabled()
    QTest.keyClick(box, Qt.Key.Key_Right)
    assert box.windowTitle() == "现场2.png"
    assert box.picture.pixmap().toImage().pixelColor(2, 2) == QColor("#993333")
    assert not box.on.isEnabled()
    monkeypatch.setattr(dialogs, "choose_new_file", lambda *_: tmp_path / "副本.png")
    box.save_copy()
    assert (tmp_path / "副本.png").read_bytes() == other.read_bytes()


def test_what_is_no_picture_is_not_decoded():
    assert decoded(b"\x89PNG\r\n\x1a\n" + bytes(40), QSize(50, 50), 1.0) is None
    small = decoded(encoded(picture(3000, 1500)), QSize(50, 50), 2.0)
    assert small.size() == QSize(100, 50)
    assert small.deviceIndependentSize().toSize() == QSize(50, 25)
