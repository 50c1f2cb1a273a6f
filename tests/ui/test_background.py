"""Long work away from the window: progress, result, failure and cancelling arrive in the window's thread."""

from __future__ import annotations

import threading

import pytest

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.ui.background import Background, Cancelled, Work


@pytest.fixture
def background():
    made = Background()
    yield made
    made.close()


def test_the_result_comes_in_the_window_s_thread(background: Background, qtbot):
    where: dict[str, threading.Thread] = {}

    def count(_work: Work) -> int:
        where["work"] = threading.current_thread()
        return 42

    job = background.start(count)
    job.finished.connect(lambda _result: where.update(result=threading.current_thread()))
    with qtbot.waitSignal(job.finished) as told:
        pass
    assert told.args == [42]
    assert where["work"] is not threading.current_thread()
    assert where["result"] is threading.current_thread()


def test_progress_comes_in_order_and_ends_with_the_last(background: Background, qtbot):
    seen: list[tuple[int, int, str]] = []

    def work(hold: Work) -> None:
        for step in range(1, 5001):
            hold.progress(step, 5000, "正在核对")

    job = background.start(work)
    job.progressed.connect(lambda *news: seen.append(news))
    with qtbot.waitSignal(job.ended):
        pass
    assert seen[-1] == (5000, 5000, "正在核对")
    assert seen == sorted(seen)


def test_a_failure_is_handed_on_as_it_is(background: Background, qtbot):
    trouble = Refused("没有找到工作表")

    def work(_hold: Work) -> None:
        raise trouble

    job = background.start(work)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert told.args == [trouble]


def test_cancelled_work_stops_at_its_next_step(background: Background, qtbot):
    begun, go_on = threading.Event(), threading.Event()
    steps: list[int] = []

    def work(hold: Work) -> str:
        begun.set()
        assert go_on.wait(10)
        for step in range(100):
            hold.progress(step, 100)
            steps.append(step)
        return "done"

    job = background.start(work)
    with qtbot.assertNotEmitted(job.finished), qtbot.waitSignal(job.cancelled):
        assert begun.wait(10)
        job.cancel()
        go_on.set()
    assert steps == []


def test_work_called_off_before_it_begins_never_runs(background: Background, qtbot):
    free = threading.Event()
    ran: list[str] = []
    blocking = [background.start(lambda _hold: free.wait(10)) for _ in range(2)]
    waiting = background.start(lambda _hold: ran.append("ran"))
    waiting.cancel()
    with qtbot.waitSignals([waiting.cancelled, *(job.ended for job in blocking)]):
        free.set()
    assert ran == []


def test_closing_waits_and_leaves_no_thread(qtbot):
    background = Background()
    before = threading.active_count()
    begun = threading.Event()

    def work(hold: Work) -> None:
        begun.set()
        while True:
            hold.go_on()

    job = background.start(work)
    ended: list[str] = []
    job.cancelled.connect(lambda: ended.append("cancelled"))
    assert begun.wait(10)
    background.close()
    assert ended == ["cancelled"]
    assert threading.active_count() == before
    assert not background.busy


def test_being_busy_is_told(background: Background, qtbot):
    free = threading.Event()
    with qtbot.waitSignal(background.busy_changed) as told:
        background.start(lambda _hold: free.wait(10))
    assert told.args == [True]
    with qtbot.waitSignal(background.busy_changed) as told:
        free.set()
    assert told.args == [False]


def test_going_on_raises_only_when_called_off():
    work = Work(lambda *_news: None)
    work.go_on()
    work.call_off()
    with pytest.raises(Cancelled):
        work.progress(1, 2)
