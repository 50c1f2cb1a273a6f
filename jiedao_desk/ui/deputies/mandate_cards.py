"""All mandates of a person with their periods and states, and the groups one after the other (任职与小组卡片)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.mandate_state import EXPIRED, IN_OFFICE, SUSPENDED, MandateState
from jiedao_desk.operations.deputy_file import FileHead, GroupLine, MandateLine
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.deputies.person_card import CardLine
from jiedao_desk.ui.widgets.buttons import LinkButton
from jiedao_desk.ui.widgets.cards import Card
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.labels import StateChip

_TONES = {IN_OFFICE: Tone.GOOD, SUSPENDED: Tone.WARN}


def tone_of(state: MandateState) -> Tone:
    """In office, suspended, or anything that is over or not yet."""
    return _TONES.get(state.kind, Tone.NEUTRAL)


class _ListCard(Card):
    """A heading with a way on, and lines under it."""

    wanted = Signal()

    def __init__(self, title: str, action: str) -> None:
        super().__init__(title)
        self.action = LinkButton(f"{action} ›", quiet=True, size="small")
        self.action.setAccessibleName(f"{title}：{action}")
        self.action.clicked.connect(self.wanted)
        # The heading keeps its height where there is nothing to be changed.
        policy = self.action.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.action.setSizePolicy(policy)
        self.heading.add_action(self.action)
        self.body.setSpacing(0)

    def _show(self, lines: Sequence[CardLine], nothing: str) -> None:
        take_out(self.body)
        for place, line in enumerate(lines, start=1):
            line.set_ruled(ruled=place < len(lines))
            self.body.addWidget(line)
        if not lines:
            empty = QLabel(nothing)
            empty.setProperty("role", "caption")
            self.body.addWidget(empty)


class MandatesCard(_ListCard):
    """区十九届　2022-01 起　在任."""

    def __init__(self) -> None:
        super().__init__("任职", "变动")

    def show_head(self, head: FileHead) -> None:
        """The mandates of a file, the one in office first."""
        self._show([self._line(one) for one in head.mandates], "还没有登记任职")

    def _line(self, one: MandateLine) -> CardLine:
        # The cause of an ending is long; it stands in the second line.
        word = EXPIRED if one.state.kind == EXPIRED else one.state.kind
        below = "；".join(filter(None, (one.where, one.state.cause, one.ending)))
        return CardLine(one.title, one.period, StateChip(word, tone_of(one.state)), below)


class GroupsCard(_ListCard):
    """第二代表小组　2026-07 起."""

    def __init__(self) -> None:
        super().__init__("代表小组", "调整")

    def show_head(self, head: FileHead) -> None:
        """The groups of a file, the present one first."""
        self._show([_group_line(one) for one in head.groups], "还没有编入小组")


class GroupsList(QWidget):
    """The same lines outside a card."""

    def __init__(self, head: FileHead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in head.groups:
            column.addWidget(_group_line(one))


def _group_line(one: GroupLine) -> CardLine:
    role = one.role if one.role != "成员" else ""
    chip = StateChip(role or "现在", Tone.GOOD) if one.current else StateChip(role, Tone.NEUTRAL)
    return CardLine(one.title, one.period, chip if chip.text() else None)
