"""Suggestions and opinions in progress: counts by state and by deadline, each opens its list (建议和意见办理)."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QSizePolicy

from jiedao_desk.reports import opinion_states, suggestion_states
from jiedao_desk.ui.colours import Tone
from jiedao_desk.ui.home.counts import Count, CountsGrid
from jiedao_desk.ui.place import Place
from jiedao_desk.ui.widgets.cards import Card

_SUGGESTIONS = (
    (suggestion_states.OPEN, suggestion_states.OPEN),
    (suggestion_states.LATE, suggestion_states.LATE),
    (suggestion_states.SOON, suggestion_states.SOON),
    (suggestion_states.ANSWERED, suggestion_states.ANSWERED),
)
_OPINIONS = (
    (opinion_states.OPEN, opinion_states.OPEN),
    (opinion_states.OVERDUE, "超期未办结"),
    (opinion_states.TO_TELL, opinion_states.TO_TELL),
)
_LATE = (suggestion_states.LATE, opinion_states.OVERDUE)


class MattersCard(Card):
    """Of an office that has neither there is nothing to show."""

    def __init__(self, place: Place) -> None:
        super().__init__("建议和意见办理", "点数字看是哪几件")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = CountsGrid()
        self._grid.opened.connect(place.go_to_state)
        self.numbers = self._grid.numbers
        self.body.addWidget(self._grid)

    def show_counts(self, suggestions: Counter[str], opinions: Counter[str]) -> None:
        """Shows how many stand in each state now."""
        self.setVisible(bool(suggestions or opinions))
        self._grid.show_lines(
            [
                (register, name, [_count(state, words, found[state]) for state, words in states])
                for register, name, found, states in (
                    ("suggestions", "代表建议", suggestions, _SUGGESTIONS),
                    ("opinions", "选民意见", opinions, _OPINIONS),
                )
            ]
        )


def _count(state: str, words: str, number: int) -> Count:
    return Count(state, words, number, Tone.WARN if state in _LATE else Tone.NEUTRAL)
