"""A page in sight counts anew after a change, one out of sight when it is looked at again (刷新时机)."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QWidget

from jiedao_desk.ui.freshness import Freshness
from jiedao_desk.ui.pages.article_map import ArticleMapPage
from tests.activities import activity, line
from tests.deputies import deputy


def test_many_changes_of_one_turn_are_one_refresh(office, standing, shown, qtbot):
    page, times = shown(QWidget()), []
    Freshness(page, standing.feed, lambda: times.append(1))
    deputy(office, "王岚")
    deputy(office, "李松")
    qtbot.waitUntil(lambda: bool(times))
    QApplication.processEvents()
    assert times == [1]


def test_out_of_sight_nothing_is_counted_until_it_is_shown(office, standing, shown):
    page, times = shown(QWidget()), []
    Freshness(page, standing.feed, lambda: times.append(1))
    page.hide()
    deputy(office, "王岚")
    QApplication.processEvents()
    assert times == []
    page.show()
    assert times == [1]
    page.hide()
    page.show()
    assert times == [1]


def test_the_article_page_shows_what_was_entered_while_it_was_out_of_sight(office, standing, shown):
    who = deputy(office, "王岚")
    page = shown(ArticleMapPage(standing))
    page.hide()
    activity(office, "列席", date(2026, 3, 2), line("王岚", who), activity_kind="列席常委会")
    QApplication.processEvents()
    before = words(page)
    page.show()
    assert words(page) != before


def words(page: ArticleMapPage) -> list[str]:
    table = page.table
    return [
        table.item(row, column).text()
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
