"""The linked sheets of an export read back: the children of each record, exactly as they stand there (关联表)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jiedao_desk.exchange import flat_rows
from jiedao_desk.exchange.cell_lists import read_lines, read_marks, read_names, same_list
from jiedao_desk.exchange.cell_reading import CellReader
from jiedao_desk.exchange.flat import PARENT_UID, Layout, LinkedSheet
from jiedao_desk.exchange.headings import Placement
from jiedao_desk.exchange.merging import fill_blanks
from jiedao_desk.exchange.plan import Remark
from jiedao_desk.exchange.row_reading import RowDraft, RowReader
from jiedao_desk.exchange.uids import read_uid
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.register import Catalogue, InCell
from jiedao_desk.kernel.typed import without_blanks
from jiedao_desk.spreadsheet.table import Row
from jiedao_desk.storage.known import Stub


@dataclass
class Linked:
    """What the linked sheets of a workbook hold: by child register and parent's uid, the rows."""

    rows: dict[str, dict[str, list[RowDraft]]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)

    def has(self, key: str) -> bool:
        """Whether the workbook has a sheet for a child register."""
        return key in self.rows

    def uids(self) -> dict[str, set[str]]:
        """The uids that the sheets bring, by register."""
        return {
            key: {found.draft.uid for rows in by_parent.values() for found in rows if found.draft.uid}
            for key, by_parent in self.rows.items()
        }

    def take(self, key: str, parent: str) -> list[RowDraft]:
        """The rows of one parent; taken rows have found their record."""
        self.used.add((key, parent))
        return self.rows[key].get(parent, [])

    def left(self) -> list[RowDraft]:
        """The rows whose parent is in no row of sheet 1."""
        return [
            row
            for key, by_parent in self.rows.items()
            for parent, rows in by_parent.items()
            if (key, parent) not in self.used
            for row in rows
        ]


def read_sheet(
    linked: Linked,
    sheet: LinkedSheet,
    rows: Sequence[Row],
    placement: Placement,
    cells: CellReader,
    name: str,
) -> None:
    """Reads one linked sheet. A row without a readable uid of its parent is refused."""
    reader = RowReader(sheet.register.key, placement, cells, name, {})
    place = next(places[0] for column, places in placement.places.items() if column.holds == "parent_uid")
    by_parent: dict[str, list[RowDraft]] = defaultdict(list)
    seen: dict[str, int] = {}
    for row in rows:
        found = reader.read(row)
        cell = row.at(place.at)
        try:
            if cell.blank:
                raise Unreadable(f"没有填{PARENT_UID}，不知道属于哪条记录")
            parent = read_uid(cell)
        except Unreadable as error:
            linked.remarks.append(Remark(name, row.number, place.text, cell.text, str(error), "refused"))
            continue
        uid = found.draft.uid
        if uid in seen:
            found.say("refused", f"记录编号与第{seen[uid]}行重复")
        elif uid:
            seen[uid] = row.number
        by_parent[parent].append(found)
    linked.rows[sheet.register.key] = dict(by_parent)


