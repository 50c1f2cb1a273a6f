"""What a matter of supervision says of itself: the stages reached, the problems, the vote (监督事项)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.supervisions import Supervision

REGISTER = "supervisions"
STAGES, FINDINGS = "supervision_stages", "supervision_findings"
FIGURES = (
    "supervisions.all",
    "supervisions.checks",
    "supervisions.research",
    "supervisions.findings",
    "supervisions.rectified",
)


@dataclass(frozen=True)
class State:
    """``reached`` are the stages with their first day, if it is known."""

    reached: dict[str, date | None]
    found: int
    rectified: int
    late: int
    words: str


def state(desk: Desk, matter: Draft) -> State:
    """How far a matter has come, saved or not."""
    today = desk.clock.today()
    reached: dict[str, date | None] = {}
    for one in matter.listed(STAGES):
        stage, day = one.get("stage"), one.get("reached_on")
        if stage and (reached.get(stage) is None or (day is not None and day < reached[stage])):
            reached[str(stage)] = day
    problems = [one for one in matter.listed(FINDINGS) if one.get("problem")]
    rectified = sum(one.get("done_on") is not None for one in problems)
    late = sum(
        one.get("done_on") is None and one.get("due_on") is not None and one.get("due_on") < today
        for one in problems
    )
    parts = []
    if problems:
        parts.append(f"发现问题 {len(problems)} 个 · 已整改 {rectified} 个")
    if late:
        parts.append(f"过了整改期限 {late} 个")
    ballot = Supervision(**{key: matter.get(key) for key in Supervision.fields}).ballot
    if ballot.returned is not None and ballot.contradiction() is None and ballot.rate is not None:
        parts.append(f"测评满意率 {ballot.rate}%")
    return State(reached, len(problems), rectified, late, " · ".join(parts))
