"""The five faces of official texts, and how wide their characters run (字体)."""

from __future__ import annotations

from enum import Enum
from typing import Protocol


class Face(Enum):
    """A face by its role; which installed family plays it is decided in ``fonts``."""

    TITLE = "方正小标宋简体"
    HEI = "黑体"
    KAI = "楷体"
    FANG = "仿宋"
    SONG = "宋体"


class Metrics(Protocol):
    """Widths of characters."""

    def advance(self, face: Face, character: str) -> float:
        """The width of one character in ems."""
        ...
