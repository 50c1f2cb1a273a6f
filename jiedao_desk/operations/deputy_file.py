"""What the head and the cards of a deputy's file say, as of a day (代表档案摘要)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.mandate_state import NOT_YET, SUSPENDED, MandateState, covers, state_on
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.mandates import ATTACHED_HERE
from jiedao_desk.reports.deputy_rows import LEVELS, NO_MANDATE


@dataclass(frozen=True)
class MandateLine:
    """One mandate: 区十九届, 2022-01 起, 在任; ``ending`` says how far an ending has come that has no effect yet."""

    id: int | None
    title: str
    period: str
    where: str
    state: MandateState
    ending: str
    running_suspension: bool


@dataclass(frozen=True)
class GroupLine:
    """One membership, and whether it holds on the day."""

    title: str
    period: str
    role: str
    current: bool


@dataclass(frozen=True)
class FileHead:
    """The deputy in a line: who, in what state, of what congress, from where, in which group, by what number."""

    name: str
    state: MandateState
    line: str
    mandates: tuple[MandateLine, ...]
    groups: tuple[GroupLine, ...]


def head_of(desk: Desk, person: Draft, on: date) -> FileHead:
    """The head of a file, saved or still being typed."""
    mandates = sorted(person.listed("mandates"), key=lambda one: _weight(one, on))
    groups = _groups(desk, person, on)
    main = mandates[0] if mandates else None
    state = state_of(main, on) if main is not None else MandateState(NO_MANDATE)
    group = next((one.title for one in groups if one.current), "")
    parts = (
        _congress(main) if main is not None else "",
        where_of(main) if main is not None else "",
        group,
        f"代表证 {main.get('certificate')}" if main is not None and main.get("certificate") else "",
    )
    return FileHead(
        name=person.get("name") or "",
        state=state,
        line=" · ".join(part for part in parts if part),
        mandates=tuple(_mandate_line(one, on) for one in mandates),
        groups=groups,
    )


def state_of(mandate: Draft, on: date) -> MandateState:
    """The state of one mandate with its suspensions, as its own file may say it."""
    return state_on(
        on,
        (mandate.get("started_on"), mandate.get("ended_on")),
        mandate.get("end_cause"),
        [(one.get("started_on"), one.get("ended_on")) for one in mandate.listed("suspensions")],
    )


def main_mandate(person: Draft, on: date) -> Draft | None:
    """The mandate that speaks for the person on the day: one in office, of the district's congress first."""
    return min(person.listed("mandates"), key=lambda one: _weight(one, on), default=None)


def period_words(started_on: date | None, ended_on: date | None) -> str:
    """2022-01 起, 2017-01—2022-01, 至 2022-01; empty when nothing is known."""
    start = f"{started_on:%Y-%m}" if started_on else ""
    end = f"{ended_on:%Y-%m}" if ended_on else ""
    if start and end:
        return f"{start}—{end}"
    return f"{start} 起" if start else f"至 {end}" if end else ""


def _weight(mandate: Draft, on: date) -> tuple[int, int, int]:
    """In office first, then what is over, then what is to come; the district first, the latest first."""
    state = state_of(mandate, on)
    level = mandate.get("level") or "区"
    near = len(LEVELS) - LEVELS.index(level) if level in LEVELS else len(LEVELS) + 1
    since = (mandate.get("started_on") or mandate.get("ended_on") or date.min).toordinal()
    if state.in_office:
        return (0, near, -since)
    return (2, since, near) if state.kind == NOT_YET else (1, -since, near)


def _congress(mandate: Draft) -> str:
    return f"{mandate.get('level') or '区'}{mandate.get('term') or ''}人大代表"


def where_of(mandate: Draft) -> str:
    """The constituency of a deputy of the district, the electing unit of one of a city and above (选举法第三条)."""
    own, other = mandate.get("constituency") or "", mandate.get("electing_unit") or ""
    return (own or other) if (mandate.get("level") or "区") == "区" else (other or own)


def _mandate_line(mandate: Draft, on: date) -> MandateLine:
    level, term = mandate.get("level") or "区", (mandate.get("term") or "").removeprefix("第")
    where = [where_of(mandate)]
    if mandate.get("belonging") == ATTACHED_HERE:
        where.append(ATTACHED_HERE)
    state = state_of(mandate, on)
    return MandateLine(
        id=mandate.id,
        title=f"{level}{term}" if term else f"{level}代表",
        period=period_words(mandate.get("started_on"), mandate.get("ended_on")),
        where=" · ".join(filter(None, where)),
        state=state,
        ending=_ending(mandate) if state.in_office else "",
        running_suspension=state.kind == SUSPENDED
        or any(one.get("ended_on") is None for one in mandate.listed("suspensions")),
    )


def _ending(mandate: Draft) -> str:
    """How far an ending has come before it takes effect; the street reports it, others decide it."""
    cause = mandate.get("end_cause")
    if not cause:
        return ""
    if mandate.get("ended_on") is not None:
        return f"{cause}，自 {mandate.get('ended_on'):%Y-%m-%d} 起终止"
    return f"{'已报' if mandate.get('end_reported_on') else '拟报'}：{cause}，尚未生效"


def _groups(desk: Desk, person: Draft, on: date) -> tuple[GroupLine, ...]:
    memberships = person.listed("memberships")
    wanted = [one.get("group_id") for one in memberships if isinstance(one.get("group_id"), int)]
    names = {one.id: one.name for one in browse.named(desk, "groups", wanted)} if wanted else {}
    lines = [
        (
            one.get("joined_on") or date.min,
            GroupLine(
                title=names.get(one.get("group_id"), ""),
                period=period_words(one.get("joined_on"), one.get("left_on")),
                role=one.get("role") or "",
                current=covers((one.get("joined_on"), one.get("left_on")), on),
            ),
        )
        for one in memberships
    ]
    lines.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(line for _, line in lines)
