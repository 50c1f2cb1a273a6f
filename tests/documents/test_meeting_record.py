"""What a meeting record says, and what an excerpt leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jiedao_desk.documents.meeting_record import meeting_excerpt, meeting_record
from jiedao_desk.documents.session_sheet import (
    AgendaItem,
    Archive,
    Attendee,
    Certificate,
    Decision,
    SessionSheet,
)
from jiedao_desk.kernel.document import Heading, SignatureLines, Title
from jiedao_desk.kernel.errors import Refused
from tests.documents.reading import labelled, texts, whole
from tests.documents.samples import CERTIFICATE, SESSION, UNIT


def test_the_head_says_when_where_and_who() -> None:
    head = labelled(meeting_record(SESSION))
    assert head["会议名称"] == f"{UNIT}2026年第20次会议"
    assert head["会议时间"] == "2026年11月20日14:00—16:30"
    assert head["会议地点"] == "三楼会议室"
    assert head["会议类别"] == "党工委（扩大）会议"
    assert head["主持人"] == "张红旗（党工委书记）"
    assert head["记录人"] == "王敏"
    assert head["应到实到"] == "应到5人，实到3人"


def test_people_stand_in_the_order_given_and_names_are_not_padded() -> None:
    head = labelled(meeting_record(SESSION))
    assert (
        head["出席"] == "张红旗（党工委书记）、李明（党工委副书记、办事处主任）、买买提·阿不都（党工委委员）"
    )
    assert head["列席"] == "陈志强（人大街道工委主任）、郑浩（东明社区党委书记）"
    assert head["请假"] == "孙立（公出）"
    assert head["缺席"] == "周建国"


def test_rows_that_have_nothing_to_say_are_left_out() -> None:
    head = labelled(meeting_record(replace(SESSION, observers=(), attendees=(Attendee("张红旗"),))))
    assert not {"列席", "请假", "缺席"} & head.keys()


def test_the_agenda_marks_what_is_congress_work() -> None:
    agenda = labelled(meeting_record(SESSION))["议题"].splitlines()
    assert agenda == [
        "1. 传达区委全会精神",
        "2. 听取人大街道工委2026年工作情况汇报（专题研究人大工作）",
        "3. 研究干部任免事项",
    ]


def test_each_item_tells_report_discussion_summary_decisions_and_votes_in_order() -> None:
    text = whole(meeting_record(SESSION))
    order = [
        "二、听取人大街道工委2026年工作情况汇报",
        "陈志强（人大街道工委主任）",
        "代表活动12次。",
        "选民意见31件，办结27件。",
        "讨论发言",
        "李明：",
        "同意汇报。",
        "买买提·阿不都：",
        "我有不同意见：接待日要固定。",
        "也要公告。",
        "主持人小结：",
        "会议原则同意。",
        "议定事项",
        "1. 年底前建成2个代表联络站。责任人或单位：人大街道工委、财政所；完成时限：2026年12月31日。",
        "2. 逐件答复选民。",
        "赞成3票，反对0票，弃权0票。",
        "三、研究干部任免事项",
        "散会（16:30）。",
        "主持人签名：",
    ]
    places = [text.index(each, text.index(order[0])) for each in order]
    assert places == sorted(places)


def test_an_item_of_which_little_is_known_has_no_empty_headings() -> None:
    text = whole(meeting_record(replace(SESSION, items=(AgendaItem(1, "学习"),))))
    assert "讨论发言" not in text
    assert "议定事项" not in text
    assert "汇报人" not in text


def test_a_draft_says_so_on_every_page() -> None:
    draft = meeting_record(replace(SESSION, state="草稿"))
    assert draft.mark == "草稿"
    assert "不作正式记录使用" in whole(draft)


def test_a_finalised_record_says_when_and_has_no_mark() -> None:
    record = meeting_record(SESSION)
    assert record.mark == ""
    assert "本记录2026年11月23日定稿。" in texts(record)


def test_a_later_version_says_why() -> None:
    later = replace(SESSION, edition=2, edition_reason="补记不同意见")
    assert "本记录2026年11月23日定稿，第2版，更正原因：补记不同意见。" in texts(meeting_record(later))


def test_a_signed_record_prints_its_correction_behind_the_signatures() -> None:
    record = meeting_record(replace(SESSION, correction="“31件”应为“13件”。"))
    text = whole(record)
    assert text.index("主持人签名：") < text.index("更正说明") < text.index("“31件”应为“13件”。")
    assert text.index("“31件”应为“13件”。") < text.index("更正人签名：")


@pytest.mark.parametrize("state", ["延期", "取消"])
def test_a_postponed_or_cancelled_meeting_says_who_approved(state: str) -> None:
    record = meeting_record(replace(SESSION, state=state, state_basis="经书记同意，因防汛改期"))
    assert record.mark == state
    assert labelled(record)[f"{state}情况"] == "经书记同意，因防汛改期"


def test_internal_records_have_a_watermark() -> None:
    assert meeting_record(SESSION).watermark == ""
    assert meeting_record(replace(SESSION, internal=True)).watermark == "内部"


def test_too_few_present_are_noted() -> None:
    few = replace(
        SESSION, attendees=(Attendee("张红旗"), *(Attendee(f"甲{n}", state="请假") for n in range(2)))
    )
    assert "注：实到人数不足应到人数的半数。" in texts(meeting_record(few))
    assert "半数" not in whole(meeting_record(SESSION))


def test_who_led_in_a_vacancy_and_what_was_entered_late_is_said() -> None:
    record = meeting_record(
        replace(SESSION, acting_note="书记空缺期间由李明主持党工委工作", backfilled_on=date(2027, 1, 5))
    )
    assert "注：书记空缺期间由李明主持党工委工作。" in texts(record)
    assert "补录：会议于2026年11月20日召开，2027年1月5日录入。" in texts(record)


def test_the_place_of_the_original_is_printed_if_known() -> None:
    record = labelled(meeting_record(SESSION))
    assert (record["档号"], record["件号/页次"], record["保管期限"], record["存放处"]) == (
        "2026-DQ-0012", "第3件", "永久", "档案室",
    )  # fmt: skip
    assert "档号" not in labelled(meeting_record(replace(SESSION, archive=Archive())))


def test_later_pages_repeat_the_heading() -> None:
    assert meeting_record(SESSION).running_head == f"{UNIT}2026年第20次会议记录（续）"


def test_a_long_unit_parts_the_title_where_it_makes_sense() -> None:
    short, long = (
        meeting_record(replace(SESSION, unit=unit)).blocks[0]
        for unit in (UNIT, "中共明山区东明街道工作委员会机关委员会")
    )
    assert short == Title(f"{UNIT}会议记录")
    assert long == Title("中共明山区东明街道工作委员会机关委员会\n会议记录")


def test_a_record_with_nothing_filled_in_can_be_printed() -> None:
    bare = SessionSheet(unit=UNIT, full_name="会议", day=date(2026, 3, 5))
    assert labelled(meeting_record(bare))["会议时间"] == "2026年3月5日"


def test_an_excerpt_has_the_congress_items_alone_under_their_own_numbers() -> None:
    excerpt = meeting_excerpt(SESSION, CERTIFICATE)
    text = whole(excerpt)
    assert labelled(excerpt)["议题"].startswith("2. 听取人大街道工委")
    assert [block.text for block in excerpt.blocks if isinstance(block, Heading) and block.level == 1] == [
        "二、听取人大街道工委2026年工作情况汇报"
    ]
    for hidden in ("传达区委全会精神", "各支部抓紧学习", "干部任免", "另有记录"):
        assert hidden not in text


def test_an_excerpt_is_certified_against_the_original() -> None:
    excerpt = meeting_excerpt(SESSION, CERTIFICATE)
    assert "以上内容与原件核对无异。原件见会议记录档号2026-DQ-0012第3册第21—24页。" in texts(excerpt)
    (signatures,) = (block for block in excerpt.blocks if isinstance(block, SignatureLines))
    assert signatures.labels == ("摘录人（王敏）：", "核对人（陈志强）：", "日期：2026年12月1日")


def test_an_excerpt_whose_original_has_no_place_yet_still_certifies() -> None:
    excerpt = meeting_excerpt(replace(SESSION, archive=Archive()), Certificate())
    assert "以上内容与原件核对无异。" in texts(excerpt)
    assert "摘录人：" in texts(excerpt)


def test_without_a_congress_item_there_is_nothing_to_excerpt() -> None:
    with pytest.raises(Refused, match="没有可以摘录的内容"):
        meeting_excerpt(replace(SESSION, items=SESSION.items[:1]), CERTIFICATE)


def test_decisions_that_no_item_is_named_for_stand_after_the_items() -> None:
    text = whole(meeting_record(replace(SESSION, decisions=(Decision("每月调度一次"),))))
    assert text.index("研究干部任免事项") < text.rindex("议定事项") < text.index("1. 每月调度一次。")
