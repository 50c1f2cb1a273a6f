"""The moves of a deputy's file that a form alone should not make: endings, suspensions, groups, photo (代表档案)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.mandate_state import covers, state_on
from jiedao_desk.kernel.query import Named
from jiedao_desk.kernel.register import field_of
from jiedao_desk.kernel.strokes import StrokeMode
from jiedao_desk.operations import browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.groups import DeputyGroup
from jiedao_desk.registers.mandates import Mandate
from jiedao_desk.reports import deputy_rows
from jiedao_desk.reports import overview as figures
from jiedao_desk.reports.deputy_rows import DeputyRow
from jiedao_desk.storage.records import TreeWriter
from jiedao_desk.storage.work import LOOKED

REGISTER = "deputies"


@dataclass(frozen=True)
class At:
    """A person's file as it was when the user decided: nothing is written over a later version."""

    person_id: int
    version: int


@dataclass(frozen=True)
class Ending:
    """How a mandate ends: what happened when, and what was decided, announced and written about it when.

    ``effective_on`` is the day counts go by; without it the deputy stays in office (a resignation not yet accepted).
    """

    cause: str
    event_on: date | None = None
    effective_on: date | None = None
    reported_on: date | None = None
    announced_on: date | None = None
    document: str | None = None


def stroke_mode(desk: Desk) -> StrokeMode:
    """How the office sorts names: 姓名笔画 or 姓氏笔画."""
    return "surname" if current(desk)["names.order"] == "姓氏笔画" else "name"


def rows(desk: Desk, on: date, scope: str = "in_office") -> list[DeputyRow]:
    """The deputies as of a day, in roster order; ``scope`` is a key of ``deputy_rows.SCOPES``."""
    mode = stroke_mode(desk)
    with desk.database.reading() as session:
        return deputy_rows.as_of(session, on, scope, mode)


def begin(desk: Desk, **values: object) -> Draft:
    """A new file: one mandate of the district's congress, in the term that runs today; its state stays to be said."""
    with desk.database.reading() as session:
        term = figures.current_term(session, desk.clock.today())
    mandate = {key: field.default for key, field in Mandate.fields.items() if field.default is not None}
    return Draft(
        REGISTER,
        dict(values),
        {
            "mandates": [Draft("mandates", mandate | {"term": term or None}, {"suspensions": []})],
            "memberships": [],
        },
    )


def neighbours(order: Sequence[int], person_id: int) -> tuple[int | None, int | None]:
    """Who stands before and after a person in a list of ids; a person who is not in it has no neighbours."""
    ids = list(dict.fromkeys(order))
    if person_id not in ids:
        return None, None
    place = ids.index(person_id)
    return (
        ids[place - 1] if place > 0 else None,
        ids[place + 1] if place + 1 < len(ids) else None,
    )


def groups_on(desk: Desk, on: date) -> list[Named]:
    """The groups there were on a day, in their own order, for pickers."""
    alive = [
        draft
        for draft in browse.load_all(desk, "groups")
        if covers((draft.get("formed_on"), draft.get("dissolved_on")), on)
    ]
    alive.sort(key=lambda one: (one.get("order") is None, one.get("order") or 0, one.id))
    return [Named(one.id or 0, str(one.get("name")), one.get("area") or "") for one in alive]


def end_mandate(
    desk: Desk, at: At, mandate_id: int, ending: Ending, *, leave_group: bool = True, initiator: object = None
) -> Saved:
    """Records how a mandate ends, or what is known of it so far (代表法第六十二条、第六十三条).

    With ``leave_group`` a deputy whose last mandate ends leaves the group that day. Raises ``Refused``.
    """
    problems = _wrong_with(ending)
    if problems:
        raise Refused(problems)
    person = _file(desk, at)
    mandate = _child(person, "mandates", mandate_id)
    mandate.values |= {
        "end_cause": ending.cause,
        "end_event_on": ending.event_on,
        "ended_on": ending.effective_on,
        "end_reported_on": ending.reported_on,
        "end_announced_on": ending.announced_on,
        "end_document": ending.document,
    }
    if leave_group and ending.effective_on is not None and not _in_office(person, ending.effective_on):
        leave_groups(person, ending.effective_on)
    return records.save(desk, person, initiator)


def add_mandate(desk: Desk, at: At, mandate: Draft, initiator: object = None) -> Saved:
    """Adds a mandate; one of the same level that still runs is refused (选举法第四十八条)."""
    person = _file(desk, at)
    person.children["mandates"] = [*person.listed("mandates"), mandate]
    return records.save(desk, person, initiator)


def suspend(
    desk: Desk,
    at: At,
    mandate_id: int,
    *,
    cause: str | None,
    started_on: date | None,
    basis: str | None = None,
    initiator: object = None,
) -> Saved:
    """Records that a deputy's functions are suspended; he stays on the roster (代表法第六十一条)."""
    person = _file(desk, at)
    mandate = _child(person, "mandates", mandate_id)
    suspended = mandate.children.setdefault("suspensions", [])
    if started_on is not None and any(
        covers((one.get("started_on"), one.get("ended_on")), started_on) for one in suspended
    ):
        raise Refused((Problem("started_on", "这一天已经在暂停执行职务期间，不用再登记"),))
    suspended.append(
        Draft("suspensions", {"cause": cause, "started_on": started_on, "ended_on": None, "basis": basis})
    )
    return records.save(desk, person, initiator)


