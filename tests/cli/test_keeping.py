"""backup, restore and check as scripts and schedulers use them (备份、恢复、检查)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jiedao_desk import app
from jiedao_desk.cli import run
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.storage.looking_in import deputies, enter, flip_bit


@pytest.fixture
def call(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command on the office; answers exit code, JSON and words."""

    def called(*arguments: str, data: Path | None = None) -> tuple[int, dict[str, Any], str]:
        code = run([*arguments, "--json", "--data", str(data or folder.root)])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, json.loads(out), err

    return called


def test_backup_and_restore_elsewhere(call: Any, folder: DataFolder, tmp_path: Path) -> None:
    with app.writing_desk(folder, Clock()) as desk:
        enter(desk, "王岚")
    code, told, words = call("backup", str(tmp_path / "out.jdbak"))
    assert (code, told["verified"], told["unit"]) == (0, True, "东明街道")
    assert Path(told["file"]).exists()
    assert Path(told["kept"]).parent == folder.backups
    assert "备份成功" in words
    code, told, words = call("restore", str(tmp_path / "out.jdbak"), "--to", str(tmp_path / "new"))
    assert (code, told["restored"], told["present"]) == (0, True, "none")
    assert deputies(tmp_path / "new" / "desk.db") == ["王岚"]
    assert call("check", data=tmp_path / "new")[:2] == (0, {"damaged": False, "findings": []})


def test_backup_works_beside_an_open_window(call: Any, folder: DataFolder) -> None:
    with app.writing_desk(folder, Clock()) as desk:
        enter(desk, "王岚")
        code, told, _ = call("backup")
        assert (code, told["verified"]) == (0, True)
        enter(desk, "李卫国")
    assert call("check")[0] == 0


def test_restore_beside_an_open_window_is_in_use(call: Any, folder: DataFolder) -> None:
    _, made, _ = call("backup")
    with app.writing_desk(folder, Clock()):
        code, told, _ = call("restore", made["file"])
    assert code == 4
    assert "正由" in told["error"]


def test_restore_prints_the_comparison_and_does_it(call: Any, folder: DataFolder) -> None:
    _, made, _ = call("backup")
    with app.writing_desk(folder, Clock()) as desk:
        enter(desk, "王岚", "李卫国")
    code, told, words = call("restore", made["file"], "--dry-run")
    assert (code, told["restored"]) == (0, False)
    assert deputies(folder.database) == ["王岚", "李卫国"]
    code, told, words = call("restore", made["file"])
    [people] = [one for one in told["comparison"] if one["register"] == "deputies"]
    assert people == {
        "register": "deputies",
        "title": "代表档案",
        "now": 2,
        "then": 0,
        "lost": 2,
        "older": 0,
        "back": 0,
    }
    assert code == 0
    assert "代表档案：现有2条，备份里0条；恢复后少2条" in words
    assert Path(told["kept_aside"]).exists()
    assert deputies(folder.database) == []


def test_a_file_that_is_no_backup_is_wrong_input(call: Any, folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "x.jdbak").write_text("x")
    code, told, _ = call("restore", str(tmp_path / "x.jdbak"))
    assert code == 2
    assert "没有改动任何数据" in told["error"]


def test_check_answers_1_for_findings_and_4_for_damage(call: Any, folder: DataFolder) -> None:
    assert call("check")[0] == 0
    flip_bit(folder.database, folder.database.read_bytes().index("明山区".encode()))
    code, told, _ = call("check")
    assert (code, told["damaged"]) == (1, False)
    assert [one["kind"] for one in told["findings"]] == ["altered"]
    folder.database.write_bytes(folder.database.read_bytes()[:50_000])
    code, told, words = call("check")
    assert (code, told["damaged"]) == (4, True)
    assert "不完整" in told["findings"][0]["why"]
    assert "最近可用的备份" in words


def test_check_mends_the_index_when_told(call: Any, folder: DataFolder) -> None:
    with app.writing_desk(folder, Clock()) as desk:
        enter(desk, "王岚")
        desk.database.close()
        with desk.database.unit_of_work("王敏") as work:
            work.session.connection().exec_driver_sql("DELETE FROM search_line WHERE title = '王岚'")
    code, told, _ = call("check")
    assert code == 1
    assert {one["kind"] for one in told["findings"]} == {"index"}
    assert call("check", "--rebuild-index")[:2] == (0, {"damaged": False, "findings": []})


@pytest.mark.parametrize("command", ["backup", "check"])
def test_where_no_office_is_the_call_is_wrong(call: Any, tmp_path: Path, command: str) -> None:
    code, told, _ = call(command, data=tmp_path / "nowhere")
    assert code == 2
    assert "还没有街道数据" in told["error"]
    assert not (tmp_path / "nowhere").exists()


def test_a_backup_of_a_damaged_office_is_storage_trouble(call: Any, folder: DataFolder) -> None:
    folder.database.write_bytes(b"")
    code, told, _ = call("backup")
    assert code == 4
    assert "备份没有做成" in told["error"]


def test_a_backup_never_replaces_a_file_that_is_none(call: Any, folder: DataFolder, tmp_path: Path) -> None:
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"photo")
    before = sorted(folder.backups.iterdir())
    code, told, _ = call("backup", str(photo))
    assert (code, photo.read_bytes()) == (2, b"photo")
    assert "没有覆盖它" in told["error"]
    assert sorted(folder.backups.iterdir()) == before
    for again in range(2):
        assert call("backup", str(tmp_path / "副本.bak"))[0] == 0, again


def test_looking_at_a_backup_makes_no_folder(call: Any, tmp_path: Path) -> None:
    _, made, _ = call("backup")
    code, told, _ = call("restore", made["file"], "--dry-run", "--to", str(tmp_path / "新"))
    assert (code, told["restored"]) == (0, False)
    assert not (tmp_path / "新").exists()
