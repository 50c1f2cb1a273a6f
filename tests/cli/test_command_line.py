"""The command line itself: wrong calls, answers that nobody can take, places not to write to (命令行)."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiedao_desk import app
from jiedao_desk.cli import run
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import finality, sessions
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
Said = tuple[int, dict[str, Any], str]


@pytest.fixture
def command(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    def call(*words: object) -> Said:
        code = run(["--data", str(folder.root), "--today", TODAY.isoformat(), "--json", *map(str, words)])
        printed = capsys.readouterr()
        assert "意外的错误" not in printed.err
        return code, json.loads(printed.out), printed.err

    return call


def started(*words: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "jiedao_desk", *words],
        cwd=ROOT,
        check=False,
        stderr=subprocess.PIPE,
        **options,
    )


def finalised(folder: DataFolder) -> int:
    with app.writing_desk(folder, Clock(TODAY)) as desk:
        draft = sessions.new(desk, TODAY)
        draft.values |= {"recorder": "王敏"}
        for row in draft.children["attendance"]:
            row.values["state"] = "出席"
        draft.children["agenda"] = [Draft("agenda", {"title": "听取代表工作汇报", "is_congress": True})]
        return finality.finalise(desk, draft).id


def test_a_version_of_a_record_is_printed_and_the_version_of_the_program_told(
    command: Callable[..., Said], folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = finalised(folder)
    # In a process of its own: what draws here must not be what draws the windows of other tests.
    words = ("print", "session", str(number), str(tmp_path / "第一版.pdf"), "--version", "1")
    assert started("--data", str(folder.root), *words).returncode == 0
    assert (tmp_path / "第一版.pdf").read_bytes().startswith(b"%PDF")
    assert command("print", "session", number, tmp_path / "x.pdf", "--version", "2")[0] == 2
    assert command("print", "session", number, tmp_path / "x.pdf", "--version", "一")[0] == 2
    assert command("print", "excerpt", number, tmp_path / "x.pdf", "--version", "1")[0] == 2
    assert not (tmp_path / "x.pdf").exists()
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("jiedao-desk ")


@pytest.mark.parametrize("number", ["9" * 30, "²", "-1", "٣"])
def test_a_number_that_no_record_can_have_gets_a_sentence(
    command: Callable[..., Said], tmp_path: Path, number: str
) -> None:
    assert command("undo-import", "--", number)[0] == 2
    assert command("print", "session", "--", number, tmp_path / "x.pdf")[0] == 2


def test_a_workbook_is_never_written_over_the_office(
    command: Callable[..., Said], folder: DataFolder, tmp_path: Path
) -> None:
    before = folder.database.read_bytes()
    roster = tmp_path / "名册.csv"
    roster.write_text("姓名,出生年月\n赵一,2030.1\n", encoding="utf-8")
    for words in (
        ("export", "deputies", folder.database),
        ("template", "deputies", folder.database),
        ("import", "deputies", roster, "--rejects", folder.database),
        ("import", "deputies", roster, "--dry-run", "--rejects", folder.database),
        ("export", "deputies", tmp_path / "名册"),
    ):
        code, said, _ = command(*words)
        assert (code, ".xlsx" in said["error"]) == (2, True), words
    assert folder.database.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["office", "名册.csv"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in a folder on Windows")
def test_what_is_no_plain_file_is_not_replaced(command: Callable[..., Said], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.xlsx"
    os.mkfifo(pipe)
    code, said, _ = command("export", "deputies", pipe)
    assert (code, "不是文件" in said["error"]) == (4, True)
    assert pipe.is_fifo()


def test_a_name_too_long_for_the_disk_gets_a_sentence(command: Callable[..., Said], tmp_path: Path) -> None:
    code, said, _ = command("export", "deputies", tmp_path / f"{'长' * 200}.xlsx")
    assert (code, "太长" in said["error"]) == (4, True)


def test_an_import_whose_rejects_cannot_be_written_still_tells_what_it_did(
    command: Callable[..., Said], tmp_path: Path
) -> None:
    roster = tmp_path / "名册.csv"
    roster.write_text("姓名,出生年月\n赵一,1970.1\n钱二,2030.1\n", encoding="utf-8")
    code, said, _ = command("import", "deputies", roster, "--rejects", tmp_path / "没有" / "退回.xlsx")
    assert (code, said["batch"], said["created"], said["rejects"]) == (4, 1, 1, None)
    assert said["error"].startswith("导入已完成，但没有导入的行没能写出")
    workbook = tmp_path / "名册.xlsx"
    workbook.write_bytes(roster.read_bytes())
    code, said, _ = command("import", "deputies", workbook, "--rejects", workbook)
    assert (code, set(said)) == (2, {"error"})
    assert workbook.read_bytes() == roster.read_bytes()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device of a full disk is Linux's")
def test_an_answer_that_cannot_be_written_ends_without_a_traceback(folder: DataFolder) -> None:
    words = ("set", "--json", "--data", str(folder.root))
    with Path("/dev/full").open("wb") as full:
        done = started(*words, stdout=full)
    assert done.returncode == 4
    assert "Traceback" not in done.stderr.decode()
    assert "没能写出" in done.stderr.decode()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a screen can be missing")
def test_without_a_screen_the_window_says_so(folder: DataFolder) -> None:
    without = {key: value for key, value in os.environ.items() if "DISPLAY" not in key and "QPA" not in key}
    done = started("--data", str(folder.root), env=without)
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)
    assert "没有连接屏幕" in done.stderr.decode()


@pytest.mark.parametrize("words", [("--help",), ("import", "-h"), ("print", "--help")])
def test_help_is_in_chinese(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    told = capsys.readouterr().out
    assert told.startswith("用法：jiedao-desk")
    assert not [line for line in ("usage", "arguments", "options", "show this") if line in told]


@pytest.mark.parametrize(("spoil", "expected"), [("nothing there", 2), ("damaged", 4)])
def test_a_start_that_is_measured_asks_nobody(
    folder: DataFolder, tmp_path: Path, spoil: str, expected: int
) -> None:
    root = tmp_path / "none" if spoil == "nothing there" else folder.root
    if spoil == "damaged":
        os.truncate(folder.database, folder.database.stat().st_size // 2)
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = started("--quit-when-painted", "--data", str(root), env=offscreen, timeout=60)
    assert (done.returncode, "Traceback" in done.stderr.decode()) == (expected, False)
    assert not (tmp_path / "none").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are always Unicode on Windows")
def test_words_in_another_encoding_get_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = os.fsdecode("东明街道".encode("gbk"))
    code = run(["--data", str(tmp_path / "new"), "--json", "init", "--unit", unit, "--district", "明山区"])
    printed = capsys.readouterr()
    assert code == 2
    assert set(json.loads(printed.out)) == {"error"}
    assert "意外的错误" not in printed.err
    assert run(["--data", str(tmp_path / "new"), "init", "--unit", "东明街道", "--district", "明山区"]) == 0


@pytest.mark.parametrize("named", ["", "  "])
def test_an_empty_folder_name_never_means_some_other_office(
    command: Callable[..., Said], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIEDAO_DESK_DATA", str(tmp_path / "other"))

    code, said, _ = command("search", "张", "--data", named)

    assert (code, "--data 后面没有写文件夹" in said["error"]) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        ("demo", ""),
        ("tour", " "),
        ("backup", ""),
        ("restore", "BACKUP", "--to", ""),
        ("export", "deputies", " "),
        ("import", "deputies", "ROSTER", "--map", ""),
        ("import", "deputies", "ROSTER", "--rejects", ""),
        ("report", "2026H1", "报表.xlsx", "--sheets", ""),
        ("report", "2026H1", "报表.xlsx", "--sheets", " , "),
        ("report", "2026H1", "报表.xlsx", "--sheets", "²"),
        ("demo", "示例", "--activities", "-1"),
        ("demo", "示例", "--activities", "99999999"),
    ],
)
def test_a_script_whose_variable_is_empty_changes_nothing(
    command: Callable[..., Said],
    folder: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    roster = tmp_path / "名册.csv"
    roster.write_text("姓名,出生年月\n赵一,1970.1\n钱二,2030.1\n", encoding="utf-8")
    stood_in = tmp_path / "standing here"
    stood_in.mkdir()
    monkeypatch.chdir(stood_in)
    named = {"BACKUP": next(folder.backups.iterdir()), "ROSTER": roster}
    before = folder.database.read_bytes()

    code, said, _ = command(*(named.get(word, word) for word in words))

    assert (code, set(said)) == (2, {"error"})
    assert list(stood_in.iterdir()) == []
    assert folder.database.read_bytes() == before


@pytest.mark.parametrize("since", ["--secretary-from", "--term-from"])
def test_a_date_of_nobody_is_not_passed_over(tmp_path: Path, since: str) -> None:
    place = tmp_path / "new"
    words = ("--data", str(place), "init", "--unit", "东明街道", "--district", "明山区")
    assert run([*words, since, "2024-01-01"]) == 2
    assert not place.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", ">&- 2>&- <&-"])
def test_with_its_streams_closed_a_command_does_its_work(
    folder: DataFolder, tmp_path: Path, closed: str
) -> None:
    out = tmp_path / "名册.xlsx"
    call = 'exec "$0" -m jiedao_desk export deputies "$1" --data "$2" --json'
    with (tmp_path / "told").open("wb") as told:
        done = subprocess.run(
            ["sh", "-c", f"{call} {closed}", sys.executable, str(out), str(folder.root)],
            cwd=ROOT,
            check=False,
            stderr=told,
        )
    assert (done.returncode, out.read_bytes()[:2]) == (0, b"PK")
    assert "Traceback" not in (tmp_path / "told").read_text(encoding="utf-8")


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there one can stand in a folder that is gone"
)
@pytest.mark.parametrize("words", [("export", "deputies", "名册.xlsx"), ("search", "张", "--data", "office")])
def test_standing_in_a_folder_that_is_gone_gets_a_sentence(
    command: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    gone = tmp_path / "stick"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, said, _ = command(*words)
    monkeypatch.chdir(tmp_path)
    assert (code, "已经不在" in said["error"]) == (4, True)


@pytest.mark.parametrize("year", [1970, 2150])
def test_with_a_clock_that_is_years_off_everything_can_still_be_taken_along(
    command: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    monkeypatch.setattr(zipfile, "time", zipfile.time)
    monkeypatch.setattr(time, "localtime", lambda _=None: time.struct_time((year, 1, 2, 0, 0, 0, 4, 2, 0)))

    assert command("backup", tmp_path / "备份.jdbak")[0] == 0
    assert command("export", "staff", tmp_path / "人员.xlsx")[0] == 0
    assert command("print", "handover", tmp_path / "交接.docx")[0] == 0
    for file in ("备份.jdbak", "人员.xlsx", "交接.docx"):
        with zipfile.ZipFile(tmp_path / file) as archive:
            assert archive.testzip() is None
