"""Names found by the first letters of their pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.pinyin import MOST_VARIANTS, initials, initials_variants


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("张三", "zs"),
        ("张　三", "zs"),
        ("曾国强", "zgq"),
        ("单田芳", "stf"),
        ("仇明", "qm"),
        ("解小军", "xxj"),
        ("查良", "zl"),
        ("区少东", "osd"),
        ("盖叫天", "gjt"),
        ("尉迟恭", "ycg"),
        ("万俟雄", "mqx"),
        ("乐毅", "yy"),
        ("欧阳少东", "oysd"),
        ("买买提·艾力", "mmtal"),
        ("解决单位用房问题", "jjdwyfwt"),
        ("Ａ1班", "a1b"),
        ("，。", ""),
        ("", ""),
    ],
)
def test_a_text_has_its_usual_initials(text, letters):
    assert initials(text) == letters


@pytest.mark.parametrize(
    ("name", "letters"),
    [("单田芳", {"stf", "dtf", "ctf"}), ("尉健行", {"wjx", "yjx", "wjh", "yjh"}), ("张三", {"zs"})],
)
def test_a_name_is_found_by_every_reading(name, letters):
    assert initials_variants(name) >= letters


@given(st.text(max_size=40))
def test_the_usual_initials_are_among_the_variants_which_are_few(text):
    variants = initials_variants(text)
    assert initials(text) in variants
    assert len(variants) <= MOST_VARIANTS
    assert all(len(one) == len(initials(text)) for one in variants)


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6))
def test_every_usual_character_has_a_letter(text):
    assert len(initials(text)) == len(text)
    assert initials(text).isascii()
