"""A record with its children as rows of text: sheet 1 and the linked sheets (记录成行)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jiedao_desk.exchange.flat import Column, Layout, LinkedSheet
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.register import Beside, Catalogue, InCell, Marked

Row = tuple[str, ...]

BETWEEN_NAMES, BETWEEN_LINES = "、", "；"


@dataclass(frozen=True)
class Target:
    """The record a link leads to: its uid, and its name as it is shown."""

    uid: str
    name: str


class RowMaker:
    """Makes rows of drafts. ``targets`` are, by register, the records that links lead to, by id.

    Without ``personal`` numbers are masked and addresses hidden.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        layout: Layout,
        targets: Mapping[str, Mapping[int, Target]],
        *,
        personal: bool,
    ) -> None:
        self._catalogue = catalogue
        self._layout = layout
        self._targets = targets
        self._shown: Callable[[Field, Any], str] = (
            (lambda field, value: field.show(value))
            if personal
            else (lambda field, value: field.masked(value))
        )

    def rows(self, draft: Draft) -> Iterator[Row]:
        """The rows of sheet 1: one, or one for each child that makes rows."""
        rows = self._layout.row_child
        children: Sequence[Draft | None] = draft.listed(rows.child) if rows is not None else ()
        for child in children or (None,):
            yield tuple(self._cell(column, draft, child) for column in self._layout.columns)

    def linked(self, draft: Draft, sheet: LinkedSheet) -> Iterator[Row]:
        """The rows of one linked sheet that belong to a record, in the order of their parents."""
        for parent in draft.walk():
            if parent.register == sheet.parent.key:
                for child in parent.listed(sheet.register.key):
                    yield tuple(self._linked_cell(column, child, parent) for column in sheet.columns)

    def _cell(self, column: Column, draft: Draft, row_child: Draft | None) -> str:
        if column.holds == "list":
            assert isinstance(column.part, InCell)
            return listed(column.part, draft.listed(column.part.child))
        if column.holds == "marks":
            assert isinstance(column.part, Marked)
            return marked(column.part, draft.listed(column.part.child))
        holder: Draft | None = draft
        if column.child is not None:
            rows = self._layout.row_child
            beside = column.part if isinstance(column.part, Beside) else None
            is_row = rows is not None and column.child == rows.child
            holder = row_child if is_row else present(beside, draft.listed(column.child)) if beside else None
        return "" if holder is None else self._value(column, holder)

    def _linked_cell(self, column: Column, child: Draft, parent: Draft) -> str:
        if column.holds == "parent":
            register = self._catalogue[parent.register]
            name = register.field(register.name.key)
            return self._text(name, parent.get(name.key))
        if column.holds == "parent_uid":
            return parent.uid or ""
        return self._value(column, child)

    def _value(self, column: Column, draft: Draft) -> str:
        if column.holds == "uid":
            return draft.uid or ""
        assert column.field is not None
        value = draft.get(column.field.key)
        if column.holds == "link_uid":
            found = self._target(column.field, value)
            return found.uid if found else ""
        return self._text(column.field, value)

    def _text(self, field: Field, value: Any) -> str:
        if isinstance(field, Link):
            found = self._target(field, value)
            return found.name if found else ""
        return self._shown(field, value)

    def _target(self, field: Field, value: Any) -> Target | None:
        return self._targets.get(field.to, {}).get(value) if isinstance(field, Link) else None


def present(part: Beside, children: Sequence[Draft]) -> Draft | None:
    """The one child that stands beside its parent: the last whose end is open, else the last."""
    open_ones = [child for child in children if part.until is None or child.get(part.until.key) is None]
    return next(reversed(open_ones or children), None)


def members(part: InCell, children: Sequence[Draft]) -> list[Draft]:
    """The children that a list cell is about."""
    return [child for child in children if all(child.get(key) == value for key, value in part.fixed)]


def listed(part: InCell, children: Sequence[Draft]) -> str:
    """The list cell of some children: names with their notes in brackets, or lines of text."""
    words = []
    for child in members(part, children):
        note = child.get(part.note.key) if part.note is not None else None
        text = str(child.get(part.attribute.key) or "")
        words.append(f"{text}（{note}）" if note else text)
    return (BETWEEN_LINES if part.lines else BETWEEN_NAMES).join(words)


def marked(part: Marked, children: Sequence[Draft]) -> str:
    """The numbers, from 1, of the children whose flag is set."""
    chosen = [str(number) for number, child in enumerate(children, start=1) if child.get(part.flag.key)]
    return BETWEEN_NAMES.join(chosen)
