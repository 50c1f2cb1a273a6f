"""The photo in a file: chosen, pasted, dropped, made fit, taken out."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import attachments, browse
from jiedao_desk.ui.deputies import photo_file


def picture(width=300, height=400, colour="#336699") -> QImage:
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def encoded(image: QImage, kind="JPG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(buffer.data().data())


def read(content: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(QByteArray(content))
    return image


def turned(content: bytes) -> bytes:
    """A JPEG of which the camera says: turn me a quarter to the right (EXIF orientation 6)."""
    tiff = b"II*\x00\x08\x00\x00\x00" + struct.pack("<H", 1)
    tiff += struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0) + b"\x00" * 4
    segment = b"Exif\x00\x00" + tiff
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + content[2:]


def photo_of(office, person):
    return browse.load(office, "deputies", person).get("photo")


def test_a_picture_of_the_right_size_stays_byte_for_byte():
    content = encoded(picture())
    assert photo_file.prepared("张三.jpg", content) == ("张三.jpg", content)


def test_a_telephones_picture_is_made_fit():
    name, content = photo_file.prepared("IMG_1.png", encoded(picture(3000, 4000), "PNG"))
    assert name == "IMG_1.jpg"
    assert read(content).size() == QSize(1200, 1600)


@pytest.mark.parametrize("large", [False, True])
def test_a_picture_taken_sideways_stands_upright(large):
    sideways = picture(2400, 1800) if large else picture(400, 300)
    _, content = photo_file.prepared("侧.jpg", turned(encoded(sideways)))
    upright = read(content)
    assert upright.height() > upright.width()
    assert upright.width() <= 1200
    assert upright.height() <= 1600


@pytest.mark.qt_log_ignore("Invalid JPEG file structure")
@pytest.mark.parametrize("content", [b"", b"no picture at all", encoded(picture())[:200]])
def test_what_cannot_be_shown_is_refused_in_words(content):
    with pytest.raises(Refused, match="没有放入档案"):
        photo_file.prepared("坏.jpg", content)


def test_a_file_that_cannot_be_read_is_refused_in_words(tmp_path):
    with pytest.raises(Refused, match="读不了"):
        photo_file.of_file(tmp_path / "没有.jpg")


def test_what_was_clear_becomes_paper_not_black():
    image = QImage(QSize(2000, 2000), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    _, content = photo_file.prepared("透明.png", encoded(image, "PNG"))
    assert read(content).pixelColor(5, 5).lightness() > 250


def test_a_photo_is_chosen_and_saved_at_once(zhang, office, people, tmp_path, monkeypatch):
    file = tmp_path / "张三.jpg"
    file.write_bytes(encoded(picture()))
    monkeypatch.setattr("jiedao_desk.ui.dialogs.choose_file", lambda *_arguments: file)
    zhang.file.person_card.photo.choose()
    [number] = photo_of(office, people["张三"])
    assert attachments.content(office, number) == file.read_bytes()
    assert zhang.file.person_card.photo.has_photo
    assert not zhang.file.editing


def test_a_photo_is_pasted_from_the_keyboard(zhang, office, people):
    QGuiApplication.clipboard().setImage(picture())
    photo = zhang.file.person_card.photo
    photo.setFocus()
    QTest.keyClick(photo, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    [number] = photo_of(office, people["张三"])
    assert read(attachments.content(office, number)).size() == QSize(300, 400)
    QGuiApplication.clipboard().clear()


def test_a_photo_is_dropped_upon_its_place(zhang, office, people, tmp_path):
    file = Path(tmp_path / "拖.png")
    file.write_bytes(encoded(picture(), "PNG"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    photo = zhang.file.person_card.photo
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    photo.dropEvent(drop)
    assert photo_of(office, people["张三"]) is not None


def test_what_is_no_picture_is_said_and_the_old_photo_stays(
    zhang, office, people, tmp_path, monkeypatch, answer
):
    good, bad = tmp_path / "好.jpg", tmp_path / "坏.jpg"
    good.write_bytes(encoded(picture()))
    bad.write_bytes(b"MZ\x00\x01")
    files = iter((good, bad))
    monkeypatch.setattr("jiedao_desk.ui.dialogs.choose_file", lambda *_arguments: next(files))
    zhang.file.person_card.photo.choose()
    before = photo_of(office, people["张三"])
    answer(lambda box: box.accept())
    zhang.file.person_card.photo.choose()
    assert photo_of(office, people["张三"]) == before


def test_a_photo_is_taken_out_after_asking(zhang, office, people, answer):
    zhang.file.person_card.photo.picked.emit("张三.jpg", encoded(picture()))
    photo = zhang.file.person_card.photo
    answer(lambda box: box.accept())
    QTest.keyClick(photo, Qt.Key.Key_Delete)
    assert photo_of(office, people["张三"]) is None
    assert not photo.has_photo


def test_while_the_form_is_open_the_photo_is_saved_with_it(zhang, office, people):
    zhang.file.edit()
    zhang.file.person_card.photo.picked.emit("张三.jpg", encoded(picture()))
    assert photo_of(office, people["张三"]) is None
    assert zhang.file.pane.is_changed
    QTest.keySequence(zhang, "Ctrl+S")
    assert photo_of(office, people["张三"]) is not None


def test_a_new_deputy_can_have_a_photo_before_being_saved(page, office):
    page.show_new(name="赵晓丽")
    page.file.person_card.photo.picked.emit("赵.jpg", encoded(picture()))
    assert page.file.pane.save()
    assert photo_of(office, page.file.person_id) is not None
