"""Each time a pair was in touch: how, about what, and what came of it (联系记录)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, day, link, prose, text, whole
from jiedao_desk.kernel.fields import Code, CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section

WAYS = CodeList(
    (
        Code("走访", ("入户",)),
        Code("座谈", ("座谈会",)),
        Code("电话", ()),
        Code("网络", ("微信",)),
        Code("接待", ()),
        Code("其他", ()),
    )
)


class LiaisonContact(Listed):
    """One contact."""

    __tablename__ = "liaison_contact"

    liaison_id: Mapped[int] = link("联系", to="liaisons", table="liaison")
    contacted_on: Mapped[date] = day("联系日期", aliases=("日期",))
    way: Mapped[str | None] = choice("联系方式", WAYS, default="走访", aliases=("方式",))
    place: Mapped[str | None] = text("地点", at_most=100)
    people: Mapped[int | None] = whole("联系人数", at_least=0, aliases=("人数",))
    content: Mapped[str | None] = prose("反映内容", aliases=("内容",))
    handling: Mapped[str | None] = prose("办理情况", aliases=("处理", "办理"))
    feedback: Mapped[str | None] = prose("反馈情况", aliases=("反馈",))


_FIELDS = (
    LiaisonContact.contacted_on,
    LiaisonContact.way,
    LiaisonContact.place,
    LiaisonContact.people,
    LiaisonContact.content,
    LiaisonContact.handling,
    LiaisonContact.feedback,
)

LIAISON_CONTACTS = Register(
    key="liaison_contacts",
    title="联系记录",
    record=LiaisonContact,
    within=(LiaisonContact.liaison_id,),
    name=LiaisonContact.place,
    columns=_FIELDS,
    sections=(Section("联系记录", *_FIELDS),),
)
