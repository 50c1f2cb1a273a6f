"""A bare machine: what is missing is installed, or one command is told; no screen is no obstacle (首次运行)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sets up Linux; other systems need nothing")


class Machine:
    """A machine of which chosen commands answer as told and write down what they were asked."""

    def __init__(self, folder: Path) -> None:
        self.commands = folder / "commands"
        self.commands.mkdir()
        self.asked = folder / "asked"
        self.asked.touch()

    def answers(self, command: str, script: str) -> None:
        """From now on ``command`` does what the shell ``script`` says."""
        path = self.commands / command
        path.write_text(f'#!/bin/sh\necho {command} "$@" >> {self.asked}\n{script}\n', encoding="utf-8")
        path.chmod(0o755)

    def run(self, script: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {
            "PATH": f"{self.commands}:{os.environ['PATH']}",
            "HOME": str(self.commands),
            "PYTHON": sys.executable,
            **more,
        }
        return subprocess.run(
            ["sh", f"packaging/{script}", *arguments],
            cwd=ROOT,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A Linux machine that has none of the libraries the window needs."""
    machine = Machine(tmp_path)
    machine.answers("ldconfig", "exit 0")
    machine.answers("id", "echo 1000")
    machine.answers("apt-get", "exit 1")
    machine.answers("sudo", "exit 1")
    return machine


def test_without_rights_one_command_is_told_and_nothing_is_touched(machine: Machine) -> None:
    done = machine.run("setup_system.sh")
    assert done.returncode == 1
    assert "    sudo sh packaging/setup_system.sh\n" in done.stderr
    assert "libegl1" in done.stderr
    assert "请执行下面这一条命令" in done.stderr
    assert "apt-get" not in machine.asked.read_text(encoding="utf-8")


def test_as_root_the_missing_libraries_are_installed(machine: Machine) -> None:
    machine.answers("id", "echo 0")
    # Once apt-get has installed, the loader finds what the script asks for.
    wanted = machine.commands / "wanted"
    libraries = (ROOT / "packaging" / "setup_system.sh").read_text(encoding="utf-8").split("libraries='")[1]
    names = [line.split()[0] for line in libraries.split("'")[0].splitlines() if line.strip()]
    wanted.write_text("".join(f"\t{name} (libc6) => /lib/{name}\n" for name in names), encoding="utf-8")
    machine.answers("apt-get", f'case "$*" in *install*) touch {machine.commands}/installed ;; esac')
    machine.answers("ldconfig", f"if [ -e {machine.commands}/installed ]; then cat {wanted}; fi")

    done = machine.run("setup_system.sh")

    assert done.returncode == 0, done.stderr
    installed = [
        line for line in machine.asked.read_text(encoding="utf-8").splitlines() if " install " in line
    ]
    assert len(installed) == 1
    assert "libxcb-cursor0" in installed[0].split()


def test_an_installation_that_did_not_help_is_said(machine: Machine) -> None:
    machine.answers("id", "echo 0")
    machine.answers("apt-get", "exit 0")
    done = machine.run("setup_system.sh")
    assert done.returncode == 1
    assert "安装后仍缺少" in done.stderr


def test_without_a_screen_the_tour_is_given_and_said(machine: Machine) -> None:
    machine.answers("program", "echo $QT_QPA_PLATFORM")
    done = machine.run("run.sh", str(machine.commands / "program"))
    assert done.stdout == "offscreen\n"
    assert "There is no screen here" in done.stderr
    assert "此处没有屏幕" in done.stderr
    assert machine.asked.read_text(encoding="utf-8") == "program tour build/demo\n"


@pytest.mark.parametrize("screen", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_screen_the_window_opens(machine: Machine, screen: str) -> None:
    machine.answers("program", "exit 0")
    done = machine.run("run.sh", str(machine.commands / "program"), "--data", "there", **{screen: ":7"})
    assert done.stderr == ""
    assert machine.asked.read_text(encoding="utf-8") == "program --data there\n"
