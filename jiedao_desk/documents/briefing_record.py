"""The record of a report on congress work that the party working committee heard (听取汇报记录)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jiedao_desk.documents.meeting_parts import (
    decisions_of,
    document,
    ending,
    head,
    pair,
    people_rows,
    remarks,
    title,
    wide,
)
from jiedao_desk.documents.session_sheet import Decision, SessionSheet
from jiedao_desk.documents.wording import clock, numeral, paragraphs, when, with_post
from jiedao_desk.kernel.document import Block, Document, Heading, Paragraph, Spacer

FORM = "听取人大工作情况汇报记录"


@dataclass(frozen=True)
class BriefingSheet:
    """A briefing as it is printed: ``meeting`` is what it has in common with other meetings; ``together`` names the
    session it was held with.
    """

    meeting: SessionSheet
    presenter: str = ""
    presenter_post: str = ""
    period: str = ""
    report: str = ""
    opinion: str = ""
    decisions: tuple[Decision, ...] = ()
    together: str = ""


def briefing_record(sheet: BriefingSheet) -> Document:
    """The whole record: head, what was reported, what the committee thought and decided, signatures."""
    meeting = sheet.meeting
    rows = [
        wide("汇报题目", meeting.full_name),
        wide("会议时间", when(meeting.day, meeting.begins, meeting.ends)),
        pair("会议地点", meeting.place, "汇报时段", sheet.period),
        pair("主持人", with_post(meeting.chair, meeting.chair_post), "记录人", meeting.recorder),
        wide("汇报人", with_post(sheet.presenter, sheet.presenter_post)),
        *people_rows(meeting),
    ]
    if sheet.together:
        rows.append(wide("同次会议", sheet.together))
    blocks: list[Block] = [
        title(meeting.unit, FORM),
        Spacer(0.5),
        head(rows),
        *remarks(meeting),
        Spacer(0.5),
        *_parts(sheet),
    ]
    if meeting.ends is not None:
        blocks.append(Paragraph.of(f"散会（{clock(meeting.ends)}）。"))
    blocks += ending(meeting)
    return document(meeting, "记录", "briefing_record", blocks)


def _parts(sheet: BriefingSheet) -> Iterator[Block]:
    """The parts that have something in them, numbered in turn."""
    parts = (
        ("汇报主要内容", tuple(paragraphs("", sheet.report))),
        ("党工委意见", tuple(paragraphs("", sheet.opinion))),
        ("议定事项", tuple(decisions_of(sheet.decisions))),
    )
    for number, (heading, blocks) in enumerate((part for part in parts if part[1]), start=1):
        yield Heading(f"{numeral(number)}、{heading}")
        yield from blocks
