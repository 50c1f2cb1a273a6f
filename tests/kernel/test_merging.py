"""Two windows on one record: nothing saved is lost, and as little as can be of what was typed (合并修改)."""

from __future__ import annotations

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.merging import Clash, merge, same


def item(uid: str, title: str, **values: object) -> Draft:
    return Draft("agenda", {"title": title, **values}, uid=uid)


def meeting(*items: Draft, **values: object) -> Draft:
    return Draft("sessions", dict(values), {"agenda": [one.copy() for one in items]}, id=1, version=1)


FIRST, SECOND = item("a", "研究建议办理"), item("b", "研究经费保障")


def titles(draft: Draft) -> list[object]:
    return [one.get("title") for one in draft.listed("agenda")]


def test_fields_changed_on_different_sides_are_joined() -> None:
    base = meeting(place="三楼", recorder=None)
    merged = merge(base, meeting(place="二楼", recorder=None), meeting(place="三楼", recorder="王敏"))
    assert (merged.draft.get("place"), merged.draft.get("recorder"), merged.clashes) == ("二楼", "王敏", ())


def test_a_field_changed_on_both_sides_stays_as_it_was_saved_and_is_told() -> None:
    merged = merge(meeting(place="三楼"), meeting(place="二楼"), meeting(place="一楼"))
    assert merged.draft.get("place") == "二楼"
    assert merged.clashes == (Clash("sessions", "place"),)


def test_the_merged_draft_goes_on_from_the_saved_version() -> None:
    there = meeting(place="二楼")
    there.version = 5
    assert merge(meeting(place="三楼"), there, meeting(place="三楼")).draft.version == 5


def test_children_are_joined_one_by_one() -> None:
    base = meeting(FIRST, SECOND)
    there = meeting(FIRST, item("b", "研究经费保障", summary="同意"))
    here = meeting(item("a", "研究建议办理和督办"), SECOND)
    merged = merge(base, there, here)
    assert titles(merged.draft) == ["研究建议办理和督办", "研究经费保障"]
    assert merged.draft.listed("agenda")[1].get("summary") == "同意"
    assert merged.clashes == ()


def test_children_added_on_both_sides_are_all_there_each_behind_its_neighbour() -> None:
    base = meeting(FIRST, SECOND)
    there = meeting(FIRST, SECOND, item("t", "他们加的"))
    here = meeting(FIRST, item("h", "我加的"), SECOND)
    assert titles(merge(base, there, here).draft) == ["研究建议办理", "我加的", "研究经费保障", "他们加的"]


def test_a_child_removed_here_goes_unless_it_was_changed_there() -> None:
    base, here = meeting(FIRST, SECOND), meeting(FIRST)
    assert titles(merge(base, base.copy(), here).draft) == ["研究建议办理"]
    there = meeting(FIRST, item("b", "研究经费保障", summary="同意"))
    merged = merge(base, there, here)
    assert titles(merged.draft) == ["研究建议办理", "研究经费保障"]
    assert merged.clashes == (Clash("agenda", None),)


def test_a_child_removed_there_stays_as_a_new_one_if_it_was_written_in_here() -> None:
    base = meeting(FIRST, SECOND)
    base.listed("agenda")[1].id = 7
    here = base.copy()
    here.listed("agenda")[1].values["summary"] = "同意。"
    merged = merge(base, meeting(FIRST), here)
    kept = merged.draft.listed("agenda")[1]
    assert (kept.get("summary"), kept.id, kept.version) == ("同意。", None, None)
    untouched = merge(base, meeting(FIRST), base.copy())
    assert titles(untouched.draft) == ["研究建议办理"]


def test_an_order_chosen_here_is_kept() -> None:
    base = meeting(FIRST, SECOND)
    assert titles(merge(base, base.copy(), meeting(SECOND, FIRST)).draft) == ["研究经费保障", "研究建议办理"]


def test_the_same_is_told_by_content_and_place() -> None:
    assert same(meeting(FIRST, place=None), meeting(FIRST))
    assert not same(meeting(FIRST, SECOND), meeting(SECOND, FIRST))
    assert not same(meeting(FIRST), meeting(item("a", "研究建议办理", summary="同意")))
