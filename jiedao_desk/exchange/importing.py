"""A workbook becomes a plan: the sheet is chosen, its headings understood, every row read and judged (导入计划)."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date

from jiedao_desk.exchange import choosing, headers, linked, rejects, template
from jiedao_desk.exchange.cell_reading import CellReader
from jiedao_desk.exchange.choosing import Chosen
from jiedao_desk.exchange.flat import Column, LinkedSheet, layout
from jiedao_desk.exchange.headers import SortedRow
from jiedao_desk.exchange.headings import EXAMPLE
from jiedao_desk.exchange.linked import Linked
from jiedao_desk.exchange.plan import Plan, Remark, Skipped, Taken
from jiedao_desk.exchange.row_reading import RowReader
from jiedao_desk.exchange.sections import Sections
from jiedao_desk.exchange.special import Special
from jiedao_desk.exchange.trees import Judge
from jiedao_desk.exchange.uids import read_uid
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.spreadsheet.long_texts import rejoined
from jiedao_desk.spreadsheet.table import Row, Workbook
from jiedao_desk.storage.known import Known

_SAID_EVERY = 200


@dataclass(frozen=True)
class Task:
    """What is to be imported into what. ``sheet`` and ``mapping`` are the clerk's choices; ``step`` hears rows done of
    all, and may raise to call it off.
    """

    catalogue: Catalogue
    register: Register
    known: Known
    special: Special
    today: date
    file_name: str
    sheet: str | None
    mapping: Mapping[str, str]
    step: Callable[[int, int], None]


def plan(task: Task, workbook: Workbook) -> Plan:
    """All that importing the workbook would do. Raises ``Unreadable`` when no sheet can be understood."""
    with _without_pauses():
        return _Import(task, rejoined(workbook)).plan()


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Keeps the collector of cyclic garbage from going again and again through all that is only being built up."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


class _Import:
    """One workbook on its way to a plan."""

    def __init__(self, task: Task, workbook: Workbook) -> None:
        self._task = task
        self._workbook = workbook
        self._layout = layout(task.catalogue, task.register)
        self._sections = Sections(task.catalogue, task.special)
        self._remarks: list[Remark] = []
        self._skipped: list[Skipped] = []
        self._given: dict[int, dict[str, str]] = {}

    def plan(self) -> Plan:
        task = self._task
        beside = choosing.linked_sheets(self._workbook, self._layout)
        names = [place.sheet.name for _, place in beside]
        chosen = choosing.choose(
            self._workbook,
            self._layout,
            task.special,
            wanted=task.sheet,
            mapping=task.mapping,
            leave_out=names,
        )
        cells = CellReader(task.today, headers.year_told(chosen.header.titles))
        self._remarks += choosing.about_others(self._workbook, chosen, names)
        self._remarks += choosing.about_columns(chosen, task.special)
        judge = Judge(task.catalogue, self._layout, task.known, self._linked(beside, cells), task.special)
        self._read(chosen, judge, cells)
        verdicts = judge.verdicts()
        problems = [*self._remarks, *verdicts.remarks]
        refused = [row.row for row in verdicts.rows if row.action == "refused"]
        main = chosen.sheet.name
        return Plan(
            register=task.register.key,
            file_name=task.file_name,
            file_hash=self._workbook.sha256,
            sheet=main,
            sheets=tuple(sheet.name for sheet in self._workbook.sheets),
            columns=tuple(_taken(chosen)),
            rows=tuple(verdicts.rows),
            records=tuple(verdicts.records),
            skipped=tuple(self._skipped),
            problems=tuple(sorted(problems, key=lambda one: (one.sheet != main, one.sheet, one.row))),
            refused=rejects.tables(chosen, refused, self._given, beside, problems),
            notices=self._workbook.notices,
        )

    def _linked(self, beside: list[tuple[LinkedSheet, Chosen]], cells: CellReader) -> Linked:
        found = Linked()
        for sheet, place in beside:
            if not found.has(sheet.parent.key) and self._layout.sheet(sheet.parent.key) is not None:
                why = f"没有“{sheet.parent.title}”这张表，不知道各行属于哪一条，没有读取"
                found.remarks.append(Remark(place.sheet.name, place.row, "", "", why, "uncertain"))
                continue
            rows = [row for row in place.sheet.rows if row.number > place.row]
            linked.read_sheet(found, sheet, rows, place.placement, cells, place.sheet.name)
        return found

    def _read(self, chosen: Chosen, judge: Judge, cells: CellReader) -> None:
        """Hands every row that holds a record to the judge, and names the others."""
        name = chosen.sheet.name
        reader = RowReader(
            self._task.register.key, chosen.placement, cells, name, self._task.special.several()
        )
        uids = {
            column.child: places[0].at
            for column, places in chosen.placement.places.items()
            if column.holds == "uid"
        }
        # Whether the sheet tells by uid which children make its rows: then an empty one means none.
        tells_children = any(child is not None for child in uids)
        needed = choosing.needed_places(self._layout, chosen.placement)
        rows = list(headers.rows(chosen.sheet, chosen.header, needed))
        if None in uids:
            judge.claim(_uids(rows, uids[None]))
        records = [row for row, kind, _ in rows if kind == "data"]
        self._remarks += choosing.about_unheaded(chosen, records)
        self._remarks += choosing.about_markings(chosen, records)
        for done, (row, kind, why) in enumerate(rows, start=1):
            if done % _SAID_EVERY == 0:
                self._task.step(done, len(rows))
            if kind != "data" and (None not in uids or row.at(uids[None]).blank):
                self._skip(name, row, kind, why)
            elif _is_example(row) and (None not in uids or row.at(uids[None]).blank):
                self._skip_example(chosen, row)
            else:
                found = reader.read(row)
                if row.number in chosen.sheet.hidden_rows:
                    found.say("uncertain", "这一行在表中是隐藏的（可能被筛选掉），照样读入，请核对")
                if not found.literal and (filled := self._sections.fill(found)):
                    self._given[row.number] = filled
                judge.take(found, without_child=found.literal and tells_children)

    def _skip(self, sheet: str, row: Row, kind: str, why: str) -> None:
        self._skipped.append(Skipped(row.number, why))
        if kind == "section":
            text = next(cell.text for cell in row.cells if not cell.blank)
            meaning = self._sections.enter(text)
            if meaning is not None:
                self._remarks.append(Remark(sheet, row.number, "", text, meaning, "changed"))

    def _skip_example(self, chosen: Chosen, row: Row) -> None:
        self._skipped.append(Skipped(row.number, "示例行"))
        for column, places in chosen.placement.places.items():
            text = row.at(places[0].at).text
            if text and text != template.example_of(column, self._layout):
                why = "这一行标着“示例”，但内容改过，没有导入；如是真实内容，请删去“示例”二字"
                self._remarks.append(
                    Remark(chosen.sheet.name, row.number, places[0].text, text, why, "uncertain")
                )
                return


def _uids(rows: Iterable[SortedRow], at: int) -> Iterator[str]:
    """The uids in a column; what cannot be read is told when its row is read."""
    for row, _, _ in rows:
        if not row.at(at).blank:
            with suppress(Unreadable):
                yield read_uid(row.at(at))


def _is_example(row: Row) -> bool:
    first = next((cell.text.strip() for cell in row.cells if not cell.blank), "")
    return first in (EXAMPLE, f"（{EXAMPLE}）", f"({EXAMPLE})")


def _taken(chosen: Chosen) -> list[Taken]:
    by_place: dict[int, Column] = {
        place.at: column for column, places in chosen.placement.places.items() for place in places
    }
    return [
        Taken(text, by_place[at].heading if at in by_place else None) for at, text in chosen.header.columns
    ]
