"""The booklet holds what the file on screen holds, part by part; the group's file what its sign-in lists say."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.document import Document, Heading, Note, Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import booklets, browse, deputy_activities, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports.deputy_file.row import COLUMNS, PARTS
from tests.activities import activity, line
from tests.deputies import deputy, group


def chapters(document: Document) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each chapter's table, none where it says that nothing is registered."""
    found: dict[str, list[tuple[str, ...]]] = {}
    chapter = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter = block.text.partition("、")[2]
            found[chapter] = []
        elif isinstance(block, Table) and chapter:
            found[chapter] += block.rows
            # A table is as wide as its heading says.
            assert all(len(row) == len(block.columns) for row in block.rows)
    return found


def everything(office: Desk, one: int) -> None:
    for kind, title, day in (
        ("出席人代会", "区十九届人大六次会议", date(2026, 1, 8)),
        ("视察", "供热视察", date(2026, 3, 2)),
        ("走访联系选民", "走访", date(2026, 4, 2)),
        ("述职", "述职会", date(2026, 5, 2)),
        ("学习培训", "代表法培训", date(2026, 6, 2)),
        ("宣传宣讲", "宪法宣讲", date(2025, 12, 4)),
        ("其他", "别的", date(2026, 7, 2)),
    ):
        activity(office, title, day, line("王岚", one), activity_kind=kind, half_days=Decimal("0.5"))


def test_every_line_on_screen_stands_in_its_chapter_on_paper(office: Desk) -> None:
    one = deputy(office, "王岚", identity_number="210504197508150020")
    everything(office, one)
    document = booklets.deputy(office, browse.load(office, "deputies", one))
    found = chapters(document)
    assert list(found) == [
        "基本信息",
        "出席会议",
        "参加闭会活动",
        "议案建议",
        "联系选民",
        "述职与评议",
        "学习培训",
        "为民办实事、宣传",
        "奖惩",
        "年度积分与评价",
    ]
    on_screen = deputy_activities.of_year(office, one, None).rows
    on_paper = [row for chapter, rows in found.items() for row in rows if chapter != "年度积分与评价"]
    assert len(on_screen) == len(on_paper) == 7
    for row in on_screen:
        assert any(row.cells == printed[1:] for printed in on_paper), row.what
    assert [row[0] for row in found["年度积分与评价"]] == ["2025年", "2026年"]
    assert "210504********0020" in str(document.blocks)
    assert "210504197508150020" not in str(document.blocks)


def test_a_year_has_its_lines_alone_and_says_what_is_not_recorded(office: Desk) -> None:
    one = deputy(office, "王岚")
    everything(office, one)
    document = booklets.deputy(office, browse.load(office, "deputies", one), 2025)
    found = chapters(document)
    assert [row[3] for row in found["为民办实事、宣传"]] == ["宪法宣讲"]
    assert found["出席会议"] == []
    said = [block.text for block in document.blocks if isinstance(block, Note)]
    assert said.count("本街道尚未登记。") == 7


def test_every_part_has_as_many_cells_as_columns(office: Desk) -> None:
    one = deputy(office, "王岚")
    everything(office, one)
    assert COLUMNS.keys() == set(PARTS)
    for row in deputy_activities.of_year(office, one, None).rows:
        assert len(row.cells) == len(COLUMNS[row.part]), row.part


def test_the_file_of_a_group_counts_its_own_activities(office: Desk) -> None:
    first, second = group(office, "第一代表小组"), group(office, "第二代表小组")
    lan, song = deputy(office, "王岚", group=first), deputy(office, "李松", group=second)
    activity(office, "小组学习", date(2026, 3, 2), line("王岚", lan), line("李松", song), group_id=first)
    activity(office, "供热视察", date(2026, 4, 2), line("王岚", lan))
    activity(office, "去年学习", date(2025, 3, 2), line("王岚", lan), group_id=first)
    document = booklets.group(office, first, 2026)
    found = chapters(document)
    assert found["小组成员"] == [("1", "王　岚", "成员", "1", "1", "2")]
    assert [row[1:4] for row in found["小组活动"]] == [("2026-03-02", "视察", "小组学习")]


def test_a_member_who_left_during_the_year_is_not_on_its_last_days_list(office: Desk) -> None:
    first = group(office, "第一代表小组")
    one = deputy(office, "王岚", group=first)
    draft = browse.load(office, "deputies", one)
    draft.listed("memberships")[0].values["left_on"] = date(2026, 7, 1)
    draft.children["memberships"].append(
        Draft("memberships", {"group_id": group(office, "第二代表小组"), "joined_on": date(2026, 7, 1)})
    )
    records.save(office, draft)
    assert chapters(booklets.group(office, first, 2026))["小组成员"] == []
    assert len(chapters(booklets.group(office, first, 2025))["小组成员"]) == 1
