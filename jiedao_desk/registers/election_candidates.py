"""The candidates of an election with their votes: never who voted for whom (代表候选人)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import flag, link, person_name, text, whole
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section


class ElectionCandidate(Listed):
    """One formal candidate, or somebody else who was voted for."""

    __tablename__ = "election_candidate"

    election_id: Mapped[int] = link("选举", to="elections", table="election")
    name: Mapped[str] = person_name("候选人")
    formal: Mapped[bool | None] = flag("正式候选人", default=True, help="选票上印出的；另选他人的选“否”")
    nominated_by: Mapped[str | None] = text("提名方式", at_most=60, help="政党团体推荐，或选民十人以上联名")
    votes: Mapped[int | None] = whole("得票数", at_least=0, aliases=("得票",))
    elected: Mapped[bool | None] = flag("当选", aliases=("是否当选",))
    person_id: Mapped[int | None] = link("代表档案", to="deputies", table="person", help="当选后建档的代表")
    remark: Mapped[str | None] = text("说明")


_FIELDS = (
    ElectionCandidate.name,
    ElectionCandidate.formal,
    ElectionCandidate.nominated_by,
    ElectionCandidate.votes,
    ElectionCandidate.elected,
    ElectionCandidate.person_id,
    ElectionCandidate.remark,
)

ELECTION_CANDIDATES = Register(
    key="election_candidates",
    title="代表候选人",
    record=ElectionCandidate,
    within=(ElectionCandidate.election_id,),
    name=ElectionCandidate.name,
    columns=_FIELDS,
    sections=(Section("候选人", *_FIELDS),),
)
