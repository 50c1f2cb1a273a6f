"""Meetings at which the party working committee hears a report on congress work (专题听取人大工作情况汇报)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from jiedao_desk.kernel.columns import link, person_name, prose, text
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem
from jiedao_desk.kernel.periods import half_year
from jiedao_desk.kernel.register import Flat, InCell, Register, Section
from jiedao_desk.kernel.rules import rule
from jiedao_desk.kernel.settings import Settings
from jiedao_desk.registers.actions import ActionItem
from jiedao_desk.registers.meetings import PEOPLE_CELLS, Meeting, archive, closing_sections


class Briefing(Meeting):
    """One report heard: who reported on which half-year, what was said, what the committee thought and decided."""

    __tablename__ = "briefing"

    title: Mapped[str | None] = text(
        "汇报题目", help="不填则按汇报时段写", aliases=("题目", "会议名称", "名称")
    )
    presenter: Mapped[str | None] = person_name("汇报人", help="一般是人大街道工委主任")
    presenter_post: Mapped[str | None] = text("汇报人职务", at_most=100)
    period: Mapped[str | None] = text(
        "汇报时段", at_most=40, help="汇报的是哪一段的工作，如2026年上半年", aliases=("汇报期间", "半年度")
    )
    report: Mapped[str | None] = prose("汇报主要内容", aliases=("汇报内容", "主要内容", "汇报要点"))
    opinion: Mapped[str | None] = prose("党工委意见", aliases=("意见", "会议意见"))
    session_id: Mapped[int | None] = link(
        "同次专题研究",
        to="sessions",
        table="committee_session",
        help="与专题研究是同一次会议的，选那次会议；是否都计入看设置“一会两计”",
        aliases=("同时召开的专题研究会议", "专题研究会议"),
    )

    @rule("presenter")
    def nobody_reports_to_himself(self) -> str | None:
        """A secretary who also heads the 人大街道工委 has somebody else report."""
        if self.presenter and self.presenter == self.chair:
            return "汇报人不能是主持人本人；书记兼任人大街道工委主任的，由副主任或工作人员汇报"
        return None

    @classmethod
    def full_name(cls, values: Settings, draft: Draft) -> str:
        """The typed subject, else the unit with the period reported."""
        if draft.get("title"):
            return str(draft.get("title"))
        held_on: date | None = draft.get("held_on")
        period = draft.get("period") or (half_year(held_on).title if held_on else "")
        return f"{values.text('office.unit')}{period}人大工作情况汇报"

    @classmethod
    def missing_for_final(cls, draft: Draft) -> Iterator[Problem]:
        """What 定稿 still asks for."""
        if not draft.get("presenter"):
            yield Problem("presenter", "定稿前请填写汇报人")
        if not draft.get("report"):
            yield Problem("report", "定稿前请填写汇报主要内容")
        yield from super().missing_for_final(draft)


BRIEFINGS = Register(
    key="briefings",
    title="听取汇报",
    record=Briefing,
    group="会议",
    icon="briefing",
    name=Briefing.title,
    detail=Briefing.held_on,
    columns=(
        Briefing.held_on,
        Briefing.title,
        Briefing.period,
        Briefing.presenter,
        Briefing.chair,
        Briefing.state,
    ),
    newest=Briefing.held_on,
    searched=(Briefing.title, Briefing.place, Briefing.presenter, Briefing.chair),
    filtered=(Briefing.state,),
    identity=((Briefing.held_on, Briefing.title),),
    sections=(
        Section(
            "会议",
            Briefing.held_on,
            Briefing.starts_at,
            Briefing.ends_at,
            Briefing.place,
            Briefing.chair,
            Briefing.chair_post,
            Briefing.recorder,
            Briefing.session_id,
            Briefing.internal,
            Briefing.note,
        ),
        Section(
            "汇报",
            Briefing.title,
            Briefing.period,
            Briefing.presenter,
            Briefing.presenter_post,
            Briefing.report,
            Briefing.opinion,
        ),
        *closing_sections(Briefing),
    ),
    flat=Flat(
        own=(
            Briefing.held_on,
            Briefing.starts_at,
            Briefing.ends_at,
            Briefing.place,
            Briefing.chair,
            Briefing.chair_post,
            Briefing.presenter,
            Briefing.presenter_post,
            Briefing.period,
            Briefing.title,
            Briefing.report,
            Briefing.opinion,
            Briefing.recorder,
            Briefing.session_id,
            Briefing.internal,
            Briefing.note,
            Briefing.state,
            Briefing.state_basis,
            *archive(Briefing),
        ),
        parts=(
            *PEOPLE_CELLS,
            InCell(
                "actions", "议定事项", ActionItem.matter, lines=True, aliases=("决定事项", "会议决定", "议定")
            ),
        ),
        sheets=("actions", "follow_ups", "attendance"),
    ),
)
