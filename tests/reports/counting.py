"""Plain counting over the file of an office, with no code of the program in between (独立计数)."""

from __future__ import annotations

from sqlcipher3 import dbapi2

from jiedao_desk.kernel.sheet import Line, Sheet
from jiedao_desk.operations import reporting
from jiedao_desk.operations.desk import Desk

PERIODS = ("2026", "2026H1", "2026H2", "2025", "2025Q2", "2026B3", "2026B5", "2026B6")

# A sign-in line whose deputy was in office and not suspended on the day; {more} narrows the mandate.
DUTY = """FROM activity_attendance a JOIN activity v ON v.id = a.activity_id
    WHERE a.voided_at IS NULL AND v.voided_at IS NULL AND v.held_on BETWEEN ? AND ?
    AND EXISTS (SELECT 1 FROM mandate m JOIN person p ON p.id = m.person_id WHERE m.person_id = a.person_id
      AND m.voided_at IS NULL AND p.voided_at IS NULL {more}
      AND (m.started_on IS NULL OR m.started_on <= v.held_on) AND (m.ended_on IS NULL OR m.ended_on > v.held_on)
      AND NOT EXISTS (SELECT 1 FROM suspension s WHERE s.mandate_id = m.id AND s.voided_at IS NULL
         AND s.started_on <= v.held_on AND (s.ended_on IS NULL OR s.ended_on > v.held_on)))"""
HOME = "AND m.level = '区' AND coalesce(m.belonging, '') <> '编入本街道活动'"
THERE = "a.state IN ('出席', '迟到', '早退')"


def asked(desk: Desk, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Rows, straight from the file."""
    connection = dbapi2.connect(str(desk.folder.database))
    try:
        return [tuple(row) for row in connection.execute(sql, values).fetchall()]
    finally:
        connection.close()


def count(desk: Desk, sql: str, *values: object) -> int:
    """One number, straight from the file."""
    return int(float(str(asked(desk, sql, *values)[0][0] or 0)))


def sheet(desk: Desk, period: str, number: int) -> Sheet:
    """One sheet of a period."""
    return next(
        one for one in reporting.prepare(desk, period, "all", [number]).sheets if one.number == number
    )


def bounds(desk: Desk, period: str) -> tuple[str, str]:
    """First and last day that a report of a period speaks of."""
    scope = reporting.scope_of(desk, period)
    return scope.window.start.isoformat(), scope.until.isoformat()


def figures(made: Sheet) -> dict[str, Line]:
    """The lines of sheet 17 by the keys of their figures."""
    return {line.key: line for line in made.lines}
