"""Sheet 8: the ledger of suggestions raised or handled in the period, as the street keeps it (建议办理台账)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from jiedao_desk.kernel.names import padded
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet, Source, Value
from jiedao_desk.kernel.suggestion_motions import MOTION_SIGNERS, Signer, signers_counted
from jiedao_desk.kernel.suggestion_steps import to_be_done_again
from jiedao_desk.kernel.suggestion_words import ANSWERS, CO, MOTION, SIX_MONTHS
from jiedao_desk.reports import deputy_rows, suggestion_rows
from jiedao_desk.reports.deputy_rows import DeputyRow
from jiedao_desk.reports.suggestion_rows import SuggestionRow, UnitRow

NUMBER = 8
TITLE = "建议办理台账"
RAISED = "raised"
"""What the keys of those lines begin with that are counted as raised in the period."""
HEADINGS = (
    Heading("序号", "whole", 5),
    Heading("届次/会次", width=8),
    Heading("编号", width=7),
    Heading("类型", width=6),
    Heading("提出时间", width=6),
    Heading("标题", width=19, align="left"),
    Heading("领衔代表", width=8),
    Heading("附议代表（人数）", "whole", 8),
    Heading("内容分类", width=7),
    Heading("主办单位", width=10),
    Heading("协（会）办单位", width=9),
    Heading("办理方式", width=6),
    Heading("交办日期", "date", 10),
    Heading("时限", width=5),
    Heading("应答复日期", "date", 10),
    Heading("沟通（面商）情况", width=12, align="left"),
    Heading("答复日期", "date", 10),
    Heading("答复文号", width=12),
    Heading("办理结果", width=5),
    Heading(("代表评价", "对办理态度（过程）"), width=8),
    Heading(("代表评价", "对办理结果"), width=6),
    Heading("是否二次办理", width=5),
    Heading("再答复日期", "date", 10),
    Heading("承诺事项及完成时限", width=12, align="left"),
    Heading("重点督办（督办领导）", width=8),
    Heading("是否公开", width=5),
    Heading("优秀建议", width=5),
    Heading("备注", width=11, align="left"),
)


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a suggestion: those raised in the period, and earlier ones still being handled in it."""
    found = within(session, values, scope)
    lines = tuple(
        Line(_cells(number, row, scope.until), (("suggestions", row.id),), key=_key(row, scope))
        for number, row in enumerate(found, start=1)
    )
    own = sum(_new(row, scope) for row in found)
    before = f"，以前提出、本期仍在办的{len(found) - own}件" if len(found) > own else ""
    total: list[Value] = [None] * len(HEADINGS)
    total[1], total[5] = "合计", f"本期提出{own}件{before}"
    total[7] = sum(len(row.cosigners) for row in found)
    notes = (
        "应答复日期自交办之日起三个月（涉及面广、处理难度大的六个月），交办当日不计入（代表法第五十一条，民法典第二百零一条、第二百零二条）。",
        "再次办理的单列答复日期，第一次的办理结果和代表评价保持原样。",
    )
    return Sheet(NUMBER, TITLE, HEADINGS, lines, tuple(total) if lines else None, notes, "单位：件、人")


