"""What is set and what is emptied: no setting can stop the program (设置)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.settings import BY_KEY, SETTINGS
from jiedao_desk.operations import office as setting_up
from jiedao_desk.operations import settings, standing
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.conftest import TODAY


@pytest.mark.parametrize("key", [one.key for one in SETTINGS if not one.field.required])
def test_an_emptied_setting_is_what_it_was_before_anyone_set_it(office: Desk, key: str) -> None:
    settings.change(office, key, "")

    assert settings.current(office)[key] == BY_KEY[key].default
    assert not settings.current(office).is_set(key)
    assert standing.obligations(office, TODAY)


@pytest.mark.parametrize("key", ["office.unit", "office.district"])
@pytest.mark.parametrize("typed", ["", "　", "\x0b"])
def test_the_office_keeps_its_name(office: Desk, key: str, typed: str) -> None:
    before = settings.current(office)[key]

    with pytest.raises(Refused, match="请填写"):
        settings.change(office, key, typed)
    assert settings.current(office)[key] == before


def test_what_is_given_at_the_start_is_read_like_any_setting(tmp_path: Path) -> None:
    start = setting_up.Start(unit=" 东明\n街道", district="明山区\x0b", party_seal="  ", operator="王敏")
    with app.new_office(DataFolder(tmp_path / "office"), Clock(TODAY)) as desk:
        setting_up.set_up(desk, start)
        found = settings.current(desk)
    assert (found["office.unit"], found["office.district"]) == ("东明 街道", "明山区")
    assert not found.is_set("office.party_seal")


def test_all_that_is_wrong_at_the_start_is_said_at_once(tmp_path: Path) -> None:
    start = setting_up.Start(unit="长" * 31, district=" ", operator="名" * 31)
    with (
        pytest.raises(Refused) as refused,
        app.new_office(DataFolder(tmp_path / "office"), Clock(TODAY)) as desk,
    ):
        setting_up.set_up(desk, start)
    assert [problem.field for problem in refused.value.problems] == ["unit", "district", "operator"]
