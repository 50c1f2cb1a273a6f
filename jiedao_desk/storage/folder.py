"""The data folder of one office: who is writing in it, and its parts (数据文件夹)."""

from __future__ import annotations

import getpass
import json
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from jiedao_desk.kernel.errors import StorageTrouble
from jiedao_desk.storage.trouble import plainly

NO_FOLDER = "“{folder}”是一个文件，不是文件夹，没有改动它。请换一个文件夹"
NO_ROOM = "“{folder}”的位置上建不了文件夹（上一级不是文件夹，或那里不能新建），没有改动任何数据。请换一个位置"

_LOCK = "desk.lock"
_HOLDER = "desk.lock.json"


class InUse(StorageTrouble):
    """Another program writes in the folder; the message names it."""


@dataclass(frozen=True)
class DataFolder:
    """The places of an office's data."""

    root: Path

    @property
    def database(self) -> Path:
        """The database file."""
        return self.root / "desk.db"

    @property
    def backups(self) -> Path:
        """Automatic backups."""
        return self.root / "backups"

    @property
    def templates(self) -> Path:
        """The district's own forms."""
        return self.root / "templates"

    @property
    def temporary(self) -> Path:
        """Temporary files of the program; emptied whenever nobody uses them."""
        return self.root / "temporary"

    @property
    def logs(self) -> Path:
        """Reports of faults, without personal data."""
        return self.root / "logs"

    @property
    def exists(self) -> bool:
        """Whether an office lives here."""
        # A path that no disk can hold (a name too long) is no bug of ours.
        with plainly():
            return self.database.exists()

    @property
    def lost(self) -> bool:
        """Whether an office lived here whose database file is gone: it must be brought back, not made anew."""
        if self.exists:
            return False
        traces = (*self.backups.glob("*.jdbak"), self.root / "desk.anchor", self.root / "desk.db-wal")
        return any(trace.exists() for trace in traces)

    def make(self) -> None:
        """Creates the folder and its parts, readable by its owner only."""
        with plainly():
            if self.root.exists() and not self.root.is_dir():
                raise StorageTrouble(NO_FOLDER.format(folder=self.root))
            try:
                self.root.mkdir(parents=True, exist_ok=True)
            except (FileNotFoundError, FileExistsError, NotADirectoryError):
                raise StorageTrouble(NO_ROOM.format(folder=self.root)) from None
            if os.name == "posix" and not self.exists:
                self.root.chmod(0o700)
            for part in self._parts:
                part.mkdir(exist_ok=True)

    def unmake(self) -> None:
        """Removes what ``make`` created, as far as nothing was put into it."""
        for part in (*self._parts, self.root):
            with suppress(OSError):
                part.rmdir()

    @property
    def _parts(self) -> tuple[Path, ...]:
        return (self.backups, self.templates, self.logs)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the folder for the one writer. Raises ``InUse`` naming the holder.

        The operating system lets go of the lock when the holder dies, so nothing has to be cleared by hand.
        """
        self.make()
        # Whichever thread closes the window lets go of the folder.
        lock = FileLock(self.root / _LOCK, timeout=0, mode=0o600, thread_local=False)
        with plainly():
            try:
                lock.acquire()
            except Timeout:
                raise InUse(self._in_use()) from None
        holder = self.root / _HOLDER
        try:
            with plainly():
                holder.write_text(json.dumps(_myself(), ensure_ascii=False), encoding="utf-8")
            yield
        finally:
            with suppress(OSError):
                holder.unlink(missing_ok=True)
            lock.release()

    def forget_new_database(self) -> None:
        """Removes a database that was being made when something went wrong."""
        for name in ("desk.db", "desk.db-wal", "desk.db-shm", "desk.anchor"):
            (self.root / name).unlink(missing_ok=True)

    def _in_use(self) -> str:
        try:
            found = json.loads((self.root / _HOLDER).read_text(encoding="utf-8"))
            who = f"{found['user']}在{found['machine']}上（进程{found['process']}）"
        except (OSError, ValueError, KeyError):
            who = "另一个程序"
        return f"这份数据正由{who}打开，为免互相覆盖，这一步没有执行，数据没有改动。请先关闭那个窗口再试"


def _myself() -> dict[str, object]:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "某用户"
    return {"user": user, "machine": platform.node() or "本机", "process": os.getpid()}
