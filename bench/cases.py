"""What is measured, on which sizes, against which floor (测速项目)."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event

from bench import sheets
from bench.measuring import Result, in_turn, p95, run_program, timed
from bench.sample import TODAY, make_office
from jiedao_desk import app
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations import browse, records, reporting
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.database import connect
from jiedao_desk.storage.folder import DataFolder

PAGE = 50
HALF_YEAR = "2026H2"

Statement = tuple[str, Any, bool]


@dataclass(frozen=True)
class Case:
    """``run`` measures on an office of ``n`` attendance rows that lies in a folder; it may write there."""

    name: str
    sizes: tuple[int, ...]
    target: str
    run: Callable[[Path, int], Iterator[Result]]


class Offices:
    """The offices a run needs, each made once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        shutil.rmtree(folder, ignore_errors=True)

    def of(self, rows: int) -> Path:
        """The folder of an office with that many rows of attendance."""
        office = self._folder / str(rows)
        if not office.exists():
            make_office(office, rows)
        return office


@contextmanager
def _desk(office: Path) -> Iterator[Desk]:
    with app.writing_desk(DataFolder(office), Clock(TODAY)) as desk:
        yield desk


def start(office: Path, n: int) -> Iterator[Result]:
    """Process start to the dashboard painted; and what the process holds then."""
    ours = ["-m", "jiedao_desk", "--data", str(office), "--today", TODAY.isoformat(), "--quit-when-painted"]
    floor = [str(Path(__file__).with_name("floor_window.py")), str(office / "desk.db")]
    run_program(ours)
    run_program(floor)
    pairs = [(run_program(ours), run_program(floor)) for _ in range(7)]
    pairs.sort(key=lambda pair: pair[0].ms)
    our_ms = pairs[len(pairs) // 2][0].ms
    floor_ms = sorted(pair[1].ms for pair in pairs)[len(pairs) // 2]
    our_rss = max(pair[0].rss_mb for pair in pairs)
    floor_rss = max(pair[1].rss_mb for pair in pairs)
    yield Result("start", n, our_ms, floor_ms, rss_mb=our_rss)
    yield Result("memory", n, ratio=our_rss / floor_rss, rss_mb=our_rss)


def search(office: Path, n: int) -> Iterator[Result]:
    """The words a clerk types, key by key, to the hits as plain data."""
    typed = ("赵明", "代表", "zm", "会议", "人大工作经费", "2026年", "李伟", "xmjdrd")
    with _desk(office) as desk:
        keys = [word[:end] for word in typed for end in range(1, len(word) + 1)] * 10
        browse.find(desk, "赵")
        times = [timed(partial(browse.find, desk, words)) for words in keys]
    yield Result("search", n, p95(times))


def scroll(office: Path, n: int) -> Iterator[Result]:
    """One page anywhere in the list of activities, as the table asks for it, against the bare SQL for that page.

    The table reads the order of its records once, when it is opened, and then pages by their ids.
    """
    query = Query("activities")
    with _desk(office) as desk:
        ids = browse.ids(desk, query)
        chance = random.Random(n)
        places = [chance.randrange(max(1, len(ids) - PAGE)) for _ in range(60)]
        with _listening(desk) as said:
            browse.page(desk, query, offset=places[0], limit=PAGE)
        sql = said[-1][0]
        bare = connect(desk.database.path)
        waiting = [iter(places), iter(places)]

        def ours() -> object:
            place = next(waiting[0])
            return browse.rows(desk, "activities", ids[place : place + PAGE])

        ours_ms, floor_ms = in_turn(
            ours,
            lambda: bare.execute(sql, (PAGE, next(waiting[1]))).fetchall(),
            rounds=len(places) - 1,
        )
        bare.close()
    yield Result("scroll", n, ours_ms, floor_ms)


def save(office: Path, n: int) -> Iterator[Result]:
    """A session with one changed field, durable, against the same statements through the bare driver.

    The floor works on a copy of the file, so that both sides meet the same rows in the same state.
    """
    twin = office.with_name(f"{office.name}-twin.db")
    with _desk(office) as desk:
        desk.database.checkpoint()
        shutil.copyfile(desk.database.path, twin)
        bare = connect(twin)
        draft_id = browse.ids(desk, Query("sessions").where("state", "草稿"))[0]
        pairs = []
        for number in range(40):
            draft = browse.load(desk, "sessions", draft_id)
            draft.values["place"] = f"{number}号会议室"
            with _listening(desk) as said:
                ours_ms = timed(partial(records.save, desk, draft))
            pairs.append((ours_ms, timed(partial(_repeat, bare, said))))
        bare.close()
    yield Result("save", n, median(pair[0] for pair in pairs), median(pair[1] for pair in pairs))


def report(office: Path, n: int) -> Iterator[Result]:
    """The workbook of the half-year with all its sheets and checks; it may cost no more than the rows it is made of."""
    path = office.with_name(f"{office.name}.xlsx")
    with _desk(office) as desk:
        times = [
            timed(lambda: reporting.write(desk, reporting.prepare(desk, HALF_YEAR), path)) for _ in range(3)
        ]
    yield Result("report", n, median(times))


def _repeat(bare: Any, said: list[Statement]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for statement, parameters, many in said:
        if many:
            bare.executemany(statement, parameters)
        elif not statement.startswith("BEGIN"):
            bare.execute(statement, parameters).fetchall()
    bare.execute("COMMIT")


@contextmanager
def _listening(desk: Desk) -> Iterator[list[Statement]]:
    """What is said to the database in the meantime: statement, parameters, whether there are many of them."""
    said: list[Statement] = []

    def listen(*arguments: Any) -> None:
        _, _, statement, parameters, _, many = arguments
        said.append((statement, parameters, many))

    event.listen(desk.database.engine, "before_cursor_execute", listen)
    try:
        yield said
    finally:
        event.remove(desk.database.engine, "before_cursor_execute", listen)


# The sizes that are measured when none is asked for; a million is, since that office alone takes minutes to make.
CASES = (
    Case("start", (10_000,), "≤ 1.6 ×; at 1,000,000 ≤ 1.8 ×; memory ≤ 1.7 ×", start),
    Case("search", (100_000,), "≤ 16 ms; at 1,000,000 ≤ 50 ms", search),
    Case("scroll", (100_000,), "≤ 3 ×, ≤ 8 ms", scroll),
    Case("save", (100_000,), "≤ 3 ×, ≤ 5 ms", save),
    Case("export", (10_000,), "≤ 1.25 ×", sheets.export),
    Case("import", (10_000,), "≤ 20 ×, ≤ 3,000 ms", sheets.read),
    Case("report", (10_000, 100_000), "≤ 5,000 ms at 100,000", report),
)
