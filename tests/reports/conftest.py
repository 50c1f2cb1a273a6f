"""The sample office of two years, made once and copied for each module that counts in it (示例街道)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.sample import Size
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder it is copied from."""
    root = tmp_path_factory.mktemp("sample-template") / "office"
    app.make_sample(DataFolder(root), Clock(TODAY), Size(years=2, deputies=40))
    return root


@pytest.fixture(scope="module")
def sample(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk in the sample office."""
    root = tmp_path_factory.mktemp("sample") / "office"
    shutil.copytree(sample_template, root)
    with app.writing_desk(DataFolder(root), Clock(TODAY)) as desk:
        yield desk
