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
from jiedao_desk.registers.staff import CONGRESS_COMMITTEE, DIRECTOR
from jiedao_desk.reports import open_actions, posts
from jiedao_desk.storage import drafts, editions, settings
from jiedao_desk.storage.editions import Version
from jiedao_desk.storage.records import TreeWriter, load
from jiedao_desk.storage.work import Work

REGISTER = "sessions"
ORDINARY = "党工委会议"
FINALISED, REVISED = "定稿", "更正"
_ASKED = {"chair": "主持人", "recorder": "记录人", "attendance": "出席登记", "agenda": "议题"}


@dataclass(frozen=True)
class OpenTask:
    """An unfinished task of an earlier meeting, offered for the agenda."""

    id: int
    matter: str
    responsible: str
    due_on: date | None
    from_meeting: str


def full_name(values: Settings, draft: Draft) -> str:
    """The meeting's full name as it is printed: the typed one, else the body's seal text, year, number and kind."""
    if draft.get("title"):
        return str(draft.get("title"))
    held_on: date | None = draft.get("held_on")
    kind = str(draft.get("session_kind") or ORDINARY)
    body, called = _body_and_kind(values, kind)
    if held_on is None:
        return f"{body}{called}"
    if draft.get("number"):
        return f"{body}{held_on.year}年第{draft.get('number')}次{called}"
    return f"{body}{called}（{held_on.year}年{held_on.month}月{held_on.day}日）"


def _body_and_kind(values: Settings, kind: str) -> tuple[str, str]:
    """Whose meeting it is, and what it is called behind that name: 会议, （扩大）会议, 书记专题会."""
    unit = values.text("office.unit")
    party = values.text("office.party_seal") or f"{unit}党工委"
    if kind == "党政联席会议":
        return unit, kind
    if kind == "人大街道工委会议":
        return values.text("office.congress_seal") or f"{unit}人大街道工委", "会议"
    called = "会议" if kind == "其他" else kind.removeprefix("党工委")
    return party, called if called.endswith(("会议", "会")) else f"{called}会议"


def new(desk: Desk, on: date) -> Draft:
    """A draft for a meeting on a day: chair and members are those in post that day, their attendance still open."""
    with desk.database.reading() as session:
        members = posts.committee(session, on)
        head = posts.secretary(session, on) or posts.acting_head(session, on)
    return Draft(
        REGISTER,
        {
            "held_on": on,
            "session_kind": ORDINARY,
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


def opened(desk: Desk, session_id: int) -> Draft:
    """A session to be edited: a name the program made is left out, so that it follows date, kind and number.

    Raises ``Refused`` when the session is gone.
    """
    with desk.database.reading() as session:
        draft = load(session, desk.catalogue, REGISTER, session_id)
        values = settings.read(session)
    made = full_name(values, _titled(draft, None))
    return _titled(draft, None) if draft.get("title") == made else draft


def committee_on(desk: Desk, on: date) -> list[posts.Holder]:
    """The members of the party working committee on a day, in protocol order."""
    with desk.database.reading() as session:
        return posts.committee(session, on)


def congress_head(desk: Desk, on: date) -> posts.Holder | None:
    """The head of the congress working committee on a day, who is asked to come if no member."""
    return next(
        (one for one in in_post_on(desk, on) if one.body == CONGRESS_COMMITTEE and one.post == DIRECTOR), None
    )


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


def lacking(draft: Draft) -> list[str]:
    """What 定稿 still asks for, in a word each."""
    asked = (one.field for one in missing_for_final(draft) if one.level == "refused")
    return list(dict.fromkeys(_ASKED[field] for field in asked if field in _ASKED))


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


def revise(
    desk: Desk, draft: Draft, reason: str, initiator: object = None, form: str | None = None
) -> records.Saved:
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
        saved = lock(work, desk, _named(desk, draft), reason.strip())
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


def versions(desk: Desk, session_id: int) -> list[Version]:
    """The finalised versions, oldest first."""
    with desk.database.reading() as session:
        return editions.versions(session, REGISTER, session_id)


def version(desk: Desk, session_id: int, number: int) -> Draft:
    """One finalised version as it was. Raises ``Refused`` when there is no such version."""
    with desk.database.reading() as session:
        found = editions.content(session, desk.catalogue, REGISTER, session_id, number)
        record = session.get(CommitteeSession, session_id)
    if found is None or record is None:
        raise Refused(f"这次会议没有第{number}版记录")
    # When it was entered is the record's, whatever the version.
    found.entered_at = record.entered_at
    return found


def _refuse_unready(draft: Draft) -> None:
    missing = [problem for problem in missing_for_final(draft) if problem.level == "refused"]
    if missing:
        raise Refused(missing)


def _named(desk: Desk, draft: Draft) -> Draft:
    """The draft with its full name written in, unless a name was typed."""
    with desk.database.reading() as session:
        values = settings.read(session)
    return draft if draft.get("title") else _titled(draft, full_name(values, _titled(draft, None)))


def _titled(draft: Draft, title: str | None) -> Draft:
    return replace(draft, values={**draft.values, "title": title})


def title_of(desk: Desk, draft: Draft) -> str:
    """The meeting's full name as it stands."""
    with desk.database.reading() as session:
        return full_name(settings.read(session), draft)


def short_title(desk: Desk, draft: Draft) -> str:
    """The name as it is said in the office, for the screen: 东明街道党工委 in place of the seal's text."""
    with desk.database.reading() as session:
        values = settings.read(session)
    unit, seal = values.text("office.unit"), values.text("office.party_seal")
    name = full_name(values, draft)
    usual = f"中共{unit}工作委员会"
    return name.replace(seal, f"{unit}党工委", 1) if seal == usual and name.startswith(seal) else name


def made_name(desk: Desk, draft: Draft) -> str:
    """The full name the meeting has as long as none is typed."""
    return title_of(desk, _titled(draft, None))


def matters_of(desk: Desk, action_ids: list[int]) -> list[str]:
    """The wording of tasks, with how they stand, in the given order."""
    if not action_ids:
        return []
    with desk.database.reading() as session:
        return open_actions.matters(session, action_ids)
