"""From one term to the next: the mandates of the old one end, those elected again begin anew, all or nothing (换届)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.mandate_state import covers
from jiedao_desk.kernel.rolls import Expected, Matched, match
from jiedao_desk.operations import browse, deputies, deputy_file
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.mandates import ATTACHED_HERE
from jiedao_desk.storage import batches
from jiedao_desk.storage.backup import back_up_before
from jiedao_desk.storage.records import TreeWriter
from jiedao_desk.storage.trouble import STALE

EXPIRED = "届满"
# What a mandate of the next term takes over; number, certificate and post in the congress are given anew.
_KEPT = ("level", "constituency", "electing_unit", "belonging", "home_street", "composition")


@dataclass(frozen=True)
class Sitting:
    """One mandate that ends with the term. ``remarks`` say what has to be looked at."""

    person_id: int
    version: int
    mandate_id: int
    name: str
    term: str
    where: str
    group: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Again:
    """Who was elected again: the constituency (of a city deputy the electing unit) and certificate of the new term.

    ``where`` is ``None`` where it is as before, and empty where it is not known yet.
    """

    where: str | None = None
    certificate: str | None = None


@dataclass(frozen=True)
class Plan:
    """What is to be done: ``again`` by person; everybody else's mandate of the level ends on ``opened_on``."""

    level: str
    new_term: str
    opened_on: date | None
    elected_on: date | None = None
    again: Mapping[int, Again] = field(default_factory=dict)


@dataclass(frozen=True)
class Outlook:
    """What a plan comes to, in persons; ``old_term`` is what most of the ending mandates call theirs."""

    old_term: str
    ending: int
    again: int
    leaving_groups: int
    new_term_record: bool


@dataclass(frozen=True)
class Done:
    """What was written, and the number by which it can be taken back."""

    batch: int
    outlook: Outlook


def sitting(desk: Desk, level: str, on: date) -> list[Sitting]:
    """Whose mandate of a level runs on a day or would have run beyond it, in roster order (代表法第二条)."""
    places = {row.person_id: place for place, row in enumerate(deputies.rows(desk, on, "all"))}
    groups = {one.id: one.name for one in deputies.groups_on(desk, on)}
    found = [
        _sitting(person, mandate, groups, on)
        for person in browse.load_all(desk, deputies.REGISTER)
        for mandate in person.listed("mandates")
        if (mandate.get("level") or "区") == level and _runs_beyond(mandate, on)
    ]
    return sorted(found, key=lambda one: (places.get(one.person_id, len(places)), one.mandate_id))


def match_names(text: str, people: Sequence[Sitting]) -> Matched:
    """The names of a pasted list of those elected again; what is no name of one of them is a doubt, nothing is lost."""
    return match(text, [Expected(one.person_id, one.name, one.where or one.group) for one in people])


def outlook(desk: Desk, plan: Plan) -> Outlook:
    """What would be written. Raises ``Refused`` with all that is wrong with the plan."""
    people = _checked(desk, plan)
    assert plan.opened_on is not None  # checked
    staying = set(plan.again)
    leaving = 0
    for one in people:
        if one.person_id not in staying:
            person = browse.load(desk, deputies.REGISTER, one.person_id)
            leaving += bool(one.group) and not _elsewhere(person, one.mandate_id, plan.opened_on)
    terms = Counter(one.term for one in people if one.term)
    return Outlook(
        terms.most_common(1)[0][0] if terms else "",
        len(people),
        len(staying),
        leaving,
        _term(desk, plan.level, plan.new_term) is None,
    )


def carry_out(desk: Desk, plan: Plan, seen: Sequence[Sitting], initiator: object = None) -> Done:
    """Writes the plan in one unit of work behind a backup; it can be taken back like an import.

    ``seen`` is the list the user decided on: raises ``Refused`` where a file was changed or came in since.
    """
    coming = outlook(desk, plan)
    assert plan.opened_on is not None  # checked
    now = sitting(desk, plan.level, plan.opened_on)
    if {(one.mandate_id, one.version) for one in now} != {(one.mandate_id, one.version) for one in seen}:
        raise Refused(STALE)
    back_up_before("换届", desk.folder, desk.clock)
    title = f"换届（{plan.level}{coming.old_term}—{plan.new_term}）"
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        counts = {
            "read": len(now),
            "created": coming.again,
            "updated": len(now),
            "unchanged": 0,
            "rejected": 0,
        }
        number = batches.begin(
            work, deputies.REGISTER, title, hashlib.sha256(repr(plan).encode()).hexdigest(), counts
        )
        writer = TreeWriter(work, desk.catalogue)
        for term in _terms(desk, plan, coming.old_term):
            writer.write(term)
        for one in now:
            writer.write(_rolled(desk, one, plan))
    return Done(number, coming)


def _runs_beyond(mandate: Draft, on: date) -> bool:
    started, ended = mandate.get("started_on"), mandate.get("ended_on")
    return (started is None or started < on) and (ended is None or ended > on)


