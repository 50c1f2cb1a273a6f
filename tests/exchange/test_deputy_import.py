"""Rosters as offices really keep them: what is taken, what is said of it, what is refused (导入名册)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jiedao_desk.exchange.plan import Plan, Remark
from jiedao_desk.kernel.dates import PartialDate
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.identity import check_digit
from jiedao_desk.operations import browse, imports, records
from jiedao_desk.operations.desk import Desk
from tests.exchange.tables import book, sheet, workbook

HEAD = ["姓名", "性别", "出生年月", "身份证号", "选区"]


def identity(first_17: str) -> str:
    """A number whose last character is right."""
    return first_17 + check_digit(first_17)


HER_ID = identity("21050419750815002")  # a woman, born on 15 August 1975


def planned(office: Desk, *rows: list[object], **choices: object) -> Plan:
    return imports.plan(office, "deputies", book(rows), "名册.xlsx", **choices)  # type: ignore[arg-type]


def imported(office: Desk, *rows: list[object]) -> Plan:
    plan = planned(office, *rows)
    imports.carry_out(office, plan)
    return plan


def deputies(office: Desk) -> dict[str, Draft]:
    return {draft.get("name"): draft for draft in browse.load_all(office, "deputies")}


def actions(plan: Plan) -> list[str]:
    return [row.action for row in plan.rows]


def said(plan: Plan, level: str, column: str | None = None) -> list[Remark]:
    return [one for one in plan.problems if one.level == level and column in (None, one.column)]


def test_a_name_is_all_it_takes_and_the_level_is_the_district_unless_said(office: Desk) -> None:
    imported(office, ["姓名"], ["赵一鸣"], ["钱二宝"])

    found = deputies(office)
    assert set(found) == {"赵一鸣", "钱二宝"}
    assert [one.get("level") for one in found["赵一鸣"].listed("mandates")] == ["区"]


def test_two_lines_of_headings_with_breaks_inside_words_below_title_rows_are_understood(office: Desk) -> None:
    rows = [
        ["明山区东明街道人大代表名册"],
        ["填报单位：东明街道", None, None, None, "2026年3月"],
        ["序号", "姓名", "基本情况", None, "联系\n方式", "选 区"],
        [None, None, "性别", "出生\n年月", "手机", None],
        [1, "赵一鸣", "男", "1975.08", "13800000001", "第一选区"],
    ]
    merges = [(1, 1, 1, 6), (3, 1, 4, 1), (3, 2, 4, 2), (3, 3, 3, 4), (3, 6, 4, 6)]
    plan = imports.plan(office, "deputies", workbook(sheet(rows, merges=merges)), "名册.xlsx")
    imports.carry_out(office, plan)

    found = deputies(office)["赵一鸣"]
    assert [row.row for row in plan.rows] == [5]
    assert (found.get("sex"), found.get("birth"), found.get("mobile")) == (
        "男",
        PartialDate(1975, 8),
        "13800000001",
    )
    assert found.listed("mandates")[0].get("constituency") == "第一选区"


def test_the_usual_other_headings_are_known(office: Desk) -> None:
    imported(
        office,
        ["代表姓名", "党派", "代表类别", "文化程度", "联系电话", "单位及职务"],
        ["赵一鸣", "民盟", "农民", "大学", "13800000001", "东明社区书记"],
    )

    found = deputies(office)["赵一鸣"]
    assert [found.get(key) for key in ("party", "education", "mobile", "employer")] == [
        "民盟",
        "大学",
        "13800000001",
        "东明社区书记",
    ]
    assert found.listed("mandates")[0].get("composition") == "农民"


def test_the_district_is_the_electing_unit_and_the_missing_level_is_said(office: Desk) -> None:
    plan = imported(office, ["区", "姓名"], ["明山区", "赵一鸣"])

    assert deputies(office)["赵一鸣"].listed("mandates")[0].get("electing_unit") == "明山区"
    assert "代表级别" in said(plan, "uncertain", "区")[0].why


def test_the_district_is_not_the_electing_unit_beside_a_constituency(office: Desk) -> None:
    plan = imported(office, ["区", "姓名", "选区"], ["明山区", "赵一鸣", "第一选区"])

    mandate = deputies(office)["赵一鸣"].listed("mandates")[0]
    assert (mandate.get("constituency"), mandate.get("electing_unit")) == ("第一选区", None)
    assert "没有导入" in said(plan, "uncertain", "区")[0].why


def test_two_columns_of_one_field_are_joined_and_said(office: Desk) -> None:
    plan = imported(office, ["姓名", "工作单位", "现任职务"], ["赵一鸣", "东明医院", "院长"])

    assert deputies(office)["赵一鸣"].get("employer") == "东明医院，院长"
    assert said(plan, "changed")[0].why == "几列并作一项：东明医院，院长"


def test_unknown_columns_are_named_at_the_row_of_the_headings(office: Desk) -> None:
    plan = planned(office, ["名册"], ["序号", "姓名", "性别", "积分"], [1, "赵一鸣", "男", 80])

    assert said(plan, "uncertain") == [
        Remark("名册", 2, "积分", "", "不认识“积分”这一列，没有导入", "uncertain")
    ]
    assert [(one.heading, one.field) for one in plan.columns] == [
        ("序号", None),
        ("姓名", "姓名"),
        ("性别", "性别"),
        ("积分", None),
    ]


def test_headings_can_be_mapped_by_hand_and_left_out(office: Desk) -> None:
    plan = planned(
        office,
        ["尊姓", "性别", "备注"],
        ["赵一鸣", "男", "不要"],
        mapping={"尊姓": "姓名", "备注": ""},
    )

    assert [(one.heading, one.field) for one in plan.columns] == [
        ("尊姓", "姓名"),
        ("性别", "性别"),
        ("备注", None),
    ]
    assert said(plan, "uncertain") == []
    with pytest.raises(Unreadable, match="没有这一项"):
        planned(office, ["尊姓"], ["赵一鸣"], mapping={"尊姓": "大名"})


def test_names_are_normalised_and_that_is_said(office: Desk) -> None:
    plan = imported(office, HEAD[:2], ["赵　一", "男"], ["阿依古丽•买买提", "女"])

    assert set(deputies(office)) == {"赵一", "阿依古丽·买买提"}
    assert [(one.row, one.value) for one in said(plan, "changed", "姓名")] == [
        (2, "赵　一"),
        (3, "阿依古丽•买买提"),
    ]


def test_a_note_behind_the_name_fills_what_is_empty_and_the_rest_is_kept(office: Desk) -> None:
    plan = imported(office, [*HEAD[:2], "民族"], ["王岚（女，满族，兼职）", None, None])

    found = deputies(office)["王岚"]
    assert [found.get(key) for key in ("sex", "nation", "name_note")] == ["女", "满族", "兼职"]
    assert "女、满族" in said(plan, "changed", "姓名")[0].why


def test_a_note_that_contradicts_the_column_is_uncertain_and_the_column_holds(office: Desk) -> None:
    plan = imported(office, HEAD[:2], ["王岚（女）", "男"])

    assert deputies(office)["王岚"].get("sex") == "男"
    assert "以表中为准" in said(plan, "uncertain", "姓名")[0].why


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (1975.08, PartialDate(1975, 8)),
        (197508, PartialDate(1975, 8)),
        ("197508", PartialDate(1975, 8)),
        (19750815, PartialDate(1975, 8, 15)),
        ("1975-8-15", PartialDate(1975, 8, 15)),
        ("1975年8月", PartialDate(1975, 8)),
        ("1975/8", PartialDate(1975, 8)),
        ("75.8", PartialDate(1975, 8)),
        (27607, PartialDate(1975, 8, 1)),
        ("１９７５．０８", PartialDate(1975, 8)),
        ("1975.1", PartialDate(1975, 1)),
        (date(1975, 8, 15), PartialDate(1975, 8, 15)),
    ],
)
def test_births_are_read_in_every_spelling(office: Desk, written: object, read: PartialDate) -> None:
    imported(office, ["姓名", "出生年月"], ["赵一鸣", written])

    assert deputies(office)["赵一鸣"].get("birth") == read


def test_what_a_day_number_or_a_short_year_was_read_as_is_said(office: Desk) -> None:
    plan = planned(office, ["姓名", "出生年月"], ["赵一鸣", 27607], ["钱二宝", "75.8"], ["孙三立", "1975.8"])

    assert [(one.row, one.why) for one in said(plan, "changed")] == [
        (2, "“27607”读作1975年8月1日"),
        (3, "“75.8”读作1975年8月"),
    ]


def test_an_ambiguous_birth_stays_empty_and_is_uncertain(office: Desk) -> None:
    plan = imported(office, ["姓名", "出生年月"], ["赵一鸣", 1975.1])

    assert deputies(office)["赵一鸣"].get("birth") is None
    assert [(one.row, one.value) for one in said(plan, "uncertain", "出生年月")] == [(2, "1975.1")]


def test_an_ambiguous_birth_is_decided_by_the_identity_number(office: Desk) -> None:
    hers = identity("21050419751003002")
    plan = imported(office, ["姓名", "出生年月", "身份证号"], ["赵一鸣", 1975.1, hers])

    assert deputies(office)["赵一鸣"].get("birth") == PartialDate(1975, 10)
    assert "按身份证号" in said(plan, "changed", "出生年月")[0].why


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("出生年月", "2030.5", "今天以后"),
        ("出生年月", "不详年", "看不懂日期"),
        ("身份证号", 2.1050419750815002e17, "后几位已变成0"),
        ("身份证号", "2.10504E+17", "科学计数法"),
        ("身份证号", HER_ID[:-1] + ("1" if HER_ID[-1] != "1" else "2"), "校验位不对"),
        ("身份证号", "2105041975081500", "应是18位"),
        ("性别", "未知数", "只能是男、女"),
        ("手机", "1380000", None),
        ("手机", "10000000000", "号段不存在"),
        ("当选日期", "2026年2月30日", "没有30日"),
        ("籍贯", "#N/A", None),
        ("籍贯", "很" * 61, "最多60个字"),
    ],
)
def test_what_cannot_be_read_refuses_its_row_with_a_sentence_and_no_other(
    office: Desk, column: str, value: object, why: str | None
) -> None:
    plan = imported(office, ["姓名", column], ["赵一鸣", value], ["钱二宝", None])

    if why is None:
        assert actions(plan) == ["create", "create"]
        return
    assert actions(plan) == ["refused", "create"]
    assert set(deputies(office)) == {"钱二宝"}
    (remark,) = said(plan, "refused")
    assert (remark.sheet, remark.row, remark.column) == ("名册", 2, column)
    assert why in remark.why


def test_sex_and_birth_that_contradict_the_identity_number_are_refused_at_their_cells(office: Desk) -> None:
    plan = planned(
        office, HEAD, ["赵一鸣", "男", "1975.8", HER_ID, None], ["钱二宝", "女", "1976.8", HER_ID, None]
    )

    assert actions(plan) == ["refused", "refused"]
    assert (2, "性别") in [(one.row, one.column) for one in said(plan, "refused")]


def test_an_old_number_of_fifteen_digits_is_completed_and_said(office: Desk) -> None:
    plan = imported(office, ["姓名", "身份证号"], ["赵一鸣", "210504750815002"])

    assert deputies(office)["赵一鸣"].get("identity_number") == "210504197508150020"
    assert "补成18位" in said(plan, "changed", "身份证号")[0].why


def test_words_of_code_lists(office: Desk) -> None:
    plan = imported(
        office,
        ["姓名", "性别", "民族", "政治面貌", "结构类型"],
        ["赵一鸣", 1, "满", "中共", "企事业单位负责人/非公经济"],
    )

    found = deputies(office)["赵一鸣"]
    assert [found.get(key) for key in ("sex", "nation", "party")] == ["男", "满族", "中共党员"]
    assert found.listed("mandates")[0].get("composition") == "企事业单位负责人/非公经济"
    assert [one.why for one in said(plan, "changed")] == [
        "“1”记为“男”",
        "“满”记为“满族”",
        "“中共”记为“中共党员”",
    ]
    assert [one.column for one in said(plan, "uncertain")] == ["结构类型"]


def test_sections_give_the_group_and_totals_and_signatures_are_named(office: Desk) -> None:
    plan = imported(
        office,
        ["序号", "姓名", "性别", "备注"],
        ["第一代表小组"],
        [1, "赵一鸣", "男", None],
        ["第二代表小组（1人）"],
        [2, "钱二宝", "女", None],
        [None, "合计", "2人", None],
        ["注：本表一式两份。"],
        ["填表人：王敏", None, "审核人：刘志强", None],
    )

    groups = dict(browse.names_of(office, "groups"))
    found = deputies(office)
    assert groups[found["赵一鸣"].listed("memberships")[0].get("group_id")] == "第一代表小组"
    assert groups[found["钱二宝"].listed("memberships")[0].get("group_id")] == "第二代表小组"
    assert [one.row for one in plan.skipped] == [2, 4, 6, 7, 8]
    assert all(one.why for one in plan.skipped)
    assert "代表小组" in next(one.why for one in said(plan, "changed") if one.row == 2)
    assert [one.row for one in plan.rows] == [3, 5]


def test_a_section_may_tell_the_level(office: Desk) -> None:
    imported(
        office,
        ["序号", "姓名", "性别"],
        ["一、市代表"],
        [1, "赵一鸣", "男"],
        ["二、区代表"],
        [2, "钱二宝", "女"],
    )

    assert {name: one.listed("mandates")[0].get("level") for name, one in deputies(office).items()} == {
        "赵一鸣": "市",
        "钱二宝": "区",
    }


def test_comments_and_text_struck_through_in_rows_of_records_are_named(office: Desk) -> None:
    marked = replace(
        sheet([HEAD[:2], ["赵一鸣", "男"], ["钱二宝", "女"]]),
        comments={(1, 1): "填全名", (2, 1): "2024年6月调离", (3, 2): ""},
        struck=frozenset({(3, 1), (3, 2)}),
    )
    plan = imports.plan(office, "deputies", workbook(marked), "名册.xlsx")

    heard = said(plan, "uncertain")
    assert [(one.row, one.column, one.value) for one in heard] == [
        (2, "姓名", "赵一鸣"),
        (3, "性别", "女"),
        (3, "姓名", "钱二宝"),
    ]
    assert "2024年6月调离" in heard[0].why
    assert "删除线" in heard[2].why
    assert actions(plan) == ["create", "create"]


def test_who_never_joined_the_party_has_no_day_of_joining(office: Desk) -> None:
    plan = imported(
        office, ["姓名", "入党时间"], ["赵一鸣", "群众"], ["钱二宝", "未入党"], ["孙三立", "1999.07"]
    )

    assert [one.why for one in said(plan, "changed")] == ["“群众”当作没有填写", "“未入党”当作没有填写"]
    assert actions(plan) == ["create"] * 3
    assert deputies(office)["赵一鸣"].get("joined_party") is None


def test_hidden_rows_and_other_sheets_are_named(office: Desk) -> None:
    first = sheet([HEAD[:2], ["赵一鸣", "男"], ["钱二宝", "女"]], hidden_rows=[3])
    other = sheet([["说明"], ["随便写写"]], "其他")
    secret = sheet([HEAD[:2], ["孙三立", "男"]], "旧名册", hidden=True)
    plan = imports.plan(office, "deputies", workbook(first, other, secret), "名册.xlsx")

    assert [(one.sheet, one.row) for one in said(plan, "uncertain")] == [
        ("名册", 3),
        ("其他", 1),
        ("旧名册", 1),
    ]
    assert actions(plan) == ["create", "create"]


def test_the_sheet_can_be_chosen_and_a_wrong_choice_is_said(office: Desk) -> None:
    both = workbook(sheet([HEAD[:2], ["赵一鸣", "男"]], "甲"), sheet([HEAD[:2], ["钱二宝", "女"]], "乙"))

    chosen = imports.plan(office, "deputies", both, "名册.xlsx", sheet="乙")
    assert [row.title for row in chosen.rows] == ["钱二宝"]
    with pytest.raises(Unreadable, match="甲、乙"):
        imports.plan(office, "deputies", both, "名册.xlsx", sheet="丙")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["随便"], ["写写"]], "没有找到表头"),
        ([["性别", "民族"], ["男", "汉族"]], "没有“姓名”"),
        ([], "没有内容"),
    ],
)
def test_a_file_without_the_headings_it_needs_gets_a_sentence(
    office: Desk, rows: list[list[object]], why: str
) -> None:
    with pytest.raises(Unreadable, match=why):
        planned(office, *rows)


def test_the_same_file_twice_changes_nothing(office: Desk) -> None:
    rows: list[list[object]] = [
        HEAD,
        ["赵　一", "女", "1975.8", HER_ID, "第一选区"],
        ["王岚（女）", None, 27607, None, "二选区"],
        ["孙三立", None, None, None, None],
    ]
    imported(office, *rows)
    again = planned(office, *rows)

    assert actions(again) == ["unchanged"] * 3
    assert imports.carry_out(office, again).batch is None


def test_empty_cells_never_erase_and_what_is_written_over_is_said(office: Desk) -> None:
    imported(office, ["姓名", "籍贯", "学历", "选区"], ["赵一鸣", "辽宁", "大学", "第一选区"])
    plan = imported(office, ["姓名", "籍贯", "学历", "选区"], ["赵一鸣", None, "研究生", "第1选区"])

    found = deputies(office)["赵一鸣"]
    assert (found.get("native_place"), found.get("education")) == ("辽宁", "研究生")
    assert actions(plan) == ["update"]
    assert "现为“大学”，改为“研究生”" in [one.why for one in said(plan, "changed", "学历")]
    assert {(one.label, one.before, one.after) for one in plan.rows[0].changes} >= {
        ("学历", "大学", "研究生")
    }


@pytest.mark.parametrize(
    ("known", "row", "why"),
    [
        ({"birth": PartialDate(1960, 1)}, ["赵一鸣", None, "1975.8", None, None], "出生年月"),
        ({"sex": "男"}, ["赵一鸣", "女", None, None, None], "性别"),
        (
            {"identity_number": identity("21050419600101001")},
            ["赵一鸣", None, None, HER_ID, None],
            "身份证号",
        ),
        ({}, ["赵一鸣", None, None, None, "第二选区"], "选区"),
    ],
)
def test_the_same_name_against_evidence_is_another_person(
    office: Desk, known: dict[str, object], row: list[object], why: str
) -> None:
    records.save(
        office,
        Draft(
            "deputies",
            {"name": "赵一鸣", **known},
            {"mandates": [Draft("mandates", {"constituency": "第一选区"})]},
        ),
    )
    plan = planned(office, HEAD, row)

    assert actions(plan) == ["create"]
    assert why in said(plan, "uncertain", "姓名")[0].why
    assert "另一人" in said(plan, "uncertain", "姓名")[0].why


def test_the_same_name_with_nothing_against_it_is_the_same_person_and_uncertain(office: Desk) -> None:
    records.save(office, Draft("deputies", {"name": "赵一鸣", "sex": "男"}))
    plan = planned(office, ["姓名", "籍贯"], ["赵一鸣", "辽宁"])

    assert actions(plan) == ["update"]
    assert "只有姓名" in said(plan, "uncertain", "姓名")[0].why


def test_evidence_leaves_no_doubt(office: Desk) -> None:
    records.save(office, Draft("deputies", {"name": "赵一鸣", "birth": PartialDate(1975, 8, 15)}))
    plan = planned(office, ["姓名", "出生年月", "籍贯"], ["赵一鸣", "1975.08", "辽宁"])

    assert actions(plan) == ["update"]
    assert said(plan, "uncertain") == []
    assert "1975-08-15" in {one.before for one in plan.rows[0].changes} or len(plan.rows[0].changes) == 1


def test_one_identity_number_under_two_names_is_refused(office: Desk) -> None:
    records.save(office, Draft("deputies", {"name": "赵一鸣", "identity_number": HER_ID}))
    plan = planned(office, HEAD, ["钱二宝", "女", None, HER_ID, None])

    assert actions(plan) == ["refused"]
    assert "赵一鸣" in said(plan, "refused")[0].why


def test_two_people_of_one_name_cannot_be_told_apart_by_the_name(office: Desk) -> None:
    for birth in (PartialDate(1960, 1), PartialDate(1975, 8)):
        records.save(office, Draft("deputies", {"name": "赵一鸣", "birth": birth}))
    plan = planned(office, ["姓名", "籍贯"], ["赵一鸣", "辽宁"])

    assert actions(plan) == ["refused"]
    assert "分不清" in said(plan, "refused")[0].why


def test_the_same_row_twice_is_refused_the_second_time(office: Desk) -> None:
    plan = planned(office, HEAD[:2], ["赵一鸣", "男"], ["钱二宝", "女"], ["赵一鸣", "男"])

    assert actions(plan) == ["create", "create", "refused"]
    assert said(plan, "refused")[0].why == "与第2行重复"


def test_two_rows_of_one_person_that_contradict_each_other(office: Desk) -> None:
    head = ["姓名", "身份证号", "籍贯"]
    plan = planned(office, head, ["赵一鸣", HER_ID, "辽宁"], ["赵一鸣", HER_ID, "吉林"])

    assert actions(plan) == ["create", "refused"]
    assert "“籍贯”不同" in said(plan, "refused")[0].why


def test_a_person_with_two_mandates_on_two_rows_is_one_person(office: Desk) -> None:
    head = ["姓名", "身份证号", "代表级别", "选区", "选举单位"]
    imported(
        office, head, ["赵一鸣", HER_ID, "区", "第一选区", None], ["赵一鸣", HER_ID, "市", None, "明山区"]
    )

    found = browse.load_all(office, "deputies")
    assert [draft.get("name") for draft in found] == ["赵一鸣"]
    assert [one.get("level") for one in found[0].listed("mandates")] == ["区", "市"]


def test_a_mandate_that_overlaps_another_of_its_level_is_refused(office: Desk) -> None:
    head = ["姓名", "身份证号", "届次", "选区"]
    imported(office, head, ["赵一鸣", HER_ID, "第十八届", "第一选区"])
    plan = planned(office, head, ["赵一鸣", HER_ID, "第十九届", "第一选区"])

    assert actions(plan) == ["refused"]
    assert "重叠" in said(plan, "refused")[0].why


def test_another_group_than_the_present_one_is_left_to_the_clerk(office: Desk) -> None:
    imported(office, ["姓名", "代表小组"], ["赵一鸣", "第一组"], ["钱二宝", "第二组"])
    plan = planned(office, ["姓名", "代表小组"], ["赵一鸣", "第二组"])

    assert actions(plan) == ["unchanged"]
    assert "写明日期" in said(plan, "uncertain", "代表小组")[0].why


def test_a_record_voided_by_hand_does_not_come_back(office: Desk) -> None:
    imported(office, ["姓名"], ["赵一鸣"])
    draft = deputies(office)["赵一鸣"]
    assert draft.id is not None
    records.void(office, "deputies", draft.id, "录错了")
    plan = planned(office, ["姓名", "记录编号"], ["赵一鸣", draft.uid])

    assert actions(plan) == ["refused"]
    assert "录错了" in said(plan, "refused")[0].why


@pytest.mark.parametrize("uid", ["001", 1234567890123456, "第1号"])
def test_a_number_that_is_none_of_ours_is_refused(office: Desk, uid: object) -> None:
    plan = planned(office, ["姓名", "记录编号"], ["赵一鸣", uid])

    assert actions(plan) == ["refused"]
    assert said(plan, "refused")[0].column == "记录编号"


def test_masked_cells_leave_the_value(office: Desk) -> None:
    records.save(
        office,
        Draft(
            "deputies",
            {"name": "赵一鸣", "identity_number": HER_ID, "mobile": "13800000001", "address": "东明路1号"},
        ),
    )
    uid = deputies(office)["赵一鸣"].uid
    head = ["姓名", "身份证号", "手机", "通讯地址", "籍贯", "记录编号"]
    masked = [f"{HER_ID[:6]}********{HER_ID[-4:]}", "138****0001", "＊＊"]
    plan = imported(office, head, ["赵一鸣", *masked, "辽宁", uid])

    found = deputies(office)["赵一鸣"]
    assert [found.get(key) for key in ("identity_number", "mobile", "address", "native_place")] == [
        HER_ID,
        "13800000001",
        "东明路1号",
        "辽宁",
    ]
    assert [one.level for one in plan.problems] == []
    other = planned(office, head, ["赵一鸣", masked[0], "139****0009", "＊＊", None, uid])
    assert (actions(other), said(other, "uncertain")[0].column) == (["unchanged"], "手机")


def test_a_masked_cell_of_somebody_new_is_said(office: Desk) -> None:
    plan = imported(office, ["姓名", "手机"], ["赵一鸣", "138****0001"])

    assert deputies(office)["赵一鸣"].get("mobile") is None
    assert "遮盖" in said(plan, "uncertain", "手机")[0].why


def test_what_is_written_for_nothing_is_not_kept(office: Desk) -> None:
    plan = imported(office, ["姓名", "籍贯", "学位"], ["赵一鸣", "/", "无"])

    assert [deputies(office)["赵一鸣"].get(key) for key in ("native_place", "degree")] == [None, None]
    assert len(said(plan, "changed")) == 2


def test_certificates_that_became_numbers_are_doubted_once(office: Desk) -> None:
    plan = planned(office, ["姓名", "代表证号"], ["赵一鸣", 27], ["钱二宝", 28])

    assert [(one.row, one.column) for one in said(plan, "uncertain")] == [(1, "代表证号")]


def test_content_without_a_heading_is_never_left_out_in_silence(office: Desk) -> None:
    plan = planned(
        office,
        ["姓名", "性别", None, "选区"],
        ["赵一", "男", "已调离", "一"],
        ["钱二", "女", "病假", "二", "多"],
    )

    assert actions(plan) == ["create", "create"]
    told = [(one.row, one.value, one.why) for one in said(plan, "uncertain")]
    assert [one[:2] for one in told] == [(2, "已调离"), (3, "多")]
    assert told[0][2].startswith("C列没有表头，里面的内容没有导入（共2行）")
    assert told[1][2].startswith("E列没有表头，里面的内容没有导入；")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("张三、李四", "像是几个人的姓名"),
        ("王?", "里有没能显示或打不出来的字"),
        ("\ue000四", "里有没能显示或打不出来的字"),
        ("=cmd|'/c'!A1", "像是几个人的姓名"),
        ("1.张三", "里有数字或符号"),
        ("张三😀", "里有数字或符号"),
    ],
)
def test_a_name_that_looks_wrong_is_kept_and_pointed_out(office: Desk, name: str, why: str) -> None:
    plan = imported(office, HEAD, [name, "男", "1970.01", None, "一"])

    assert said(plan, "uncertain", "姓名")[0].why.endswith(f"“{name}”{why}，照原样保留，请核对")
    assert set(deputies(office)) == {name}


@pytest.mark.parametrize("name", ["欧阳·买买提", "𠮷田", "〇一", "D'Angelo", "Đặng", "张三丰"])
def test_a_rare_name_is_a_name(office: Desk, name: str) -> None:
    assert planned(office, HEAD, [name, "男", "1970.01", None, "一"]).problems == ()


@pytest.mark.parametrize("name", ["……", "。", "123", "—＊—"])
def test_what_holds_no_letter_is_nobody(office: Desk, name: str) -> None:
    plan = planned(office, HEAD, [name, "男", "1970.01", None, "一"])

    assert actions(plan) == ["refused"]
    assert said(plan, "refused", "姓名")[0].why == f"姓名“{name}”不是姓名，请核对"
