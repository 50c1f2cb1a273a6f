"""What was typed and not saved: kept, offered, forgotten with the save (未保存内容)."""

from __future__ import annotations

from datetime import date

import pytest

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, drafts, records
from jiedao_desk.operations.drafts import form_of


def test_a_form_comes_back_as_it_was_typed(office):
    draft = Draft(
        "actions",
        {
            "matter": "设备采购",
            "responsible": ("刘志强",),
            "due_on": date(2026, 12, 1),
            "agenda_id": Sibling("A"),
        },
        {"follow_ups": [Draft("follow_ups", {"progress": "第一行\n第二行"})]},
    )
    drafts.keep(office, form_of("actions", None), draft, {"done_on": "三月初"}, Draft("actions"))
    found = drafts.kept(office, "actions:new")
    assert found.draft == draft
    assert found.typed == {"done_on": "三月初"}
    assert found.base == Draft("actions")
    assert found.who == "王敏"
    assert not found.moved_on


def test_the_latest_content_replaces_the_one_before(office):
    for name in ("周", "周全"):
        drafts.keep(office, "staff:new", Draft("staff", {"name": name}))
    assert [one.draft.get("name") for one in drafts.all_kept(office)] == ["周全"]


def test_a_record_saved_elsewhere_since_is_noticed(office):
    mine = browse.load(office, "staff", 1)
    drafts.keep(office, form_of("staff", 1), mine)
    assert not drafts.kept(office, "staff:1").moved_on
    other = browse.load(office, "staff", 1)
    other.values["note"] = "别处改的"
    records.save(office, other)
    assert drafts.kept(office, "staff:1").moved_on


def test_saving_forgets_in_the_same_step_and_a_refusal_forgets_nothing(office):
    draft = Draft("staff", {"name": "周全"})
    drafts.keep(office, "staff:new", draft)
    with pytest.raises(Refused):
        records.save(office, draft, form="staff:new")
    assert drafts.kept(office, "staff:new") is not None
    draft.values["post"] = "委员"
    records.save(office, draft, form="staff:new")
    assert drafts.kept(office, "staff:new") is None


def test_keeping_a_form_announces_nothing(office):
    heard = []
    office.database.changes.subscribe(heard.append)
    drafts.keep(office, "staff:new", Draft("staff", {"name": "周全"}))
    drafts.forget(office, "staff:new")
    assert heard == []
