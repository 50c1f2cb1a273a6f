"""A laid-out document: pages with texts, lines and pictures at their places, in points (版面)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from jiedao_desk.ui.printing.faces import Face

MM = 72 / 25.4
"""Points in a millimetre."""

BLACK, RED, GREY = "#000000", "#d7000f", "#555555"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one face on one baseline; ``spacing`` is added after each of them."""

    x: float
    baseline: float
    text: str
    face: Face
    size: float
    spacing: float = 0.0
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.6
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fitted into a box, its proportions kept."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


Item: TypeAlias = Span | Rule | Picture


@dataclass(frozen=True)
class Page:
    """One page, numbered from 1."""

    number: int
    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """All its characters in the order of reading, the lines not separated."""
        return "".join(item.text for item in self.items if isinstance(item, Span))


@dataclass(frozen=True)
class Pages:
    """All pages of a document, with the size of the sheet in points and what lies behind the text."""

    width: float
    height: float
    pages: tuple[Page, ...]
    watermark: str = ""
    title: str = ""
    author: str = ""


def moved(item: Item, right: float, down: float) -> Item:
    """The same item elsewhere."""
    if isinstance(item, Span):
        return Span(
            item.x + right, item.baseline + down, item.text, item.face, item.size, item.spacing, item.colour
        )
    if isinstance(item, Rule):
        return Rule(item.x1 + right, item.y1 + down, item.x2 + right, item.y2 + down, item.width, item.colour)
    return Picture(item.x + right, item.y + down, item.width, item.height, item.data)
