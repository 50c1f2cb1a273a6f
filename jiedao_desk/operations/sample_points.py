"""Points in the sample: the example rules in force, an adjustment, the scores of last year as they came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.operations import browse, points, records
from jiedao_desk.operations.desk import Desk
from jiedao_desk.registers.point_sets import ADOPTED


def points_of(desk: Desk, first_day: date, today: date, seed: int, enter: Callable[[date], None]) -> None:
    """Adopts the example rules from the first year on; last year's scores came back from the district."""
    random = Random(seed + 9)
    enter(first_day)
    made = points.make_example(desk)
    rules = browse.load(desk, points.SETS, made.id)
    rules.values |= {"state": ADOPTED, "valid_from": first_day}
    records.save(desk, rules)
    people = points.of_year(desk, today.year).people
    if not people or today.year == first_day.year:
        return
    day = date(today.year, 1, 20)
    enter(day)
    adjustment = {
        "person_id": random.choice(people).person_id,
        "decided_on": date(today.year - 1, 12, 25),
        "points": Decimal(3),
        "reason": "带头参加防汛抢险",
        "approved_by": "刘志强",
    }
    records.save(desk, Draft("point_adjustments", adjustment))
    for one in random.sample(people, min(12, len(people))):
        total = Decimal(random.randint(600, 1180)) / 10
        grade = "好" if total >= 80 else "较好"
        score = {
            "person_id": one.person_id,
            "period": str(today.year - 1),
            "score": total,
            "grade": grade,
            "received_on": day,
            "source": "区人大常委会代表工委通报",
        }
        records.save(desk, Draft("district_scores", score))
