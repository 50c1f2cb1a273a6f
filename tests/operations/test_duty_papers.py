"""Ballots ask and tell nobody's name; letters to employers ask before the day and confirm after it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiedao_desk.kernel.document import LabelledRows, PageBreak, Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, duty_papers, records, settings, training_papers
from jiedao_desk.operations.desk import Desk
from tests.activities import activity, line
from tests.deputies import deputy, mandate
from tests.documents.reading import labelled, whole

VOTES = {
    "issued": 50,
    "returned": 48,
    "satisfied": 40,
    "fairly": 5,
    "dissatisfied": 1,
    "abstained": 1,
    "invalid": 1,
}


def report(office: Desk, *items: Draft, **values: Any) -> Draft:
    person = deputy(office, "欧阳少东", mandate(constituency="第三选区"), employer="供热公司班长")
    known: dict[str, Any] = {"person_id": person, "reported_on": date(2026, 6, 1), "place": "东明社区"}
    saved = records.save(office, Draft("duty_reports", known | values, {"duty_report_items": list(items)}))
    return browse.load(office, "duty_reports", saved.id)


def test_a_ballot_asks_about_the_usual_aspects_unless_others_are_entered(office: Desk) -> None:
    usual = whole(duty_papers.blank(office, report(office)))
    assert "述职代表：欧阳少东" in usual
    assert "选区：第三选区" in usual
    assert "审议和提出议案建议" in usual
    settings.change(office, "duty.items", "联系选民")
    assert "审议和提出议案建议" not in whole(
        duty_papers.blank(office, report(office, reported_on=date(2026, 7, 1)))
    )
    own = report(office, Draft("duty_report_items", {"item": "接待选民"}), reported_on=date(2026, 8, 1))
    said = whole(duty_papers.blank(office, own))
    assert "接待选民" in said
    assert "联系选民" not in said
    assert "述职人签名" not in said


def test_several_ballots_stand_on_a_sheet(office: Desk) -> None:
    paper = duty_papers.blank(office, report(office))
    grids = [block for block in paper.blocks if isinstance(block, LabelledRows)]
    assert len(grids) == 2
    assert grids[0] == grids[1]


def test_the_result_is_what_was_announced(office: Desk) -> None:
    item = Draft("duty_report_items", {"item": "接待选民", "satisfied": 41, "fairly": 6})
    paper = duty_papers.result(office, report(office, item, voters=52, **VOTES))
    told = labelled(paper)
    shown = [told[label] for label in ("发 出 票", "收 回 票", "有 效 票", "满 意 率")]
    assert shown == ["50票", "48票", "47票", "95.74%"]
    (counts,) = (block for block in paper.blocks if isinstance(block, Table))
    assert counts.rows[1] == ("总体评价", "40", "85.11", "5", "10.64", "1", "2.13", "1", "2.13")
    assert counts.rows[0][:5] == ("接待选民", "41", "87.23", "6", "12.77")


def test_without_votes_there_is_no_result(office: Desk) -> None:
    with pytest.raises(Refused, match="还没有登记票数"):
        duty_papers.result(office, report(office))


def test_who_was_there_gets_a_letter_of_his_own(office: Desk) -> None:
    people = {name: deputy(office, name) for name in ("张三", "李四", "王五")}
    record = activity(
        office,
        "供热视察",
        date(2026, 10, 22),
        line("张三", people["张三"]),
        line("李四", people["李四"], "请假"),
        line("王五", people["王五"], "迟到", half_days=Decimal("0.5")),
        line("赵无名", None),
        half_days=Decimal(1),
    )
    draft = browse.load(office, "activities", record)
    paper = duty_papers.of_activity(office, draft)
    said = whole(paper)
    assert (
        "贵单位张三同志系明山区第十九届人民代表大会代表，于2026年10月22日参加“供热视察”活动，共1天。" in said
    )
    assert "共0.5天" in said
    assert "第四十一条" in said
    assert "李四" not in said
    assert sum(isinstance(block, PageBreak) for block in paper.blocks) == 1
    assert "王五" not in whole(duty_papers.of_activity(office, draft, [people["张三"]]))
    with pytest.raises(Refused, match="没有到会的代表"):
        duty_papers.of_activity(office, draft, [people["李四"]])


def test_an_internal_activity_is_not_named_to_employers(office: Desk) -> None:
    person = deputy(office, "张三")
    record = activity(office, "不公开的调研", date(2026, 10, 22), line("张三", person), internal=True)
    said = whole(duty_papers.of_activity(office, browse.load(office, "activities", record)))
    assert "参加闭会期间代表活动" in said
    assert "不公开" not in said


def test_before_the_day_the_letter_asks_for_time(office: Desk) -> None:
    person = deputy(office, "张三")
    record = activity(
        office, "代表视察", date(2026, 12, 3), line("张三", person, None), ends_on=date(2026, 12, 4)
    )
    said = whole(duty_papers.of_activity(office, browse.load(office, "activities", record)))
    assert "定于2026年12月3日至12月4日举行“代表视察”活动，请张三同志参加。" in said
    assert "第四十条、第四十一条" in said
    assert "特此函告。" in said


def test_a_training_is_certified_likewise(office: Desk) -> None:
    person = deputy(office, "张三")
    lines = [Draft("training_attendance", {"person_id": person, "name": "张三", "state": "出席"})]
    values = {"held_on": date(2026, 5, 20), "title": "代表履职培训", "organiser": "区人大常委会"}
    saved = records.save(office, Draft("trainings", values, {"training_attendance": lines}))
    said = whole(duty_papers.of_training(office, browse.load(office, "trainings", saved.id)))
    assert "参加区人大常委会组织的代表履职培训。" in said


def test_a_training_has_its_sign_in_sheets(office: Desk) -> None:
    person = deputy(office, "张三")
    lines = [
        Draft(
            "training_attendance", {"person_id": person, "name": "张三", "state": "请假", "reason": "病假"}
        ),
        Draft("training_attendance", {"name": "王敏", "capacity": "工作人员", "state": "出席"}),
    ]
    values = {"held_on": date(2026, 5, 20), "title": "代表履职培训"}
    saved = records.save(office, Draft("trainings", values, {"training_attendance": lines}))
    draft = browse.load(office, "trainings", saved.id)
    assert "应到2人，实到　　　人" in whole(training_papers.blank(office, draft))
    filled = whole(training_papers.filled(office, draft))
    assert "应到2人，实到1人，请假1人，出勤率50.00%" in filled
    assert "病假" in filled
