"""Screen, paper and spreadsheet of one meeting come from the same rows and cannot differ (三处一致)."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from jiedao_desk.kernel import names
from jiedao_desk.kernel.dates import show_day
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, exports, finality, papers
from jiedao_desk.ui.sessions.decisions_model import DUE, MATTER, RESPONSIBLE
from tests.documents.reading import labelled, texts


@pytest.fixture
def meeting(page, held):
    """A meeting with everything in it, shown in the window."""
    record = held()
    draft = browse.load(page.editor._desk, "sessions", record)
    away = draft.listed("attendance")[1]
    away.values |= {"state": "请假", "reason": "公出"}
    draft.children["attendance"].append(
        Draft("attendance", {"name": "陈洁", "post": "城管办主任", "state": "列席"})
    )
    draft.listed("agenda")[0].children["speeches"].append(
        Draft("speeches", {"speaker": "张红旗", "words": "每月调度。\n年底报告。"})
    )
    finality.finalise(page.editor._desk, draft)
    page.show_record(record)
    return record


@pytest.fixture
def paper(page, meeting):
    return papers.session_record(page.editor._desk, page.editor.draft)


@pytest.fixture
def book(page, meeting, tmp_path):
    """The linked sheets of the export, as rows by heading."""
    path = tmp_path / "专题研究.xlsx"
    exports.export(page.editor._desk, "sessions", path, personal=True)
    book = load_workbook(path)
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


def test_who_was_there_is_the_same_everywhere(page, paper, book):
    rows = page.editor.people.rows
    screen = {row.name.text(): (row.draft.get("state"), row.reason.text()) for row in rows}
    assert screen == {"张红旗": ("出席", ""), "李卫国": ("请假", "公出"), "赵春梅": ("出席", "")}
    printed = labelled(paper)
    assert printed["出席"] == "张红旗（党工委书记）、赵春梅（党工委委员、组织委员）"
    assert printed["请假"] == "李卫国（公出）"
    assert printed["列席"] == "陈洁（城管办主任）"
    assert page.editor.people.observers.toPlainText() == "陈洁　城管办主任"
    sheet = {row["姓名"]: (row["出席情况"], row["原因"] or "") for row in book["出席"]}
    assert sheet == {**screen, "陈洁": ("列席", "")}


def test_the_agenda_is_the_same_everywhere(page, paper, book):
    listed = page.editor.agenda.list.list
    screen = [listed.item(row).text() for row in range(listed.count())]
    printed = [
        line.split(". ")[1].removesuffix("（专题研究人大工作）")
        for line in labelled(paper)["议题"].split("\n")
    ]
    assert screen == printed == [row["议题"] for row in book["议题"]]


def test_what_was_said_is_the_same_everywhere(page, paper, book):
    typed = page.editor.agenda.card.talk.toPlainText()
    assert typed == "李卫国：要抓紧办理。\n张红旗：每月调度。\n年底报告。"
    sheet = [(row["发言人"], row["发言内容"]) for row in book["发言"]]
    assert "\n".join(f"{who}：{words}" for who, words in sheet) == typed
    said = texts(paper)
    for who, words in sheet:
        first, *more = words.split("\n")
        place = said.index(f"{who}：")
        assert said[place : place + 8].count(first) == 1
        assert all(line in said for line in more)


def test_what_was_decided_is_the_same_everywhere(page, paper, book):
    model = page.editor.agenda.card.model
    task = page.editor.draft.listed("actions")[0]
    screen = [model.text(0, column) for column in (MATTER, RESPONSIBLE, DUE)]
    (row,) = book["议定事项"]
    assert [row["事项"], row["责任人或单位"], row["完成时限"]] == screen
    printed = next(text for text in texts(paper) if text.startswith("1. 每月调度一次"))
    assert printed == f"1. {screen[0]}。责任人或单位：{screen[1]}；完成时限：{show_day(task.get('due_on'))}。"
    assert names.split_names(screen[1]).names == task.get("responsible")
