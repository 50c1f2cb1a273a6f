"""Who raised an opinion, and how he was told what came of it (反映人)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, person_name, phone, text
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section
from jiedao_desk.kernel.rules import rule

WAYS = CodeList(
    (
        Code("电话", ()),
        Code("当面", ("见面", "上门")),
        Code("书面", ("信函",)),
        Code("网络", ("微信",)),
        Code("公示", ()),
    )
)


class OpinionVoter(Listed):
    """One voter of one matter. Each is told by himself, also where several raised the same."""

    __tablename__ = "opinion_voter"

    opinion_id: Mapped[int] = link("意见", to="opinions", table="opinion")
    name: Mapped[str] = person_name("反映人", aliases=("选民姓名",), help="不愿留名的写“匿名”")
    phone: Mapped[str | None] = phone("反映人电话", aliases=("联系电话", "电话"))
    address: Mapped[str | None] = text(
        "住址、社区", at_most=100, aliases=("住址", "住址/社区"), private="hidden"
    )
    told_on: Mapped[date | None] = day("反馈选民日期", aliases=("告知日期",))
    told_how: Mapped[str | None] = choice("反馈方式", WAYS, aliases=("告知方式",))
    told_by: Mapped[str | None] = person_name("反馈人", aliases=("告知人",))
    untold_reason: Mapped[str | None] = text("无法反馈的原因", help="匿名、联系不上等")

    @property
    def settled(self) -> bool:
        """Whether the voter was told, by somebody in some way, or cannot be (R18)."""
        return bool(self.untold_reason or (self.told_on and self.told_by))

    @rule("told_by")
    def told_by_somebody(self) -> str | None:
        """Who told it belongs to it."""
        return "填了反馈选民日期，请写明反馈人" if self.told_on and not self.told_by else None


_FIELDS = (
    OpinionVoter.name,
    OpinionVoter.phone,
    OpinionVoter.address,
    OpinionVoter.told_on,
    OpinionVoter.told_how,
    OpinionVoter.told_by,
    OpinionVoter.untold_reason,
)

OPINION_VOTERS = Register(
    key="opinion_voters",
    title="反映人",
    record=OpinionVoter,
    within=(OpinionVoter.opinion_id,),
    name=OpinionVoter.name,
    columns=_FIELDS,
    sections=(Section("反映人", *_FIELDS),),
)
