"""The appraisal of a term: what is on record, year by year, nothing where nothing is recorded (任期履职情况)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.document import LabelledRows, Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import assessments, browse, records
from jiedao_desk.operations.desk import Desk
from tests.activities import activity, line
from tests.deputies import ELECTED, deputy, mandate


def person(office: Desk, person_id: int) -> Draft:
    return browse.load(office, "deputies", person_id)


def table_of(document) -> list[dict[str, str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [dict(zip([one.title for one in table.columns], row, strict=True)) for row in table.rows]


def cells_of(document) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, LabelledRows):
            for row in block.rows:
                texts = [cell.text.replace("\n", "") for cell in row.cells]
                found |= dict(zip(texts[::2], texts[1::2], strict=True))
    return found


def test_each_year_of_the_term_is_a_row_and_the_term_their_sum(office: Desk) -> None:
    who = deputy(office, "王岚", mandate(constituency="第1选区", certificate="027"), party="中共党员")
    activity(office, "视察甲", date(2024, 3, 1), line("王岚", who))
    activity(office, "视察乙", date(2026, 3, 1), line("王岚", who, "请假"))
    activity(office, "座谈", date(2026, 4, 1), line("王岚", who), activity_kind="列席常委会")
    records.save(
        office,
        Draft(
            "awards",
            {
                "person_id": who,
                "kind": "奖励",
                "title": "优秀代表",
                "level": "区",
                "awarded_on": date(2025, 7, 1),
            },
        ),
    )
    made = assessments.paper(office, person(office, who))
    rows = table_of(made)
    assert [row["年度"] for row in rows] == ["2022年", "2023年", "2024年", "2025年", "2026年", "任期合计"]
    assert (rows[2]["应到"], rows[2]["实到"], rows[2]["视察调研"]) == ("1", "1", "1")
    assert (rows[4]["应到"], rows[4]["实到"], rows[4]["出席列席会议"]) == ("2", "1", "1")
    assert (rows[5]["应到"], rows[5]["实到"], rows[5]["表彰"]) == ("3", "2", "1")
    # Nothing on record stays empty: it proves nothing.
    assert rows[0]["实到"] == rows[5]["述职"] == ""
    told = cells_of(made)
    assert told["选区"] == "第1选区"
    assert told["代表证号"] == "027"
    assert told["奖惩"] == "2025年优秀代表"


def test_after_an_election_the_term_before_can_still_be_appraised(office: Desk) -> None:
    old = mandate(started_on=date(2017, 1, 5), ended_on=ELECTED, end_cause="届满", term="第十八届")
    who = deputy(office, "王岚", old, mandate())
    activity(office, "旧届视察", date(2021, 5, 1), line("王岚", who))
    activity(office, "新届视察", date(2023, 5, 1), line("王岚", who))
    file = person(office, who)
    before = next(one for one in file.listed("mandates") if one.get("term") == "第十八届")
    rows = table_of(assessments.paper(office, file, before.id))
    assert rows[0]["年度"] == "2017年"
    assert rows[-1]["实到"] == "1"
    now = table_of(assessments.paper(office, file))
    assert now[0]["年度"] == "2022年"
    assert now[-1]["实到"] == "1"


def test_sessions_missed_without_leave_are_said(office: Desk) -> None:
    who = deputy(office, "王岚")
    activity(
        office,
        "区十九届人大五次会议",
        date(2026, 1, 8),
        line("王岚", who, "缺席"),
        activity_kind="出席人代会",
    )
    told = cells_of(assessments.paper(office, person(office, who)))
    assert told["人代会缺席"] == "没有登记准假的缺席1次（区十九届人大五次会议），请核实"


def test_the_table_of_all_has_the_district_deputies_in_roster_order(office: Desk) -> None:
    first = deputy(office, "王岚", order=2)
    deputy(office, "李松", mandate(started_on=date(2024, 6, 1)), order=1)
    deputy(office, "赵明", mandate("市", electing_unit="明山区"))
    deputy(office, "钱进", mandate(belonging="编入本街道活动"))
    activity(office, "视察", date(2023, 3, 1), line("王岚", first))
    rows = table_of(assessments.summary(office))
    assert [row["姓名"] for row in rows] == ["李　松", "王　岚"]
    assert [row["备注"] for row in rows] == ["届中就任", ""]
    assert [row["实到"] for row in rows] == ["", "1"]


def test_a_mandate_without_a_beginning_takes_the_day_its_term_began(office: Desk) -> None:
    who = deputy(office, "王岚", mandate(term="第二十届", started_on=None))
    with pytest.raises(Refused, match="没有登记起始日期"):
        assessments.paper(office, person(office, who))
    records.save(
        office, Draft("terms", {"number": "第二十届", "level": "区", "started_on": date(2026, 1, 5)})
    )
    assert [row["年度"] for row in table_of(assessments.paper(office, person(office, who)))] == [
        "2026年",
        "任期合计",
    ]
