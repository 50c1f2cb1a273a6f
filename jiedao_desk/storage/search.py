"""The index behind the search box: every character is a word, so any part of a text is found (全文搜索)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.orm import Session

from jiedao_desk.kernel import names
from jiedao_desk.kernel.fields import Link, PersonName
from jiedao_desk.kernel.register import Catalogue, Register, field_of
from jiedao_desk.storage.tables import SearchLine

# A contentless FTS5 table keeps no text of its own; what is shown stands in search_line, under the same number.
CREATE_INDEX = (
    "CREATE VIRTUAL TABLE search_text USING fts5(words, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 0')"
)

# All indexed words have one character, so this one keeps a phrase from running on into the next field.
_BETWEEN_FIELDS = " nextfield "


@dataclass(frozen=True)
class Hit:
    """One record found."""

    register: str
    id: int
    title: str
    detail: str


def spelled(value: str) -> str:
    """A text as the index holds it: letters and digits only, lower case, full-width folded, one blank between."""
    folded = unicodedata.normalize("NFKC", value).lower()
    return " ".join(letter for letter in folded if letter.isalnum() or _private(letter))


def _private(letter: str) -> bool:
    # Characters of rare names that a machine's own font holds in the private area (R19).
    return unicodedata.category(letter) == "Co"


def find(session: Session, words: str, *, limit: int = 50) -> list[Hit]:
    """The records in whose text every one of the words occurs, newest first.

    A word is any run of characters: a whole name, two characters of it, its pinyin initials, part of a number.
    """
    parts = [spelled(word) for word in words.split()]
    wanted = " AND ".join(f'"{part}"' for part in parts if part)
    if not wanted:
        return []
    rows = session.execute(
        text(
            "SELECT l.register, l.record_id, l.title, l.detail FROM "
            "(SELECT rowid AS number FROM search_text WHERE search_text MATCH :wanted ORDER BY rowid DESC LIMIT :most) "
            "JOIN search_line l ON l.id = number ORDER BY number DESC"
        ),
        {"wanted": wanted, "most": limit},
    )
    return [Hit(register, record_id, title, detail or "") for register, record_id, title, detail in rows]


@dataclass(frozen=True)
class Called:
    """A record that goes by a person's name, with every way in which the name may be typed."""

    hit: Hit
    spellings: frozenset[str]


def people(session: Session, registers: Sequence[str]) -> list[Called]:
    """Every living record of some registers of people, newest first."""
    rows = session.execute(
        text(
            "SELECT register, record_id, title, detail FROM search_line WHERE register IN :registers "
            "ORDER BY id DESC"
        ).bindparams(bindparam("registers", expanding=True)),
        {"registers": list(registers)},
    )
    return [
        Called(
            Hit(register, record_id, name, detail or ""),
            names.initials_variants(name) | {spelled(name).replace(" ", "")},
        )
        for register, record_id, name, detail in rows
    ]


def called(known: Iterable[Called], words: str) -> list[Hit]:
    """Those whose name, or one of its initials, is what was typed, then those whose name begins so."""
    wanted = spelled(words).replace(" ", "")
    if not wanted:
        return []
    found = [one for one in known if any(spelling.startswith(wanted) for spelling in one.spellings)]
    return [one.hit for one in sorted(found, key=lambda one: wanted not in one.spellings)]


