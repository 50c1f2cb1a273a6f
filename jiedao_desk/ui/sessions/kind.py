"""What tells one kind of meeting from another in the window: words, fields, papers, what it counts for (会议种类)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import briefings, minutes_papers, papers, sessions, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.standing import MeetingLine

Make = Callable[[Desk, Draft], Document]

_PAPER = ("signed_on", "correction", "archive_number", "archive_pages", "retention", "kept_at", "scans")


@dataclass(frozen=True)
class MeetingKind:
    """``main`` are the fields in sight, two lines of four; ``more`` those one click away. ``record`` is the paper of
    the meeting itself, of which each version can be printed; ``papers`` are the others.

    ``followed`` are filled in anew when the day of a new meeting changes; ``posts`` are fields with a name, each with
    the field of the post that goes with it.
    """

    register: str
    title: str
    icon: str
    headings: tuple[str, ...]
    main: tuple[str, ...]
    more: tuple[str, ...]
    more_told: str
    followed: tuple[str, ...]
    posts: Mapping[str, str]
    new: Callable[[Desk, date], Draft]
    note: Callable[[Desk, Draft], str]
    lines: Callable[[Desk], list[MeetingLine]]
    voided: Callable[[Desk], list[MeetingLine]]
    record: tuple[str, Make]
    papers: tuple[tuple[str, Make], ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)


SESSIONS = MeetingKind(
    register="sessions",
    title="专题研究",
    icon="session",
    headings=("日期", "会议名称", "类别", "主持人", "是否计入", "状态", "标记"),
    main=("held_on", "starts_at", "ends_at", "session_kind", "place", "number", "chair", "recorder"),
    more=(
        "title",
        "chair_post",
        "votes",
        "internal",
        "state_basis",
        "note",
        "minutes_number",
        "minutes_issued_on",
        "minutes_sent_to",
        *_PAPER,
    ),
    more_told="会议名称、表决、内部标记、备注、纪要编号、签字与归档",
    followed=("chair", "chair_post"),
    posts={"chair": "chair_post"},
    new=sessions.new,
    note=standing.session_note,
    lines=standing.session_lines,
    voided=standing.voided_lines,
    record=("会议记录", papers.session_record),
    papers=(
        ("会议纪要", minutes_papers.session_minutes),
        ("摘录（只印人大议题）", papers.session_excerpt),
        ("会议通知", papers.session_notice),
        ("空白签到表", papers.session_sign_in),
    ),
    hints={"number": "如 20"},
)

BRIEFINGS = MeetingKind(
    register="briefings",
    title="听取汇报",
    icon="briefing",
    headings=("日期", "汇报题目", "汇报时段", "汇报人", "是否计入", "状态", "标记"),
    main=("held_on", "starts_at", "ends_at", "place", "period", "presenter", "chair", "recorder"),
    more=(
        "title",
        "presenter_post",
        "chair_post",
        "session_id",
        "internal",
        "state_basis",
        "note",
        *_PAPER,
    ),
    more_told="汇报题目、职务、同次会议、内部标记、备注、签字与归档",
    followed=("chair", "chair_post", "presenter", "presenter_post", "period"),
    posts={"chair": "chair_post", "presenter": "presenter_post"},
    new=briefings.new,
    note=briefings.note,
    lines=briefings.lines,
    voided=briefings.voided_lines,
    record=("听取汇报记录", papers.briefing_record),
    papers=(("空白签到表", papers.session_sign_in),),
    hints={"period": "如 2026年上半年"},
)
