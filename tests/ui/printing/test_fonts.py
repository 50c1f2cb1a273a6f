"""Official fonts where they are, named substitutes where they are not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.fonts import FontMetrics, choose, font_notice, installed, notice

OFFICE = ["方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"]


def test_the_prescribed_fonts_are_taken_and_nothing_is_said() -> None:
    chosen = choose([*OFFICE, "Noto Serif CJK SC", "Noto Sans CJK SC"])
    assert [typeface.family for typeface in chosen.values()] == OFFICE
    assert notice(chosen) is None


@pytest.mark.parametrize(
    ("family", "face"), [("fangsong", Face.FANG), ("SIMHEI", Face.HEI), ("KaiTi", Face.KAI)]
)
def test_prescribed_fonts_are_known_by_their_western_names(family: str, face: Face) -> None:
    assert choose([family])[face].official


def test_replaced_fonts_are_named() -> None:
    said = notice(choose(["黑体", "Noto Serif CJK SC"]))
    assert said is not None
    assert "仿宋" in said
    assert "Noto Serif CJK SC" in said
    assert "黑体" not in said


def test_the_title_is_told_from_the_text_by_its_weight() -> None:
    chosen = choose(["Noto Serif CJK SC", "Noto Sans CJK SC"])
    assert (chosen[Face.TITLE].family, chosen[Face.TITLE].bold) == ("Noto Serif CJK SC", True)
    assert (chosen[Face.FANG].family, chosen[Face.FANG].bold) == ("Noto Serif CJK SC", False)
    assert chosen[Face.HEI].family == "Noto Sans CJK SC"


def test_any_chinese_font_is_better_than_none() -> None:
    chosen = choose(["DejaVu Sans", "文鼎小楷"], ["文鼎小楷"])
    assert chosen[Face.FANG].family == "文鼎小楷"


def test_a_machine_without_chinese_fonts_is_told_what_to_do() -> None:
    said = notice(choose(["DejaVu Sans"]))
    assert said is not None
    assert "没有中文字体" in said


def test_this_machine_has_chinese_fonts(qtbot: QtBot) -> None:
    widths = FontMetrics(installed())
    assert widths.advance(Face.FANG, "人") == pytest.approx(1, abs=0.02)
    assert widths.advance(Face.FANG, "1") < 0.7
    assert "没有中文字体" not in (font_notice() or "")