class Attacher:
    """Puts the rows of linked sheets under their parents, and holds them against the list cells of sheet 1."""

    def __init__(
        self,
        catalogue: Catalogue,
        layout: Layout,
        linked: Linked,
        stubs: Mapping[str, Mapping[str, Stub]],
    ) -> None:
        self._catalogue = catalogue
        self._layout = layout
        self._linked = linked
        self._stubs = stubs

    def attach(self, found: RowDraft, tree: Draft, known: Draft | None) -> list[Remark]:
        """Gives the tree exactly the children that the sheets hold; answers what was said in those rows.

        What stands against the record is said in ``found``.
        """
        remarks: list[Remark] = []
        if tree.uid is None or not found.literal:
            return remarks
        there = {draft.uid: draft for draft in known.walk()} if known is not None else {}
        for sheet in self._layout.sheets:
            key = sheet.register.key
            if not self._linked.has(key):
                continue
            for parent in [one for one in tree.walk() if one.register == sheet.parent.key]:
                rows = self._linked.take(key, parent.uid) if parent.uid else []
                parent.children[key] = [self._child(found, row, parent, there) for row in rows]
                for row in rows:
                    remarks += row.remarks
                    if row.refused:
                        why = next(remark.why for remark in row.remarks if remark.level == "refused")
                        found.say("refused", f"工作表“{row.sheet}”第{row.row}行：{why}")
        return remarks

    def compare(self, found: RowDraft, tree: Draft) -> None:
        """The list cells of sheet 1 and the linked sheets must tell the same, or nobody knows which is meant.

        An empty cell tells nothing.
        """
        if tree.uid is None or not found.literal:
            return
        for sheet in self._layout.sheets:
            if self._linked.has(sheet.register.key):
                self._compare(found, tree, sheet)

    def _child(
        self, found: RowDraft, row: RowDraft, parent: Draft, there: Mapping[str | None, Draft]
    ) -> Draft:
        draft = row.draft
        before = there.get(draft.uid) if draft.uid else None
        if before is not None:
            return Draft(
                draft.register, {**before.values, **draft.values}, {}, before.id, before.uid, before.version
            )
        fill_blanks(self._catalogue, draft)
        stub = self._stubs.get(draft.register, {}).get(draft.uid) if draft.uid else None
        if stub is not None:
            if stub.voided is not None and not stub.by_undo:
                found.say("refused", f"工作表“{row.sheet}”第{row.row}行：这条记录已作废（{stub.voided}）")
            elif (parent.register, parent.id) not in stub.parents:
                found.say("refused", f"工作表“{row.sheet}”第{row.row}行：记录编号属于另一条记录")
            return Draft(draft.register, draft.values, {}, stub.id, stub.uid, stub.version)
        return Draft(draft.register, draft.values, {}, None, draft.uid)

    def _compare(self, found: RowDraft, tree: Draft, sheet: LinkedSheet) -> None:
        key = sheet.register.key
        for part in self._layout.lists:
            said = found.lists.get(part.heading)
            if part.child == key and said is not None and not _tells_the_same(part, said, tree.listed(key)):
                found.say("refused", _differ(part.heading, sheet.name), part.heading, key)
        for mark in self._layout.marks:
            said = found.lists.get(mark.heading)
            if mark.child == key and said is not None:
                children = tree.listed(key)
                texts = [str(child.get(mark.attribute.key) or "") for child in children]
                flagged = {at for at, child in enumerate(children) if child.get(mark.flag.key)}
                if read_marks(said, texts) != (flagged, []):
                    found.say("refused", _differ(mark.heading, sheet.name), mark.heading, key)
        for beside in self._layout.beside:
            child = found.child(key) if beside.child == key else None
            attribute = beside.attributes[0].key
            if child is not None and child.get(attribute) is not None:
                now = flat_rows.present(beside, tree.listed(key))
                if now is None or child.get(attribute) != now.get(attribute):
                    heading = found.cells.get((key, attribute), (sheet.name, ""))[0]
                    found.say("refused", _differ(heading, sheet.name), attribute, key)


def _differ(heading: str, sheet: str) -> str:
    return f"“{heading}”与工作表“{sheet}”里的内容不一致，分不清以哪个为准：请改成一致，或删去工作表“{sheet}”再导入"


def _tells_the_same(part: InCell, said: str, children: Sequence[Draft]) -> bool:
    shown = flat_rows.listed(part, children)
    if without_blanks(said) == without_blanks(shown):
        return True
    wanted = [str(child.get(part.attribute.key) or "") for child in flat_rows.members(part, children)]
    if part.lines:
        return same_list(read_lines(said), wanted)
    return same_list([person.name for person in read_names(said).people], wanted)
