"""What came of a decided task (议定事项落实)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.actions import DONE, OPEN

RESULT_FIELDS = ("state", "done_on", "outcome")


def is_open(task: Draft) -> bool:
    """Whether the task still waits for its result."""
    return task.id is not None and task.voided is None and task.get("state") == OPEN


def usual_result(desk: Desk, task: Draft) -> dict[str, Any]:
    """What the form of a result is filled in with: done, today."""
    return {
        "state": DONE,
        "done_on": task.get("done_on") or desk.clock.today(),
        "outcome": task.get("outcome"),
    }


def settle(desk: Desk, task: Draft, result: Mapping[str, Any], initiator: object = None) -> records.Saved:
    """Saves the result of a task, and nothing else of it. Raises ``Refused`` as saving does."""
    known = {key: value for key, value in result.items() if key in RESULT_FIELDS}
    return records.save(desk, replace(task, values={**task.values, **known}), initiator)
