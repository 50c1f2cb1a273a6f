"""How old somebody is on a day, and which dates of birth cannot be right (周岁)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.dates import PartialDate, show_day

OLDEST, YOUNGEST = 120, 18
"""Nobody older is in office; only citizens of eighteen can be elected (宪法第三十四条、选举法第四条)."""


def age_on(birth: date, on: date) -> int:
    """Completed years (周岁) on that day; who was born on 29 February is a year older on 1 March of common years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def problem_with_birth(birth: PartialDate, on: date) -> str | None:
    """Why this cannot be the birth of a deputy or an officer in post on that day, or ``None``.

    Of a month the most favourable day is taken: only what is certain is said.
    """
    if birth.first_day() > on:
        return f"出生日期{birth.shown}晚于{show_day(on)}，请核对"
    if age_on(birth.last_day(), on) > OLDEST:
        return f"按出生日期{birth.shown}已超过{OLDEST}周岁，请核对"
    if age_on(birth.first_day(), on) < YOUNGEST:
        return f"按出生日期{birth.shown}未满{YOUNGEST}周岁，请核对"
    return None
