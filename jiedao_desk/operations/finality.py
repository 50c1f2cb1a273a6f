"""How the record of a meeting is named, finalised, corrected by versions and read back, whatever meeting (定稿)."""

from __future__ import annotations

from dataclasses import replace

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.meetings import FINAL, Meeting
from jiedao_desk.storage import drafts, editions, settings
from jiedao_desk.storage.editions import Version
from jiedao_desk.storage.records import TreeWriter, load
from jiedao_desk.storage.work import Work

FINALISED, REVISED = "定稿", "更正"
_ASKED = {
    "chair": "主持人",
    "presenter": "汇报人",
    "report": "汇报主要内容",
    "recorder": "记录人",
    "attendance": "出席登记",
    "agenda": "议题",
}


def kind_of(desk: Desk, draft: Draft) -> type[Meeting]:
    """The mapped class of a meeting's draft."""
    record = desk.catalogue[draft.register].record
    assert issubclass(record, Meeting)
    return record


def is_final(desk: Desk, draft: Draft) -> bool:
    """Whether a draft is of a meeting and would be written as finalised."""
    return issubclass(desk.catalogue[draft.register].record, Meeting) and draft.get("state") == FINAL


# Names


def title_of(desk: Desk, draft: Draft) -> str:
    """The meeting's full name as it stands: the typed one, else the one made from its other fields."""
    with desk.database.reading() as session:
        return kind_of(desk, draft).full_name(settings.read(session), draft)


def made_name(desk: Desk, draft: Draft) -> str:
    """The full name the meeting has as long as none is typed."""
    return title_of(desk, _titled(draft, None))


def short_title(desk: Desk, draft: Draft) -> str:
    """The name as it is said in the office, for the screen: 东明街道党工委 in place of the seal's text."""
    with desk.database.reading() as session:
        values = settings.read(session)
    unit, seal = values.text("office.unit"), values.text("office.party_seal")
    name = kind_of(desk, draft).full_name(values, draft)
    usual = f"中共{unit}工作委员会"
    return name.replace(seal, f"{unit}党工委", 1) if seal == usual and name.startswith(seal) else name


def opened(desk: Desk, register: str, record_id: int) -> Draft:
    """A meeting to be edited: a name the program made is left out, so that it follows the other fields.

    Raises ``Refused`` when the record is gone.
    """
    with desk.database.reading() as session:
        draft = load(session, desk.catalogue, register, record_id)
    return _titled(draft, None) if draft.get("title") == made_name(desk, draft) else draft


# Moves


def save(desk: Desk, draft: Draft, initiator: object = None, form: str | None = None) -> records.Saved:
    """Saves a meeting that is not finalised; one without a typed name gets its full name."""
    return records.save(desk, _named(desk, draft), initiator, form=form)


def missing_for_final(desk: Desk, draft: Draft) -> list[Problem]:
    """What 定稿 asks for and what it only warns of."""
    return list(kind_of(desk, draft).missing_for_final(draft))


def lacking(desk: Desk, draft: Draft) -> list[str]:
    """What 定稿 still asks for, in a word each."""
    asked = (one.field for one in missing_for_final(desk, draft) if one.level == "refused")
    return list(dict.fromkeys(_ASKED[field] for field in asked if field in _ASKED))


def finalise(desk: Desk, draft: Draft, initiator: object = None, form: str | None = None) -> records.Saved:
    """Saves and locks the record as version 1.

    Raises ``Refused`` naming all that is missing; nothing is saved then.
    """
    _refuse_unready(desk, draft)
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
    """Keeps a changed content of a finalised record as its next version; the earlier one stays as it was.

    Raises ``Refused`` without a reason, or when the paper was signed: then only a 更正说明 is written.
    """
    if not reason.strip():
        raise Refused("更正要写明原因；原来的版本会保留")
    _refuse_unready(desk, draft)
    with desk.database.unit_of_work(desk.operator, initiator=initiator, action=REVISED) as work:
        present = work.session.get(kind_of(desk, draft), draft.id)
        if present is not None and present.signed_on is not None:
            raise Refused("纸质记录已经签字，不再出新版本；请在“更正说明”中写明，随记录一起打印")
        saved = lock(work, desk, _named(desk, draft), reason.strip())
        if form is not None:
            drafts.forget(work.session, form)
    return saved


def lock(work: Work, desk: Desk, draft: Draft, reason: str | None) -> records.Saved:
    """Writes a record as finalised and keeps the version, within a unit of work (also used by imports)."""
    final = draft.copy()
    final.values["state"] = FINAL
    final.values["edition"] = editions.newest(work.session, draft.register, draft.id) + 1
    writer = TreeWriter(work, desk.catalogue, ignore_lock=True)
    record = writer.write(final)
    editions.add(work, desk.catalogue, load(work.session, desk.catalogue, draft.register, record.id), reason)
    return records.Saved(record.id, record.version, tuple(writer.warnings))


# Versions


def versions(desk: Desk, register: str, record_id: int) -> list[Version]:
    """The finalised versions of a record, oldest first."""
    with desk.database.reading() as session:
        return editions.versions(session, register, record_id)


def version(desk: Desk, register: str, record_id: int, number: int) -> Draft:
    """One finalised version as it was. Raises ``Refused`` when there is no such version."""
    with desk.database.reading() as session:
        found = editions.content(session, desk.catalogue, register, record_id, number)
        record = session.get(desk.catalogue[register].record, record_id)
    if found is None or record is None:
        raise Refused(f"这次会议没有第{number}版记录")
    # When it was entered is the record's, whatever the version.
    found.entered_at = record.entered_at
    return found


def version_of(desk: Desk, draft: Draft) -> Version | None:
    """When and why the version that a draft holds was finalised; ``None`` for one that is not finalised."""
    if draft.id is None or draft.get("state") != FINAL:
        return None
    found = {one.number: one for one in versions(desk, draft.register, draft.id)}
    return found.get(draft.get("edition") or 0)


def _refuse_unready(desk: Desk, draft: Draft) -> None:
    missing = [problem for problem in missing_for_final(desk, draft) if problem.level == "refused"]
    if missing:
        raise Refused(missing)


def _named(desk: Desk, draft: Draft) -> Draft:
    """The draft with its full name written in, unless a name was typed."""
    return draft if draft.get("title") else _titled(draft, title_of(desk, draft))


def _titled(draft: Draft, title: str | None) -> Draft:
    return replace(draft, values={**draft.values, "title": title})
