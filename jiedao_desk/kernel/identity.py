"""Citizens' identity numbers and telephone numbers: read, checked, masked (身份证号、电话)."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NewType

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import plain, shown, without_blanks

IdNumber = NewType("IdNumber", str)
"""A checked number of 18 characters, the last a digit or a capital X (GB 11643)."""

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_MASK = re.compile(r"[*＊]{3,}")
_PHONE_SEPARATOR = re.compile(r"[、，,；;/／|\n\r\t]|或")
_LOST = "身份证号{}的后几位已变成0：表格把它当数字存过，请从原件重新录入"


def read_identity(value: object) -> IdNumber:
    """The number in a cell or a typed text, in 18 characters; the old 15 are completed.

    Blanks, a leading apostrophe, full-width digits and a small x are put right. A sheet that kept the number as a
    number has lost its last digits: that, a wrong date of birth and a wrong check digit raise `Unreadable`.
    """
    numeric = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    text = _digits(value) if numeric else without_blanks(plain(str(value or ""))).upper()
    if not text:
        raise Unreadable("没有填写身份证号")
    if _SCIENTIFIC.fullmatch(text):
        raise Unreadable(f"身份证号{shown(value)}已变成科学计数法，丢了后几位，请从原件重新录入")
    if is_masked(text):
        raise Unreadable(f"身份证号{shown(value)}是遮盖过的，看不出完整号码")
    if not re.fullmatch(r"\d{15}|\d{17}[\dX]", text, re.ASCII):
        raise Unreadable(f"身份证号{shown(value)}应是18位（或旧的15位），现有{len(text)}位")
    if numeric and len(text) == 18 and text.endswith("000"):
        raise Unreadable(_LOST.format(shown(text)))
    if len(text) == 15:
        completed = f"{text[:6]}19{text[6:]}"
        text = completed + check_digit(completed)
    if not _has_birth(text):
        raise Unreadable(f"身份证号{shown(value)}里的出生日期{text[6:14]}不存在，请核对")
    if check_digit(text[:17]) != text[17]:
        raise Unreadable(
            _LOST.format(shown(text))
            if text.endswith("000")
            else f"身份证号{shown(value)}的校验位不对，可能有一位录错了，请核对"
        )
    return IdNumber(text)


def check_digit(first_17: str) -> str:
    """The last character that belongs to the first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(first_17, _WEIGHTS, strict=True)) % 11]


def birth_of(number: str) -> date:
    """The date of birth that a checked number contains."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_of(number: str) -> str:
    """男 if the order number in a checked number is odd, else 女."""
    return "男" if int(number[16]) % 2 else "女"


def mask_identity(number: str) -> str:
    """The number for other eyes: ``210504********0020``; what is no whole number is hidden altogether."""
    if len(number) < 15:
        return "*" * len(number)
    return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"


def is_masked(text: str) -> bool:
    """Whether a text was masked by us, or by another program with stars: such a cell changes nothing."""
    return _MASK.search(text) is not None


def read_phone(value: object) -> str:
    """One telephone number: 11 digits of a mobile, 0414-2345678, 0414-2345678-801, 400-810-0000 or a short number.

    Blanks, hyphens and +86 in a mobile number are left out. A number that a sheet kept as a number is taken, unless it
    lost the nought of its area code. Raises `Unreadable` with the clerk's sentence.
    """
    numeric = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    text = _digits(value) if numeric else without_blanks(plain(str(value or "")))
    if not text:
        raise Unreadable("没有填写电话")
    if _SCIENTIFIC.fullmatch(text):
        raise Unreadable(f"电话{shown(value)}已变成科学计数法，请重新录入")
    number, extension = _without_extension(text)
    digits = re.sub(r"[-()]", "", number)
    digits = re.sub(r"^(?:\+|00)?86(?=1\d{10}$)", "", digits)
    if not digits.isascii() or not digits.isdecimal():
        raise Unreadable(f"看不懂电话{shown(value)}，请写成13800000000或0414-2345678这样")
    return _formed(digits, value) + (f"-{extension}" if extension else "")


def read_phones(value: object) -> list[str]:
    """All numbers in a cell, parted by 、；/ or lines, or by blanks if only so they can be read; each once."""
    if not isinstance(value, str):
        return [read_phone(value)]
    found: list[str] = []
    for piece in filter(str.strip, _PHONE_SEPARATOR.split(value)):
        try:
            found.append(read_phone(piece))
        except Unreadable:
            if len(piece.split()) < 2:
                raise
            found += [read_phone(part) for part in piece.split()]
    return list(dict.fromkeys(found))


def mask_phone(number: str) -> str:
    """The number for other eyes: ``138****0001``; of other numbers the four digits before the last four are hidden."""
    if re.fullmatch(r"\d{11}", number, re.ASCII) and number.startswith("1"):
        return f"{number[:3]}****{number[-4:]}"
    places = [at for at, sign in enumerate(number) if sign.isdigit()]
    hidden = set(places[-8:-4] if len(places) > 4 else places)
    return "".join("*" if at in hidden else sign for at, sign in enumerate(number))


def _digits(value: object) -> str:
    """A number as a sheet keeps it, written out: 13841400000.0 → 13841400000, 2.1e17 → 210000000000000000."""
    number = Decimal(str(value))
    if not number.is_finite() or number != number.to_integral_value():
        return str(value)
    return f"{number:.0f}"


def _has_birth(number: str) -> bool:
    try:
        birth_of(number)
    except ValueError:
        return False
    return True


def _without_extension(text: str) -> tuple[str, str]:
    """A landline's number and its extension, written 转801, 分机801 or -801 behind the number."""
    match = re.fullmatch(r"(.*\d{7,8})(?:\(?(?:转|分机|ext\.?|-)(\d{1,6})\)?)", text, re.IGNORECASE)
    return (match[1], match[2]) if match else (text, "")


def _formed(digits: str, value: object) -> str:
    if re.fullmatch(r"1[3-9]\d{9}", digits) or re.fullmatch(r"[1-9]\d{2,7}", digits):
        return digits
    if match := re.fullmatch(r"(0(?:10|2\d|[3-9]\d{2}))(\d{7,8})", digits):
        return f"{match[1]}-{match[2]}"
    if match := re.fullmatch(r"([48]00)(\d{3})(\d{4})", digits):
        return "-".join(match.groups())
    if re.fullmatch(r"[2-9]\d{8,10}", digits) or re.fullmatch(r"10\d{8}", digits):
        raise Unreadable(f"电话{shown(value)}少了区号开头的0，请核对")
    if len(digits) == 11 and digits.startswith("1"):
        raise Unreadable(f"手机号{shown(value)}的号段不存在，请核对")
    raise Unreadable(f"电话{shown(value)}有{len(digits)}位数字，请核对")
