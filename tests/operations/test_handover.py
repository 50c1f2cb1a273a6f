"""What the next clerk receives is what the records say on the day, each open matter once (交接清单)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from jiedao_desk.kernel.document import Document, Heading, LabelledRows, Paragraph, SignatureLines, Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import attachments, backups, handover, records, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.settings import change
from jiedao_desk.registers.opinions import ANSWERED
from tests.documents.reading import whole


def below(document: Document, heading: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table under a heading; none where a sentence stands in its place."""
    blocks = iter(document.blocks)
    for block in blocks:
        if isinstance(block, Heading) and heading in block.text:
            break
    for block in blocks:
        if isinstance(block, Heading | LabelledRows):
            return ()
        if isinstance(block, Table):
            return block.rows
    return ()


def enter(desk: Desk, register: str, **values: Any) -> int:
    return records.save(desk, Draft(register, values)).id


def test_registers_are_counted_with_their_days_and_what_was_voided(office: Desk) -> None:
    enter(office, "publications", title="先进", sent_on=date(2025, 3, 1))
    enter(office, "publications", title="优秀", sent_on=date(2026, 5, 1))
    wrong = enter(office, "publications", title="写错的", sent_on=date(2020, 1, 1))
    records.void(office, "publications", wrong, "录错")
    rows = {row[0]: row[1:] for row in below(handover.paper(office), "登记的记录")}
    assert rows["宣传信息"] == ("2", "1", "2025-03-01", "2026-05-01")
    assert "选民意见" not in rows, "what holds nothing is not handed over"


def test_every_open_matter_is_told_once_under_its_kind(office: Desk) -> None:
    enter(office, "actions", matter="补齐制度牌", responsible=("城管办",), due_on=date(2026, 11, 12))
    enter(office, "actions", matter="已办的", state="已落实", done_on=date(2026, 11, 1))
    enter(office, "opinions", matter="路灯不亮", registered_on=date(2026, 11, 1), due_on=date(2026, 11, 30))
    closed = {
        "matter": "办完的",
        "registered_on": date(2026, 11, 1),
        "closed_on": date(2026, 11, 5),
        "result": "已修",
        "route": ANSWERED,
    }
    nobody = Draft("opinion_voters", {"name": "匿名", "untold_reason": "匿名，无法联系"})
    records.save(office, Draft("opinions", closed, {"opinion_voters": [nobody]}))
    suggestions.save(office, suggestions.begin(office, title="增设公交站"))
    done = suggestions.begin(office, title="办结的建议", closed_on=date(2026, 11, 20))
    suggestions.save(office, done)
    document = handover.paper(office)
    assert below(document, "）议定事项：1项") == (("补齐制度牌", "城管办", "2026-11-12，逾期10天"),)
    assert below(document, "）选民意见：1项") == (("路灯不亮", "", "2026-11-30，剩8天"),)
    assert [row[0] for row in below(document, "）代表建议：1项")] == ["增设公交站"]
    text = whole(document)
    assert [text.count(matter) for matter in ("补齐制度牌", "路灯不亮", "增设公交站")] == [1, 1, 1]
    assert ("已办的" in text, "办完的" in text, "办结的建议" in text) == (False, False, False)


def test_the_periods_that_are_owed_stand_there(office: Desk) -> None:
    owed = dict(row[::2] for row in below(handover.paper(office), "应尽事项"))
    assert owed["专题研究（2026年11—12月）"] == "进行中，剩39天"
    assert owed["专题研究（2026年1—2月）"] == "未召开"


def test_the_matter_of_an_internal_meeting_is_not_told(office: Desk) -> None:
    task = Draft("actions", {"matter": "不外传的事", "due_on": date(2026, 12, 1)})
    meeting = Draft(
        "sessions", {"held_on": date(2026, 11, 3), "title": "内部会议", "internal": True}, {"actions": [task]}
    )
    records.save(office, meeting)
    document = handover.paper(office)
    assert below(document, "）议定事项") == (("（内部）", "", "2026-12-01，剩9天"),)
    assert "不外传的事" not in whole(document)


def test_files_and_backups_are_listed(office: Desk, tmp_path: Path) -> None:
    assert "没有附件。" in whole(handover.paper(office))
    for name in ("甲.png", "乙.png"):
        attachments.add_content(office, name, b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    backups.back_up(office.folder, office.clock, office.catalogue)
    document = handover.paper(office)
    assert "附件2个" in whole(document)
    assert str(office.folder.root) in whole(document)
    assert below(document, "附件和备份")[0][1::2] == ("手动", "打开核对过")
    assert "还没有备份到U盘" in whole(document)


def test_settings_that_were_changed_stand_beside_their_default(office: Desk) -> None:
    change(office, "backfill.days", "45")
    rows = {row[0]: row[1:] for row in below(handover.paper(office), "改过的设置")}
    assert rows["街道名称"][0] == "东明街道"
    assert ("45", "30") in {tuple(one.removesuffix("天").strip() for one in pair) for pair in rows.values()}


def test_an_office_that_never_reported_says_so(office: Desk) -> None:
    assert any(
        isinstance(block, Paragraph) and "还没有在程序里报出过报表" in block.runs[0].text
        for block in handover.paper(office).blocks
    )


def test_three_sign_and_what_no_program_knows_is_written_by_hand(office: Desk) -> None:
    blocks = handover.paper(office).blocks
    (signatures,) = (block for block in blocks if isinstance(block, SignatureLines))
    assert signatures.labels == ("移交人（签名）：", "接收人（签名）：", "监交人（签名）：", "日期：")
    (by_hand,) = (block for block in blocks if isinstance(block, LabelledRows))
    assert [(row.cells[0].text, row.cells[1].text) for row in by_hand.rows] == [
        ("电脑登录口令", ""),
        ("U盘备份", ""),
        ("纸质原件与档案", ""),
        ("其他事项", ""),
    ]


def test_it_changes_nothing(office: Desk) -> None:
    assert handover.paper(office) == handover.paper(office)
