"""A session from the first draft to a corrected version, and what its tasks do afterwards (专题研究)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import browse, finality, records, sessions
from jiedao_desk.operations.desk import Desk

DAY = date(2026, 9, 8)


def complete(office: Desk, day: date = DAY, **values: object) -> Draft:
    """A session that lacks nothing for 定稿."""
    draft = sessions.new(office, day)
    uid = new_uid()
    draft.values |= {"recorder": "王敏", "place": "三楼会议室", "number": 15} | values
    draft.children["agenda"] = [
        Draft("agenda", {"title": "研究代表建议办理工作", "is_congress": True}, {"speeches": []}, uid=uid)
    ]
    draft.children["actions"] = [
        Draft("actions", {"matter": "每月调度一次", "due_on": date(2026, 9, 30), "agenda_id": Sibling(uid)})
    ]
    for one in draft.listed("attendance"):
        one.values["state"] = "出席"
    return draft


def test_a_new_session_knows_the_secretary_and_the_members_of_that_day(office: Desk) -> None:
    records.save(
        office,
        Draft(
            "staff",
            {"name": "李卫国", "body": "党工委", "post": "副书记", "protocol_order": 2, "ended_on": DAY},
        ),
    )
    on_the_day, after = sessions.new(office, DAY), sessions.new(office, date(2026, 9, 9))
    assert on_the_day.get("chair") == "张红旗"
    assert [one.get("name") for one in on_the_day.listed("attendance")] == ["张红旗", "李卫国"]
    assert [one.get("name") for one in after.listed("attendance")] == ["张红旗"]


def test_the_full_name_is_made_of_seal_year_and_number(office: Desk) -> None:
    saved = finality.save(office, complete(office))
    assert browse.load(office, "sessions", saved.id).get("title") == "中共东明街道工作委员会2026年第15次会议"


def test_a_typed_name_stays(office: Desk) -> None:
    saved = finality.save(office, complete(office, title="党工委专题会"))
    assert browse.load(office, "sessions", saved.id).get("title") == "党工委专题会"


@pytest.mark.parametrize(
    ("spoil", "word"),
    [
        (lambda draft: draft.values.update(chair=None), "主持人"),
        (lambda draft: draft.values.update(recorder=None), "记录人"),
        (lambda draft: draft.children.update(attendance=[]), "出席"),
        (lambda draft: draft.children.update(agenda=[], actions=[]), "议题"),
    ],
)
def test_finalising_names_what_is_missing_and_keeps_the_draft(office: Desk, spoil: object, word: str) -> None:
    saved = finality.save(office, complete(office))
    draft = browse.load(office, "sessions", saved.id)
    spoil(draft)  # type: ignore[operator]
    with pytest.raises(Refused, match=word):
        finality.finalise(office, draft)
    assert browse.load(office, "sessions", saved.id).get("state") == "草稿"
    assert finality.versions(office, "sessions", saved.id) == []


def test_without_an_item_of_congress_work_finalising_only_warns(office: Desk) -> None:
    draft = complete(office)
    draft.children["agenda"][0].values["is_congress"] = False
    assert [(one.field, one.level) for one in finality.missing_for_final(office, draft)] == [
        ("agenda", "warning")
    ]
    assert finality.finalise(office, draft).id


def test_fewer_than_half_present_is_noted(office: Desk) -> None:
    draft = complete(office)
    draft.children["attendance"] += [
        Draft("attendance", {"name": name, "state": "请假"}) for name in ("李卫国", "孙立")
    ]
    assert any("不足半数" in one.why for one in finality.missing_for_final(office, draft))


def test_a_finalised_session_cannot_be_changed_but_its_archive_number_can(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    draft = browse.load(office, "sessions", saved.id)
    draft.values["place"] = "二楼"
    with pytest.raises(Refused, match="已定稿"):
        finality.save(office, draft)
    draft = browse.load(office, "sessions", saved.id)
    draft.values["archive_number"] = "2026-WS-12"
    finality.save(office, draft)
    kept = browse.load(office, "sessions", saved.id)
    assert (kept.get("place"), kept.get("archive_number")) == ("三楼会议室", "2026-WS-12")


def test_the_agenda_of_a_finalised_session_cannot_be_changed(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    draft = browse.load(office, "sessions", saved.id)
    draft.children["agenda"].append(Draft("agenda", {"title": "后来加的议题", "is_congress": True}))
    draft.values["archive_number"] = "1"
    with pytest.raises(Refused, match="已定稿"):
        finality.save(office, draft)
    kept = browse.load(office, "sessions", saved.id)
    assert [one.get("title") for one in kept.listed("agenda")] == ["研究代表建议办理工作"]


def test_a_correction_is_a_new_version_and_the_old_one_stays(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    draft = browse.load(office, "sessions", saved.id)
    draft.values["place"] = "二楼会议室"
    draft.children["agenda"][0].values["title"] = "研究代表建议办理和督办工作"
    with pytest.raises(Refused, match="原因"):
        finality.revise(office, draft, "  ")
    finality.revise(office, draft, "地点和议题写错")
    assert [(one.number, one.reason) for one in finality.versions(office, "sessions", saved.id)] == [
        (1, ""),
        (2, "地点和议题写错"),
    ]
    first, second = (
        finality.version(office, "sessions", saved.id, 1),
        finality.version(office, "sessions", saved.id, 2),
    )
    assert (first.get("place"), second.get("place")) == ("三楼会议室", "二楼会议室")
    assert first.listed("agenda")[0].get("title") == "研究代表建议办理工作"
    assert browse.load(office, "sessions", saved.id).get("edition") == 2


def test_a_signed_record_gets_no_second_version(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    draft = browse.load(office, "sessions", saved.id)
    draft.values["signed_on"] = date(2026, 9, 20)
    finality.save(office, draft)
    again = browse.load(office, "sessions", saved.id)
    again.values["place"] = "二楼"
    with pytest.raises(Refused, match="已经签字"):
        finality.revise(office, again, "地点写错")


def test_tasks_belong_to_their_item_and_come_back_until_they_are_done(office: Desk) -> None:
    saved = finality.finalise(office, complete(office))
    kept = browse.load(office, "sessions", saved.id)
    task = kept.listed("actions")[0]
    assert task.get("agenda_id") == kept.listed("agenda")[0].id
    later = date(2026, 11, 5)
    assert [one.matter for one in sessions.open_tasks(office, later)] == ["每月调度一次"]
    assert sessions.open_tasks(office, DAY) == []
    done = browse.load(office, "actions", task.id or 0)
    done.values |= {"state": "已落实", "done_on": date(2026, 9, 28)}
    records.save(office, done)
    assert sessions.open_tasks(office, later) == []


def test_a_task_done_needs_its_day(office: Desk) -> None:
    saved = finality.save(office, complete(office))
    task = browse.load(
        office, "actions", browse.load(office, "sessions", saved.id).listed("actions")[0].id or 0
    )
    task.values["state"] = "已落实"
    with pytest.raises(Refused, match="落实日期"):
        records.save(office, task)


def test_postponed_needs_its_approval(office: Desk) -> None:
    with pytest.raises(Refused, match="批准"):
        finality.save(office, complete(office, state="延期"))
    assert finality.save(office, complete(office, state="延期", state_basis="书记外出，经同意改期")).id


def test_nobody_is_listed_twice(office: Desk) -> None:
    draft = complete(office)
    draft.children["attendance"].append(Draft("attendance", {"name": "张红旗", "state": "列席"}))
    with pytest.raises(Refused, match="两次"):
        finality.save(office, draft)


def test_a_second_window_is_told_and_overwrites_nothing(office: Desk) -> None:
    saved = finality.save(office, complete(office))
    first, second = browse.load(office, "sessions", saved.id), browse.load(office, "sessions", saved.id)
    first.listed("agenda")[0].values["summary"] = "同意。"
    finality.save(office, first)
    second.values["place"] = "二楼"
    with pytest.raises(Refused, match="另一个窗口"):
        finality.save(office, second)
    kept = browse.load(office, "sessions", saved.id)
    assert (kept.get("place"), kept.listed("agenda")[0].get("summary")) == ("三楼会议室", "同意。")
