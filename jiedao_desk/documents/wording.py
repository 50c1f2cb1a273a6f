"""Phrases that several printed documents share: numbers, times, people with their posts (文书用语)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.document import Paragraph

TITLE_LINE = 20
"""Characters of 二号 that one line of official text holds."""

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """一 … 九十九, as headings are numbered."""
    tens, ones = divmod(number, 10)
    words = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return words + (_DIGITS[ones] if ones or not tens else "")


def clock(moment: time) -> str:
    """9:05, 14:00"""
    return f"{moment.hour}:{moment.minute:02d}"


def when(day: date, begins: time | None, ends: time | None) -> str:
    """2026年11月20日14:00—16:30, as much of it as is known."""
    hours = "—".join(clock(each) for each in (begins, ends) if each is not None)
    return show_day(day) + (hours if begins is not None else "")


def weekday(day: date) -> str:
    """星期五"""
    return f"星期{'一二三四五六日'[day.weekday()]}"


def with_post(name: str, post: str) -> str:
    """张建国（党工委书记）"""
    return f"{name}（{post}）" if post else name


def paragraphs(label: str, text: str) -> Iterable[Paragraph]:
    """The paragraphs of a typed text, the first behind its label; none if nothing was typed."""
    parts = [part.strip() for part in text.splitlines() if part.strip()]
    for number, part in enumerate(parts):
        yield Paragraph.of(part, label="" if number else label)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark already."""
    return text if text.endswith(("。", "！", "？", "；", "…")) else f"{text}。"
