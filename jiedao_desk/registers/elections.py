"""Election work by constituency, general and by-elections: counts and papers, never the names of voters (选举工作)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, files, link, people, prose, text, whole
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Flat, Register, Section, every
from jiedao_desk.kernel.rules import rule

GENERAL, BY_ELECTION = "换届选举", "补选"
PREPARING, DONE, VOID = "筹备", "已选出", "未选出"

KINDS = CodeList((Code(GENERAL, ("换届",)), Code(BY_ELECTION, ("补选选举",))), editable=False)
STATES = CodeList(
    (Code(PREPARING, ("进行中",)), Code(DONE, ("已完成", "完成")), Code(VOID, ("选举无效",))), editable=False
)


class Election(Record):
    """One election in one constituency."""

    __tablename__ = "election"

    kind: Mapped[str] = choice("选举类别", KINDS, default=BY_ELECTION, aliases=("类别",))
    state: Mapped[str] = choice("选举状态", STATES, default=PREPARING, aliases=("状态",))
    constituency: Mapped[str] = text("选区", at_most=60, aliases=("选区名称",))
    constituency_id: Mapped[int | None] = link("登记的选区", to="constituencies", table="constituency")
    term: Mapped[str | None] = text("届次", at_most=30)
    seats: Mapped[int] = whole("应选名额", at_least=1, at_most=3, default=1)
    reason: Mapped[str | None] = text("补选原因", help="因何出缺，如：某代表辞职被接受")
    announced_on: Mapped[date | None] = day("公布日期", help="选民名单公布之日")
    met_on: Mapped[date | None] = day("见面日期", help="代表候选人与选民见面")
    held_on: Mapped[date | None] = day("选举日", indexed=True, aliases=("投票日", "选举日期"))
    registered: Mapped[int | None] = whole("登记选民数", at_least=0, aliases=("选民数",))
    voted: Mapped[int | None] = whole("参加投票数", at_least=0, aliases=("参加投票选民数",))
    issued: Mapped[int | None] = whole("发出选票", at_least=0)
    returned: Mapped[int | None] = whole("收回选票", at_least=0)
    valid: Mapped[int | None] = whole("有效票", at_least=0)
    invalid: Mapped[int | None] = whole("无效票", at_least=0)
    nominees: Mapped[int | None] = whole("推荐人数", at_least=0, help="初步候选人人数")
    office: Mapped[tuple[str, ...] | None] = people("选举办公室人员", aliases=("街道选举办公室",))
    review: Mapped[str | None] = text("资格审查", help="审查意见、文号")
    warning_on: Mapped[date | None] = day("警示教育日期", help="选举纪律和警示教育")
    result: Mapped[str | None] = prose("选举结果")
    certificate: Mapped[str | None] = text("当选通知文号", at_most=60)
    papers: Mapped[tuple[int, ...] | None] = files("选举文书")
    note: Mapped[str | None] = prose("备注")

    @rule("returned")
    def returned_at_most_issued(self) -> str | None:
        """More votes than were given out make an election void (选举法第四十四条)."""
        if self.issued is not None and self.returned is not None and self.returned > self.issued:
            return f"收回{self.returned}票，多于发出{self.issued}票，选举无效，请核对"
        return None

    @rule("valid")
    def parts_agree(self) -> str | None:
        """Valid and invalid votes are those that came back."""
        if None in (self.returned, self.valid, self.invalid):
            return None
        if (self.valid or 0) + (self.invalid or 0) != self.returned:
            return f"有效{self.valid}票、无效{self.invalid}票，合计与收回{self.returned}票不一致"
        return None

    @rule("voted")
    def voted_at_most_registered(self) -> str | None:
        """Nobody votes who is not registered."""
        if self.registered is not None and self.voted is not None and self.voted > self.registered:
            return f"参加投票{self.voted}人，多于登记选民{self.registered}人"
        return None

    @rule("held_on")
    def done_has_a_day(self) -> str | None:
        """An election that is over was held on a day."""
        return "已选出的请填写选举日" if self.state == DONE and not self.held_on else None

    @rule("voted", level="warning")
    def enough_voted(self) -> str | None:
        """More than half of the voters take part, or nobody is elected (选举法第四十五条)."""
        if (
            self.state == DONE
            and self.registered
            and self.voted is not None
            and self.voted * 2 <= self.registered
        ):
            return "参加投票的选民没有过半数，选举无效（选举法第四十五条），请核对"
        return None

    @classmethod
    def tree_problems(cls, draft: Draft) -> Iterator[Problem]:
        """No candidate has more votes than are valid, nobody more is elected than there are seats."""
        candidates = draft.listed("election_candidates")
        valid, seats = draft.get("valid"), draft.get("seats") or 1
        for one in candidates:
            if valid is not None and (one.get("votes") or 0) > valid:
                yield Problem(None, f"{one.get('name')}得票{one.get('votes')}，多于有效票{valid}")
        total = sum(one.get("votes") or 0 for one in candidates)
        if valid is not None and total > valid * seats:
            yield Problem(None, f"各候选人得票合计{total}，多于有效票{valid}×应选{seats}名")
        chosen = [one for one in candidates if one.get("elected")]
        if len(chosen) > seats:
            yield Problem(None, f"当选{len(chosen)}人，多于应选名额{seats}名")
        for one in chosen:
            # 选举法第四十五条: more than half of the votes of those who took part.
            if (
                draft.get("voted")
                and one.get("votes") is not None
                and one.get("votes") * 2 <= draft.get("voted")
            ):
                yield Problem(None, f"{one.get('name')}得票没有过半数（选举法第四十五条），请核对", "warning")


SECTIONS = (
    Section(
        "选举",
        Election.kind,
        Election.state,
        Election.constituency,
        Election.constituency_id,
        Election.term,
        Election.seats,
        Election.reason,
        Election.announced_on,
        Election.met_on,
        Election.held_on,
    ),
    Section(
        "投票",
        Election.registered,
        Election.voted,
        Election.issued,
        Election.returned,
        Election.valid,
        Election.invalid,
        Election.nominees,
    ),
    Section(
        "组织与结果",
        Election.office,
        Election.review,
        Election.warning_on,
        Election.result,
        Election.certificate,
        Election.papers,
        Election.note,
    ),
)

ELECTIONS = Register(
    key="elections",
    title="选举工作",
    record=Election,
    group="代表",
    icon="election",
    name=Election.constituency,
    detail=Election.held_on,
    columns=(
        Election.held_on,
        Election.kind,
        Election.constituency,
        Election.state,
        Election.seats,
        Election.registered,
        Election.voted,
    ),
    newest=Election.held_on,
    searched=(Election.constituency, Election.reason),
    filtered=(Election.kind, Election.state),
    identity=((Election.constituency, Election.held_on),),
    sections=SECTIONS,
    flat=Flat(own=every(SECTIONS), sheets=("election_candidates",)),
)
