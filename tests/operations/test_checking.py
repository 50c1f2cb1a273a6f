"""The rules asked while one types, without a database (即时校验)."""

from __future__ import annotations

from datetime import date

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.operations import checking


def whys(office, draft):
    return [problem.why for problem in checking.problems_of(office, draft)]


def test_a_missing_field_comes_before_any_rule(office):
    draft = Draft("staff", {"started_on": date(2026, 1, 1), "ended_on": date(2025, 1, 1)})
    assert whys(office, draft)[0] == "请填写姓名"
    draft.values.update(name="周全", body="党工委", post="委员")
    assert whys(office, draft) == ["免职日期不能早于任职日期"]


def test_a_child_is_asked_without_its_parent(office):
    draft = Draft("memberships", {"group_id": 1, "joined_on": date(2026, 7, 1), "left_on": date(2026, 1, 1)})
    assert whys(office, draft) == ["离组日期不能早于入组日期"]


def test_a_link_to_what_is_saved_in_the_same_step_is_no_problem(office):
    draft = Draft("carried", {"agenda_id": Sibling("A"), "action_id": Sibling("B")})
    assert whys(office, draft) == []


def test_a_finalised_session_says_why_it_is_locked_and_what_may_be_changed(office):
    why, opened = checking.locked(office, Draft("sessions", {"state": "定稿"}))
    assert "已定稿" in why
    assert "kept_at" in opened
    assert checking.locked(office, Draft("sessions", {"state": "草稿"})) is None
