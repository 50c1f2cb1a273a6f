"""Rows that head a part of a list, 第一代表小组 or 二、市代表: what they say holds for the rows below (分节行)."""

from __future__ import annotations

from jiedao_desk.exchange.cell_reading import LinkText
from jiedao_desk.exchange.row_reading import RowDraft
from jiedao_desk.exchange.special import Special
from jiedao_desk.kernel.draft import Draft
from jiedao_desk.kernel.fields import Link
from jiedao_desk.kernel.register import Catalogue


class Sections:
    """The section that the rows at hand stand in."""

    def __init__(self, catalogue: Catalogue, special: Special) -> None:
        self._catalogue = catalogue
        self._special = special
        self._said: dict[tuple[str, str], str] = {}

    def enter(self, text: str) -> str | None:
        """Goes into the section that a row heads; answers what that means for its rows, if anything."""
        meaning = self._special.section(text)
        if meaning is None:
            return None
        child, key, word = meaning
        self._said[child, key] = word
        return f"以下各行没有填{self.label(child, key)}的，记为“{word}”"

    def label(self, child: str, key: str) -> str:
        """What a field that sections fill is called."""
        return self._catalogue[child].field(key).label

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields that sections have filled so far."""
        return tuple(self._said)

    def fill(self, found: RowDraft) -> dict[str, str]:
        """Fills what a row leaves open by what its section says; answers the words by label."""
        filled = {}
        for (child, key), word in self._said.items():
            children = found.draft.children.setdefault(child, [])
            if not children:
                children.append(Draft(child))
            if children[0].get(key) is None:
                is_link = isinstance(self._catalogue[child].field(key), Link)
                children[0].values[key] = LinkText(word) if is_link else word
                filled[self.label(child, key)] = word
        return filled
