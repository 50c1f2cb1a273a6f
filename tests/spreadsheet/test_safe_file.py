"""A file is replaced whole or not at all, and the clerk is told why not."""

import errno
import os
import resource
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.spreadsheet.safe_file import replacing

OLD = "上次导出的名册".encode() * 100


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "代表名册.xlsx"
    path.write_bytes(OLD)
    return path


@contextmanager
def no_file_longer_than(size: int):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def only_the_old_file(target: Path) -> bool:
    return target.read_bytes() == OLD and list(target.parent.iterdir()) == [target]


def test_a_new_file_appears_complete(tmp_path):
    target = tmp_path / "新表.xlsx"
    with replacing(target) as part:
        part.write_bytes(b"new")
        assert not target.exists()
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_an_old_file_is_exchanged_and_keeps_its_rights(target):
    target.chmod(0o640)
    with replacing(target) as part:
        part.write_bytes(b"new")
        assert target.read_bytes() == OLD
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_failure_in_the_middle_keeps_the_old_file(target):
    with pytest.raises(ZeroDivisionError), replacing(target) as part:
        part.write_bytes(bytes(1 // 0 for _ in range(9)))
    assert only_the_old_file(target)


def test_a_file_that_does_not_verify_is_not_put_in_place(target):
    def would_not_open(path: Path) -> None:
        raise StorageTrouble(f"{path.read_bytes()!r} 打不开")

    with pytest.raises(StorageTrouble, match="打不开"), replacing(target, would_not_open) as part:
        part.write_bytes(b"broken")
    assert only_the_old_file(target)


def test_a_full_disk_is_said_and_the_old_file_kept(target):
    full = no_file_longer_than(1000)
    with full, pytest.raises(StorageTrouble, match=r"磁盘空间不足.*没有改动"), replacing(target) as part:
        part.write_bytes(b"x" * 5000)
    assert only_the_old_file(target)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有权限写入文件夹"),
        (errno.EROFS, "没有权限写入文件夹"),
        (errno.EIO, "磁盘没有响应"),
        (errno.EINVAL, "没有写成“代表名册.xlsx”"),
    ],
)
def test_each_trouble_of_the_disk_has_its_sentence(target, number, said):
    with pytest.raises(StorageTrouble, match=said), replacing(target):
        raise OSError(number, os.strerror(number))
    assert only_the_old_file(target)


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(StorageTrouble, match="不存在"), replacing(tmp_path / "没有" / "表.xlsx"):
        pytest.fail("nothing may be written")


def test_a_folder_under_the_name_is_said(tmp_path):
    (tmp_path / "表").mkdir()
    with pytest.raises(StorageTrouble, match="是一个文件夹"), replacing(tmp_path / "表"):
        pytest.fail("nothing may be written")


def test_a_read_only_file_is_left_alone(target):
    target.chmod(0o444)
    with pytest.raises(StorageTrouble, match="只读"), replacing(target):
        pytest.fail("nothing may be written")
    assert only_the_old_file(target)


@pytest.mark.parametrize("mark", [".~代表名册.xlsx", ".~lock.代表名册.xlsx#"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses the exchange itself")
def test_a_file_open_in_an_office_program_is_left_alone(target, mark):
    owner = target.parent / mark
    owner.touch()
    with pytest.raises(StorageTrouble, match="正被 WPS 或其他程序打开"), replacing(target):
        pytest.fail("nothing may be written")
    owner.unlink()
    assert only_the_old_file(target)


def test_a_sharing_violation_is_named_as_open_elsewhere(target, monkeypatch):
    def held(self, to):
        trouble = PermissionError(errno.EACCES, "denied")
        trouble.winerror = 32
        raise trouble

    monkeypatch.setattr(Path, "replace", held)
    with (
        pytest.raises(StorageTrouble, match=r"正被 WPS、Excel 或其他程序打开.*另存"),
        replacing(target) as part,
    ):
        part.write_bytes(b"new")
    assert only_the_old_file(target)


def test_a_link_stays_a_link(target):
    link = target.parent / "快捷方式.xlsx"
    link.symlink_to(target)
    with replacing(link) as part:
        part.write_bytes(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_an_interrupted_writing_left_is_removed_later_but_not_one_under_way(target):
    dead, alive = target.parent / ".jiedao-0123.part", target.parent / ".jiedao-4567.part"
    dead.write_bytes(b"names")
    alive.write_bytes(b"names")
    long_ago = time.time() - 7200
    os.utime(dead, (long_ago, long_ago))
    with replacing(target) as part:
        part.write_bytes(b"new")
    assert not dead.exists()
    assert alive.exists()
