"""From a year's points to the paper that is made public (履职积分公示)."""

from __future__ import annotations

from jiedao_desk.documents import point_list
from jiedao_desk.documents.point_list import PointList, PointRow
from jiedao_desk.kernel.document import Document
from jiedao_desk.kernel.errors import Refused
from jiedao_desk.operations.desk import Desk
from jiedao_desk.operations.points import YearPoints
from jiedao_desk.operations.settings import current


def publication(desk: Desk, points: YearPoints, *, names: bool) -> Document:
    """公示名单 of the points as they stand on screen. Raises ``Refused`` when no rules are in force."""
    if points.rules is None:
        raise Refused(f"{points.year}年没有施行的积分规则，没有可以公示的积分")
    if not points.people:
        raise Refused("没有在任的区代表，没有可以公示的积分")
    values = current(desk)
    made = PointList(
        year=points.year,
        unit=values.text("office.unit"),
        until=points.until,
        rules=points.rules.name,
        order=f"按{values['names.order']}为序",
        rows=tuple(
            PointRow(one.name, one.constituency, one.account.total, one.account.grade)
            for one in points.people
        ),
        grades=points.grades,
    )
    return point_list.with_names(made) if names else point_list.numbers_alone(made)
