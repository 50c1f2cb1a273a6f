"""Dates in every spelling that rosters and minutes bring."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.kernel.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    Ambiguous,
    PartialDate,
    read_day,
    read_moment,
    read_partial_date,
    read_time,
    show_day,
    show_period,
)
from jiedao_desk.kernel.errors import Unreadable

READ_YEARS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
PARTIALS = st.builds(
    lambda day, known: PartialDate(day.year, day.month, day.day if known else None), READ_YEARS, st.booleans()
)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-03-05",
        "20260305",
        "2026年3月5日",
        "2026年03月05号",
        "2026.3.5",
        "2026.3.5.",
        "2026/3/5",
        "2026。3。5",
        " 2026 年 3 月 5 日 ",
        "２０２６．０３．０５",
        "２０２６年３月５日",
        "二〇二六年三月五日",
        "2026年3月5日（星期四）",
        "2026-03-05 00:00:00",
        "2026-03-05T09:30:00Z",
        "'2026-3-5",
        "26.3.5",
        20260305,
        20260305.0,
        46086,
        46086.75,
        "46086",
        date(2026, 3, 5),
        datetime(2026, 3, 5, 9, 30),
    ],
)
def test_a_day_is_read_in_every_spelling(typed):
    assert read_day(typed) == date(2026, 3, 5)


@pytest.mark.parametrize("typed", ["3.5", "3月5日", "3-5", "3/5", "03.05", "三月五日", 3.5])
def test_a_day_without_its_year_takes_the_year_of_the_title(typed):
    assert read_day(typed, year=2026) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3月5日", "没有年份"),
        ("2026.3", "只有年月"),
        ("2026", "只有年份"),
        ("3.5-7", "看不懂日期"),
        ("2026.3.5-7", "看不懂日期"),
        ("2026.3-5", "看不懂日期"),
        ("2026年3—5月", "看不懂日期"),
        ("12/5/26", "哪个是年份"),
        ("2026-02-30", "2026年2月没有30日"),
        ("2025年2月29日", "2025年2月没有29日"),
        ("2026-13-01", "没有13月"),
        ("2026.3.0", "没有0日"),
        ("0206-03-05", "年份206不对"),
        ("近期", "看不懂日期“近期”"),
        ("", "没有填写"),
        (None, "没有填写"),
        (True, "不是日期"),
        (float("nan"), "不是日期"),
        (-5, "不是日期"),
    ],
)
def test_what_is_no_day_is_refused_in_a_sentence(typed, said):
    with pytest.raises(Unreadable, match=said):
        read_day(typed)


def test_a_number_that_is_the_first_or_the_tenth_is_refused():
    with pytest.raises(Unreadable, match="可能是3月1日，也可能是3月10日"):
        read_day(3.1, year=2026)
    assert read_day("3.1", year=2026) == date(2026, 3, 1)
    assert read_day(3.25, year=2026) == date(2026, 3, 25)


@pytest.mark.parametrize(
    "typed",
    [
        1975.08,
        "1975.08",
        197508,
        "197508",
        "1975年8月",
        "1975/8",
        "1975-8",
        "75.8",
        75.8,
        "75年8月",
        "75/8",
        "１９７５．０８",
        "1975年8月生",
        "一九七五年八月",
        "1975年08",
        " 1975 . 8 ",
    ],
)
def test_a_month_of_birth_is_read_in_every_spelling(typed):
    assert read_partial_date(typed) == PartialDate(1975, 8)


@pytest.mark.parametrize(
    "typed",
    [
        "1975-8-15",
        19750815,
        "19750815",
        "1975年8月15日",
        "750815",
        "1975-08-15出生",
        date(1975, 8, 15),
        27621,
    ],
)
def test_a_full_date_of_birth_keeps_its_day(typed):
    assert read_partial_date(typed) == PartialDate(1975, 8, 15)


def test_an_excel_day_number_is_a_full_date():
    assert read_partial_date(27607) == PartialDate(1975, 8, 1)


@pytest.mark.parametrize(("typed", "year"), [(1975.1, 1975), (75.1, 1975)])
def test_a_number_that_is_january_or_october_names_both(typed, year):
    with pytest.raises(Ambiguous, match="1975年1月，也可能是1975年10月") as caught:
        read_partial_date(typed)
    assert caught.value.readings == (PartialDate(year, 1), PartialDate(year, 10))


def test_text_and_other_numbers_with_one_decimal_are_not_ambiguous():
    assert read_partial_date("1975.1") == PartialDate(1975, 1)
    assert read_partial_date("1975.10") == PartialDate(1975, 10)
    assert read_partial_date(1975.2) == PartialDate(1975, 2)
    assert read_partial_date(1975.01) == PartialDate(1975, 1)
    assert read_partial_date(1975.12) == PartialDate(1975, 12)


def test_two_digit_years_are_the_latest_that_can_be_meant():
    assert read_partial_date("05.8") == PartialDate(2005, 8)
    assert read_partial_date("30.8") == PartialDate(1930, 8)
    assert read_partial_date("28.8", not_after=date(2026, 11, 22)) == PartialDate(1928, 8)
    assert read_partial_date("26.8", not_after=date(2026, 11, 22)) == PartialDate(2026, 8)


@pytest.mark.parametrize(
    "typed", ["1975", 1975, "1975年", "1975.13", 1975.13, "1975.08.00", "05/8", "7508", "约1975年", ""]
)
def test_what_is_no_month_is_refused(typed):
    with pytest.raises(Unreadable):
        read_partial_date(typed)


@pytest.mark.parametrize("parts", [(1975, 13), (1975, 0), (1975, 2, 29), (1975, 8, 0), (0, 1), (10000, 1)])
def test_an_impossible_date_cannot_be_made(parts):
    with pytest.raises(Unreadable):
        PartialDate(*parts)


def test_a_month_is_shown_as_forms_want_it():
    month, day = PartialDate(1975, 8), PartialDate(1975, 8, 5)
    assert (str(month), month.shown, month.dotted()) == ("1975-08", "1975年8月", "1975.08")
    assert (str(day), day.shown, day.dotted()) == ("1975-08-05", "1975年8月5日", "1975.08")
    assert (month.known_day, day.known_day) == (False, True)
    assert (PartialDate(2024, 2).first_day(), PartialDate(2024, 2).last_day()) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    assert day.first_day() == day.last_day() == date(1975, 8, 5)


@pytest.mark.parametrize("text", ["1975", "1975-8", "1975-08-5", "1975/08", "1975-08-15 ", "１９７５-08"])
def test_only_our_own_iso_text_is_taken_back(text):
    with pytest.raises(Unreadable):
        PartialDate.from_iso(text)


@given(READ_YEARS)
def test_a_day_is_read_back_from_how_it_is_written(day):
    for text in (
        day.isoformat(),
        show_day(day),
        f"{day:%Y%m%d}",
        f"{day:%Y.%m.%d}",
        f"{day.year}/{day.month}/{day.day}",
    ):
        assert read_day(text) == day
    assert read_day(int(f"{day:%Y%m%d}")) == day
    assert read_day(f"{day.month}.{day.day}", year=day.year) == day


@given(st.dates(date(1930, 1, 1), date(2150, 1, 1)))
def test_excel_day_numbers_are_days_since_the_end_of_1899(day):
    assert read_day((day - date(1899, 12, 30)).days) == day


@given(PARTIALS)
def test_a_partial_date_is_read_back_from_how_it_is_written(partial):
    assert PartialDate.from_iso(str(partial)) == partial
    assert read_partial_date(str(partial)) == partial
    assert read_partial_date(partial.shown) == partial
    assert read_partial_date(partial.dotted()) == PartialDate(partial.year, partial.month)


@given(PARTIALS, PARTIALS)
def test_partial_dates_have_one_order_and_their_texts_have_the_same(one, other):
    assert (one < other) + (one == other) + (one > other) == 1
    assert (one < other) == (str(one) < str(other))
    assert one.first_day() <= one.last_day()


def said_of(read, value):
    """The clerk's sentence, or nothing if the value was read; any other trouble fails the test."""
    try:
        read(value)
    except Unreadable as trouble:
        return str(trouble)
    return None


