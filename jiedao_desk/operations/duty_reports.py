"""Who has reported to the voters in this term, and planning those who have not (述职覆盖与安排)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import deputies
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.duty_reports import PLANNED
from jiedao_desk.reports import duty_coverage, overview
from jiedao_desk.reports.duty_coverage import Coverage, Reporting
from jiedao_desk.storage.records import TreeWriter

__all__ = ["REGISTER", "Arrangement", "Coverage", "Reporting", "begin", "coverage", "plan"]

REGISTER = "duty_reports"


@dataclass(frozen=True)
class Arrangement:
    """When, where and how those who are planned together will report."""

    planned_on: date | None = None
    place: str | None = None
    form: str | None = None


def coverage(desk: Desk, on: date | None = None) -> Coverage:
    """The district deputies in office on a day, and which of them have reported in their term (R16)."""
    mode = deputies.stroke_mode(desk)
    with desk.database.reading() as session:
        return duty_coverage.coverage(session, on or desk.clock.today(), mode)


def begin(desk: Desk, person_id: int) -> dict[str, object]:
    """What is known of a report to be entered for a deputy: the constituency and the term."""
    on = desk.clock.today()
    row = next(
        (one for one in deputies.rows(desk, on) if one.person_id == person_id and one.level == "区"), None
    )
    values: dict[str, object] = {"person_id": person_id}
    if row is not None:
        values |= {"constituency": row.constituency or None, "term": row.term or None}
    return values


def plan(desk: Desk, people: Sequence[int], how: Arrangement, initiator: object = None) -> int:
    """Enters a planned report for each of the deputies, all or none; answers how many.

    Raises ``Refused`` for a deputy who reported in this term or is planned already: the list was not fresh.
    """
    found = {one.person_id: one for one in coverage(desk).people}
    stale = [found[one].name for one in people if one in found and not found[one].waiting]
    if stale:
        raise Refused(f"{'、'.join(stale)}已述职或已安排，没有重复登记；请刷新名单后再选")
    if not people:
        raise Refused("请先选择要安排述职的代表")
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        term = overview.current_term(work.session, desk.clock.today())
        writer = TreeWriter(work, desk.catalogue)
        for person in people:
            known = found.get(person)
            writer.write(
                Draft(
                    REGISTER,
                    {
                        "person_id": person,
                        "state": PLANNED,
                        "planned_on": how.planned_on,
                        "place": how.place,
                        "form": how.form,
                        "constituency": (known.constituency if known else "") or None,
                        "term": term or None,
                    },
                )
            )
    return len(people)
