"""What an import would do, as plain data that can be shown before anything is written (导入预览)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jiedao_desk.kernel.draft import Draft

Action = Literal["create", "update", "unchanged", "refused"]
Level = Literal["refused", "changed", "uncertain"]


@dataclass(frozen=True)
class Remark:
    """One sentence about one cell; ``row`` is the sheet's own number, from 1. A remark about a whole row has no
    column, one about a whole column stands at the row of the headings.
    """

    sheet: str
    row: int
    column: str
    value: str
    why: str
    level: Level


@dataclass(frozen=True)
class Change:
    """One field of a known record that the import would set: its label, what stands there, what would stand."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class PlannedRow:
    """What becomes of one row; ``title`` is the name of its record."""

    row: int
    action: Action
    title: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Skipped:
    """A row that holds no record, and why it was left out."""

    row: int
    why: str


@dataclass(frozen=True)
class PlannedRecord:
    """One record to be written, with the rows of the sheet it was read from."""

    draft: Draft
    action: Action
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Taken:
    """One column of the sheet and the field it is read into; ``None`` when it is left out."""

    heading: str
    field: str | None


@dataclass(frozen=True)
class Table:
    """The headings and some rows of a sheet as texts, for a workbook of what was refused."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    whys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All that an import would do with one sheet of one file.

    ``records`` are written in their order; ``refused`` are the rows that are not, as they stand in the file, the
    linked sheets behind the first table.
    """

    register: str
    file_name: str
    file_hash: str
    sheet: str
    sheets: tuple[str, ...]
    columns: tuple[Taken, ...]
    rows: tuple[PlannedRow, ...]
    records: tuple[PlannedRecord, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Remark, ...]
    refused: tuple[Table, ...] = ()
    notices: tuple[str, ...] = ()

    def count(self, action: Action) -> int:
        """How many rows will have met that fate."""
        return sum(1 for row in self.rows if row.action == action)

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.records)
