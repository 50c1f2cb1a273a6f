"""Looking up and changing settings (设置)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.settings import BY_KEY, SETTINGS, Settings
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import settings


@dataclass(frozen=True)
class Shown:
    """One setting as it is shown: value and default in words, where the default comes from, what it means."""

    key: str
    group: str
    label: str
    value: str
    default: str
    source: str
    meaning: str
    changed: bool


def current(desk: Desk) -> Settings:
    """All settings in force."""
    with desk.database.reading() as session:
        return settings.read(session)


def shown(desk: Desk) -> list[Shown]:
    """All settings, in the order of the settings page."""
    values = current(desk)
    return [
        Shown(
            one.key,
            one.group,
            one.field.label,
            one.field.show(values[one.key]),
            one.field.show(one.default),
            one.source,
            one.meaning,
            values.is_set(one.key),
        )
        for one in SETTINGS
    ]


def change(desk: Desk, key: str, typed: object, initiator: object = None) -> Any:
    """Sets a value from what was typed. Raises ``Refused`` for an unknown key, ``Unreadable`` for a wrong value."""
    return change_many(desk, {key: typed}, initiator)[key]


def change_many(desk: Desk, typed: dict[str, object], initiator: object = None) -> dict[str, Any]:
    """Sets several values in one step, all or none."""
    values: dict[str, Any] = {}
    for key, given in typed.items():
        if key not in BY_KEY:
            raise Refused(f"没有“{key}”这项设置；不带名称执行 set 可以看到全部设置")
        field = BY_KEY[key].field
        value = field.read(given)
        why = field.problem(value)
        if why:
            raise Refused(why)
        values[key] = value
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        for key, value in values.items():
            settings.put(work, key, value)
        work.touched.add(("settings", 0))
    return values
