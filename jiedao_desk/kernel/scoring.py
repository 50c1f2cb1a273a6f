"""Points of deputies, always counted anew from records by the rules of the year, never typed (履职积分)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.rounding import half_up
from jiedao_desk.kernel.sheet import Source

NOTHING = Decimal(0)


@dataclass(frozen=True)
class PointRule:
    """What one kind of deed is worth: points each time, and the most it may come to in a year.

    ``cap`` limits a deduction as it limits a gain: at most so many points either way. ``id`` tells two rules of one
    kind apart.
    """

    id: int
    deed: str
    points: Decimal
    cap: Decimal | None = None


@dataclass(frozen=True)
class Grade:
    """A grade and the least total it takes."""

    name: str
    least: Decimal


@dataclass(frozen=True)
class RuleSet:
    """The rules in force from a day on: what everybody begins the year with, what deeds are worth, the grades."""

    id: int
    name: str
    valid_from: date
    base: Decimal = NOTHING
    rules: tuple[PointRule, ...] = ()
    grades: tuple[Grade, ...] = ()

    def grade_of(self, total: Decimal) -> str:
        """The best grade whose least total is reached; empty where the rules know none."""
        reached = [grade for grade in self.grades if total >= grade.least]
        return max(reached, key=lambda grade: grade.least).name if reached else ""


@dataclass(frozen=True)
class Deed:
    """Something recorded of a deputy that may be worth points.

    ``times`` counts half-days where the deed is measured in them. Deeds of one ``matter`` are the same thing recorded
    twice, or on two sides: only the one worth most counts (就高不重复). An empty matter is nobody's twin.
    """

    kind: str
    on: date
    source: Source
    title: str = ""
    times: int = 1
    matter: str = ""


@dataclass(frozen=True)
class Adjustment:
    """Points given or taken beside the rules; its record names the reason and who approved it."""

    points: Decimal
    on: date
    source: Source
    reason: str


@dataclass(frozen=True)
class PointLine:
    """One line of the account: which record, what it is worth, and why less than its rule says, if so."""

    what: str
    on: date
    title: str
    points: Decimal
    source: Source
    remark: str = ""


@dataclass(frozen=True)
class Account:
    """The year of one deputy: the lines add up to the total with what everybody begins with."""

    base: Decimal
    lines: tuple[PointLine, ...] = field(default=())
    grade: str = ""

    @property
    def total(self) -> Decimal:
        """Base and lines, one decimal."""
        return half_up(self.base + sum((line.points for line in self.lines), NOTHING), 1)


def in_force(sets: Iterable[RuleSet], year: int) -> RuleSet | None:
    """The rules of a year: those in force on its first day, else the first that came into force within it.

    A year keeps its rules when later ones are adopted; rules that begin in mid-year hold from the next year on, unless
    the year had none (R17).
    """
    known = sorted(sets, key=lambda one: (one.valid_from, one.id))
    before = [one for one in known if one.valid_from <= date(year, 1, 1)]
    if before:
        return before[-1]
    return next((one for one in known if one.valid_from.year == year), None)


def account(rules: RuleSet, deeds: Iterable[Deed], adjustments: Iterable[Adjustment] = ()) -> Account:
    """What the deeds of a year come to. The same deeds in any order give the same account."""
    by_kind = {rule.deed: rule for rule in rules.rules}
    ordered = sorted(
        (deed for deed in deeds if deed.kind in by_kind), key=lambda one: (one.on, one.source, one.kind)
    )
    counted = _best_of_each_matter(ordered, by_kind)
    given: defaultdict[int, Decimal] = defaultdict(lambda: NOTHING)
    lines = []
    for place, deed in enumerate(ordered):
        rule = by_kind[deed.kind]
        if place not in counted:
            lines.append(
                PointLine(deed.kind, deed.on, deed.title, NOTHING, deed.source, "同一事项就高，不重复计分")
            )
            continue
        worth = rule.points * deed.times
        points = _within(rule.cap, given[rule.id], worth)
        given[rule.id] += points
        remark = "" if points == worth else f"已到上限{rule.cap}分"
        lines.append(PointLine(deed.kind, deed.on, deed.title, points, deed.source, remark))
    lines += [
        PointLine("调整", one.on, one.reason, one.points, one.source)
        for one in sorted(adjustments, key=lambda one: (one.on, one.source))
    ]
    made = Account(rules.base, tuple(lines))
    return Account(rules.base, made.lines, rules.grade_of(made.total))


def _best_of_each_matter(deeds: Sequence[Deed], by_kind: dict[str, PointRule]) -> set[int]:
    """The places of the deeds that count: of each matter the one worth most, the first of equals."""
    best: dict[str, int] = {}
    for place, deed in enumerate(deeds):
        other = best.get(deed.matter)
        if deed.matter and (other is None or _worth(deed, by_kind) > _worth(deeds[other], by_kind)):
            best[deed.matter] = place
    return {place for place, deed in enumerate(deeds) if not deed.matter} | set(best.values())


def _worth(deed: Deed, by_kind: dict[str, PointRule]) -> Decimal:
    return by_kind[deed.kind].points * deed.times


def _within(cap: Decimal | None, given: Decimal, worth: Decimal) -> Decimal:
    """As much of the points as still fits under the cap, for gains and for deductions alike."""
    if cap is None:
        return worth
    if worth >= 0:
        return max(min(worth, cap - given), NOTHING)
    return min(max(worth, -cap - given), NOTHING)
