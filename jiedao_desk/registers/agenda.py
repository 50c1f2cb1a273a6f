"""The items of a session's agenda, each marked as congress work or not (议题)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import choice, flag, link, person_name, prose, text
from jiedao_desk.kernel.fields import CodeList
from jiedao_desk.kernel.record import Listed
from jiedao_desk.kernel.register import Register, Section

LEARNING = "传达学习上级人大精神"
SUBJECTS = CodeList.of(
    LEARNING,
    "听取并研究代表工作",
    "代表之家、联络站建设",
    "建议办理",
    "人大街道工委队伍与人员",
    "经费保障",
    "监督、执法检查、视察安排",
    "选举、补选",
    "宣传信息",
    "其他",
    editable=True,
)


class AgendaItem(Listed):
    """One item: who presents it, what was said about it, how the chair summed up."""

    __tablename__ = "agenda_item"

    session_id: Mapped[int] = link("会议", to="sessions", table="committee_session")
    title: Mapped[str] = text("议题", at_most=300, aliases=("议题名称",))
    is_congress: Mapped[bool | None] = flag("人大议题", default=False, help="是否属于专题研究人大工作")
    subject: Mapped[str | None] = choice("研究主题", SUBJECTS)
    presenter: Mapped[str | None] = person_name("汇报人")
    presenter_post: Mapped[str | None] = text("汇报人职务", at_most=100)
    report: Mapped[str | None] = prose("汇报要点")
    summary: Mapped[str | None] = prose("主持人小结")
    votes: Mapped[str | None] = text("表决情况", help="赞成、反对、弃权票数")


AGENDA = Register(
    key="agenda",
    title="议题",
    record=AgendaItem,
    within=(AgendaItem.session_id,),
    name=AgendaItem.title,
    columns=(AgendaItem.title, AgendaItem.is_congress, AgendaItem.subject, AgendaItem.presenter),
    sections=(
        Section(
            "议题",
            AgendaItem.title,
            AgendaItem.is_congress,
            AgendaItem.subject,
            AgendaItem.presenter,
            AgendaItem.presenter_post,
            AgendaItem.report,
            AgendaItem.summary,
            AgendaItem.votes,
        ),
    ),
)
