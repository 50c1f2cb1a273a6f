"""What the window remembers of itself: columns, widths, order, splitters, in a file beside the data (界面记忆)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

FILE_NAME = "window.ini"


class Memory:
    """One part of the window's memory. What cannot be read, or written, is as if it had never been kept."""

    def __init__(self, file: Path, part: str) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)
        self._part = part

    @classmethod
    def of(cls, folder: Path, part: str) -> Memory:
        """The memory of a part of the window, kept in a data folder."""
        return cls(folder / FILE_NAME, part)

    def text(self, key: str, default: str = "") -> str:
        found = self._kept.value(f"{self._part}/{key}", default)
        return found if isinstance(found, str) else default

    def keep_text(self, key: str, text: str) -> None:
        self._kept.setValue(f"{self._part}/{key}", text)

    def words(self, key: str) -> list[str]:
        """Several words, none of which holds a semicolon."""
        return [word for word in self.text(key).split(";") if word]

    def keep_words(self, key: str, words: Sequence[str]) -> None:
        self.keep_text(key, ";".join(words))

    def numbers(self, key: str) -> dict[str, int]:
        """Numbers by name, as widths by column."""
        found = {}
        for pair in self.words(key):
            name, _, number = pair.partition(":")
            if number.isdecimal():
                found[name] = int(number)
        return found

    def keep_numbers(self, key: str, numbers: Mapping[str, int]) -> None:
        self.keep_words(key, [f"{name}:{number}" for name, number in numbers.items()])
