"""What stands against a move of a suggestion: days out of order, an extension without effect (办理动作核对)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.kernel.suggestion_limits import reply_limit, why_no_extension
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.registers.suggestion_units import SuggestionUnit
from jiedao_desk.reports.suggestion_rows import law

REGISTER, UNITS = "suggestions", "suggestion_units"

Before = Callable[[Draft, Draft], date | None]


def _last_reply(draft: Draft, _unit: Draft) -> date | None:
    replies = [one.get("replied_on") for one in draft.listed(UNITS) if one.get("returned_on") is None]
    return max((day for day in replies if isinstance(day, date)), default=None)


# The day a move asks for, and the one it cannot be before.
_AFTER: Mapping[str, tuple[str, str, Before]] = {
    "register": ("registered_on", "提交日期", lambda draft, _unit: draft.get("submitted_on")),
    "review": ("reviewed_on", "登记日期", lambda draft, _unit: draft.get("registered_on")),
    "assign": ("assigned_on", "提交日期", lambda draft, _unit: draft.get("submitted_on")),
    "sign": ("signed_on", "交办日期", lambda _draft, unit: unit.get("assigned_on")),
    "return": ("returned_on", "交办日期", lambda _draft, unit: unit.get("assigned_on")),
    "reply": ("replied_on", "交办日期", lambda _draft, unit: unit.get("assigned_on")),
    "feedback": ("feedback_on", "答复日期", lambda _draft, unit: unit.get("replied_on")),
    "again": ("assigned_on", "答复日期", lambda _draft, unit: unit.get("replied_on")),
    "close": ("closed_on", "答复日期", _last_reply),
}


def refuse_disorder(
    desk: Desk, key: str, label: str, draft: Draft, unit: Draft | None, values: Mapping[str, Any]
) -> None:
    """Raises ``Refused`` for a day before that of the step it follows, or one that has not come yet.

    ``label`` is that of the field with the day; ``unit`` the one the move is made to.
    """
    if key not in _AFTER:
        return
    field, earlier, before = _AFTER[key]
    day, least = values.get(field), before(draft, unit or draft)
    if not isinstance(day, date):
        return
    if least is not None and day < least:
        raise Refused([Problem(field, f"{label}不能早于{earlier}{show_day(least)}，请核对")])
    if day > desk.clock.today():
        raise Refused([Problem(field, f"{show_day(day)}还没有到，办了再登记；日期填错的请改正")])


def refuse_vain_extension(desk: Desk, unit: Draft, values: Mapping[str, Any]) -> None:
    """Raises ``Refused`` for an extension that would leave the limit as it is: agreed too late, or to no later day."""
    known = {key: unit.get(key) for key in SuggestionUnit.fields}
    asked = SuggestionUnit(**{**known, **values}).assignment
    limit = reply_limit(replace(asked, extended_to=None), law(current(desk)))
    if limit is None:
        raise Refused("还没有交办日期，算不出原来的期限；请先补上交办日期，再登记延期")
    why = why_no_extension(asked, limit.due)
    if why is None:
        return
    late = asked.extension_on is not None and asked.extension_on > limit.due
    words = f"{why}，不能延期；期限仍是{show_day(limit.due)}"
    raise Refused([Problem("extension_on" if late else "extended_to", words)])


def refuse_chain(desk: Desk, draft: Draft) -> None:
    """Raises ``Refused`` where a suggestion is merged into one that is not handled itself, or takes others along.

    What was merged already and stays so is not asked again.
    """
    into = draft.get("merged_into")
    if into is None or (draft.id is not None and _kept(desk, draft.id) == into):
        return
    if into == draft.id:
        raise Refused([Problem("merged_into", "不能并入自己")])
    other = browse.load(desk, REGISTER, into)
    if other.get("merged_into") is not None or other.voided is not None:
        raise Refused([Problem("merged_into", "那一件已并入别的建议或已作废，请选实际办理的那一件")])
    behind = [] if draft.id is None else browse.ids(desk, Query(REGISTER).where("merged_into", draft.id))
    if behind:
        words = (
            f"已有{len(behind)}件并入这一件，它再并入别的，那几件就没有着落；可以反过来，把那一件并入这一件"
        )
        raise Refused([Problem("merged_into", words)])


def _kept(desk: Desk, record_id: int) -> int | None:
    into = browse.load(desk, REGISTER, record_id).get("merged_into")
    return into if isinstance(into, int) else None
