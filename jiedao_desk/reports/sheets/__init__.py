"""The sheets that go up, named explicitly: number, title, receiver, how each is made (上报表目录)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from jiedao_desk.kernel.settings import Settings
from jiedao_desk.kernel.sheet import Finding, Scope, Sheet
from jiedao_desk.reports.sheets import (
    activities,
    briefings,
    composition,
    duty_reports,
    funds,
    opinions,
    performance,
    posts,
    publications,
    receptions,
    roster,
    self_assessment,
    statistics,
    studies,
    suggestion_results,
    suggestions,
    supervisions,
    tasks,
    trainings,
)

Receiver = Literal["party", "congress"]


@dataclass(frozen=True)
class SheetMaker:
    """One sheet of the workbook: who receives it, how it is made, and what is checked before it is sent."""

    number: int
    title: str
    receiver: Receiver
    make: Callable[[Session, Settings, Scope], Sheet]
    check: Callable[[Session, Settings, Scope], list[Finding]]
    also: Callable[[Session, Settings, Scope], Sheet] | None = None

    def sheets(self, session: Session, values: Settings, scope: Scope) -> Iterator[Sheet]:
        """The sheet, and what belongs to it under the same number: its list of evidence."""
        yield self.make(session, values, scope)
        if self.also is not None:
            yield self.also(session, values, scope)


SHEETS: tuple[SheetMaker, ...] = (
    SheetMaker(1, "专题研究情况", "party", studies.sheet, studies.findings),
    SheetMaker(2, "听取汇报情况", "party", briefings.sheet, briefings.findings),
    SheetMaker(3, "议定事项落实情况", "party", tasks.sheet, tasks.findings),
    SheetMaker(4, "代表名册", "congress", roster.sheet, roster.findings),
    SheetMaker(5, composition.TITLE, "congress", composition.sheet, composition.findings),
    SheetMaker(6, performance.TITLE, "congress", performance.sheet, performance.findings),
    SheetMaker(7, "履职活动台账", "congress", activities.sheet, activities.findings),
    SheetMaker(
        8, suggestions.TITLE, "congress", suggestions.sheet, suggestions.findings, suggestion_results.sheet
    ),
    SheetMaker(9, opinions.TITLE, "congress", opinions.sheet, opinions.findings),
    SheetMaker(10, receptions.TITLE, "congress", receptions.sheet, receptions.findings, receptions.day_sheet),
    SheetMaker(11, duty_reports.TITLE, "congress", duty_reports.sheet, duty_reports.findings),
    SheetMaker(12, trainings.TITLE, "congress", trainings.sheet, trainings.findings),
    SheetMaker(13, funds.TITLE, "congress", funds.sheet, funds.findings),
    SheetMaker(14, "人大街道工委人员", "congress", posts.sheet, posts.findings),
    SheetMaker(15, supervisions.TITLE, "congress", supervisions.sheet, supervisions.findings),
    SheetMaker(16, publications.TITLE, "congress", publications.sheet, publications.findings),
    SheetMaker(17, statistics.TITLE, "congress", statistics.sheet, statistics.findings),
    SheetMaker(
        18,
        self_assessment.TITLE,
        "party",
        self_assessment.sheet,
        self_assessment.findings,
        self_assessment.evidence,
    ),
)
