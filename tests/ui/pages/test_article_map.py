"""The page of the founding document's articles says in full what its table has no room for (实施意见对照)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import records
from jiedao_desk.ui.pages.article_map import ArticleMapPage


def test_the_chosen_phrase_is_told_with_the_article_of_the_successor(office, standing, shown):
    articles = [Draft("basis_articles", {"number": "三（二）", "former": 3})]
    values = {"title": "关于新时代人大工作的意见", "issued_on": date(2026, 9, 1)}
    records.save(office, Draft("basis", values, {"basis_articles": articles}))
    page = shown(ArticleMapPage(standing))
    page.article.setCurrentIndex(3)
    page.article.activated.emit(3)

    assert page.table.rowCount() == 2
    said = page.whole.text()
    assert "第3条　《关于新时代人大工作的意见》三（二）" in said
    assert "重大事项请示报告" in said
    assert "本年尚未登记" in said
    page.table.setCurrentCell(1, 0)
    assert "交办的重点任务台账" in page.whole.text()
