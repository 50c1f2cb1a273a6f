"""Amounts of money in whole cents, as figures and in the numerals that cannot be altered (金额大写)."""

from __future__ import annotations

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_LARGEST = 10**14  # cents: 一万亿元


def yuan(cents: int | None) -> str:
    """1234.50; empty for nothing."""
    if cents is None:
        return ""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def capital(cents: int) -> str:
    """壹仟贰佰叁拾肆元伍角整, as vouchers ask for it (支付结算办法附一). Raises ``ValueError`` beyond 一万亿元."""
    if abs(cents) >= _LARGEST:
        raise ValueError("an amount of that size has no place in this office")
    whole, rest = divmod(abs(cents), 100)
    tenths, hundredths = divmod(rest, 10)
    words = "负" if cents < 0 else ""
    if whole:
        words += f"{_whole(whole)}元"
    if not rest:
        return f"{words}整" if whole else "零元整"
    if tenths:
        words += f"{_DIGITS[tenths]}角"
    elif whole:
        words += "零"
    return words + (f"{_DIGITS[hundredths]}分" if hundredths else "整")


def _whole(number: int) -> str:
    """Groups of four digits; a gap of noughts between two digits is said once."""
    groups: list[int] = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    words = ""
    gap = False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group == 0:
            gap = True
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _group(group) + _GROUPS[place]
        gap = False
    return words


def _group(number: int) -> str:
    words = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words
