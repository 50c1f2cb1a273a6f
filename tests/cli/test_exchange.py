"""template, import, undo-import and export as a script sees them: JSON, words, exit codes (导入导出命令)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jiedao_desk.cli import run
from jiedao_desk.exchange.worker import read_safely
from jiedao_desk.storage.folder import DataFolder

Said = tuple[int, dict[str, Any], str]
Command = Callable[..., Said]

ROSTER = "姓名,性别,出生年月,身份证号\n赵　一,男,1975.08,\n王岚（女）,,75.8,\n钱二宝,男,2030.1,\n合计,3人,,\n"


@pytest.fixture
def command(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*words: object) -> Said:
        code = run(["--data", str(folder.root), "--today", "2026-11-22", "--json", *map(str, words)])
        printed = capsys.readouterr()
        return code, json.loads(printed.out), printed.err

    return call


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "名册.csv"
    file.write_bytes(ROSTER.encode("gb18030"))
    return file


def names(command: Command, tmp_path: Path) -> list[str]:
    command("export", "deputies", tmp_path / "now.xlsx")
    return [row.at(1).text for row in read_safely(tmp_path / "now.xlsx").sheets[0].rows[1:]]


def test_an_import_with_refused_rows_is_done_with_findings(
    command: Command, roster: Path, tmp_path: Path
) -> None:
    code, said, words = command("import", "deputies", roster, "--rejects", tmp_path / "退回.xlsx")

    assert code == 1
    counts = {key: said[key] for key in ("batch", "read", "created", "updated", "unchanged", "rejected")}
    assert counts == {"batch": 1, "read": 3, "created": 2, "updated": 0, "unchanged": 0, "rejected": 1}
    assert said["skipped"] == [{"row": 5, "why": "合计行"}]
    refused = [one for one in said["problems"] if one["level"] == "refused"]
    assert [(one["sheet"], one["row"], one["column"], one["value"]) for one in refused] == [
        ("名册", 4, "出生年月", "2030.1")
    ]
    assert {one["level"] for one in said["problems"]} == {"refused", "changed"}
    assert "拒绝" in words
    assert names(command, tmp_path) == ["赵一", "王岚"]


def test_a_dry_run_writes_nothing(command: Command, roster: Path, tmp_path: Path) -> None:
    code, said, _ = command("import", "deputies", roster, "--dry-run")

    assert (code, said["batch"], said["created"]) == (1, None, 2)
    assert names(command, tmp_path) == []


def test_a_file_can_be_checked_while_the_window_is_open_but_not_imported(
    command: Command, folder: DataFolder, roster: Path
) -> None:
    with folder.writing():
        assert command("import", "deputies", roster, "--dry-run")[0] == 1
        assert command("import", "deputies", roster)[0] == 4
        assert command("undo-import", 1)[0] == 4


def test_the_rejects_import_again_once_mended(command: Command, roster: Path, tmp_path: Path) -> None:
    rejects = tmp_path / "退回.xlsx"
    command("import", "deputies", roster, "--rejects", rejects)
    book = openpyxl.load_workbook(rejects)
    headings = [cell.value for cell in book.active[1]]
    assert headings == ["姓名", "性别", "出生年月", "身份证号", "错误说明"]
    assert "今天以后" in book.active.cell(2, 5).value
    book.active.cell(2, 3).value = "1980.01"
    book.save(rejects)

    code, said, _ = command("import", "deputies", rejects)
    assert (code, said["created"], said["rejected"]) == (0, 1, 0)


def test_the_rejects_of_an_import_with_a_map_are_said_to_need_it_again(
    command: Command, roster: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "对应.toml"
    mapping.write_text('"出生年月" = "出生年月"\n', encoding="utf-8")
    rejects = ("--rejects", tmp_path / "退回.xlsx")
    assert "改好后可以直接导入它" in command("import", "deputies", roster, "--dry-run", *rejects)[2]
    words = command("import", "deputies", roster, "--dry-run", *rejects, "--map", mapping)[2]
    assert f"改好后加上 --map {mapping} 导入它" in words


def test_undo_and_undo_again(command: Command, roster: Path, tmp_path: Path) -> None:
    command("import", "deputies", roster)
    code, said, _ = command("undo-import", 1)
    assert (code, said) == (0, {"batch": 1, "voided": 2, "put_back": 0, "kept": []})
    assert names(command, tmp_path) == []

    assert command("undo-import", 1)[0] == 2
    assert command("undo-import", 99)[0] == 2
    assert command("undo-import", "abc")[0] == 2


def test_undo_names_what_it_keeps(command: Command, folder: DataFolder, roster: Path, tmp_path: Path) -> None:
    command("import", "deputies", roster)
    command("export", "deputies", tmp_path / "now.xlsx", "--personal")
    book = openpyxl.load_workbook(tmp_path / "now.xlsx")
    sheet = book["代表档案"]
    column = [cell.value for cell in sheet[1]].index("籍贯") + 1
    sheet.cell(2, column).value = "辽宁"
    book.save(tmp_path / "now.xlsx")
    assert command("import", "deputies", tmp_path / "now.xlsx")[1]["updated"] == 1

    code, said, _ = command("undo-import", 1)
    assert (code, said["voided"]) == (1, 1)
    assert [one["title"] for one in said["kept"]] == ["赵一"]


@pytest.mark.parametrize("key", ["terms", "groups", "staff", "deputies", "sessions", "actions"])
def test_the_template_of_every_register_imports_cleanly(command: Command, key: str, tmp_path: Path) -> None:
    code, said, _ = command("template", key, tmp_path / "模板.xlsx")
    assert (code, said["file"]) == (0, str(tmp_path / "模板.xlsx"))

    code, said, _ = command("import", key, tmp_path / "模板.xlsx")
    assert (code, said["read"], said["problems"], said["batch"]) == (0, 0, [], None)


def test_a_template_needs_no_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--data", str(tmp_path / "none"), "template", "deputies", str(tmp_path / "模板.xlsx")]) == 0
    assert (tmp_path / "模板.xlsx").exists()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("没有.xlsx", None, "找不到文件"),
        ("空的.csv", b"", "空的"),
        ("图片.xlsx", b"\x89PNG\r\n\x1a\n0000", "不是表格"),
        ("坏的.xlsx", b"PK\x03\x04 broken", "损坏"),
        ("别的.csv", "部门,金额\n办公室,3\n".encode(), "没有找到表头"),
        ("缺姓名.csv", "性别,民族\n男,汉族\n".encode(), "没有“姓名”"),
    ],
)
def test_what_is_no_roster_gets_a_sentence_and_changes_nothing(
    command: Command, tmp_path: Path, name: str, content: bytes | None, why: str
) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    code, said, words = command("import", "deputies", file)

    assert code == 2
    assert why in said["error"]
    assert why in words
    assert names(command, tmp_path) == []


@pytest.mark.parametrize(
    "words",
    [
        ("import", "speeches", "x.csv"),
        ("import", "deputies"),
        ("export", "deputies", "x.xlsx", "--from", "2026-01-01"),
        ("export", "sessions", "x.xlsx", "--from", "某天"),
        ("template", "nobody", "x.xlsx"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(command: Command, words: tuple[str, ...]) -> None:
    code, said, _ = command(*words)

    assert code == 2
    assert said["error"]


def test_a_table_of_headings_and_a_sheet_by_name(command: Command, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["别的"])
    sheet = book.create_sheet("第二组")
    sheet.append(["尊姓", "性别"])
    sheet.append(["赵一鸣", "男"])
    book.save(tmp_path / "名册.xlsx")
    (tmp_path / "对应.toml").write_text('"尊姓" = "姓名"\n', encoding="utf-8")

    options = ("--map", tmp_path / "对应.toml", "--sheet", "第二组")
    code, said, _ = command("import", "deputies", tmp_path / "名册.xlsx", *options)
    assert (code, said["sheet"], said["created"]) == (0, "第二组", 1)
    assert command("import", "deputies", tmp_path / "名册.xlsx", "--sheet", "第三组")[0] == 2
    assert command("import", "deputies", tmp_path / "名册.xlsx", "--map", tmp_path / "无.toml")[0] == 2


def test_whole_numbers_of_persons_are_not_shown_on_the_screen(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "名册.csv"
    file.write_text("姓名,身份证号,手机\n赵一鸣,210504197508150021,13800000001\n", encoding="utf-8")
    _, said, words = command("import", "deputies", file)

    assert "210504197508150021" in json.dumps(said, ensure_ascii=False)
    assert "210504197508150021" not in words
    assert "210504********0021" in words
