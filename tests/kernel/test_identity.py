"""Identity and telephone numbers, with what spreadsheets do to them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.identity import (
    birth_of,
    check_digit,
    is_masked,
    mask_identity,
    mask_phone,
    read_identity,
    read_phone,
    read_phones,
    sex_of,
)

NUMBERS = st.builds(
    lambda area, born, order: (
        f"{area}{born:%Y%m%d}{order:03d}" + check_digit(f"{area}{born:%Y%m%d}{order:03d}")
    ),
    st.integers(110000, 659999),
    st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    st.integers(1, 999),
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("11010519491231002X", "11010519491231002X"),
        ("11010519491231002x", "11010519491231002X"),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X"),
        (" 110105 19491231 002X ", "11010519491231002X"),
        ("'11010519491231002X", "11010519491231002X"),
        ("440524188001010014", "440524188001010014"),
        ("210504750815002", "210504197508150020"),
        ("130503670401001", "130503196704010016"),
        (210504750815002, "210504197508150020"),
        (210504750815002.0, "210504197508150020"),
        (440524188001010014, "440524188001010014"),
    ],
)
def test_a_right_number_is_read_in_18_characters(typed, read):
    assert read_identity(typed) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (210504197508150000, "把它当数字存过"),
        (2.1050419750815e17, "把它当数字存过"),
        ("210504197508150000", "把它当数字存过"),
        ("2.10504E+17", "科学计数法"),
        ("2.10504197508150E+17", "科学计数法"),
        ("210504197508150021", "校验位不对"),
        ("110105194912310021", "校验位不对"),
        ("210504197513150020", "出生日期19751315不存在"),
        ("210504750230002", "出生日期19750230不存在"),
        ("21050419750815", "现有14位"),
        ("21050419750815002A", "现有18位"),
        ("210504********0020", "遮盖"),
        ("", "没有填写"),
        (None, "没有填写"),
        (float("nan"), "应是18位"),
    ],
)
def test_a_wrong_number_is_refused_in_a_sentence(typed, said):
    """GB 11643: the check digit, and numbers that a sheet has cut."""
    with pytest.raises(Unreadable, match=said):
        read_identity(typed)


def test_a_number_tells_birth_and_sex():
    assert birth_of("210504197508150020") == date(1975, 8, 15)
    assert sex_of("210504197508150020") == "女"
    assert sex_of("130503196704010016") == "男"
    assert sex_of(read_identity("130503670401001")) == "男"


def test_a_masked_number_keeps_six_and_four():
    assert mask_identity("210504197508150020") == "210504********0020"
    assert mask_identity("12345") == "*****"
    assert is_masked("210504********0020")
    assert is_masked("138＊＊＊＊0001")
    assert not is_masked("210504197508150020")


@given(NUMBERS)
def test_a_number_is_read_back_and_its_mask_is_known(number):
    assert read_identity(number) == number
    assert read_identity(number.lower()) == number
    assert is_masked(mask_identity(number))
    assert len(mask_identity(number)) == 18


@given(NUMBERS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, place, change):
    wrong = number[:place] + str((int(number[place]) + change) % 10) + number[place + 1 :]
    with pytest.raises(Unreadable):
        read_identity(wrong)


@given(NUMBERS)
def test_what_a_sheet_makes_of_a_number_is_never_taken(number):
    if number.isdecimal() and not number.endswith("000"):
        with pytest.raises(Unreadable):
            read_identity(float(number[:15] + "000"))


@given(
    st.one_of(st.text(max_size=25), st.floats(), st.integers(), st.text("0123456789Xx *-+E.转", max_size=25))
)
def test_whatever_is_typed_is_a_number_or_a_sentence(value):
    for read in (read_identity, read_phone, read_phones):
        said = said_of(read, value)
        assert said is None or said


def said_of(read, value):
    """The clerk's sentence, or nothing if the value was read; any other trouble fails the test."""
    try:
        read(value)
    except Unreadable as trouble:
        return str(trouble)
    return None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("13841400001", "13841400001"),
        (13841400001.0, "13841400001"),
        (13841400001, "13841400001"),
        ("138-4140-0001", "13841400001"),
        ("138 4140 0001", "13841400001"),
        ("＋８６ １３８４１４００００１", "13841400001"),
        ("8613841400001", "13841400001"),
        ("16600000001", "16600000001"),
        ("19900000001", "19900000001"),
        ("0414-2345678", "0414-2345678"),
        ("04142345678", "0414-2345678"),
        ("（0414）2345678", "0414-2345678"),
        ("024-23456789", "024-23456789"),
        ("01012345678", "010-12345678"),
        ("0414-2345678转801", "0414-2345678-801"),
        ("0414-2345678-801", "0414-2345678-801"),
        ("2345678", "2345678"),
        ("668001", "668001"),
        ("400-810-0000", "400-810-0000"),
    ],
)
def test_a_telephone_number_is_read_in_one_form(typed, read):
    assert read_phone(typed) == read
    assert read_phone(read) == read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12841400001", "号段不存在"),
        ("1384140000", "有10位数字"),
        ("138414000011", "有12位数字"),
        (4142345678.0, "少了区号开头的0"),
        ("1.38414E+10", "科学计数法"),
        ("无", "看不懂电话“无”"),
        ("12", "有2位数字"),
        ("", "没有填写"),
        (None, "没有填写"),
    ],
)
def test_what_is_no_telephone_number_is_refused(typed, said):
    with pytest.raises(Unreadable, match=said):
        read_phone(typed)


@pytest.mark.parametrize(
    "cell",
    [
        "13841400001／0414-2345678",
        "13841400001、0414-2345678",
        "13841400001\n0414-2345678",
        "13841400001 0414-2345678",
        "13841400001;0414-2345678; 13841400001",
        "138 4140 0001，0414-2345678",
    ],
)
def test_two_numbers_in_a_cell_are_two(cell):
    assert read_phones(cell) == ["13841400001", "0414-2345678"]


def test_of_a_number_in_a_cell_of_numbers_there_is_one():
    assert read_phones(13841400001.0) == ["13841400001"]
    assert read_phones("") == []


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13841400001", "138****0001"),
        ("0414-2345678", "041*-***5678"),
        ("024-23456789", "024-****6789"),
        ("2345678", "***5678"),
        ("668", "***"),
    ],
)
def test_a_masked_telephone_number_keeps_its_end(number, masked):
    assert mask_phone(number) == masked
