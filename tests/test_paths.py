"""Where the program finds its resources and an office's data."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import pytest

from jiedao_desk import paths


def test_the_tables_are_found_in_a_checkout():
    assert (paths.resources() / "strokes" / "order.txt").is_file()


def test_an_installed_package_has_its_resources_inside(tmp_path, monkeypatch):
    (tmp_path / "jiedao_desk" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "jiedao_desk")
    assert paths.resources() == tmp_path / "jiedao_desk" / "resources"


def test_a_frozen_program_has_its_resources_where_it_was_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources() == tmp_path / "resources"


def test_the_option_counts_before_the_environment(tmp_path):
    environ = {"JIEDAO_DESK_DATA": str(tmp_path / "named")}
    assert paths.data_folder(str(tmp_path / "asked"), environ) == tmp_path / "asked"
    assert paths.data_folder(None, environ) == tmp_path / "named"


def test_a_relative_folder_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder("office", {}) == tmp_path / "office"


def test_a_portable_program_keeps_its_data_beside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "jiedao_desk")
    assert paths.data_folder(None, {}) != tmp_path / "data"
    (tmp_path / "portable").touch()
    assert paths.data_folder(None, {}) == tmp_path / "data"


def test_a_portable_frozen_program_looks_beside_its_executable(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "jiedao-desk"))
    (tmp_path / "portable").touch()
    assert paths.data_folder(None, {}) == tmp_path / "data"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - 某某区", "OneDrive"),
        ("我的坚果云", "坚果云"),
        ("Nutstore Files", "坚果云"),
        ("BaiduSyncdisk", "百度网盘"),
        ("百度网盘", "百度网盘"),
        ("Dropbox (单位)", "Dropbox"),
        ("WPS云盘", "WPS云盘"),
    ],
)
def test_a_folder_of_a_cloud_service_is_warned_of(tmp_path, folder, service):
    warning = paths.risky_place(tmp_path / folder / "人大")
    assert warning is not None
    assert f"{service}的同步文件夹" in warning


def test_a_network_share_is_warned_of():
    warning = paths.risky_place(Path("//server/share/人大"))
    assert warning is not None
    assert "网络共享" in warning


def test_a_local_folder_is_no_risk(tmp_path):
    assert paths.risky_place(tmp_path / "工作台数据") is None


def test_the_innermost_mount_decides_on_the_file_system():
    mounts = [
        "/dev/sda1 / ext4 rw 0 0",
        r"server:/x /mnt/share\040of\040office nfs4 rw 0 0",
        "/dev/sdb1 /mnt ext4 rw 0 0",
        "broken",
    ]
    assert paths.file_system_of(PurePosixPath("/mnt/share of office/人大"), mounts) == "nfs4"
    assert paths.file_system_of(PurePosixPath("/mnt/other"), mounts) == "ext4"
    assert paths.file_system_of(PurePosixPath("relative"), mounts) is None
