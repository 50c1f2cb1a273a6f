"""Strange workbooks into records: a preview, then one unit of work, which can be taken back as one (导入)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from jiedao_desk.exchange import activity_matrix, importing, people_rows, rejects
from jiedao_desk.exchange.briefing_rows import BriefingRows
from jiedao_desk.exchange.deputy_rows import DeputyRows
from jiedao_desk.exchange.meeting_rows import Posts, as_posts
from jiedao_desk.exchange.named_rows import (
    ACTIVITY_NAMES,
    RECEPTION_NAMES,
    STATION_NAMES,
    TRAINING_NAMES,
    NamedRows,
)
from jiedao_desk.exchange.plan import Plan, PlannedRecord
from jiedao_desk.exchange.session_rows import SessionRows
from jiedao_desk.exchange.special import Special
from jiedao_desk.exchange.staff_rows import StaffRows
from jiedao_desk.exchange.suggestion_rows import SuggestionRows
from jiedao_desk.exchange.worker import Cancelled, read_safely
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.rolls import Expected
from jiedao_desk.operations import activities, finality
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.exports import PROGRAM, register_of
from jiedao_desk.reports import posts
from jiedao_desk.spreadsheet.table import Workbook
from jiedao_desk.spreadsheet.writing import refuse_other_ending, write_workbook
from jiedao_desk.storage import batches, known, settings
from jiedao_desk.storage.backup import back_up_before
from jiedao_desk.storage.batches import Batch, Undone
from jiedao_desk.storage.records import TreeWriter
from jiedao_desk.storage.work import Work

__all__ = ["Batch", "Cancelled", "Outcome", "Plan", "Undone", "Workbook"]

Progress = Callable[[int, int, str], None]

_SAID_EVERY = 20
# Ledgers that offices also keep with a row for each person.
_PEOPLE_BY_ROWS = {activities.REGISTER: ACTIVITY_NAMES, "trainings": TRAINING_NAMES}


@dataclass(frozen=True)
class Outcome:
    """What an import did. ``batch`` is the number it can be undone by, ``None`` when there was nothing to write."""

    batch: int | None
    read: int
    created: int
    updated: int
    unchanged: int
    rejected: int


def _silently(_done: int, _total: int, _words: str) -> None:
    pass


def read(
    path: Path, *, progress: Progress = _silently, cancelled: Callable[[], bool] = lambda: False
) -> Workbook:
    """The content of a file, read where it can do no harm. Not for the thread of the window.

    Raises ``Unreadable`` with the clerk's sentence, and ``Cancelled``.
    """
    return read_safely(path, cancelled=cancelled, progress=lambda rows: progress(rows, 0, "正在读取文件"))


def plan(
    desk: Desk,
    key: str,
    workbook: Workbook,
    file_name: str,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = _silently,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """What importing a workbook would do; nothing is written. It may be planned again with another choice.

    ``sheet`` names one of several sheets, ``mapping`` gives headings their fields by hand. Raises ``Refused`` or
    ``Unreadable`` with the clerk's sentence, and ``Cancelled``.
    """
    register = register_of(desk.catalogue, key)
    if key == activities.REGISTER:
        workbook = activity_matrix.unpivoted(workbook, desk.clock.today().year)
    if key in _PEOPLE_BY_ROWS:
        workbook = people_rows.joined(workbook, register, _PEOPLE_BY_ROWS[key])

    def step(done: int, total: int) -> None:
        if cancelled():
            raise Cancelled
        progress(done, total, "正在核对")

    with desk.database.reading() as session:
        values = settings.read(session)

        @cache
        def posts_on(day: date) -> Posts:
            members = [one.name for one in posts.committee(session, day)]
            return as_posts([(one.name, one.title) for one in posts.holders(session, day)], members)

        @cache
        def roll_on(day: date) -> tuple[Expected, ...]:
            return tuple(Expected(one.person_id, one.name, one.hint) for one in activities.roll(desk, day))

        @cache
        def able_on(day: date) -> frozenset[int]:
            return frozenset(one.person_id for one in activities.roll(desk, day) if one.level == "区")

        task = importing.Task(
            desk.catalogue,
            register,
            known.load(session, desk.catalogue, key),
            SuggestionRows(values.text("office.unit"), roll_on, able_on, desk.clock.today())
            if key == "suggestions"
            else _special(
                key, posts_on, lambda draft: finality.kind_of(desk, draft).full_name(values, draft), roll_on
            ),
            desk.clock.today(),
            file_name,
            sheet,
            mapping or {},
            step,
        )
        return importing.plan(task, workbook)


def prepare(
    desk: Desk,
    key: str,
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = _silently,
    cancelled: Callable[[], bool] = lambda: False,
) -> Plan:
    """Reads a file and plans its import."""
    register_of(desk.catalogue, key)
    workbook = read(path, progress=progress, cancelled=cancelled)
    return plan(
        desk,
        key,
        workbook,
        path.name,
        sheet=sheet,
        mapping=mapping,
        progress=progress,
        cancelled=cancelled,
    )


def _special(
    key: str,
    posts_on: Callable[[date], Posts],
    full_name: Callable[[Draft], str],
    roll_on: Callable[[date], Sequence[Expected]],
) -> Special:
    meetings = {"sessions": SessionRows, "briefings": BriefingRows}
    if key in meetings:
        return meetings[key](posts_on, full_name)
    named = {
        activities.REGISTER: ACTIVITY_NAMES,
        "trainings": TRAINING_NAMES,
        "receptions": RECEPTION_NAMES,
        "stations": STATION_NAMES,
    }
    if key in named:
        return NamedRows(named[key], roll_on)
    return {"deputies": DeputyRows, "staff": StaffRows}.get(key, Special)()


def planned(agreed: Plan) -> Outcome:
    """What carrying out a plan would come to; it has no batch, since nothing is written."""
    return Outcome(
        None,
        len(agreed.rows),
        agreed.count("create"),
        agreed.count("update"),
        agreed.count("unchanged"),
        agreed.count("refused"),
    )


def carry_out(
    desk: Desk,
    agreed: Plan,
    initiator: object = None,
    *,
    progress: Progress = _silently,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Does what was planned, in one unit of work, behind a backup. Called off in its midst, it leaves nothing.

    Raises ``Refused`` when a record was changed since the preview; nothing is written then.
    """
    outcome = planned(agreed)
    if not agreed.changes_anything:
        return outcome
    progress(0, len(agreed.records), "正在备份")
    back_up_before("导入", desk.folder, desk.clock)
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        counts = {key: value for key, value in asdict(outcome).items() if key != "batch"}
        number = batches.begin(work, agreed.register, agreed.file_name, agreed.file_hash, counts)
        writer = _Writer(work, desk)
        for done, record in enumerate(agreed.records, start=1):
            if cancelled():
                raise Cancelled
            writer.write(record)
            if done % _SAID_EVERY == 0:
                progress(done, len(agreed.records), "正在导入")
    return replace(outcome, batch=number)


