"""A process that works in an office until it dies: each job in a fork of its own, so that a kill costs little.

Reads jobs as JSON lines, answers with what the work prints and at last with how it ended. Run by ``killing.py``.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from jiedao_desk import app
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.operations import backups, records
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.storage import schema
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.folder import DataFolder

CLOCK = Clock(date(2026, 11, 22))


def say(**told: Any) -> None:
    os.write(1, (json.dumps(told) + "\n").encode())


def write(folder: DataFolder, **_: Any) -> None:
    """Saves deputies without end, telling of each after it is saved."""
    with app.writing_desk(folder, CLOCK) as desk:
        for number in range(1_000_000):
            draft = Draft("deputies", {"name": f"王{number}"}, {"mandates": [Draft("mandates", {})]})
            saved = records.save(desk, draft)
            say(saved=saved.id)


def save_once(folder: DataFolder, room: int, **_: Any) -> None:
    """Saves one deputy where no file may grow beyond ``room`` bytes."""
    with app.writing_desk(folder, CLOCK) as desk:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        try:
            saved = records.save(desk, Draft("deputies", {"name": "王岚", "resume": "履历" * 3000}))
        except StorageTrouble as trouble:
            say(trouble=str(trouble))
        else:
            say(saved=saved.id)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def hold(folder: DataFolder, **_: Any) -> None:
    """Holds the folder until killed."""
    with app.writing_desk(folder, CLOCK):
        say(holding=os.getpid())
        signal.pause()


def restore(folder: DataFolder, file: str, **_: Any) -> None:
    """Restores a backup."""
    backups.restore(Path(file), folder, CLOCK, CATALOGUE)


def back_up(folder: DataFolder, **_: Any) -> None:
    """Makes one backup after the other."""
    while True:
        backups.back_up(folder, CLOCK, CATALOGUE)
        say(made=True)


def migrate(folder: DataFolder, migrations: str, head: str, **_: Any) -> None:
    """Opens the office with a program that knows more migrations."""
    schema.MIGRATIONS = Path(migrations)
    schema.HEAD = head
    schema.KNOWN = (*schema.KNOWN, head)
    with app.writing_desk(folder, CLOCK):
        say(open=True)


JOBS = {job.__name__: job for job in (write, save_once, hold, restore, back_up, migrate)}


def warm_up() -> None:
    """Does once what every fork would do again: mapping, tables of pinyin."""
    with (
        tempfile.TemporaryDirectory() as place,
        app.new_office(DataFolder(Path(place) / "office"), CLOCK) as desk,
    ):
        records.save(desk, Draft("deputies", {"name": "王岚"}, {"mandates": [Draft("mandates", {})]}))


def main() -> None:
    warm_up()
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if child == 0:
            # By the time it has worked, not by the clock, so that a busy machine kills at the same places; what the
            # signal does by default is death on the spot, as by SIGKILL.
            if job.get("dies_after"):
                signal.setitimer(signal.ITIMER_PROF, job["dies_after"])
            JOBS[job.pop("do")](DataFolder(Path(job.pop("folder"))), **job)
            os._exit(0)
        say(pid=child)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        say(ended=status)


if __name__ == "__main__":
    main()
