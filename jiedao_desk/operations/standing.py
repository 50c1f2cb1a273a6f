"""What is owed and how it stands, for the status command, the dashboard and the session editor (应尽事项)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jiedao_desk.kernel import obligations as rules
from jiedao_desk.kernel import periods, study
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.duties import BY_KEY as CATALOGUE_BY_KEY
from jiedao_desk.kernel.duties import DUTIES as CATALOGUE
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.hearing import BriefingFact
from jiedao_desk.kernel.obligations import Standing
from jiedao_desk.kernel.query import Query
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.study import SessionFact, Tenure
from jiedao_desk.operations import browse, duties, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import facts
from jiedao_desk.storage import settings

DUTIES = {
    **{one.key: one.title for one in CATALOGUE},
    rules.STUDY: "专题研究",
    rules.BRIEFING: "听取汇报",
    rules.ACTIONS: "议定事项",
}
MEETING_STATES = {"draft": "草稿", "final": "定稿", "postponed": "延期", "cancelled": "取消"}
STATES = {
    "met": "已完成",
    "open": "进行中",
    "due_soon": "即将到期",
    "missed": "未召开",
    "upcoming": "未到",
    "excluded": "未纳入",
    "overdue": "已逾期",
    "met_late": "逾期完成",
    "unmet": "未落实",
}
# Only a meeting that was owed is 未召开.
NOT_DONE = "未完成"


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list: what it is and whether it counts, in words.

    ``kind`` is the kind of a session or the period reported at a briefing, ``person`` the chair or the presenter.
    """

    id: int
    held_on: date
    title: str
    kind: str
    person: str
    state: str
    counts: bool
    standing: str
    backfilled: bool
    internal: bool = False


@dataclass(frozen=True)
class Judged:
    """What is owed as it stands, with the meetings and tenures that it was judged by."""

    standings: tuple[Standing, ...]
    sessions: Mapping[int, SessionFact]
    briefings: Mapping[int, BriefingFact]
    tenures: Sequence[Tenure]


def judged(session: Any, values: Settings, on: date) -> Judged:
    """Every duty as `obligations` has them.

    Of the sessions it holds those of the periods that are looked at, and drafts however old.
    """
    law = facts.rules(session, values)
    # A chain of due dates goes back to the session it began with, wherever that is.
    since = date.min if law.rolling else rules.windows("bimonth", law, on)[0].start
    sessions = facts.concerned(session, since, presence=law.presence == "attended")
    tenures = facts.tenures(session)
    briefings = facts.briefings(session)
    return Judged(
        (
            *rules.study_standings(sessions, tenures, law, on),
            *rules.briefing_standings(briefings, sessions, tenures, law, on),
            *rules.action_standings(facts.actions(session), on, law.soon_days),
            *duties.standings(session, values, on),
        ),
        {one.id: one for one in sessions},
        {one.id: one for one in briefings},
        tenures,
    )


def obligations(desk: Desk, on: date) -> list[Standing]:
    """Every duty that is on or advisory, by its periods, its due dates or as a condition, as it stands on a day."""
    with desk.database.reading() as session:
        return list(judged(session, settings.read(session), on).standings)


def as_json(one: Standing) -> dict[str, Any]:
    """One standing in the form the status command promises."""
    plain: dict[str, Any] = {
        "key": one.key,
        "article": one.article,
        "period": one.period,
        "from": one.start.isoformat(),
        "to": one.end.isoformat(),
        "state": one.state,
        "required": one.required,
        "done": one.done,
        "days": one.days,
        "counted": list(one.counted),
        "not_counted": [{"id": record, "why": why} for record, why in one.not_counted],
    }
    if one.reason:
        plain["reason"] = one.reason
    if one.record is not None:
        plain["id"] = one.record
    if one.what:
        plain["what"] = one.what
    if one.how:
        plain["how"] = one.how
    if one.advisory:
        plain["advisory"] = True
    return plain


