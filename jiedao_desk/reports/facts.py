"""The facts that decide how the office stands: meetings, tenures of the secretary, tasks with limits (台账事实).

Read at every start, and so in plain SQL.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Literal

from sqlalchemy.orm import Session

from jiedao_desk.kernel.hearing import BriefingFact
from jiedao_desk.kernel.obligations import BRIEFING, STUDY, ActionFact
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.study import ACTING, SECRETARY, Rules, SessionFact, SessionState, Tenure
from jiedao_desk.registers.codes import (
    ACTING_HEAD,
    CANCELLED,
    DRAFT,
    DROPPED,
    FINAL,
    PARTY_COMMITTEE,
    POSTPONED,
    PRESENT,
)
from jiedao_desk.registers.codes import SECRETARY as SECRETARY_POST
from jiedao_desk.reports.plain import day, day_or_none, rows
from jiedao_desk.reports.remembered import once
from jiedao_desk.storage.internal import VEILED

_STATES: dict[str, SessionState] = {
    DRAFT: "draft",
    FINAL: "final",
    POSTPONED: "postponed",
    CANCELLED: "cancelled",
}


def sessions(session: Session, since: date | None = None) -> list[SessionFact]:
    """Every session that was not voided, from a day on."""
    start = (since or date.min).isoformat()
    found = once(
        session,
        (sessions, start),
        lambda: _sessions(session, "AND held_on >= :since", {"since": start}),
    )
    return list(found)


def concerned(session: Session, since: date, *, presence: bool) -> list[SessionFact]:
    """The sessions that the standings from a day on, and the tasks of today, may ask for.

    Those held since, those that a briefing was held together with, and drafts however old. Without ``presence``
    nobody is asked who was there.
    """
    return _sessions(
        session,
        "AND (held_on >= :since OR state = :draft OR id IN (SELECT session_id FROM briefing))",
        {"since": since.isoformat(), "draft": DRAFT},
        presence=presence,
    )


def _sessions(
    session: Session, which: str, values: dict[str, str], *, presence: bool = True
) -> list[SessionFact]:
    # The words of ``which`` are this module's own; values are bound.
    chosen = f"SELECT id FROM committee_session WHERE voided_at IS NULL {which}"  # noqa: S608
    congress = dict(
        rows(
            session,
            "SELECT session_id, count(*) FROM agenda_item "  # noqa: S608
            f"WHERE voided_at IS NULL AND is_congress = 1 AND session_id IN ({chosen}) GROUP BY session_id",
            values,
        )
    )
    present = _present(session, "session_id", chosen, values) if presence else {}
    nobody: frozenset[str] = frozenset()
    return [
        SessionFact(
            number,
            day(held_on),
            title or "",
            kind,
            _STATES[state],
            congress.get(number, 0),
            chair,
            present.get(number, nobody),
            datetime.fromisoformat(entered_at),
            chair_post,
        )
        for number, held_on, title, kind, state, chair, entered_at, chair_post in rows(
            session,
            "SELECT id, held_on, title, session_kind, state, chair, entered_at, chair_post "  # noqa: S608
            f"FROM committee_session WHERE id IN ({chosen}) ORDER BY held_on, id",
            values,
        )
    ]


def briefings(session: Session) -> list[BriefingFact]:
    """Every briefing that was not voided."""
    return list(once(session, briefings, lambda: _briefings(session)))


def _briefings(session: Session) -> list[BriefingFact]:
    present = _present(session, "briefing_id", "SELECT id FROM briefing WHERE voided_at IS NULL", {})
    nobody: frozenset[str] = frozenset()
    return [
        BriefingFact(
            id=row.id,
            held_on=day(row.held_on),
            title=row.title or "",
            state=_STATES[row.state],
            presenter=row.presenter,
            reported=bool(row.reported),
            chair=row.chair,
            present=present.get(row.id, nobody),
            entered_at=datetime.fromisoformat(row.entered_at),
            chair_post=row.chair_post,
            session_id=row.session_id,
        )
        for row in rows(
            session,
            "SELECT id, held_on, title, state, presenter, report IS NOT NULL AS reported, chair, chair_post, "
            "session_id, entered_at FROM briefing WHERE voided_at IS NULL ORDER BY held_on, id",
        )
    ]


def _present(
    session: Session, link: Literal["session_id", "briefing_id"], meetings: str, values: dict[str, str]
) -> dict[int, frozenset[str]]:
    """Who was present, by the id of the meeting that a link of attendance leads to."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for meeting, name in rows(
        session,
        f"SELECT {link}, name FROM meeting_attendance "  # noqa: S608
        f"WHERE {link} IN ({meetings}) AND voided_at IS NULL AND state = '{PRESENT}'",
        values,
    ):
        found[meeting].add(name)
    return {meeting: frozenset(names) for meeting, names in found.items()}