def within(session: Session, values: Settings, scope: Scope) -> list[SuggestionRow]:
    """The suggestions the ledger of a period is of."""
    return [row for row in suggestion_rows.rows(session, values) if _new(row, scope) or _still(row, scope)]


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Replies that are late, classes that are missing, second handlings nobody asked for, signers not in office."""
    found: list[Finding] = []

    @cache
    def roll(day: date) -> list[DeputyRow]:
        return [one for one in deputy_rows.as_of(session, day) if not one.suspended]

    for number, row in enumerate(within(session, values, scope), start=1):
        source: tuple[Source, ...] = (("suggestions", row.id),)
        name = f"建议“{row.title}”"
        whys = [*_of_units(row, scope), *_of_signers(row, roll)]
        if row.raised_on is None:
            whys.append("没有登记提交日期，也没有交办日期")
        if not row.leads:
            whys.append("没有登记领衔代表")
        found += [Finding(NUMBER, f"第{number}行", f"{name}{why}", source) for why in whys]
    return found


def _new(row: SuggestionRow, scope: Scope) -> bool:
    day = row.raised_on
    return day is not None and scope.window.start <= day <= scope.until


def _key(row: SuggestionRow, scope: Scope) -> str:
    """Tells the line from others; those raised in the period begin with ``RAISED``."""
    new = _new(row, scope) and not row.excluded
    return f"{RAISED if new else 'suggestion'} {row.id}"


def _still(row: SuggestionRow, scope: Scope) -> bool:
    """Whether it was raised before and not concluded when the period began."""
    day = row.raised_on
    if day is None:
        return True
    gone = row.closed_on is not None and row.closed_on < scope.window.start
    settled = bool(row.excluded or row.merged_into is not None)
    return day < scope.window.start and not gone and not settled


def _cells(number: int, row: SuggestionRow, until: date) -> tuple[Value, ...]:
    first = [one for one in row.first_replying if _by(one.assigned_on, until)]
    again = [one for one in row.last_replying if one.turn > 1 and _by(one.assigned_on, until)]
    helpers = [one.unit for one in row.units if one.role == CO and one.returned_on is None]
    session = f"{row.term}{row.congress_session}"
    return (
        number,
        session,
        row.number,
        row.kind,
        row.raised_when,
        row.title,
        "、".join(padded(name) for name in row.leads),
        len(row.cosigners) or None,
        row.category,
        _joined(one.unit for one in first),
        _joined(helpers),
        row.handling_mode,
        _day(one.assigned_on for one in first),
        _joined(one.limit_words for one in first),
        _day(one.limit.due if one.limit else None for one in first),
        _joined(_talked(one, until) for one in first),
        _day(one.replied_on if _by(one.replied_on, until) else None for one in first),
        _joined(one.reply_number for one in first if _by(one.replied_on, until)),
        _joined(one.result for one in first if _by(one.replied_on, until)),
        _joined(one.attitude for one in first if _heard_by(one, until)),
        _joined(one.satisfaction for one in first if _heard_by(one, until)),
        "是" if again else "",
        _day(one.replied_on if _by(one.replied_on, until) else None for one in again),
        _joined(_promise(one) for one in first if _by(one.replied_on, until)),
        f"{row.key_handling}（{row.supervisor}）" if row.supervisor else row.key_handling,
        "是" if row.is_public else "否" if row.is_public is False else "",
        "是" if row.excellent else "",
        _note(row),
    )


def _note(row: SuggestionRow) -> str:
    excluded = f"不作为建议办理：{row.excluded}" if row.excluded else ""
    returned = "；".join(f"{one.unit}退办" for one in row.units if one.returned_on is not None)
    merged = "已并案" if row.merged_into is not None else ""
    return "；".join(filter(None, (excluded, merged, returned, row.note)))


def _talked(one: UnitRow, until: date) -> str:
    told = [f"{talk.held_on.isoformat()}{talk.form}" for talk in one.talks if _by(talk.held_on, until)]
    return "；".join(told) or one.contact


def _promise(one: UnitRow) -> str:
    due = one.promise_due.isoformat() if one.promise_due else ""
    return " ".join(filter(None, (one.promise, due)))


def _joined(words: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(word for word in words if word))


def _day(days: Iterable[date | None]) -> Value:
    """One day as a day, several as words."""
    known = list(dict.fromkeys(day for day in days if day is not None))
    return known[0] if len(known) == 1 else "；".join(day.isoformat() for day in known) or None


def _by(day: date | None, until: date) -> bool:
    return day is not None and day <= until


def _heard_by(one: UnitRow, until: date) -> bool:
    """Whether the deputy had answered by then; an answer without a day counts with the reply."""
    return _by(one.feedback_on or one.replied_on, until)


def _of_units(row: SuggestionRow, scope: Scope) -> Iterator[str]:
    if row.excluded or row.merged_into is not None:
        return
    for one in row.units:
        state = one.state(scope.until)
        if state == "overdue" and row.closed_on is None and one.limit is not None and one.answering:
            owed = "本街道应答复" if one.own else "可提请催办"
            yield f"：{one.unit}已过应答复日期{one.limit.due.isoformat()}，还没有登记答复（{owed}）"
        if one.answering and one.turn == 1 and _by(one.replied_on, scope.until) and not one.result:
            yield f"：{one.unit}已答复，没有登记办理结果类别"
        if one.limit_words == SIX_MONTHS and not one.limit_reason and one.turn == 1:
            yield f"：{one.unit}的时限为6个月，没有写明理由，按三个月计算"
        if one.assigned_on is None and one.returned_on is None:
            yield f"：{one.unit}没有登记交办日期，无法计算答复期限"
        if one.satisfaction in ANSWERS and one.replied_on is None:
            yield f"：{one.unit}登记了代表评价，却没有答复日期"
    for waiting in to_be_done_again([one.handling for one in row.units if one.answering]):
        if waiting.turn == 1 and row.closed_on is None:
            yield f"：代表对{waiting.unit}的办理结果不满意，还没有登记再次办理"


def _of_signers(row: SuggestionRow, roll: Callable[[date], list[DeputyRow]]) -> Iterator[str]:
    """Names that led to nobody, signers not in office on the day; of a motion, whether enough signed (R10)."""
    strangers = [name for person, name, _ in row.signers if person is None]
    if strangers:
        yield f"的联名里有{len(strangers)}个姓名没有对上代表档案"
    day = row.submitted_on
    people = {person for person, _, _ in row.signers if person is not None}
    if day is None or not people:
        return
    able = {one.person_id for one in roll(day)}
    if gone := people - able:
        yield f"的联名里有{len(gone)}人提交当日不在任或不能执行职务"
    if row.kind == MOTION:
        district = {one.person_id for one in roll(day) if one.level == "区"}
        count = signers_counted((Signer(person, name) for person, name, _ in row.signers), district)
        if count < MOTION_SIGNERS:
            yield f"为议案，在任区代表联名只有{count}人，不足{MOTION_SIGNERS}人"
