"""Every phrase of the founding document that touches the street leads to something that lives (实施意见对照)."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from jiedao_desk.kernel.document import Table
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.duties import BY_KEY as DUTIES
from jiedao_desk.operations import article_map as shown
from jiedao_desk.operations import records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.reports.article_map import ARTICLES, ROWS, ArticleRow
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.reports.sheets import SHEETS
from jiedao_desk.ui import pages_map

# How many phrases of each article oblige or involve the street, counted from the document itself.
PHRASES = {
    1: 9, 2: 2, 3: 2, 4: 2, 5: 5, 6: 2, 7: 1, 8: 6, 9: 6, 10: 4, 11: 3, 12: 1, 13: 4, 14: 1, 15: 1, 16: 1,
    17: 2, 18: 1, 19: 3,
}  # fmt: skip
PAGES = {spec.key for spec in pages_map.pages(CATALOGUE)}


def test_all_nineteen_articles_are_named_and_every_phrase_is_there() -> None:
    assert list(ARTICLES) == list(range(1, 20))
    assert Counter(row.article for row in ROWS) == PHRASES
    assert [row.article for row in ROWS] == sorted(row.article for row in ROWS)
    assert len({(row.article, row.phrase) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.article} {row.phrase[:8]}")
def test_a_row_leads_to_a_living_page_duties_figures_and_sheets(row: ArticleRow) -> None:
    assert row.register in PAGES
    assert row.owner
    assert row.does
    assert set(row.duties) <= DUTIES.keys()
    assert row.figures
    assert set(row.figures) <= BY_KEY.keys()
    assert set(row.sheets) <= {one.number for one in SHEETS}


def test_every_duty_and_every_sheet_has_its_phrase() -> None:
    assert {key for row in ROWS for key in row.duties} | {"group_activities"} == DUTIES.keys()
    assert {number for row in ROWS for number in row.sheets} | {17} == {one.number for one in SHEETS}


def found(desk: Desk, phrase: str) -> shown.Row:
    return next(one for one in shown.rows(desk, 2026) if phrase in one.row.phrase)


def test_a_row_says_what_is_recorded_and_what_is_missing(office: Desk) -> None:
    before = found(office, "专门工作人员")
    assert (before.figures, before.missing, before.late) == ("", "配备专门工作人员未落实", True)
    values = {"name": "陈洁", "body": "人大街道工委", "post": "工作人员", "employment": "专职"}
    records.save(office, Draft("staff", values))
    after = found(office, "专门工作人员")
    assert (after.figures, after.missing, after.late) == ("专职1人", "", False)


def test_a_successor_is_named_beside_the_article_it_carries_on(office: Desk) -> None:
    articles = [Draft("basis_articles", {"number": "三（二）", "former": 12})]
    values = {"title": "新意见", "issued_on": date(2026, 9, 1)}
    basis = records.save(office, Draft("basis", values, {"basis_articles": articles}))
    assert found(office, "专门工作人员").article == "第12条　《新意见》三（二）"
    assert found(office, "两个维护").article == "第1条"
    records.save(office, Draft("basis", {"state": "被替代"}, id=basis.id, version=basis.version))
    assert found(office, "专门工作人员").article == "第12条"


def test_the_paper_has_the_rows_of_the_screen(office: Desk) -> None:
    [table] = [block for block in shown.paper(office, 2026).blocks if isinstance(block, Table)]
    assert [row[1] for row in table.rows] == [one.row.phrase for one in shown.rows(office, 2026)]


def test_the_sample_office_has_something_recorded_for_every_phrase(sample: Desk) -> None:
    """Issue of the founding document: each of its phrases can be shown with figures of the year."""
    bare = [one.row.phrase for one in shown.rows(sample, 2026) if not one.figures]
    assert bare == []


def test_what_no_form_asks_for_is_counted_for_the_articles(office: Desk) -> None:
    values = {"title": "关于监督项目的建议", "kind": "监督项目建议", "issued_on": date(2026, 3, 1)}
    records.save(office, Draft("documents", values))
    records.save(office, Draft("documents", values | {"title": "去年的", "issued_on": date(2025, 3, 1)}))
    training = {"held_on": date(2026, 5, 6), "title": "警示教育", "subject": "警示教育"}
    records.save(office, Draft("trainings", training))

    assert found(office, "重点监督项目").figures == "监督项目建议1份"
    assert found(office, "政治警示教育").figures == "警示教育1期"