def _sitting(person: Draft, mandate: Draft, groups: Mapping[int, str], on: date) -> Sitting:
    cause, ended = mandate.get("end_cause"), mandate.get("ended_on")
    remarks = []
    if cause and ended is not None:
        remarks.append(f"原登记{ended:%Y-%m-%d}因{cause}终止，将改为届满")
    elif cause:
        remarks.append(f"{'已报' if mandate.get('end_reported_on') else '拟报'}{cause}，尚未生效，将改为届满")
    if mandate.get("belonging") == ATTACHED_HERE:
        remarks.append(ATTACHED_HERE)
    group = next(
        (
            groups.get(one.get("group_id"), "")
            for one in person.listed("memberships")
            if covers((one.get("joined_on"), one.get("left_on")), on)
        ),
        "",
    )
    return Sitting(
        person.id or 0,
        person.version or 0,
        mandate.id or 0,
        str(person.get("name") or ""),
        mandate.get("term") or "",
        deputy_file.where_of(mandate),
        group,
        tuple(remarks),
    )


def _checked(desk: Desk, plan: Plan) -> list[Sitting]:
    """Those the plan is about. Raises ``Refused``."""
    problems = []
    if not plan.new_term.strip():
        problems.append(Problem("new_term", "请填写新一届的届次，照文件写，如“第二十届”"))
    if plan.opened_on is None:
        problems.append(Problem("opened_on", "请填写新一届第一次会议开幕的日期"))
    elif plan.opened_on > desk.clock.today():
        problems.append(
            Problem("opened_on", "新一届第一次会议还没有开幕；届满以开幕之日为准，请在开幕以后登记")
        )
    if plan.elected_on and plan.opened_on and plan.elected_on > plan.opened_on:
        problems.append(Problem("elected_on", "当选日期不能晚于第一次会议开幕的日期"))
    if problems:
        raise Refused(problems)
    assert plan.opened_on is not None
    people = sitting(desk, plan.level, plan.opened_on)
    if not people:
        raise Refused(
            f"{plan.opened_on:%Y-%m-%d}没有任期未满的{plan.level}代表，没有可以换届的；可能已经换过"
        )
    if any(one.term == plan.new_term for one in people):
        raise Refused(
            f"有代表的任职已经是{plan.new_term}；请核对届次和开幕日期，已经录入新一届的，不用再换届"
        )
    later = _begun_later(desk, plan)
    if later is not None:
        raise Refused(
            f"已有{later.get('term') or ''}{plan.level}代表的任职从{later.get('started_on'):%Y-%m-%d}开始，"
            "晚于填写的开幕日期，可能已经换过；请核对届次和日期"
        )
    strangers = set(plan.again) - {one.person_id for one in people}
    if strangers:
        raise Refused(STALE)
    term = _term(desk, plan.level, plan.new_term)
    if term is not None and term.get("started_on") not in (None, plan.opened_on):
        raise Refused(
            f"“届次”里{plan.level}{plan.new_term}的起始日期是{term.get('started_on'):%Y-%m-%d}，与开幕日期不一致，请先核对"
        )
    return people


def _begun_later(desk: Desk, plan: Plan) -> Draft | None:
    """A mandate of the level that began after the day and is not of the new term: the old one cannot end before it."""
    assert plan.opened_on is not None  # checked
    return next(
        (
            mandate
            for person in browse.load_all(desk, deputies.REGISTER)
            for mandate in person.listed("mandates")
            if (mandate.get("level") or "区") == plan.level
            and mandate.get("term") != plan.new_term
            and (mandate.get("started_on") or date.min) > plan.opened_on
        ),
        None,
    )


def _term(desk: Desk, level: str, number: str) -> Draft | None:
    return next(
        (
            one
            for one in browse.load_all(desk, "terms")
            if one.get("level") == level and one.get("number") == number
        ),
        None,
    )


def _terms(desk: Desk, plan: Plan, old_term: str) -> list[Draft]:
    """The old term closed, the new one opened, as far as the office keeps them and has not done so."""
    found = []
    old = _term(desk, plan.level, old_term)
    if old is not None and old.get("ended_on") is None:
        old.values["ended_on"] = plan.opened_on
        found.append(old)
    new = _term(desk, plan.level, plan.new_term)
    if new is None:
        new = Draft("terms", {"number": plan.new_term, "level": plan.level})
    if new.get("started_on") is None:
        new.values["started_on"] = plan.opened_on
        found.append(new)
    return found


def _rolled(desk: Desk, one: Sitting, plan: Plan) -> Draft:
    """The file of one deputy after the roll-over."""
    person = browse.load(desk, deputies.REGISTER, one.person_id)
    mandate = next(each for each in person.listed("mandates") if each.id == one.mandate_id)
    mandate.values |= {"end_cause": EXPIRED, "ended_on": plan.opened_on}
    again = plan.again.get(one.person_id)
    if again is not None:
        values = {key: mandate.get(key) for key in _KEPT}
        place = "constituency" if plan.level == "区" else "electing_unit"
        values |= {
            "term": plan.new_term,
            "certificate": again.certificate or None,
            "reelected": True,
            "elected_on": plan.elected_on,
            "started_on": plan.opened_on,
            place: mandate.get(place) if again.where is None else again.where or None,
        }
        person.children["mandates"] = [
            *person.listed("mandates"),
            Draft("mandates", values, {"suspensions": []}),
        ]
    elif plan.opened_on is not None and not _elsewhere(person, one.mandate_id, plan.opened_on):
        deputies.leave_groups(person, plan.opened_on)
    return person


def _elsewhere(person: Draft, mandate_id: int, on: date) -> bool:
    """Whether another mandate of the person, of another level, runs on."""
    return any(
        each.id != mandate_id and covers((each.get("started_on"), each.get("ended_on")), on)
        for each in person.listed("mandates")
    )
