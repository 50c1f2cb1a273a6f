"""Pills that go on in the next line."""

from __future__ import annotations

from jiedao_desk.ui.widgets.flow import FlowTags
from jiedao_desk.ui.widgets.labels import Tag

WORDS = ("代表接待日", "视察", "学习培训", "小组活动", "述职", "建议", "出席人代会")


def test_pills_fill_line_after_line_inside_the_width(qtbot):
    tags = FlowTags(WORDS)
    qtbot.addWidget(tags)
    tags.resize(220, tags.heightForWidth(220))
    tags.show()
    pills = tags.findChildren(Tag)
    assert [pill.text() for pill in pills] == list(WORDS)
    assert all(tags.rect().contains(pill.geometry()) for pill in pills)
    assert len({pill.y() for pill in pills}) > 1
    assert tags.heightForWidth(1000) < tags.heightForWidth(220)


def test_new_words_replace_the_old(qtbot):
    tags = FlowTags(WORDS)
    qtbot.addWidget(tags)
    tags.set_words(["视察"])
    tags.resize(300, 30)
    tags.show()
    assert [pill.text() for pill in tags.findChildren(Tag) if pill.isVisible()] == ["视察"]
    assert tags.accessibleName() == "视察"
