"""Reading: lists, single records, links, search, history; nothing here writes (查阅)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.query import ListRow, Named, Query
from jiedao_desk.operations.desk import Desk
from jiedao_desk.storage import history, internal, listing, records, search


@dataclass(frozen=True)
class HistoryEntry:
    """One line of a record's history, in the users' words."""

    at: datetime
    who: str
    action: str
    field: str
    before: str
    after: str


# The registers in which people stand, and how many of them come before everything else.
PEOPLE, _MOST_CALLED = ("deputies", "staff"), 5


def count(desk: Desk, query: Query) -> int:
    """How many records a query finds."""
    with desk.database.reading() as session:
        return listing.count(session, desk.catalogue, query)


def page(
    desk: Desk, query: Query, *, offset: int, limit: int, columns: tuple[str, ...] = ()
) -> list[ListRow]:
    """One stretch of a list."""
    with desk.database.reading() as session:
        return listing.page(session, desk.catalogue, query, offset=offset, limit=limit, columns=columns)


def rows(desk: Desk, register: str, wanted: Sequence[int], columns: tuple[str, ...] = ()) -> list[ListRow]:
    """The lines of some records, in the order of the ids given."""
    with desk.database.reading() as session:
        return listing.rows(session, desk.catalogue, register, wanted, columns)


def ids(desk: Desk, query: Query) -> list[int]:
    """The ids a query finds, in its order."""
    with desk.database.reading() as session:
        return listing.ids(session, desk.catalogue, query)


def load(desk: Desk, register: str, record_id: int) -> Draft:
    """One record with its children. Raises ``Refused`` when it is gone."""
    with desk.database.reading() as session:
        return records.load(session, desk.catalogue, register, record_id)


def load_all(desk: Desk, register: str, *, voided: bool = False) -> list[Draft]:
    """Every living (or every) record of a register, with children."""
    with desk.database.reading() as session:
        return records.load_all(session, desk.catalogue, register, voided=voided)


def named(desk: Desk, register: str, only: Sequence[int] | None = None) -> list[Named]:
    """Name and detail of every living record, for pickers; with ``only`` of those records, voided ones too."""
    with desk.database.reading() as session:
        return listing.named(session, desk.catalogue, register, only)


def names_of(desk: Desk, register: str) -> list[tuple[int, str]]:
    """Id and name of every living record, for pickers."""
    with desk.database.reading() as session:
        return listing.names_of(session, desk.catalogue, register)


def values_in_use(desk: Desk, register: str, field: str) -> list[str]:
    """The words a field holds so far, most frequent first."""
    with desk.database.reading() as session:
        return listing.values_in_use(session, desk.catalogue, register, field)


def find(desk: Desk, words: str, *, limit: int = 50) -> list[search.Hit]:
    """What the search box shows for the words typed so far; of an internal meeting's tasks not the wording.

    Who is called so comes first: a name is what most searches are for, and a person is seldom what changed last.
    """
    with desk.database.reading() as session:
        found = search.find(session, words, limit=limit)
        people = desk.database.once(PEOPLE, lambda: search.people(session, PEOPLE))
        called = search.called(people, words)[:_MOST_CALLED]
        found = [*called, *(hit for hit in found if hit not in called)][:limit]
        hidden = {
            (key, number)
            for key in {hit.register for hit in found}
            for number in internal.below(
                session, desk.catalogue, desk.catalogue[key], [hit.id for hit in found if hit.register == key]
            )
        }
    return [
        replace(hit, title=internal.VEILED, detail="") if (hit.register, hit.id) in hidden else hit
        for hit in found
    ]


def history_of(desk: Desk, register: str, record_id: int) -> list[HistoryEntry]:
    """All changes of one record and its children, newest first, personal data masked."""
    with desk.database.reading() as session:
        return [
            HistoryEntry(line.at, line.who, line.action, line.field, line.before, line.after)
            for line in history.of_record(session, desk.catalogue, register, record_id)
        ]
