"""Invented deputies for tests, entered the ordinary way (测试代表)."""

from __future__ import annotations

from datetime import date
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.operations.deputies import At
from jiedao_desk.operations.desk import Desk

ELECTED = date(2022, 1, 6)


def mandate(level: str = "区", **values: Any) -> Draft:
    """One mandate that runs since the election, unless said otherwise."""
    term = {"区": "第十九届", "市": "第十七届"}.get(level)
    known: dict[str, Any] = {"level": level, "term": term, "started_on": ELECTED}
    suspensions = values.pop("suspensions", [])
    return Draft("mandates", known | values, {"suspensions": suspensions})


def deputy(
    office: Desk,
    name: str,
    *mandates: Draft,
    group: int | None = None,
    since: date | None = None,
    **values: Any,
) -> int:
    """A person with mandates (one of the district unless given) and perhaps a group; answers the id."""
    memberships = [Draft("memberships", {"group_id": group, "joined_on": since})] if group is not None else []
    person = Draft(
        "deputies",
        {"name": name} | values,
        {"mandates": list(mandates) or [mandate()], "memberships": memberships},
    )
    return records.save(office, person).id


def group(office: Desk, name: str, **values: Any) -> int:
    """A group of deputies; answers the id."""
    return records.save(office, Draft("groups", {"name": name} | values)).id


def at(office: Desk, person_id: int) -> At:
    """The file as it stands now."""
    from jiedao_desk.operations import browse

    return At(person_id, browse.load(office, "deputies", person_id).version or 0)
