"""Invented activities for tests, entered the ordinary way (测试活动)."""

from __future__ import annotations

from datetime import date
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import activities, browse
from jiedao_desk.operations.desk import Desk


def line(name: str, person: int | None, state: str | None = "出席", **values: Any) -> Draft:
    """One line of a sign-in list."""
    known: dict[str, Any] = {"person_id": person, "name": name, "state": state}
    return Draft(activities.SIGN_IN, known | values)


def activity(office: Desk, title: str, held_on: date, *lines: Draft, **values: Any) -> int:
    """An activity with its sign-in list; answers the id."""
    known: dict[str, Any] = {"title": title, "held_on": held_on, "activity_kind": "视察"}
    draft = Draft(activities.REGISTER, known | values, {activities.SIGN_IN: list(lines)})
    return activities.save(office, draft).id


def signed(office: Desk, record_id: int) -> dict[str, str | None]:
    """Names and states of a saved list, in its order."""
    found = browse.load(office, activities.REGISTER, record_id).listed(activities.SIGN_IN)
    return {one.get("name"): one.get("state") for one in found}
