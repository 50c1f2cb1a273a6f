"""Sheets as JSON text and back, to be kept as they were sent (报表留存)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from jiedao_desk.kernel.sheet import Heading, Line, Sheet, Source, Value

_DAY, _NUMBER = "day", "number"


def pack(sheets: Iterable[Sheet]) -> str:
    """Sheets with every figure and the records behind it."""
    return json.dumps([_sheet(one) for one in sheets], ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> tuple[Sheet, ...]:
    """The sheets as they were packed."""
    return tuple(_read_sheet(one) for one in json.loads(text))


def _path(heading: Heading) -> list[str]:
    return [heading.title] if isinstance(heading.title, str) else list(heading.title)


def _sheet(one: Sheet) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "headings": [
            {
                "path": _path(each),
                "kind": each.kind,
                "width": each.width,
                "align": each.align,
                "merged": each.merged,
            }
            for each in one.headings
        ],
        "lines": [
            [
                _cells(line.cells),
                [list(source) for source in line.sources],
                [[column, [list(source) for source in found]] for column, found in line.of_cells],
                line.key,
            ]
            for line in one.lines
        ],
        "totals": _cells(one.totals),
        "notes": list(one.notes),
        "units": one.units,
        "compact": one.compact,
    }


def _read_sheet(plain: dict[str, Any]) -> Sheet:
    headings = tuple(_read_heading(one) for one in plain["headings"])
    lines = tuple(
        Line(
            _read_cells(cells) or (),
            _read_sources(sources),
            tuple((column, _read_sources(found)) for column, found in of_cells),
            key,
        )
        for cells, sources, of_cells, key in plain["lines"]
    )
    return Sheet(
        plain["number"],
        plain["title"],
        headings,
        lines,
        _read_cells(plain["totals"]),
        tuple(plain["notes"]),
        plain["units"],
        bool(plain.get("compact")),
    )


def _read_heading(plain: dict[str, Any]) -> Heading:
    """What later versions of the program say more of a heading is left out; what earlier ones did not say is usual."""
    path = plain["path"]
    return Heading(
        path[0] if len(path) == 1 else tuple(path),
        plain["kind"],
        plain.get("width"),
        plain.get("align"),
        bool(plain.get("merged")),
    )


def _read_sources(plain: list[list[Any]]) -> tuple[Source, ...]:
    return tuple((register, record) for register, record in plain)


def _cells(cells: Iterable[Value] | None) -> list[Any] | None:
    return None if cells is None else [_plain(one) for one in cells]


def _plain(value: Value) -> Any:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    return {_NUMBER: str(value)} if isinstance(value, Decimal) else value


def _read_cells(plain: list[Any] | None) -> tuple[Value, ...] | None:
    return None if plain is None else tuple(_value(one) for one in plain)


def _value(plain: Any) -> Value:
    if not isinstance(plain, dict):
        return plain  # type: ignore[no-any-return]  # a text, a whole number or nothing, as written above
    return date.fromisoformat(plain[_DAY]) if _DAY in plain else Decimal(plain[_NUMBER])
