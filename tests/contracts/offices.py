"""An office with something in every register, every kind of child included, for contracts over the catalogue."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

from jiedao_desk import app
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.operations import briefings, browse, finality, points, records, sessions
from jiedao_desk.operations import office as setting_up
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.suspensions import CAUSES
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder

TODAY = date(2026, 11, 22)
# Registers in the order in which links between them can be resolved.
IN_ORDER = (
    "terms",
    "groups",
    "staff",
    "deputies",
    "activities",
    "suggestions",
    "sessions",
    "briefings",
    "actions",
    "stations",
    "receptions",
    "opinions",
    "liaisons",
    "duty_reports",
    "trainings",
    "awards",
    "funds",
    "supervisions",
    "publications",
    "submissions",
    "documents",
    "point_sets",
    "point_adjustments",
    "district_scores",
    "constituencies",
    "elections",
    "basis",
    "duty_settings",
    "holidays",
)


def empty(root: Path) -> DataFolder:
    """An office that knows nothing but its name."""
    with app.new_office(DataFolder(root), Clock(TODAY)) as desk:
        setting_up.set_up(desk, setting_up.Start(unit="东明街道", district="明山区", operator="王敏"))
    return DataFolder(root)


def full(root: Path) -> DataFolder:
    """An office with records in every register."""
    with app.new_office(DataFolder(root), Clock(TODAY)) as desk:
        setting_up.set_up(
            desk,
            setting_up.Start(
                unit="东明街道",
                district="明山区",
                secretary="张红旗",
                secretary_from=date(2025, 1, 1),
                party_seal="中共东明街道工作委员会",
                term="第十九届",
                term_from=date(2022, 1, 6),
                operator="王敏",
            ),
        )
        _staff(desk)
        _deputies(desk)
        _activities(desk)
        _suggestions(desk)
        _sessions(desk)
        _briefings(desk)
        _points(desk)
        _voters(desk)
        _duty(desk)
        _papers(desk)
        records.save(
            desk,
            Draft(
                "actions",
                {
                    "matter": "=补齐代表联络站制度牌",
                    "responsible": ("刘志强", "党建办"),
                    "origin": "区人大常委会交办",
                    "state": "已落实",
                    "done_on": date(2026, 5, 6),
                    "outcome": "已补齐。\n\n附照片三张",
                },
                {
                    "follow_ups": [
                        Draft("follow_ups", {"noted_on": date(2026, 4, 1), "by": "王敏", "progress": "在办"}),
                        Draft("follow_ups", {"noted_on": date(2026, 5, 6), "progress": "办完"}),
                    ]
                },
            ),
        )
    return DataFolder(root)


def _staff(desk: Desk) -> None:
    for order, (name, body, post, ended) in enumerate(
        (
            ("李明", "党工委", "副书记", None),
            ("刘志强", "人大街道工委", "主任", None),
            ("刘志强", "党工委", "委员", date(2026, 2, 1)),
            ("王敏", "人大街道工委", "工作人员", None),
        ),
        start=2,
    ):
        records.save(
            desk,
            Draft(
                "staff",
                {
                    "name": name,
                    "body": body,
                    "post": post,
                    "protocol_order": order,
                    "ended_on": ended,
                    "employment": "兼职",
                    "phone": "0414-2345678、13800000001",
                },
            ),
        )


def _deputies(desk: Desk) -> None:
    groups = [
        records.save(desk, Draft("groups", {"name": name, "order": order, "area": "东明社区"})).id
        for order, name in enumerate(("第一代表小组", "第二代表小组"))
    ]
    suspended = Draft(
        "suspensions",
        {
            "cause": CAUSES.words[0],
            "started_on": date(2026, 3, 1),
            "ended_on": date(2026, 6, 1),
            "basis": "=1+1",
        },
    )
    records.save(
        desk,
        Draft(
            "deputies",
            {
                "name": "欧阳·娜",
                "name_note": "特邀",
                "sex": "女",
                "nation": "满族",
                "birth": PartialDate(1975, 8, 15),
                "identity_number": "210504197508150020",
                "party": "民盟",
                "mobile": "13800000001、0414-2345678",
                "address": "东明路1号",
                "postcode": "007000",
                "email": "na@example.invalid",
                "migrant_worker": False,
                "grassroots": True,
                "resume": "1998年参加工作。\n2005年起任现职。",
                "order": 3,
            },
            {
                "mandates": [
                    Draft(
                        "mandates",
                        {
                            "level": "区",
                            "term": "第十八届",
                            "constituency": "第一选区",
                            "certificate": "027",
                            "started_on": date(2017, 1, 5),
                            "ended_on": date(2022, 1, 6),
                            "end_cause": "届满",
                            "reelected": False,
                        },
                    ),
                    Draft(
                        "mandates",
                        {
                            "level": "区",
                            "term": "第十九届",
                            "constituency": "第一选区",
                            "certificate": "0027",
                            "composition": "企事业单位负责人/非公经济",
                            "started_on": date(2022, 1, 6),
                            "belonging": None,
                            "reelected": True,
                        },
                        {"suspensions": [suspended]},
                    ),
                    Draft("mandates", {"level": "市", "electing_unit": "明山区"}),
                ],
                "memberships": [
                    Draft(
                        "memberships", {"group_id": groups[0], "role": "召集人", "left_on": date(2024, 7, 1)}
                    ),
                    Draft("memberships", {"group_id": groups[1], "joined_on": date(2024, 7, 1)}),
                ],
            },
        ),
    )
    for birth in (PartialDate(1960, 1), PartialDate(1970, 10)):
        seat = f"第{birth.month}选区"
        records.save(
            desk,
            Draft(
                "deputies",
                {"name": "张三", "birth": birth, "party": "无"},
                {"mandates": [Draft("mandates", {"constituency": seat})]},
            ),
        )
    records.save(desk, Draft("deputies", {"name": "李四", "note": "只有姓名，没有任职"}, {"mandates": []}))


def _points(desk: Desk) -> None:
    points.make_example(desk)
    [person] = [one for one in browse.load_all(desk, "deputies") if one.get("name") == "李四"]
    adjustment = {
        "person_id": person.id,
        "decided_on": date(2026, 5, 6),
        "points": Decimal("-1.5"),
        "reason": "=补扣；见会议记录",
        "approved_by": "刘志强",
    }
    records.save(desk, Draft("point_adjustments", adjustment))
    score = {"person_id": person.id, "period": "2026Q3", "score": Decimal("118.5"), "grade": "好"}
    records.save(desk, Draft("district_scores", score))


def _save(desk: Desk, key: str, values: dict[str, object], **children: list[dict[str, object]]) -> int:
    below = {name: [Draft(name, one) for one in listed] for name, listed in children.items()}
    return records.save(desk, Draft(key, values, below)).id


def _one(desk: Desk, key: str, name: str) -> int:
    field = desk.catalogue[key].name.key
    return next(one.id or 0 for one in browse.load_all(desk, key) if one.get(field) == name)


def _voters(desk: Desk) -> None:
    """A station, a day without visitors and one put off, a matter of two voters that is closed, one that is open."""
    person = _one(desk, "deputies", "李四")
    deputies: list[dict[str, object]] = [
        {"name": "李四", "person_id": person, "state": "出席"},
        {"name": "赵四海", "state": "请假", "reason": "公出"},
    ]
    station = _save(
        desk,
        "stations",
        {"name": "东明代表之家", "kind": "代表之家", "area": Decimal("80.5"), "opened_on": date(2023, 5, 6)},
        station_deputies=[{"name": "李四", "person_id": person, "joined_on": date(2023, 5, 6)}],
    )
    held = _save(
        desk,
        "receptions",
        {
            "held_on": date(2026, 5, 15),
            "starts_at": time(9),
            "station_id": station,
            "state": "已接待",
            "visitors": 0,
            "notice_on": date(2026, 5, 11),
            "helpers": ("王敏",),
            "content": "无人来访",
        },
        reception_deputies=deputies,
    )
    _save(
        desk,
        "receptions",
        {"held_on": date(2026, 10, 1), "station_id": station, "state": "顺延", "state_basis": "国庆节"},
        reception_deputies=[{"name": "李四", "person_id": person}],
    )
    matter = _save(
        desk,
        "opinions",
        {
            "number": "001",
            "registered_on": date(2026, 5, 15),
            "source": "接待日",
            "station_id": station,
            "reception_id": held,
            "person_id": person,
            "matter": "=楼前路灯不亮；夜间不安全",
            "route": "交街道研究办理",
            "referred_to": "城管办",
            "referred_on": date(2026, 5, 16),
            "due_on": date(2026, 6, 15),
            "result": "已换灯。\n\n共三盏",
            "closed_on": date(2026, 6, 1),
            "verdict": "满意",
        },
        opinion_voters=[
            {
                "name": "孙大爷",
                "phone": "13800000001",
                "told_on": date(2026, 6, 1),
                "told_how": "电话",
                "told_by": "王敏",
            },
            {"name": "匿名", "untold_reason": "没有留下姓名"},
        ],
    )
    _save(
        desk,
        "opinions",
        {
            "number": "002",
            "registered_on": date(2026, 5, 20),
            "matter": "路灯（同001号）",
            "source": "来电",
            "merged_into": matter,
        },
        opinion_voters=[{"name": "周阿姨", "address": "东明社区"}],
    )
    _save(
        desk,
        "liaisons",
        {"kind": "代表联系选民", "person_id": person, "partner": "东明社区", "fixed_voters": 5},
        liaison_contacts=[
            {
                "contacted_on": date(2026, 3, 1),
                "way": "走访",
                "people": 3,
                "content": "供热",
                "feedback": "已复",
            }
        ],
    )


def _duty(desk: Desk) -> None:
    person = _one(desk, "deputies", "李四")
    _save(
        desk,
        "duty_reports",
        {
            "person_id": person,
            "reported_on": date(2026, 6, 2),
            "form": "口头",
            "constituency": "第一选区",
            "voters": 52,
            "issued": 50,
            "returned": 48,
            "satisfied": 40,
            "fairly": 5,
            "dissatisfied": 1,
            "abstained": 1,
            "invalid": 1,
        },
        duty_report_items=[{"item": "联系选民", "satisfied": 45, "fairly": 3}],
    )
    _save(desk, "duty_reports", {"person_id": person, "state": "计划", "planned_on": date(2027, 6, 2)})
    _save(
        desk,
        "trainings",
        {
            "held_on": date(2026, 3, 9),
            "title": "代表法培训",
            "hours": Decimal("3.5"),
            "audience": "代表和工作人员",
        },
        training_attendance=[
            {"name": "李四", "person_id": person, "certificate": "007"},
            {"name": "王敏", "capacity": "工作人员"},
            {"name": "赵四海", "state": "请假", "reason": "病假"},
        ],
    )
    _save(
        desk,
        "awards",
        {"awarded_on": date(2026, 1, 8), "title": "优秀代表", "level": "区", "person_id": person},
    )
    _save(desk, "funds", {"entry_on": date(2026, 1, 10), "summary": "=年初拨款", "income": 500_000})
    _save(
        desk,
        "funds",
        {"entry_on": date(2026, 4, 10), "summary": "补贴", "category": "误工补贴", "expense": 15_000},
        fund_subsidies=[
            {"person_id": person, "days": Decimal("1.5"), "rate": 10_000, "amount": 15_000, "signed": True}
        ],
    )


def _papers(desk: Desk) -> None:
    _save(
        desk,
        "duty_settings",
        {
            "duty": "代表接待日",
            "valid_from": date(2026, 1, 1),
            "mode": "启用",
            "count": 6,
            "source": "=区通知",
        },
    )
    _save(
        desk,
        "duty_settings",
        {
            "duty": "国家宪法日和宪法宣传周",
            "valid_from": date(2026, 11, 1),
            "week_from": date(2026, 12, 1),
            "week_to": date(2026, 12, 7),
        },
    )
    seat = _save(desk, "constituencies", {"name": "第一选区", "seats": 2, "registered": 5000})
    _save(
        desk,
        "elections",
        {
            "kind": "补选",
            "state": "已选出",
            "constituency": "第一选区",
            "constituency_id": seat,
            "held_on": date(2025, 9, 1),
            "registered": 5000,
            "voted": 4000,
            "issued": 4000,
            "returned": 3990,
            "valid": 3900,
            "invalid": 90,
            "office": ("刘志强", "王敏"),
            "result": "=选出一名\n补足名额",
        },
        election_candidates=[
            {"name": "李四", "votes": 2500, "elected": True, "nominated_by": "选民联名"},
            {"name": "王五", "votes": 1300, "formal": False},
        ],
    )
    _save(
        desk,
        "basis",
        {
            "title": "关于加强新时代人大工作的意见",
            "number": "明委发〔2026〕9号",
            "issued_on": date(2026, 9, 1),
        },
        basis_articles=[{"number": "三（二）", "title": "=双月研究", "former": 1}, {"number": "五"}],
    )
    _save(desk, "holidays", {"on_day": date(2027, 1, 1), "kind": "放假", "name": "元旦"})
    _save(
        desk,
        "supervisions",
        {
            "title": "消防法执法检查",
            "started_on": date(2026, 4, 1),
            "role": "受委托",
            "returned": 10,
            "satisfied": 9,
            "fairly": 1,
        },
        supervision_stages=[
            {"stage": "选题", "reached_on": date(2026, 4, 1), "content": "定题"},
            {"stage": "报告"},
        ],
        supervision_findings=[
            {
                "problem": "通道堵塞",
                "due_on": date(2026, 5, 1),
                "done_on": date(2026, 4, 20),
                "result": "已清",
            }
        ],
    )
    _save(
        desk,
        "publications",
        {
            "title": "代表进社区",
            "sent_on": date(2026, 2, 3),
            "authors": ("王敏", "陈洁"),
            "outcome": "被采纳",
        },
        publication_adoptions=[
            {"level": "区", "media": "区人大网", "adopted_on": date(2026, 2, 9)},
            {"level": "市", "media": "=市报"},
        ],
    )
    _save(
        desk,
        "submissions",
        {
            "title": "关于补选的请示",
            "kind": "请示",
            "dated_on": date(2026, 3, 3),
            "number": "东人大〔2026〕1号",
            "addressee": "区人大常委会",
            "answered_on": date(2026, 3, 20),
            "answer": "同意",
        },
    )
    _save(
        desk,
        "documents",
        {
            "title": "代表小组活动制度",
            "year": 2026,
            "on_wall": True,
            "retention": "永久",
            "archive_number": "0012",
        },
        document_versions=[{"edition": "2026年修订", "issued_on": date(2026, 1, 2), "change": "改了第三条"}],
    )


def _activities(desk: Desk) -> None:
    """Two of one name on the list, a name nobody bears, every state, days of one's own, one voided line."""
    people = [(one.id, one.get("name")) for one in browse.load_all(desk, "deputies")]
    states = ("出席", "迟到", "请假", None)
    lines = [
        Draft("activity_attendance", {"person_id": person, "name": name, "state": state})
        for (person, name), state in zip(people, states, strict=True)
    ]
    lines[0].values |= {"role": "牵头", "half_days": Decimal("0.5"), "remark": "=全程；（发言）"}
    lines[2].values["reason"] = "病假"
    lines.append(Draft("activity_attendance", {"person_id": None, "name": "赵四海", "state": "出席"}))
    activity = Draft(
        "activities",
        {
            "held_on": date(2026, 4, 8),
            "ends_on": date(2026, 4, 9),
            "starts_at": time(9),
            "title": "老旧小区供热改造视察",
            "activity_kind": "视察",
            "organiser": "人大街道工委",
            "group_id": browse.load_all(desk, "groups")[0].id,
            "half_days": Decimal("1.5"),
            "joint_key": "0012",
            "leading": True,
            "content": "看了三处。\n座谈。",
        },
        {"activity_attendance": lines},
    )
    records.save(desk, activity)
    records.save(
        desk, Draft("activities", {"held_on": date(2026, 5, 4), "title": "走访", "leading": False}, {})
    )