@pytest.mark.parametrize("read", [read_day, read_partial_date, read_moment, read_time])
@given(value=st.one_of(st.text(max_size=15), st.floats(), st.integers(), st.decimals()))
def test_whatever_is_typed_is_a_date_or_a_sentence(read, value):
    assert said_of(read, value) != ""


@pytest.mark.parametrize("read", [read_day, read_partial_date, read_moment, read_time])
@given(text=st.text(alphabet="0123456789年月日.-/ 一二十:时点分上下午至", max_size=20))
def test_near_dates_are_a_date_or_a_sentence(read, text):
    assert said_of(read, text) != ""


NOVEMBER_20 = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "begun", "ended"),
    [
        ("2026年11月20日14:00—16:30", time(14), time(16, 30)),
        ("2026年11月20日（星期五）14：00～16：30", time(14), time(16, 30)),
        ("2026-11-20 14:00", time(14), None),
        ("2026-11-20 14:00:00", time(14), None),
        ("2026-11-20T14:00", time(14), None),
        ("2026-11-2014:00", time(14), None),
        ("20261120 9:00-11:30", time(9), time(11, 30)),
        ("2026.11.20 上午9点半至下午3点", time(9, 30), time(15)),
        ("2026年11月20日下午2时30分至4时", time(14, 30), time(16)),
        ("二〇二六年十一月二十日下午三时", time(15), None),
        ("2026-11-20", None, None),
        ("2026-11-20 00:00:00", time(0), None),
        (datetime(2026, 11, 20, 9, 5, 30), time(9, 5), None),
        (datetime(2026, 11, 20), None, None),
        (date(2026, 11, 20), None, None),
        (46346.583333, time(14), None),
        (46346, None, None),
    ],
)
def test_the_time_of_a_meeting_is_read(typed, begun, ended):
    assert read_moment(typed) == (NOVEMBER_20, begun, ended)


