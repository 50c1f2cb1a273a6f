"""A suggestion moves step by step, each with its date; names are settled, motions weighed, papers made (代表建议)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiedao_desk.kernel.document import Cell, Document, LabelledRows, Paragraph, Table, Title
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, records, suggestion_moves, suggestion_papers, suggestions
from jiedao_desk.operations import settings as setting
from jiedao_desk.operations.desk import Desk
from tests.deputies import deputy, mandate

TODAY = date(2026, 11, 22)


@pytest.fixture
def one(office: Desk) -> int:
    """A suggestion that was submitted today a month ago."""
    deputy(office, "王岚", mandate(constituency="第3选区"), mobile="13900000001", employer="第一中学校长")
    draft = suggestions.begin(
        office, title="关于供热的建议", submitted_on=date(2026, 7, 1), content="电话13900000002"
    )
    draft.children["suggestion_signers"] = [
        Draft("suggestion_signers", {"name": "王岚", "role": "领衔"}),
        Draft("suggestion_signers", {"name": "赵四海", "role": "附议"}),
    ]
    saved = suggestions.save(office, draft)
    assert [problem.why for problem in saved.warnings] == ["“赵四海”不是提交当日在任的代表，照原样保留"]
    return saved.id


def move(desk: Desk, one: int, key: str, to: int | None = None, **values: Any) -> None:
    suggestion_moves.make(desk, one, key, values, unit=to)


def offered(desk: Desk, one: int) -> list[str]:
    return [found.key for found in suggestion_moves.possible(browse.load(desk, "suggestions", one))]


def units(desk: Desk, one: int) -> list[Draft]:
    return browse.load(desk, "suggestions", one).listed("suggestion_units")


def step(desk: Desk, one: int) -> str:
    line = suggestions.line(desk, one)
    assert line is not None
    return line.step


def test_names_become_deputies_of_the_day_and_a_changed_name_lets_go(office: Desk, one: int) -> None:
    draft = browse.load(office, "suggestions", one)
    lead, other = draft.listed("suggestion_signers")
    assert lead.get("person_id") is not None
    assert other.get("person_id") is None

    lead.values["name"] = "李四"
    suggestions.save(office, draft)
    assert browse.load(office, "suggestions", one).listed("suggestion_signers")[0].get("person_id") is None


def test_a_suggestion_goes_through_its_seven_steps(office: Desk, one: int) -> None:
    seen = [step(office, one)]
    move(office, one, "register", registered_on=date(2026, 7, 2), number="闭-001")
    seen.append(step(office, one))
    move(office, one, "review", reviewed_on=date(2026, 7, 5))
    seen.append(step(office, one))
    move(office, one, "assign", unit="区住建局", role="主办", assigned_on=date(2026, 8, 10), limit="3个月")
    seen.append(step(office, one))
    move(office, one, "sign", signed_on=date(2026, 8, 12))
    seen.append(step(office, one))
    move(office, one, "talk", held_on=date(2026, 9, 1), form="座谈会")
    move(office, one, "reply", replied_on=date(2026, 10, 1), result="A")
    seen.append(step(office, one))
    move(office, one, "feedback", feedback_on=date(2026, 10, 9), satisfaction="满意")
    move(office, one, "close", closed_on=date(2026, 10, 20))
    seen.append(step(office, one))

    assert seen == ["提交", "登记", "审核", "交办", "办理", "反馈", "办结"]
    assert offered(office, one) == ["publish"]
    assert units(office, one)[0].listed("suggestion_talks")[0].get("form") == "座谈会"


def test_not_content_is_handled_again_and_the_first_answer_stays(office: Desk, one: int) -> None:
    """代表建议办理的地方规定: 不满意 opens a second handling, the first stays as it was said."""
    move(office, one, "assign", unit="东明街道办事处", role="主办", assigned_on=date(2026, 8, 10))
    move(office, one, "reply", replied_on=date(2026, 9, 1), result="B")
    move(office, one, "feedback", feedback_on=date(2026, 9, 9), satisfaction="不满意")
    assert "close" not in offered(office, one)
    assert "again" in offered(office, one)
    move(office, one, "again", assigned_on=date(2026, 11, 10))

    first, again = units(office, one)
    assert (first.get("satisfaction"), first.get("result")) == ("不满意", "B")
    assert (again.get("turn"), again.get("unit"), again.get("own")) == (2, "东明街道办事处", True)
    line = suggestions.line(office, one)
    assert line is not None
    assert (line.step, line.days, line.own) == ("办理", 18, True)
    assert "第2次办理" in line.how
    assert [(fact.turn, fact.due_on) for fact in suggestions.own_replies(office)] == [
        (1, date(2026, 11, 10)),
        (2, date(2026, 12, 10)),
    ]


def test_a_returned_unit_has_no_clock_and_the_next_one_has_its_own(office: Desk, one: int) -> None:
    move(office, one, "assign", unit="区城管局", role="主办", assigned_on=date(2026, 8, 10))
    with pytest.raises(Refused, match="退办理由"):
        move(office, one, "return", returned_on=date(2026, 8, 14))
    move(office, one, "return", returned_on=date(2026, 8, 14), return_reason="不属本单位职责")
    line = suggestions.line(office, one)
    assert line is not None
    assert line.days is None
    move(office, one, "assign", unit="区住建局", role="主办", assigned_on=date(2026, 8, 20))
    line = suggestions.line(office, one)
    assert line is not None
    assert (line.units, line.days) == ("区住建局", -2)
    assert [fact.unit for fact in suggestions.late_replies(office)] == ["区住建局"]
    assert suggestions.own_replies(office) == []


def test_six_months_and_extensions_ask_for_what_the_law_asks(office: Desk, one: int) -> None:
    """代表法第五十一条: six months need their reason, and a consent after the three months is refused."""
    with pytest.raises(Refused, match="请写明理由"):
        move(office, one, "assign", unit="区住建局", assigned_on=date(2026, 7, 10), limit="6个月")
    with pytest.raises(Refused, match="晚于三个月的期限"):
        move(
            office,
            one,
            "assign",
            unit="区住建局",
            assigned_on=date(2026, 7, 10),
            limit="6个月",
            limit_reason="涉及面广",
            consent_on=date(2026, 10, 11),
        )
    move(
        office,
        one,
        "assign",
        unit="区住建局",
        assigned_on=date(2026, 7, 10),
        limit="6个月",
        limit_reason="涉及面广",
    )
    line = suggestions.line(office, one)
    assert line is not None
    assert line.waiting is not None
    assert line.waiting.limit is not None
    assert line.waiting.limit.due == date(2027, 1, 10)
    setting.change(office, "suggestion.consent", "是")
    line = suggestions.line(office, one)
    assert line is not None
    assert line.days == (date(2026, 10, 10) - TODAY).days


def test_of_several_units_the_one_must_be_named(office: Desk, one: int) -> None:
    for unit in ("区住建局", "区城管局"):
        move(office, one, "assign", unit=unit, role="分办", assigned_on=date(2026, 8, 10))
    with pytest.raises(Refused, match="请选择是哪个单位"):
        move(office, one, "reply", replied_on=date(2026, 9, 1))
    move(office, one, "reply", units(office, one)[1].id, replied_on=date(2026, 9, 1))

    assert [unit.get("replied_on") for unit in units(office, one)] == [None, date(2026, 9, 1)]
    assert step(office, one) == "办理"


def test_what_was_merged_waits_for_nobody_and_is_no_goal_for_another(office: Desk, one: int) -> None:
    other = suggestions.save(office, Draft("suggestions", {"title": "另一件"})).id
    third = suggestions.save(office, Draft("suggestions", {"title": "第三件"})).id
    move(office, other, "merge", merged_into=one)
    with pytest.raises(Refused, match="已并入别的建议"):
        move(office, third, "merge", merged_into=other)
    with pytest.raises(Refused, match="不能并入自己"):
        move(office, third, "merge", merged_into=third)

    assert offered(office, other) == []


def test_what_is_excluded_is_not_assigned(office: Desk, one: int) -> None:
    move(office, one, "register", registered_on=date(2026, 7, 2))
    move(office, one, "review", reviewed_on=date(2026, 7, 3), excluded="具体司法案件")

    assert offered(office, one) == []
    draft = browse.load(office, "suggestions", one)
    draft.children["suggestion_units"] = [
        Draft("suggestion_units", {"unit": "区法院", "assigned_on": date(2026, 7, 9)})
    ]
    with pytest.raises(Refused, match="不作为代表建议交办"):
        suggestions.save(office, draft)


def test_a_motion_needs_ten_deputies_in_office_and_its_time(office: Desk) -> None:
    names = [f"甲{number}" for number in "一二三四五六七八九"]
    for name in names:
        deputy(office, name, mandate())

    def motion(people: list[str], when: str = "会议期间") -> Draft:
        signers = [Draft("suggestion_signers", {"name": name, "role": "附议"}) for name in people]
        return Draft(
            "suggestions",
            {"title": "议案", "suggestion_kind": "议案", "raised_when": when},
            {"suggestion_signers": signers},
        )

    with pytest.raises(Refused, match="现有9人"):
        suggestions.save(office, motion([*names, "赵四海"]))
    deputy(office, "甲十", mandate())
    with pytest.raises(Refused, match="闭会期间请作为建议提出"):
        suggestions.save(office, motion([*names, "甲十"], "闭会期间"))
    assert suggestions.save(office, motion([*names, "甲十"])).id


def test_the_list_begins_with_what_is_due_first(office: Desk, one: int) -> None:
    for title, day in (("晚到期", date(2026, 11, 1)), ("先到期", date(2026, 8, 1))):
        unit = Draft("suggestion_units", {"unit": "区教育局", "assigned_on": day})
        suggestions.save(office, Draft("suggestions", {"title": title}, {"suggestion_units": [unit]}))

    assert [line.row.title for line in suggestions.lines(office)] == ["先到期", "晚到期", "关于供热的建议"]


def text(document: Document) -> str:
    words: list[str] = []
    for block in document.blocks:
        if isinstance(block, Title):
            words.append(block.text)
        elif isinstance(block, Paragraph):
            words += [run.text for run in block.runs]
        elif isinstance(block, LabelledRows):
            words += [cell.text for row in block.rows for cell in row.cells if isinstance(cell, Cell)]
        elif isinstance(block, Table):
            words += [cell for row in block.rows for cell in row]
    return "\n".join(words)


def test_papers_say_what_the_record_says_and_the_public_one_no_number(office: Desk, one: int) -> None:
    move(office, one, "register", registered_on=date(2026, 7, 2), number="闭-001", term="第十九届")
    draft = browse.load(office, "suggestions", one)
    with pytest.raises(Refused, match="还没有承办单位"):
        suggestion_papers.form(office, draft)
    with pytest.raises(Refused, match="还没有办结"):
        suggestion_papers.public(office, draft)
    paper = text(suggestion_papers.paper(office, draft))
    assert "明山区第十九届人民代表大会代表" in paper
    for word in ("闭-001", "王　岚", "第3选区", "139****0001", "第一中学校长"):
        assert word in paper

    move(office, one, "assign", unit="区住建局", role="主办", assigned_on=date(2026, 8, 10))
    move(office, one, "reply", replied_on=date(2026, 9, 1), result="A", handled="已改造，联系0414-2345678")
    move(office, one, "talk", held_on=date(2026, 8, 20), form="座谈会", who="局级领导")
    move(office, one, "feedback", feedback_on=date(2026, 9, 9), satisfaction="满意", attitude="基本满意")
    form = text(suggestion_papers.form(office, browse.load(office, "suggestions", one)))
    assert "☑满意　□基本满意　□不满意" in form
    assert "□满意　☑基本满意　□不满意" in form
    assert "☑座谈会" in form
    move(office, one, "close", closed_on=date(2026, 9, 20))
    public = text(suggestion_papers.public(office, browse.load(office, "suggestions", one)))
    assert "2026年9月1日" in public
    for secret in ("13900000001", "13900000002", "2345678"):
        assert secret not in public


def test_a_voided_suggestion_takes_no_moves(office: Desk, one: int) -> None:
    records.void(office, "suggestions", one, "重复录入")

    assert offered(office, one) == []
    assert suggestions.lines(office) == []
    assert [line.row.id for line in suggestions.lines(office, voided=True)] == [one]
