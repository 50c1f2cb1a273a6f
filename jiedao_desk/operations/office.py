"""Setting up an office: unit, seals, secretary, term, first day of use (建立单位)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.fields import PersonName
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
    """Records the office in one step. Raises ``Refused`` when unit or district is missing."""
    missing = [
        Problem(key, f"请填写{label}")
        for key, label, value in (("unit", "街道名称", start.unit), ("district", "所属区", start.district))
        if not value.strip()
    ]
    if missing:
        raise Refused(missing)
    given = {
        "office.unit": start.unit.strip(),
        "office.district": start.district.strip(),
        "office.party_seal": start.party_seal,
        "office.congress_seal": start.congress_seal,
        "office.use_from": start.use_from or desk.clock.today(),
        "office.operator": start.operator,
    }
    with desk.database.unit_of_work(start.operator or desk.operator) as work:
        for key, value in given.items():
            if value:
                settings.put(work, key, value)
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
