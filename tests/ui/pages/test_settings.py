"""Settings: each with its meaning and source; saved in one step; the look put on at once."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from jiedao_desk.kernel.settings import SETTINGS
from jiedao_desk.operations import settings
from jiedao_desk.ui.pages.settings import SettingsPage
from tests.ui.accessible import nameless
from tests.ui.hands import write


@pytest.fixture
def page(office, standing, shown):
    return shown(SettingsPage(standing))


def type_into(page, key, text):
    line = page._rows[key].field_editor.line
    line.setFocus()
    line.selectAll()
    write(line, text)


def test_every_setting_says_what_it_means_and_where_its_value_comes_from(page):
    said = "\n".join(label.text() for label in page.findChildren(QLabel))
    for setting in SETTINGS:
        assert setting.field.label in said
        assert setting.meaning in said
        assert setting.source in said


def test_what_is_set_is_shown(page):
    assert page._rows["office.unit"].field_editor.value() == "东明街道"
    assert page._rows["study.soon_days"].field_editor.value() == 15


def test_several_changes_are_saved_in_one_step(page, standing):
    type_into(page, "study.soon_days", "20")
    type_into(page, "office.operator", "李岚")
    heard = []
    standing.desk.database.changes.subscribe(heard.append)
    QTest.keySequence(page, "Ctrl+S")
    now = settings.current(standing.desk)
    assert (now["study.soon_days"], now["office.operator"]) == (20, "李岚")
    assert len(heard) == 1
    assert page.may_leave()


def test_a_wrong_value_is_refused_in_a_sentence_and_nothing_is_saved(page, standing, answer):
    type_into(page, "study.soon_days", "200")
    type_into(page, "office.operator", "李岚")
    said = []
    answer(lambda box: (said.append(box.words.text()), box.accept()))
    assert page.save() is False
    assert "不能大于60" in said[0]
    assert settings.current(standing.desk)["office.operator"] == "王敏"
    assert page._rows["study.soon_days"].field_editor.line.text() == "200"


def test_the_look_is_put_on_without_saving(page, standing):
    combo = page._rows["look.theme"].field_editor.combo
    combo.setCurrentText("深色")
    combo.activated.emit(combo.currentIndex())
    assert settings.current(standing.desk)["look.theme"] == "深色"
    assert page.may_leave()


def test_a_change_can_be_thought_better_of(page, standing, answer):
    type_into(page, "office.operator", "李岚")
    answer(lambda box: box.reject())
    assert not page.may_leave()
    answer(lambda box: box.accept())
    assert page.may_leave()
    assert page._rows["office.operator"].field_editor.value() == "王敏"
    assert settings.current(standing.desk)["office.operator"] == "王敏"


def test_every_control_can_be_called_by_a_name(page):
    assert nameless(page) == []


def test_no_row_is_cut_where_words_take_two_lines(page, qtbot):
    kinds = page._rows["study.kinds"].field_editor
    qtbot.waitUntil(lambda: kinds.height() >= kinds.heightForWidth(kinds.width()))
