"""report and check-report as a script sees them (上报命令)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiedao_desk.cli import run
from jiedao_desk.storage.folder import DataFolder

Command = Callable[..., tuple[int, dict[str, Any], str]]


@pytest.fixture
def command(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> Command:
    def call(*words: object) -> tuple[int, dict[str, Any], str]:
        code = run(["--data", str(folder.root), "--today", "2026-11-22", "--json", *map(str, words)])
        printed = capsys.readouterr()
        return code, json.loads(printed.out), printed.err

    return call


def test_submit_freezes_and_a_second_one_is_refused_until_it_is_a_correction(
    command: Command, tmp_path: Path
) -> None:
    out = tmp_path / "上报.xlsx"
    code, said, _ = command("report", "2026H1", out, "--receiver", "party", "--submit")
    assert code == 1  # the missed periods are findings
    assert said["submitted"][0]["number"] == "首次报送"
    before = out.read_bytes()
    code, _, words = command("report", "2026H1", out, "--receiver", "party", "--submit")
    assert (code, out.read_bytes()) == (2, before)
    assert "更正" in words
    code, said, _ = command("report", "2026H1", out, "--receiver", "party", "--submit", "--correct", "漏报")
    assert said["submitted"][0]["number"] == "更正报送第1次"
    assert out.read_bytes() != before


def test_without_a_receiver_both_are_sent_apart(command: Command, tmp_path: Path) -> None:
    out = tmp_path / "全部.xlsx"
    _, said, _ = command("report", "2026H1", out, "--submit", "--signed-by", "李卫国")
    assert [(one["receiver"], one["signed_by"]) for one in said["submitted"]] == [
        ("party", "李卫国"),
        ("congress", "李卫国"),
    ]
    assert sorted(one.name for one in tmp_path.glob("*.xlsx")) == [
        "全部.xlsx",
        "全部（人大街道工委上报）.xlsx",
        "全部（党工委上报）.xlsx",
    ]


def test_nothing_is_kept_without_submit(command: Command, tmp_path: Path) -> None:
    _, said, _ = command("report", "2026H1", tmp_path / "草稿.xlsx", "--receiver", "party")
    assert said["submitted"] == []
    _, said, _ = command("report", "2026H1", tmp_path / "报.xlsx", "--receiver", "party", "--submit")
    assert said["submitted"][0]["number"] == "首次报送"


def test_what_cannot_be_written_is_not_sent_and_may_be_sent_again(command: Command, tmp_path: Path) -> None:
    code, said, _ = command(
        "report", "2026H1", tmp_path / "没有" / "报.xlsx", "--receiver", "party", "--submit"
    )
    assert (code, "没有报出" in said["error"]) == (4, True)
    code, said, _ = command("report", "2026H1", tmp_path / "报.xlsx", "--receiver", "party", "--submit")
    assert said["submitted"][0]["number"] == "首次报送"


def test_where_one_receiver_is_refused_nothing_is_sent_to_the_other(command: Command, tmp_path: Path) -> None:
    words = ("report", "2026H1", tmp_path / "报.xlsx", "--submit", "--signed-by", "李卫国")
    assert command(*words, "--receiver", "congress")[0] == 1
    (tmp_path / "报.xlsx").unlink()
    code, said, _ = command(*words)
    assert (code, "不能再报一次" in said["error"]) == (2, True)
    assert list(tmp_path.glob("*.xlsx")) == []
    _, said, _ = command(*words, "--receiver", "party")
    assert said["submitted"][0]["number"] == "首次报送"
