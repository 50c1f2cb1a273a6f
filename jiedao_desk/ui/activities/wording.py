"""How the figures of a sign-in list are said (签到用语)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.operations.activities import Standing


def counted(standing: Standing, day: date, *, leave_expected: bool = True) -> str:
    """出席 22（含迟到 1） · 请假 1 · 缺席 1 · 出勤率 91.67%"""
    tally = standing.tally
    among = "、".join(
        f"{word} {number}" for word, number in (("迟到", tally.late), ("早退", tally.left_early)) if number
    )
    parts = [f"出席 {tally.present}（含{among}）" if among else f"出席 {tally.present}"]
    if tally.leave:
        unsaid = f"（{standing.without_reason} 名未填原因）" if standing.without_reason else ""
        parts.append(f"请假 {tally.leave}{unsaid}")
    if tally.absent:
        parts.append(f"缺席 {tally.absent}")
    if tally.unmarked:
        parts.append(f"未登记 {tally.unmarked}")
    if standing.strangers:
        parts.append(f"另有 {standing.strangers} 名不计")
    rate = tally.rate(leave_expected=leave_expected)
    if rate is not None and not tally.unmarked:
        parts.append(f"出勤率 {rate}%")
    return " · ".join(parts) + f"　按{day.month}月{day.day}日在任代表列出，姓名笔画为序"
