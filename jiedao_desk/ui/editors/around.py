"""What editors may ask while one types: today, other records, words in use, names of people (编辑环境)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from jiedao_desk.kernel import names
from jiedao_desk.kernel.fields import Field
from jiedao_desk.kernel.query import Named
from jiedao_desk.kernel.register import Register
from jiedao_desk.kernel.typed import half_width
from jiedao_desk.operations import browse
from jiedao_desk.operations.desk import Desk

# The registers in which the office keeps people, nearest first.
_PEOPLE = ("staff", "deputies")


class Around:
    """The desk as the editors of one register see it; ``register`` is ``None`` for fields that stand alone.

    In a ``table`` days are written as tables write them (2026-03-05), and a text begins with one line.
    """

    def __init__(self, desk: Desk, register: Register | None = None, *, table: bool = False) -> None:
        self.desk = desk
        self.register = register
        self.table = table

    @property
    def today(self) -> date:
        """The day that a date without a year is near to."""
        return self.desk.clock.today()

    def records(self, register: str) -> Sequence[Named]:
        """The living records of a register, newest first."""
        return browse.named(self.desk, register)

    def record(self, register: str, record_id: int) -> Named | None:
        """One record, living or voided."""
        found = browse.named(self.desk, register, [record_id])
        return found[0] if found else None

    def words(self, field: Field) -> Sequence[str]:
        """The words the field holds so far, most frequent first."""
        if self.register is None or field.key not in self.register.record.fields:
            return ()
        return browse.values_in_use(self.desk, self.register.key, field.key)

    def people(self) -> Sequence[Named]:
        """Everybody the office knows, each name and detail once."""
        known: dict[tuple[str, str], Named] = {}
        for key in _PEOPLE:
            if key in self.desk.catalogue:
                for one in browse.named(self.desk, key):
                    known.setdefault((one.name, one.detail), one)
        return tuple(known.values())


def matching(typed: str, known: Sequence[Named], most: int = 50) -> list[Named]:
    """Those that a typed text means: by any part of the name, or by its pinyin initials; the nearest first."""
    places = _nearest(typed, [one.name for one in known], most)
    return [known[place] for place in places]


def matching_names(typed: str, known: Sequence[str], most: int = 8) -> list[str]:
    """The same for plain words."""
    return [known[place] for place in _nearest(typed, known, most)]


def _nearest(typed: str, known: Sequence[str], most: int) -> list[int]:
    wanted = _plain(typed)
    if not wanted:
        return list(range(min(len(known), most)))
    ranked = [
        (rank, place) for place, name in enumerate(known) if (rank := _nearness(wanted, name)) is not None
    ]
    return [place for _, place in sorted(ranked)[:most]]


def _nearness(wanted: str, name: str) -> int | None:
    """0 for the name itself, then its beginning, its initials, a part of it; ``None`` when it is not meant."""
    plain, initials = _spellings(name)
    if wanted == plain:
        return 0
    if plain.startswith(wanted):
        return 1
    if any(spelled.startswith(wanted) for spelled in initials):
        return 2
    return 3 if wanted in plain else None


@lru_cache(maxsize=50_000)
def _spellings(name: str) -> tuple[str, frozenset[str]]:
    return _plain(name), names.initials_variants(name)


def _plain(text: str) -> str:
    return "".join(half_width(text).split()).lower()
