"""Minutes tell what a finalised record says was decided, and nothing else (会议纪要)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jiedao_desk.documents.minutes import Issue, minutes
from jiedao_desk.documents.session_sheet import Decision
from jiedao_desk.kernel.document import (
    Closing,
    Heading,
    NameList,
    PageNumbers,
    RedHead,
    Separator,
    SignatureLines,
    Title,
)
from jiedao_desk.kernel.errors import Refused
from tests.documents.reading import whole
from tests.documents.samples import SESSION, UNIT

ISSUED = Issue("第12期", date(2026, 11, 27), "各社区党委，各科室")


def test_the_text_is_in_the_order_of_the_standard() -> None:
    text = whole(minutes(SESSION, ISSUED))
    order = [
        f"{UNIT}会议纪要",
        "第12期",
        f"{UNIT}\n2026年第20次会议纪要",
        f"2026年11月20日，党工委书记张红旗同志在三楼会议室主持召开{UNIT}2026年第20次会议，研究人大工作等议题。",
        "现将议定事项纪要如下：",
        "一、听取人大街道工委2026年工作情况汇报",
        "1. 年底前建成2个代表联络站。责任人或单位：人大街道工委、财政所；完成时限：2026年12月31日。",
        "出席：",
        "请假：",
        "缺席：",
        "列席：",
        "分送：各社区党委，各科室。",
        "2026年11月27日印发",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_what_was_said_and_reported_stays_in_the_record() -> None:
    text = whole(minutes(SESSION, ISSUED))
    for word in ("代表活动12次", "接待日要固定", "同意汇报", "各支部抓紧学习"):
        assert word not in text


def test_items_without_a_decision_are_said_to_have_none() -> None:
    document = minutes(SESSION, ISSUED)
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "一、听取人大街道工委2026年工作情况汇报"
    ]
    assert "会议的其他议题没有登记议定事项：传达区委全会精神；研究干部任免事项。" in whole(document)


def test_a_meeting_on_congress_work_alone_is_called_so() -> None:
    (item,) = (item for item in SESSION.items if item.is_congress)
    assert "次会议，专题研究人大工作。现将" in whole(minutes(replace(SESSION, items=(item,)), ISSUED))
    other = replace(item, is_congress=False)
    assert "2026年第20次会议。现将" in whole(minutes(replace(SESSION, items=(other,)), ISSUED))


def test_only_minutes_with_a_number_have_a_red_head_and_none_has_a_seal_or_signature() -> None:
    numbered, plain = minutes(SESSION, ISSUED).blocks, minutes(SESSION, Issue()).blocks
    assert numbered[0] == RedHead(f"{UNIT}会议纪要", "第12期")
    assert isinstance(plain[0], Title)
    for blocks in (numbered, plain):
        assert not any(isinstance(block, Closing | SignatureLines) for block in blocks)


def test_without_issue_and_receivers_there_is_no_imprint() -> None:
    assert not any(isinstance(block, Separator) for block in minutes(SESSION, Issue("第12期")).blocks)
    lines = [block for block in minutes(SESSION, ISSUED).blocks if isinstance(block, Separator)]
    assert [line.weight for line in lines] == [0.35, 0.25, 0.35]


def test_those_there_stand_as_the_record_has_them() -> None:
    lists = {
        block.label: block.names for block in minutes(SESSION, ISSUED).blocks if isinstance(block, NameList)
    }
    assert lists == {
        "出席：": ("张红旗", "李明", "买买提·阿不都"),
        "请假：": ("孙立",),
        "缺席：": ("周建国",),
        "列席：": ("陈志强（人大街道工委主任）", "郑浩（东明社区党委书记）"),
    }


def test_version_late_entry_and_correction_are_told() -> None:
    sheet = replace(
        SESSION,
        edition=2,
        edition_reason="地点写错",
        backfilled_on=date(2027, 1, 5),
        correction="“12月”应为“11月”",
        acting_note="书记空缺期间由李明主持",
    )
    text = whole(minutes(sheet, ISSUED))
    for note in (
        "注：书记空缺期间由李明主持。",
        "注：本纪要依据2026年11月23日定稿的会议记录第2版（更正原因：地点写错）整理。",
        "注：补录：会议于2026年11月20日召开，2027年1月5日录入。",
        "注：会议记录另有更正说明：“12月”应为“11月”。",
    ):
        assert note in text
    assert "版" not in whole(minutes(SESSION, ISSUED))


@pytest.mark.parametrize("state", ["草稿", "延期", "取消"])
def test_only_a_finalised_session_has_minutes(state: str) -> None:
    with pytest.raises(Refused, match="定稿"):
        minutes(replace(SESSION, state=state), ISSUED)


def test_a_session_that_decided_nothing_has_none() -> None:
    nothing = tuple(replace(item, decisions=()) for item in SESSION.items)
    with pytest.raises(Refused, match="没有登记议定事项"):
        minutes(replace(SESSION, items=nothing), ISSUED)


def test_the_paper_is_official_and_marked_where_it_is_internal() -> None:
    document = minutes(replace(SESSION, internal=True), ISSUED)
    assert (document.numbers, document.watermark, document.mark) == (PageNumbers.DASH_OUTER, "内部", "")
    assert document.running_head == f"{UNIT}2026年第20次会议纪要（续）"


def test_several_decisions_are_numbered_anew_under_each_item() -> None:
    first, second, third = SESSION.items
    decided = replace(first, decisions=(Decision("抓紧学习"),))
    text = whole(minutes(replace(SESSION, items=(decided, second, third)), ISSUED))
    assert (
        text.index("一、传达区委全会精神") < text.index("1. 抓紧学习。") < text.index("二、听取人大街道工委")
    )


def test_decisions_that_no_item_is_named_for_are_not_lost() -> None:
    loose = (Decision("每月调度一次", ("党政办",)),)
    text = whole(minutes(replace(SESSION, decisions=loose), ISSUED))
    assert text.index("二、其他议定事项") < text.index("1. 每月调度一次。责任人或单位：党政办。")
    # Which item it belongs to is not known, so of none is said that nothing was decided on it.
    assert "没有登记议定事项" not in text
    alone = replace(
        SESSION, items=tuple(replace(item, decisions=()) for item in SESSION.items), decisions=loose
    )
    assert "其他议定事项" not in whole(minutes(alone, ISSUED))
    assert "1. 每月调度一次。" in whole(minutes(alone, ISSUED))
