"""The columns of a register's spreadsheet form: sheet 1, one row a record, and linked sheets for children (平表)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from jiedao_desk.kernel.fields import Field, Link
from jiedao_desk.kernel.register import (
    Attribute,
    Beside,
    Catalogue,
    Flat,
    InCell,
    Marked,
    Part,
    Register,
    field_of,
)

UID = "记录编号"
PARENT_UID = "所属编号"

Holds = Literal["value", "list", "marks", "uid", "link_uid", "parent", "parent_uid"]


@dataclass(frozen=True, eq=False)
class Column:
    """One column. ``child`` is the register its field belongs to, ``None`` for the record's own.

    ``holds`` says what stands in its cells: the ``value`` of ``field``; a ``list`` of children or the ``marks`` of
    some of them (``part`` tells which); the ``uid`` of the record or child, of its parent (``parent_uid``), or of the
    record that a link leads to (``link_uid``); or the parent's name, for the reader only (``parent``).
    """

    heading: str
    holds: Holds = "value"
    field: Field | None = None
    child: str | None = None
    part: Part | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class LinkedSheet:
    """A sheet of its own for the children of one register, each row tied to its parent by the parent's uid."""

    register: Register
    parent: Register
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        return self.register.title


@dataclass(frozen=True)
class Layout:
    """The whole form of a register."""

    register: Register
    flat: Flat
    columns: tuple[Column, ...]
    sheets: tuple[LinkedSheet, ...]

    @property
    def row_child(self) -> Beside | None:
        """The child that makes rows, if the register has one."""
        return next((part for part in self.flat.parts if isinstance(part, Beside) and part.rows), None)

    @property
    def beside(self) -> tuple[Beside, ...]:
        """The children of which only one stands in the row."""
        return tuple(part for part in self.flat.parts if isinstance(part, Beside) and not part.rows)

    @property
    def lists(self) -> tuple[InCell, ...]:
        """The children listed in cells."""
        return tuple(part for part in self.flat.parts if isinstance(part, InCell))

    @property
    def marks(self) -> tuple[Marked, ...]:
        """The cells that mark some of the listed children."""
        return tuple(part for part in self.flat.parts if isinstance(part, Marked))

    def sheet(self, key: str) -> LinkedSheet | None:
        """The linked sheet of a child register."""
        return next((sheet for sheet in self.sheets if sheet.register.key == key), None)


def layout(catalogue: Catalogue, register: Register) -> Layout:
    """The form of a register that has one. Raises ``KeyError`` for a register without a flat form."""
    if register.flat is None:
        raise KeyError(register.key)
    flat = register.flat
    columns = [_value(attribute, None, None) for attribute in flat.own]
    ends = [Column(UID, "uid"), *_link_uids(catalogue, flat.own)]
    for part in flat.parts:
        if isinstance(part, Beside):
            columns += [_value(attribute, part.child, part) for attribute in part.attributes]
            if part.rows:
                ends.append(Column(part.rows, "uid", child=part.child, part=part))
            ends += _link_uids(catalogue, part.attributes, part)
        elif isinstance(part, InCell):
            columns.append(
                Column(part.heading, "list", field_of(part.attribute), part.child, part, part.aliases)
            )
        else:
            columns.append(Column(part.heading, "marks", field_of(part.flag), part.child, part, part.aliases))
    about = {register.key, *(part.child for part in flat.parts), *flat.sheets}
    sheets = tuple(_linked(catalogue, catalogue[key], about) for key in flat.sheets)
    return Layout(register, flat, (*columns, *ends), sheets)


def _value(attribute: Attribute, child: str | None, part: Part | None) -> Column:
    field = field_of(attribute)
    return Column(field.label, "value", field, child, part, field.aliases)


def _link_uids(
    catalogue: Catalogue, attributes: tuple[Attribute, ...], part: Beside | None = None
) -> list[Column]:
    child = part.child if part is not None else None
    found = []
    for attribute in attributes:
        field = field_of(attribute)
        if isinstance(field, Link) and not named_uniquely(catalogue, field):
            found.append(Column(f"{field.label}编号", "link_uid", field, child, part))
    return found


def named_uniquely(catalogue: Catalogue, field: Link) -> bool:
    """Whether the name alone identifies the record that a link leads to (the name of a group)."""
    target = catalogue[field.to]
    return any(
        len(attributes) == 1 and attributes[0].key == target.name.key for attributes in target.identity
    )


def _linked(catalogue: Catalogue, register: Register, about: Collection[str]) -> LinkedSheet:
    """The sheet of one child register; of its parents the one counts that the form is about."""
    parent = next(one for one in catalogue.parents(register) if one.key in about)
    within = field_of(catalogue.bond(register, parent))
    fields = [field for field in register.fields if field.key not in register.bonds and field.kind != "files"]
    links = [
        Column(f"{field.label}编号", "link_uid", field)
        for field in fields
        if isinstance(field, Link) and not named_uniquely(catalogue, field)
    ]
    columns = (
        Column(within.label, "parent"),
        *(Column(field.label, "value", field, aliases=field.aliases) for field in fields),
        Column(UID, "uid"),
        *links,
        Column(PARENT_UID, "parent_uid"),
    )
    return LinkedSheet(register, parent, columns)
