"""Temporary files lie in a folder of our own, and none outlives its process for long."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.spreadsheet.private_temp import private_temp

AT_WORK = """
import sys, tempfile, pathlib
from jiedao_desk.spreadsheet.private_temp import private_temp
with private_temp(pathlib.Path(sys.argv[1])):
    with tempfile.NamedTemporaryFile(prefix="openpyxl.", delete=False) as file:
        file.write("赵一鸣".encode())
    print(file.name, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another_process(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", AT_WORK, str(tmp_path / "tmp")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as process:
        yield process, Path(process.stdout.readline().strip())
        process.kill()


def test_temporary_files_go_to_our_folder_and_vanish_with_it(tmp_path):
    before = tempfile.gettempdir()
    with private_temp(tmp_path / "tmp") as own:
        assert own.stat().st_mode & 0o077 == 0
        assert Path(tempfile.gettempdir()) == own
        assert os.environ["TMPDIR"] == str(own)
        left_open = Path(tempfile.mkstemp()[1])
        assert left_open.parent == own
    assert not own.exists()
    assert tempfile.gettempdir() == before


def test_what_a_killed_process_left_is_removed_at_the_next_start(tmp_path, another_process):
    process, file = another_process
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert file.exists()
    with private_temp(tmp_path / "tmp") as own:
        assert not file.parent.exists()
        assert own.exists()


def test_the_folder_of_a_running_process_is_left_alone(tmp_path, another_process):
    _, file = another_process
    with private_temp(tmp_path / "tmp"):
        assert file.read_text() == "赵一鸣"


def test_a_place_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "tmp").write_text("a file")
    with pytest.raises(StorageTrouble, match="不能使用临时文件夹"), private_temp(tmp_path / "tmp"):
        pytest.fail("must not start")
