"""An exported workbook that was edited: linked sheets count, and what disagrees is refused (关联表)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from jiedao_desk.exchange import exporting
from jiedao_desk.exchange.flat import layout
from jiedao_desk.exchange.plan import Plan
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, finality, imports, records, sessions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.spreadsheet.table import Row, Sheet, Workbook
from tests.exchange.tables import cell, sheet, workbook


@pytest.fixture
def draft(office: Desk) -> Draft:
    """A meeting that is still a draft, with two items, a speech and people."""
    new = sessions.new(office, date(2026, 9, 8))
    new.values |= {"recorder": "王敏", "title": "九月例会"}
    new.children["agenda"] = [
        Draft(
            "agenda",
            {"title": "研究代表建议", "is_congress": True},
            {"speeches": [Draft("speeches", {"speaker": "李明", "words": "同意。"})]},
        ),
        Draft("agenda", {"title": "研究防汛", "is_congress": False}),
    ]
    new.listed("attendance")[0].values["state"] = "出席"
    finality.save(office, new)
    return browse.load_all(office, "sessions")[0]


def exported(office: Desk) -> Workbook:
    """What an export of the meetings would read back as."""
    form = layout(office.catalogue, office.catalogue["sessions"])
    specs = exporting.sheets(office.catalogue, form, browse.load_all(office, "sessions"), {}, personal=True)
    return workbook(
        *(
            sheet(
                [
                    [column.path[-1] for column in spec.columns],
                    *(row for row in spec.rows if isinstance(row, Sequence)),
                ],
                spec.title,
            )
            for spec in specs
        )
    )


def edited(book: Workbook, name: str, change: Callable[[list[list[object]]], list[list[object]]]) -> Workbook:
    """The workbook with the rows of one sheet changed; the first is that of the headings."""

    def changed(one: Sheet) -> Sheet:
        if one.name != name:
            return one
        rows = change([[each.value for each in row.cells] for row in one.rows])
        return replace(
            one,
            rows=tuple(
                Row(number, tuple(cell(value) for value in row)) for number, row in enumerate(rows, start=1)
            ),
        )

    return replace(book, sheets=tuple(changed(one) for one in book.sheets))


def planned(office: Desk, book: Workbook) -> Plan:
    return imports.plan(office, "sessions", book, "会议.xlsx")


def set_cell(heading: str, value: object, row: int = 1) -> Callable[[list[list[object]]], list[list[object]]]:
    def change(rows: list[list[object]]) -> list[list[object]]:
        rows[row][rows[0].index(heading)] = value
        return rows

    return change


def refusals(plan: Plan) -> list[str]:
    return [one.why for one in plan.problems if one.level == "refused"]


def test_an_untouched_export_changes_nothing(office: Desk, draft: Draft) -> None:
    plan = planned(office, exported(office))

    assert [row.action for row in plan.rows] == ["unchanged"]
    assert [one for one in plan.problems if one.level != "uncertain"] == []


def test_a_changed_speech_arrives(office: Desk, draft: Draft) -> None:
    book = edited(exported(office), "发言", set_cell("发言内容", "同意，分两步走。"))
    plan = planned(office, book)
    imports.carry_out(office, plan)

    assert [(change.label, change.after) for change in plan.rows[0].changes] == [
        ("发言·发言内容", "同意，分两步走。")
    ]
    now = browse.load_all(office, "sessions")[0]
    assert now.listed("agenda")[0].listed("speeches")[0].get("words") == "同意，分两步走。"


def test_a_new_row_of_a_linked_sheet_is_a_new_child(office: Desk, draft: Draft) -> None:
    def with_one_more(rows: list[list[object]]) -> list[list[object]]:
        item = draft.listed("agenda")[1].uid
        return [*rows, ["研究防汛", "赵春梅", "及早准备。", None, item]]

    imports.carry_out(office, planned(office, edited(exported(office), "发言", with_one_more)))

    spoken = browse.load_all(office, "sessions")[0].listed("agenda")[1].listed("speeches")
    assert [(one.get("speaker"), one.get("words")) for one in spoken] == [("赵春梅", "及早准备。")]


def test_a_row_taken_out_of_a_linked_sheet_is_gone_and_said(office: Desk, draft: Draft) -> None:
    plan = planned(office, edited(exported(office), "发言", lambda rows: rows[:1]))
    imports.carry_out(office, plan)

    assert [change.label for change in plan.rows[0].changes] == ["移除发言"]
    assert browse.load_all(office, "sessions")[0].listed("agenda")[0].listed("speeches") == []


@pytest.mark.parametrize(
    ("heading", "value", "sheet_name"),
    [("出席", "张红旗、王五", "出席"), ("议题", "研究代表建议", "议题"), ("人大议题", "2", "议题")],
)
def test_a_list_cell_and_its_linked_sheet_must_agree(
    office: Desk, draft: Draft, heading: str, value: str, sheet_name: str
) -> None:
    plan = planned(office, edited(exported(office), "专题研究", set_cell(heading, value)))

    assert [row.action for row in plan.rows] == ["refused"]
    assert any(f"“{heading}”与工作表“{sheet_name}”" in why for why in refusals(plan))


def test_without_the_linked_sheet_the_cell_counts(office: Desk, draft: Draft) -> None:
    book = edited(exported(office), "专题研究", set_cell("出席", "张红旗（党工委书记）、王五"))
    book = replace(book, sheets=tuple(one for one in book.sheets if one.name != "出席"))
    imports.carry_out(office, planned(office, book))

    now = browse.load_all(office, "sessions")[0]
    assert [one.get("name") for one in now.listed("attendance")] == ["张红旗", "王五"]


def test_a_row_whose_parent_is_nowhere_is_refused(office: Desk, draft: Draft) -> None:
    book = edited(exported(office), "出席", set_cell("所属编号", "0123456789ABCDEF"))
    plan = planned(office, book)

    assert any("第一张表里没有找到" in why for why in refusals(plan))


def test_speeches_without_their_agenda_are_not_guessed(office: Desk, draft: Draft) -> None:
    book = exported(office)
    book = replace(book, sheets=tuple(one for one in book.sheets if one.name != "议题"))
    plan = planned(office, book)

    assert [row.action for row in plan.rows] == ["unchanged"]
    assert any(one.sheet == "发言" and "没有读取" in one.why for one in plan.problems)


def test_an_unreadable_cell_of_a_linked_sheet_refuses_its_record(office: Desk, draft: Draft) -> None:
    plan = planned(office, edited(exported(office), "议题", set_cell("人大议题", "大概是")))

    assert [row.action for row in plan.rows] == ["refused"]
    assert {(one.sheet, one.row) for one in plan.problems if one.level == "refused"} == {
        ("专题研究", 2),
        ("议题", 2),
    }


def test_a_decision_names_its_item_by_uid(office: Desk, draft: Draft) -> None:
    def with_decision(rows: list[list[object]]) -> list[list[object]]:
        places = {heading: at for at, heading in enumerate(rows[0])}
        new: list[object] = [None] * len(rows[0])
        new[places["事项"]] = "备齐沙袋"
        new[places["来源议题编号"]] = draft.listed("agenda")[1].uid
        new[places["所属编号"]] = draft.uid
        return [*rows, new]

    imports.carry_out(office, planned(office, edited(exported(office), "议定事项", with_decision)))

    now = browse.load_all(office, "sessions")[0]
    assert now.listed("actions")[0].get("agenda_id") == now.listed("agenda")[1].id


def test_the_uid_of_another_records_child_is_refused(office: Desk, draft: Draft) -> None:
    records.save(
        office,
        Draft(
            "sessions",
            {"held_on": date(2026, 10, 8), "title": "十月例会"},
            {"agenda": [Draft("agenda", {"title": "研究绿化"})]},
        ),
    )
    stolen = browse.load_all(office, "sessions")[1].listed("agenda")[0].uid
    book = exported(office)
    book = edited(book, "议题", lambda rows: rows[:3])
    plan = planned(office, edited(book, "议题", set_cell("记录编号", stolen)))

    assert plan.rows[0].action == "refused"
    assert any("属于另一条记录" in why for why in refusals(plan))
