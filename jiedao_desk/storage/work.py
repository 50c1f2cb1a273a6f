"""One user action on the database: records in, history and search lines beside them, one commit (工作单元)."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from jiedao_desk.kernel.record import Record
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.storage.clock import Clock
from jiedao_desk.storage.search import SearchIndex
from jiedao_desk.storage.tables import HistoryLine

CREATED, CHANGED, VOIDED, RESTORED = "新建", "修改", "作废", "恢复"
LOOKED, PRINTED = "查看", "打印"
"""Personal data was shown or put on paper: lines about a record that are no change of it."""


class Work:
    """What a unit of work hands to operations: a session that keeps its own history."""

    def __init__(
        self,
        session: Session,
        catalogue: Catalogue,
        clock: Clock,
        who: str,
        *,
        batch: int | None,
        action: str | None,
    ) -> None:
        self.session = session
        self.touched: set[tuple[str, int]] = set()
        self.now = clock.now()
        self.today = clock.today()
        self.who = who
        self.batch = batch
        self._action = action
        self._catalogue = catalogue
        self._keys = {register.record: register.key for register in catalogue}
        self._new: list[Record] = []
        self._lines: list[HistoryLine] = []
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    def _before_flush(self, session: Session, _context: object, _instances: object) -> None:
        for record in session.new:
            if isinstance(record, Record):
                record.entered_at = record.entered_at or self.now
                record.changed_at = self.now
                self._new.append(record)
        for record in session.dirty:
            if isinstance(record, Record) and session.is_modified(record, include_collections=False):
                record.changed_at = self.now
                self._note_changes(record)

    def _note_changes(self, record: Record) -> None:
        state = inspect(record)
        register = self._catalogue[self._keys[type(record)]]
        self.touched.add((register.key, record.id))
        voiding = state.attrs.voided_at.history
        action = self._action or CHANGED
        if voiding.added and voiding.added[0] is not None:
            self._line(record, self._action or VOIDED, None, None, record.void_reason)
        elif voiding.deleted and voiding.deleted[0] is not None:
            self._line(record, self._action or RESTORED, None, None, None)
        same = state.unmodified
        for field in register.fields:
            if field.key in same:
                continue
            history = state.attrs[field.key].history
            if history.has_changes():
                before = history.deleted[0] if history.deleted else None
                after = history.added[0] if history.added else None
                self._line(
                    record,
                    action,
                    field.key,
                    _as_text(field.to_plain(before)),
                    _as_text(field.to_plain(after)),
                )

    def _after_flush(self, session: Session, _context: object) -> None:
        for record in self._new:
            register = self._catalogue[self._keys[type(record)]]
            self.touched.add((register.key, record.id))
            content = {
                field.key: field.to_plain(getattr(record, field.key))
                for field in register.fields
                if getattr(record, field.key) not in (None, ())
            }
            self._line(record, self._action or CREATED, None, None, _as_text(content))
        self._new.clear()
        lines, self._lines = self._lines, []
        if lines:
            # Straight to the table: the lines are never read back in this session.
            session.execute(
                HistoryLine.__table__.insert(),  # type: ignore[attr-defined]
                [
                    {
                        "at": line.at,
                        "who": line.who,
                        "action": line.action,
                        "register": line.register,
                        "record_id": line.record_id,
                        "record_uid": line.record_uid,
                        "field": line.field,
                        "before": line.before,
                        "after": line.after,
                        "batch_id": line.batch_id,
                    }
                    for line in lines
                ],
            )

    def _line(
        self, record: Record, action: str, field: str | None, before: str | None, after: str | None
    ) -> None:
        self._lines.append(
            HistoryLine(
                at=self.now,
                who=self.who,
                action=action,
                register=self._keys[type(record)],
                record_id=record.id,
                record_uid=record.uid,
                field=field,
                before=before,
                after=after,
                batch_id=self.batch,
            )
        )

    def note(
        self,
        register: str,
        action: str,
        *,
        field: str | None = None,
        before: Any = None,
        after: Any = None,
        record_id: int | None = None,
    ) -> None:
        """A history line about what changes no record: a setting, an export, a restore, a look."""
        self.session.add(
            HistoryLine(
                at=self.now,
                who=self.who,
                action=action,
                register=register,
                record_id=record_id,
                field=field,
                before=_as_text(before),
                after=_as_text(after),
                batch_id=self.batch,
            )
        )

    def finish(self) -> None:
        """Writes what is pending and brings the search index up to date with it."""
        self.session.flush()
        SearchIndex(self.session, self._catalogue).refresh(self.touched)

    def reached(self) -> tuple[str, int]:
        """How far the history goes with this work: its lineage and the number of its last line."""
        # Asked after every save, so without what the mapping costs.
        row = self.session.connection().exec_driver_sql(
            "SELECT lineage, (SELECT max(id) FROM history_line) FROM office_mark"
        )
        lineage, history = row.one()
        return lineage, history or 0


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
