"""What this office wrote itself comes back as it was: rows are told apart by their own numbers (导出再导入)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import exports, finality, imports, office, records, sessions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.conftest import TODAY


@pytest.fixture
def elsewhere(tmp_path: Path) -> DataFolder:
    """The folder of another, empty office."""
    folder = DataFolder(tmp_path / "另一街道")
    with app.new_office(folder, Clock(TODAY)) as desk:
        office.set_up(desk, office.Start(unit="西湖街道", district="明山区"))
    return folder


def exported(desk: Desk, key: str, place: Path) -> Path:
    exports.export(desk, key, place, personal=True)
    return place


def test_people_whom_only_their_number_tells_apart_are_several_people(
    office: Desk, elsewhere: DataFolder, tmp_path: Path
) -> None:
    born = PartialDate(1970, 1)
    for values in ({}, {"birth": born}, {"birth": born}, {"birth": born, "employer": "东明小学"}):
        records.save(office, Draft("deputies", {"name": "赵一", **values}))
    file = exported(office, "deputies", tmp_path / "代表.xlsx")
    with app.writing_desk(elsewhere, Clock(TODAY)) as desk:
        plan = imports.prepare(desk, "deputies", file)
        assert (plan.count("create"), plan.problems) == (4, ())
        imports.carry_out(desk, plan)
        again = imports.prepare(desk, "deputies", file)
        assert again.count("unchanged") == 4
        back = exported(desk, "deputies", tmp_path / "再导出.xlsx")
        assert imports.prepare(office, "deputies", back).count("unchanged") == 4


def test_a_person_known_elsewhere_under_another_number_is_still_found(
    office: Desk, elsewhere: DataFolder, tmp_path: Path
) -> None:
    values = {"name": "赵一", "identity_number": "210504197508150020"}
    records.save(office, Draft("deputies", dict(values)))
    file = exported(office, "deputies", tmp_path / "代表.xlsx")
    with app.writing_desk(elsewhere, Clock(TODAY)) as desk:
        records.save(desk, Draft("deputies", dict(values)))
        assert imports.prepare(desk, "deputies", file).count("unchanged") == 1


def test_a_task_worded_like_one_of_a_meeting_is_a_task_of_its_own(
    office: Desk, elsewhere: DataFolder, tmp_path: Path
) -> None:
    for day in (3, 4):
        meeting = sessions.new(office, date(2026, 3, day))
        meeting.children["actions"] = [Draft("actions", {"matter": "督促建议办理"})]
        finality.save(office, meeting)
    records.save(office, Draft("actions", {"matter": "督促建议办理", "due_on": date(2026, 6, 1)}))
    files = [exported(office, key, tmp_path / f"{key}.xlsx") for key in ("sessions", "actions")]
    with app.writing_desk(elsewhere, Clock(TODAY)) as desk:
        imports.carry_out(desk, imports.prepare(desk, "sessions", files[0]))
        plan = imports.prepare(desk, "actions", files[1])
        assert (plan.count("unchanged"), plan.count("create"), plan.count("refused")) == (2, 1, 0)


def test_an_item_with_a_semicolon_is_no_news_to_the_office_that_wrote_it(
    office: Desk, tmp_path: Path
) -> None:
    meeting = sessions.new(office, date(2026, 3, 3))
    meeting.children["agenda"] = [Draft("agenda", {"title": "听取汇报；研究代表工作", "is_congress": True})]
    meeting.children["actions"] = [Draft("actions", {"matter": "一；二"})]
    finality.save(office, meeting)
    plan = imports.prepare(office, "sessions", exported(office, "sessions", tmp_path / "会议.xlsx"))
    assert (plan.count("unchanged"), plan.problems) == (1, ())


def test_a_record_is_no_example_because_it_is_called_so(office: Desk, tmp_path: Path) -> None:
    records.save(office, Draft("actions", {"matter": "示例"}))
    plan = imports.prepare(office, "actions", exported(office, "actions", tmp_path / "事项.xlsx"))
    assert (plan.count("unchanged"), plan.skipped) == (1, ())