def resume(desk: Desk, at: At, mandate_id: int, on: date | None, initiator: object = None) -> Saved:
    """Records that the functions are taken up again from a day on."""
    if on is None:
        raise Refused((Problem("ended_on", "请填写恢复日期"),))
    person = _file(desk, at)
    mandate = _child(person, "mandates", mandate_id)
    running = [one for one in mandate.listed("suspensions") if one.get("ended_on") is None]
    if not running:
        raise Refused("没有正在暂停执行职务的记录，不用恢复")
    for one in running:
        one.values["ended_on"] = on
    return records.save(desk, person, initiator)


def move_group(
    desk: Desk,
    at: At,
    group_id: int | None,
    on: date | None,
    role: str | None = None,
    initiator: object = None,
) -> Saved:
    """Moves a deputy into another group on a day, or out of any; what was before stays with the old group (R14)."""
    person = _file(desk, at)
    _move(desk, person, group_id, on, role)
    return records.save(desk, person, initiator)


def move_many(
    desk: Desk,
    people: Sequence[int],
    group_id: int,
    on: date | None,
    role: str | None = None,
    initiator: object = None,
) -> int:
    """Moves several deputies into one group on a day, in one step, all or none; answers how many were not in it.

    Raises ``Refused`` naming who cannot be moved.
    """
    moved = []
    for person_id in people:
        person = browse.load(desk, REGISTER, person_id)
        if group_id in [one.get("group_id") for one in _standing(person, on or date.max)]:
            continue
        try:
            _move(desk, person, group_id, on, role)
        except Refused as refused:
            raise Refused(
                replace(problem, why=f"{person.get('name')}：{problem.why}") for problem in refused.problems
            ) from None
        moved.append(person)
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        for person in moved:
            writer.write(person)
    return len(moved)


def set_photo(desk: Desk, at: At, attachment_id: int | None, initiator: object = None) -> Saved:
    """Puts an attached picture into the file, or takes the photo out."""
    photo = (attachment_id,) if attachment_id is not None else None
    return records.save(
        desk, Draft(REGISTER, {"photo": photo}, {}, at.person_id, version=at.version), initiator
    )


def note_look(desk: Desk, person_id: int, keys: Sequence[str]) -> None:
    """Keeps in the history that somebody had masked personal data shown; the data itself is not in it."""
    with desk.database.unit_of_work(desk.operator) as work:
        for key in keys:
            work.note(REGISTER, LOOKED, field=key, record_id=person_id)


def _file(desk: Desk, at: At) -> Draft:
    return replace(browse.load(desk, REGISTER, at.person_id), version=at.version)


def _child(person: Draft, register: str, child_id: int) -> Draft:
    for child in person.listed(register):
        if child.id == child_id:
            return child
    raise Refused("这条任职记录已经不在了，请刷新后再看")


def _wrong_with(ending: Ending) -> list[Problem]:
    found = []
    if not ending.cause:
        found.append(Problem("end_cause", "请选择终止原因（代表法第六十二条所列情形、去世或届满）"))
    if ending.event_on is None and ending.effective_on is None:
        found.append(Problem("end_event_on", "请至少填写事由日或生效日"))
    if ending.event_on and ending.effective_on and ending.effective_on < ending.event_on:
        found.append(Problem("ended_on", "生效日不能早于事由日"))
    if ending.announced_on and ending.effective_on is None:
        found.append(Problem("ended_on", "已经公告的，请填写生效日"))
    return found


def _in_office(person: Draft, on: date) -> bool:
    return any(
        state_on(on, (one.get("started_on"), one.get("ended_on")), one.get("end_cause")).in_office
        for one in person.listed("mandates")
    )


def _standing(person: Draft, on: date) -> list[Draft]:
    """The memberships that hold on a day."""
    return [
        one for one in person.listed("memberships") if covers((one.get("joined_on"), one.get("left_on")), on)
    ]


def _move(desk: Desk, person: Draft, group_id: int | None, on: date | None, role: str | None) -> None:
    if on is None:
        raise Refused((Problem("joined_on", "请填写从哪一天起"),))
    memberships = person.children.setdefault("memberships", [])
    if any((one.get("joined_on") or date.min) > on for one in memberships):
        raise Refused((Problem("joined_on", "这一天以后已有别的编组记录，请在档案中逐条修改"),))
    if group_id is not None and group_id in [one.get("group_id") for one in _standing(person, on)]:
        raise Refused((Problem("group_id", "这一天已经在这个小组，不用调整"),))
    if group_id is not None:
        _check_group(desk, group_id, on)
    leave_groups(person, on)
    if group_id is not None:
        person.children["memberships"].append(
            Draft("memberships", {"group_id": group_id, "role": role, "joined_on": on, "left_on": None})
        )


def leave_groups(person: Draft, on: date) -> None:
    """Closes what runs on the day; what only began that day never was, and goes."""
    kept = []
    for one in person.listed("memberships"):
        if covers((one.get("joined_on"), one.get("left_on")), on):
            if one.get("joined_on") == on:
                continue
            one.values["left_on"] = on
        kept.append(one)
    person.children["memberships"] = kept


def _check_group(desk: Desk, group_id: int, on: date) -> None:
    group = browse.load(desk, "groups", group_id)
    if group.voided is not None:
        raise Refused((Problem("group_id", f"“{group.get('name')}”已作废，请选别的小组"),))
    if not covers((group.get("formed_on"), group.get("dissolved_on")), on):
        formed, dissolved = field_of(DeputyGroup.formed_on), field_of(DeputyGroup.dissolved_on)
        words = "、".join(
            f"{field.label}{field.speak(group.get(field.key))}"
            for field in (formed, dissolved)
            if group.get(field.key) is not None
        )
        raise Refused((Problem("group_id", f"这一天没有“{group.get('name')}”（{words}）"),))
