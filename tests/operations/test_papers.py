"""What a real session says on paper: counted, late, corrected, in a vacancy, as an excerpt (会议文书)."""

from __future__ import annotations

from datetime import date, time

import pytest

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import browse, finality, papers, records, sessions
from jiedao_desk.operations.desk import Desk
from tests.documents.reading import labelled, table, texts, whole

DAY = date(2026, 9, 8)


def hold(office: Desk, day: date = DAY, *, final: bool = True, **values: object) -> int:
    """Records one meeting of two items, the second on congress work with a discussion and a decision."""
    draft = sessions.new(office, day)
    uid = new_uid()
    draft.values |= {"recorder": "王敏", "place": "三楼会议室", "number": 15, "starts_at": time(14)} | values
    draft.children["agenda"] = [
        Draft("agenda", {"title": "研究安全生产工作", "is_congress": False}),
        Draft(
            "agenda",
            {"title": "研究代表建议办理工作", "is_congress": True, "presenter": "刘志强"},
            {"speeches": [Draft("speeches", {"speaker": "李卫国", "words": "要抓紧办理。"})]},
            uid=uid,
        ),
    ]
    draft.children["actions"] = [
        Draft(
            "actions",
            {
                "matter": "每月调度一次",
                "responsible": ("刘志强",),
                "due_on": date(2026, 12, 20),
                "agenda_id": Sibling(uid),
            },
        )
    ]
    if not draft.listed("attendance"):
        draft.children["attendance"] = [Draft("attendance", {"name": "李卫国"})]
    for one in draft.listed("attendance"):
        one.values["state"] = "出席"
    draft.children["attendance"].append(
        Draft("attendance", {"name": "陈洁", "post": "城管办主任", "state": "列席"})
    )
    return (finality.finalise if final else finality.save)(office, draft).id


def load(office: Desk, record: int) -> Draft:
    return browse.load(office, "sessions", record)


def test_the_record_says_which_of_the_year_it_is_and_when_it_was_finalised(office: Desk) -> None:
    hold(office, date(2026, 9, 1), number=14)
    record = papers.session_record(office, load(office, hold(office)))
    today = office.clock.now().date()
    assert "本年第2次专题研究人大工作。" in texts(record)
    assert f"本记录{today.year}年{today.month}月{today.day}日定稿。" in texts(record)
    assert record.title == "中共东明街道工作委员会2026年第15次会议记录"


def test_a_session_that_does_not_count_has_no_number_of_the_year(office: Desk) -> None:
    record = papers.session_record(office, load(office, hold(office, chair="李卫国")))
    assert "专题研究人大工作。" not in whole(record)


def test_a_record_entered_late_says_so(office: Desk) -> None:
    late = papers.session_record(office, load(office, hold(office, date(2026, 1, 9))))
    entered = office.clock.now().date()
    told = f"补录：会议于2026年1月9日召开，{entered.year}年{entered.month}月{entered.day}日录入。"
    assert told in texts(late)
    # A meeting of the very day it is entered is not late, whatever day that is.
    assert "补录" not in whole(papers.session_record(office, load(office, hold(office, entered))))


def test_who_led_in_a_vacancy_is_said(office: Desk) -> None:
    secretary = next(one for one in browse.load_all(office, "staff") if one.get("post") == "书记")
    secretary.values["ended_on"] = date(2026, 8, 10)
    records.save(office, secretary)
    acting = {"name": "李卫国", "body": "党工委", "post": "主持工作", "started_on": date(2026, 8, 11)}
    records.save(office, Draft("staff", acting))
    record = papers.session_record(office, load(office, hold(office, date(2026, 8, 18), chair="李卫国")))
    assert "注：党工委书记空缺期间，由李卫国主持工作，按设置不计入。" in texts(record)


