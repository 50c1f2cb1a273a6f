"""What was changed in a record, by whom and when, to be read from top to bottom (修改历史)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from jiedao_desk.kernel import dates
from jiedao_desk.operations.browse import HistoryEntry
from jiedao_desk.ui.theme import SPACING, current_type
from jiedao_desk.ui.widgets.buttons import PrimaryButton
from jiedao_desk.ui.widgets.cards import Card

_LONG = 60


def sentence(entry: HistoryEntry) -> str:
    """One change in words: 职务：委员 → 副书记."""
    if not entry.field:
        return f"{entry.action}：{entry.after}" if entry.after else entry.action
    if not entry.before and not entry.after:
        # Nothing was changed: it was only looked at.
        return f"{entry.action}{entry.field}"
    if not entry.before:
        return f"{entry.field}：填入“{_short(entry.after)}”"
    if not entry.after:
        return f"{entry.field}：清空（原为“{_short(entry.before)}”）"
    return f"{entry.field}：“{_short(entry.before)}” → “{_short(entry.after)}”"


class HistoryBox(QDialog):
    """Changes made together stand together, newest first."""

    def __init__(self, name: str, entries: Sequence[HistoryEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{name}的修改历史")
        self.setAccessibleName(self.windowTitle())
        title = QLabel(self.windowTitle())
        title.setObjectName("ProgressTitle")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        holder = QWidget()
        holder.setObjectName("PageBody")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, SPACING.small, 0)
        column.setSpacing(SPACING.small)
        for (moment, who), together in groupby(entries, key=lambda entry: (entry.at, entry.who)):
            card = Card(f"{dates.show_day(moment.date())} {moment:%H:%M}", who)
            words = QLabel("\n".join(sentence(entry) for entry in together))
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            card.body.addWidget(words)
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("PageScroll")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setAccessibleName("修改历史")
        close = PrimaryButton("关闭")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.card)
        layout.setSpacing(SPACING.normal)
        layout.addWidget(title)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        self.resize(current_type().body * 42, current_type().body * 36)


def show_history(parent: QWidget, name: str, entries: Sequence[HistoryEntry]) -> None:
    """Shows the changes until the box is closed."""
    box = HistoryBox(name, entries, parent)
    box.exec()
    box.deleteLater()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONG else f"{flat[: _LONG - 1]}…"
