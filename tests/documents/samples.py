"""Invented meetings and people to be printed."""

from __future__ import annotations

from datetime import date, time

from jiedao_desk.documents.notice import MeetingNotice
from jiedao_desk.documents.registration import Registration
from jiedao_desk.documents.roster import Roster, RosterRow
from jiedao_desk.documents.session_sheet import (
    AgendaItem,
    Archive,
    Attendee,
    Certificate,
    Decision,
    Observer,
    SessionSheet,
    Speech,
)
from jiedao_desk.documents.sign_in import Invitee, SignInSheet
from jiedao_desk.kernel.dates import PartialDate

UNIT = "中共东明街道工作委员会"
CONGRESS_UNIT = "明山区人大常委会东明街道工作委员会"

SESSION = SessionSheet(
    unit=UNIT,
    full_name=f"{UNIT}2026年第20次会议",
    day=date(2026, 11, 20),
    kind="党工委（扩大）会议",
    begins=time(14),
    ends=time(16, 30),
    place="三楼会议室",
    chair="张红旗",
    chair_post="党工委书记",
    recorder="王敏",
    state="定稿",
    finalised_on=date(2026, 11, 23),
    edition=1,
    attendees=(
        Attendee("张红旗", "党工委书记"),
        Attendee("李明", "党工委副书记、办事处主任"),
        Attendee("买买提·阿不都", "党工委委员"),
        Attendee("孙立", "党工委委员", "请假", "公出"),
        Attendee("周建国", "党工委委员", "缺席"),
    ),
    observers=(Observer("陈志强", "人大街道工委主任"), Observer("郑浩", "东明社区党委书记")),
    items=(
        AgendaItem(1, "传达区委全会精神", summary="各支部抓紧学习。"),
        AgendaItem(
            2,
            "听取人大街道工委2026年工作情况汇报",
            is_congress=True,
            presenter="陈志强",
            presenter_post="人大街道工委主任",
            report="代表活动12次。\n选民意见31件，办结27件。",
            speeches=(
                Speech("李明", "同意汇报。"),
                Speech("买买提·阿不都", "我有不同意见：接待日要固定。\n也要公告。"),
            ),
            summary="会议原则同意。",
            decisions=(
                Decision("年底前建成2个代表联络站", ("人大街道工委", "财政所"), date(2026, 12, 31)),
                Decision("逐件答复选民。"),
            ),
            votes="赞成3票，反对0票，弃权0票",
        ),
        AgendaItem(3, "研究干部任免事项", summary="另有记录。"),
    ),
    year_count=5,
    archive=Archive("2026-DQ-0012", "第3件", "永久", "档案室"),
)

CERTIFICATE = Certificate("王敏", "陈志强", date(2026, 12, 1), "3", "21—24")

SIGN_IN = SignInSheet(
    meeting=f"{UNIT}2026年第21次会议",
    unit=UNIT,
    day=date(2026, 12, 18),
    begins=time(9),
    place="三楼会议室",
    invited=(Invitee("张红旗", "党工委书记"), Invitee("李明", "办事处主任", note="请假")),
)

NOTICE = MeetingNotice(
    unit=UNIT,
    meeting=f"{UNIT}2026年第21次会议",
    day=date(2026, 12, 18),
    issued_on=date(2026, 12, 5),
    begins=time(9),
    place="三楼会议室",
    addressed_to=("党工委各委员", "人大街道工委"),
    purpose="为专题研究人大工作",
    items=("听取人大街道工委2026年下半年工作情况汇报", "研究代表联络站建设"),
    attending=("张红旗", "李明", "孙立"),
    observing=("陈志强（人大街道工委主任）",),
    demands=("请按时参加会议", "不能参加的请于会前请假。"),
    contact="王敏，024-00000000",
)

ROSTER = Roster(
    title="明山区第十九届人民代表大会代表名册（东明街道）",
    unit=CONGRESS_UNIT,
    as_of=date(2026, 3, 5),
    rows=(
        RosterRow(
            "丁宁", "女", "满族", PartialDate(1975, 8), "中共党员", "大学", "东兴社区党委书记", "第3选区", "第一小组",
            "027", True, "138****0001", "基层一线",
        ),
        RosterRow("王小宁", reelected=False),
        RosterRow("欧阳少东"),
    ),
)  # fmt: skip

REGISTRATION = Registration(
    name="丁宁",
    unit=CONGRESS_UNIT,
    title="明山区人大代表登记表",
    sex="女",
    nation="满族",
    birth=PartialDate(1975, 8),
    native_place="辽宁本溪",
    party="中共党员",
    joined_party=PartialDate(1998, 6),
    working_since=PartialDate(1996, 9),
    health="健康",
    education="大学",
    degree="法学学士",
    technical_title="社会工作师",
    full_time_education="辽宁某大学法学专业",
    in_service_education="省委党校经济管理专业",
    identity_number="210504********0020",
    unit_and_post="东兴社区党委书记",
    address="东兴路12号",
    postcode="117000",
    telephone="024-0000001",
    mobile="138****0001",
    level="区",
    term="第十九届",
    constituency="第3选区",
    elected_on=date(2021, 11, 28),
    certificate="027",
    composition="基层一线",
    reelected="是",
    congress_post="社会委委员",
    group="第一小组",
    station="东兴联络站",
    resume="1996.09—　东兴社区工作\n2010.09—　党委书记",
    honours="市优秀代表",
    pledge="忠实履职",
    note="无",
)
