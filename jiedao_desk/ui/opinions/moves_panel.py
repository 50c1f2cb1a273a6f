"""What can be done next with an opinion, and where it went, over its form (意见的下一步)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import opinions
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton
from jiedao_desk.ui.widgets.flow import FlowBox


class MovesPanel(QWidget):
    """Hidden for an opinion that is not saved yet."""

    move_wanted = Signal(str)  # the key of a move
    record_wanted = Signal(
        str, int
    )  # a register and an id: the suggestion it became, the opinion it was joined to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self.moves = FlowBox(spacing=SPACING.tight)
        self.moves.setAccessibleName("可以办理的下一步")
        self.suggestion = LinkButton("已转为代表建议，打开 ›", size="small")
        self.suggestion.clicked.connect(self._open_suggestion)
        self.joined = LinkButton("已并入另一条意见，打开 ›", size="small")
        self.joined.clicked.connect(self._open_joined)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.suggestion)
        layout.addWidget(self.joined)
        layout.addWidget(self.moves)
        self.hide()

    def show_draft(self, draft: Draft) -> None:
        """Shows an opinion as it is kept."""
        self._draft = draft
        self.setVisible(draft.id is not None)
        self.suggestion.setVisible(draft.get("suggestion_id") is not None)
        self.joined.setVisible(draft.get("merged_into") is not None)
        for old in self.moves.widgets():
            self.moves.remove(old)
        for move in opinions.possible(draft):
            button = PlainButton(move.label)
            button.setObjectName(f"move-{move.key}")
            button.setProperty("text_size", "small")
            button.clicked.connect(partial(self.move_wanted.emit, move.key))
            self.moves.append(button)

    def _open_suggestion(self) -> None:
        if self._draft is not None:
            self.record_wanted.emit("suggestions", self._draft.get("suggestion_id"))

    def _open_joined(self) -> None:
        if self._draft is not None:
            self.record_wanted.emit(opinions.REGISTER, self._draft.get("merged_into"))
