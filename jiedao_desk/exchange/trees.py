"""Rows of a sheet become records to write, each with its fate: created, updated, unchanged, refused (逐行判定)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jiedao_desk.exchange import checking
from jiedao_desk.exchange.cell_reading import CHANGED, REFUSED, UNCERTAIN, LinkText
from jiedao_desk.exchange.flat import Layout
from jiedao_desk.exchange.linked import Attacher, Linked
from jiedao_desk.exchange.links import Linker
from jiedao_desk.exchange.matching import Candidate, Matcher
from jiedao_desk.exchange.merging import Merger, Tree, changes, overwritten
from jiedao_desk.exchange.plan import Action, Change, PlannedRecord, PlannedRow, Remark
from jiedao_desk.exchange.row_reading import RowDraft, read_lists
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.kernel.typed import without_blanks
from jiedao_desk.storage.known import Known, Stub


@dataclass
class Verdicts:
    """What was decided: the fate of each row, the records to write, what was said on the way."""

    rows: list[PlannedRow] = field(default_factory=list)
    records: list[PlannedRecord] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


class Judge:
    """Takes the rows one after the other; ``verdicts`` then settles them, since later rows add to earlier records."""

    def __init__(
        self, catalogue: Catalogue, layout: Layout, known: Known, linked: Linked, special: Special
    ) -> None:
        self._catalogue = catalogue
        self._layout = layout
        self._linked = linked
        self._special = special
        stubs: Mapping[str, Mapping[str, Stub]] = {
            key: {stub.uid: stub for stub in found} for key, found in known.stubs.items()
        }
        key = layout.register.key
        self._linker = Linker(catalogue, known.stubs, linked.uids())
        self._merger = Merger(catalogue, layout, stubs, special)
        self._matcher = Matcher(layout.register, known.drafts, known.stubs.get(key, ()), special)
        self._attacher = Attacher(catalogue, layout, linked, stubs)
        self._trees: dict[int, Tree] = {}
        self._order: list[Tree] = []
        self._rows: list[RowDraft] = []
        self._remarks: list[Remark] = []
        self._doubts: dict[int, str] = {}

    def claim(self, uids: Iterable[str]) -> None:
        """Tells, before the first row is taken, which records the rows name by their uid."""
        named = set(uids)
        self._matcher.claim(named)
        self._linker.expect(self._layout.register.key, named)

    def take(self, found: RowDraft, *, without_child: bool) -> None:
        """One row more. ``without_child`` rows say expressly that the record has no child that makes rows."""
        self._rows.append(found)
        rows = self._layout.row_child
        if rows is not None and found.child(rows.child) is None and not without_child:
            found.draft.children[rows.child] = [Draft(rows.child)]
        read_lists(found, self._layout)
        self._special.read(found)
        self._resolve(found)
        if found.refused:
            return
        match = self._matcher.find(found.draft)
        if match.refused is not None:
            found.say(REFUSED, match.refused)
            return
        if match.doubt is not None:
            self._doubts[found.row] = match.doubt
        tree = self._trees.get(id(match.candidate.draft)) if match.candidate is not None else None
        if tree is not None:
            self._join(tree, found)
        else:
            self._begin(found, match.candidate)

    def _join(self, tree: Tree, found: RowDraft) -> None:
        """A further row of a record that an earlier row began."""
        why = self._merger.duplicate(tree, found)
        if why is not None:
            found.say(REFUSED, why)
            return
        self._merger.add(tree, found)

    def _begin(self, found: RowDraft, candidate: Candidate | None) -> None:
        known = candidate.draft if candidate is not None else None
        tree = self._merger.begin(found, known)
        if found.refused:
            return
        self._order.append(tree)
        if candidate is None:
            # Later rows are held against what this row says, as the clerk sees it.
            candidate = Candidate(found.draft, found.row)
            self._matcher.add(candidate)
        self._trees[id(candidate.draft)] = tree

    def _resolve(self, found: RowDraft) -> None:
        """Turns what the cells of a row say of linked records into links."""
        for one in found.draft.walk():
            child = None if one is found.draft else one.register
            for key, link, said in self._said(one):
                try:
                    one.values[key], remark = self._linker.resolve(link, said)
                except Unreadable as error:
                    del one.values[key]
                    found.say(REFUSED, str(error), key, child)
                else:
                    if remark is not None:
                        found.say(CHANGED, remark, key, child)

    def _resolve_linked(self, found: RowDraft, tree: Draft) -> None:
        """The same for the rows of linked sheets, which may lead to others of their own tree."""
        for one in tree.walk():
            for key, link, said in self._said(one):
                try:
                    one.values[key], _ = self._linker.resolve(link, said, tree)
                except Unreadable as error:
                    del one.values[key]
                    found.say(REFUSED, f"工作表“{self._catalogue[one.register].title}”：{error}")

    def _said(self, draft: Draft) -> list[tuple[str, Link, LinkText]]:
        fields = self._catalogue[draft.register].record.fields
        return [
            (key, field, value)
            for key, value in draft.values.items()
            if isinstance(value, LinkText) and isinstance(field := fields[key], Link)
        ]

    def verdicts(self) -> Verdicts:
        """Settles all rows."""
        found = Verdicts()
        fates: dict[int, tuple[Action, Draft, tuple[Change, ...]]] = {}
        for tree in self._order:
            action, differences = self._settle(tree)
            self._tell_doubts(tree, action)
            for row in tree.rows:
                fates[row.row] = (action, tree.draft, differences)
            if action in ("create", "update"):
                found.records.append(PlannedRecord(tree.draft, action, tuple(row.row for row in tree.rows)))
        name = self._layout.register.field(self._layout.register.name.key)
        for row in self._rows:
            action, draft, differences = fates.get(row.row, ("refused", row.draft, ()))
            found.rows.append(PlannedRow(row.row, action, name.show(draft.get(name.key)), differences))
            found.remarks += row.remarks
        for left in self._linked.left():
            left.say(REFUSED, "所属编号在第一张表里没有找到，这一行没有导入")
            found.remarks += left.remarks
        found.remarks += [*self._remarks, *self._linked.remarks]
        used = _links(found.records)
        made = [PlannedRecord(draft, "create", ()) for draft in self._linker.made if draft.uid in used]
        # What leads to another record of the same file is written after it (a suggestion merged into one below it).
        found.records.sort(key=lambda record: self._leads_to_its_like(record.draft))
        found.records = [*made, *found.records]
        return found

    def _leads_to_its_like(self, draft: Draft) -> bool:
        register = self._layout.register
        return any(
            isinstance(value, Sibling)
            and isinstance(field := register.field(key), Link)
            and field.to == register.key
            for key, value in draft.values.items()
        )

    def _tell_doubts(self, tree: Tree, action: Action) -> None:
        """What is not certain is said where something would come of it."""
        for row in tree.rows:
            doubt = self._doubts.get(row.row)
            if doubt is not None and action != "unchanged":
                row.say(UNCERTAIN, doubt, self._layout.register.name.key)
            for child, key in sorted(row.masked, key=str):
                self._tell_masked(tree, row, child, key)

    def _tell_masked(self, tree: Tree, row: RowDraft, child: str | None, key: str) -> None:
        if tree.new:
            row.say(UNCERTAIN, "这一格是遮盖过的，没有导入", key, child)
        elif child is None and tree.known is not None:
            shown = self._layout.register.field(key).masked(tree.known.get(key))
            if without_blanks(shown) != without_blanks(row.text(key)):
                row.say(UNCERTAIN, "遮盖过的内容与现有的对不上，没有改动，请核对", key)

    def _settle(self, tree: Tree) -> tuple[Action, tuple[Change, ...]]:
        first = tree.rows[0]
        self._remarks += self._attacher.attach(first, tree.draft, tree.known)
        self._resolve_linked(first, tree.draft)
        self._attacher.compare(first, tree.draft)
        self._special.complete(first, tree.draft, new=tree.new)
        found = [] if tree.new else list(changes(self._catalogue, tree))
        differences = tuple(change for _, _, change in found)
        if any(row.refused for row in tree.rows):
            return self._refuse(tree, differences)
        if not tree.new and not found:
            return "unchanged", ()
        locked = checking.lock_of(self._layout.register, tree.known) if tree.known and not tree.new else None
        if locked is not None:
            labels = "、".join(dict.fromkeys(change.label for change in differences))
            first.say(REFUSED, f"与已有的记录不同（{labels}）：{locked}")
            return self._refuse(tree, differences)
        self._check(tree)
        if any(row.refused for row in tree.rows):
            return self._refuse(tree, differences)
        for child, key, change in found:
            why = overwritten(change)
            if why is not None:
                self._row_of(tree, key, child).say(CHANGED, why, key, child)
        return ("create" if tree.new else "update"), differences

    def _refuse(self, tree: Tree, differences: tuple[Change, ...]) -> tuple[Action, tuple[Change, ...]]:
        """All rows of a record share its fate; those that gave no reason themselves name the one that did."""
        culprit = next(row for row in tree.rows if row.refused)
        for row in tree.rows:
            if not row.refused:
                row.say(REFUSED, f"与第{culprit.row}行是同一条记录，那一行没有通过")
        return "refused", differences

    def _check(self, tree: Tree) -> None:
        for draft, problem in checking.refusals(self._catalogue, tree.draft):
            child = None if draft is tree.draft else draft.register
            self._row_of(tree, problem.field, child).say(REFUSED, problem.why, problem.field, child)

    def _row_of(self, tree: Tree, key: str | None, child: str | None) -> RowDraft:
        """The row whose cell a remark is about."""
        return next((row for row in tree.rows if key is not None and (child, key) in row.cells), tree.rows[0])


def _links(records: Sequence[PlannedRecord]) -> set[str]:
    """The uids that the records lead to."""
    return {
        value.uid
        for record in records
        for one in record.draft.walk()
        for value in one.values.values()
        if isinstance(value, Sibling)
    }
