"""Where a suggestion stands among the seven steps from submission to conclusion (办理环节)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.suggestion_words import ANSWERING, DISSATISFIED

SUBMITTED, REGISTERED, REVIEWED, ASSIGNED = "提交", "登记", "审核", "交办"
HANDLED, ANSWERED, CONCLUDED = "办理", "反馈", "办结"
STEPS = (SUBMITTED, REGISTERED, REVIEWED, ASSIGNED, HANDLED, ANSWERED, CONCLUDED)


@dataclass(frozen=True)
class Handling:
    """One unit's handling, as far as the steps ask."""

    unit: str
    role: str
    turn: int = 1
    assigned_on: date | None = None
    signed_on: date | None = None
    returned_on: date | None = None
    replied_on: date | None = None
    answer: str | None = None


@dataclass(frozen=True)
class Milestones:
    """The days of the steps; those not known are empty."""

    submitted_on: date | None = None
    registered_on: date | None = None
    reviewed_on: date | None = None
    closed_on: date | None = None


def step_of(days: Milestones, handlings: Sequence[Handling], on: date) -> str:
    """The step a suggestion has reached on a day; what happens later does not count yet."""
    if _by(days.closed_on, on):
        return CONCLUDED
    alive = [one for one in handlings if not _by(one.returned_on, on) and _by(one.assigned_on, on)]
    if alive:
        now = latest(alive)
        replying = [one for one in now if one.role in ANSWERING] or now
        if all(_by(one.replied_on, on) for one in replying):
            return ANSWERED
        begun = any(_by(one.signed_on, on) or _by(one.replied_on, on) for one in alive)
        return HANDLED if begun or any(one.turn > 1 for one in now) else ASSIGNED
    if _by(days.reviewed_on, on):
        return REVIEWED
    return REGISTERED if _by(days.registered_on, on) else SUBMITTED


def latest(handlings: Sequence[Handling]) -> list[Handling]:
    """Of each unit the last time it handled the matter."""
    last: dict[tuple[str, str], Handling] = {}
    for one in sorted(handlings, key=lambda handling: handling.turn):
        last[one.unit, one.role] = one
    return list(last.values())


def to_be_done_again(handlings: Sequence[Handling]) -> list[Handling]:
    """Those the deputy is not content with, and that nobody has been asked to handle again (R7)."""
    return [one for one in latest(handlings) if one.answer == DISSATISFIED and one.returned_on is None]


def why_not_closed(handlings: Sequence[Handling]) -> str | None:
    """Why a suggestion cannot be concluded: a reply is missing, or the deputy is not content and was not heard again.

    A second handling may end in 不满意 as well; then what was said is kept, and the matter may be concluded.
    """
    alive = [one for one in latest(handlings) if one.returned_on is None]
    replying = [one for one in alive if one.role in ANSWERING]
    if not replying:
        return "还没有承办单位，不能办结"
    for one in replying:
        if one.replied_on is None:
            return f"{one.unit}还没有答复，不能办结"
        if one.answer == DISSATISFIED and one.turn == 1:
            return f"代表对{one.unit}的办理结果不满意，应再次办理后办结"
    return None


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on
