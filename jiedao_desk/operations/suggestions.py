"""Suggestions at work: the list by deadline, saving with the names settled, what the street owes (代表建议)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel import rolls
from jiedao_desk.kernel.deadlines import days_left
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.names import normal_name
from jiedao_desk.kernel.rolls import Expected
from jiedao_desk.kernel.suggestion_motions import Signer, signers_counted, why_no_motion
from jiedao_desk.kernel.suggestion_words import MOTION
from jiedao_desk.operations import activities, browse, records, suggestion_checks
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.operations.settings import current
from jiedao_desk.reports import suggestion_duties, suggestion_rows, suggestion_states
from jiedao_desk.reports.suggestion_duties import ReplyFact
from jiedao_desk.reports.suggestion_rows import SuggestionRow, UnitRow
from jiedao_desk.storage import settings

REGISTER = "suggestions"
SIGNERS, UNITS, TALKS = "suggestion_signers", "suggestion_units", "suggestion_talks"
OFFICE = "办事处"


@dataclass(frozen=True)
class Line:
    """One suggestion as lists and boards show it on a day.

    ``waiting`` is the unit whose reply is due first; ``days`` are left until then, negative afterwards.
    """

    row: SuggestionRow
    step: str
    waiting: UnitRow | None
    days: int | None
    states: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the street's own office is the one that is waited for."""
        return self.waiting is not None and self.waiting.own

    @property
    def how(self) -> str:
        """How the day was counted."""
        return self.waiting.limit.how if self.waiting is not None and self.waiting.limit is not None else ""

    @property
    def units(self) -> str:
        """The units that handle it, each once, returns apart."""
        return "、".join(dict.fromkeys(one.unit for one in self.row.units if one.returned_on is None))


def lines(desk: Desk, *, voided: bool = False) -> list[Line]:
    """Every suggestion as it stands today: what is due first at the top, then what waits for nobody, newest first."""
    on = desk.clock.today()
    with desk.database.reading() as session:
        found = suggestion_rows.rows(session, settings.read(session), voided=voided)
    return sorted((line_of(row, on) for row in found), key=_by_deadline)


def line(desk: Desk, record_id: int) -> Line | None:
    """One suggestion as it stands today, voided or not; ``None`` when it is gone."""
    with desk.database.reading() as session:
        values = settings.read(session)
        for voided in (False, True):
            for row in suggestion_rows.rows(session, values, [record_id], voided=voided):
                return line_of(row, desk.clock.today())
    return None


def line_of(row: SuggestionRow, on: date) -> Line:
    """A suggestion on a day; what was merged or is no matter for one waits for nobody."""
    waiting = None if row.excluded or row.merged_into is not None else row.waiting(on)
    days = None if waiting is None or waiting.limit is None else days_left(waiting.limit.due, on)
    return Line(row, row.step(on), waiting, days, suggestion_states.states(row, on))


def own_replies(desk: Desk) -> list[ReplyFact]:
    """Every reply the street's own office owes or owed, by due date."""
    with desk.database.reading() as session:
        return suggestion_duties.own_replies(session, settings.read(session))


def late_replies(desk: Desk) -> list[ReplyFact]:
    """The replies of others that are late today: the street may ask for them, no more."""
    with desk.database.reading() as session:
        return suggestion_duties.late_replies(session, settings.read(session), desk.clock.today())


def begin(desk: Desk, **values: object) -> Draft:
    """A new suggestion, submitted today unless told otherwise."""
    known = {
        field.key: field.default for field in desk.catalogue[REGISTER].fields if field.default is not None
    }
    known["submitted_on"] = desk.clock.today()
    return Draft(REGISTER, known | values, {SIGNERS: [], UNITS: []})


def save(desk: Desk, draft: Draft, initiator: object = None, *, form: str | None = None) -> Saved:
    """Saves a suggestion. Names become deputies of the day it was submitted; whose name leads to nobody is said.

    Raises ``Refused`` for a motion that too few deputies in office signed (R10), for one merged into what is not
    handled itself, and as every saving does.
    """
    draft = draft.copy()
    day = draft.get("submitted_on")
    on = day if isinstance(day, date) else desk.clock.today()
    warnings = list(_settled(desk, draft, on))
    _refuse_motion(desk, draft, on)
    suggestion_checks.refuse_chain(desk, draft)
    office = own_office(desk)
    for unit in draft.listed(UNITS):
        if office and office in str(unit.get("unit") or ""):
            unit.values["own"] = True
    saved = records.save(desk, draft, initiator, form=form)
    return Saved(saved.id, saved.version, (*saved.warnings, *warnings))


def own_office(desk: Desk) -> str:
    """The street's own office as a unit: 东明街道办事处; empty before the street has its name."""
    unit = current(desk).text("office.unit")
    return f"{unit}{OFFICE}" if unit else ""


def known_units(desk: Desk) -> list[str]:
    """The units that have handled something, the most frequent first, and the street's own office."""
    found = browse.values_in_use(desk, UNITS, "unit")
    return list(dict.fromkeys(name for name in (*found, own_office(desk)) if name))


def _settled(desk: Desk, draft: Draft, on: date) -> Iterator[Problem]:
    """Leads the names to deputies in office on the day, each to one; the others stay as they were written."""
    signers = draft.listed(SIGNERS)
    if not signers:
        return
    roll = [Expected(one.person_id, one.name, one.hint) for one in activities.roll(desk, on)]
    known = {one.id: one.name for one in browse.named(desk, "deputies", _people(signers))}
    for one in signers:
        person = one.get("person_id")
        if person is not None and normal_name(known.get(person, "")) != normal_name(
            str(one.get("name") or "")
        ):
            one.values["person_id"] = None
    bearers = rolls.bearing(roll)
    taken = set(_people(signers))
    for one in signers:
        if one.get("person_id") is not None:
            continue
        name = normal_name(str(one.get("name") or ""))
        same = [who for who in bearers.get(name, []) if who.id not in taken]
        if len(same) == 1:
            one.values["person_id"] = same[0].id
            taken.add(same[0].id)
        elif name:
            why = "有几名同名代表，没有对上" if same else "不是提交当日在任的代表，照原样保留"
            yield Problem(None, f"“{name}”{why}", "warning")


def _people(signers: list[Draft]) -> list[int]:
    return [person for one in signers if isinstance(person := one.get("person_id"), int)]


def _refuse_motion(desk: Desk, draft: Draft, on: date) -> None:
    if draft.get("suggestion_kind") != MOTION:
        return
    able = {one.person_id for one in activities.roll(desk, on) if one.level == "区"}
    signers = [Signer(one.get("person_id"), str(one.get("name") or "")) for one in draft.listed(SIGNERS)]
    why = why_no_motion(MOTION, draft.get("raised_when"), signers_counted(signers, able))
    if why is not None:
        raise Refused([Problem("suggestion_kind", why)])


def _by_deadline(one: Line) -> tuple[bool, int, bool, int, int]:
    raised = one.row.raised_on
    newest = -raised.toordinal() if raised is not None else 0
    closed = one.row.closed_on is not None or bool(one.row.excluded) or one.row.merged_into is not None
    return one.days is None, one.days or 0, closed, newest, -one.row.id