def _suggestions(desk: Desk) -> None:
    """Several units, one returned, a second handling, a name nobody bears, one merged into another."""
    person = browse.load_all(desk, "deputies")[0]
    lead = Draft("suggestion_signers", {"person_id": person.id, "name": person.get("name"), "role": "领衔"})
    other = Draft("suggestion_signers", {"person_id": None, "name": "赵四海", "role": "附议", "note": "市"})
    talk = Draft(
        "suggestion_talks",
        {"held_on": date(2026, 3, 2), "place": "=代表之家", "who": "局级领导", "form": "座谈会"},
    )
    units = [
        Draft(
            "suggestion_units",
            {
                "unit": "区住建局",
                "role": "主办",
                "assigned_on": date(2026, 2, 10),
                "signed_on": date(2026, 2, 12),
                "limit": "6个月",
                "limit_reason": "涉及面广、处理难度大",
                "consent_by": "区人大常委会",
                "consent_on": date(2026, 5, 10),
                "replied_on": date(2026, 7, 1),
                "reply_number": "明住建函〔2026〕007号",
                "result": "B",
                "satisfaction": "不满意",
                "comment": "第一行\n第二行；还有",
            },
            {"suggestion_talks": [talk]},
        ),
        Draft(
            "suggestion_units",
            {
                "unit": "区住建局",
                "role": "主办",
                "turn": 2,
                "assigned_on": date(2026, 7, 20),
                "replied_on": date(2026, 8, 3),
                "satisfaction": "满意",
            },
        ),
        Draft("suggestion_units", {"unit": "东明街道办事处", "role": "协办", "own": True, "limit": None}),
        Draft(
            "suggestion_units",
            {
                "unit": "区城管局",
                "role": "协办",
                "assigned_on": date(2026, 2, 10),
                "returned_on": date(2026, 2, 14),
                "return_reason": "不属本单位职责",
            },
        ),
    ]
    values = {
        "term": "第十九届",
        "congress_session": "第五次会议",
        "number": "027",
        "suggestion_kind": "议案转建议",
        "raised_when": "会议期间",
        "title": "关于改造老旧小区供热管网的建议；含两处",
        "content": "=一、现状\n二、建议",
        "submitted_on": date(2026, 1, 20),
        "closed_on": date(2026, 9, 1),
        "key_handling": "已列入",
        "supervisor": "张红旗",
        "is_public": True,
        "published_on": date(2026, 9, 2),
        "excellent": False,
    }
    into = records.save(
        desk,
        Draft("suggestions", values, {"suggestion_signers": [lead, other], "suggestion_units": units}),
    )
    merged = {
        "title": "关于东明路供热的建议",
        "number": "闭-003",
        "raised_when": None,
        "merge_note": "内容相同",
    }
    records.save(desk, Draft("suggestions", merged | {"merged_into": into.id}))


