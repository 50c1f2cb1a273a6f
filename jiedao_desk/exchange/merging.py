"""What a row says, laid over what is known: nothing is erased, nothing overwritten without a word (合并)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jiedao_desk.exchange.cell_reading import UNCERTAIN
from jiedao_desk.exchange.flat import Layout
from jiedao_desk.exchange.flat_rows import listed, present
from jiedao_desk.exchange.plan import Change
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.register import Beside, Catalogue, InCell, Register
from jiedao_desk.storage.known import Stub


@dataclass
class Tree:
    """A record as it would be written: ``draft`` holds all its values and all children that the import is about."""

    draft: Draft
    known: Draft | None
    rows: list[RowDraft] = field(default_factory=list)
    # Children, by identity of their drafts, that a row of this file has spoken for.
    claimed: dict[int, RowDraft] = field(default_factory=dict)

    @property
    def new(self) -> bool:
        return self.known is None or self.known.voided is not None


class Merger:
    """Makes trees of rows. ``stubs`` are, by register and uid, the records that exist."""

    def __init__(
        self,
        catalogue: Catalogue,
        layout: Layout,
        stubs: Mapping[str, Mapping[str, Stub]],
        special: Special,
    ) -> None:
        self._catalogue = catalogue
        self._special = special
        self._layout = layout
        self._stubs = stubs

    def begin(self, found: RowDraft, known: Draft | None) -> Tree:
        """The tree of the first row of a record."""
        if known is None:
            draft = Draft(found.draft.register, dict(found.draft.values), {}, uid=found.draft.uid)
            if found.literal:
                fill_blanks(self._catalogue, draft)
        elif known.voided is not None:
            # An undone import left values that nobody vouches for: only what the file says comes back.
            blank = {attribute.key: None for attribute in self._layout.flat.own}
            draft = replace(known, values={**blank, **found.draft.values}, children={}, voided=None)
        else:
            draft = known.copy()
            draft.values.update(found.draft.values)
        tree = Tree(draft, known)
        self.add(tree, found)
        return tree

    def add(self, tree: Tree, found: RowDraft) -> None:
        """Lays one more row over the tree; its own fields must not contradict the rows before (asked beforehand)."""
        first = not tree.rows
        tree.rows.append(found)
        if not first:
            for key, value in found.draft.values.items():
                tree.draft.values.setdefault(key, value)
                if tree.draft.values[key] is None:
                    tree.draft.values[key] = value
        rows = self._layout.row_child
        if rows is not None and found.child(rows.child) is not None:
            self._row_child(tree, found, rows)
        if first:
            for beside in self._layout.beside:
                self._beside(tree, found, beside)
            for part in self._layout.lists:
                self._list(tree, found, part)

    def duplicate(self, tree: Tree, found: RowDraft) -> str | None:
        """Why a further row of the same record cannot stand: it repeats an earlier one, or contradicts it."""
        for before in tree.rows:
            label = self._contradiction(before.draft, found.draft)
            if label is not None:
                return f"与第{before.row}行是同一条记录，但“{label}”不同，请核对后改成一致或只留一行"
        rows = self._layout.row_child
        child = found.child(rows.child) if rows is not None else None
        if rows is None or child is None:
            return self._repeated(tree.rows[0], found)
        partner = self._partner(tree, found, rows, child)
        if partner is None or id(partner) not in tree.claimed:
            return None
        before = tree.claimed[id(partner)]
        other = before.child(rows.child)
        label = self._contradiction(other, child) if other is not None else None
        if label is not None:
            return f"与第{before.row}行是同一条记录，但“{label}”不同，请核对后改成一致或只留一行"
        return self._repeated(before, found)

    def _repeated(self, before: RowDraft, found: RowDraft) -> str:
        if before.draft.values == found.draft.values and _children(before) == _children(found):
            return f"与第{before.row}行重复"
        return f"与第{before.row}行是同一条记录，内容有多有少，请并成一行；如果是另一条，请补充能区分的内容"

    def _contradiction(self, one: Draft, other: Draft) -> str | None:
        fields = self._catalogue[one.register].record.fields
        for key, value in other.values.items():
            before = one.get(key)
            if value is not None and before is not None and before != value:
                return fields[key].label
        return None

    def _row_child(self, tree: Tree, found: RowDraft, rows: Beside) -> None:
        child = found.child(rows.child)
        assert child is not None
        children = tree.draft.children.setdefault(rows.child, [])
        partner = self._partner(tree, found, rows, child)
        if partner is None:
            partner = self._fresh(found, child, tree.draft)
            children.append(partner)
        else:
            partner.values.update(
                (key, value)
                for key, value in child.values.items()
                if not self._special.same(key, partner.get(key), value)
            )
        tree.claimed[id(partner)] = found

    def _fresh(self, found: RowDraft, child: Draft, parent: Draft) -> Draft:
        """A child that the tree has not yet; its uid may be that of one that an undone import voided."""
        draft = Draft(child.register, dict(child.values), {}, uid=child.uid)
        if found.literal:
            fill_blanks(self._catalogue, draft)
        stub = self._stubs.get(child.register, {}).get(child.uid) if child.uid else None
        if stub is None:
            return draft
        if stub.voided is not None and not stub.by_undo:
            found.say(
                "refused",
                f"这一行的{self._catalogue[child.register].title}已作废（{stub.voided}），导入不会恢复它",
            )
        elif (parent.register, parent.id) not in stub.parents:
            found.say("refused", f"这一行的{self._catalogue[child.register].title}编号属于另一条记录")
        return replace(draft, id=stub.id, version=stub.version)

    def _partner(self, tree: Tree, found: RowDraft, rows: Beside, child: Draft) -> Draft | None:
        """The child of the tree that a row speaks of: by uid, else the one that nothing tells apart from it."""
        children = tree.draft.listed(rows.child)
        if child.uid is not None:
            by_uid = next((one for one in children if one.uid == child.uid), None)
            if by_uid is not None or child.uid in self._stubs.get(child.register, {}):
                return by_uid
        same = [
            one
            for one in children
            if all(self._compatible(one, child, attribute.key) for attribute in rows.telling)
            # Two uids of one file are two children, however alike.
            and not (child.uid is not None and (id(one) in tree.claimed or (one.id is None and one.uid)))
        ]
        # One that has not ended is more likely meant.
        until = rows.until.key if rows.until is not None else ""
        ranked = sorted(same, key=lambda one: (-_shared(one, child), one.get(until) is not None))
        return ranked[0] if ranked else None

    def _compatible(self, one: Draft, other: Draft, key: str) -> bool:
        mine, theirs = one.get(key), other.get(key)
        return mine is None or theirs is None or self._special.same(key, mine, theirs)

    def _beside(self, tree: Tree, found: RowDraft, part: Beside) -> None:
        """The one child beside the record: added where there is none; a different one is not for an import to end."""
        child = found.child(part.child)
        if child is None:
            return
        children = tree.draft.children.setdefault(part.child, [])
        now = present(part, [one for one in children if one.voided is None])
        if now is None:
            children.append(Draft(child.register, dict(child.values)))
            return
        for attribute in part.attributes:
            if child.get(attribute.key) not in (None, now.get(attribute.key)):
                label = self._catalogue[part.child].field(attribute.key).label
                why = f"现有的{label}与表中不同，没有改动：调整{label}要写明日期，请在程序里办理"
                found.say(UNCERTAIN, why, attribute.key, part.child)

    def _list(self, tree: Tree, found: RowDraft, part: InCell) -> None:
        """The children a cell lists: those known are brought up to date, others are added, none is taken away."""
        if part.heading not in found.lists:
            return
        children = tree.draft.children.setdefault(part.child, [])
        kept = [one for one in children if one.id is not None]
        living = [one for one in kept if one.voided is None]
        if found.literal and found.lists[part.heading].strip() == listed(part, living).strip():
            # Our own list, unchanged; taken to pieces, an item with a ； in it would seem to be two others.
            return
        named = []
        for item in found.draft.listed(part.child):
            if any(item.get(key) != value for key, value in part.fixed):
                continue
            name = item.get(part.attribute.key)
            named.append(name)
            same = next((one for one in kept if one.get(part.attribute.key) == name), None)
            if same is None:
                children.append(Draft(part.child, dict(item.values)))
            else:
                same.values.update(item.values)
        fixed = dict(part.fixed)
        missing = [
            str(one.get(part.attribute.key))
            for one in kept
            if one.get(part.attribute.key) not in named and all(one.get(key) == fixed[key] for key in fixed)
        ]
        if missing:
            found.say(UNCERTAIN, f"现有的“{'”“'.join(missing)}”不在表中，仍然保留", part.heading, part.child)


def fill_blanks(catalogue: Catalogue, draft: Draft) -> None:
    """In a new record that we exported an empty cell is an empty field, not one that takes its default."""
    register = catalogue[draft.register]
    for one in register.fields:
        if one.key not in register.bonds and not one.derived and one.kind != "files":
            draft.values.setdefault(one.key, None)


def _children(found: RowDraft) -> Any:
    return {key: [child.values for child in below] for key, below in found.draft.children.items() if below}


def _shared(one: Draft, other: Draft) -> int:
    """How much speaks for two children being the same."""
    return sum(1 for key, value in other.values.items() if value is not None and one.get(key) == value)


def changes(catalogue: Catalogue, tree: Tree) -> Iterator[tuple[str | None, str, Change]]:
    """What the tree would change in the record that is known: child register, field key, change."""
    if tree.known is not None:
        register = catalogue[tree.draft.register]
        yield from _differences(catalogue, register, tree.draft, tree.known, None)


def _differences(
    catalogue: Catalogue, register: Register, draft: Draft, known: Draft, child: str | None
) -> Iterator[tuple[str | None, str, Change]]:
    prefix = f"{register.title}·" if child is not None else ""
    for key, value in draft.values.items():
        field = register.record.fields.get(key)
        if field is not None and _differ(value, known.get(key)):
            change = Change(prefix + field.label, _shown(field, known.get(key)), _shown(field, value))
            yield child, key, change
    for key, wanted in draft.children.items():
        below = catalogue[key]
        before = {one.id: one for one in known.listed(key)}
        for one in wanted:
            old = before.pop(one.id, None) if one.id is not None else None
            if old is None:
                yield key, "", Change(f"新增{below.title}", "", _name(below, one))
            else:
                yield from _differences(catalogue, below, one, old, key)
        for gone in before.values():
            yield key, "", Change(f"移除{below.title}", _name(below, gone), "")
        order = [one.id for one in wanted if one.id is not None and one.id not in before]
        if order != [one.id for one in known.listed(key) if one.id in set(order)]:
            yield key, "", Change(f"{below.title}的次序", "", "")


def _differ(value: Any, before: Any) -> bool:
    return value != before and not (value in (None, "", ()) and before in (None, "", ()))


def _shown(field: Field, value: Any) -> str:
    if isinstance(field, Link):
        return "" if value is None else "（新）" if isinstance(value, Sibling) else f"第{value}号"
    return field.show(value)


def _name(register: Register, draft: Draft) -> str:
    return _shown(register.field(register.name.key), draft.get(register.name.key))


def overwritten(change: Change) -> str | None:
    """The remark that a value was written over; ``None`` when an empty field was filled."""
    return f"现为“{change.before}”，改为“{change.after}”" if change.before and change.after else None
