"""The storage file that .xls, .et and password-protected workbooks are wrapped in (复合文档)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER_SIZE: Final = 512
_ENTRY_SIZE: Final = 128
# Sector numbers from here up mean "end of chain", "free" and the like.
_LAST_SECTOR: Final = 0xFFFFFFFA
_NO_ENTRY: Final = 0xFFFFFFFF


class DamagedCompound(ValueError):
    """The chains of the file lead nowhere."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


@dataclass(frozen=True)
class CompoundFile:
    """Streams of the top storage by name; after [MS-CFB], for reading only."""

    data: bytes

    @cached_property
    def streams(self) -> Mapping[str, _Entry]:
        """Streams and storages that lie directly under the root."""
        entries = self._entries
        found: dict[str, _Entry] = {}
        waiting, seen = [entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number == _NO_ENTRY or number in seen or number >= len(entries):
                continue
            seen.add(number)
            entry = entries[number]
            found[entry.name] = entry
            waiting += [entry.left, entry.right]
        return found

    def read(self, name: str) -> bytes:
        """The content of a stream under the root; KeyError if there is none of that name."""
        entry = self.streams[name]
        if entry.size < self._small_below:
            root = self._entries[0]
            small = self._chain(root.start, self._fat, self._sector_size, self.data, _HEADER_SIZE)
            size = 1 << self._field("<H", 32)
            return self._chain(entry.start, self._small_fat, size, small, 0)[: entry.size]
        return self._chain(entry.start, self._fat, self._sector_size, self.data, _HEADER_SIZE)[: entry.size]

    def _field(self, form: str, offset: int) -> int:
        try:
            value = struct.unpack_from(form, self.data, offset)[0]
        except struct.error as trouble:
            raise DamagedCompound from trouble
        return int(value)

    @property
    def _sector_size(self) -> int:
        shift = self._field("<H", 30)
        if shift not in {9, 12}:
            raise DamagedCompound
        return 1 << shift

    @property
    def _small_below(self) -> int:
        return self._field("<I", 56)

    @cached_property
    def _fat(self) -> tuple[int, ...]:
        """Which sector follows which; its own sectors are listed in the header and in a chain of lists."""
        per_sector = self._sector_size // 4
        sectors = [self._field("<I", 76 + 4 * index) for index in range(109)]
        more, budget = self._field("<I", 68), len(self.data) // self._sector_size + 1
        while more < _LAST_SECTOR and budget > 0:
            listed = self._sector_numbers(more)
            sectors += listed[:-1]
            more, budget = listed[-1], budget - 1
        used = [sector for sector in sectors if sector < _LAST_SECTOR]
        if len(used) * per_sector * 4 > len(self.data) + self._sector_size:
            raise DamagedCompound
        return tuple(number for sector in used for number in self._sector_numbers(sector))

    @cached_property
    def _small_fat(self) -> tuple[int, ...]:
        packed = self._chain(self._field("<I", 60), self._fat, self._sector_size, self.data, _HEADER_SIZE)
        return struct.unpack(f"<{len(packed) // 4}I", packed[: len(packed) // 4 * 4])

    def _sector_numbers(self, sector: int) -> tuple[int, ...]:
        count = self._sector_size // 4
        offset = (sector + 1) * self._sector_size
        try:
            return struct.unpack_from(f"<{count}I", self.data, offset)
        except struct.error as trouble:
            raise DamagedCompound from trouble

    @staticmethod
    def _chain(start: int, table: tuple[int, ...], size: int, source: bytes, header: int) -> bytes:
        # In files of version 4 the header fills a whole sector of 4,096 bytes.
        first = size if header else 0
        pieces: list[bytes] = []
        sector = start
        while sector < _LAST_SECTOR:
            if sector >= len(table) or len(pieces) > len(table):
                raise DamagedCompound
            pieces.append(source[first + sector * size : first + (sector + 1) * size])
            sector = table[sector]
        return b"".join(pieces)

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        packed = self._chain(self._field("<I", 48), self._fat, self._sector_size, self.data, _HEADER_SIZE)
        entries = []
        for offset in range(0, len(packed) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            length, kind = struct.unpack_from("<HBx", packed, offset + 64)[:2]
            left, right, child = struct.unpack_from("<III", packed, offset + 68)
            start, size = struct.unpack_from("<II", packed, offset + 116)
            name = packed[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            entries.append(_Entry(name, kind, left, right, child, start, size))
        if not entries:
            raise DamagedCompound
        return tuple(entries)