def _sessions(desk: Desk) -> None:
    first = _session(desk, date(2026, 1, 5), number=1)
    finality.finalise(desk, first)
    action = browse.load_all(desk, "sessions")[0].listed("actions")[0]
    second = _session(desk, date(2026, 3, 5), number=2)
    second.listed("agenda")[0].children["carried"] = [
        Draft("carried", {"action_id": action.id, "progress": "已调度两次"})
    ]
    second.values |= {
        "session_kind": "党工委（扩大）会议",
        "votes": "赞成5票",
        "starts_at": time(14),
        "ends_at": time(16, 30),
    }
    finality.finalise(desk, second)
    later = browse.load_all(desk, "sessions")[1]
    later.values |= {"place": "二楼会议室"}
    finality.revise(desk, later, "地点写错")
    draft = _session(desk, date(2026, 5, 6), number=3)
    draft.values |= {"title": "一次没有定稿的会议；名称里有分号", "internal": True, "recorder": None}
    draft.listed("attendance")[0].values["state"] = None
    finality.save(desk, draft)
    put_off = _session(desk, date(2026, 7, 7), number=4)
    put_off.values |= {"state": "延期", "state_basis": "书记外出，张红旗批准"}
    finality.save(desk, put_off)


def _briefings(desk: Desk) -> None:
    for day, later in ((date(2026, 6, 18), False), (date(2026, 11, 20), True)):
        draft = briefings.new(desk, day)
        draft.values |= {
            "starts_at": time(9),
            "recorder": "王敏",
            "report": "一、代表履职\n二、下步打算；抓落实",
            "opinion": "=同意",
            "session_id": browse.load_all(desk, "sessions")[0].id if later else None,
        }
        for one in draft.listed("attendance"):
            one.values["state"] = "出席"
        draft.children["attendance"].append(
            Draft("attendance", {"name": "陈洁", "state": "列席", "post": "科长"})
        )
        draft.children["actions"] = [
            Draft(
                "actions",
                {
                    "matter": f"{day.month}月：公开代表履职情况",
                    "responsible": ("刘志强",),
                    "due_on": date(2026, 12, 30),
                },
                {"follow_ups": [Draft("follow_ups", {"noted_on": day, "progress": "已布置"})]},
            )
        ]
        (finality.save if later else finality.finalise)(desk, draft)


