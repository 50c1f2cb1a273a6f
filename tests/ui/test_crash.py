"""A fault of the program: logged without anybody's data, apologised for once, nothing lost."""

from __future__ import annotations

import sys
import threading
from datetime import datetime
from pathlib import Path

import pytest

from jiedao_desk.ui import crash, dialogs
from jiedao_desk.ui.crash import CrashReporter, apology, report, write_log

MOMENT = datetime(2026, 11, 22, 10, 42)
PERSONAL = ("210504197508150020", "13812340001", "张红旗", "明山区东明路12号", "2105 0419 7508")


def fail(identity: str, phone: str, name: str, home: str, spaced: str) -> None:
    """Fails with everything in local variables, in the message, and in the cause."""
    held = {name: (identity, phone, home)}
    try:
        raise ValueError(f"cannot read {identity!r} of {name}, {home}, tel. {phone}, {spaced}")
    except ValueError as cause:
        raise LookupError(f"no row for ({identity}, '{name}') in {held}") from cause


def caught() -> BaseException:
    with pytest.raises(LookupError) as trouble:
        fail(*PERSONAL)
    return trouble.value


def test_the_log_says_where_and_not_who():
    text = report(caught(), "1.2.3", MOMENT)
    for secret in PERSONAL:
        assert secret not in text
    assert str(Path.home()) not in text
    assert "LookupError" in text
    assert "ValueError" in text
    assert "test_crash.py:" in text
    assert " fail" in text
    assert "1.2.3" in text


def test_twenty_logs_are_kept(tmp_path: Path):
    for minute in range(30):
        assert write_log(tmp_path, "fault\n", MOMENT.replace(minute=minute)) is not None
    kept = sorted(file.name for file in tmp_path.iterdir())
    assert len(kept) == 20
    assert kept[-1].startswith("crash-20261122-1029")


def test_a_log_that_cannot_be_written_is_no_second_fault(tmp_path: Path):
    blocked = tmp_path / "logs"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    assert write_log(blocked, "fault\n", MOMENT) is None
    assert "没能写下记录" in apology(None)[-1]


def test_the_apology_says_what_is_kept_and_what_to_do(tmp_path: Path):
    said = "".join(apology(tmp_path / "crash.log"))
    assert "没有变" in said
    assert "保存" in said
    assert str(tmp_path / "crash.log") in said
    assert "Error" not in said


@pytest.fixture
def shown(monkeypatch) -> list[tuple[str, ...]]:
    boxes: list[tuple[str, ...]] = []
    monkeypatch.setattr(dialogs, "show_message", lambda _parent, *said, **_tone: boxes.append(said))
    return boxes


def reporter(tmp_path: Path, **more) -> CrashReporter:
    return CrashReporter(tmp_path / "logs", "1.2.3", now=lambda: MOMENT, **more)


def test_typing_is_put_away_before_the_apology(tmp_path: Path, qtbot, shown):
    order: list[str] = []
    catching = reporter(tmp_path, keep_typing=lambda: order.append(f"kept before box {len(shown)}"))
    error = caught()
    catching.handle(type(error), error, error.__traceback__)
    assert shown == [], "the apology waits until the code at fault has been left"
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert order == ["kept before box 0"]
    assert len(list((tmp_path / "logs").iterdir())) == 1


def test_one_fault_after_the_other_makes_one_box(tmp_path: Path, qtbot, monkeypatch):
    catching = reporter(tmp_path)
    error = caught()
    boxes: list[str] = []

    def box(_parent, *_said, **_tone) -> None:
        boxes.append("open")
        if len(boxes) < 5:
            catching.handle(type(error), error, error.__traceback__)
            qtbot.wait(1)

    monkeypatch.setattr(dialogs, "show_message", box)
    catching.handle(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(boxes))
    assert boxes == ["open"]


def test_a_fault_in_another_thread_is_caught_too(tmp_path: Path, qtbot, shown, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter_kept = reporter(tmp_path)
    reporter_kept.install()
    worker = threading.Thread(target=fail, args=PERSONAL)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert "LookupError" in next((tmp_path / "logs").iterdir()).read_text(encoding="utf-8")


def test_ending_by_ctrl_c_is_no_fault(tmp_path: Path, shown, monkeypatch):
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    reporter(tmp_path).handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not (tmp_path / "logs").exists()


def test_a_failed_job_is_reported(tmp_path: Path, qtbot, shown):
    catching = reporter(tmp_path)
    catching.failed(caught())
    qtbot.waitUntil(lambda: len(shown) == 1)


def test_the_module_shows_its_apology_through_the_dialogs(qtbot, shown, tmp_path: Path):
    crash.show_apology(None, tmp_path / "x.log")
    assert shown[0][0] == "程序出错了，对不起"
