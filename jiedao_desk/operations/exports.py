"""Records into workbooks that import reads back, and empty forms to fill in (导出、模板)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jiedao_desk.exchange import exporting, template
from jiedao_desk.exchange.flat import layout
from jiedao_desk.exchange.flat_rows import Target
from jiedao_desk.kernel import obligations
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.operations.desk import Desk
from jiedao_desk.spreadsheet.writing import write_workbook
from jiedao_desk.storage import export_log, internal, known, records, settings

PROGRAM = "街道人大工作台"

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Exported:
    """What was written: how many records, how many were left out because they are 内部, what had to be changed."""

    file: Path
    records: int
    internal: int
    notices: tuple[str, ...]


def exchanged(catalogue: Catalogue) -> list[Register]:
    """The registers that can be imported and exported, in menu order."""
    return [register for register in catalogue if register.flat is not None]


def register_of(catalogue: Catalogue, key: str) -> Register:
    """A register by the name that the public interface knows. Raises ``Refused`` naming those there are."""
    found = next((register for register in exchanged(catalogue) if register.key == key), None)
    if found is None:
        keys = "、".join(f"{register.key}（{register.title}）" for register in exchanged(catalogue))
        raise Refused(f"没有叫“{key}”的登记簿；可以导入导出的有：{keys}")
    return found


def write_template(catalogue: Catalogue, key: str, path: Path, creator: str = PROGRAM) -> None:
    """Writes the empty import form of a register."""
    register = register_of(catalogue, key)
    write_workbook(
        path,
        template.sheets(layout(catalogue, register)),
        creator=creator or PROGRAM,
        title=f"{register.title}导入模板",
    )


def export(
    desk: Desk,
    key: str,
    path: Path,
    *,
    since: date | None = None,
    until: date | None = None,
    personal: bool = False,
    progress: Progress = lambda _done, _total, _words: None,
) -> Exported:
    """Writes the living records of a register, those that are 内部 or lie within such a one only with ``personal``.

    ``since`` and ``until`` bound the day the register goes by. An exception from ``progress`` ends the writing and
    leaves the old file. Raises ``Refused`` for a register without such a day, ``StorageTrouble`` for the disk.
    """
    register = register_of(desk.catalogue, key)
    if register.newest is None and (since or until):
        raise Refused(f"{register.title}不按日期登记，不能用起止日期挑选")
    if since and until and since > until:
        raise Refused("起始日期晚于截止日期，请核对")
    form = layout(desk.catalogue, register)
    with desk.database.reading() as session:
        found = records.load_all(session, desk.catalogue, key)
        veiled = {
            one.key: frozenset[int]() if personal else internal.below(session, desk.catalogue, one)
            for one in [register, *_linked(desk.catalogue, register)]
        }
        targets = {
            one.key: {
                stub.id: Target(stub.uid, internal.VEILED if stub.id in veiled[one.key] else stub.name)
                for stub in known.stubs(session, desk.catalogue, one)
            }
            for one in _linked(desk.catalogue, register)
        }
        values = settings.read(session)
    found = _within(register, found, since, until)
    shown = [
        draft
        for draft in found
        if personal or not (draft.get(internal.MARK) or draft.id in veiled[register.key])
    ]
    late = int(values["backfill.days"])

    def backfilled(draft: Draft) -> bool:
        # An election is entered while its day is still to be fixed.
        happened = draft.get("held_on")
        return happened is not None and obligations.backfilled(happened, draft.entered_at.date(), late)

    specs = exporting.sheets(
        desk.catalogue,
        form,
        shown,
        targets,
        personal=personal,
        # The mark belongs to this office's own entering; the full form holds only what import reads back.
        backfilled=backfilled if not personal and "held_on" in register.record.fields else None,
        progress=lambda done: progress(done, len(shown), "正在导出"),
    )
    export_log.add(
        desk.folder,
        desk.clock.now(),
        {
            "who": desk.operator,
            "register": key,
            "records": len(shown),
            "personal": personal,
            "file": path.name,
        },
    )
    notices = write_workbook(
        path,
        specs,
        creator=values.text("office.unit") or PROGRAM,
        title=register.title,
        written_at=desk.clock.now(),
    )
    words = tuple(f"工作表“{one.sheet}”第{one.row}行第{one.column}列：{one.why}" for one in notices)
    return Exported(path, len(shown), len(found) - len(shown), words)


def _within(
    register: Register, drafts: Sequence[Draft], since: date | None, until: date | None
) -> list[Draft]:
    if register.newest is None or (since is None and until is None):
        return list(drafts)
    key = register.newest.key
    return [
        draft
        for draft in drafts
        if (day := draft.get(key)) is not None
        and (since is None or day >= since)
        and (until is None or day <= until)
    ]


def _linked(catalogue: Catalogue, register: Register) -> list[Register]:
    """The registers that links of the record or its children lead to."""
    below = [register]
    for one in below:
        below.extend(catalogue.children(one))
    keys = {field.to for one in below for field in one.fields if isinstance(field, Link)}
    return [one for one in catalogue if one.key in keys]
