"""Plain SQL for what every start reads: to load the registers for it would take longer than all else (直接查询)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session


def rows(session: Session, statement: str, values: Mapping[str, object] | None = None) -> Sequence[Any]:
    """What a statement finds. Days are ISO texts in it, on both sides; ``:name`` stands for a value."""
    return session.connection().exec_driver_sql(statement, dict(values or {})).all()


def ids(session: Session, statement: str, values: Mapping[str, object] | None = None) -> list[int]:
    """The first column of what a statement finds."""
    return [row[0] for row in rows(session, statement, values)]


def day(text: str) -> date:
    """A day as the database keeps it. Raises ``ValueError`` for what is none."""
    return date.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    """A day that may be unknown."""
    return None if text is None else date.fromisoformat(text)
