"""Moves on an agenda as plain data: adding, pasting, taking out, taking up earlier tasks (议程编排)."""

from __future__ import annotations

import pytest

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.record import new_uid
from jiedao_desk.ui.sessions import agenda_moves as moves
from jiedao_desk.ui.sessions.open_session import OpenSession


def session(*titles: str | None, **values: object) -> OpenSession:
    items = [Draft("agenda", {"title": title}, uid=new_uid()) for title in titles]
    return OpenSession.of(Draft("sessions", dict(values), {"agenda": items}))


def titles(one: OpenSession) -> list[object]:
    return [item.get("title") for item in one.agenda]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("一、研究建议办理", "研究建议办理"),
        ("十一、研究建议办理；", "研究建议办理"),
        ("1. 研究建议办理", "研究建议办理"),
        ("2．研究建议办理", "研究建议办理"),
        ("（三）研究建议办理", "研究建议办理"),
        ("议题四：研究建议办理", "研究建议办理"),
        ("2026年预算安排", "2026年预算安排"),
        ("一季度工作总结", "一季度工作总结"),
        ("三个社区改造", "三个社区改造"),
        ("12个小区供热改造", "12个小区供热改造"),
    ],
)
def test_a_number_before_a_pasted_line_goes_and_a_number_that_says_something_stays(
    line: str, title: str
) -> None:
    assert moves.without_number(line) == title


def test_a_pasted_agenda_uses_the_empty_item_that_stands_ready() -> None:
    one = session(None)
    assert moves.add_all(one, "一、甲\n\n二、乙") == 2
    assert titles(one) == ["甲", "乙"]


def test_a_pasted_agenda_goes_behind_what_is_there() -> None:
    one = session("甲")
    moves.add_all(one, "乙\n丙")
    assert titles(one) == ["甲", "乙", "丙"]


def test_in_a_meeting_held_for_it_every_item_is_on_congress_work() -> None:
    one = session(session_kind="专题研究人大工作")
    moves.add(one, "甲")
    other = session(session_kind="党工委会议")
    moves.add(other, "甲")
    assert (one.agenda[0].get("is_congress"), other.agenda[0].get("is_congress")) == (True, False)


def test_an_item_goes_with_its_tasks_and_leaves_those_of_others() -> None:
    one = session("甲", "乙")
    for item, matter in zip(one.agenda, ("甲的事", "乙的事"), strict=True):
        assert item.uid is not None
        one.tasks.append(Draft("actions", {"matter": matter, "agenda_id": Sibling(item.uid)}, uid=new_uid()))
    one.unread[f"{one.tasks[0].uid}/due_on"] = "下月"
    moves.remove(one, 0)
    assert (titles(one), [task.get("matter") for task in one.tasks], one.unread) == (["乙"], ["乙的事"], {})


def test_tasks_taken_up_later_join_the_item_that_has_the_others() -> None:
    one = session("甲")
    assert moves.carry(one, [7]) == 1
    assert moves.carry(one, [8]) == 1
    assert titles(one) == ["甲", moves.FOLLOWING_UP]
    assert moves.carried(one) == {7, 8}


def test_taking_a_thing_back_leaves_the_session_unchanged() -> None:
    one = session("甲")
    moves.add(one)
    assert one.changed
    moves.remove(one, 1)
    assert not one.changed
