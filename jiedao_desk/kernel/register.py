"""Where the fields of a record appear: table, form, search, filter, and the flat form of spreadsheets (登记簿)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

from jiedao_desk.kernel.fields import Field, Files, Link
from jiedao_desk.kernel.record import Record

Attribute = InstrumentedAttribute[Any]


def field_of(attribute: Attribute) -> Field:
    """The field an attribute of a mapped class carries."""
    owner = attribute.class_
    assert isinstance(owner, type)
    assert issubclass(owner, Record)
    return owner.fields[attribute.key]


def _leads_to(attribute: Attribute) -> str:
    field = field_of(attribute)
    assert isinstance(field, Link)  # what lies within something is linked to it
    return field.to


@dataclass(frozen=True)
class Section:
    """Fields that stand together in a form, under one caption."""

    title: str
    attributes: tuple[Attribute, ...]

    def __init__(self, title: str, *attributes: Attribute) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "attributes", attributes)


def every(sections: tuple[Section, ...]) -> tuple[Attribute, ...]:
    """The attributes of the sections in order, but for attached files, which no cell holds: the columns of a sheet."""
    return tuple(
        attribute
        for section in sections
        for attribute in section.attributes
        if not isinstance(field_of(attribute), Files)
    )


@dataclass(frozen=True)
class Beside:
    """A child whose fields stand beside the parent's in a flat row.

    With ``rows`` several children make several rows: a person with two mandates is two rows that share the person's
    uid; ``rows`` is the heading of the column with each child's own uid, and ``telling`` are the attributes that tell
    two children apart. Without ``rows`` only one child stands in the row: the last whose ``until`` (the day it ended)
    is empty, else the last (the group a deputy is in now).
    """

    child: str
    attributes: tuple[Attribute, ...]
    rows: str | None = None
    telling: tuple[Attribute, ...] = ()
    until: Attribute | None = None


@dataclass(frozen=True)
class InCell:
    """Children listed in one cell of the parent's flat row, one field of each.

    ``fixed`` are the values all of them share (出席 and 请假 are two cells of one register); ``note`` is the field
    that stands in brackets behind each (张三（病假）); ``lines`` says whether they are parted as sentences
    (； or line breaks) rather than as names (、).
    """

    child: str
    heading: str
    attribute: Attribute
    fixed: tuple[tuple[str, Any], ...] = ()
    note: Attribute | None = None
    lines: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Marked:
    """A cell that names those children of an ``InCell`` whose flag is set, by text or by number."""

    child: str
    heading: str
    attribute: Attribute
    flag: Attribute
    aliases: tuple[str, ...] = ()


Part = Beside | InCell | Marked


@dataclass(frozen=True)
class Flat:
    """How one flat row of a spreadsheet becomes a record with its children, and back.

    ``own`` are the record's fields in the order of columns. ``parts`` place the children. ``sheets`` are the child
    registers too rich for a cell: an export gives each a sheet of its own, tied to sheet 1 by the parent's uid.
    """

    own: tuple[Attribute, ...]
    parts: tuple[Part, ...] = ()
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    """One kind of record, described once for every technology that touches it.

    ``key`` is the name in the public interface, ``title`` the name in the window. A register with a ``group`` has a
    place in the navigation. ``name`` is what a record is called in links, lists and search results; ``detail`` stands
    beside it there. A list goes by ``order``, a number the office gives, where there is one, else from the ``newest``
    day back. ``identity`` lists, strongest first, the sets of fields by which an imported row is known to be a record
    that exists. A register ``within`` others holds their children: each of its links there leads to one kind of
    parent, and a child has at most one parent (an action item comes from a session or from a briefing).
    """

    key: str
    title: str
    record: type[Record]
    name: Attribute
    sections: tuple[Section, ...]
    columns: tuple[Attribute, ...] = ()
    detail: Attribute | None = None
    newest: Attribute | None = None
    order: Attribute | None = None
    searched: tuple[Attribute, ...] = ()
    filtered: tuple[Attribute, ...] = ()
    identity: tuple[tuple[Attribute, ...], ...] = ()
    within: tuple[Attribute, ...] = ()
    group: str | None = None
    icon: str = "document"
    flat: Flat | None = None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields, in the order they were declared."""
        return tuple(self.record.fields.values())

    def field(self, key: str) -> Field:
        """One field by its key."""
        return self.record.fields[key]

    @cached_property
    def bonds(self) -> frozenset[str]:
        """The keys of the links to its parents."""
        return frozenset(attribute.key for attribute in self.within)

    @cached_property
    def required(self) -> frozenset[str]:
        """The keys of the fields that must be filled in, links to parents left out."""
        return frozenset(field.key for field in self.fields if field.required) - self.bonds

    @cached_property
    def defaults(self) -> tuple[Field, ...]:
        """The fields that are filled in by themselves."""
        return tuple(field for field in self.fields if field.default is not None)

    @property
    def form(self) -> tuple[Field, ...]:
        """The fields a person may fill in, in the order of the form."""
        return tuple(field_of(attribute) for section in self.sections for attribute in section.attributes)


@dataclass(frozen=True)
class Entry:
    """What the navigation and the lists say of a register; the same as in the register itself."""

    key: str
    title: str
    group: str | None = None
    icon: str = "document"


class Catalogue:
    """All registers, in menu order. One is loaded when it is first asked for; ``entries`` loads none."""

    def __init__(self, entries: tuple[Entry, ...], load: Callable[[str], Register]) -> None:
        self.entries = entries
        self._load = load
        self._entries = {entry.key: entry for entry in entries}
        self._loaded: dict[str, Register] = {}
        self._children: dict[str, tuple[Register, ...]] = {}

    def __getitem__(self, key: str) -> Register:
        found = self._loaded.get(key)
        if found is None:
            # Raises before anything is imported by a name that is none.
            found = self._loaded[key] = self._load(self._entries[key].key)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[Register]:
        return iter(self.registers)

    def load_one(self) -> bool:
        """Loads one register that nobody asked for yet; false once all are there."""
        wanted = next((entry.key for entry in self.entries if entry.key not in self._loaded), None)
        if wanted is None:
            return False
        self[wanted]
        return True

    @cached_property
    def registers(self) -> tuple[Register, ...]:
        """All of them, loaded."""
        return tuple(self[entry.key] for entry in self.entries)

    def entry(self, key: str) -> Entry:
        """What is said of a register without loading it."""
        return self._entries[key]

    def of(self, record: type[Record]) -> Register:
        """The register of a mapped class."""
        return next(register for register in self.registers if register.record is record)

    def children(self, register: Register) -> tuple[Register, ...]:
        """The registers within one, in menu order."""
        if not self._children:
            self._children = {
                parent.key: tuple(child for child in self.registers if parent in self.parents(child))
                for parent in self.registers
            }
        return self._children[register.key]

    def parents(self, register: Register) -> tuple[Register, ...]:
        """The registers that one lies within, none for a register of its own."""
        return tuple(self[_leads_to(bond)] for bond in register.within)

    def bond(self, child: Register, parent: Register) -> Attribute:
        """The link by which a child lies within one of its parents. Raises ``KeyError`` when it does not."""
        for bond in child.within:
            if _leads_to(bond) == parent.key:
                return bond
        raise KeyError(parent.key)

    def with_page(self) -> tuple[Entry, ...]:
        """The registers that have a place in the navigation, as they stand there."""
        return tuple(entry for entry in self.entries if entry.group is not None)
