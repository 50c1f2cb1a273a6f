"""One row of a sheet as a draft with its children, and what is to be said of each cell (读一行)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiedao_desk.exchange import cell_lists
from jiedao_desk.exchange.cell_reading import (
    CHANGED,
    REFUSED,
    UNCERTAIN,
    CellReader,
    LinkText,
    Reading,
    decided_by_identity,
    text_of,
)
from jiedao_desk.exchange.flat import Column, Layout
from jiedao_desk.exchange.headings import Heading, Placement, joined_by
from jiedao_desk.exchange.plan import Level, Remark
from jiedao_desk.exchange.uids import read_uid
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Field, Link, clean_text
from jiedao_desk.kernel.register import InCell, Marked
from jiedao_desk.spreadsheet.table import Cell, Row

# A cell that gives several fields at once (会议时间 with its hours): the values by key, and what is to be said.
Several = Callable[[Field, Cell], tuple[Mapping[str, Any], Reading]]


@dataclass
class RowDraft:
    """A row as far as it was read. ``cells`` tells by child and field under which heading the value stood, and in what
    cell; ``notes`` is what stood in brackets behind names, by field; ``lists`` the texts of list cells by heading.
    """

    sheet: str
    row: int
    draft: Draft
    literal: bool = False
    remarks: list[Remark] = field(default_factory=list)
    cells: dict[tuple[str | None, str], tuple[str, Cell | str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    masked: set[tuple[str | None, str]] = field(default_factory=set)

    def say(self, level: str | None, why: str, key: str | None = None, child: str | None = None) -> None:
        """Adds a remark about the cell of a field, or about the whole row."""
        heading, cell = self.cells.get((child, key), ("", "")) if key is not None else ("", "")
        value = cell if isinstance(cell, str) else text_of(cell)
        chosen: Level = "refused" if level == REFUSED else "changed" if level == CHANGED else "uncertain"
        self.remarks.append(Remark(self.sheet, self.row, heading, value, why, chosen))

    def text(self, key: str, child: str | None = None) -> str:
        """What stood in the cell of a field."""
        cell = self.cells.get((child, key), ("", ""))[1]
        return cell if isinstance(cell, str) else text_of(cell)

    @property
    def refused(self) -> bool:
        """Whether something in the row stands against it."""
        return any(remark.level == REFUSED for remark in self.remarks)

    def child(self, key: str) -> Draft | None:
        """The row's own child of a register that makes rows or stands beside."""
        children = self.draft.children.get(key)
        return children[0] if children else None


@dataclass(frozen=True, slots=True)
class _Place:
    """One column of the sheet that is one field, with all that reading its cells asks for."""

    at: int
    heading: str
    column: Column
    field: Field
    key: str
    child: str | None
    several: Several | None


