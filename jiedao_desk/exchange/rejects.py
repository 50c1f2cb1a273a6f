"""The rows that an import refused, as they stood, with the reason beside each: mended, they import again (退回表)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jiedao_desk.exchange.cell_reading import text_of
from jiedao_desk.exchange.choosing import Chosen
from jiedao_desk.exchange.flat import LinkedSheet
from jiedao_desk.exchange.headings import WHY_REFUSED, Placement
from jiedao_desk.exchange.plan import Plan, Remark, Table
from jiedao_desk.spreadsheet.layout import Column, SheetSpec
from jiedao_desk.spreadsheet.table import Row


def sheets(plan: Plan) -> tuple[SheetSpec, ...]:
    """The sheets of the workbook: the refused rows of the imported sheet, then those of its linked sheets."""
    return tuple(
        SheetSpec(
            table.name,
            (*(Column(heading) for heading in table.headings), Column(WHY_REFUSED, width=60)),
            [(*row, why) for row, why in zip(table.rows, table.whys, strict=True)],
        )
        for table in plan.refused
    )


def tables(
    chosen: Chosen,
    refused: Iterable[int],
    sections: Mapping[int, Mapping[str, str]],
    linked: Sequence[tuple[LinkedSheet, Chosen]],
    problems: Iterable[Remark],
) -> tuple[Table, ...]:
    """The refused rows as texts. ``sections`` are the words that their section gave them, by row and label: in a
    workbook of their own the rows stand in no section.
    """
    whys: dict[tuple[str, int], list[str]] = defaultdict(list)
    for problem in problems:
        if problem.level == "refused":
            where = f"{problem.column}：" if problem.column else ""
            whys[problem.sheet, problem.row].append(where + problem.why)
    rows = [chosen.sheet.by_number[number] for number in sorted(refused)]
    if not rows and not whys:
        return ()
    labels = tuple(dict.fromkeys(label for row in rows for label in sections.get(row.number, ())))
    first = _table(chosen, rows, whys, labels, sections)
    others = _with_parents(chosen, rows, linked)
    return (
        first,
        *(_table(place, below, whys) for (_, place), below in zip(linked, others, strict=True) if below),
    )


def _table(
    chosen: Chosen,
    rows: Sequence[Row],
    whys: Mapping[tuple[str, int], Sequence[str]],
    labels: tuple[str, ...] = (),
    sections: Mapping[int, Mapping[str, str]] | None = None,
) -> Table:
    name = chosen.sheet.name
    # A reason that a first import left behind is replaced by the new one.
    columns = [(at, text) for at, text in chosen.header.columns if text != WHY_REFUSED]
    given = sections or {}
    return Table(
        name,
        (*(text for _, text in columns), *labels),
        tuple(
            (
                *(text_of(row.at(at)) for at, _ in columns),
                *(given.get(row.number, {}).get(label, "") for label in labels),
            )
            for row in rows
        ),
        tuple("；".join(dict.fromkeys(whys.get((name, row.number), ()))) for row in rows),
    )


def _with_parents(
    chosen: Chosen, rows: Sequence[Row], linked: Sequence[tuple[LinkedSheet, Chosen]]
) -> list[list[Row]]:
    """For each linked sheet its rows below the refused records, however deep."""
    uids = {uid for row in rows for uid in _uids(chosen.placement, row, "uid")}
    found = []
    for _, place in linked:
        below = [
            row
            for row in place.sheet.rows
            if row.number > place.row and uids.intersection(_uids(place.placement, row, "parent_uid"))
        ]
        uids.update(uid for row in below for uid in _uids(place.placement, row, "uid"))
        found.append(below)
    return found


def _uids(placement: Placement, row: Row, holds: str) -> list[str]:
    return [
        row.at(place.at).text
        for column, places in placement.places.items()
        if column.holds == holds
        for place in places
        if not row.at(place.at).blank
    ]
