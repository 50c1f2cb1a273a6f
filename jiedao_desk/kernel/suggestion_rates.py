"""How content deputies are, first and finally, and the shares of a breakdown (满意率、占比)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jiedao_desk.kernel.rounding import percentage, percentages
from jiedao_desk.kernel.suggestion_words import ANSWERS, DISSATISFIED, FAIRLY, SATISFIED


@dataclass(frozen=True)
class Answers:
    """How many said what; ``silent`` have said nothing, and are in no denominator (R8)."""

    satisfied: int = 0
    fairly: int = 0
    dissatisfied: int = 0
    silent: int = 0

    @property
    def heard(self) -> int:
        """How many said something."""
        return self.satisfied + self.fairly + self.dissatisfied

    def content(self, *, only_satisfied: bool = False) -> int:
        """How many are content: 满意 and 基本满意, by setting 满意 alone."""
        return self.satisfied if only_satisfied else self.satisfied + self.fairly

    def rate(self, *, only_satisfied: bool = False) -> Decimal | None:
        """满意率 in per cent of those heard; ``None`` where nobody was heard."""
        return percentage(self.content(only_satisfied=only_satisfied), self.heard)

    def shares(self, *, exact: bool = False) -> tuple[Decimal, ...]:
        """满意, 基本满意 and 不满意 in per cent of those heard (R9); all nought where nobody was."""
        return tuple(percentages((self.satisfied, self.fairly, self.dissatisfied), exact=exact))


def tally(said: Iterable[str | None]) -> Answers:
    """The answers counted."""
    words = list(said)
    counts = {word: words.count(word) for word in ANSWERS}
    return Answers(
        counts[SATISFIED],
        counts[FAIRLY],
        counts[DISSATISFIED],
        sum(word not in ANSWERS for word in words),
    )


def first_and_final(turns: Sequence[tuple[int, str | None]]) -> tuple[str | None, str | None]:
    """What the deputy said of the first handling, and last of all (R7): the first is never overwritten."""
    ordered = sorted(turns, key=lambda one: one[0])
    first = next((said for turn, said in ordered if turn == 1), None)
    heard = [said for _, said in ordered if said in ANSWERS]
    return first, heard[-1] if heard else first
