"""By when a unit has to reply to a suggestion, and how that day was counted (答复期限)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.deadlines import DueState, add_months, due_state, how_counted
from jiedao_desk.kernel.suggestion_words import CO, SIX_MONTHS, THREE_MONTHS

LAW = "代表法第五十一条"


@dataclass(frozen=True)
class LimitLaw:
    """The parameters that differ from place to place.

    ``consent``: six months need the consent of the body that assigns. ``again_months``: a second handling.
    ``co_months``: a co-handler's opinion, 0 if it has the same time as the main unit.
    """

    consent: bool = False
    again_months: int = 1
    co_months: int = 0


@dataclass(frozen=True)
class Assignment:
    """What decides a unit's limit; ``assigned_on`` of a second handling is the day it was asked for."""

    assigned_on: date | None
    role: str = "主办"
    turn: int = 1
    limit: str = THREE_MONTHS
    reason: str | None = None
    consent_by: str | None = None
    consent_on: date | None = None
    extended_to: date | None = None
    extension_by: str | None = None
    extension_on: date | None = None
    returned_on: date | None = None


@dataclass(frozen=True)
class ReplyLimit:
    """The day, and in sentences how it was counted (怎么算的)."""

    due: date
    how: str


def reply_limit(one: Assignment, law: LimitLaw) -> ReplyLimit | None:
    """By when the unit has to reply; ``None`` before it was assigned and once it was returned.

    Three months from the day of assignment, six where the matter is wide and hard (代表法第五十一条), counted by
    民法典第二百零一条、第二百零二条; what is lacking for the six months or for an extension is said.
    """
    if one.assigned_on is None or one.returned_on is not None:
        return None
    months, words = _months(one, law)
    due = add_months(one.assigned_on, months)
    how = f"{words}{how_counted(one.assigned_on, months)}"
    if one.extended_to is None:
        return ReplyLimit(due, how)
    why = why_no_extension(one, due)
    if why is not None:
        return ReplyLimit(due, f"{how}。填了延期至{show_day(one.extended_to)}，{why}，仍按原期限")
    assert one.extension_on is not None
    agreed = f"{show_day(one.extension_on)}经{one.extension_by}同意，延期至{show_day(one.extended_to)}"
    return ReplyLimit(one.extended_to, f"{how}。{agreed}")


def _months(one: Assignment, law: LimitLaw) -> tuple[int, str]:
    if one.turn > 1:
        return law.again_months, f"第{one.turn}次办理，"
    if one.role == CO and law.co_months:
        return law.co_months, "协办意见，"
    if one.limit != SIX_MONTHS:
        return 3, f"{LAW}，"
    why = why_not_six_months(one, law)
    if why is not None:
        return 3, f"{LAW}，选了六个月，{why}，仍按三个月："
    return 6, f"{LAW}，{one.reason}，"


def why_not_six_months(one: Assignment, law: LimitLaw) -> str | None:
    """What is lacking for six months, ``None`` when nothing is (R6)."""
    if not one.reason:
        return "没有写明理由"
    late = late_consent(one)
    if late is not None:
        return late
    if law.consent and not (one.consent_by and one.consent_on):
        return "没有登记同意的单位和日期"
    return None


def late_consent(one: Assignment) -> str | None:
    """A consent given once the three months were over makes no six months of them (R6)."""
    if one.assigned_on is None or one.consent_on is None:
        return None
    due = add_months(one.assigned_on, 3)
    if one.consent_on <= due:
        return None
    return f"同意日期{show_day(one.consent_on)}晚于三个月的期限{show_day(due)}"


def why_no_extension(one: Assignment, due: date) -> str | None:
    """What an extension lacks: who agreed, on a day not after the due date, to a later day than it."""
    if one.extended_to is not None and one.extended_to <= due:
        return "不晚于原期限"
    if not one.extension_by or one.extension_on is None:
        return "没有登记同意的单位和日期"
    if one.extension_on > due:
        return f"同意日期晚于原期限{show_day(due)}"
    return None


def reply_state(
    limit: ReplyLimit | None, replied_on: date | None, on: date, soon: int = 15
) -> DueState | None:
    """How the reply stands on a day; ``None`` where nobody has to reply yet."""
    return None if limit is None else due_state(limit.due, replied_on, on, soon)
