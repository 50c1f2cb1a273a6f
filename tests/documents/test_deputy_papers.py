"""The roster of deputies and the registration form of one."""

from __future__ import annotations

from dataclasses import replace

from jiedao_desk.documents.registration import registration_form
from jiedao_desk.documents.roster import deputy_roster
from jiedao_desk.kernel.document import LabelledRows
from tests.documents.reading import labelled, table, texts
from tests.documents.samples import CONGRESS_UNIT, REGISTRATION, ROSTER


def test_the_roster_has_the_usual_fourteen_columns() -> None:
    titles = [column.title.replace("\n", "") for column in table(deputy_roster(ROSTER)).columns]
    assert titles == [
        "序号", "姓名", "性别", "民族", "出生年月", "政治面貌", "学历", "工作单位及职务", "选区（选举单位）",
        "代表小组", "代表证号", "是否连任", "联系电话", "备注",
    ]  # fmt: skip


def test_the_roster_keeps_the_order_given_and_pads_names() -> None:
    rows = table(deputy_roster(ROSTER)).rows
    assert [row[:2] for row in rows] == [("1", "丁　宁"), ("2", "王小宁"), ("3", "欧阳少东")]
    assert rows[0][2:] == (
        "女", "满族", "1975.08", "中共党员", "大学", "东兴社区党委书记", "第3选区", "第一小组", "027", "是",
        "138****0001", "基层一线",
    )  # fmt: skip


def test_what_is_not_known_stays_empty() -> None:
    rows = table(deputy_roster(ROSTER)).rows
    assert [row[11] for row in rows] == ["是", "否", ""]
    assert rows[2][2:] == ("",) * 12


def test_the_roster_says_its_unit_day_order_and_number() -> None:
    said = texts(deputy_roster(replace(ROSTER, remarks=("电话未经同意不得外传。",))))
    assert f"填报单位：{CONGRESS_UNIT}" in said
    assert "截至2026年3月5日" in said
    assert "注：按姓名笔画为序，共3名。" in said
    assert "电话未经同意不得外传。" in said


def test_the_order_said_is_the_order_chosen() -> None:
    assert "注：按姓氏笔画为序，共3名。" in texts(deputy_roster(replace(ROSTER, order="按姓氏笔画为序")))


def test_the_form_has_a_place_for_everything() -> None:
    form = labelled(registration_form(REGISTRATION))
    assert form == {
        "姓名": "丁　宁",
        "性别": "女",
        "民族": "满族",
        "出生年月": "1975.08",
        "籍贯": "辽宁本溪",
        "政治面貌": "中共党员",
        "入党时间": "1998.06",
        "参加工作时间": "1996.09",
        "健康状况": "健康",
        "学历": "大学",
        "学位": "法学学士",
        "专业技术职务": "社会工作师",
        "全日制教育": "辽宁某大学法学专业",
        "在职教育": "省委党校经济管理专业",
        "身份证号码": "210504********0020",
        "手机": "138****0001",
        "工作单位及职务": "东兴社区党委书记",
        "通讯地址": "东兴路12号",
        "邮编、电话": "117000　024-0000001",
        "代表级别": "区",
        "当选届次": "第十九届",
        "当选日期": "2021年11月28日",
        "选区（选举单位）": "第3选区",
        "代表证号": "027",
        "代表构成类别": "基层一线",
        "是否连任": "是",
        "人大职务": "社会委委员",
        "代表小组": "第一小组",
        "联络站": "东兴联络站",
        "个人简历": "1996.09—　东兴社区工作\n2010.09—　党委书记",
        "奖惩情况": "市优秀代表",
        "履职承诺": "忠实履职",
        "备注": "无",
    }


def test_the_photo_stands_at_the_upper_right() -> None:
    form = registration_form(replace(REGISTRATION, photo=b"png"))
    (grid,) = (block for block in form.blocks if isinstance(block, LabelledRows))
    last = grid.rows[0].cells[-1]
    assert last.photo is not None
    assert last.photo.data == b"png"
    assert last.down == 4


def test_an_empty_form_can_be_printed_to_be_filled_by_hand() -> None:
    form = registration_form(replace(REGISTRATION, name="", birth=None, elected_on=None))
    assert labelled(form)["出生年月"] == ""
    assert labelled(form)["当选日期"] == ""
