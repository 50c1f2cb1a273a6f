"""What the records hold of a half-year's congress work, and its wording for a report (汇报拟稿素材)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel import periods, study
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.periods import Window
from jiedao_desk.kernel.study import Rules
from jiedao_desk.registers.actions import DONE, DROPPED, ActionItem
from jiedao_desk.registers.agenda import AgendaItem
from jiedao_desk.registers.briefings import Briefing
from jiedao_desk.reports import facts, overview


@dataclass(frozen=True)
class HalfYear:
    """Recorded facts from the first day of a half-year to a day in it.

    ``studied`` are the days and items of sessions that count; ``decided`` the tasks of these days, ``done`` of them,
    ``late`` and past their limit; ``still_open`` their matters; ``by_level`` the deputies in office on the last day.
    """

    studied: tuple[tuple[date, tuple[str, ...]], ...]
    decided: int
    done: int
    late: int
    still_open: tuple[str, ...]
    persons: int
    by_level: tuple[tuple[str, int], ...]
    groups: int


def reported_window(period: str | None, held_on: date) -> Window:
    """The half-year that was reported on: the one named, in words or by key, else that of the meeting."""
    for window in (*periods.half_years(held_on.year - 1), *periods.half_years(held_on.year)):
        if period == window.title:
            return window
    try:
        return periods.window(period or "")
    except Unreadable:
        return periods.half_year(held_on)


def of(session: Session, rules: Rules, window: Window, until: date) -> HalfYear:
    """Gathers what is recorded."""
    tenures = facts.tenures(session)
    counted = [
        one
        for one in facts.sessions(session, window.start)
        if one.held_on <= until and study.why_not(one, tenures, rules, until) is None
    ]
    items: dict[int, list[str]] = {one.id: [] for one in counted}
    query = (
        select(AgendaItem.session_id, AgendaItem.title)
        .where(
            AgendaItem.session_id.in_(items), AgendaItem.is_congress.is_(True), AgendaItem.voided_at.is_(None)
        )
        .order_by(AgendaItem.position)
    )
    for session_id, title in session.execute(query):
        items[session_id].append(title)
    tasks = list(_tasks(session, window.start, until))
    waiting = [one for one in tasks if one.state != DONE or (one.done_on is not None and one.done_on > until)]
    people = overview.deputies(session, until)
    return HalfYear(
        studied=tuple((one.held_on, tuple(items[one.id])) for one in counted),
        decided=len(tasks),
        done=len(tasks) - len(waiting),
        late=sum(one.due_on is not None and one.due_on < until for one in waiting),
        still_open=tuple(one.matter for one in waiting),
        persons=people.persons,
        by_level=people.by_level,
        groups=people.groups,
    )


def sentences(told: HalfYear, window: Window, until: date) -> Iterator[str]:
    """The facts as the paragraphs of a draft; a kind of work of which nothing is recorded is passed over."""
    span = window.title if until == window.end else f"{window.title}（截至{show_day(until)}）"
    if told.studied:
        days = "；".join(
            f"{day.month}月{day.day}日{'、'.join(items)}" if items else f"{day.month}月{day.day}日"
            for day, items in told.studied
        )
        yield f"{span}，党工委专题研究人大工作{len(told.studied)}次：{days}。"
    if told.decided:
        late = f"，其中超过时限{told.late}项" if told.late else ""
        waiting = len(told.still_open)
        rest = f"，未落实{waiting}项{late}：{'；'.join(told.still_open)}" if waiting else ""
        yield f"会议议定事项{told.decided}项，已落实{told.done}项{rest}。"
    if told.persons:
        levels = "，".join(f"{level}代表{count}人" for level, count in told.by_level)
        groups = f"；编有代表小组{told.groups}个" if told.groups else ""
        yield f"截至{show_day(until)}，在任代表{told.persons}人（{levels}）{groups}。"


def periods_reported(session: Session) -> dict[int, str]:
    """The period each briefing reports on, as it was written, by id."""
    query = select(Briefing.id, Briefing.period).where(Briefing.period.is_not(None))
    return {row.id: row.period or "" for row in session.execute(query)}


def _tasks(session: Session, since: date, until: date) -> Iterator[ActionItem]:
    """The tasks decided at meetings of these days."""
    days = {one.id: one.held_on for one in facts.sessions(session)}
    heard = {one.id: one.held_on for one in facts.briefings(session)}
    query = select(ActionItem).where(ActionItem.voided_at.is_(None), ActionItem.state != DROPPED)
    for one in session.scalars(query.order_by(ActionItem.id)):
        day = days.get(one.session_id or 0) or heard.get(one.briefing_id or 0)
        if day is not None and since <= day <= until:
            yield one
