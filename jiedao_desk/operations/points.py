"""A year's points of every deputy, counted from the records; trying rules out; the example set (履职积分)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.kernel.figure import Span
from jiedao_desk.kernel.scoring import Account, RuleSet, account, in_force
from jiedao_desk.operations import deputies, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.records import Saved
from jiedao_desk.registers.point_sets import ADOPTED, PLANNED
from jiedao_desk.reports import deeds, point_rows
from jiedao_desk.reports.point_rows import KnownSet

SETS = "point_sets"
EXAMPLE = "履职积分规则（示例）"

# An example to begin from, of the office's own making; every number is to be changed to the district's rules.
_EXAMPLE_RULES: tuple[tuple[str, str, str | None], ...] = (
    ("全程出席人代会", "10", None),
    ("人代会请假半天", "-1", None),
    ("人代会缺席半天", "-3", None),
    ("审议发言", "1", "3"),
    ("领衔议案", "5", None),
    ("领衔建议", "3", "15"),
    ("附议", "0.5", "3"),
    ("重点督办建议", "3", None),
    ("优秀建议", "3", None),
    ("视察", "3", None),
    ("专题调研", "3", None),
    ("执法检查", "3", None),
    ("小组活动", "2", None),
    ("列席常委会", "2", None),
    ("代表接待日", "2", None),
    ("走访联系选民", "1", "10"),
    ("述职", "5", None),
    ("学习培训", "2", None),
    ("缺席活动", "-2", None),
    ("区级表彰", "2", None),
    ("市级表彰", "4", None),
    ("省级表彰", "6", None),
)
_EXAMPLE_GRADES = (("好", "80"), ("较好", "60"), ("一般", "0"))


@dataclass(frozen=True)
class PersonPoints:
    """One deputy's year: the account, and what the district announced, if it came back."""

    person_id: int
    name: str
    constituency: str
    group: str
    account: Account
    district_score: Decimal | None = None
    district_grade: str = ""


@dataclass(frozen=True)
class YearPoints:
    """The year by one rule set, in roster order; ``rules`` is ``None`` when none is in force."""

    year: int
    until: date
    rules: RuleSet | None
    people: tuple[PersonPoints, ...]

    @property
    def grades(self) -> tuple[tuple[str, int], ...]:
        """How many have each grade, in the order of the rules; without a grade last."""
        counts = Counter(one.account.grade for one in self.people)
        names = [grade.name for grade in self.rules.grades] if self.rules else []
        found = [(name, counts[name]) for name in names]
        return (*found, ("", counts[""])) if counts[""] else tuple(found)


def known_sets(desk: Desk) -> list[KnownSet]:
    """Every rule set, the oldest first."""
    with desk.database.reading() as session:
        return point_rows.sets(session)


def of_year(desk: Desk, year: int, trial: int | None = None) -> YearPoints:
    """The points of a year up to today, of the district's deputies in office on its last day.

    ``trial`` is the id of a rule set to count by instead of the one in force, adopted or not; nothing is written.
    Raises ``Refused`` for a rule set that is not there.
    """
    until = min(desk.clock.today(), date(year, 12, 31))
    span = Span(date(year, 1, 1), until)
    with desk.database.reading() as session:
        sets = point_rows.sets(session)
        rules = _chosen(sets, year, trial)
        if rules is None or until < span.start:
            return YearPoints(year, until, rules, ())
        done = deeds.by_person(session, span)
        adjusted = point_rows.adjustments(session, span)
        district = point_rows.district(session, str(year))
    people = []
    for row in deputies.rows(desk, until):
        if row.level != "区" or row.attached:
            continue
        score, grade = district.get(row.person_id, (None, ""))
        people.append(
            PersonPoints(
                row.person_id,
                row.name,
                row.constituency,
                row.group,
                account(rules, done.get(row.person_id, ()), adjusted.get(row.person_id, ())),
                score,
                grade,
            )
        )
    return YearPoints(year, until, rules, tuple(people))


def _chosen(sets: list[KnownSet], year: int, trial: int | None) -> RuleSet | None:
    if trial is None:
        return in_force((one.rules for one in sets if one.state == ADOPTED), year)
    for one in sets:
        if one.rules.id == trial:
            return one.rules
    raise Refused("这套积分规则已经不在了，请刷新后再试")


def make_example(desk: Desk, initiator: object = None) -> Saved:
    """Puts the example set among the office's rule sets, planned and not in force; it is there to be changed."""
    if any(one.rules.name == EXAMPLE for one in known_sets(desk)):
        raise Refused("示例规则已经建好，请在“积分规则”里修改")
    rules = [
        Draft("point_rules", {"deed": deed, "points": Decimal(points), "cap": Decimal(cap) if cap else None})
        for deed, points, cap in _EXAMPLE_RULES
    ]
    grades = [
        Draft("point_grades", {"name": name, "least": Decimal(least)}) for name, least in _EXAMPLE_GRADES
    ]
    values = {
        "name": EXAMPLE,
        "valid_from": date(desk.clock.today().year, 1, 1),
        "state": PLANNED,
        "base": Decimal(60),
        "source": "示例",
        "note": "示例，供试算和修改；以区人大常委会的规定为准。",
    }
    draft = Draft(SETS, values, {"point_rules": rules, "point_grades": grades})
    return records.save(desk, draft, initiator)
