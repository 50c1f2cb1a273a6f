"""What is entered as a task is what was meant (议定事项)."""

from __future__ import annotations

import pytest

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations import browse, records
from jiedao_desk.operations.desk import Desk


@pytest.mark.parametrize("typed", ["刘志强12.20", "城建科12月20日", "王敏11-5"])
def test_a_day_typed_on_behind_a_name_is_no_name(office: Desk, typed: str) -> None:
    with pytest.raises(Refused, match="填到完成时限"):
        records.save(office, Draft("actions", {"matter": "修缮活动室", "responsible": (typed,)}))


@pytest.mark.parametrize("name", ["刘志强", "城建科", "12345热线", "第3社区", "阿依古丽·买买提"])
def test_units_and_names_are_taken_as_they_are(office: Desk, name: str) -> None:
    saved = records.save(office, Draft("actions", {"matter": "修缮活动室", "responsible": (name,)}))
    assert browse.load(office, "actions", saved.id).get("responsible") == (name,)