def tenures(session: Session) -> list[Tenure]:
    """Who was secretary, or 主持工作, from when to when."""
    posts = {SECRETARY_POST: SECRETARY, ACTING_HEAD: ACTING}
    return [
        Tenure(name, posts[post], day_or_none(started_on), day_or_none(ended_on))
        for name, post, started_on, ended_on in rows(
            session,
            "SELECT name, post, started_on, ended_on FROM staff_member "
            "WHERE voided_at IS NULL AND body = :body AND post IN (:secretary, :acting) ORDER BY id",
            {"body": PARTY_COMMITTEE, "secretary": SECRETARY_POST, "acting": ACTING_HEAD},
        )
    ]


def rules(session: Session, values: Settings) -> Rules:
    """The settings that decide what counts, with the recorded reasons of missed periods."""
    reasons = rows(
        session,
        "SELECT period, reason FROM period_reason "
        "WHERE voided_at IS NULL AND obligation IN (:study, :briefing) ORDER BY id",
        {"study": STUDY, "briefing": BRIEFING},
    )
    return Rules(
        soon_days=values["study.soon_days"],
        counted_kinds=frozenset(values["study.kinds"] or ()),
        presence="chaired" if values["study.presence"] == "主持" else "attended",
        acting_counts=bool(values["study.acting"]),
        rolling=values["study.mode"] == "滚动",
        shared_meeting=bool(values["briefing.shared_meeting"]),
        use_from=values["office.use_from"],
        missed_reasons={row.period: row.reason for row in reasons},
    )


def actions(session: Session) -> list[ActionFact]:
    """Every task with a limit that is still to be done or was done."""
    return [
        ActionFact(
            row.id,
            day(row.held_on) if row.held_on else datetime.fromisoformat(row.entered_at).date(),
            day(row.due_on),
            day_or_none(row.done_on),
        )
        for row in rows(
            session,
            "SELECT a.id, coalesce(s.held_on, b.held_on) AS held_on, a.due_on, a.done_on, a.entered_at "
            "FROM action_item a LEFT JOIN committee_session s ON s.id = a.session_id "
            "LEFT JOIN briefing b ON b.id = a.briefing_id "
            "WHERE a.voided_at IS NULL AND a.due_on IS NOT NULL AND a.state <> :dropped",
            {"dropped": DROPPED},
        )
    ]


def reason_id(session: Session, obligation: str, period: str) -> tuple[int, int] | None:
    """Id and version of the recorded reason of a missed period."""
    for number, version in rows(
        session,
        "SELECT id, version FROM period_reason "
        "WHERE voided_at IS NULL AND obligation = :obligation AND period = :period",
        {"obligation": obligation, "period": period},
    ):
        return number, version
    return None


def first_year(session: Session) -> int | None:
    """The year of the earliest session or briefing."""
    days = [
        row.held_on
        for table in ("committee_session", "briefing")
        for row in rows(
            session,
            f"SELECT held_on FROM {table} WHERE voided_at IS NULL ORDER BY held_on LIMIT 1",  # noqa: S608
        )
    ]
    return min((day(text).year for text in days), default=None)


def matters(session: Session) -> dict[int, str]:
    """The wording of the tasks in progress that have a limit, by id; what an internal meeting decided has none."""
    return dict(
        rows(
            session,
            "SELECT a.id, iif(coalesce(s.internal, b.internal), :veiled, a.matter) FROM action_item a "
            "LEFT JOIN committee_session s ON s.id = a.session_id "
            "LEFT JOIN briefing b ON b.id = a.briefing_id WHERE a.voided_at IS NULL "
            "AND a.due_on IS NOT NULL AND a.done_on IS NULL AND a.state <> :dropped",
            {"dropped": DROPPED, "veiled": VEILED},
        )
    )
