"""One user action: all of it with its history, or nothing (工作单元)."""

from __future__ import annotations

import json

import pytest

from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import anchor
from tests.storage.looking_in import asked, deputies, enter

LINES = "SELECT action, field, before, after, who FROM history_line WHERE register = 'deputies' ORDER BY id"


def history(office: Desk) -> list[tuple[object, ...]]:
    return asked(office.folder.database, LINES)


def test_a_record_keeps_its_identity_and_counts_its_versions(office: Desk) -> None:
    [number] = enter(office, "王岚")
    first = browse.load(office, "deputies", number)
    draft = first.copy()
    draft.values["party"] = "中共党员"
    records.save(office, draft)
    second = browse.load(office, "deputies", number)
    assert (second.uid, second.entered_at) == (first.uid, first.entered_at)
    assert (first.version, second.version) == (1, 2)


def test_no_two_records_share_an_identity(office: Desk) -> None:
    enter(office, *(f"王{sign}" for sign in "岚敏红伟芳军"))
    uids = [draft.uid for draft in browse.load_all(office, "deputies")]
    assert len(set(uids)) == 6
    assert all(len(uid or "") == 16 for uid in uids)


def test_each_changed_field_has_its_line_and_an_unchanged_one_none(office: Desk) -> None:
    [number] = enter(office, "王岚")
    draft = browse.load(office, "deputies", number)
    draft.values.update(party="群众", nation="汉族")
    records.save(office, draft)
    draft = browse.load(office, "deputies", number)
    draft.values.update(party="中共党员")
    records.save(office, draft)
    created, *changed = history(office)
    assert created[0] == "新建"
    assert json.loads(str(created[3]))["name"] == "王岚"
    assert sorted(changed[:2]) == [
        ("修改", "nation", None, "汉族", "王敏"),
        ("修改", "party", None, "群众", "王敏"),
    ]
    assert changed[2:] == [("修改", "party", "群众", "中共党员", "王敏")]


def test_saving_without_a_change_leaves_no_trace(office: Desk) -> None:
    [number] = enter(office, "王岚")
    draft = browse.load(office, "deputies", number)
    records.save(office, draft)
    assert len(history(office)) == 1
    assert browse.load(office, "deputies", number).version == 1


def test_work_that_fails_leaves_neither_record_nor_history_nor_search_line(office: Desk) -> None:
    before = asked(office.folder.database, "SELECT count(*) FROM history_line")
    told: list[Changes] = []
    office.database.changes.subscribe(told.append)

    def stumble(_work: object) -> None:
        raise Refused("不行")

    with pytest.raises(Refused):
        records.save(office, Draft("deputies", {"name": "王岚"}), also=stumble)
    assert deputies(office.folder.database) == []
    assert asked(office.folder.database, "SELECT count(*) FROM history_line") == before
    assert browse.find(office, "王岚") == []
    assert told == []


def test_one_action_is_announced_once_with_all_it_touched(office: Desk) -> None:
    told: list[Changes] = []
    office.database.changes.subscribe(told.append)
    saved = records.save(
        office,
        Draft("deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {"constituency": "第1选区"})]}),
        initiator="form",
    )
    [changes] = told
    assert changes.initiator == "form"
    assert ("deputies", saved.id) in changes.touched
    assert changes.concern("mandates")


def test_the_second_of_two_windows_is_refused_and_overwrites_nothing(office: Desk) -> None:
    [number] = enter(office, "王岚")
    one, other = browse.load(office, "deputies", number), browse.load(office, "deputies", number)
    for attempt in range(20):
        one.values["employer"] = f"第{attempt}次"
        records.save(office, one)
        other.values["employer"] = "旧窗口"
        with pytest.raises(Refused, match="另一个窗口"):
            records.save(office, other)
        one = browse.load(office, "deputies", number)
        assert one.values["employer"] == f"第{attempt}次"


def test_a_changed_child_makes_the_parent_a_new_version(office: Desk) -> None:
    saved = records.save(
        office,
        Draft("deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {"constituency": "第1选区"})]}),
    )
    one, other = browse.load(office, "deputies", saved.id), browse.load(office, "deputies", saved.id)
    one.children["mandates"][0].values["constituency"] = "第2选区"
    records.save(office, one)
    other.values["party"] = "群众"
    with pytest.raises(Refused, match="另一个窗口"):
        records.save(office, other)


def test_a_voided_record_is_kept_with_its_reason_and_comes_back(office: Desk) -> None:
    [number] = enter(office, "王岚")
    records.void(office, "deputies", number, "重复录入")
    assert browse.load_all(office, "deputies") == []
    assert browse.load(office, "deputies", number).voided == "重复录入"
    assert browse.find(office, "王岚") == []
    records.restore(office, "deputies", number)
    assert [draft.id for draft in browse.load_all(office, "deputies")] == [number]
    assert [hit.id for hit in browse.find(office, "王岚")] == [number]
    assert [line[0] for line in history(office)] == ["新建", "作废", "恢复"]


def test_the_anchor_follows_every_commit(office: Desk) -> None:
    enter(office, "王岚")
    [(lineage,)] = asked(office.folder.database, "SELECT lineage FROM office_mark")
    [(last,)] = asked(office.folder.database, "SELECT max(id) FROM history_line")
    known = anchor.read(office.folder.root)
    assert known is not None
    assert (known.lineage, known.history, known.sha256) == (lineage, last, None)
