"""Sheet 9: what voters raised in the period, the way it took, and that they were told (选民意见台账)."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.identity import mask_phone
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Heading, Line, Scope, Sheet
from jiedao_desk.registers.deputies import Person
from jiedao_desk.registers.opinion_voters import OpinionVoter
from jiedao_desk.registers.opinions import Opinion
from jiedao_desk.registers.stations import Station
from jiedao_desk.registers.suggestions import Suggestion

NUMBER = 9
TITLE = "选民意见台账"
HEADINGS = (
    Heading("序号", "whole", 6),
    Heading("编号", width=10),
    Heading("登记日期", "date", 12),
    Heading("来源", width=10),
    Heading("站点", width=16),
    Heading("接待代表", width=10),
    Heading("反映人", width=12),
    Heading("联系电话", width=15),
    Heading("意见内容", width=34, align="left"),
    Heading("类别", width=10),
    Heading("处理途径", width=16),
    Heading("转办单位", width=14),
    Heading("转办日期", "date", 12),
    Heading("要求办结", "date", 12),
    Heading("办理结果", width=26, align="left"),
    Heading("办结日期", "date", 12),
    Heading("反馈选民日期", "date", 12),
    Heading("选民是否满意", width=10),
    Heading("备注", width=16, align="left"),
)
CLOSED = 15


def sheet(session: Session, values: Settings, scope: Scope) -> Sheet:
    """One line a matter, in order of registration; what was closed later than the period is open in it."""
    lines = []
    for number, (opinion, station, deputy, voters) in enumerate(_rows(session, scope), start=1):
        closed = opinion.closed_on is not None and opinion.closed_on <= scope.until
        told = [one.told_on for one in voters if one.told_on is not None and one.told_on <= scope.until]
        everybody = bool(voters) and all(one.untold_reason or one.told_on in told for one in voters)
        phones = "、".join(filter(None, (one.phone or "" for one in voters)))
        notes = [f"并入{_of(session, opinion.merged_into)}"] if opinion.merged_into else []
        if opinion.suggestion_id is not None:
            notes.append(f"已转为代表建议{_suggestion(session, opinion.suggestion_id)}")
        notes += [f"{one.name}：{one.untold_reason}" for one in voters if one.untold_reason]
        lines.append(
            Line(
                (
                    number,
                    opinion.number or "",
                    opinion.registered_on,
                    opinion.source,
                    station,
                    deputy,
                    "、".join(one.name for one in voters),
                    phones if scope.personal else mask_phone(phones) if phones else "",
                    opinion.matter,
                    opinion.subject or "",
                    opinion.route or "",
                    opinion.referred_to or "",
                    opinion.referred_on,
                    opinion.due_on,
                    (opinion.result or "") if closed else "",
                    opinion.closed_on if closed else None,
                    max(told) if told and everybody else None,
                    (opinion.verdict or "") if closed else "",
                    "；".join(notes),
                ),
                (("opinions", opinion.id),),
            )
        )
    own = [line for line in lines if not str(line.cells[-1]).startswith("并入")]
    done = sum(line.cells[CLOSED] is not None for line in own)
    total = (
        None, None, "合计", None, None, None, None, None, f"共{len(own)}件，办结{done}件", *(None,) * 10,
    )  # fmt: skip
    notes_below = ("并入其他意见办理的不重复计件。",) if len(own) != len(lines) else ()
    return Sheet(NUMBER, TITLE, HEADINGS, tuple(lines), total if lines else None, notes_below, "单位：件")


def findings(session: Session, values: Settings, scope: Scope) -> list[Finding]:
    """Matters without a way, past their day, or closed for some voters only."""
    found = []
    for number, (opinion, _, _, voters) in enumerate(_rows(session, scope), start=1):
        where, source = f"第{number}行", (("opinions", opinion.id),)
        name = f"意见“{opinion.matter[:20]}”"
        if opinion.merged_into is None and not opinion.route:
            found.append(Finding(NUMBER, where, f"{name}还没有选处理途径", source))
        if opinion.closed_on is None and opinion.due_on is not None and opinion.due_on < scope.until:
            found.append(Finding(NUMBER, where, f"{name}已过要求办结的日期", source))
        if opinion.merged_into is not None and _forgotten(session, opinion.merged_into, voters):
            found.append(Finding(NUMBER, where, f"{name}已并案，反映人还没有告知", source))
    return found


def _rows(session: Session, scope: Scope) -> list[tuple[Opinion, str, str, list[OpinionVoter]]]:
    query = (
        select(Opinion, Station.name, Person.name)
        .outerjoin(Station, Station.id == Opinion.station_id)
        .outerjoin(Person, Person.id == Opinion.person_id)
        .where(
            Opinion.voided_at.is_(None),
            Opinion.registered_on >= scope.window.start,
            Opinion.registered_on <= scope.until,
        )
        .order_by(Opinion.registered_on, Opinion.id)
    )
    rows = session.execute(query).all()
    voters: defaultdict[int, list[OpinionVoter]] = defaultdict(list)
    for one in session.scalars(
        select(OpinionVoter)
        .where(
            OpinionVoter.voided_at.is_(None),
            OpinionVoter.opinion_id.in_([opinion.id for opinion, _, _ in rows]),
        )
        .order_by(OpinionVoter.position, OpinionVoter.id)
    ):
        voters[one.opinion_id].append(one)
    return [(opinion, station or "", deputy or "", voters[opinion.id]) for opinion, station, deputy in rows]


def _forgotten(session: Session, into: int, voters: list[OpinionVoter]) -> bool:
    """Whether a voter of a joined matter was neither told there nor stands among those told with the other one."""
    query = select(OpinionVoter.name).where(OpinionVoter.opinion_id == into, OpinionVoter.voided_at.is_(None))
    with_the_other = set(session.scalars(query))
    return any(not one.settled and one.name not in with_the_other for one in voters)


def _suggestion(session: Session, suggestion_id: int) -> str:
    """（027号）, as far as it has a number."""
    number = session.scalar(select(Suggestion.number).where(Suggestion.id == suggestion_id))
    return f"（{number}号）" if number else ""


def _of(session: Session, opinion_id: int) -> str:
    """How a matter is referred to: by its number, else by its day."""
    other = session.get(Opinion, opinion_id)
    if other is None:
        return "其他意见"
    return (
        f"{other.number}号"
        if other.number
        else f"{other.registered_on.month}月{other.registered_on.day}日的意见"
    )
