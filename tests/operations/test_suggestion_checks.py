"""Days out of order, an extension without effect and a chain of mergers are told, and change nothing (办理动作核对)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, records, suggestion_moves, suggestions
from jiedao_desk.operations.desk import Desk

ASSIGNED = date(2026, 9, 5)
UNITS = "suggestion_units"


def suggestion(desk: Desk, **values: Any) -> int:
    return suggestions.save(desk, suggestions.begin(desk, submitted_on=date(2026, 9, 1), **values)).id


def assigned(desk: Desk) -> int:
    one = suggestion(desk, title="关于供热的建议")
    move(desk, one, "assign", unit="区住建局", role="主办", assigned_on=ASSIGNED)
    return one


def move(desk: Desk, one: int, key: str, **values: Any) -> None:
    suggestion_moves.make(desk, one, key, values)


def unit(desk: Desk, one: int) -> Draft:
    return browse.load(desk, "suggestions", one).listed(UNITS)[0]


@pytest.mark.parametrize(
    ("key", "field", "besides"),
    [
        ("sign", "signed_on", {}),
        ("return", "returned_on", {"return_reason": "不属职责范围"}),
        ("reply", "replied_on", {}),
    ],
)
def test_nothing_is_done_with_it_before_it_was_assigned(
    office: Desk, key: str, field: str, besides: dict[str, str]
) -> None:
    one = assigned(office)
    with pytest.raises(Refused, match="不能早于交办日期2026年9月5日"):
        move(office, one, key, **{field: date(2026, 9, 4)}, **besides)
    with pytest.raises(Refused, match="2027年9月5日还没有到"):
        move(office, one, key, **{field: date(2027, 9, 5)}, **besides)
    assert unit(office, one).get(field) is None
    move(office, one, key, **{field: ASSIGNED}, **besides)
    assert unit(office, one).get(field) == ASSIGNED


def test_a_reply_is_judged_and_the_matter_closed_once_it_is_there(office: Desk) -> None:
    one = assigned(office)
    move(office, one, "reply", replied_on=date(2026, 10, 20))
    with pytest.raises(Refused, match="反馈日期不能早于答复日期2026年10月20日"):
        move(office, one, "feedback", feedback_on=date(2026, 10, 19), satisfaction="满意")
    with pytest.raises(Refused, match="办结日期不能早于答复日期2026年10月20日"):
        move(office, one, "close", closed_on=date(2026, 10, 19))
    move(office, one, "close", closed_on=date(2026, 10, 20))


def test_an_extension_holds_or_is_refused(office: Desk) -> None:
    one = assigned(office)
    agreed = {"extension_by": "区人大代工委"}
    with pytest.raises(Refused, match="同意日期晚于原期限2026年12月5日，不能延期"):
        move(office, one, "extend", **agreed, extended_to=date(2027, 3, 1), extension_on=date(2026, 12, 6))
    with pytest.raises(Refused, match="不晚于原期限，不能延期；期限仍是2026年12月5日"):
        move(office, one, "extend", **agreed, extended_to=date(2026, 12, 5), extension_on=date(2026, 11, 6))
    assert unit(office, one).get("extended_to") is None
    move(office, one, "extend", **agreed, extended_to=date(2027, 3, 1), extension_on=date(2026, 12, 5))
    line = suggestions.line(office, one)
    assert line is not None
    assert line.waiting is not None
    assert line.waiting.limit is not None
    assert line.waiting.limit.due == date(2027, 3, 1)


def test_what_others_were_merged_into_is_merged_into_nothing_else_nor_voided_from_under_them(
    office: Desk,
) -> None:
    first, second, third = (suggestion(office, title=title) for title in ("甲", "乙", "丙"))
    move(office, second, "merge", merged_into=first)
    with pytest.raises(Refused, match="已有1件并入这一件"):
        move(office, first, "merge", merged_into=third)
    # The form is another way to the same.
    draft = browse.load(office, "suggestions", first)
    draft.values["merged_into"] = third
    with pytest.raises(Refused, match="已有1件并入这一件"):
        suggestions.save(office, draft)
    with pytest.raises(Refused, match="“乙”"):
        records.void(office, "suggestions", first, "误录")

    # What was merged is edited like any other, and voided; then nothing holds the first.
    draft = browse.load(office, "suggestions", second)
    draft.values["note"] = "与甲相同"
    suggestions.save(office, draft)
    records.void(office, "suggestions", second, "误录")
    records.void(office, "suggestions", first, "误录")
