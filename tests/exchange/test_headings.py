"""Headings become fields, by label, alias, or the clerk's own table (表头对应)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao_desk.exchange.flat import layout
from jiedao_desk.exchange.headings import Heading, Words, folded, read_mapping
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.registers import CATALOGUE

EXCHANGED = [register for register in CATALOGUE if register.flat is not None]


def words(key: str) -> Words:
    return Words(layout(CATALOGUE, CATALOGUE[key]).columns)


@pytest.mark.parametrize("register", EXCHANGED, ids=lambda register: register.key)
def test_no_two_columns_of_a_form_have_one_heading(register: object) -> None:
    form = layout(CATALOGUE, register)  # type: ignore[arg-type]
    for columns in (form.columns, *(sheet.columns for sheet in form.sheets)):
        headings = [folded(column.heading) for column in columns]
        assert len(set(headings)) == len(headings)


@pytest.mark.parametrize("register", EXCHANGED, ids=lambda register: register.key)
def test_an_alias_never_takes_the_label_of_another_column(register: object) -> None:
    form = layout(CATALOGUE, register)  # type: ignore[arg-type]
    known = Words(form.columns)
    for column in form.columns:
        assert known.find(column.heading) is column


@pytest.mark.parametrize(
    ("register", "written", "heading"),
    [
        ("deputies", "姓 名*", "姓名"),
        ("deputies", "所在\n选区", "选区"),
        ("deputies", "基本情况/性别", "性别"),
        ("deputies", "联系电话（手机）", "手机"),
        ("deputies", "身份证号码：", "身份证号"),
        ("sessions", "会议日期(时间)", "会议日期"),
        ("sessions", "参会人员", "出席"),
        ("staff", "任职时间", "任职日期"),
    ],
)
def test_spellings_of_headings(register: str, written: str, heading: str) -> None:
    found = words(register).find(written)
    assert found is not None
    assert found.heading == heading


def test_the_label_takes_its_field_before_an_alias_does() -> None:
    placement = words("deputies").place([Heading(1, "出生日期"), Heading(2, "出生年月")], {}, {})

    (places,) = (places for column, places in placement.places.items() if column.heading == "出生年月")
    assert [place.at for place in places] == [2]
    assert [heading.text for heading, _ in placement.unknown] == ["出生日期"]


def test_the_clerks_own_table(tmp_path: Path) -> None:
    file = tmp_path / "对应.toml"
    file.write_text('"尊姓" = "姓名"\n"备注" = ""\n', encoding="utf-8")
    assert read_mapping(file) == {"尊姓": "姓名", "备注": ""}

    file.write_text('[headings]\n"尊姓" = "姓名"\n', encoding="utf-8")
    assert read_mapping(file) == {"尊姓": "姓名"}


@pytest.mark.parametrize("content", ['"尊姓" = ', '"尊姓" = 3', b"\xff\xfe\x00"])
def test_a_table_that_is_none_gets_a_sentence(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "对应.toml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)

    with pytest.raises(Unreadable, match="TOML"):
        read_mapping(file)
    with pytest.raises(Unreadable, match="找不到"):
        read_mapping(tmp_path / "没有.toml")
