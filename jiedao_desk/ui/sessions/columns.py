"""Agenda, meeting and people side by side, or the people under the agenda where the window is narrow (三栏布局)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from jiedao_desk.ui.memory import Memory
from jiedao_desk.ui.theme import SPACING, current_type

_NARROW_AT_FOURTEEN = 1060
_SIZES = (200, 610, 296)


class Columns(QSplitter):
    """Remembers how wide the user made its parts."""

    def __init__(self, agenda: QWidget, middle: QWidget, people: QWidget, folder: Path) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._memory = Memory.of(folder, "session")
        self._agenda, self._people = agenda, people
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._left.setChildrenCollapsible(False)
        self._left.setHandleWidth(SPACING.normal)
        self._left.addWidget(agenda)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(SPACING.normal)
        for widget in (self._left, middle, people):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self._set_least()
        self.setSizes(self._kept())
        self._shared_by_hand = False
        self._left.splitterMoved.connect(self._share_by_hand)
        self.splitterMoved.connect(self._remember)

    @property
    def narrow(self) -> bool:
        """Whether the people stand under the agenda."""
        return self.count() == 2

    def settle(self, width: int) -> None:
        """Arranges the parts for a page of this width, in device-independent pixels."""
        narrow = width < _NARROW_AT_FOURTEEN * current_type().body / 14
        self._set_least()
        if narrow == self.narrow:
            return
        if narrow:
            self._left.addWidget(self._people)
            self.share()
            self.setSizes([current_type().body * 19, width])
        else:
            self.addWidget(self._people)
            self.setStretchFactor(1, 1)
            self.setSizes(self._kept())

    def share(self) -> None:
        """Under each other, the agenda takes what it needs up to half, the people the rest, until a hand decides."""
        if self.narrow and not self._shared_by_hand:
            needed = min(self._agenda.sizeHint().height(), self.height() // 2)
            self._left.setSizes([needed, self.height() - needed])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def _set_least(self) -> None:
        body = current_type().body
        self._left.setMinimumWidth(body * 12)
        self._people.setMinimumWidth(body * 17)

    def _kept(self) -> list[int]:
        kept = self._memory.numbers("columns")
        return [
            kept.get(name, usual) for name, usual in zip(("agenda", "middle", "people"), _SIZES, strict=True)
        ]

    def _share_by_hand(self) -> None:
        self._shared_by_hand = True

    def _remember(self) -> None:
        if not self.narrow:
            sizes = dict(zip(("agenda", "middle", "people"), self.sizes(), strict=True))
            self._memory.keep_numbers("columns", sizes)
