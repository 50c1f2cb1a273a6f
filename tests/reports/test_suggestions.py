"""Suggestions as they are counted, listed, evaluated and credited to deputies (建议统计)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jiedao_desk.kernel import periods
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.figure import Figure, Span
from jiedao_desk.kernel.sheet import Scope, Sheet
from jiedao_desk.operations import records, reporting
from jiedao_desk.operations import settings as setting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.reports import deeds, deputy_file, suggestion_duties
from jiedao_desk.reports.figures import BY_KEY
from jiedao_desk.reports.sheets import suggestion_results, suggestions
from jiedao_desk.storage import settings

TODAY = date(2026, 11, 22)
YEAR = periods.window("2026")


def deputy(desk: Desk, name: str, *, suspended: bool = False) -> int:
    below = (
        [
            Draft(
                "suspensions",
                {
                    "cause": "因刑事案件被羁押，正在受侦查、起诉、审判",
                    "started_on": date(2026, 1, 1),
                },
            )
        ]
        if suspended
        else []
    )
    mandate = Draft("mandates", {"level": "区", "started_on": date(2022, 1, 6)}, {"suspensions": below})
    return records.save(desk, Draft("deputies", {"name": name}, {"mandates": [mandate]})).id


def unit(name: str, **values: Any) -> Draft:
    talks = (
        [Draft("suggestion_talks", {"held_on": date(2026, 4, 1), **values.pop("talk")})]
        if "talk" in values
        else []
    )
    return Draft(
        "suggestion_units",
        {"unit": name, "role": "主办", "assigned_on": date(2026, 2, 10), **values},
        {"suggestion_talks": talks},
    )


def suggestion(desk: Desk, title: str, *units: Draft, signers: tuple[int, ...] = (), **values: Any) -> int:
    people = [
        Draft(
            "suggestion_signers",
            {"person_id": one, "name": f"代表{one}", "role": "附议" if place else "领衔"},
        )
        for place, one in enumerate(signers)
    ]
    known = {"title": title, "submitted_on": date(2026, 2, 1), "raised_when": "闭会期间", **values}
    draft = Draft("suggestions", known, {"suggestion_units": list(units), "suggestion_signers": people})
    return records.save(desk, draft).id


def figure(desk: Desk, key: str, period: str = "2026") -> Figure:
    with desk.database.reading() as session:
        span = Span.of(periods.window(period), TODAY)
        return BY_KEY[f"suggestions.{key}"].count(session, settings.read(session), span)


def made(desk: Desk, module: Any = suggestions) -> Sheet:
    with desk.database.reading() as session:
        found: Sheet = module.sheet(session, settings.read(session), Scope(YEAR, TODAY))
        return found


def findings(desk: Desk) -> list[str]:
    with desk.database.reading() as session:
        return [one.why for one in suggestions.findings(session, settings.read(session), Scope(YEAR, TODAY))]


@pytest.fixture
def desk(office: Desk) -> Desk:
    """Five suggestions: answered in time, late, not content at first, not answered, no matter for one."""
    people = tuple(deputy(office, name) for name in ("王岚", "李四", "赵梅"))
    good = {"replied_on": date(2026, 5, 10), "result": "A", "feedback_on": date(2026, 5, 20)}
    suggestion(
        office,
        "按期",
        unit(
            "区住建局",
            **good,
            satisfaction="满意",
            attitude="满意",
            talk={"form": "座谈会", "who": "局级领导"},
        ),
        unit("区财政局", role="协办"),
        signers=people[:2],
        number="001",
        raised_when="会议期间",
        closed_on=date(2026, 6, 1),
        key_handling="已列入",
    )
    suggestion(
        office,
        "逾期",
        unit(
            "区城管局", **(good | {"replied_on": date(2026, 5, 11), "result": "B"}), talk={"form": "未协商"}
        ),
        signers=people[1:2],
    )
    suggestion(
        office,
        "再办",
        unit("东明街道办事处", **good, own=True, satisfaction="不满意"),
        unit(
            "东明街道办事处",
            own=True,
            turn=2,
            assigned_on=date(2026, 5, 25),
            replied_on=date(2026, 6, 20),
            feedback_on=date(2026, 6, 25),
            satisfaction="满意",
        ),
        signers=people[2:],
        excellent=True,
    )
    suggestion(
        office,
        "未答",
        unit("区教育局"),
        unit("区民政局", returned_on=date(2026, 2, 12), return_reason="不属职责"),
    )
    suggestion(office, "不作为建议", excluded="具体司法案件")
    return office


def test_suggestions_are_counted_by_their_definitions(desk: Desk) -> None:
    told = {
        key: figure(desk, key).value
        for key in ("raised", "in_session", "between", "joint", "answered", "again")
    }

    assert told == {"raised": 4, "in_session": 1, "between": 3, "joint": 1, "answered": 3, "again": 1}
    assert figure(desk, "on_time").value == Decimal("50.00")  # two of four that fell due
    assert len(figure(desk, "on_time").others) == 2
    assert (figure(desk, "class_a").value, figure(desk, "class_b").value) == (2, 1)
    assert figure(desk, "talked").value == Decimal("33.33")
    assert figure(desk, "closed").value == Decimal("25.00")
    assert figure(desk, "own").value == 1
    assert figure(desk, "own_on_time").value == Decimal("100.00")
    assert (figure(desk, "key").value, figure(desk, "excellent").value) == (1, 1)
    assert figure(desk, "raised", "2025").value == 0
    assert figure(desk, "on_time", "2025").value is None


def test_content_is_told_of_the_first_handling_and_of_the_last(desk: Desk) -> None:
    assert figure(desk, "content_first").value == Decimal("50.00")
    assert figure(desk, "content").value == Decimal("100.00")


def test_the_ledger_keeps_the_first_answer_beside_the_second_reply(desk: Desk) -> None:
    made_ = made(desk)
    by_title = {line.cells[5]: line.cells for line in made_.lines}

    again = by_title["再办"]
    assert again[20:23] == ("不满意", "是", date(2026, 6, 20))
    assert again[14] == date(2026, 5, 10)
    assert by_title["按期"][10] == "区财政局"
    assert by_title["未答"][9] == "区教育局"
    assert "区民政局退办" in str(by_title["未答"][27])
    assert made_.totals is not None
    assert made_.totals[5] == "本期提出5件"


def test_the_ledger_and_the_figures_count_the_same(desk: Desk) -> None:
    found = reporting.prepare(desk, "2026", "congress")

    assert not [one for one in found.findings if "代表建议" in one.where]
    assert [one.title for one in found.sheets if one.number == 8] == [
        "建议办理台账",
        "代表建议办理情况评估表",
    ]


def test_what_is_missing_is_said_before_the_ledger_goes_up(desk: Desk) -> None:
    told = findings(desk)

    assert any("区教育局已过应答复日期2026-05-10" in why and "提请催办" in why for why in told)
    assert not any("区民政局" in why for why in told)
    assert any("“未答”没有登记领衔代表" in why for why in told)


def test_a_motion_that_a_suspended_deputy_signed_is_one_too_few(office: Desk) -> None:
    people = [deputy(office, f"甲{number}", suspended=number == 9) for number in range(10)]
    suggestion(office, "议案", signers=tuple(people), suggestion_kind="议案", raised_when="会议期间")

    told = findings(office)

    assert any("在任区代表联名只有9人，不足10人" in why for why in told)
    assert any("有1人提交当日不在任或不能执行职务" in why for why in told)


def test_the_evaluation_table_breaks_each_units_suggestions_down(desk: Desk) -> None:
    table = made(desk, suggestion_results)
    titles = [one.title for one in table.headings]
    lines = {line.cells[0]: line for line in table.lines}

    assert titles[:4] == ["主办单位", "主办数量", ("类别号标记", "A", "占比"), ("类别号标记", "A", "数量")]
    assert len(titles) == 2 + 8 + 4 + 4 + 4 + 4 + 3 + 3 + 3
    whole = lines["合计（件）"]
    assert whole.cells[1] == 3
    assert whole.cells[3] == 2
    results = titles.index(("办理结果满意度", "满意"))
    assert whole.cells[results : results + 3] == (2, 0, 0)
    assert len(whole.behind(results)) == 2
    assert table.totals is not None
    assert table.totals[results] == "100.00%"
    setting.change(desk, "suggestion.classes", "三类（A—C）")
    assert len(made(desk, suggestion_results).headings) == len(titles) - 2


def test_suggestions_stand_in_the_files_and_deeds_of_who_signed(desk: Desk) -> None:
    with desk.database.reading() as session:
        found = deeds.by_person(session, Span(date(2026, 1, 1), TODAY))
        lead = next(
            person for person, done in found.items() if any(one.kind == "重点督办建议" for one in done)
        )
        lines = [one for one in deputy_file.of_person(session, lead) if one.part == "建议"]

    assert [one.kind for one in found[lead]] == ["领衔建议", "重点督办建议"]
    assert [(one.kind, one.what, one.mark) for one in lines] == [("领衔建议", "按期", "✓ 办结")]
    assert lines[0].cells[1:] == ("001", "按期", "领衔", "区住建局、区财政局", "2026-05-10", "A")


def test_only_the_streets_own_replies_are_owed_those_of_others_are_asked_for(desk: Desk) -> None:
    with desk.database.reading() as session:
        values = settings.read(session)
        own = suggestion_duties.own_replies(session, values)
        late = suggestion_duties.late_replies(session, values, TODAY)

    assert [(one.turn, one.due_on, one.replied_on) for one in own] == [
        (1, date(2026, 5, 10), date(2026, 5, 10)),
        (2, date(2026, 6, 25), date(2026, 6, 20)),
    ]
    assert {one.unit for one in late} == {"区教育局"}