def test_each_version_is_printed_as_it_was_with_its_reason(office: Desk) -> None:
    number = hold(office)
    changed = finality.opened(office, "sessions", number)
    changed.values["place"] = "二楼会议室"
    finality.revise(office, changed, "地点写错")
    first = papers.session_record(office, finality.version(office, "sessions", number, 1))
    second = papers.session_record(office, finality.version(office, "sessions", number, 2))
    assert (labelled(first)["会议地点"], labelled(second)["会议地点"]) == ("三楼会议室", "二楼会议室")
    assert "更正原因" not in whole(first)
    assert "第2版，更正原因：地点写错。" in whole(second)
    # The record as it stands is its latest version.
    assert texts(papers.session_record(office, load(office, number))) == texts(second)


def test_a_version_there_is_not_is_refused(office: Desk) -> None:
    with pytest.raises(Refused, match="没有第3版"):
        papers.session_record(office, finality.version(office, "sessions", hold(office), 3))


def test_a_draft_is_marked_and_has_no_day_of_finalising(office: Desk) -> None:
    record = papers.session_record(office, load(office, hold(office, final=False)))
    assert record.mark == "草稿"
    assert "本页为草稿，未定稿，不作正式记录使用。" in texts(record)


def test_what_is_not_saved_yet_prints_as_it_is_typed(office: Desk) -> None:
    uid = new_uid()
    draft = sessions.new(office, date(2026, 11, 25))
    draft.children["agenda"] = [Draft("agenda", {"title": "研究代表工作", "is_congress": True}, uid=uid)]
    draft.children["actions"] = [Draft("actions", {"matter": "建章立制", "agenda_id": Sibling(uid)})]
    assert "1. 建章立制。" in texts(papers.session_record(office, draft))


def test_tasks_taken_up_again_stand_in_the_item_that_took_them_up(office: Desk) -> None:
    first = load(office, hold(office))
    task = first.listed("actions")[0].id
    later = sessions.new(office, date(2026, 11, 5))
    below = {"speeches": [], "carried": [Draft("carried", {"action_id": task})]}
    later.children["agenda"] = [
        Draft("agenda", {"title": "上次议定事项落实情况", "is_congress": True}, below)
    ]
    assert "1. 每月调度一次（刘志强、进行中）" in whole(papers.session_record(office, later))


def test_the_excerpt_holds_the_items_on_congress_work_alone(office: Desk) -> None:
    draft = load(office, hold(office, archive_pages="件12/页3—6"))
    excerpt = papers.session_excerpt(office, draft)
    assert "安全生产" not in whole(excerpt)
    assert "二、研究代表建议办理工作" in texts(excerpt), "the number is that of the whole agenda"
    assert "以上内容与原件核对无异。原件见会议记录件12/页3—6。" in texts(excerpt)
    for item in draft.listed("agenda"):
        item.values["is_congress"] = False
    with pytest.raises(Refused, match="没有可以摘录的内容"):
        papers.session_excerpt(office, draft)


def test_the_notice_calls_members_and_others_to_the_items(office: Desk) -> None:
    notice = papers.session_notice(office, load(office, hold(office, date(2026, 11, 25), final=False)))
    said = whole(notice)
    assert "2026年11月25日（星期三）14:00。" in said
    assert "1. 研究安全生产工作；" in said
    assert said.index("张红旗") < said.index("陈洁")
    assert "联系人：王敏" in said


def test_the_sign_in_sheet_lists_everybody_called_and_nobody_as_present(office: Desk) -> None:
    sheet = table(papers.session_sign_in(office, load(office, hold(office))))
    assert [row[1] for row in sheet.rows[:2]] == ["张红旗", "陈　洁"]
    assert {row[3] for row in sheet.rows} == {""}


def test_internal_marks_every_paper(office: Desk) -> None:
    draft = load(office, hold(office, internal=True))
    made = (papers.session_record, papers.session_excerpt, papers.session_notice, papers.session_sign_in)
    assert {make(office, draft).watermark for make in made} == {"内部"}


def test_a_file_is_named_so_that_every_system_takes_it(office: Desk) -> None:
    draft = load(office, hold(office, title='党工委"专题"会/扩大'))
    assert (
        papers.file_name(papers.session_record(office, draft), DAY) == "党工委_专题_会_扩大记录_20260908.pdf"
    )
