"""The people of a sign-in list as a view sees them: name, state, what is to be said beside it (签到名单)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jiedao_desk.kernel.attendance import ABSENT, LATE, LEAVE, LEFT_EARLY, PRESENT, THERE
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations.activities import OnRoll
from jiedao_desk.ui.colours import Tone

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

TILE = Qt.ItemDataRole.UserRole
UNMARKED, STRANGER, OUT_OF_DUTY = "未登记", "未对上", "当日不在任"
CYCLE: tuple[str | None, ...] = (None, PRESENT, LATE, LEFT_EARLY, LEAVE, ABSENT)

_TONES = {LATE: Tone.WARN, LEFT_EARLY: Tone.WARN, LEAVE: Tone.WARN, ABSENT: Tone.BAD}


@dataclass(frozen=True)
class Tile:
    """One person as painted. ``aside`` tells namesakes apart or says that the line counts for nobody."""

    name: str
    aside: str
    state: str
    ticked: bool
    tone: Tone
    meant: bool
    detailed: bool


class RollModel(QAbstractListModel):
    """Holds the lines of the list; what is done to them goes through here, so that every view hears of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Draft] = []
        self._people: Mapping[int, OnRoll] = {}
        self._namesakes: frozenset[str] = frozenset()
        self._meant: frozenset[int] | None = None

    def show_lines(self, lines: Sequence[Draft], people: Mapping[int, OnRoll]) -> None:
        """Shows other lines, or the same for another day."""
        self.beginResetModel()
        self._lines = list(lines)
        self._people = people
        counts = Counter(str(one.get("name")) for one in self._lines)
        self._namesakes = frozenset(name for name, number in counts.items() if number > 1)
        self._meant = None
        self.endResetModel()

    def lines(self) -> list[Draft]:
        """The lines as they stand."""
        return self._lines

    def line(self, row: int) -> Draft | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, person_id: int) -> int | None:
        """Where a person stands."""
        return next((row for row, one in enumerate(self._lines) if one.get("person_id") == person_id), None)

    def write(self, row: int, **values: Any) -> None:
        """Changes a line."""
        self._lines[row].values.update(values)
        self.dataChanged.emit(self.index(row), self.index(row))

    def mean(self, rows: Sequence[int] | None) -> None:
        """Which rows a typed text means; ``None`` when nothing is typed."""
        self._meant = None if rows is None else frozenset(rows)
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == TILE:
            return self._tile(index.row(), line)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.get("name")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(line)
        return None

    def _tile(self, row: int, line: Draft) -> Tile:
        state = line.get("state")
        who = self._people.get(line.get("person_id") or 0)
        return Tile(
            name=str(line.get("name")),
            aside=self._aside(line, who),
            state=state or UNMARKED,
            ticked=state in THERE,
            tone=_TONES.get(state or "", Tone.NEUTRAL),
            meant=self._meant is None or row in self._meant,
            detailed=any(
                line.get(key) is not None for key in ("reason", "approved_by", "role", "half_days", "remark")
            ),
        )

    def _aside(self, line: Draft, who: OnRoll | None) -> str:
        if line.get("person_id") is None:
            return STRANGER
        if who is None:
            return OUT_OF_DUTY
        if line.get("name") in self._namesakes:
            return who.hint
        return "编入" if who.attached else ""

    def _words(self, line: Draft) -> str:
        who = self._people.get(line.get("person_id") or 0)
        aside = self._aside(line, who) or (who.hint if who is not None else "")
        parts = (
            line.get("name"),
            line.get("state") or UNMARKED,
            line.get("reason"),
            line.get("role"),
            line.get("remark"),
            aside,
        )
        return "，".join(str(part) for part in parts if part)