class SearchIndex:
    """Keeps the lines of touched records as the records are."""

    def __init__(self, session: Session, catalogue: Catalogue) -> None:
        self._session = session
        self._catalogue = catalogue

    def refresh(self, touched: Iterable[tuple[str, int]]) -> None:
        """Writes the lines of the records anew; a child brings its parent with it."""
        wanted: dict[str, set[int]] = {}
        for key, record_id in touched:
            if key in self._catalogue:
                wanted.setdefault(key, set()).add(record_id)
        for register in reversed(self._catalogue.registers):
            self._hand_up(register, wanted)
        for key, ids in wanted.items():
            register = self._catalogue[key]
            if register.searched:
                ordered = sorted(ids)
                for start in range(0, len(ordered), 500):
                    self._rewrite(register, ordered[start : start + 500])

    def _hand_up(self, register: Register, wanted: dict[str, set[int]]) -> None:
        ids = sorted(wanted.get(register.key, ()))
        for parent in self._catalogue.parents(register):
            bond = self._catalogue.bond(register, parent)
            for start in range(0, len(ids), 500):
                rows = self._session.execute(
                    select(bond).where(register.record.id.in_(ids[start : start + 500]), bond.is_not(None))
                )
                wanted.setdefault(parent.key, set()).update(row[0] for row in rows)

    def _rewrite(self, register: Register, ids: list[int]) -> None:
        # Below the session: this is done at every save, and nothing of it is a record.
        ask = self._session.connection()
        old = [(number,) for number in ask.execute(_lines_of(), {"key": register.key, "ids": ids}).scalars()]
        if old:
            ask.exec_driver_sql("DELETE FROM search_text WHERE rowid = ?", old)
            ask.exec_driver_sql("DELETE FROM search_line WHERE id = ?", old)
        owners = {attribute.class_: None for attribute in (register.name, *register.searched)}
        rows = {owner: self._rows(ask, register, owner, ids) for owner in owners}
        records = [row for _, row in rows[register.record]]
        if not records:
            return
        texts = _texts(register, rows)
        first = (ask.exec_driver_sql("SELECT max(id) FROM search_line").scalar() or 0) + 1
        lines, words = [], []
        for number, record in enumerate(records, start=first):
            title = _shown(register, record, register.name) or f"{register.title}{record.id}"
            internal = bool(getattr(record, "internal", False))
            detail = None if internal else _shown(register, record, register.detail)[:200]
            lines.append((number, register.key, record.id, title[:200], detail))
            words.append((number, _BETWEEN_FIELDS.join(texts.get(record.id, []))))
        ask.exec_driver_sql(
            "INSERT INTO search_line (id, register, record_id, title, detail) VALUES (?, ?, ?, ?, ?)", lines
        )
        ask.exec_driver_sql("INSERT INTO search_text(rowid, words) VALUES (?, ?)", words)

    def _rows(self, ask: Connection, register: Register, owner: Any, ids: list[int]) -> list[tuple[int, Any]]:
        """What is searched and shown of the living records, or of their children: each beside the record's id."""
        table = owner.__table__
        if owner is register.record:
            above = table.c.id
            keys = [one.key for one in (register.name, register.detail) if one is not None]
            keys += [key for key in ("internal",) if key in table.c]
        else:
            # Searched attributes are the record's own or its children's.
            above, keys = table.c[self._catalogue.bond(self._catalogue.of(owner), register).key], []
        keys += [attribute.key for attribute in register.searched if attribute.class_ is owner]
        query = (
            select(above.label("above"), table.c.id, *(table.c[key] for key in dict.fromkeys(keys)))
            .where(above.in_(bindparam("ids", expanding=True)), table.c.voided_at.is_(None))
            .order_by(table.c.id)
        )
        return [(row.above, row) for row in ask.execute(query, {"ids": ids})]


@cache
def _lines_of() -> Any:
    return select(SearchLine.__table__.c.id).where(
        SearchLine.__table__.c.register == bindparam("key"),
        SearchLine.__table__.c.record_id.in_(bindparam("ids", expanding=True)),
    )


def _texts(register: Register, rows: Mapping[Any, list[tuple[int, Any]]]) -> dict[int, list[str]]:
    """All searched texts of the records, their children's included, as the index holds them."""
    found: dict[int, list[str]] = {}
    for attribute in register.searched:
        field = field_of(attribute)
        for record_id, row in rows[attribute.class_]:
            shown = field.show(getattr(row, attribute.key))
            if not shown:
                continue
            texts = found.setdefault(record_id, [])
            texts.append(spelled(shown))
            if isinstance(field, PersonName) or field.kind in ("text", "people"):
                texts.extend(spelled(variant) for variant in _initials(field, shown))
    return found


def _initials(field: Any, shown: str) -> Iterable[str]:
    # All readings of a name are worth finding it by; a long title is found by its usual one.
    if isinstance(field, PersonName):
        return sorted(names.initials_variants(shown))
    return (names.initials(shown),)


def _shown(register: Register, record: Any, attribute: Any) -> str:
    if attribute is None:
        return ""
    field = register.field(attribute.key)
    return "" if isinstance(field, Link) else field.show(getattr(record, attribute.key))
