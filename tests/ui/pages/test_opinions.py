"""Voters' opinions: what is open at a press, each next step in a small box, the way to what they became."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, opinions, records
from jiedao_desk.ui.pages.opinions import OpinionsPage
from tests.ui.accessible import nameless

DAY = date(2026, 5, 15)


def opinion(office, matter, *names, **values):
    known = {"registered_on": DAY, "matter": matter, "source": "接待日"}
    lines = [Draft("opinion_voters", {"name": name}) for name in names]
    return records.save(office, Draft("opinions", known | values, {"opinion_voters": lines})).id


@pytest.fixture
def ids(office):
    told = {"told_on": DAY, "told_how": "电话", "told_by": "王敏"}
    closed = Draft("opinion_voters", {"name": "吴先生", **told})
    values = {"registered_on": DAY, "matter": "老年证", "route": "当场答复", "closed_on": DAY}
    return {
        "late": opinion(office, "供热不达标", "孙大爷", route="交街道研究办理", due_on=date(2026, 1, 15)),
        "waiting": opinion(office, "路灯不亮", "周阿姨", "郑女士", route="交社区居委会", result="已更换路灯"),
        "fresh": opinion(office, "公交站牌", "匿名"),
        "closed": records.save(office, Draft("opinions", values, {"opinion_voters": [closed]})).id,
    }


@pytest.fixture
def page(office, ids, standing, shown):
    return shown(OpinionsPage(standing))


def matters(page):
    column = page.model.columns.index("matter")
    return {page.model.index(row, column).data() for row in range(page.model.rowCount())}


def test_counts_are_filters(page):
    assert [one.text() for one in page.strip.buttons.values()] == [
        "未办结 3 件",
        "超过要求办结日期 1 件",
        "待告知选民 1 件",
    ]
    page.strip.buttons["超过要求办结日期"].click()
    assert matters(page) == {"供热不达标"}
    page.strip.buttons["未办结"].click()
    assert matters(page) == {"供热不达标", "路灯不亮", "公交站牌"}
    page.strip.buttons["未办结"].click()
    assert len(matters(page)) == 4


def test_a_record_asked_for_is_shown_whatever_is_left_out(page, ids):
    page.strip.buttons["待告知选民"].click()
    page.show_record(ids["closed"])
    assert page.pane.record_id == ids["closed"]
    assert not page.strip.active


def test_voters_are_told_one_by_one_and_then_it_can_be_closed(page, office, ids, answer, standing):
    page.show_record(ids["waiting"])
    assert [one.text() for one in page.moves.moves.widgets()] == [
        "转办",
        "转为建议",
        "登记结果",
        "告知选民",
        "并入…",
    ]

    def tell_first(box):
        assert nameless(box) == []
        assert [box.voters.itemText(at) for at in range(box.voters.count())] == [
            "周阿姨",
            "郑女士",
            "以上各位都已告知",
        ]
        box.accept()
        assert box.isVisible(), "who told it is missing"
        box.rows["told_by"].field_editor.set_value("王敏")
        box.rows["told_how"].field_editor.set_value("电话")
        box.accept()

    answer(tell_first)
    page.make_move("tell")
    voters = browse.load(office, "opinions", ids["waiting"]).listed("opinion_voters")
    assert [one.get("told_by") for one in voters] == ["王敏", None]

    def not_reachable(box):
        box.rows["told_on"].field_editor.set_value(None)
        box.rows["untold_reason"].field_editor.set_value("电话停机")
        box.accept()

    answer(not_reachable)
    page.make_move("tell")
    assert "办结" in [one.text() for one in page.moves.moves.widgets()]
    answer(lambda box: box.accept())
    page.make_move("close")
    assert browse.load(office, "opinions", ids["waiting"]).get("closed_on") == office.clock.today()
    assert not page.moves.moves.widgets()
    assert standing.told[-1][0] == "已登记"


def test_what_became_a_suggestion_leads_there(page, office, ids, answer, standing):
    page.show_record(ids["fresh"])
    assert page.moves.suggestion.isHidden()

    def excluded_first(box):
        box.rows["excluded"].field_editor.set_value("没有具体内容")
        box.accept()
        assert box.isVisible()
        box.rows["excluded"].field_editor.set_value(None)
        box.accept()

    answer(excluded_first)
    page.make_move("suggest")
    [made] = browse.load_all(office, "suggestions")
    assert page.moves.suggestion.isVisible()
    page.moves.suggestion.click()
    assert standing.went[-1] == ("suggestions", made.id)


def test_the_suggestion_leads_back(office, ids, standing, shown):
    from jiedao_desk.ui.pages.suggestions import SuggestionsPage

    opinions.make(office, ids["fresh"], "suggest", {"route": "由区代表提出建议"})
    [made] = browse.load_all(office, "suggestions")
    page = shown(SuggestionsPage(standing))
    page.show_record(made.id)
    assert page.pane.summary.origin.isVisible()
    page.pane.summary.origin.click()
    assert standing.went[-1] == ("opinions", ids["fresh"])


def test_every_control_has_a_name(page):
    assert nameless(page) == []


def test_what_was_joined_by_mistake_is_parted_on_the_page(page, office, ids, answer):
    opinions.make(office, ids["fresh"], "join", {"merged_into": ids["waiting"]})
    page.show_record(ids["fresh"])
    assert [one.text() for one in page.moves.moves.widgets()] == ["撤销并入"]
    answer(lambda box: box.accept())
    page.make_move("part")

    assert browse.load(office, "opinions", ids["fresh"]).get("merged_into") is None
    assert not page.moves.joined.isVisible()
    names = [
        one.get("name") for one in browse.load(office, "opinions", ids["waiting"]).listed("opinion_voters")
    ]
    assert names == ["周阿姨", "郑女士"]
