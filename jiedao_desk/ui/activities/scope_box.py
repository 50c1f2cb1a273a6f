"""Which part of the deputies is expected: all, a level, a group, or those on the list as it is (应到范围)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jiedao_desk.operations.activities import Scope
from jiedao_desk.reports.deputy_list import Narrowing
from jiedao_desk.ui.editors.choices import StillCombo

AS_LISTED = "按现有名单"


class ScopeBox(StillCombo):
    """Without a scope the list keeps to those on it."""

    chosen = Signal(object)  # a Narrowing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope: Narrowing | None = None
        self._scopes: Sequence[Scope] = ()
        self.setAccessibleName("应到范围")
        self.setToolTip("应到范围：换一个范围不会丢掉已登记的人")
        self.activated.connect(self._take)

    def offer(self, scopes: Sequence[Scope]) -> None:
        """The parts there are on a day."""
        self._scopes = scopes
        self._fill()

    def choose(self, scope: Narrowing | None) -> None:
        """Shows which part is expected, without announcing it."""
        self.scope = scope
        self._fill()

    def _fill(self) -> None:
        self.clear()
        if self.scope is None or all(one.narrowing != self.scope for one in self._scopes):
            self.addItem(AS_LISTED, None)
        for one in self._scopes:
            self.addItem(f"{one.label}（{one.count}）", one.narrowing)
            if one.narrowing == self.scope:
                self.setCurrentIndex(self.count() - 1)

    def _take(self, place: int) -> None:
        narrowing = self.itemData(place)
        if isinstance(narrowing, Narrowing) and narrowing != self.scope:
            self.choose(narrowing)
            self.chosen.emit(narrowing)
