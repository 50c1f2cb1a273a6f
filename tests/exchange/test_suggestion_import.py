"""A street's ledger of suggestions with its usual headings becomes suggestions with signers and units (建议台账)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, exports, imports, records, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.conftest import TODAY
from tests.exchange.tables import sheet, workbook

HEADINGS = [
    "序号", "届次/会次", "编号", "类型(议案转/建议/批评/意见)", "提出时间(会议/闭会)", "标题", "领衔代表",
    "附议代表(人数)", "内容分类", "主办单位", "协(会)办单位", "办理方式", "交办日期", "时限", "沟通(面商)情况",
    "答复日期", "答复文号", "办理结果", "代表对办理态度/过程", "代表对办理结果", "重点督办(督办领导)", "是否公开",
    "备注",
]  # fmt: skip
FIRST = [
    1, "第十九届", "027", "建议", "会议", "关于改造供热管网的建议", "王岚", "李四、赵四海", "城建", "区住建局",
    "区城管局、东明街道办事处", "主办协办", "2026-02-10", "6月", "已面商", "2026.7.1", "明住建函〔2026〕7号", "A类",
    "满意", "基本满意", "张红旗", "√", None,
]  # fmt: skip
SECOND = [2, "第十九届", "闭-003", "批评", "闭会", "关于占道经营的批评", "王岚", *[None] * 16]


@pytest.fixture
def desk(office: Desk) -> Desk:
    for name in ("王岚", "李四"):
        mandate = Draft("mandates", {"level": "区", "started_on": date(2022, 1, 6)})
        records.save(office, Draft("deputies", {"name": name}, {"mandates": [mandate]}))
    return office


def brought(desk: Desk, *rows: list[object]) -> tuple[list[Draft], imports.Plan]:
    plan = imports.plan(desk, "suggestions", workbook(sheet([HEADINGS, *rows], "台账")), "台账.xlsx")
    imports.carry_out(desk, plan)
    return browse.load_all(desk, "suggestions"), plan


def test_a_ledger_row_becomes_a_suggestion_with_its_signers_and_units(desk: Desk) -> None:
    second = list(SECOND)
    first = [*FIRST]
    first[13] = "3月"
    (one, other), plan = brought(desk, first, second)

    assert [row.action for row in plan.rows] == ["create", "create"]
    assert (one.get("number"), one.get("raised_when"), one.get("category")) == ("027", "会议期间", "城建环保")
    assert (one.get("key_handling"), one.get("supervisor"), one.get("is_public")) == (
        "已列入",
        "张红旗",
        True,
    )
    signers = [
        (line.get("role"), line.get("name"), line.get("person_id") is not None)
        for line in one.listed("suggestion_signers")
    ]
    assert signers == [("领衔", "王岚", True), ("附议", "李四", True), ("附议", "赵四海", False)]
    units = [
        (line.get("unit"), line.get("role"), line.get("own"), line.get("replied_on"))
        for line in one.listed("suggestion_units")
    ]
    assert units == [
        ("区住建局", "主办", None, date(2026, 7, 1)),
        ("区城管局", "协办", None, None),
        ("东明街道办事处", "协办", True, None),
    ]
    main = one.listed("suggestion_units")[0]
    assert (main.get("result"), main.get("satisfaction"), main.get("limit")) == ("A", "基本满意", "3个月")
    assert other.listed("suggestion_units") == []
    assert any("赵四海" in problem.why for problem in plan.problems)


def test_six_months_without_a_reason_come_in_and_are_counted_as_three(desk: Desk) -> None:
    (one,), _ = brought(desk, list(FIRST))
    line = suggestions.line(desk, one.id or 0)

    assert one.listed("suggestion_units")[0].get("limit") == "6个月"
    assert line is not None
    limit = line.row.units[0].limit
    assert limit is not None
    assert limit.due == date(2026, 5, 10)
    assert "没有写明理由，仍按三个月" in limit.how


def test_several_units_in_one_cell_are_a_record_each(desk: Desk) -> None:
    first = [*FIRST]
    first[9:14] = ["区住建局；东明街道办事处", "区城管局", "分别办理", "2026-02-10", "3月"]
    brought(desk, first)
    (one,), plan = brought(desk, first)

    units = [
        (line.get("unit"), line.get("role"), line.get("own"), line.get("replied_on"))
        for line in one.listed("suggestion_units")
    ]
    assert sorted(units, key=str) == [
        ("东明街道办事处", "分办", True, date(2026, 7, 1)),
        ("区住建局", "分办", None, date(2026, 7, 1)),
        ("区城管局", "协办", None, None),
    ]
    assert [row.action for row in plan.rows] == ["unchanged"]


@pytest.mark.parametrize("said", ["已列入（张红旗）", "张红旗"])
def test_key_supervision_names_who_leads_it(desk: Desk, said: str) -> None:
    first = [*FIRST]
    first[20] = said
    (one,), _ = brought(desk, first)

    assert (one.get("key_handling"), one.get("supervisor")) == ("已列入", "张红旗")


def test_a_count_of_seconders_is_no_name(desk: Desk) -> None:
    second = list(SECOND)
    second[7] = "9人"
    (one,), plan = brought(desk, second)

    assert [line.get("name") for line in one.listed("suggestion_signers")] == ["王岚"]
    assert any("9人" in problem.why for problem in plan.problems)


def test_the_ledger_of_the_next_month_fills_in_the_reply_and_adds_nothing_twice(desk: Desk) -> None:
    first = [*FIRST]
    first[13] = "3月"
    earlier = [*first]
    earlier[15:20] = [None] * 5
    brought(desk, earlier)
    (one,), plan = brought(desk, first)

    assert [row.action for row in plan.rows] == ["update"]
    assert len(one.listed("suggestion_units")) == 3
    assert len(one.listed("suggestion_signers")) == 3
    assert one.listed("suggestion_units")[0].get("replied_on") == date(2026, 7, 1)


def test_a_suggestion_merged_into_one_below_it_in_the_file_stays_merged(
    desk: Desk, office_template: Path, tmp_path: Path
) -> None:
    early = records.save(desk, Draft("suggestions", {"title": "甲"}))
    late = records.save(desk, Draft("suggestions", {"title": "乙"}))
    draft = browse.load(desk, "suggestions", early.id)
    draft.values["merged_into"] = late.id
    records.save(desk, draft)
    exports.export(desk, "suggestions", tmp_path / "出.xlsx", personal=True)

    shutil.copytree(office_template, tmp_path / "other")
    with app.writing_desk(DataFolder(tmp_path / "other"), Clock(TODAY)) as other:
        imports.carry_out(other, imports.prepare(other, "suggestions", tmp_path / "出.xlsx"))
        found = {one.get("title"): one for one in browse.load_all(other, "suggestions")}

    assert found["甲"].get("merged_into") == found["乙"].id


def test_a_motion_in_a_file_needs_ten_deputies_of_the_district_in_office_and_its_time(desk: Desk) -> None:
    """组织法第二十二条: nine and one who is suspended are not ten, and a name written twice is one."""
    names = [f"甲{number}" for number in "一二三四五六七八"]
    for name in (*names, "丁停"):
        mandate = Draft("mandates", {"level": "区", "started_on": date(2022, 1, 6)}, {"suspensions": []})
        if name == "丁停":
            mandate.children["suspensions"] = [
                Draft(
                    "suspensions",
                    {"cause": "因刑事案件被羁押，正在受侦查、起诉、审判", "started_on": date(2025, 5, 1)},
                )
            ]
        records.save(desk, Draft("deputies", {"name": name}, {"mandates": [mandate]}))

    def row(number: str, others: list[str], when: str = "会议") -> list[object]:
        cells = list(SECOND)
        cells[2:8] = [number, "议案", when, f"关于{number}的议案", "王岚", "、".join(others)]
        return cells

    nine = row("甲", [*names, "丁停", names[0]])
    ten = row("乙", [*names, "李四"])
    late = row("丙", [*names, "李四"], "闭会")
    found, plan = brought(desk, nine, ten, late)
    assert [one.get("number") for one in found] == ["乙"]
    assert [line.action for line in plan.rows] == ["refused", "create", "refused"]
    whys = [problem.why for problem in plan.problems if problem.level == "refused"]
    assert "现有9人" in whys[0]
    assert "闭会期间请作为建议提出" in whys[1]
