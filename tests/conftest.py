"""An office of invented people, fresh for every test, on a real database file (测试环境)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from jiedao_desk import app
from jiedao_desk.operations import office as setting_up
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder

# Without make, too, no test needs a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Never timed, and the same examples everywhere: a failure on one machine is a failure on all.
settings.register_profile("same-everywhere", deadline=None, derandomize=True, database=None)
settings.load_profile("same-everywhere")

TODAY = date(2026, 11, 22)

START = setting_up.Start(
    unit="东明街道",
    district="明山区",
    secretary="张红旗",
    secretary_from=date(2025, 1, 1),
    party_seal="中共东明街道工作委员会",
    congress_seal="明山区人大常委会东明街道工作委员会",
    term="第十九届",
    term_from=date(2022, 1, 6),
    use_from=date(2026, 1, 1),
    operator="王敏",
)


@pytest.fixture
def clock() -> Clock:
    """The day all tests are judged on."""
    return Clock(TODAY)


@pytest.fixture(scope="session")
def office_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One office made the ordinary way, copied for each test."""
    root = tmp_path_factory.mktemp("template") / "office"
    with app.new_office(DataFolder(root), Clock(TODAY)) as desk:
        setting_up.set_up(desk, START)
    return root


@pytest.fixture
def folder(office_template: Path, tmp_path: Path) -> DataFolder:
    """The data folder of an office that nobody has open."""
    root = tmp_path / "office"
    shutil.copytree(office_template, root)
    return DataFolder(root)


@pytest.fixture
def office(folder: DataFolder, clock: Clock) -> Iterator[Desk]:
    """A desk to work at."""
    with app.writing_desk(folder, clock) as desk:
        yield desk
