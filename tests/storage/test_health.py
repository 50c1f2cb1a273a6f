"""The check finds what does not agree, names it, and a rebuilt index is right again (数据检查)."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import attachments, browse, health, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.storage.looking_in import enter


@pytest.fixture
def kept(folder: DataFolder, clock: Clock) -> DataFolder:
    """A closed office with two deputies, one of them with a photo."""
    with app.writing_desk(folder, clock) as desk:
        photo = attachments.add_content(
            desk, "王岚.png", b"\x89PNG\r\n\x1a\n" + bytes(3_000_000), picture=True
        )
        records.save(
            desk,
            Draft("deputies", {"name": "王岚", "photo": (photo.id,)}, {"mandates": [Draft("mandates", {})]}),
        )
        enter(desk, "李卫国")
    return folder


def by_hand(folder: DataFolder, *statements: str) -> None:
    """What somebody does with other software, links not enforced."""
    with closing(dbapi2.connect(str(folder.database), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def found(folder: DataFolder) -> list[health.Finding]:
    # The change itself is noticed too; here it is what was changed that counts.
    with app.reading_desk(folder, Clock()) as desk:
        return [one for one in health.check(desk) if one.kind != "altered"]


def test_a_sound_office_has_no_findings(kept: DataFolder) -> None:
    assert found(kept) == []


TAMPERING: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a history line taken out": (
        ("DELETE FROM history_line WHERE id = 3",),
        "history",
        "修改历史第3至3条不见了",
    ),
    "the end of the history cut off": (
        ("DELETE FROM history_line WHERE id > 5",),
        "history",
        "少了",
    ),
    "a person taken away from a mandate": (
        ("DELETE FROM person WHERE name = '王岚'", "DELETE FROM search_line WHERE title = '王岚'"),
        "link",
        "代表任职第1号指向的代表档案已不存在",
    ),
    "a line of the index lost": (
        ("DELETE FROM search_line WHERE title = '李卫国'",),
        "index",
        "代表档案有1条记录与搜索索引不一致",
    ),
    "a text of the index lost": (
        ("DELETE FROM search_text WHERE rowid = (SELECT id FROM search_line WHERE title = '李卫国')",),
        "index",
        "搜索索引有1行对不上",
    ),
    "a piece of a photo altered": (
        ("UPDATE attachment_chunk SET content = zeroblob(100) WHERE number = 1",),
        "attachment",
        "附件“王岚.png”的内容与登记时不同",
    ),
    "a piece of a photo lost": (
        ("DELETE FROM attachment_chunk WHERE number = 2",),
        "attachment",
        "附件“王岚.png”的内容与登记时不同",
    ),
    "a photo gone": (
        ("DELETE FROM attachment",),
        "attachment",
        "代表档案第1号的照片缺少文件",
    ),
    "a day that is none": (
        ("UPDATE person SET birth = 'soon' WHERE name = '李卫国'",),
        "content",
        "代表档案有1条记录的内容读不出来",
    ),
}


@pytest.mark.parametrize("case", TAMPERING)
def test_what_does_not_agree_is_found_and_named(kept: DataFolder, case: str) -> None:
    statements, kind, why = TAMPERING[case]
    by_hand(kept, *statements)
    findings = found(kept)
    assert kind in [one.kind for one in findings]
    assert any(why in one.why for one in findings)


def test_the_records_concerned_are_named(kept: DataFolder) -> None:
    by_hand(kept, "DELETE FROM search_line WHERE title = '李卫国'")
    [missing] = [one for one in found(kept) if one.register]
    assert (missing.register, missing.records) == ("deputies", (2,))


@pytest.mark.parametrize(
    "spoil",
    [
        "DELETE FROM search_line WHERE title = '李卫国'",
        "DELETE FROM search_text WHERE rowid > 1",
        "INSERT INTO search_line (register, record_id, title) VALUES ('deputies', 99, '没有的人')",
        "INSERT INTO search_text (search_text) VALUES ('delete-all')",
    ],
)
def test_a_rebuilt_index_equals_the_records(kept: DataFolder, clock: Clock, spoil: str) -> None:
    by_hand(kept, spoil)
    assert found(kept)
    with app.writing_desk(kept, clock) as desk:
        health.rebuild_index(desk)
        health.acknowledge(desk)
        assert [hit.title for hit in browse.find(desk, "李卫国")] == ["李卫国"]
        assert [hit.title for hit in browse.find(desk, "张红旗")] == ["张红旗"]
        assert [hit.title for hit in browse.find(desk, "没有的人")] == []
    assert found(kept) == []


def test_voided_records_are_rightly_left_out_of_the_index(kept: DataFolder, clock: Clock) -> None:
    with app.writing_desk(kept, clock) as desk:
        records.void(desk, "deputies", 2, "重复录入")
    assert found(kept) == []


def test_checking_beside_the_window_finds_nothing_that_is_not_there(kept: DataFolder, clock: Clock) -> None:
    with app.writing_desk(kept, clock) as desk:
        for name in ("赵红", "孙伟"):
            enter(desk, name)
            with app.reading_desk(kept, clock) as beside:
                assert health.check(beside) == []


def test_work_that_was_taken_back_leaves_no_gap(office: Desk) -> None:
    for name in ("赵红", "孙伟"):
        enter(office, name)
    with pytest.raises(Refused):
        records.save(office, Draft("deputies", {"name": ""}))
    enter(office, "周敏")
    assert health.check(office) == []
