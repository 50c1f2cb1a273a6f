"""Hearing reports on congress work: preparing one, what it counts for, a draft of its text (听取汇报)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel import hearing, obligations, periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.standing import MEETING_STATES, MeetingLine
from jiedao_desk.registers.meetings import CANCELLED, DRAFT, FINAL, POSTPONED
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE
from jiedao_desk.reports import facts, half_year_facts, posts
from jiedao_desk.storage import settings

REGISTER = "briefings"


def new(desk: Desk, on: date) -> Draft:
    """A draft for a briefing on a day: chair, members and presenter are those in post, the half-year that of the day.

    The head of the congress working committee reports, unless he is the secretary himself: then the next of them.
    """
    with desk.database.reading() as session:
        members = posts.committee(session, on)
        head = posts.secretary(session, on) or posts.acting_head(session, on)
        others = [one for one in posts.holders(session, on) if one.body == CONGRESS_COMMITTEE]
    presenter = next((one for one in others if head is None or one.name != head.name), None)
    return Draft(
        REGISTER,
        {
            "held_on": on,
            "state": DRAFT,
            "chair": head.name if head else None,
            "chair_post": head.title if head else None,
            "presenter": presenter.name if presenter else None,
            "presenter_post": presenter.title if presenter else None,
            "period": periods.half_year(on).title,
        },
        {
            "actions": [],
            "attendance": [
                Draft("attendance", {"name": one.name, "post": one.title, "state": None}) for one in members
            ],
        },
    )


def lines(desk: Desk) -> list[MeetingLine]:
    """All briefings, newest first, each with whether it counts and why not."""
    on = desk.clock.today()
    with desk.database.reading() as session:
        values = settings.read(session)
        law = facts.rules(session, values)
        found = facts.briefings(session)
        sessions = {one.id: one for one in facts.sessions(session)}
        tenures = facts.tenures(session)
        periods_reported = half_year_facts.periods_reported(session)
    internal = set(browse.ids(desk, Query(REGISTER).where("internal", True)))
    told = []
    for one in reversed(found):
        why = hearing.why_not(one, sessions, tenures, law, on)
        told.append(
            MeetingLine(
                one.id,
                one.held_on,
                one.title,
                periods_reported.get(one.id, ""),
                one.presenter or "",
                MEETING_STATES[one.state],
                why is None,
                why or f"计入{periods.half_year(one.held_on).title}",
                obligations.backfilled(one.held_on, one.entered_at.date(), values["backfill.days"]),
                one.id in internal,
            )
        )
    return told


def voided_lines(desk: Desk) -> list[MeetingLine]:
    """The briefings that were entered by mistake, each with the reason."""
    return standing.voided_lines(desk, REGISTER, "period", "presenter")


def note(desk: Desk, draft: Draft) -> str:
    """What to say beside a briefing's title: the half-year it counts for, or why it does not count."""
    held_on: date | None = draft.get("held_on")
    if held_on is None:
        return "请填写会议日期"
    if draft.get("state") in (POSTPONED, CANCELLED):
        return str(draft.get("state_basis") or "")
    with desk.database.reading() as session:
        values = settings.read(session)
        law = facts.rules(session, values)
        sessions = {one.id: one for one in facts.sessions(session)}
        tenures = facts.tenures(session)
    fact = hearing.BriefingFact(
        id=draft.id or 0,
        held_on=held_on,
        title=draft.get("title") or "",
        state="final",
        presenter=draft.get("presenter"),
        reported=bool(draft.get("report")),
        chair=draft.get("chair"),
        present=frozenset(
            str(one.get("name")) for one in draft.listed("attendance") if one.get("state") == "出席"
        ),
        entered_at=draft.entered_at or desk.clock.now(),
        chair_post=draft.get("chair_post"),
        session_id=draft.get("session_id"),
    )
    # A meeting to come is judged as on its day.
    why = hearing.why_not(fact, sessions, tenures, law, max(desk.clock.today(), held_on))
    half = periods.half_year(held_on).title.partition("年")[2]
    if why is not None:
        said = f"不计入{half}：{why}"
    else:
        said = f"{'计入' if draft.get('state') == FINAL else '定稿后计入'}{half}"
    late = obligations.backfilled(held_on, fact.entered_at.date(), values["backfill.days"])
    return f"{said} · 补录" if late else said


def drafted_report(desk: Desk, draft: Draft) -> str:
    """A first text of the report, of recorded facts only; what is not recorded is left for the presenter to write."""
    held_on = draft.get("held_on") or desk.clock.today()
    window = half_year_facts.reported_window(draft.get("period"), held_on)
    until = min(window.end, held_on)
    with desk.database.reading() as session:
        law = facts.rules(session, settings.read(session))
        told = half_year_facts.of(session, law, window, until)
    return "\n".join(half_year_facts.sentences(told, window, until))