class RowReader:
    """Reads the rows of one sheet by the places of its columns."""

    def __init__(
        self,
        register: str,
        placement: Placement,
        cells: CellReader,
        sheet: str,
        several: Mapping[str, Several],
    ) -> None:
        self._register = register
        self._placement = placement
        self._cells = cells
        self._sheet = sheet
        self._single: list[_Place] = []
        self._to_join: list[tuple[Column, list[Heading]]] = []
        self._others: list[tuple[Column, Heading]] = []
        self._own_uid: int | None = None
        for column, places in placement.places.items():
            place, field_, child = places[0], column.field, column.child
            if column.holds != "value" or field_ is None:
                self._others.append((column, place))
                if column.holds == "uid" and child is None:
                    self._own_uid = place.at
            elif len(places) > 1:
                self._to_join.append((column, places))
            else:
                whole = several.get(field_.key) if child is None else None
                self._single.append(_Place(place.at, place.text, column, field_, field_.key, child, whole))

    def read(self, row: Row) -> RowDraft:
        """The draft of one row. Cells that cannot be read are remarks of the level ``refused``."""
        found = RowDraft(self._sheet, row.number, Draft(self._register))
        found.literal = self._own_uid is not None and not row.at(self._own_uid).blank
        waiting = []
        for place in self._single:
            cell = row.at(place.at)
            if cell.kind != "empty" and not self._value(found, place, cell):
                waiting.append((place, cell))
        for place, cell in waiting:
            self._undecided(found, place, cell)
        for column, places in self._to_join:
            self._joined(found, column, places, row)
        for column, heading in self._others:
            self._other(found, column, heading, row.at(heading.at))
        return found

    def _value(self, found: RowDraft, place: _Place, cell: Cell) -> bool:
        """Reads one cell; answers ``False`` for a month that perhaps another cell of the row decides."""
        if cell.blank:
            return True
        found.cells[place.child, place.key] = (place.heading, cell)
        if place.several is not None:
            values, reading = place.several(place.field, cell)
            for one, value in values.items():
                found.draft.values.setdefault(one, value)
            self._tell(found, place.column, reading)
            return True
        reading = self._cells.read(place.field, cell, literal=found.literal)
        if reading.plain:
            self._holder(found, place.column).values[place.key] = reading.value
            return True
        if reading.level == REFUSED and place.field.kind == "month":
            return False
        self._put(found, place.column, reading)
        return True

    def _undecided(self, found: RowDraft, place: _Place, cell: Cell) -> None:
        """A month that could not be read may be one that the identity number decides."""
        number = found.draft.get("identity_number") if place.key == "birth" else None
        reading = decided_by_identity(place.field, cell, number)
        self._put(found, place.column, reading or self._cells.read(place.field, cell, literal=found.literal))

    def _joined(self, found: RowDraft, column: Column, places: Sequence[Heading], row: Row) -> None:
        assert column.field is not None
        texts = []
        for place in places:
            cell = row.at(place.at)
            found.cells[column.child, column.field.key] = (place.text, cell)
            reading = self._cells.read(column.field, cell, literal=found.literal)
            if reading.absent or reading.level == REFUSED:
                self._put(found, column, reading)
            elif (text := column.field.show(reading.value)) not in texts:
                self._tell(found, column, reading)
                texts.append(text)
        if texts:
            joined = (joined_by(column) or "").join(texts)
            found.cells[column.child, column.field.key] = (self._placement.heading(column), joined)
            self._holder(found, column).values[column.field.key] = joined
            if len(texts) > 1:
                found.say(CHANGED, f"几列并作一项：{joined}", column.field.key, column.child)

    def _put(self, found: RowDraft, column: Column, reading: Reading) -> None:
        assert column.field is not None
        key = column.field.key
        if reading.masked:
            found.masked.add((column.child, key))
        if reading.note is not None:
            found.notes[key] = reading.note
        self._tell(found, column, reading)
        if not reading.absent and reading.level != REFUSED:
            self._holder(found, column).values[key] = reading.value

    def _tell(self, found: RowDraft, column: Column, reading: Reading) -> None:
        if reading.why is not None:
            assert column.field is not None
            found.say(reading.level, reading.why, column.field.key, column.child)

    def _holder(self, found: RowDraft, column: Column) -> Draft:
        """The draft that the column's field belongs to; a child is made when its first value comes."""
        if column.child is None:
            return found.draft
        children = found.draft.children.setdefault(column.child, [])
        if not children:
            children.append(Draft(column.child))
        return children[0]

    def _other(self, found: RowDraft, column: Column, place: Heading, cell: Cell) -> None:
        if cell.blank:
            return
        text = clean_text(cell.value)
        if column.holds in ("list", "marks"):
            found.cells[column.child, column.heading] = (place.text, text)
            found.lists[column.heading] = text
            return
        try:
            uid = read_uid(cell)
        except Unreadable as error:
            found.remarks.append(Remark(self._sheet, found.row, place.text, text, str(error), "refused"))
            return
        holder = self._holder(found, column)
        if column.holds == "uid":
            holder.uid = uid
        elif column.holds == "link_uid" and isinstance(column.field, Link):
            before = holder.values.get(column.field.key)
            name = before.name if isinstance(before, LinkText) else ""
            holder.values[column.field.key] = LinkText(name, uid)


def read_lists(found: RowDraft, layout: Layout) -> None:
    """Turns the list cells of a row into children; what nobody can be sure of is said."""
    for part in layout.lists:
        text = found.lists.get(part.heading)
        if text is not None:
            below = found.draft.children.setdefault(part.child, [])
            below += _lines(part, text) if part.lines else _people(found, part, text)
    for mark in layout.marks:
        text = found.lists.get(mark.heading)
        if text is not None:
            _mark(found, mark, text)


def _lines(part: InCell, text: str) -> list[Draft]:
    return [
        Draft(part.child, {part.attribute.key: line, **dict(part.fixed)})
        for line in cell_lists.read_lines(text)
    ]


def _people(found: RowDraft, part: InCell, text: str) -> list[Draft]:
    read = cell_lists.read_names(text, literal=found.literal)
    if read.odd:
        found.say(UNCERTAIN, f"“{'”“'.join(read.odd)}”只取了能认出的姓名，请核对", part.heading, part.child)
    if read.parted:
        found.say(CHANGED, f"分成姓名和职务：{'、'.join(read.parted)}", part.heading, part.child)
    drafts = []
    for person in read.people:
        values: dict[str, Any] = {part.attribute.key: person.name, **dict(part.fixed)}
        if person.note is not None:
            values[part.note.key if part.note is not None else "note"] = person.note
        drafts.append(Draft(part.child, values))
    return drafts


def _mark(found: RowDraft, mark: Marked, text: str) -> None:
    items = found.draft.listed(mark.child)
    chosen, unknown = cell_lists.read_marks(text, [str(item.get(mark.attribute.key) or "") for item in items])
    for at, item in enumerate(items):
        item.values[mark.flag.key] = at in chosen
    if unknown:
        why = f"“{'”“'.join(unknown)}”不在同一行的列表里，没有标上"
        found.say(UNCERTAIN, why, mark.heading, mark.child)
