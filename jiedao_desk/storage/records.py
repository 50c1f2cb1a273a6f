"""Records and plain drafts of them, each made from the other, whole trees at a time (记录读写)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from jiedao_desk.kernel.draft import Draft, Sibling
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.record import Listed, Record, new_uid
from jiedao_desk.kernel.register import Catalogue, Register
from jiedao_desk.kernel.sheet import Source
from jiedao_desk.storage.trouble import STALE
from jiedao_desk.storage.work import Work

GONE = "这条记录已经不在了，请刷新后再看"


def load(session: Session, catalogue: Catalogue, key: str, record_id: int) -> Draft:
    """One record with all its children, as a draft. Raises ``Refused`` when there is none."""
    record = session.get(catalogue[key].record, record_id)
    if record is None:
        raise Refused(GONE)
    return load_many(session, catalogue, key, [record])[0]


def load_many(session: Session, catalogue: Catalogue, key: str, records: Iterable[Record]) -> list[Draft]:
    """Several records of one register with all their children: one query a child register, not one a record."""
    register = catalogue[key]
    drafts = [_bare(register, record) for record in records]
    _add_children(session, catalogue, register, drafts)
    return drafts


def load_all(session: Session, catalogue: Catalogue, key: str, *, voided: bool = False) -> list[Draft]:
    """All records of a register with their children, in the order they were entered."""
    register = catalogue[key]
    query = select(register.record).order_by(register.record.id)
    if not voided:
        query = query.where(register.record.voided_at.is_(None))
    return load_many(session, catalogue, key, session.scalars(query))


def shown_by(session: Session, catalogue: Catalogue, source: Source) -> Source | None:
    """The record that has a page: the one meant, or that which it is kept within; ``None`` when it is gone."""
    register, record_id = catalogue[source[0]], source[1]
    while register.group is None and register.within:
        above = next(_above(session, catalogue, register, record_id), None)
        if above is None:
            return None
        register, record_id = above
    return register.key, record_id


def _above(
    session: Session, catalogue: Catalogue, register: Register, record_id: int
) -> Iterator[tuple[Register, int]]:
    for parent in catalogue.parents(register):
        bond = catalogue.bond(register, parent)
        found = session.scalar(select(bond).where(register.record.id == record_id))
        if found is not None:
            yield parent, found


def _bare(register: Register, record: Record) -> Draft:
    return Draft(
        register.key,
        {field.key: getattr(record, field.key) for field in register.fields},
        {},
        record.id,
        record.uid,
        record.version,
        record.entered_at,
        record.void_reason if record.voided_at else None,
    )


def _add_children(session: Session, catalogue: Catalogue, register: Register, drafts: list[Draft]) -> None:
    for child in catalogue.children(register):
        bond = catalogue.bond(child, register)
        by_parent: dict[Any, list[Draft]] = {draft.id: [] for draft in drafts}
        found: list[Draft] = []
        ids = list(by_parent)
        for start in range(0, len(ids), 500):
            query = select(child.record).where(
                bond.in_(ids[start : start + 500]), child.record.voided_at.is_(None)
            )
            if issubclass(child.record, Listed):
                query = query.order_by(child.record.position, child.record.id)
            for record in session.scalars(query):
                draft = _bare(child, record)
                by_parent[getattr(record, bond.key)].append(draft)
                found.append(draft)
        for draft in drafts:
            draft.children[child.key] = by_parent[draft.id]
        _add_children(session, catalogue, child, found)


class TreeWriter:
    """Writes one draft with all its children into a unit of work."""

    def __init__(self, work: Work, catalogue: Catalogue, *, ignore_lock: bool = False) -> None:
        self._work = work
        self._session = work.session
        self._catalogue = catalogue
        self._ignore_lock = ignore_lock
        self._siblings: dict[str, Record] = {}
        self._deferred: list[tuple[Record, str, str]] = []
        self.warnings: list[Problem] = []

    def write(self, draft: Draft) -> Record:
        """Creates or updates the record; raises ``Refused`` with every problem found, nothing written.

        An existing record is written only over the version the draft was made from.
        """
        register = self._catalogue[draft.register]
        existing = self._existing(register, draft)
        locked = None if self._ignore_lock or existing is None else existing.locked()
        if existing is not None and locked and self._differs_beyond_lock(register, existing, draft):
            raise Refused(locked)
        tree_rule = getattr(register.record, "tree_problems", None)
        if tree_rule is not None:
            told = list(tree_rule(draft))
            problems = [problem for problem in told if problem.level == "refused"]
            if problems:
                raise Refused(problems)
            self.warnings += [problem for problem in told if problem.level == "warning"]
        record = self._put(register, draft, existing)
        self._session.flush()
        before = len(self._work.touched)
        if not locked:
            self._put_children(register, draft, record)
        self._resolve()
        self._session.flush()
        if existing is not None and len(self._work.touched) > before:
            # A changed child makes the parent a newer version, or two windows on one meeting would not notice.
            flag_modified(record, "changed_at")
            self._session.flush()
        return record

    def _existing(self, register: Register, draft: Draft) -> Record | None:
        if draft.id is None:
            return None
        record = self._session.get(register.record, draft.id)
        if record is None:
            raise Refused(GONE)
        return self._current(draft, record)

    def _current(self, draft: Draft, record: Record | None) -> Record | None:
        """The record, if the draft was made from what it is now; raises ``Refused`` else."""
        if record is not None and draft.version is not None and record.version != draft.version:
            raise Refused(STALE)
        return record

    def _differs_beyond_lock(self, register: Register, record: Record, draft: Draft) -> bool:
        if any(
            key not in record.open_when_locked and getattr(record, key) != value
            for key, value in draft.values.items()
            if key in register.record.fields
        ):
            return True
        return draft.children != {} and self._children_differ(
            load_many(self._session, self._catalogue, register.key, [record])[0], draft
        )

    def _children_differ(self, stored: Draft, draft: Draft) -> bool:
        """Whether a draft would add, change or remove children.

        A child that was saved by itself since the draft was made (a task that is done) is not the draft's doing.
        """
        for key, wanted in draft.children.items():
            present = {one.id: one for one in stored.listed(key)}
            # Tasks are also entered by themselves, so one the draft does not know may be newer than it.
            if self._catalogue[key].group is None and present.keys() - {one.id for one in wanted}:
                return True
            for one in wanted:
                below = present.get(one.id)
                if below is None:
                    return True
                if one.version == below.version and any(
                    below.values.get(name) != value for name, value in one.values.items()
                ):
                    return True
                if self._children_differ(below, one):
                    return True
        return False

    def _put(
        self,
        register: Register,
        draft: Draft,
        existing: Record | None,
        *,
        parent: tuple[str, int] | None = None,
        position: int | None = None,
    ) -> Record:
        """Creates or updates one record; a child is given its ``parent``, the key of its link there and the id."""
        record = existing if existing is not None else register.record(uid=draft.uid or new_uid())
        self._fill(register, record, draft, new=existing is None)
        if parent is not None:
            setattr(record, *parent)
        if position is not None and isinstance(record, Listed) and record.position != position:
            record.position = position
        if record.voided_at is not None and draft.voided is None:
            record.voided_at = record.void_reason = record.voided_by_batch = None
        self._check(register, record)
        if existing is None:
            self._session.add(record)
        if draft.uid:
            self._siblings[draft.uid] = record
        return record

    def _fill(self, register: Register, record: Record, draft: Draft, *, new: bool) -> None:
        for field in register.fields:
            if field.key not in draft.values:
                if new and field.default is not None:
                    setattr(record, field.key, field.default)
                continue
            value = draft.values[field.key]
            if isinstance(value, Sibling):
                self._deferred.append((record, field.key, value.uid))
                continue
            if value in ("", ()):
                value = None
            if value is None and new and field.required:
                value = field.default
            if getattr(record, field.key) != value:
                setattr(record, field.key, value)

    def _check(self, register: Register, record: Record) -> None:
        problems = record.problems()
        refused = [one for one in problems if one.level == "refused" and one.field not in register.bonds]
        if refused:
            raise Refused(refused)
        self.warnings.extend(one for one in problems if one.level != "refused")

    def _put_children(self, register: Register, draft: Draft, record: Record) -> None:
        for child in self._catalogue.children(register):
            if child.key not in draft.children:
                continue
            if record.id is None:
                self._session.flush()
            wanted = draft.children[child.key]
            bond = self._catalogue.bond(child, register)
            kept = {one.id for one in wanted if one.id is not None}
            present = self._session.scalars(
                select(child.record).where(bond == record.id, child.record.voided_at.is_(None))
            ).all()
            known: dict[int | None, Record] = {one.id: one for one in present}
            for gone in present:
                if gone.id not in kept:
                    gone.voided_at = self._work.now
                    gone.void_reason = "从所属记录中移除"
            for position, one in enumerate(wanted):
                below = self._current(one, known.get(one.id)) or self._existing(child, one)
                placed = self._put(child, one, below, parent=(bond.key, record.id), position=position)
                self._put_children(child, one, placed)

    def _resolve(self) -> None:
        if not self._deferred:
            return
        self._session.flush()
        for record, key, uid in self._deferred:
            target = self._siblings.get(uid)
            setattr(record, key, None if target is None else target.id)
        self._deferred.clear()