def test_the_time_of_a_meeting_takes_the_year_of_the_title():
    assert read_moment("11月20日9:00", year=2026) == (NOVEMBER_20, time(9), None)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-11-20 25:00", "没有“25:00”这个时间"),
        ("2026-11-20 16:00-14:00", "早于开始时间"),
        ("2026-11-20 午后", "看不懂"),
        ("11月20日 9:00", "没有年份"),
    ],
)
def test_a_time_that_cannot_be_is_refused(typed, said):
    with pytest.raises(Unreadable, match=said):
        read_moment(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14:00", time(14)),
        ("14：05", time(14, 5)),
        ("14时30分", time(14, 30)),
        ("下午2点半", time(14, 30)),
        ("上午9点", time(9)),
        ("晚上8点整", time(20)),
        ("中午12点", time(12)),
        ("中午11点半", time(11, 30)),
        ("下午14:00", time(14)),
        ("1430", time(14, 30)),
        ("十四时", time(14)),
        (0.5, time(12)),
        (0.99999, time(23, 59)),
        (time(9, 5, 59), time(9, 5)),
        (datetime(2026, 11, 20, 9, 5), time(9, 5)),
    ],
)
def test_a_time_is_read_in_every_spelling(typed, meant):
    assert read_time(typed) == meant


@pytest.mark.parametrize("typed", ["24:00", "9:60", "早", "", None, 9, 1.5])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Unreadable):
        read_time(typed)


@given(st.times())
def test_a_time_is_read_back_from_how_it_is_written(moment):
    minute = moment.replace(second=0, microsecond=0)
    assert read_time(f"{minute:%H:%M}") == minute
    assert read_time(f"{minute.hour}时{minute.minute}分") == minute
    assert read_time((minute.hour * 60 + minute.minute) / 1440) == minute


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 1, 1), date(2026, 6, 30), "2026年1—6月"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026年"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        (date(2026, 2, 1), date(2026, 2, 27), "2026年2月1日—2月27日"),
        (date(2026, 3, 5), date(2026, 3, 5), "2026年3月5日"),
        (date(2025, 12, 30), date(2026, 1, 2), "2025年12月30日—2026年1月2日"),
        (date(2025, 11, 1), date(2026, 2, 28), "2025年11月—2026年2月"),
    ],
)
def test_a_stretch_of_days_is_said_in_words(start, end, words):
    assert show_period(start, end) == words
