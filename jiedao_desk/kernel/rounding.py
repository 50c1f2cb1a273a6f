"""Rounding as people expect it, and percentages that may be made to sum to 100 (四舍五入、凑整)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def half_up(number: float | Decimal | Fraction, places: int = 0) -> Decimal:
    """The number with so many decimals, halves rounded away from nought: 0.125 → 0.13, -0.125 → -0.13.

    A float counts as it is printed, so that 2.675 gives 2.68.
    """
    exact = number if isinstance(number, Fraction) else Fraction(str(number))
    unit = 10**places
    # Doubling keeps the arithmetic in whole numbers, where no half is lost.
    doubled = abs(exact) * unit * 2
    whole = (doubled.numerator // doubled.denominator + 1) // 2
    return Decimal(whole if exact >= 0 else -whole).scaleb(-places)


def percentage(part: int, whole: int, places: int = 2) -> Decimal | None:
    """``part`` of ``whole`` in per cent, or ``None`` where there is nothing to take a part of."""
    return half_up(Fraction(100 * part, whole), places) if whole else None


def percentages(counts: Sequence[int], places: int = 2, exact: bool = False) -> list[Decimal]:
    """The share of each count in their sum, in per cent; all nought if the sum is.

    Each is rounded for itself, and then they may sum to 99.99. With ``exact`` (凑整) the lacking units go to those with
    the largest remainders, the earlier first, so that a full breakdown sums to 100 (R9).
    """
    total = sum(counts)
    if any(count < 0 for count in counts):
        raise ValueError("a breakdown has no negative parts")
    if total == 0:
        return [half_up(0, places) for _ in counts]
    shares = [Fraction(100 * count, total) for count in counts]
    if not exact:
        return [half_up(share, places) for share in shares]
    units = [share * 10**places for share in shares]
    floors = [unit.numerator // unit.denominator for unit in units]
    lacking = 100 * 10**places - sum(floors)
    by_remainder = sorted(range(len(units)), key=lambda index: (floors[index] - units[index], index))
    for index in by_remainder[:lacking]:
        floors[index] += 1
    return [Decimal(floor).scaleb(-places) for floor in floors]
