"""Work in hand is private, and what a dead process left is removed (工作间)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from jiedao_desk.storage.places import private_place, sweep


def test_a_place_is_gone_afterwards_even_when_the_work_fails(tmp_path: Path) -> None:
    with private_place(tmp_path) as place:
        (place / "names.txt").write_text("王岚", encoding="utf-8")
    with pytest.raises(OSError, match="full"), private_place(tmp_path):
        raise OSError("full")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
def test_nobody_else_can_look_in(tmp_path: Path) -> None:
    with private_place(tmp_path) as place:
        assert place.stat().st_mode & 0o777 == 0o700


def test_a_place_in_use_is_left_alone_and_an_abandoned_one_removed(tmp_path: Path) -> None:
    abandoned = tmp_path / ".work-0000"
    abandoned.mkdir()
    (abandoned / "in-use").touch()
    (abandoned / "desk.db").write_bytes(b"names")
    with private_place(tmp_path) as place:
        os.utime(place, (0, 0))
        sweep(tmp_path)
        assert place.is_dir()
        assert not abandoned.exists()


def test_the_next_start_removes_what_a_killed_restore_left(folder: DataFolder) -> None:
    abandoned = folder.root / ".work-0000"
    abandoned.mkdir()
    (abandoned / "in-use").touch()
    (abandoned / "desk.db").write_bytes(b"names")
    with app.writing_desk(folder, Clock()):
        assert not abandoned.exists()
