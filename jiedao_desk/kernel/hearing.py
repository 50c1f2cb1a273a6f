"""Whether a briefing counts as the half-yearly report on congress work that the committee hears (是否计入听取汇报)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jiedao_desk.kernel import study
from jiedao_desk.kernel.study import Rules, SessionFact, SessionState, Tenure


@dataclass(frozen=True)
class BriefingFact:
    """What of a briefing decides whether it counts. ``session_id`` is the study session held together with it,
    ``reported`` whether what was reported is recorded.
    """

    id: int
    held_on: date
    title: str
    state: SessionState
    presenter: str | None
    reported: bool
    chair: str | None
    present: frozenset[str]
    entered_at: datetime
    chair_post: str | None = None
    session_id: int | None = None


def why_not(
    briefing: BriefingFact,
    sessions: Mapping[int, SessionFact],
    tenures: Sequence[Tenure],
    rules: Rules,
    on: date,
) -> str | None:
    """Why a briefing does not count, in one sentence, or ``None`` if it does (R2).

    It counts if it is finalised, somebody reported, and whoever held the secretary's post that day chaired (or, by
    the settings, attended). One meeting does not serve both duties, unless 一会两计 is set and both are recorded.
    """
    unfinished = study.not_finalised(briefing, on)
    if unfinished:
        return unfinished
    if not briefing.presenter:
        return "没有填写汇报人"
    if briefing.presenter == briefing.chair:
        return "汇报人与主持人是同一人"
    not_led = study.why_not_led(briefing, tenures, rules)
    if not_led:
        return not_led
    together = sessions.get(briefing.session_id or 0)
    if together is None or study.why_not(together, tenures, rules, on) is not None:
        return None
    if not rules.shared_meeting:
        return "与专题研究是同一次会议，已计入专题研究；设置“一会两计”未启用"
    return None if briefing.reported else "一会两计要求两部分都有记录，汇报主要内容没有记录"
