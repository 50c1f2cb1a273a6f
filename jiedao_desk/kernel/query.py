"""What a list is asked for: which records, by what filters, in what order (查询)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Query:
    """One list of one register, as plain data.

    ``equal`` maps a field key to the values that may stand there (``None`` for empty ones); ``words`` must occur in a
    searched field; ``since`` and ``until`` bound the register's ``newest`` day; ``order`` is a field key with ``-`` in
    front for descending; ``voided`` shows the voided records instead of the living.
    """

    register: str
    equal: tuple[tuple[str, tuple[object, ...]], ...] = ()
    words: str = ""
    since: date | None = None
    until: date | None = None
    order: str | None = None
    voided: bool = False

    def where(self, key: str, *values: object) -> Query:
        """The same list, with one field bound to the given values; none lifts the bound."""
        others = tuple((name, bound) for name, bound in self.equal if name != key)
        return replace(self, equal=(*others, (key, values)) if values else others)


@dataclass(frozen=True)
class ListRow:
    """One record as a line of a list: shown texts by field key, and the version they were read from."""

    id: int
    cells: tuple[str, ...]
    voided: bool = False
    backfilled: bool = False
    version: int = 0


@dataclass(frozen=True)
class Named:
    """One record as a picker shows it: its name, and what tells it from its namesakes."""

    id: int
    name: str
    detail: str = ""
    voided: bool = False
