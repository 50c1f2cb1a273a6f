"""A suggestion at a glance: how far it has come, who handles it until when, and what can be done next (建议概况)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.suggestion_steps import STEPS
from jiedao_desk.operations import opinions, suggestion_moves, suggestions
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.suggestions import Line
from jiedao_desk.reports.suggestion_rows import UnitRow
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.suggestions.wording import chip_of_unit
from jiedao_desk.ui.theme import SPACING
from jiedao_desk.ui.widgets.buttons import LinkButton, PlainButton
from jiedao_desk.ui.widgets.emptying import take_out
from jiedao_desk.ui.widgets.flow import FlowBox
from jiedao_desk.ui.widgets.labels import ElidedLabel, StateChip


class SummaryPanel(QWidget):
    """Hidden for a suggestion that is not saved yet."""

    move_wanted = Signal(str)  # the key of a move
    merged_wanted = Signal(int)  # the suggestion it was merged into
    opinion_wanted = Signal(str, int)  # the register of opinions, and the one it came from

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._into: int | None = None
        self._opinions: list[int] = []
        self.steps = FlowBox(spacing=SPACING.tight)
        self.steps.setAccessibleName("办理环节")
        self._units = QGridLayout()
        self._units.setColumnStretch(0, 1)
        self._units.setHorizontalSpacing(SPACING.small)
        self._units.setVerticalSpacing(SPACING.hair)
        self.moves = FlowBox(spacing=SPACING.tight)
        self.moves.setAccessibleName("可以办理的下一步")
        self.merged = LinkButton("已并入另一件建议，打开 ›", size="small")
        self.merged.clicked.connect(self._open_merged)
        self.origin = LinkButton("来自选民意见，打开 ›", size="small")
        self.origin.clicked.connect(self._open_opinion)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.steps)
        layout.addWidget(self.merged)
        layout.addWidget(self.origin)
        layout.addLayout(self._units)
        layout.addWidget(self.moves)
        self.hide()

    def show_draft(self, draft: Draft) -> None:
        """Shows a suggestion as it is kept."""
        line = suggestions.line(self._desk, draft.id) if draft.id is not None else None
        self.setVisible(line is not None)
        if line is None:
            return
        self._into = line.row.merged_into
        self.merged.setVisible(self._into is not None)
        self._opinions = opinions.of_suggestion(self._desk, line.row.id)
        self.origin.setVisible(bool(self._opinions))
        self._show_steps(line)
        self._show_units(line)
        self._show_moves(draft)

    def _show_steps(self, line: Line) -> None:
        for old in self.steps.widgets():
            self.steps.remove(old)
        reached = STEPS.index(line.step)
        days = _days(line)
        for place, step in enumerate(STEPS):
            tone = Tone.GOOD if place < reached else Tone.INFO if place == reached else Tone.NEUTRAL
            if place == reached == len(STEPS) - 1:
                tone = Tone.GOOD
            chip = StateChip(step, tone, marked=True)
            day = days[place]
            chip.setToolTip(f"{step}：{day.isoformat()}" if day else step)
            chip.setAccessibleName(f"{step}：{'已到' if place <= reached else '未到'}")
            self.steps.append(chip)

    def _show_units(self, line: Line) -> None:
        take_out(self._units)
        for row, one in enumerate(line.row.units):
            name = ElidedLabel(_unit_words(one), least=6)
            name.setProperty("role", "small")
            due = QLabel(f"应答复 {one.limit.due.isoformat()}" if one.limit is not None else "")
            due.setProperty("role", "caption")
            state = chip_of_unit(one, line)
            chip = StateChip(state.word, state.tone, marked=True)
            for widget in (due, chip):
                widget.setToolTip(state.tip)
            chip.setAccessibleName(f"{one.unit}：{state.word}")
            chip.setAccessibleDescription(state.tip)
            self._units.addWidget(name, row, 0)
            self._units.addWidget(due, row, 1)
            self._units.addWidget(chip, row, 2, Qt.AlignmentFlag.AlignRight)

    def _show_moves(self, draft: Draft) -> None:
        for old in self.moves.widgets():
            self.moves.remove(old)
        for move in suggestion_moves.possible(draft):
            button = PlainButton(move.label)
            button.setObjectName(f"move-{move.key}")
            button.setProperty("text_size", "small")
            button.clicked.connect(lambda _checked=False, key=move.key: self.move_wanted.emit(key))
            self.moves.append(button)

    def _open_merged(self) -> None:
        if self._into is not None:
            self.merged_wanted.emit(self._into)

    def _open_opinion(self) -> None:
        if self._opinions:
            self.opinion_wanted.emit(opinions.REGISTER, self._opinions[0])


def _days(line: Line) -> tuple[date | None, ...]:
    row = line.row
    signed = [one.signed_on for one in row.units if one.signed_on is not None]
    return (
        row.submitted_on,
        row.registered_on,
        row.reviewed_on,
        row.assigned_on,
        min(signed, default=None),
        row.answered_on,
        row.closed_on,
    )


def _unit_words(one: UnitRow) -> str:
    """区住建局 主办 A 满意"""
    turn = f"第{one.turn}次办理" if one.turn > 1 else ""
    return " ".join(filter(None, (one.unit, one.role, turn, one.result, one.satisfaction)))
