"""Imports as batches: what each brought, and taking one back without touching what was done since (导入批次)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.storage.tables import HistoryLine, ImportBatch
from jiedao_desk.storage.work import CHANGED, CREATED, RESTORED, VOIDED, Work

UNDONE = "撤销导入"

_AT_ONCE = 500

Key = tuple[str, int]


@dataclass(frozen=True)
class Batch:
    """One import: its number, when, who, which file, how many rows met which fate, and when it was undone."""

    number: int
    at: datetime
    who: str
    register: str
    file_name: str
    counts: Mapping[str, int]
    undone_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """A record, or a field of it, that was changed since the import and therefore stays as it is."""

    register: str
    id: int
    title: str
    why: str


@dataclass(frozen=True)
class Undone:
    """What undoing a batch did: records voided, fields put back, and what was kept."""

    voided: int
    put_back: int
    kept: tuple[Kept, ...]


def begin(work: Work, register: str, file_name: str, file_hash: str, counts: Mapping[str, int]) -> int:
    """Enters a new batch and marks all that the unit of work does from now on as its doing; answers its number."""
    row = ImportBatch(
        at=work.now,
        who=work.who,
        register=register,
        file_name=file_name[-255:],
        file_hash=file_hash,
        counts=json.dumps(dict(counts)),
    )
    work.session.add(row)
    work.session.flush()
    work.batch = row.id
    return row.id


def listed(session: Session) -> list[Batch]:
    """All batches, newest first."""
    return [_batch(row) for row in session.scalars(select(ImportBatch).order_by(ImportBatch.id.desc()))]


def _batch(row: ImportBatch) -> Batch:
    return Batch(row.id, row.at, row.who, row.register, row.file_name, json.loads(row.counts), row.undone_at)


def undo(work: Work, catalogue: Catalogue, number: int) -> Undone:
    """Takes a batch back. Raises ``Refused`` when there is no such batch or it was undone before."""
    row = work.session.get(ImportBatch, number)
    if row is None:
        raise Refused(f"没有第{number}批导入")
    if row.undone_at is not None:
        raise Refused(f"第{number}批导入已在{row.undone_at:%Y-%m-%d %H:%M}撤销过，没有再改动")
    undone = _Undoing(work, catalogue, number).run()
    row.undone_at = work.now
    return undone


class _Undoing:
    """One batch on its way back."""

    def __init__(self, work: Work, catalogue: Catalogue, number: int) -> None:
        self._work = work
        self._session = work.session
        self._catalogue = catalogue
        self._number = number
        lines = list(
            self._session.scalars(
                select(HistoryLine).where(HistoryLine.batch_id == number).order_by(HistoryLine.id)
            )
        )
        lines = [line for line in lines if line.register in catalogue and line.record_id is not None]
        self._brought = {_key(line): line for line in lines if line.action in (CREATED, RESTORED)}
        self._taken = {_key(line): line for line in lines if line.action == VOIDED}
        self._fields = [line for line in lines if line.action == CHANGED and line.field is not None]
        self._later = self._changed_since(lines[-1].id) if lines else set()
        self._kept: list[Kept] = []
        self._records = self._load({*self._brought, *self._taken, *map(_key, self._fields)})

    def run(self) -> Undone:
        voided = self._void_brought()
        put_back = self._put_back()
        self._bring_back_taken()
        return Undone(voided, put_back, tuple(self._kept))

    def _changed_since(self, last: int) -> set[Key]:
        query = select(HistoryLine.register, HistoryLine.record_id).where(HistoryLine.id > last).distinct()
        return {(register, found) for register, found in self._session.execute(query) if found is not None}

    # --- What the batch brought -------------------------------------------------

    def _void_brought(self) -> int:
        trees = self._trees()
        users = self._users()
        leaving = {key for tree in trees if self._later.isdisjoint(tree) for key in tree}
        # A record that one staying behind leads to must stay as well, with its whole tree.
        while True:
            needed = [
                tree
                for tree in trees
                if leaving.issuperset(tree) and any(users[key] - leaving for key in tree)
            ]
            if not needed:
                break
            for tree in needed:
                leaving -= set(tree)
        count = 0
        for tree in trees:
            if self._record(tree[0]).voided_at is not None:
                continue
            if not leaving.issuperset(tree):
                self._keep(tree[0], "导入后又改动或用到过，没有作废")
                continue
            count += 1
            for key in tree:
                self._void(self._record(key))
        return count

    def _trees(self) -> list[list[Key]]:
        """The records of the batch with their children that it brought as well, each tree from its root."""
        parents: dict[Key, Key | None] = {key: self._parent(key) for key in self._brought}
        trees: dict[Key, list[Key]] = defaultdict(list)
        for key in self._brought:
            root = key
            while (above := parents.get(root)) is not None and above in self._brought:
                root = above
            trees[root].append(key)
        return [[root, *(key for key in keys if key != root)] for root, keys in trees.items()]

    def _parent(self, key: Key) -> Key | None:
        register = self._catalogue[key[0]]
        for parent in self._catalogue.parents(register):
            parent_id = getattr(self._record(key), self._catalogue.bond(register, parent).key)
            if parent_id is not None:
                return parent.key, parent_id
        return None

    def _users(self) -> dict[Key, set[Key]]:
        """By record that the batch brought, the living records that lead to it: children, members, later agendas."""
        ids: dict[str, list[int]] = defaultdict(list)
        for key, record_id in self._brought:
            ids[key].append(record_id)
        users: dict[Key, set[Key]] = defaultdict(set)
        for register in self._catalogue:
            for field in register.fields:
                if isinstance(field, Link) and field.to in ids:
                    for source, target in self._leading(register, field, ids[field.to]):
                        users[field.to, target].add((register.key, source))
        return users

    def _leading(self, register: Register, field: Link, ids: list[int]) -> Iterator[tuple[int, int]]:
        column = getattr(register.record, field.key)
        for start in range(0, len(ids), _AT_ONCE):
            query = select(register.record.id, column).where(
                column.in_(ids[start : start + _AT_ONCE]), register.record.voided_at.is_(None)
            )
            yield from ((source, target) for source, target in self._session.execute(query))

    def _void(self, record: Record) -> None:
        record.voided_at = self._work.now
        record.void_reason = f"撤销导入第{self._number}批"
        record.voided_by_batch = self._number

    # --- What it changed and took away ---------------------------------------------

    def _put_back(self) -> int:
        count = 0
        for line in self._fields:
            key = _key(line)
            if key in self._brought:
                continue
            record = self._record(key)
            field = record.fields[line.field or ""]
            locked = record.locked()
            if record.voided_at is not None:
                self._keep(key, f"这条记录后来作废了，“{field.label}”没有恢复")
            elif locked is not None:
                self._keep(key, f"“{field.label}”没有恢复：{locked}")
            elif _text(field.to_plain(getattr(record, field.key))) != line.after:
                self._keep(key, f"“{field.label}”导入后又改过，保留现在的内容")
            else:
                setattr(record, field.key, field.from_plain(_plain(field.kind, line.before)))
                count += 1
        return count

    def _bring_back_taken(self) -> None:
        for key, line in self._taken.items():
            record = self._record(key)
            if record.voided_at is not None and record.void_reason == line.after and key not in self._later:
                record.voided_at = record.void_reason = None

    def _load(self, keys: Iterable[Key]) -> dict[Key, Record]:
        ids: dict[str, list[int]] = defaultdict(list)
        for key, record_id in keys:
            ids[key].append(record_id)
        found: dict[Key, Record] = {}
        for key, wanted in ids.items():
            record = self._catalogue[key].record
            for start in range(0, len(wanted), _AT_ONCE):
                query = select(record).where(record.id.in_(wanted[start : start + _AT_ONCE]))
                found.update(((key, one.id), one) for one in self._session.scalars(query))
        return found

    def _record(self, key: Key) -> Record:
        return self._records[key]

    def _keep(self, key: Key, why: str) -> None:
        register = self._catalogue[key[0]]
        name = register.field(register.name.key)
        shown = "" if isinstance(name, Link) else name.show(getattr(self._record(key), name.key))
        self._kept.append(Kept(register.key, key[1], shown or register.title, why))


def _key(line: HistoryLine) -> Key:
    assert line.record_id is not None
    return line.register, line.record_id


def _text(value: Any) -> str | None:
    """A plain value as history keeps it."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _plain(kind: str, text: str | None) -> Any:
    """The plain value that history kept as text: what is no text by nature was written as JSON."""
    if text is None or kind in ("text", "prose", "choice", "day", "month", "time", "moment", "decimal"):
        return text
    return json.loads(text)
