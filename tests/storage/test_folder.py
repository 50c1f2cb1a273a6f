"""One writer in a folder, and what it says to the next (数据文件夹)."""

from __future__ import annotations

import os
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from jiedao_desk import app
from jiedao_desk.cli import window
from jiedao_desk.kernel.errors import Damaged, Refused, StorageTrouble
from jiedao_desk.operations import office as setting_up
from jiedao_desk.storage import schema
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder, InUse
from tests.conftest import START


def test_the_second_writer_is_told_who_the_first_is(folder: DataFolder) -> None:
    with folder.writing(), pytest.raises(InUse) as refused, folder.writing():
        pass
    assert f"进程{os.getpid()}" in str(refused.value)
    assert "没有改动" in str(refused.value)


def test_the_folder_is_free_again_afterwards(folder: DataFolder) -> None:
    for _ in range(2):
        with folder.writing():
            assert folder.exists


def test_a_holder_that_was_not_written_down_is_still_a_holder(folder: DataFolder) -> None:
    with folder.writing():
        (folder.root / "desk.lock.json").write_text("{", encoding="utf-8")
        with pytest.raises(InUse, match="另一个程序"), folder.writing():
            pass


def test_another_thread_may_let_go(folder: DataFolder) -> None:
    held = folder.writing()
    held.__enter__()
    closing = threading.Thread(target=held.__exit__, args=(None, None, None))
    closing.start()
    closing.join()
    with folder.writing():
        assert folder.exists


@pytest.mark.skipif(os.name != "posix", reason="rights of files")
def test_a_new_folder_is_its_owners_alone(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "new" / "office")
    folder.make()
    assert folder.root.stat().st_mode & 0o777 == 0o700


def test_an_office_is_not_made_over_another(folder: DataFolder) -> None:
    with pytest.raises(Refused, match="已经有街道数据"), app.new_office(folder, Clock()):
        pass


def test_an_office_whose_file_is_gone_is_not_made_anew(folder: DataFolder) -> None:
    folder.database.unlink()
    for opening in (app.new_office, app.writing_desk, app.reading_desk):
        with pytest.raises(Damaged, match="不见了"), opening(folder, Clock()):
            pass
    assert not folder.exists


def test_a_new_office_that_fails_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "office")
    with pytest.raises(Refused, match="街道名称"), app.new_office(folder, Clock()) as desk:
        setting_up.set_up(desk, setting_up.Start(" ", "明山区"))
    with app.new_office(folder, Clock()) as desk:
        setting_up.set_up(desk, START)
    with app.reading_desk(folder, Clock()) as desk:
        assert desk.operator == "王敏"


def test_an_office_whose_making_was_cut_off_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "office")
    folder.make()
    # So it lies there when the program dies before the first line is recorded.
    schema.create(folder.database)
    for opening in (app.reading_desk, app.writing_desk):
        with pytest.raises(Refused, match="没有建立完"), opening(folder, Clock()):
            pass

    def guide(folder: DataFolder, clock: Clock) -> DataFolder:
        with app.new_office(folder, clock) as desk:
            setting_up.set_up(desk, START)
        return folder

    monkeypatch.setattr(window, "_guide", guide)
    with ExitStack() as stack:
        desk = window._opened(stack, folder, Clock(), alone=False)
        assert desk is not None
        assert desk.operator == "王敏"
    with pytest.raises(Refused, match="已经有街道数据"), app.new_office(folder, Clock()):
        pass


def test_a_place_that_can_be_no_folder_gets_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "名册.xlsx"
    file.write_bytes(b"x")
    for root, why in (
        (file, "是一个文件"),
        (file / "office", "建不了文件夹"),
        (tmp_path / ("长" * 200), "路径太长"),
    ):
        with pytest.raises(StorageTrouble, match=why), app.new_office(DataFolder(root), Clock()):
            pass
        with pytest.raises((Refused, StorageTrouble)), app.reading_desk(DataFolder(root), Clock()):
            pass
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == b"x"
