"""An import is one batch: behind a backup, counted, taken back whole, sparing what was done since (撤销导入)."""

from __future__ import annotations

import pytest

from jiedao_desk.exchange.plan import Plan
from jiedao_desk.kernel.changes import Changes
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, imports, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import records as stored
from tests.exchange.tables import book

HEAD = ["姓名", "籍贯", "代表小组"]


def planned(office: Desk, *rows: list[object]) -> Plan:
    return imports.plan(office, "deputies", book(rows), "名册.xlsx")


def imported(office: Desk, *rows: list[object]) -> int:
    batch = imports.carry_out(office, planned(office, *rows)).batch
    assert batch is not None
    return batch


def deputy(office: Desk, name: str) -> Draft:
    return next(one for one in browse.load_all(office, "deputies") if one.get("name") == name)


def living(office: Desk, register: str) -> list[str]:
    return [name for _, name in browse.names_of(office, register)]


def test_an_import_is_one_change_behind_one_backup_and_stands_in_the_list(office: Desk) -> None:
    heard: list[Changes] = []
    office.database.changes.subscribe(heard.append)
    before = len(list(office.folder.backups.iterdir()))
    batch = imported(office, HEAD, ["赵一鸣", "辽宁", "第一组"], ["钱二宝", None, "第一组"])

    assert len(heard) == 1
    assert heard[0].concern("deputies")
    assert len(list(office.folder.backups.iterdir())) == before + 1
    (listed,) = imports.history(office)
    assert (listed.number, listed.register, listed.file_name, listed.undone_at) == (
        batch,
        "deputies",
        "名册.xlsx",
        None,
    )
    assert listed.counts == {"read": 2, "created": 2, "updated": 0, "unchanged": 0, "rejected": 0}


def test_undone_is_undone(office: Desk) -> None:
    batch = imported(office, HEAD, ["赵一鸣", "辽宁", "第一组"], ["钱二宝", None, "第一组"])
    undone = imports.undo(office, batch)

    assert (living(office, "deputies"), living(office, "groups")) == ([], [])
    assert undone.kept == ()
    voided = [one for one in browse.load_all(office, "deputies", voided=True) if one.voided]
    assert {one.voided for one in voided} == {f"撤销导入第{batch}批"}
    assert browse.find(office, "赵一鸣") == []


def test_a_batch_is_undone_once(office: Desk) -> None:
    batch = imported(office, HEAD, ["赵一鸣", None, None])
    imports.undo(office, batch)

    with pytest.raises(Refused, match="撤销过"):
        imports.undo(office, batch)
    with pytest.raises(Refused, match="没有第99批"):
        imports.undo(office, 99)


def test_changed_fields_get_their_former_value(office: Desk) -> None:
    imported(office, HEAD, ["赵一鸣", "辽宁", None])
    batch = imported(office, HEAD, ["赵一鸣", "吉林", None])
    undone = imports.undo(office, batch)

    assert deputy(office, "赵一鸣").get("native_place") == "辽宁"
    assert (undone.voided, undone.put_back) == (0, 1)


def test_what_was_changed_since_is_kept_and_named(office: Desk) -> None:
    imported(office, HEAD, ["赵一鸣", "辽宁", None])
    batch = imported(office, HEAD, ["赵一鸣", "吉林", None], ["钱二宝", "河北", None])
    for name, place in (("赵一鸣", "四川"), ("钱二宝", "云南")):
        draft = deputy(office, name)
        draft.values["native_place"] = place
        records.save(office, draft)
    undone = imports.undo(office, batch)

    assert deputy(office, "赵一鸣").get("native_place") == "四川"
    assert deputy(office, "钱二宝").get("native_place") == "云南"
    assert {(one.title, "籍贯" in one.why) for one in undone.kept} == {("赵一鸣", True), ("钱二宝", False)}


