"""Where everything is put together: a desk to read at, a desk to write at, a new office (组装)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from jiedao_desk.kernel.errors import Damaged, Refused, StorageTrouble
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers import CATALOGUE
from jiedao_desk.spreadsheet.private_temp import private_temp
from jiedao_desk.storage import anchor, ballast, facts, health, schema, settings
from jiedao_desk.storage.backup import back_up_before, make
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.database import Database, check_library
from jiedao_desk.storage.folder import DataFolder

if TYPE_CHECKING:
    from jiedao_desk.operations.sample import Size

LOST = (
    "数据文件夹“{folder}”里的数据文件（desk.db）不见了，备份还在。为免盖过原来的数据，程序没有新建。"
    "请用 restore 命令或“备份”页恢复最近一份备份，或把数据文件放回原处"
)
NO_OFFICE = "数据文件夹“{folder}”里还没有街道数据。请先打开程序按引导建立，或执行 jiedao-desk init"
UNFINISHED = (
    "数据文件夹“{folder}”里的街道数据没有建立完（正在建立，或上次建立时中断），里面还没有任何记录。"
    "请打开程序按引导重新建立，或重新执行 jiedao-desk init"
)
WHO_UNKNOWN = "经办人"


class Unfinished(Refused):
    """Making the office was cut off before anything was recorded in it; it is to be made anew."""


@contextmanager
def reading_desk(folder: DataFolder, clock: Clock) -> Iterator[Desk]:
    """A desk for commands that only read; works beside an open window."""
    check_library()
    require_office(folder)
    ballast.make_way(folder.root)
    schema.require_current(folder.database)
    with private_temp(folder.temporary):
        database = Database(folder.database, CATALOGUE, clock)
        try:
            yield _desk(database, folder, clock)
        finally:
            database.close()


@contextmanager
def writing_desk(folder: DataFolder, clock: Clock) -> Iterator[Desk]:
    """The one desk that may write; an older file is brought up to date first, behind a verified copy.

    Raises ``InUse`` while another holds the folder.
    """
    check_library()
    require_office(folder)
    ballast.make_way(folder.root)
    with folder.writing(), private_temp(folder.temporary):
        before = health.check_at_start(folder.database)
        schema.bring_up_to_date(folder.database, lambda: back_up_before("升级", folder, clock))
        database = Database(folder.database, CATALOGUE, clock)
        try:
            yield _desk(database, folder, clock)
            database.checkpoint()
        finally:
            database.close()
            # After a step that wrote nothing; FAT keeps times too coarsely to tell by them alone.
            anchor.seal(folder.database, None if database.wrote else before)


@contextmanager
def new_office(folder: DataFolder, clock: Clock) -> Iterator[Desk]:
    """A desk over a database that is made now. Raises ``Refused`` when an office lives in the folder already."""
    check_library()
    with folder.writing():
        if folder.exists and _unfinished(folder, clock):
            folder.forget_new_database()
        if folder.exists:
            raise Refused(f"数据文件夹“{folder.root}”里已经有街道数据，没有改动它。要另建一份请换一个文件夹")
        if folder.lost:
            raise Damaged(LOST.format(folder=folder.root))
        schema.create(folder.database)
        database = Database(folder.database, CATALOGUE, clock)
        try:
            yield Desk(CATALOGUE, database, folder, clock, WHO_UNKNOWN)
            database.checkpoint()
            # An office that starts work has a copy from the first day.
            make(folder, clock, "建立")
        except BaseException:
            # A half-made office would stand in the way of the next attempt.
            database.close()
            folder.forget_new_database()
            raise
        finally:
            database.close()
            anchor.seal(folder.database)


def require_office(folder: DataFolder) -> None:
    """Raises when no office lives in a folder: ``Refused`` if none ever did, ``Damaged`` if its file is gone."""
    if folder.lost:
        raise Damaged(LOST.format(folder=folder.root))
    if not folder.exists:
        raise Refused(NO_OFFICE.format(folder=folder.root))


def _desk(database: Database, folder: DataFolder, clock: Clock) -> Desk:
    with database.reading() as session:
        known = settings.read(session)
        # Whoever gives an office its name does so together with all else that belongs to its start.
        if not known.text("office.unit") and facts.way_of(session.connection().connection)[1] == 0:
            raise Unfinished(UNFINISHED.format(folder=folder.root))
    return Desk(CATALOGUE, database, folder, clock, known.text("office.operator") or WHO_UNKNOWN)


def _unfinished(folder: DataFolder, clock: Clock) -> bool:
    try:
        schema.require_current(folder.database)
        database = Database(folder.database, CATALOGUE, clock)
        try:
            _desk(database, folder, clock)
        finally:
            database.close()
    except Unfinished:
        return True
    except StorageTrouble:
        # Damaged, or another program's: nothing to be made anew over.
        return False
    return False


def make_sample(folder: DataFolder, clock: Clock, size: Size | None = None) -> None:
    """Fills a new folder with an office of invented people that ends today."""
    # No start of the window should wait for it.
    from jiedao_desk.operations import sample

    moving = sample.MovingClock(clock.today())
    moving.move(clock.now())
    with new_office(folder, moving) as desk:
        sample.make(desk, moving, size or sample.Size())
