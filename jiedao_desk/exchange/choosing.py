"""Which sheet of a workbook is meant, where its headings are, and what is left unread (选工作表)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from jiedao_desk.exchange import headers
from jiedao_desk.exchange.flat import Column, Layout, LinkedSheet
from jiedao_desk.exchange.headers import Header
from jiedao_desk.exchange.headings import Heading, Placement, Words, folded
from jiedao_desk.exchange.plan import Remark
from jiedao_desk.exchange.special import Special
from jiedao_desk.exchange.template import GUIDE
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.spreadsheet.references import column_letters
from jiedao_desk.spreadsheet.table import Row, Sheet, Workbook

# The hidden sheet of a template that holds the lists to choose from.
_CHOICES: Final = "选项"
_SEARCHED_ROWS: Final = 60


@dataclass(frozen=True)
class Chosen:
    """A sheet with its headings and the places of its fields."""

    sheet: Sheet
    header: Header
    placement: Placement

    @property
    def row(self) -> int:
        """The row of the headings, where remarks about columns stand."""
        return self.header.rows[-1]


def choose(
    workbook: Workbook,
    layout: Layout,
    special: Special,
    *,
    wanted: str | None,
    mapping: Mapping[str, str],
    leave_out: Iterable[str],
) -> Chosen:
    """The sheet to be imported: the one ``wanted``, else the first that has what the register needs.

    Raises ``Unreadable`` with the clerk's sentence when there is none.
    """
    words = Words(layout.columns)
    needed = _needed(layout)
    if wanted is not None:
        sheet = _named(workbook, wanted)
        found = _understood(sheet, words, mapping, special, needed)
        if found is None:
            raise Unreadable(f"工作表“{sheet.name}”里没有找到表头。{_needs(layout)}")
        missing = _missing(layout, found.placement)
        if missing:
            raise Unreadable(f"工作表“{sheet.name}”的表头里没有“{'”“'.join(missing)}”。{_needs(layout)}")
        return found
    left_out = set(leave_out)
    best: tuple[Chosen, list[str]] | None = None
    for sheet in workbook.visible:
        found = None if sheet.name in left_out else _understood(sheet, words, mapping, special, needed)
        if found is None:
            continue
        missing = _missing(layout, found.placement)
        if not missing:
            return found
        best = best or (found, missing)
    if best is not None:
        found, missing = best
        raise Unreadable(f"工作表“{found.sheet.name}”的表头里没有“{'”“'.join(missing)}”。{_needs(layout)}")
    if not any(sheet.rows for sheet in workbook.visible):
        raise Unreadable("文件里没有内容。请检查是否选错了文件。")
    raise Unreadable(f"没有找到表头。{_needs(layout)}")


def linked_sheets(workbook: Workbook, layout: Layout) -> list[tuple[LinkedSheet, Chosen]]:
    """The linked sheets that the workbook has, in the order of the form: named like them and tied by uid."""
    found = []
    for linked in layout.sheets:
        for sheet in workbook.sheets:
            if sheet.name != linked.name:
                continue
            chosen = _understood(sheet, Words(linked.columns), {}, Special())
            if chosen is not None and any(one.holds == "parent_uid" for one in chosen.placement.places):
                found.append((linked, chosen))
                break
    return found


def about_others(workbook: Workbook, chosen: Chosen, used: Iterable[str]) -> list[Remark]:
    """A remark for each sheet with content that is not read."""
    known = {chosen.sheet.name, GUIDE, _CHOICES, *used}
    remarks = []
    for sheet in workbook.sheets:
        if sheet.name in known or not sheet.rows:
            continue
        why = "这张表是隐藏的，没有读取" if sheet.hidden else "没有读取这张表；要导入它，请指定表名"
        remarks.append(Remark(sheet.name, sheet.rows[0].number, "", "", why, "uncertain"))
    return remarks


def about_columns(chosen: Chosen, special: Special) -> list[Remark]:
    """What is to be said of whole columns: unknown ones, hidden ones, doubtful ones."""
    found = [(heading, why) for heading, why in chosen.placement.unknown]
    hidden = chosen.sheet.hidden_columns
    for places in chosen.placement.places.values():
        found += [(place, "这一列在表中是隐藏的，照样读入，请核对") for place in places if place.at in hidden]
    rows = [row for row in chosen.sheet.rows if row.number > chosen.row]
    found += special.doubts(chosen.placement, rows)
    return [
        Remark(chosen.sheet.name, chosen.row, heading.text, "", why, "uncertain")
        for heading, why in sorted(found, key=lambda one: one[0].at)
    ]


def about_unheaded(chosen: Chosen, rows: Iterable[Row]) -> list[Remark]:
    """A remark for each column that has content in rows of records and no heading to say what it is."""
    headed = {at for at, _ in chosen.header.columns}
    found: dict[int, tuple[int, str, int]] = {}
    for row in rows:
        for at, cell in enumerate(row.cells, start=1):
            if at not in headed and not cell.blank:
                first, text, count = found.get(at, (row.number, cell.text, 0))
                found[at] = (first, text, count + 1)
    remarks = []
    for at, (first, text, count) in found.items():
        more = f"（共{count}行）" if count > 1 else ""
        why = f"{column_letters(at)}列没有表头，里面的内容没有导入{more}；要导入，请在表头行写上列名"
        remarks.append(Remark(chosen.sheet.name, first, "", text, why, "uncertain"))
    return remarks


def about_markings(chosen: Chosen, rows: Iterable[Row]) -> list[Remark]:
    """A remark for each comment beside a row of a record, and one for each such row with text struck through."""
    sheet = chosen.sheet
    if not sheet.comments and not sheet.struck:
        return []
    heading = dict(chosen.header.columns)
    numbers = {row.number: row for row in rows}
    remarks = [
        Remark(
            sheet.name,
            row,
            heading.get(column, ""),
            numbers[row].at(column).text,
            f"这一格有批注“{text}”，批注没有导入，请核对" if text else "这一格有批注，批注没有导入，请核对",
            "uncertain",
        )
        for (row, column), text in sorted(sheet.comments.items())
        if row in numbers
    ]
    struck: dict[int, list[int]] = {}
    for row, column in sorted(sheet.struck):
        if row in numbers:
            struck.setdefault(row, []).append(column)
    for row, columns in struck.items():
        first = columns[0]
        why = "这里的文字划了删除线，照样读入；如果表示已离任或作废，请核对后改正"
        remarks.append(
            Remark(sheet.name, row, heading.get(first, ""), numbers[row].at(first).text, why, "uncertain")
        )
    return remarks


def _named(workbook: Workbook, wanted: str) -> Sheet:
    for sheet in workbook.sheets:
        if folded(sheet.name) == folded(wanted):
            return sheet
    names = "、".join(sheet.name for sheet in workbook.sheets)
    raise Unreadable(f"文件里没有叫“{wanted}”的工作表，有：{names}")


def _understood(
    sheet: Sheet,
    words: Words,
    mapping: Mapping[str, str],
    special: Special,
    needed: Collection[Column] = (),
) -> Chosen | None:
    """The sheet with its headings; ``needed`` columns alone make a line of headings, whatever stands beside them."""
    others = {*map(folded, mapping), *special.aliases(())}

    def knows(text: str) -> bool:
        return words.knows(text) or folded(text) in others

    header = headers.find(sheet, knows) or _with_needed(sheet, words, needed)
    if header is None:
        return None
    headings = [Heading(at, text) for at, text in header.columns]
    placement = words.place(headings, mapping, special.aliases([heading.text for heading in headings]))
    return Chosen(sheet, header, placement) if placement.places else None


def _with_needed(sheet: Sheet, words: Words, needed: Collection[Column]) -> Header | None:
    """The first line of texts that names all the needed columns, among headings nobody knows."""
    for row in sheet.rows[:_SEARCHED_ROWS]:
        cells = [(at, cell) for at, cell in enumerate(row.cells, start=1) if not cell.blank]
        found = {words.find(cell.text) for _, cell in cells if cell.kind == "text"}
        if needed and found.issuperset(needed) and all(cell.kind == "text" for _, cell in cells):
            return Header((row.number,), tuple((at, "".join(cell.text.split())) for at, cell in cells))
    return None


def needed_places(layout: Layout, placement: Placement) -> list[int]:
    """Where the fields stand without which no row can be a record."""
    return [placement.places[column][0].at for column in _needed(layout) if column in placement.places]


def _missing(layout: Layout, placement: Placement) -> list[str]:
    return [column.heading for column in _needed(layout) if column not in placement.places]


def _needed(layout: Layout) -> list[Column]:
    return [
        column
        for column in layout.columns
        if column.holds == "value"
        and column.child is None
        and column.field is not None
        and column.field.required
        and column.field.default is None
    ]


def _needs(layout: Layout) -> str:
    labels = [
        column.heading
        for column in layout.columns
        if column.holds == "value" and column.field is not None and column.child is None
    ]
    return f"表头应是“{'”“'.join(labels[:4])}”这样的列名；可以先导出空白模板对照（template）"
