"""Where the headings of a sheet are, on how many lines, and what each row below them is (表头识别)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from jiedao_desk.exchange.row_kinds import Heads, Kind, judge, squeezed
from jiedao_desk.spreadsheet.table import Merge, Row, Sheet

# Above the headings stand a title, the unit and date, now and then a paragraph of instructions.
_SEARCHED_ROWS: Final = 60
_DEEPEST: Final = 3
_LONGEST_UPPER: Final = 15
_BLANKS: Final = re.compile(r"[\s\u200b-\u200d\ufeff]+")
_YEAR: Final = re.compile(r"(20\d\d)\s*年")
_BETWEEN_WORDS: Final = re.compile(r"(?<=[A-Za-z])\s+(?=[A-Za-z])")

Knows = Callable[[str], bool]


@dataclass(frozen=True)
class Header:
    """The block of headings of a sheet.

    ``rows`` are the sheet's own row numbers. ``columns`` has, for each column with a heading, its number from 1
    and its heading without line breaks and blanks; merged headings of several lines are written from the upper to
    the lower, parted by ``/``. ``titles`` are the texts above: 填报单位, 统计时段, the year that dates leave out.
    """

    rows: tuple[int, ...]
    columns: tuple[tuple[int, str], ...]
    titles: tuple[str, ...] = ()


class SortedRow(NamedTuple):
    """A row below the headings, what it is, and for one that holds no record the reason in Chinese."""

    row: Row
    kind: Kind
    why: str


def find(sheet: Sheet, knows: Knows) -> Header | None:
    """The headings of a sheet: the block of one to three lines that has most headings known to ``knows``.

    ``knows`` gets a heading as in ``Header.columns`` and, for one of several lines, answers for its last part too.
    At least two must be known, or all there are; ``None`` if there is no such block.
    """
    filled = sheet.filled()
    best: tuple[tuple[int, int, int], _Block] | None = None
    for place in range(min(len(sheet.rows), _SEARCHED_ROWS)):
        for depth in range(1, _DEEPEST + 1):
            block = _block(filled, place, depth, knows)
            if block is None:
                break
            if not block.enough or _cut_through(sheet.merges, block):
                continue
            # Among equals the lowest block, or a title would be taken for an upper heading; then the first.
            worth = (block.known, -depth, -place)
            if best is None or worth > best[0]:
                best = (worth, block)
    if best is None:
        return None
    block = _with_upper_line(sheet, filled, _with_lower_line(sheet, filled, best[1], knows), knows)
    return Header(block.rows, block.columns, _titles(sheet, block.rows[0]))


def rows(sheet: Sheet, header: Header, needed: Collection[int] = ()) -> Iterator[SortedRow]:
    """Every row below the headings that holds anything, with what it is.

    In rows of data vertical merges are filled: each person gets the name of the group beside them.
    ``needed`` are columns without which a row is no record; where they are not told, a row counts as data when in
    doubt, so that nobody is left out in silence.
    """
    heads = _heads(sheet, header, needed)
    filled = sheet.filled_down().by_number
    spans = _spans(sheet, header)
    for row in sheet.rows:
        if row.number > header.rows[-1]:
            kind, why = judge(row, heads, spans.get(row.number, {}))
            yield SortedRow(filled[row.number] if kind == "data" else row, kind, why)


@dataclass(frozen=True)
class _Block:
    """Some lines taken for headings, and how many of them are known."""

    rows: tuple[int, ...]
    columns: tuple[tuple[int, str], ...]
    known: int

    @property
    def enough(self) -> bool:
        return self.known >= 2 or 0 < self.known == len(self.columns)


def _block(filled: Sheet, place: int, depth: int, knows: Knows) -> _Block | None:
    """The lines from ``place`` on as headings; ``None`` where they do not follow each other."""
    lines = filled.rows[place : place + depth]
    if len(lines) < depth or lines[-1].number - lines[0].number != depth - 1:
        return None
    columns = []
    known = set()
    for column in range(1, max(len(line.cells) for line in lines) + 1):
        path = _path([_plain(line.at(column).text) for line in lines])
        if path:
            text = _joined(path, knows)
            columns.append((column, text))
            if knows(text):
                known.add(text)
    return _Block(tuple(line.number for line in lines), tuple(columns), len(known))


def _path(texts: Sequence[str]) -> list[str]:
    """From the upper heading to the lower, without gaps and without what a merge repeats."""
    path: list[str] = []
    for text in texts:
        if text and (not path or path[-1] != text):
            path.append(text)
    return path


def _joined(path: Sequence[str], knows: Knows) -> str:
    """A path as one heading; a word that was broken over two lines is put together if that makes it known."""
    whole = "/".join(path)
    together = "".join(path)
    return together if len(path) > 1 and not knows(whole) and knows(together) else whole


def _plain(text: str) -> str:
    """Without blanks and line breaks, save between two words in Latin letters."""
    return _BLANKS.sub("", _BETWEEN_WORDS.sub("\0", text.strip())).replace("\0", " ")


def _cut_through(merges: Sequence[Merge], block: _Block) -> bool:
    """Whether a heading reaches out of the block, up or down: then the block is not all of the headings."""
    first, last = block.rows[0], block.rows[-1]
    headed = {column for column, _ in block.columns}
    return any(
        merge.left in headed
        and (
            (merge.top in block.rows and last < merge.bottom < first + _DEEPEST)
            or merge.top < first <= merge.bottom < merge.top + _DEEPEST
        )
        for merge in merges
    )


def _with_lower_line(sheet: Sheet, filled: Sheet, block: _Block, knows: Knows) -> _Block:
    """Take in a line of unknown words that stand under merged headings only: it holds parts of those headings."""
    last = block.rows[-1]
    below = sheet.by_number.get(last + 1)
    if below is None or len(block.rows) == _DEEPEST:
        return block
    under = {
        column
        for merge in sheet.merges
        if merge.bottom == last and merge.right > merge.left
        for column in range(merge.left, merge.right + 1)
    }
    cells = [(column, cell) for column, cell in enumerate(below.cells, start=1) if not cell.blank]
    if len(cells) < 2 or not all(column in under and cell.kind == "text" for column, cell in cells):
        return block
    return _taller(filled, block.rows[0], len(block.rows) + 1, knows) or block


def _with_upper_line(sheet: Sheet, filled: Sheet, block: _Block, knows: Knows) -> _Block:
    """Take in a line above whose merged cells each head some of the columns; a title heads all, a unit has a colon."""
    first = block.rows[0]
    above = sheet.by_number.get(first - 1)
    if above is None or len(block.rows) == _DEEPEST:
        return block
    spans = [merge for merge in sheet.merges if merge.top == first - 1 and merge.right > merge.left]
    texts = [squeezed(cell.text) for cell in above.cells if not cell.blank]
    heads_some = any(merge.right - merge.left + 1 < len(block.columns) - 1 for merge in spans)
    if not heads_some or any(":" in text or len(text) > _LONGEST_UPPER for text in texts):
        return block
    taller = _taller(filled, first - 1, len(block.rows) + 1, knows)
    return taller if taller is not None and taller.known >= block.known else block


def _taller(filled: Sheet, first: int, depth: int, knows: Knows) -> _Block | None:
    return _block(filled, filled.rows.index(filled.by_number[first]), depth, knows)


def _titles(sheet: Sheet, first: int) -> tuple[str, ...]:
    return tuple(
        cell.text.strip() for row in sheet.rows if row.number < first for cell in row.cells if not cell.blank
    )


def _heads(sheet: Sheet, header: Header, needed: Collection[int]) -> Heads:
    lines = [row for row in sheet.filled().rows if row.number in header.rows]
    texts = {
        column: {squeezed(text), *(squeezed(line.at(column).text) for line in lines)} - {""}
        for column, text in header.columns
    }
    return Heads({column: squeezed(text) for column, text in header.columns}, texts, frozenset(needed))


def _spans(sheet: Sheet, header: Header) -> dict[int, dict[int, int]]:
    """How many columns the merged cells of a row cover, by row and first column.

    A cell that is as wide as its own heading is merged by habit and means nothing.
    """
    usual: dict[int, int] = {}
    spans: dict[int, dict[int, int]] = {}
    for merge in sorted(sheet.merges, key=lambda merge: merge.top):
        width = merge.right - merge.left + 1
        if header.rows[0] <= merge.top <= header.rows[-1]:
            usual[merge.left] = max(width, usual.get(merge.left, 1))
        elif width > usual.get(merge.left, 1):
            spans.setdefault(merge.top, {})[merge.left] = width
    return spans


def year_told(titles: Iterable[str]) -> int | None:
    """The year that the texts above a table name, if they name only one."""
    told = {int(year) for text in titles for year in _YEAR.findall(text)}
    return told.pop() if len(told) == 1 else None