def test_a_group_that_others_joined_since_is_kept(office: Desk) -> None:
    batch = imported(office, HEAD, ["赵一鸣", None, "第一组"])
    group = browse.names_of(office, "groups")[0][0]
    records.save(
        office,
        Draft("deputies", {"name": "孙三立"}, {"memberships": [Draft("memberships", {"group_id": group})]}),
    )
    undone = imports.undo(office, batch)

    assert (living(office, "deputies"), living(office, "groups")) == (["孙三立"], ["第一组"])
    assert [one.title for one in undone.kept] == ["第一组"]


def test_a_mandate_that_an_import_added_to_somebody_known_goes_alone(office: Desk) -> None:
    records.save(office, Draft("deputies", {"name": "赵一鸣"}, {"mandates": []}))
    batch = imported(office, ["姓名", "选区"], ["赵一鸣", "第一选区"])
    assert len(deputy(office, "赵一鸣").listed("mandates")) == 1
    imports.undo(office, batch)

    assert deputy(office, "赵一鸣").listed("mandates") == []


def test_the_same_file_can_be_imported_again_afterwards(office: Desk) -> None:
    rows: list[list[object]] = [HEAD, ["赵一鸣", "辽宁", "第一组"]]
    imports.undo(office, imported(office, *rows))
    imported(office, *rows)

    assert (living(office, "deputies"), living(office, "groups")) == (["赵一鸣"], ["第一组"])


def test_what_comes_back_by_uid_holds_only_what_the_file_says(office: Desk) -> None:
    batch = imported(office, ["姓名", "籍贯", "学历"], ["赵一鸣", "辽宁", "大学"])
    uid = deputy(office, "赵一鸣").uid
    imports.undo(office, batch)
    imported(office, ["姓名", "籍贯", "学历", "记录编号"], ["赵一鸣", None, "研究生", uid])

    found = deputy(office, "赵一鸣")
    assert (found.uid, found.get("native_place"), found.get("education")) == (uid, None, "研究生")


def test_every_line_of_the_history_knows_its_batch(office: Desk) -> None:
    imported(office, HEAD, ["赵一鸣", "辽宁", None])
    record_id = deputy(office, "赵一鸣").id
    assert record_id is not None
    assert [one.action for one in browse.history_of(office, "deputies", record_id)][-1].startswith("新建")
    imports.undo(office, 1)

    assert "撤销导入" in browse.history_of(office, "deputies", record_id)[0].action


def test_a_record_changed_since_the_preview_stops_the_whole_import(office: Desk) -> None:
    imported(office, HEAD, ["赵一鸣", "辽宁", None])
    plan = planned(office, HEAD, ["钱二宝", None, None], ["赵一鸣", "吉林", None])
    draft = deputy(office, "赵一鸣")
    draft.values["native_place"] = "四川"
    records.save(office, draft)

    with pytest.raises(Refused, match="重新预览"):
        imports.carry_out(office, plan)
    assert living(office, "deputies") == ["赵一鸣"]
    assert deputy(office, "赵一鸣").get("native_place") == "四川"


def test_called_off_in_its_midst_nothing_was_written_and_it_can_be_begun_again(office: Desk) -> None:
    rows: list[list[object]] = [[f"代表{number}", None, "第一组"] for number in range(30)]
    plan = planned(office, HEAD, *rows)
    asked = iter([False] * 10 + [True] * 100)
    with pytest.raises(imports.Cancelled):
        imports.carry_out(office, plan, cancelled=lambda: next(asked))

    assert (living(office, "deputies"), imports.history(office)) == ([], [])
    imports.carry_out(office, plan)
    assert len(living(office, "deputies")) == 30


def test_a_rule_that_fails_only_in_writing_leaves_nothing(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = planned(office, HEAD, ["赵一鸣", None, None], ["钱二宝", None, None])
    write = stored.TreeWriter.write

    def failing(self: stored.TreeWriter, draft: Draft) -> object:
        if draft.get("name") == "钱二宝":
            raise Refused("磁带用完了")
        return write(self, draft)

    monkeypatch.setattr(stored.TreeWriter, "write", failing)
    with pytest.raises(Refused, match="第3行：磁带用完了。没有导入任何内容"):
        imports.carry_out(office, plan)
    assert (living(office, "deputies"), imports.history(office)) == ([], [])
