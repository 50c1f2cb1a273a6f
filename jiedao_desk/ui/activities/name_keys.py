"""How typed letters find people on the list, and where the keys go from there (按键找人)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from jiedao_desk.kernel.query import Named
from jiedao_desk.ui.activities.roll_model import RollModel
from jiedao_desk.ui.activities.roll_view import RollView
from jiedao_desk.ui.activities.search_line import SearchLine
from jiedao_desk.ui.editors.around import matching

_MOST_SAID = 6
_DIGRAPH = re.compile(r"([zcs])h")


class NameKeys(QObject):
    """The search line and the tiles as one: what is typed is found, the arrows go among what was found."""

    def __init__(self, search: SearchLine, view: RollView, model: RollModel) -> None:
        super().__init__(view)
        self._search = search
        self._view = view
        self._model = model
        search.textChanged.connect(self._find)
        search.moved.connect(self._move)
        view.typed.connect(self._typed_in_view)

    def then_next(self, act: Callable[[int], None]) -> None:
        """Does something to the person meant, then makes ready for the next."""
        typed = bool(self._search.text().strip())
        row = self._row()
        if row is None:
            return
        act(row)
        self._search.clear()
        if not typed and row + 1 < self._model.rowCount():
            self._view.setCurrentIndex(self._model.index(row + 1))

    def here(self, act: Callable[[int], None]) -> None:
        """Does something to the person meant, who stays the one meant."""
        row = self._row()
        if row is not None:
            act(row)

    def _row(self) -> int | None:
        """The person meant; nobody where what is typed means nobody."""
        row, typed = self._view.currentIndex().row(), self._search.text().strip()
        return row if row >= 0 and (not typed or self._meant(typed)) else None

    def _find(self, text: str) -> None:
        wanted = text.strip()
        if not wanted:
            self._model.mean(None)
            self._search.say("")
            return
        rows = self._meant(wanted)
        self._model.mean(rows)
        if not rows:
            self._search.say("名单里没有这样的代表")
            return
        self._view.setCurrentIndex(self._model.index(rows[0]))
        self._say(rows)

    def _meant(self, wanted: str) -> list[int]:
        known = [Named(row, str(one.get("name"))) for row, one in enumerate(self._model.lines())]
        # Who types zh for 张 means the z that its initial is kept as.
        spellings = dict.fromkeys((wanted, _DIGRAPH.sub(r"\1", wanted.lower())))
        found = (one.id for spelled in spellings for one in matching(spelled, known, len(known)))
        # Of two with the same initials Enter ticks the one, and typed again the other.
        length = min(len(spelled) for spelled in spellings)
        return sorted(dict.fromkeys(found), key=lambda row: self._turn(row, length))

    def _turn(self, row: int, length: int) -> tuple[bool, bool]:
        """Those whose every initial was typed come first, among equals those not signed in yet."""
        line = self._model.line(row)
        assert line is not None
        return len(str(line.get("name"))) != length, line.get("state") is not None

    def _say(self, rows: Sequence[int]) -> None:
        """The chosen one first, as that is whom Enter ticks."""
        current = self._view.currentIndex().row()
        ordered = sorted(rows, key=lambda row: row != current)
        lines = [self._model.line(row) for row in ordered[:_MOST_SAID]]
        said = "、".join(str(one.get("name")) for one in lines if one is not None)
        more = "……" if len(rows) > _MOST_SAID else ""
        self._search.say(f"{said}{more}　—— 回车记出席，空格换状态")

    def _move(self, columns: int, rows: int) -> None:
        """Goes to another tile, or, while something is typed, to another of those it means."""
        typed = self._search.text().strip()
        current = self._view.currentIndex().row()
        if typed:
            meant = self._meant(typed)
            if meant:
                place = meant.index(current) if current in meant else -1
                row = meant[(place + columns + rows) % len(meant)]
                self._view.setCurrentIndex(self._model.index(row))
                self._say(meant)
            return
        row = max(0, min(current + columns + rows * self._view.columns(), self._model.rowCount() - 1))
        self._view.setCurrentIndex(self._model.index(row))

    def _typed_in_view(self, text: str) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.insert(text)
