"""White cards and the headings in them (卡片)."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.labels import ElidedLabel


class SectionTitle(QWidget):
    """A heading at the left; at the right a quiet note and, if wanted, links."""

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(title)
        self._title.setObjectName("SectionTitle")
        self._note = ElidedLabel(note)
        self._note.setObjectName("SectionNote")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING.small)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self._note)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        self._note.setText(note)

    def add_action(self, button: QWidget) -> None:
        self._row.addWidget(button)


class Card(QFrame):
    """A white ground with a heading; ``body`` takes what belongs together."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setAccessibleName(title)
        self.heading = SectionTitle(title, note)
        if not (title or note):
            self.heading.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.card, SPACING.normal, SPACING.card, SPACING.normal)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.heading)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACING.small)
        layout.addLayout(self.body, 1)
