"""Writing: saving, voiding and bringing back records; each call is one unit of work (登记)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Problem, Refused
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.query import Query
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import drafts, listing
from jiedao_desk.storage.records import GONE, TreeWriter
from jiedao_desk.storage.trouble import STALE
from jiedao_desk.storage.work import Work


@dataclass(frozen=True)
class Saved:
    """What became of a draft."""

    id: int
    version: int
    warnings: tuple[Problem, ...] = ()


def save(
    desk: Desk,
    draft: Draft,
    initiator: object = None,
    *,
    form: str | None = None,
    also: Callable[[Work], None] | None = None,
) -> Saved:
    """Saves a record with its children, and forgets what was kept of the unsaved ``form`` in the same step.

    Raises ``Refused`` with all problems, or when the record was changed elsewhere since the draft was made; nothing
    is written then. ``also`` may add to the same unit of work.
    """
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        writer = TreeWriter(work, desk.catalogue)
        record = writer.write(draft)
        if form is not None:
            drafts.forget(work.session, form)
        if also is not None:
            also(work)
    return Saved(record.id, record.version, tuple(writer.warnings))


def void(desk: Desk, register: str, record_id: int, reason: str, initiator: object = None) -> None:
    """Marks a record as entered by mistake: left out of lists and counts, kept with its history."""
    void_many(desk, register, [record_id], reason, initiator)


def void_many(
    desk: Desk, register: str, record_ids: Sequence[int], reason: str, initiator: object = None
) -> None:
    """Marks several records as entered by mistake, in one step, all or none.

    Raises ``Refused`` for one into which others were merged: they are counted with it, and would be lost with it.
    """
    if not reason.strip():
        raise Refused("作废要写明原因；记录仍会保留，可在“已作废”里找到")
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        _refuse_orphans(work, desk, register, record_ids)
        for record_id in record_ids:
            record = work.session.get(desk.catalogue[register].record, record_id)
            if record is None:
                raise Refused(GONE)
            if record.voided_at is not None:
                raise Refused("这条记录已经作废")
            record.voided_at, record.void_reason = work.now, reason.strip()[:200]


def restore(desk: Desk, register: str, record_id: int, initiator: object = None) -> None:
    """Brings a voided record back."""
    restore_many(desk, register, [record_id], initiator)


def restore_many(desk: Desk, register: str, record_ids: Sequence[int], initiator: object = None) -> None:
    """Brings several voided records back, in one step, all or none."""
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        for record_id in record_ids:
            record = work.session.get(desk.catalogue[register].record, record_id)
            if record is None:
                raise Refused(GONE)
            record.voided_at = record.void_reason = record.voided_by_batch = None


def change_many(
    desk: Desk,
    register: str,
    chosen: list[tuple[int, int]],
    values: dict[str, object],
    initiator: object = None,
) -> int:
    """Sets the same fields on several records (id, version), all or none; answers how many."""
    with desk.database.unit_of_work(desk.operator, initiator=initiator) as work:
        for record_id, version in chosen:
            record = work.session.get(desk.catalogue[register].record, record_id)
            if record is None:
                raise Refused(GONE)
            if record.version != version:
                raise Refused(STALE)
            TreeWriter(work, desk.catalogue).write(
                Draft(register, dict(values), id=record_id, version=version)
            )
    return len(chosen)


def _refuse_orphans(work: Work, desk: Desk, register: str, record_ids: Sequence[int]) -> None:
    for field in desk.catalogue[register].fields:
        if not isinstance(field, Link) or field.to != register:
            continue
        query = Query(register).where(field.key, *record_ids)
        left = [one for one in listing.ids(work.session, desk.catalogue, query) if one not in record_ids]
        if left:
            named = listing.named(work.session, desk.catalogue, register, left[:3])
            shown = "、".join(f"“{one.name}”" for one in named) + ("等" if len(left) > 3 else "")
            raise Refused(
                f"有{len(left)}条已{field.label}要作废的记录（{shown}），作废后它们没有着落，所以没有作废。"
                f"请先把那几条的“{field.label}”改掉，或一起作废"
            )