def period_words(one: Standing) -> str:
    """The period as people say it: 2026年9—10月, the due date, 本届, 现在."""
    if one.key == "constitution":
        return f"{one.start.year}年宪法宣传周（{one.start:%m-%d}至{one.end:%m-%d}）"
    if one.state == "unmet" or (one.key == "staff" and one.start == one.end):
        return "现在"
    if CATALOGUE_BY_KEY[one.key].rhythm == "term":
        return "本届"
    try:
        return periods.window(one.period).title
    except Unreadable:
        return f"{show_day(one.end)}前"


def state_words(one: Standing) -> str:
    """The state as people say it; a period that is not judged because nobody held the post is 不计."""
    if one.state == "excluded" and one.reason and "空缺" in one.reason:
        return "不计"
    if one.key == "staff" and one.state == "met":
        return "已落实"
    if one.state == "missed" and one.key not in (rules.STUDY, rules.BRIEFING):
        return NOT_DONE
    return STATES[one.state]


def sentences(desk: Desk, found: Iterable[Standing]) -> list[str]:
    """The standings as lines for people; meetings go by their day, tasks by their wording."""
    with desk.database.reading() as session:
        days = {
            rules.STUDY: {one.id: one.held_on for one in facts.sessions(session)},
            rules.BRIEFING: {one.id: one.held_on for one in facts.briefings(session)},
        }
        matters = facts.matters(session)
    return [
        # Of the other duties ``record`` is a record of another register, and ``what`` says which.
        _sentence(one, days.get(one.key, {}), matters if one.key == rules.ACTIONS else {})
        for one in found
    ]


def _sentence(one: Standing, days: Mapping[int, date], matters: Mapping[int, str]) -> str:
    hint = "（提示）" if one.advisory else ""
    parts = [f"{DUTIES[one.key]}{hint}　{period_words(one)}　{state_words(one)}"]
    if one.state in ("open", "due_soon") and not (one.advisory and one.required > 1):
        parts.append(f"剩{one.days}天")
    if one.required > 1 and one.state != "met":
        parts.append(f"{one.done}/{one.required}")
    if one.what:
        parts.append(one.what)
    if one.record is not None and one.record in matters:
        parts.append(matters[one.record])
    if one.reason:
        parts.append(one.reason)
    parts += [f"{show_day(days[record])}的会议不计入：{why}" for record, why in one.not_counted]
    return "；".join(parts)


def session_lines(desk: Desk) -> list[MeetingLine]:
    """All sessions, newest first, each with whether it counts and why not."""
    on = desk.clock.today()
    with desk.database.reading() as session:
        values = settings.read(session)
        law = facts.rules(session, values)
        found = facts.sessions(session)
        tenures = facts.tenures(session)
    internal = set(browse.ids(desk, Query("sessions").where("internal", True)))
    lines = []
    for one in reversed(found):
        why = study.why_not(one, tenures, law, on)
        standing = why or f"计入{periods.bimonth(one.held_on).title}"
        lines.append(
            MeetingLine(
                one.id,
                one.held_on,
                one.title,
                one.kind,
                one.chair or "",
                MEETING_STATES[one.state],
                why is None,
                standing,
                rules.backfilled(one.held_on, one.entered_at.date(), values["backfill.days"]),
                one.id in internal,
            )
        )
    return lines


def voided_lines(
    desk: Desk, register: str = "sessions", kind: str = "session_kind", person: str = "chair"
) -> list[MeetingLine]:
    """The meetings that were entered by mistake, newest first, each with the reason."""
    found = [browse.load(desk, register, record) for record in browse.ids(desk, Query(register, voided=True))]
    return [
        MeetingLine(
            one.id or 0,
            one.get("held_on"),
            one.get("title") or "",
            one.get(kind) or "",
            one.get(person) or "",
            "已作废",
            False,
            one.voided or "",
            False,
            internal=bool(one.get("internal")),
        )
        for one in sorted(found, key=lambda one: (one.get("held_on"), one.id), reverse=True)
    ]


