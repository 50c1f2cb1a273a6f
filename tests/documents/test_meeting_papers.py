"""The notice and the sign-in sheet of a meeting to come."""

from __future__ import annotations

from dataclasses import replace

from jiedao_desk.documents.notice import meeting_notice
from jiedao_desk.documents.sign_in import Invitee, sign_in_sheet
from jiedao_desk.kernel.document import Closing, NameList, RedHead, Title
from tests.documents.reading import table, texts, whole
from tests.documents.samples import NOTICE, SIGN_IN, UNIT


def test_the_notice_says_when_where_what_and_who_in_order() -> None:
    text = whole(meeting_notice(NOTICE))
    order = [
        "党工委各委员、人大街道工委：",
        f"为专题研究人大工作，定于2026年12月18日召开{UNIT}2026年第21次会议。现将有关事项通知如下：",
        "一、会议时间",
        "2026年12月18日（星期五）9:00。",
        "二、会议地点",
        "三楼会议室。",
        "三、会议议题",
        "1. 听取人大街道工委2026年下半年工作情况汇报；",
        "2. 研究代表联络站建设。",
        "四、参会人员",
        "五、有关要求",
        "1. 请按时参加会议。",
        "2. 不能参加的请于会前请假。",
        "联系人：王敏，024-00000000",
        "2026年12月5日",
    ]
    places = [text.index(each) for each in order]
    assert places == sorted(places)


def test_headings_are_numbered_without_gaps_when_parts_are_missing() -> None:
    text = whole(meeting_notice(replace(NOTICE, place="", items=(), demands=())))
    assert "一、会议时间" in text
    assert "二、参会人员" in text
    assert "三、" not in text


def test_without_a_number_there_is_no_red_head_and_no_room_for_a_seal() -> None:
    blocks = meeting_notice(NOTICE).blocks
    assert not any(isinstance(block, RedHead) for block in blocks)
    assert blocks[-1] == Closing(UNIT, "2026年12月5日", sealed=False)


def test_with_a_number_it_has_both() -> None:
    blocks = meeting_notice(replace(NOTICE, number="东党工发〔2026〕12号")).blocks
    assert blocks[0] == RedHead(UNIT, "东党工发〔2026〕12号")
    assert blocks[-1] == Closing(UNIT, "2026年12月5日", sealed=True)


def test_a_long_title_is_parted_behind_the_unit() -> None:
    assert meeting_notice(NOTICE).blocks[0] == Title(f"关于召开{UNIT}\n2026年第21次会议的通知")
    assert meeting_notice(replace(NOTICE, meeting="座谈会")).blocks[0] == Title("关于召开座谈会的通知")


def test_those_called_stand_in_the_order_given() -> None:
    lists = [block for block in meeting_notice(NOTICE).blocks if isinstance(block, NameList)]
    assert [(each.label, each.names) for each in lists] == [
        ("出席：", ("张红旗", "李明", "孙立")),
        ("列席：", ("陈志强（人大街道工委主任）",)),
    ]


def test_the_sign_in_sheet_lists_those_called_with_padded_names() -> None:
    sheet = table(sign_in_sheet(SIGN_IN))
    assert [column.title for column in sheet.columns] == [
        "序号",
        "姓名",
        "单位职务",
        "签名",
        "联系电话",
        "备注",
    ]
    assert sheet.rows[0] == ("1", "张红旗", "党工委书记", "", "", "")
    assert sheet.rows[1] == ("2", "李　明", "办事处主任", "", "", "请假")


def test_the_sign_in_sheet_has_numbered_empty_lines() -> None:
    few = table(sign_in_sheet(SIGN_IN)).rows
    many = table(sign_in_sheet(replace(SIGN_IN, invited=tuple(Invitee(f"甲{n}") for n in range(40))))).rows
    assert [row[0] for row in few] == [str(number) for number in range(1, 21)]
    assert few[-1] == ("20", "", "", "", "", "")
    assert len(many) == 43


def test_the_sign_in_sheet_says_when_and_where() -> None:
    said = texts(sign_in_sheet(SIGN_IN))
    assert "时间：2026年12月18日9:00" in said
    assert "地点：三楼会议室" in said
    assert "应到2人，实到　　　人" in said


def test_internal_papers_have_a_watermark() -> None:
    assert meeting_notice(replace(NOTICE, internal=True)).watermark == "内部"
    assert sign_in_sheet(replace(SIGN_IN, internal=True)).watermark == "内部"
