"""What leaves the office: which records, with what hidden, noted in a log (导出)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from jiedao_desk.exchange.worker import read_safely
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused, StorageTrouble
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, exports, imports, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.spreadsheet.table import Sheet


def meeting(office: Desk, day: date, **values: object) -> None:
    records.save(office, Draft("sessions", {"held_on": day, "title": f"{day.month}月例会", **values}))


def first_sheet(path: Path) -> Sheet:
    return read_safely(path).sheets[0]


def column(path: Path, heading: str) -> list[str]:
    sheet = first_sheet(path)
    at = [cell.text for cell in sheet.rows[0].cells].index(heading) + 1
    return [row.at(at).text for row in sheet.rows[1:]]


def test_a_stretch_of_time(office: Desk, tmp_path: Path) -> None:
    for month in (1, 3, 5):
        meeting(office, date(2026, month, 5))
    done = exports.export(
        office, "sessions", tmp_path / "会议.xlsx", since=date(2026, 2, 1), until=date(2026, 3, 5)
    )

    assert done.records == 1
    assert column(tmp_path / "会议.xlsx", "会议名称") == ["3月例会"]


def test_what_goes_by_no_day_cannot_be_chosen_by_one(office: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="不按日期"):
        exports.export(office, "deputies", tmp_path / "代表.xlsx", since=date(2026, 1, 1))
    with pytest.raises(Refused, match="晚于"):
        exports.export(
            office, "sessions", tmp_path / "会议.xlsx", since=date(2026, 3, 1), until=date(2026, 1, 1)
        )
    with pytest.raises(Refused, match="deputies（代表档案）"):
        exports.export(office, "speeches", tmp_path / "发言.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_internal_records_leave_only_with_everything_else(office: Desk, tmp_path: Path) -> None:
    meeting(office, date(2026, 1, 5))
    meeting(office, date(2026, 3, 5), internal=True)

    ordinary = exports.export(office, "sessions", tmp_path / "会议.xlsx")
    assert (ordinary.records, ordinary.internal) == (1, 1)
    assert exports.export(office, "sessions", tmp_path / "全部.xlsx", personal=True).records == 2


def test_what_an_internal_meeting_decided_is_as_internal_as_the_meeting(office: Desk, tmp_path: Path) -> None:
    for month, values in ((1, {"internal": True}), (3, {})):
        task = Draft("actions", {"matter": f"{month}月事项"})
        draft = Draft("sessions", {"held_on": date(2026, month, 5), "title": f"{month}月例会", **values})
        draft.children["actions"] = [task]
        if month == 3:
            carried = Draft("carried", {"action_id": browse.ids(office, Query("actions"))[0]})
            draft.children["agenda"] = [Draft("agenda", {"title": "上次事项"}, {"carried": [carried]})]
        records.save(office, draft)
    ordinary = exports.export(office, "actions", tmp_path / "事项.xlsx")
    exports.export(office, "sessions", tmp_path / "会议.xlsx")
    whole = exports.export(office, "actions", tmp_path / "全部.xlsx", personal=True)

    assert (ordinary.records, ordinary.internal, whole.records) == (1, 1, 2)
    assert column(tmp_path / "事项.xlsx", "事项") == ["3月事项"]
    texts = {
        cell.text
        for sheet in read_safely(tmp_path / "会议.xlsx").sheets
        for row in sheet.rows
        for cell in row.cells
    }
    assert {text for text in texts if "1月" in text} == set()
    assert [hit.title for hit in browse.find(office, "1月事项") if hit.register == "actions"] == ["（内部）"]
    assert [hit.title for hit in browse.find(office, "3月事项") if hit.register == "actions"] == ["3月事项"]
    again = imports.prepare(office, "sessions", tmp_path / "会议.xlsx")
    assert (again.count("unchanged"), again.problems) == (1, ())


def test_voided_records_do_not_leave(office: Desk, tmp_path: Path) -> None:
    saved = records.save(office, Draft("deputies", {"name": "赵一鸣"}))
    records.void(office, "deputies", saved.id, "录错了")

    assert exports.export(office, "deputies", tmp_path / "代表.xlsx").records == 0


def test_what_was_entered_long_after_is_marked(office: Desk, tmp_path: Path) -> None:
    entered = office.clock.now().date()
    meeting(office, date(entered.year - 1, 3, 5))
    meeting(office, entered)
    exports.export(office, "sessions", tmp_path / "会议.xlsx")

    assert column(tmp_path / "会议.xlsx", "补录") == ["是", ""]


def test_an_election_whose_day_is_still_open_leaves_like_any_other(office: Desk, tmp_path: Path) -> None:
    records.save(
        office, Draft("elections", {"term": "第二十届", "kind": "换届选举", "constituency": "第一选区"})
    )
    done = exports.export(office, "elections", tmp_path / "选举.xlsx")

    assert done.records == 1
    assert column(tmp_path / "选举.xlsx", "选举日") == [""]
    assert exports.export(office, "elections", tmp_path / "后来.xlsx", since=date(2026, 1, 1)).records == 0


def test_ids_and_certificates_are_text_and_nothing_becomes_a_formula(office: Desk, tmp_path: Path) -> None:
    records.save(
        office,
        Draft(
            "deputies",
            {"name": "赵一鸣", "identity_number": "210504197508150020", "employer": "=1+1"},
            {"mandates": [Draft("mandates", {"certificate": "027"})]},
        ),
    )
    exports.export(office, "deputies", tmp_path / "代表.xlsx", personal=True)

    assert column(tmp_path / "代表.xlsx", "身份证号") == ["210504197508150020"]
    assert column(tmp_path / "代表.xlsx", "代表证号") == ["027"]
    assert column(tmp_path / "代表.xlsx", "工作单位及职务") == ["=1+1"]
    assert {cell.kind for row in first_sheet(tmp_path / "代表.xlsx").rows for cell in row.cells} == {
        "text",
        "empty",
    }


def test_every_export_leaves_a_line_without_what_was_in_it(office: Desk, tmp_path: Path) -> None:
    records.save(office, Draft("deputies", {"name": "赵一鸣"}))
    exports.export(office, "deputies", tmp_path / "代表.xlsx", personal=True)

    (line,) = (office.folder.logs / "exports.log").read_text(encoding="utf-8").splitlines()
    noted = json.loads(line)
    assert {key: noted[key] for key in ("who", "register", "records", "personal", "file")} == {
        "who": "王敏",
        "register": "deputies",
        "records": 1,
        "personal": True,
        "file": "代表.xlsx",
    }
    assert "赵一鸣" not in line


def test_a_folder_that_is_not_there_gets_a_sentence(office: Desk, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match="不存在"):
        exports.export(office, "deputies", tmp_path / "没有" / "代表.xlsx")


def test_called_off_the_old_file_stays(office: Desk, tmp_path: Path) -> None:
    records.save(office, Draft("deputies", {"name": "赵一鸣"}))
    target = tmp_path / "代表.xlsx"
    target.write_bytes(b"before")

    def stop(_done: int, _total: int, _words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exports.export(office, "deputies", target, progress=stop)
    assert target.read_bytes() == b"before"
