"""Times of the day, read from every usual spelling (时刻)."""

from __future__ import annotations

import re
from datetime import datetime, time

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import arabic, plain, shown, without_blanks

# The hours to add to a time that was said to lie in that part of the day.
_HALVES = dict.fromkeys(("凌晨", "早上", "早晨", "清晨", "上午"), 0)
_HALVES |= dict.fromkeys(("中午", "下午", "傍晚", "晚上", "晚"), 12)
_TIME = re.compile(
    rf"({'|'.join(_HALVES)})?(\d{{1,2}})(?::(\d{{1,2}})(?::\d{{1,2}}(?:\.\d+)?)?|[时点](?:(\d{{1,2}})分?|(半)|(整))?)"
)
_RUN = re.compile(r"(\d{2})(\d{2})")
_BETWEEN = re.compile(r"-+|至|到")


def read_time(value: object) -> time:
    """The time meant by a cell or a typed text, to the minute.

    Takes a time, a date with a time, the fraction of a day that a sheet keeps, and text such as 14:00, 14时30分,
    下午2点半, 1430. Raises `Unreadable` with the clerk's sentence.
    """
    if isinstance(value, datetime):
        value = value.time()
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(value, float) and 0 <= value < 1:
        return time_of_fraction(value)
    if isinstance(value, str):
        return _read(value, without_blanks(arabic(plain(value))), None)[0]
    raise Unreadable("没有填写时间" if value is None else f"{shown(value)}不是时间，请写成14:30这样")


def read_hours(text: str) -> tuple[time, time | None]:
    """When something began and, if written, ended: 14:00—16:30, 上午9时至11时半, 下午2:00-4:30.

    Raises `Unreadable` with the clerk's sentence, also when it ends before it begins.
    """
    spelling = without_blanks(arabic(plain(text)))
    first, *rest = _BETWEEN.split(spelling, maxsplit=1)
    begun, half = _read(text, first, None)
    if not rest:
        return begun, None
    ended, _ = _read(text, rest[0], half)
    if ended < begun:
        raise Unreadable(f"{shown(text)}的结束时间早于开始时间，请核对")
    return begun, ended


def time_of_fraction(fraction: float) -> time:
    """The time that a sheet keeps as a part of the day, to the nearest minute."""
    minutes = min(round(fraction * 24 * 60), 24 * 60 - 1)
    return time(minutes // 60, minutes % 60)


def _read(value: object, text: str, half_before: str | None) -> tuple[time, str | None]:
    """The time, and the half of the day it was said to lie in; ``half_before`` is that of the time it follows."""
    match = _RUN.fullmatch(text) or _TIME.fullmatch(text)
    if match is None:
        raise Unreadable(f"看不懂时间{shown(value)}，请写成14:30这样")
    if match.re is _RUN:
        half, hour, minute = None, int(match[1]), int(match[2])
    else:
        half, hour = match[1], int(match[2])
        minute = 30 if match[5] else int(match[3] or match[4] or 0)
    said = half or half_before
    if said and _HALVES[said] and hour < 12 and not (said == "中午" and hour == 11):
        hour += 12
    if hour > 23 or minute > 59:
        raise Unreadable(f"没有{shown(value)}这个时间，请核对")
    return time(hour, minute), said
