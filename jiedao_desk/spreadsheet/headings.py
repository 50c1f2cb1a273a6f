"""Headings of several lines: which cells are merged, and what stands in them (表头合并)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jiedao_desk.spreadsheet.layout import Column
from jiedao_desk.spreadsheet.table import Merge


@dataclass(frozen=True)
class HeadingBlock:
    """``lines[i][j]`` is the text of line ``i``, column ``j`` (from 0), ``None`` where a merged cell covers it."""

    lines: tuple[tuple[str | None, ...], ...]
    merges: tuple[Merge, ...]


def heading_block(columns: Sequence[Column]) -> HeadingBlock:
    """Lay the paths of all headings out; merges count lines and columns from 1.

    A short path reaches down to the last line; equal upper headings side by side are one cell.
    """
    depth = max(len(column.path) for column in columns)
    lines: list[list[str | None]] = [[None] * len(columns) for _ in range(depth)]
    merges = []
    for level in range(depth):
        start = 0
        while start < len(columns):
            path = columns[start].path
            if level >= len(path):
                start += 1
                continue
            end = start
            last = level == len(path) - 1
            while not last and end + 1 < len(columns) and _shares(columns[end + 1].path, path, level):
                end += 1
            lines[level][start] = path[level]
            bottom = depth - 1 if last else level
            if bottom > level or end > start:
                merges.append(Merge(level + 1, start + 1, bottom + 1, end + 1))
            start = end + 1
    return HeadingBlock(tuple(map(tuple, lines)), tuple(merges))


def _shares(path: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    """Whether two columns stand under the same heading at this level."""
    return len(path) > level + 1 and path[: level + 1] == other[: level + 1]
