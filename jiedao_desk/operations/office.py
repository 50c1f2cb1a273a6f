"""Setting up an office: unit, seals, secretary, term, first day of use (建立单位)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.fields import PersonName
from jiedao_desk.kernel.settings import BY_KEY
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.staff import PARTY_COMMITTEE, SECRETARY
from jiedao_desk.storage import settings
from jiedao_desk.storage.records import TreeWriter


@dataclass(frozen=True)
class Start:
    """What the first-start guide asks, or ``init`` is given."""

    unit: str
    district: str
    secretary: str | None = None
    secretary_from: date | None = None
    party_seal: str | None = None
    congress_seal: str | None = None
    term: str | None = None
    term_from: date | None = None
    use_from: date | None = None
    operator: str | None = None


def set_up(desk: Desk, start: Start) -> None:
    """Records the office in one step. Raises ``Refused`` when unit or district is missing, or a text is too long."""
    texts = _read(start)
    with desk.database.unit_of_work(texts.get("operator") or desk.operator) as work:
        for key, value in texts.items():
            settings.put(work, f"office.{key}", value)
        settings.put(work, "office.use_from", start.use_from or desk.clock.today())
        writer = TreeWriter(work, desk.catalogue)
        if start.secretary and start.secretary.strip():
            writer.write(
                Draft(
                    "staff",
                    {
                        "name": PersonName(label="书记").read(start.secretary),
                        "body": PARTY_COMMITTEE,
                        "post": SECRETARY,
                        "full_title": "党工委书记",
                        "protocol_order": 1,
                        "started_on": start.secretary_from,
                    },
                )
            )
        if start.term and start.term.strip():
            writer.write(
                Draft("terms", {"number": start.term.strip(), "level": "区", "started_on": start.term_from})
            )
        work.touched.add(("settings", 0))


def _read(start: Start) -> dict[str, str]:
    """The texts of the office, by the end of their setting's key, as settings keep them."""
    given = {
        "unit": start.unit,
        "district": start.district,
        "party_seal": start.party_seal,
        "congress_seal": start.congress_seal,
        "operator": start.operator,
    }
    texts: dict[str, str] = {}
    problems = []
    for key, typed in given.items():
        field = BY_KEY[f"office.{key}"].field
        value = field.read(typed)
        why = field.problem(value)
        if why is not None:
            problems.append(Problem(key, why))
        elif value is not None:
            texts[key] = value
    if problems:
        raise Refused(problems)
    return texts
