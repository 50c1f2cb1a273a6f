"""Records as a workbook that import reads back: sheet 1 with one row a record, linked sheets behind it (导出)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jiedao_desk.exchange.flat import Layout, LinkedSheet
from jiedao_desk.exchange.flat_rows import RowMaker, Target
from jiedao_desk.exchange.headings import BACKFILLED
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.register import Catalogue
from jiedao_desk.spreadsheet.layout import Column, SheetSpec

Backfilled = Callable[[Draft], bool]


def sheets(
    catalogue: Catalogue,
    layout: Layout,
    drafts: Sequence[Draft],
    targets: Mapping[str, Mapping[int, Target]],
    *,
    personal: bool,
    backfilled: Backfilled | None = None,
    progress: Callable[[int], None] = lambda _records: None,
) -> tuple[SheetSpec, ...]:
    """The sheets of an export. Without ``personal`` numbers are masked and addresses hidden.

    ``backfilled`` adds a column that marks records entered long after they happened (补录); import passes it over.
    """
    maker = RowMaker(catalogue, layout, targets, personal=personal)

    def rows() -> Iterator[tuple[str, ...]]:
        for count, draft in enumerate(drafts, start=1):
            mark = () if backfilled is None else ("是" if backfilled(draft) else "",)
            for row in maker.rows(draft):
                yield (*row, *mark)
            progress(count)

    headings = [column.heading for column in layout.columns]
    if backfilled is not None:
        headings.append(BACKFILLED)
    first = SheetSpec(layout.register.title, _columns(headings), rows(), frozen_columns=1)
    return (first, *(_linked(sheet, drafts, maker) for sheet in layout.sheets))


def _linked(sheet: LinkedSheet, drafts: Sequence[Draft], maker: RowMaker) -> SheetSpec:
    return SheetSpec(
        sheet.name,
        _columns([column.heading for column in sheet.columns]),
        (row for draft in drafts for row in maker.linked(draft, sheet)),
        frozen_columns=1,
    )


def _columns(headings: Sequence[str]) -> tuple[Column, ...]:
    return tuple(Column(heading) for heading in headings)
