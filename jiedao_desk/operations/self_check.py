"""The self-check of how the committee's work is set up, its eight parts told from the records (规范化建设自查表)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.documents.self_check import CheckLine, self_check
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.figure import Span
from jiedao_desk.operations.article_map import told
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import current
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.storage import settings

# 八有: what each part asks for, and the figures that speak of it. Of equipment there is no register; it is written in.
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("有人员", "人大街道工委有专门工作人员，分工明确", ("staff.members", "staff.full_time", "staff.hired")),
    (
        "有阵地",
        "代表之家、联络站、联络点有固定场所",
        ("stations.houses", "stations.stations", "stations.points", "stations.studios"),
    ),
    ("有装备", "办公和活动设备齐全", ()),
    ("有经费", "代表活动经费列入预算，专款专用", ("funds.income", "funds.expense", "funds.balance")),
    ("有制度", "制度健全，上墙公示", ("documents.rules", "documents.on_wall")),
    (
        "有活动",
        "会议、活动、接待、培训按计划开展",
        ("own_meetings.held", "activities.times", "receptions.held", "trainings.held"),
    ),
    (
        "有记录",
        "会议、活动、意见、述职有记录，档案齐全",
        ("sessions.counted", "briefings.counted", "opinions.collected", "duty_reports.held"),
    ),
    (
        "有成效",
        "建议得到答复，意见得到办理，问题得到整改",
        ("suggestions.answered", "opinions.closed", "supervisions.rectified", "publications.adopted"),
    ),
)


def paper(desk: Desk, year: int) -> Document:
    """规范化建设自查表 of a year: what is recorded beside each part; the conclusion is written and signed by hand."""
    until = min(desk.clock.today(), date(year, 12, 31))
    span = Span(date(year, 1, 1), until)
    with desk.database.reading() as session:
        values = settings.read(session)
        lines = tuple(
            CheckLine(
                part,
                asked,
                "，".join(
                    words
                    for key in figures
                    if (words := told(BY_KEY[key], BY_KEY[key].count(session, values, span)))
                ),
            )
            for part, asked, figures in PARTS
        )
    unit = current(desk).text("office.congress_seal") or current(desk).text("office.unit")
    return self_check(unit, year, until, lines)
