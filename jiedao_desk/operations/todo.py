"""What is owed next, each with the step that does it (待办)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jiedao_desk.kernel import obligations as rules
from jiedao_desk.kernel import periods
from jiedao_desk.kernel.duties import BY_KEY, Duty
from jiedao_desk.kernel.hearing import BriefingFact
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.kernel.study import SessionFact
from jiedao_desk.operations import drafts, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.duties import JUDGED
from jiedao_desk.operations.standing import DUTIES
from jiedao_desk.reports.finding_limits import FindingLimit

# A task that is due later than this is no business of today.
_AHEAD_DAYS = 60
# Of the other duties the first reminder comes a month before.
_SOON_DAYS = 30
# In the last week it is said so: 30, 15 and 7 days are the three times one is reminded.
_LAST_DAYS = 7
_FIRST, _NOW = -10_000, 0
_NOT_DONE = {rules.STUDY: "未召开专题研究", rules.BRIEFING: "没有听取汇报"}
_NOT_YET = {rules.STUDY: "专题研究尚未召开", rules.BRIEFING: "还没有听取汇报"}


@dataclass(frozen=True)
class Todo:
    """One thing owed: ``step`` and ``target`` say what pressing it does."""

    chip: str
    kind: str
    text: str
    action: str
    step: str
    target: str


Dated = tuple[int, Todo]
Meeting = SessionFact | BriefingFact


def todos(
    desk: Desk,
    found: Sequence[Standing],
    meetings: Mapping[str, Mapping[int, Meeting]],
    matters: Mapping[int, str],
    findings: Sequence[FindingLimit] = (),
    *,
    has_secretary: bool,
) -> list[Todo]:
    """Everything owed, the longest overdue first, then by date."""
    on = desk.clock.today()
    listed: list[Dated] = []
    if not has_secretary:
        listed.append(
            (_FIRST, Todo("先做", "due_soon", "还没有登记党工委书记的任职", "去登记", "new", "staff"))
        )
    listed += _periods([one for one in found if one.key in meetings], on)
    for register, lines in meetings.items():
        listed += _old_drafts(register, lines, on)
    listed += _tasks([one for one in found if one.key == rules.ACTIONS], matters)
    listed += _others([one for one in found if one.key not in JUDGED], on)
    listed += _findings(findings, on)
    listed += _unsaved(desk)
    return [todo for _, todo in sorted(listed, key=lambda entry: entry[0])]


def _periods(duties: list[Standing], on: date) -> Iterator[Dated]:
    for one in duties:
        title, duty = standing.period_words(one), DUTIES[one.key]
        if one.state in ("missed", "overdue"):
            # What lies further back than last year is history, not a task.
            if not one.reason and one.end >= date(on.year - 1, 1, 1):
                yield (
                    one.days,
                    Todo(
                        "已过期",
                        "missed",
                        f"{title}{_NOT_DONE[one.key]}",
                        "说明原因",
                        "reason",
                        one.period,
                    ),
                )
        elif one.state in ("due_soon", "open"):
            chip = _left_words(one.days)
            drafted = [record for record, why in one.not_counted if why == "草稿尚未定稿"]
            if drafted:
                text, target = f"{title}{duty}：草稿待定稿", f"{one.key}:{drafted[-1]}"
                yield one.days, Todo(chip, one.state, text, "去定稿", "open", target)
            else:
                yield (
                    one.days,
                    Todo(chip, one.state, f"{title}{_NOT_YET[one.key]}", "准备会议", "new", one.key),
                )


def _old_drafts(register: str, lines: Mapping[int, Meeting], on: date) -> Iterator[Dated]:
    for line in lines.values():
        period = periods.half_year if register == rules.BRIEFING else periods.bimonth
        of_now = period(on) == period(line.held_on)
        if line.state == "draft" and not of_now and line.held_on <= on - timedelta(days=7):
            # The day says which one it is; its title may be nobody else's business.
            day = line.held_on
            text = f"{day.year}年{day.month}月{day.day}日{DUTIES[register]}仍是草稿"
            yield (
                (line.held_on - on).days,
                Todo("草稿", "due_soon", text, "去定稿", "open", f"{register}:{line.id}"),
            )


def _tasks(tasks: list[Standing], matters: Mapping[int, str]) -> Iterator[Dated]:
    for one in tasks:
        if one.record is None or one.record not in matters or one.days > _AHEAD_DAYS:
            continue
        chip = f"逾期{-one.days}天" if one.state == "overdue" else _left_words(one.days)
        text = f"议定事项：{matters[one.record]}"
        yield one.days, Todo(chip, one.state, text, "登记结果", "open", f"actions:{one.record}")


def _others(found: list[Standing], on: date) -> Iterator[Dated]:
    """Every other duty: what is late, what is due within the month, what does not hold."""
    for one in found:
        duty = BY_KEY[one.key]
        if one.record is not None:
            yield from _dated(one, duty)
        elif one.advisory or one.state in ("met", "excluded"):
            continue
        elif one.state == "unmet":
            yield _NOW, Todo("未落实", "missed", duty.title, f"{duty.action}", "new", duty.register)
        elif one.state == "missed":
            # What lies further back than last year is history, not a task.
            if one.end >= date(on.year - 1, 1, 1) and not one.reason:
                text = f"{_when(one)}：{duty.title}未完成"
                yield one.days, Todo("已过期", "missed", text, "去看看", "go", "duties")
        elif (left := _days_until(one, on)) <= _SOON_DAYS:
            chip = _left_words(left) if one.start <= on else f"还有{left}天"
            step = "new" if duty.register != "reports" else "go"
            text = f"{_when(one)}：{duty.title}"
            kind = "open" if one.state == "upcoming" else one.state
            yield left, Todo(chip, kind, text, duty.action, step, duty.register)


def _dated(one: Standing, duty: Duty) -> Iterator[Dated]:
    target = f"{duty.register}:{one.record}"
    if one.state == "overdue":
        if one.advisory:
            # Others owe it; the street can only ask for it.
            yield 0, Todo(f"超期{-one.days}天", "open", f"{one.what}未答复", duty.action, "open", target)
        else:
            text = f"{duty.title}：{one.what}"
            yield one.days, Todo(f"逾期{-one.days}天", "overdue", text, duty.action, "open", target)
    elif one.state in ("due_soon", "open") and one.days <= _SOON_DAYS:
        text = f"{duty.title}：{one.what}"
        yield one.days, Todo(_left_words(one.days), one.state, text, duty.action, "open", target)


def _findings(found: Sequence[FindingLimit], on: date) -> Iterator[Dated]:
    """Problems found by supervision: others put them right, the street follows it up (监督发现问题的整改)."""
    for one in found:
        left = (one.due_on - on).days
        if left > _SOON_DAYS:
            continue
        chip = f"超期{-left}天" if left < 0 else _left_words(left)
        what = f"（{one.count}个）：{one.title}" if one.count > 1 else f"：{one.problem}"
        text = f"监督发现的问题待整改{what}"
        # What is late here is not the street's own debt, and stands behind what is.
        yield (
            max(left, _NOW),
            Todo(chip, "open", text, "登记整改", "open", f"supervisions:{one.supervision_id}"),
        )


def _when(one: Standing) -> str:
    """The period without its days: 2026年, 2026年第三季度."""
    return standing.period_words(one).partition("（")[0].replace("宪法宣传周", "")


def _days_until(one: Standing, on: date) -> int:
    """Days until a period ends, or begins if it has not begun."""
    return (one.end - on).days if one.start <= on else (one.start - on).days


def _unsaved(desk: Desk) -> Iterator[Dated]:
    for kept in drafts.all_kept(desk)[:3]:
        register, _, record = kept.form.partition(":")
        if register in desk.catalogue:
            step, target = ("new", register) if record == "new" else ("open", f"{register}:{record}")
            text = f"{desk.catalogue.entry(register).title}：{kept.at:%m月%d日 %H:%M}填写的内容还没保存"
            yield _NOW, Todo("未保存", "open", text, "去看看", step, target)


def _left_words(days: int) -> str:
    """How long there is: 剩20天, in the last week 只剩7天, and on the day itself 今天到期."""
    if not days:
        return "今天到期"
    return f"只剩{days}天" if days <= _LAST_DAYS else f"剩{days}天"