class _Writer:
    """Writes planned records one after the other; links between them are known once both are written."""

    def __init__(self, work: Work, desk: Desk) -> None:
        self._work = work
        self._desk = desk
        self._ids: dict[tuple[str, str], int] = {}

    def write(self, record: PlannedRecord) -> None:
        # The plan stays as it was shown, should the whole be called off.
        draft = record.draft.copy()
        self._link(draft)
        try:
            if finality.is_final(self._desk, draft):
                finality.lock(self._work, self._desk, draft, None)
            else:
                TreeWriter(self._work, self._desk.catalogue).write(draft)
        except Refused as error:
            where = f"第{record.rows[0]}行：" if record.rows else ""
            raise Refused(f"{where}{error}。没有导入任何内容，请重新预览后再导入") from None

    def _link(self, draft: Draft) -> None:
        """Turns links to records of other trees, written by now, into their numbers."""
        own = {one.uid for one in draft.walk()}
        for one in draft.walk():
            fields = self._desk.catalogue[one.register].record.fields
            for key, value in one.values.items():
                field = fields.get(key)
                if isinstance(value, Sibling) and value.uid not in own and isinstance(field, Link):
                    one.values[key] = self._id(field.to, value.uid)

    def _id(self, key: str, uid: str) -> int:
        found = self._ids.get((key, uid))
        if found is None:
            written = known.ids_of(self._work.session, self._desk.catalogue, key, {uid})
            if uid not in written:
                title = self._desk.catalogue[key].title
                raise Refused(
                    f"有一条记录指向的{title}（编号{uid}）没有导入。没有导入任何内容，请把它一起导入"
                )
            found = self._ids[key, uid] = written[uid]
        return found


def check_place_of_rejects(path: Path, source: Path) -> None:
    """Refuses, before anything is imported, a place that the refused rows must not be written to."""
    refuse_other_ending(path)
    if path.resolve() == source.resolve():
        raise Refused("没有导入的行不能写到正在导入的文件上，没有导入任何内容。请另起一个文件名")


def write_rejects(desk: Desk, agreed: Plan, path: Path) -> None:
    """Writes the rows that were refused, with the reasons, as a workbook that imports again once mended."""
    with desk.database.reading() as session:
        unit = settings.read(session).text("office.unit")
    write_workbook(
        path, rejects.sheets(agreed), creator=unit or PROGRAM, title=f"{agreed.file_name}未导入的行"
    )


def history(desk: Desk) -> list[Batch]:
    """All imports, newest first."""
    with desk.database.reading() as session:
        return batches.listed(session)


def undo(desk: Desk, number: int, initiator: object = None) -> Undone:
    """Takes an import back: what it made is voided, what it changed is put back, what changed since is kept and named.

    Raises ``Refused`` when there is no such import or it was undone before.
    """
    with desk.database.unit_of_work(desk.operator, initiator=initiator, action=batches.UNDONE) as work:
        return batches.undo(work, desk.catalogue, number)
