"""Supervision and papers: stages and problems in sight, what waits above, fields by kind of paper."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, records
from jiedao_desk.ui.pages.actions import ActionsPage
from jiedao_desk.ui.pages.documents import DocumentsPage
from jiedao_desk.ui.pages.publications import PublicationsPage
from jiedao_desk.ui.pages.submissions import SubmissionsPage
from jiedao_desk.ui.pages.supervisions import SupervisionsPage
from tests.ui.accessible import nameless


@pytest.fixture
def matter(office):
    children = {
        "supervision_stages": [
            Draft("supervision_stages", {"stage": "选题", "reached_on": date(2026, 4, 1)}),
            Draft("supervision_stages", {"stage": "组织"}),
        ],
        "supervision_findings": [
            Draft("supervision_findings", {"problem": "楼道堆物", "due_on": date(2026, 11, 2)}),
            Draft("supervision_findings", {"problem": "指示牌缺失", "due_on": date(2026, 12, 2)}),
        ],
    }
    values = {"title": "消防安全执法检查", "started_on": date(2026, 4, 1), "internal": True}
    return records.save(office, Draft("supervisions", values, children)).id


@pytest.fixture
def supervision(matter, standing, shown):
    return shown(SupervisionsPage(standing))


def test_stages_are_told_by_mark_and_word(supervision, matter):
    supervision.show_record(matter)
    marks = supervision.stages.marks
    assert [stage for stage, mark in marks.items() if mark.reached] == ["选题", "组织"]
    assert marks["选题"].accessibleName() == "选题：已到，2026-04-01"
    assert marks["组织"].accessibleName() == "组织：已到，日期未填"
    assert "按一下登记" in marks["审议"].accessibleName()
    assert supervision.told.text() == "发现问题 2 个 · 已整改 0 个 · 过了整改期限 1 个"
    assert not supervision.mark.isHidden()
    assert nameless(supervision) == []


def test_pressing_a_stage_enters_it_for_today(supervision, matter, office):
    supervision.show_record(matter)
    supervision.stages.marks["报告"].click()
    assert supervision.pane.is_changed
    assert supervision.stages.marks["报告"].reached
    supervision.stages.marks["报告"].click()
    assert supervision.pane.save()
    stages = browse.load(office, "supervisions", matter).listed("supervision_stages")
    assert [(one.get("stage"), one.get("reached_on")) for one in stages] == [
        ("选题", date(2026, 4, 1)),
        ("组织", None),
        ("报告", date(2026, 11, 22)),
    ]


def test_a_voided_matter_gets_no_stage(supervision, matter, office):
    records.void(office, "supervisions", [matter], "重复登记")
    supervision.filters.voided.setChecked(True)
    supervision.pane.show_record(matter)
    supervision.stages.marks["报告"].click()
    assert not supervision.stages.marks["报告"].reached


def test_open_problems_stand_above_the_first_in_one_line(supervision, matter):
    card = supervision.waiting
    assert card.isVisible()
    assert [row.chip.text() for row in card.list.rows] == ["逾期20天"]
    assert card.more.text() == "共 2 件，逾期 1 件 ▾"
    card.more.click()
    assert [row.chip.text() for row in card.list.rows] == ["逾期20天", "剩10天"]
    supervision.pane.close_record()
    card.list.rows[1].opened.emit("1")
    assert supervision.pane.record_id == matter


def test_a_figure_opens_to_its_records(supervision, matter, answer, standing):
    number = supervision.figures.numbers["supervisions.all"]
    assert number.text() == "1 项"

    def open_first(box):
        assert isinstance(box, QDialog)
        assert box.table.item(0, 1).text() == "消防安全执法检查"
        box.open_button.click()

    answer(open_first)
    number.click()
    assert standing.went == [("supervisions", matter)]
    supervision.show_year(2025)
    assert not number.isEnabled()


@pytest.fixture
def papers(office, standing, shown):
    for values in (
        {
            "title": "关于场地的请示",
            "kind": "请示",
            "dated_on": date(2026, 11, 12),
            "addressee": "区人大常委会",
        },
        {
            "title": "报送材料",
            "kind": "交办任务",
            "dated_on": date(2026, 11, 1),
            "due_on": date(2026, 11, 20),
        },
    ):
        records.save(office, Draft("submissions", values))
    return shown(SubmissionsPage(standing))


def seen(page) -> set[str]:
    return {key for key, row in page.pane.form.rows.items() if not row.isHidden()}


def test_a_request_without_an_answer_comes_first(papers):
    papers.waiting.more.click()
    assert [row.chip.text() for row in papers.waiting.list.rows] == ["已报10天", "逾期2天"]


def test_what_was_answered_waits_no_longer(papers, office, qtbot):
    (request,) = [one for one in browse.load_all(office, "submissions") if one.get("kind") == "请示"]
    request.values |= {"answered_on": date(2026, 11, 20), "answer": "同意"}
    records.save(office, request)
    qtbot.waitUntil(lambda: [row.chip.text() for row in papers.waiting.list.rows] == ["逾期2天"])


def test_the_form_has_the_fields_of_the_kind(papers):
    papers.begin()
    assert {"addressee", "year_report"} <= seen(papers)
    assert not {"due_on", "answered_on"} & seen(papers)
    papers.pane.form.set_value("kind", "请示")
    assert {"addressee", "answered_on", "answer"} <= seen(papers)
    assert not {"due_on", "year_report"} & seen(papers)
    papers.pane.form.set_value("addressee", "区委")
    papers.pane.form.set_value("kind", "交办任务")
    assert {"due_on", "done_on", "addressee"} <= seen(papers), "what is filled in stays in sight"
    assert not {"answered_on", "signed_by"} & seen(papers)
    assert papers.pane.form.draft().get("number") is None, "no number is made up"


def test_the_year_says_what_its_priorities_lack(office, standing, shown):
    page = shown(DocumentsPage(standing))
    assert "还没有登记" in page.told.text()
    page.enter_button.click()
    draft = page.pane.form.draft()
    assert (draft.get("kind"), draft.get("year")) == ("党工委年度工作要点", 2026)
    page.pane.form.set_value("title", "东明街道党工委2026年工作要点")
    page.pane.form.set_value("congress_work", True)
    assert page.pane.save()
    assert page.told.text() == "人大工作已列入2026年党工委年度工作要点"
    page.show_year(2025)
    assert "2025年" in page.told.text()
    assert page.enter_button.text() == "去登记"


def test_adoptions_are_counted_by_level(office, standing, shown):
    adopted = [
        Draft("publication_adoptions", {"level": level, "media": media})
        for level, media in (("市", "市人大网"), ("市", "日报"), ("区", "区人大简报"))
    ]
    values = {"title": "代表进网格", "sent_on": date(2026, 5, 1)}
    records.save(office, Draft("publications", values, {"publication_adoptions": adopted}))
    page = shown(PublicationsPage(standing))
    numbers = {key.removeprefix("publications."): one.text() for key, one in page.figures.numbers.items()}
    assert numbers["sent"] == "1 篇"
    assert numbers["adopted"] == "3 篇次"
    assert numbers["adopted_city"] == "2 篇次"


def test_the_slip_of_a_task_is_previewed(office, standing, shown, answer):
    records.save(office, Draft("actions", {"matter": "报送材料", "origin": "区人大常委会交办"}))
    page = shown(ActionsPage(standing))
    page.table.selectRow(0)
    titles = []

    def look(box):
        titles.append(box.windowTitle())
        box.reject()

    answer(look)
    page.print_button.click()
    assert "督办单" in titles[0]
