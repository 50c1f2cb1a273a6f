"""What was typed or pasted, made plain: full-width signs, odd blanks, Chinese numerals (输入规整)."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_TENS = {"十": 10, "廿": 20, "卅": 30}
_NUMERAL = re.compile("([" + "".join((*_DIGITS, *_TENS)) + "]+)(?=[年月日号时点分])")

# NFKC leaves these alone, and a Chinese keyboard or a word processor puts them where a plain one is meant.
_PLAIN = str.maketrans(
    {
        "。": ".",
        "·": ".",
        "\\": "/",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "―": "-",
        "−": "-",
        "~": "-",
    }
    | dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "")
)


def half_width(text: str) -> str:
    """The text with full-width digits, letters and signs made half-width."""
    return unicodedata.normalize("NFKC", text)


def plain(text: str) -> str:
    """The text in ASCII digits and signs, blanks and a leading apostrophe taken off its ends.

    Full-width digits and signs become half-width, every dash and ``～`` becomes ``-``, a Chinese full stop becomes
    a point: an input method left in Chinese mode writes ``2026。3。5``.
    """
    return half_width(text).translate(_PLAIN).strip().lstrip("'`\u2018\u2019").strip()


def without_blanks(text: str) -> str:
    """The text without any white space, the full-width blank included."""
    return "".join(text.split())


def arabic(text: str) -> str:
    """Chinese numerals that stand before 年月日时点分 as digits: 二〇二六年三月十五日 → 2026年3月15日."""
    return _NUMERAL.sub(lambda match: _digits_of(match[1]), text.replace("元月", "1月"))


def shown(value: object) -> str:
    """A value as it is quoted in a sentence to the clerk: short, on one line."""
    text = " ".join(str(value).split())
    return f"“{text if len(text) <= 30 else text[:29] + '…'}”"


def _digits_of(numeral: str) -> str:
    if not any(sign in _TENS for sign in numeral):
        return "".join(str(_DIGITS[sign]) for sign in numeral)
    number = 0
    for sign in numeral:
        number = (number or 1) * 10 if sign == "十" else number + (_TENS.get(sign) or _DIGITS[sign])
    return str(number)
