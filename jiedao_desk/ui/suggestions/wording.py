"""What is said of a suggestion in a word and in a sentence, and in which tone (建议状态用语)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.names import initials
from jiedao_desk.kernel.suggestion_steps import CONCLUDED
from jiedao_desk.operations.suggestions import Line
from jiedao_desk.reports.suggestion_rows import UnitRow
from jiedao_desk.reports.suggestion_states import SOON_DAYS
from jiedao_desk.ui.colours import Tone


@dataclass(frozen=True)
class Chip:
    """A state: its word, its tone, and the sentence behind it."""

    word: str
    tone: Tone
    tip: str = ""


def chip_of(line: Line) -> Chip:
    """How the suggestion stands. Only what the street's own office owes is ever told as a fault."""
    if line.waiting is not None and line.days is not None:
        return _of_days(line.waiting, line.days)
    if line.row.excluded:
        return Chip("不作为建议", Tone.NEUTRAL, f"属于“{line.row.excluded}”，不作为代表建议交办")
    if line.row.merged_into is not None:
        return Chip("已并案", Tone.NEUTRAL, "并入另一件一起办理")
    if line.step == CONCLUDED:
        return Chip(CONCLUDED, Tone.GOOD, show_day(line.row.closed_on) if line.row.closed_on else "")
    if any(one.replied_on for one in line.row.units):
        return Chip("已答复", Tone.INFO, "承办单位都答复了，还没有登记办结")
    return Chip("未交办", Tone.NEUTRAL, "还没有交给承办单位")


def chip_of_unit(one: UnitRow, line: Line) -> Chip:
    """How one unit stands."""
    if one.returned_on is not None:
        return Chip("已退办", Tone.NEUTRAL, f"{show_day(one.returned_on)}退办，不再计算期限")
    how = one.limit.how if one.limit is not None else ""
    if one.replied_on is not None:
        return Chip(
            "按期答复" if one.in_time else "逾期答复", Tone.GOOD if one.in_time else Tone.NEUTRAL, how
        )
    if one.limit is None:
        return Chip("未交办", Tone.NEUTRAL, "没有交办日期，算不出期限")
    if line.waiting is not None and line.waiting.id == one.id and line.days is not None:
        return _of_days(one, line.days)
    return Chip(f"{one.limit.due.isoformat()}前", Tone.NEUTRAL, how)


def _of_days(one: UnitRow, days: int) -> Chip:
    how = one.limit.how if one.limit is not None else ""
    if days < 0:
        whose = "本街道应抓紧答复" if one.own else "可提请催办"
        return Chip(f"逾期{-days}天", Tone.BAD if one.own else Tone.WARN, f"{one.unit}：{how}。{whose}")
    soon = days <= SOON_DAYS and one.own
    return Chip(f"剩{days}天", Tone.WARN if soon else Tone.INFO, f"{one.unit}：{how}")


def says(line: Line, words: str) -> bool:
    """Whether a line has something of the words typed, pinyin initials included."""
    wanted = words.strip().lower()
    if not wanted:
        return True
    row = line.row
    names = [name for _, name, _ in row.signers]
    texts = (row.title, row.number, line.units, row.category, *names)
    return any(wanted in text.lower() for text in texts) or any(
        wanted in initials(text).lower() for text in (row.title, *names)
    )


def counted(lines: Iterable[Line]) -> str:
    """How many there are, how many are late, and how many of those the street owes itself."""
    found = list(lines)
    late = [one for one in found if one.days is not None and one.days < 0]
    own = sum(one.own for one in late)
    words = [f"共{len(found)}件"]
    if own:
        words.append(f"本街道逾期{own}件")
    if len(late) > own:
        words.append(f"其他单位逾期{len(late) - own}件，可提请催办")
    return "，".join(words)
