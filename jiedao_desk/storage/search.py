"""The index behind the search box: every character is a word, so any part of a text is found (全文搜索)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.orm import Session

from jiedao_desk.kernel import names
from jiedao_desk.kernel.fields import Link, PersonName
from jiedao_desk.kernel.record import Record
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
        old = self._session.scalars(
            select(SearchLine.id).where(SearchLine.register == register.key, SearchLine.record_id.in_(ids))
        ).all()
        if old:
            self._session.connection().exec_driver_sql(
                "DELETE FROM search_text WHERE rowid = ?", [(number,) for number in old]
            )
            self._session.execute(delete(SearchLine).where(SearchLine.id.in_(old)))
        texts = self._texts(register, ids)
        records = self._session.scalars(
            select(register.record).where(register.record.id.in_(ids), register.record.voided_at.is_(None))
        ).all()
        if not records:
            return
        first = (self._session.scalar(select(func.max(SearchLine.id))) or 0) + 1
        lines, words = [], []
        for number, record in enumerate(records, start=first):
            internal = bool(getattr(record, "internal", False))
            lines.append(
                {
                    "id": number,
                    "register": register.key,
                    "record_id": record.id,
                    "title": _title(register, record)[:200],
                    "detail": None if internal else _shown(register, record, register.detail)[:200],
                }
            )
            words.append((number, _BETWEEN_FIELDS.join(texts.get(record.id, []))))
        self._session.execute(insert(SearchLine), lines)
        self._session.connection().exec_driver_sql(
            "INSERT INTO search_text(rowid, words) VALUES (?, ?)", words
        )

    def _texts(self, register: Register, ids: list[int]) -> dict[int, list[str]]:
        """All searched texts of the records, their children's included, as the index holds them."""
        found: dict[int, list[str]] = {}
        for attribute in register.searched:
            kind: Any = attribute.class_
            owner = self._catalogue.of(kind)
            field = field_of(attribute)
            if owner is register:
                query = select(register.record.id, attribute).where(register.record.id.in_(ids))
            else:
                # Searched attributes are the record's own or its children's.
                bond = self._catalogue.bond(owner, register)
                query = select(bond, attribute).where(bond.in_(ids), owner.record.voided_at.is_(None))
            for record_id, value in self._session.execute(query):
                shown = field.show(value)
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


def _title(register: Register, record: Record) -> str:
    return _shown(register, record, register.name) or f"{register.title}{record.id}"


def _shown(register: Register, record: Record, attribute: Any) -> str:
    if attribute is None:
        return ""
    field = register.field(attribute.key)
    value = getattr(record, attribute.key)
    return "" if isinstance(field, Link) else field.show(value)
