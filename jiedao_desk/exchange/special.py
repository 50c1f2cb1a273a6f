"""What one register asks of its import beyond its description; by default nothing (特殊处理)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from jiedao_desk.exchange.headings import Heading, Placement
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.spreadsheet.table import Row

if TYPE_CHECKING:
    from jiedao_desk.exchange.row_reading import RowDraft, Several


class Special:
    """The questions an import asks; each register that has something to say overrides what it needs."""

    def aliases(self, headings: Collection[str]) -> Mapping[str, str]:
        """Headings that mean a field only in the company of others: folded heading → label of the field."""
        return {}

    def several(self) -> Mapping[str, Several]:
        """Fields whose cell gives several fields at once."""
        return {}

    def doubts(self, placement: Placement, rows: Sequence[Row]) -> list[tuple[Heading, str]]:
        """What is to be said of whole columns."""
        return []

    def section(self, text: str) -> tuple[str, str, str] | None:
        """What a section row says of the rows below it: child register, field, word."""
        return None

    def read(self, found: RowDraft) -> None:
        """Looks at a row once it is read, before it is compared with anything."""

    def same(self, key: str, one: object, other: object) -> bool:
        """Whether two values of a field that tells children apart mean the same."""
        return one == other

    def contradictions(self, draft: Draft, known: Draft) -> list[str]:
        """Labels in which two records of one name contradict each other, beyond the identifying fields."""
        return []

    def supports(self, draft: Draft, known: Draft) -> bool:
        """Whether something beyond the identifying fields speaks for one and the same record."""
        return False

    def another(self, name: str, labels: list[str], row: int | None) -> str | None:
        """What is said of a row that becomes a new record beside one of the same name."""
        return None

    def unsure(self, name: str) -> str | None:
        """What is said of a row that is taken for a known record by nothing but its name."""
        return None

    def complete(self, found: RowDraft, draft: Draft, *, new: bool) -> None:
        """Adds to the merged record what follows from other records or from rules of its own."""
