"""The slip that goes with a task, the note beside a signed record, what the year's papers lack."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.document import RedHead
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.query import Query
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import browse, documents, follow_up_papers, records, seal_papers
from jiedao_desk.operations.desk import Desk
from tests.documents.reading import labelled, table, texts, whole


@pytest.fixture
def meeting(office: Desk) -> Draft:
    uid = new_uid()
    draft = Draft(
        "sessions",
        {"held_on": date(2026, 3, 5), "title": "中共东明街道工作委员会2026年第6次会议", "internal": True},
        {
            "agenda": [
                Draft(
                    "agenda", {"title": "研究代表联络站建设", "is_congress": True}, {"speeches": []}, uid=uid
                )
            ],
            "actions": [
                Draft(
                    "actions",
                    {
                        "matter": "补齐联络站制度牌",
                        "responsible": ("城管办", "刘志强"),
                        "due_on": date(2026, 4, 30),
                        "agenda_id": Sibling(uid),
                    },
                    {
                        "follow_ups": [
                            Draft(
                                "follow_ups",
                                {"noted_on": date(2026, 4, 1), "by": "王敏", "progress": "已在制作"},
                            )
                        ]
                    },
                )
            ],
        },
    )
    return browse.load(office, "sessions", records.save(office, draft).id)


def test_the_slip_says_what_the_meeting_decided(office: Desk, meeting: Draft) -> None:
    task = browse.load(office, "actions", browse.ids(office, Query("actions"))[0])
    made = follow_up_papers.slip(office, task)
    told = labelled(made)
    assert told["来源"] == "中共东明街道工作委员会2026年第6次会议"
    assert told["议题"] == "研究代表联络站建设"
    assert told["责任人或单位"] == "城管办、刘志强"
    assert told["完成时限"] == "2026年4月30日"
    assert told["办理进展"] == "2026年4月1日（王敏）：已在制作"
    assert "中共东明街道工作委员会" in whole(made)
    assert made.watermark == "内部"
    assert not any(isinstance(block, RedHead) for block in made.blocks)


def test_a_task_from_elsewhere_names_its_origin(office: Desk) -> None:
    saved = records.save(office, Draft("actions", {"matter": "报送材料", "origin": "区人大常委会交办"}))
    made = follow_up_papers.slip(office, browse.load(office, "actions", saved.id))
    assert labelled(made)["来源"] == "区人大常委会交办"
    assert "明山区人大常委会东明街道工作委员会" in whole(made)
    assert made.watermark == ""
    with pytest.raises(Refused, match="议定事项"):
        follow_up_papers.slip(office, Draft("actions", {}))


def test_only_a_signed_record_gets_a_note_beside_it(office: Desk, meeting: Draft) -> None:
    with pytest.raises(Refused, match="签字日期"):
        follow_up_papers.correction(office, meeting)
    meeting.values["signed_on"] = date(2026, 3, 8)
    with pytest.raises(Refused, match="写明哪里有误"):
        follow_up_papers.correction(office, meeting)
    meeting.values |= {"correction": "第2页“3月15日”应为“3月25日”", "archive_number": "DM·2026·RD01"}
    made = follow_up_papers.correction(office, meeting)
    text = "".join(texts(made))
    assert "第2页“3月15日”应为“3月25日”。" in text
    assert "档号DM·2026·RD01" in text
    assert "签字原件不作改动" in text


def test_the_priorities_of_the_year_say_whether_congress_work_is_in(office: Desk) -> None:
    assert documents.priorities(office, 2026).record is None
    known = {"title": "2026年工作要点", "kind": "党工委年度工作要点", "year": 2026}
    without = records.save(office, Draft("documents", known)).id
    found = documents.priorities(office, 2026)
    assert (found.record, found.included) == (without, False)
    number = {"number": "东工委〔2026〕3号", "congress_work": True, "title": "2026年工作要点（修订）"}
    best = records.save(office, Draft("documents", known | number)).id
    found = documents.priorities(office, 2026)
    assert (found.record, found.included) == (best, True)
    assert "（东工委〔2026〕3号）" in found.words
    assert documents.priorities(office, 2025).record is None


def test_what_was_sealed_stands_in_the_register_of_its_year(office: Desk) -> None:
    for register, values in (
        (
            "submissions",
            {
                "title": "关于场地的请示",
                "kind": "请示",
                "dated_on": date(2026, 3, 1),
                "addressee": "区人大常委会",
                "sealed_on": date(2026, 3, 2),
                "seal_approved_by": "刘志强",
            },
        ),
        ("documents", {"title": "代表小组活动制度", "sealed_on": date(2026, 2, 1), "issuer": "人大街道工委"}),
        (
            "submissions",
            {
                "title": "内部情况",
                "dated_on": date(2026, 4, 1),
                "internal": True,
                "sealed_on": date(2026, 4, 1),
            },
        ),
        ("documents", {"title": "去年的制度", "sealed_on": date(2025, 2, 1)}),
    ):
        records.save(office, Draft(register, values))
    made = seal_papers.of_year(office, 2026)
    rows = [row for row in table(made).rows if row[0]]
    assert [(row[1], row[2], row[3], row[5]) for row in rows] == [
        ("2026-02-01", "代表小组活动制度", "制度", "人大街道工委"),
        ("2026-03-02", "关于场地的请示", "请示", "区人大常委会"),
        ("2026-04-01", "（内部）", "报告", ""),
    ]
    assert "去年的制度" not in whole(made)
    assert "共3件" in whole(made)
