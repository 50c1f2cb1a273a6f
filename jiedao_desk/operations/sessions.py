"""The moves of a session that a form alone should not make: preparing, 定稿, a new version (专题研究)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.sessions import DRAFT, FINAL, CommitteeSession
from jiedao_desk.reports import open_actions, posts
from jiedao_desk.storage import drafts, editions, settings
from jiedao_desk.storage.records import TreeWriter, load
from jiedao_desk.storage.work import Work

REGISTER = "sessions"
FINALISED, REVISED = "定稿", "更正"


@dataclass(frozen=True)
class OpenTask:
    """An unfinished task of an earlier meeting, offered for the agenda."""

    id: int
    matter: str
    responsible: str
    due_on: date | None
    from_meeting: str


def full_name(values: Settings, draft: Draft) -> str:
    """The meeting's full name as it is printed: the typed one, else seal text, year and number."""
    held_on: date | None = draft.get("held_on")
    seal = values.text("office.party_seal") or f"{values.text('office.unit')}党工委"
    if held_on is None:
        return draft.get("title") or f"{seal}会议"
    if draft.get("title"):
        return str(draft.get("title"))
    if draft.get("number"):
        return f"{seal}{held_on.year}年第{draft.get('number')}次会议"
    kind = draft.get("session_kind") or "会议"
    kind = kind if kind.endswith(("会议", "会")) else f"{kind}会议"
    return f"{seal}{kind}（{held_on.year}年{held_on.month}月{held_on.day}日）"


def new(desk: Desk, on: date) -> Draft:
    """A draft for a meeting on a day: chair and members are those in post that day, their attendance still open."""
    with desk.database.reading() as session:
        members = posts.committee(session, on)
        head = posts.secretary(session, on) or posts.acting_head(session, on)
    return Draft(
        REGISTER,
        {
            "held_on": on,
            "session_kind": "党工委会议",
            "state": DRAFT,
            "chair": head.name if head else None,
            "chair_post": head.title if head else None,
        },
        {
            "agenda": [],
            "actions": [],
            "attendance": [
                Draft("attendance", {"name": one.name, "post": one.title, "state": None}) for one in members
            ],
        },
    )


def committee_on(desk: Desk, on: date) -> list[posts.Holder]:
    """The members of the party working committee on a day, in protocol order."""
    with desk.database.reading() as session:
        return posts.committee(session, on)


def in_post_on(desk: Desk, on: date) -> list[posts.Holder]:
    """Everybody in post on a day, of both bodies, for pickers."""
    with desk.database.reading() as session:
        return posts.holders(session, on)


def open_tasks(desk: Desk, before: date, session_id: int | None = None) -> list[OpenTask]:
    """Tasks decided before a day and not done yet, those of the meeting itself left out."""
    with desk.database.reading() as session:
        return [
            OpenTask(one.id, one.matter, one.responsible, one.due_on, one.meeting)
            for one in open_actions.before(session, before, session_id)
        ]


def save(desk: Desk, draft: Draft, initiator: object = None, form: str | None = None) -> records.Saved:
    """Saves a session that is not finalised; a meeting without a typed name gets its full name."""
    return records.save(desk, _named(desk, draft), initiator, form=form)


def missing_for_final(draft: Draft) -> list[Problem]:
    """What 定稿 asks for and what it only warns of."""
    return list(CommitteeSession.missing_for_final(draft))


def finalise(desk: Desk, draft: Draft, initiator: object = None, form: str | None = None) -> records.Saved:
    """Saves and locks the session as version 1.

    Raises ``Refused`` naming all that is missing; nothing is saved then.
    """
    _refuse_unready(draft)
    if draft.get("state") == FINAL and draft.id is not None:
        raise Refused("会议记录已经定稿")
    with desk.database.unit_of_work(desk.operator, initiator=initiator, action=FINALISED) as work:
        saved = lock(work, desk, _named(desk, draft), None)
        if form is not None:
            drafts.forget(work.session, form)
    return saved


def revise(desk: Desk, draft: Draft, reason: str, initiator: object = None, form: str | None = None) -> records.Saved:
    """Keeps a changed content of a finalised session as its next version; the earlier one stays as it was.

    Raises ``Refused`` without a reason, or when the paper was signed: then only a 更正说明 is written.
    """
    if not reason.strip():
        raise Refused("更正要写明原因；原来的版本会保留")
    _refuse_unready(draft)
    with desk.database.unit_of_work(desk.operator, initiator=initiator, action=REVISED) as work:
        present = work.session.get(CommitteeSession, draft.id)
        if present is not None and present.signed_on is not None:
            raise Refused("纸质记录已经签字，不再出新版本；请在“更正说明”中写明，随记录一起打印")
        saved = lock(work, desk, draft, reason.strip())
        if form is not None:
            drafts.forget(work.session, form)
    return saved


def lock(work: Work, desk: Desk, draft: Draft, reason: str | None) -> records.Saved:
    """Writes a session as finalised and keeps the version, within a unit of work (also used by imports)."""
    final = draft.copy()
    final.values["state"] = FINAL
    number = editions.newest(work.session, REGISTER, draft.id) + 1
    final.values["edition"] = number
    writer = TreeWriter(work, desk.catalogue, ignore_lock=True)
    record = writer.write(final)
    editions.add(work, desk.catalogue, load(work.session, desk.catalogue, REGISTER, record.id), reason)
    return records.Saved(record.id, record.version, tuple(writer.warnings))


def versions(desk: Desk, session_id: int) -> list[editions.Version]:
    """The finalised versions, oldest first."""
    with desk.database.reading() as session:
        return editions.versions(session, REGISTER, session_id)


def version(desk: Desk, session_id: int, number: int) -> Draft:
    """One finalised version as it was. Raises ``Refused`` when there is no such version."""
    with desk.database.reading() as session:
        found = editions.content(session, desk.catalogue, REGISTER, session_id, number)
    if found is None:
        raise Refused(f"这次会议没有第{number}版记录")
    return found


def _refuse_unready(draft: Draft) -> None:
    missing = [problem for problem in missing_for_final(draft) if problem.level == "refused"]
    if missing:
        raise Refused(missing)


def _named(desk: Desk, draft: Draft) -> Draft:
    with desk.database.reading() as session:
        values = settings.read(session)
    unnamed = replace_title(draft, None)
    composed = full_name(values, unnamed)
    typed = draft.get("title")
    if typed and typed != composed:
        return draft
    return replace_title(draft, composed)


def replace_title(draft: Draft, title: str | None) -> Draft:
    """The same draft under another title."""
    return replace(draft, values={**draft.values, "title": title})


def title_of(desk: Desk, draft: Draft) -> str:
    """The meeting's full name as it stands."""
    with desk.database.reading() as session:
        return full_name(settings.read(session), draft)


def matters_of(desk: Desk, action_ids: list[int]) -> list[str]:
    """The wording of tasks, with how they stand, in the given order."""
    if not action_ids:
        return []
    with desk.database.reading() as session:
        return open_actions.matters(session, action_ids)
