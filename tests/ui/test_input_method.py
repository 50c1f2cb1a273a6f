"""Which input module is asked for, and whether an input method really listens."""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

import pytest

from jiedao_desk.ui import input_method
from jiedao_desk.ui.input_method import bus_answers, installed_plugins, module_to_use, prepare

WHEELS = frozenset({"ibus", "compose"})


@pytest.mark.parametrize(
    ("environment", "plugins", "answers", "chosen"),
    [
        ({}, WHEELS, True, "ibus"),
        ({}, WHEELS, False, None),
        ({"QT_IM_MODULE": ""}, WHEELS, True, "ibus"),
        ({"QT_IM_MODULE": "fcitx"}, WHEELS, True, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, WHEELS, True, "ibus"),
        ({"QT_IM_MODULE": "fcitx"}, WHEELS, False, None),
        ({"QT_IM_MODULE": "fcitx"}, WHEELS | {"fcitx", "fcitx5"}, True, None),
        ({"QT_IM_MODULE": "ibus"}, WHEELS, True, None),
        ({"QT_IM_MODULE": "xim"}, WHEELS, True, None),
        ({"QT_IM_MODULE": "qtvirtualkeyboard"}, WHEELS, True, None),
        ({"QT_IM_MODULES": "fcitx"}, WHEELS, True, "ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, WHEELS, True, None),
        ({"QT_IM_MODULES": "wayland;fcitx"}, WHEELS, True, "ibus"),
        ({"QT_IM_MODULES": "fcitx", "QT_IM_MODULE": "ibus"}, WHEELS, True, "ibus"),
        ({}, frozenset({"compose"}), True, None),
    ],
)
def test_the_decision(environment, plugins, answers: bool, chosen: str | None):
    assert module_to_use(environment, plugins, bus_answers=answers) == chosen


def test_this_qt_has_ibus_and_no_fcitx():
    plugins = installed_plugins({})
    assert "ibus" in plugins
    assert "fcitx" not in plugins


def test_a_plugin_from_elsewhere_is_seen(tmp_path: Path):
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    assert {"fcitx", "fcitx5"} <= installed_plugins({"QT_PLUGIN_PATH": str(tmp_path)})


@pytest.fixture
def listening():
    """A socket that takes callers, in a folder whose name is short enough for one."""
    with tempfile.TemporaryDirectory(prefix="im") as folder, socket.socket(socket.AF_UNIX) as line:
        path = Path(folder, "bus")
        line.bind(str(path))
        line.listen()
        yield path


def left_behind(home: Path, address: str) -> dict[str, str]:
    """What IBus and fcitx5 write for their clients."""
    folder = home / ".config" / "ibus" / "bus"
    folder.mkdir(parents=True)
    (folder / "0123456789abcdef-unix-0").write_text(
        f"# This file is created by ibus-daemon\nIBUS_ADDRESS={address}\nIBUS_DAEMON_PID=77\n",
        encoding="utf-8",
    )
    return {"HOME": str(home)}


def test_a_listening_bus_answers(tmp_path: Path, listening: Path):
    assert bus_answers(left_behind(tmp_path, f"unix:path={listening},guid=0a1b"))
    assert bus_answers({"HOME": "/nonexistent", "IBUS_ADDRESS": f"unix:path={listening}"})


def test_a_bus_that_is_gone_does_not(tmp_path: Path):
    assert not bus_answers(left_behind(tmp_path, f"unix:path={tmp_path}/gone,guid=0a1b"))
    assert not bus_answers({"HOME": str(tmp_path / "nobody")})
    assert not bus_answers({"HOME": str(tmp_path / "nobody"), "IBUS_ADDRESS": "tcp:host=localhost,port=1"})


def test_it_is_set_before_qt_reads_it(monkeypatch):
    monkeypatch.setattr(input_method, "bus_answers", lambda _environment: True)
    environment = {"QT_IM_MODULES": "fcitx", "XMODIFIERS": "@im=fcitx"}
    prepare(environment, "linux")
    assert environment == {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_left_alone(monkeypatch, platform: str):
    monkeypatch.setattr(input_method, "bus_answers", lambda _environment: True)
    environment: dict[str, str] = {}
    prepare(environment, platform)
    assert environment == {}


def test_the_bus_is_not_asked_where_the_answer_does_not_matter(monkeypatch):
    def never(_environment) -> bool:
        raise AssertionError

    monkeypatch.setattr(input_method, "bus_answers", never)
    prepare({"QT_IM_MODULE": "ibus"}, "linux")