def session_note(desk: Desk, draft: Draft) -> str:
    """What to say beside a session's title: this year's count and the period, or why it does not count."""
    held_on: date | None = draft.get("held_on")
    if held_on is None:
        return "请填写会议日期"
    if draft.get("state") in ("延期", "取消"):
        return str(draft.get("state_basis") or "")
    why, count, late = _judged(desk, draft, held_on)
    # The year stands in the title and in the date.
    window = periods.bimonth(held_on).title.partition("年")[2]
    if why is not None:
        said = f"不计入{window}：{why}"
    else:
        said = f"本年第{count}次专题研究，{'计入' if draft.get('state') == '定稿' else '定稿后计入'}{window}"
    return f"{said} · 补录" if late else said


def year_count(desk: Desk, draft: Draft) -> int | None:
    """Which session on congress work of its year a session is, counted; ``None`` when it does not count."""
    held_on: date | None = draft.get("held_on")
    if held_on is None or draft.get("state") in ("延期", "取消"):
        return None
    why, count, _ = _judged(desk, draft, held_on)
    return count if why is None else None


def _judged(desk: Desk, draft: Draft, held_on: date) -> tuple[str | None, int, bool]:
    """Why a draft would not count once it is finalised, its place in the year if it would, and whether it is late."""
    with desk.database.reading() as session:
        values = settings.read(session)
        law = facts.rules(session, values)
        tenures = facts.tenures(session)
        others = [one for one in facts.sessions(session, date(held_on.year, 1, 1)) if one.id != draft.id]
    fact = study.SessionFact(
        id=draft.id or 0,
        held_on=held_on,
        title=draft.get("title") or "",
        kind=draft.get("session_kind") or "",
        state="final",
        congress_items=sum(bool(one.get("is_congress")) for one in draft.listed("agenda")),
        chair=draft.get("chair"),
        present=frozenset(
            str(one.get("name")) for one in draft.listed("attendance") if one.get("state") == "出席"
        ),
        entered_at=draft.entered_at or desk.clock.now(),
        chair_post=draft.get("chair_post"),
    )
    # A meeting to come is judged as on its day.
    on = max(desk.clock.today(), held_on)
    earlier = sum(
        study.why_not(one, tenures, law, on) is None
        for one in others
        if one.held_on.year == held_on.year and (one.held_on, one.id) < (held_on, draft.id or 10**9)
    )
    late = rules.backfilled(held_on, fact.entered_at.date(), values["backfill.days"])
    return study.why_not(fact, tenures, law, on), earlier + 1, late


def acting_note(desk: Desk, draft: Draft) -> str:
    """What the record says when a session counts although the secretary's post was vacant."""
    held_on = draft.get("held_on")
    with desk.database.reading() as session:
        values = settings.read(session)
        tenures = facts.tenures(session)
    if held_on is None or study.in_post(tenures, held_on):
        return ""
    acting = [one.name for one in study.acting_on(tenures, held_on)]
    if draft.get("chair") not in acting:
        return ""
    return f"党工委书记空缺期间，由{draft.get('chair')}主持工作" + (
        "" if values["study.acting"] else "，按设置不计入"
    )


def record_reason(desk: Desk, period: str, reason: str, initiator: object = None) -> None:
    """Records why a period passed without its meeting. It stays missed; nothing repairs it."""
    window = periods.window(period)
    duty = rules.BRIEFING if window.kind == "half_year" else rules.STUDY
    with desk.database.reading() as session:
        known = facts.reason_id(session, duty, window.key)
    record_id, version = known or (None, None)
    records.save(
        desk,
        Draft(
            "period_reasons",
            {"obligation": duty, "period": window.key, "reason": reason},
            id=record_id,
            version=version,
        ),
        initiator,
    )
