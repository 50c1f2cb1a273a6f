"""Who was elected becomes a deputy: a file with a mandate, never a second one of the same person (当选建档)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.mandate_state import covers
from jiedao_desk.kernel.names import normal_name
from jiedao_desk.operations import browse, deputies, deputy_file
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.elections import BY_ELECTION, DONE
from jiedao_desk.storage.records import TreeWriter
from jiedao_desk.storage.trouble import STALE

REGISTER = "elections"
CANDIDATES = "election_candidates"
_LEVEL = "区"


@dataclass(frozen=True)
class Namesake:
    """A person on file who bears the name; ``told`` is what tells namesakes apart (男，1975年8月，区第十八届代表)."""

    person_id: int
    name: str
    told: str


@dataclass(frozen=True)
class Winner:
    """A candidate who was elected and has no file yet from this election, and who it may be."""

    candidate_id: int
    name: str
    namesakes: tuple[Namesake, ...]


@dataclass(frozen=True)
class Mandated:
    """What the new mandate says beside what the election knows. ``person_id`` is the file, ``None`` a new one."""

    person_id: int | None
    started_on: date | None
    certificate: str | None = None


def winners(desk: Desk, election: Draft) -> list[Winner]:
    """Those elected who are to be entered as deputies; nobody while the election is not over."""
    if election.id is None or election.voided is not None or election.get("state") != DONE:
        return []
    waiting = [
        one for one in election.listed(CANDIDATES) if one.get("elected") and one.get("person_id") is None
    ]
    if not waiting:
        return []
    on = desk.clock.today()
    people = browse.load_all(desk, deputies.REGISTER)
    return [
        Winner(
            one.id or 0,
            str(one.get("name")),
            tuple(
                Namesake(person.id or 0, str(person.get("name")), _told(person, on))
                for person in people
                if normal_name(str(person.get("name"))) == normal_name(str(one.get("name")))
            ),
        )
        for one in waiting
    ]


def usual_start(desk: Desk, election: Draft) -> date | None:
    """The day the mandate begins as far as it is known: of a by-election the day it was held, else of the term."""
    if election.get("kind") == BY_ELECTION:
        return _day(election.get("held_on"))
    return _day(
        next(
            (
                one.get("started_on")
                for one in browse.load_all(desk, "terms")
                if one.get("level") == _LEVEL and one.get("number") == election.get("term")
            ),
            None,
        )
    )


def enrol(desk: Desk, election: Draft, candidate_id: int, made: Mandated, initiator: object = None) -> int:
    """Enters the mandate in the file of the person, or in a new one, and links the candidate to it; answers the person.

    A mandate of the same term that runs already is completed, not entered twice. Raises ``Refused`` where the person
    holds another mandate of the level (选举法第四十八条), and ``STALE`` where the candidate was dealt with.
    """
    if made.started_on is None:
        raise Refused((Problem("started_on", "请填写任职起始日"),))
    if made.started_on > desk.clock.today():
        raise Refused((Problem("started_on", "任职起始日还没有到，请到时再登记"),))
    now = browse.load(desk, REGISTER, election.id or 0)
    if now.version != election.version or candidate_id not in [
        one.candidate_id for one in winners(desk, now)
    ]:
        raise Refused(STALE)
    candidate = next(one for one in now.listed(CANDIDATES) if one.id == candidate_id)
    person = _file(desk, now, str(candidate.get("name")), made, made.started_on)
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        written = writer.write(person)
        work.session.flush()
        candidate.values["person_id"] = written.id
        writer.write(now)
        return written.id


def _file(desk: Desk, election: Draft, name: str, made: Mandated, started_on: date) -> Draft:
    """The file with the mandate in it: the one that runs already and lacks something, or a new one."""
    if made.person_id is None:
        person = Draft(deputies.REGISTER, {"name": name}, {"mandates": [], "memberships": []})
    else:
        person = browse.load(desk, deputies.REGISTER, made.person_id)
    told = {
        "term": election.get("term"),
        "constituency": election.get("constituency"),
        "certificate": made.certificate or None,
        "elected_on": election.get("held_on"),
    }
    earlier = [one for one in person.listed("mandates") if (one.get("level") or _LEVEL) == _LEVEL]
    # One that ended is another mandate, even in the same term: who resigned may be elected again.
    running = next((one for one in earlier if _runs(one, started_on)), None)
    if running is not None and running.get("term") in (None, told["term"]):
        if running.get("constituency") not in (None, told["constituency"]):
            raise Refused(
                f"{name}的档案里已有{told['term'] or ''}任职，选区是{running.get('constituency')}，"
                f"与这里的{told['constituency']}不一致，请先核对"
            )
        if made.certificate and running.get("certificate") not in (None, made.certificate):
            raise Refused(
                f"{name}的档案里代表证号是{running.get('certificate')}，与填写的{made.certificate}不一致，请先核对"
            )
        known = told | {"started_on": started_on}
        running.values |= {key: value for key, value in known.items() if running.get(key) is None}
        return person
    values = told | {
        "level": _LEVEL,
        "started_on": started_on,
        # Whoever was a deputy of the district in an earlier term goes on.
        "reelected": any(one.get("term") != told["term"] for one in earlier),
        "note": "补选当选" if election.get("kind") == BY_ELECTION else None,
    }
    person.children["mandates"] = [
        *person.listed("mandates"),
        Draft("mandates", values, {"suspensions": []}),
    ]
    return person


def _runs(mandate: Draft, on: date) -> bool:
    return covers((mandate.get("started_on"), mandate.get("ended_on")), on)


def _told(person: Draft, on: date) -> str:
    birth = person.get("birth")
    head = deputy_file.main_mandate(person, on)
    parts = [
        person.get("sex") or "",
        f"{birth}出生" if birth is not None else "",
        person.get("employer") or "",
        f"{head.get('level') or ''}{head.get('term') or ''}代表" if head is not None else "",
    ]
    return "，".join(part for part in parts if part) or "没有登记别的情况"


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