def _session(desk: Desk, day: date, number: int) -> Draft:
    draft = sessions.new(desk, day)
    item, other = new_uid(), new_uid()
    draft.values |= {"recorder": "王敏", "place": "三楼会议室", "number": number, "note": "第一行\n第二行"}
    draft.children["agenda"] = [
        Draft(
            "agenda",
            {
                "title": "研究代表建议办理；听取进展",
                "is_congress": True,
                "subject": "建议办理",
                "presenter": "刘志强",
                "report": "一、情况\n二、问题",
                "summary": "按时办结。",
            },
            {
                "speeches": [
                    Draft("speeches", {"speaker": "李明", "words": "同意。\n分两步走。"}),
                    Draft("speeches", {"speaker": None, "words": "（没有记下发言人）"}),
                ]
            },
            uid=item,
        ),
        Draft("agenda", {"title": "研究防汛", "is_congress": False}, uid=other),
    ]
    draft.children["actions"] = [
        Draft(
            "actions",
            {
                "matter": f"第{number}次：每月调度；按时答复",
                "responsible": ("刘志强",),
                "due_on": date(2026, 12, 1),
                "agenda_id": Sibling(item),
            },
            {"follow_ups": [Draft("follow_ups", {"noted_on": day, "progress": "已布置"})]},
        ),
        Draft("actions", {"matter": f"第{number}次：下拨经费"}),
    ]
    for one in draft.listed("attendance"):
        one.values["state"] = "出席"
    draft.children["attendance"] += [
        Draft("attendance", {"name": "王五", "state": "请假", "reason": "病假"}),
        Draft("attendance", {"name": "陈洁", "state": "列席", "post": "科长（兼），干事"}),
    ]
    return draft
