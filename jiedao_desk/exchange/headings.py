"""Which column of a strange sheet is which field: labels, aliases, what the clerk mapped by hand (表头对应)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jiedao_desk.exchange.flat import Column
from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import half_width, without_blanks

EXAMPLE = "示例"
WHY_REFUSED = "错误说明"
BACKFILLED = "补录"

# Columns that every list has and nobody wants to keep.
_IGNORED: Final = frozenset({"序号", "序", "no", "no.", "行号", WHY_REFUSED, BACKFILLED})
_LEFT_OUT: Final = frozenset({"", "忽略", "不导入"})
# Several columns of the sheet that are one field of ours are joined: 工作单位 and 职务.
_JOINED: Final = {"text": "，", "prose": "\n"}
_FORM: Final = '它是UTF-8的TOML文件，每行写一列，如 "单位" = "工作单位及职务"；不要的列写 ""'
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_MARKS = re.compile(r"[*＊:：\"“”'、。]")


@dataclass(frozen=True)
class Heading:
    """One column of the sheet, counted from 1, and its heading with line breaks and merges resolved."""

    at: int
    text: str


@dataclass
class Placement:
    """Where each field stands in the sheet; ``unknown`` columns are left out, with the reason."""

    places: dict[Column, list[Heading]] = field(default_factory=dict)
    unknown: list[tuple[Heading, str]] = field(default_factory=list)
    ignored: list[Heading] = field(default_factory=list)

    def heading(self, column: Column) -> str:
        """What the sheet calls a column."""
        return "、".join(heading.text for heading in self.places[column])

    def has(self, key: str, child: str | None = None) -> bool:
        """Whether the sheet has a column for the field."""
        return any(
            column.field is not None and column.field.key == key and column.child == child
            for column in self.places
            if column.holds == "value"
        )


def folded(text: str) -> str:
    """A heading as it is compared: no blanks, no line breaks, no stars, half-width."""
    return _MARKS.sub("", without_blanks(half_width(text))).lower()


class Words:
    """The words by which the columns of one form are known."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self._labels: dict[str, Column] = {}
        self._aliases: dict[str, Column] = {}
        for column in columns:
            if column.holds != "parent":
                self._labels.setdefault(folded(column.heading), column)
                for alias in column.aliases:
                    self._aliases.setdefault(folded(alias), column)

    def knows(self, text: str) -> bool:
        """Whether a text is a heading of this form."""
        return self.find(text) is not None or folded(text) in _IGNORED

    def find(self, text: str) -> Column | None:
        """The column a heading stands for: as it is, without what stands in brackets, or its part below a caption."""
        for spelling in _spellings(text):
            found = self._labels.get(spelling) or self._aliases.get(spelling)
            if found is not None:
                return found
        return None

    def exact(self, text: str) -> bool:
        """Whether the heading is the label itself."""
        return folded(text) in self._labels

    def place(
        self, headings: Sequence[Heading], mapping: Mapping[str, str], special: Mapping[str, str]
    ) -> Placement:
        """Where the fields stand. ``mapping`` (by hand) goes before the labels, ``special`` behind the aliases.

        Raises ``Unreadable`` when the mapping names a field that the register has not.
        """
        by_hand = {folded(heading): label for heading, label in mapping.items()}
        placement = Placement()
        # Labels take their fields first, whatever aliases stand before them.
        ordered = sorted(
            headings, key=lambda one: (folded(one.text) not in by_hand, not self.exact(one.text))
        )
        for heading in ordered:
            self._place_one(heading, by_hand, special, placement)
        placement.unknown.sort(key=lambda one: one[0].at)
        for places in placement.places.values():
            places.sort(key=lambda one: one.at)
        return placement

    def _place_one(
        self, heading: Heading, by_hand: Mapping[str, str], special: Mapping[str, str], placement: Placement
    ) -> None:
        name = folded(heading.text)
        label = by_hand.get(name)
        if label is not None and label.strip() in _LEFT_OUT:
            placement.ignored.append(heading)
            return
        column = self.find(label if label is not None else heading.text)
        if column is None and label is not None:
            raise Unreadable(f"对应表把“{heading.text}”对应到“{label}”，但没有这一项")
        if column is None and name in special:
            column = self.find(special[name])
        if column is None:
            if name in _IGNORED:
                placement.ignored.append(heading)
            elif name:
                placement.unknown.append((heading, f"不认识“{heading.text}”这一列，没有导入"))
            return
        there = placement.places.get(column)
        if there is None:
            placement.places[column] = [heading]
        elif joined_by(column) is not None:
            there.append(heading)
        else:
            why = f"“{there[0].text}”和“{heading.text}”都是“{column.heading}”，这一列没有导入"
            placement.unknown.append((heading, why))


def joined_by(column: Column) -> str | None:
    """What stands between the values of several columns that are one field; ``None`` if they cannot be joined."""
    if column.holds != "value" or column.field is None or column.field.private == "identity":
        return None
    if column.field.private == "phone":
        return "、"
    return _JOINED.get(column.field.kind) if type(column.field).__name__ != "PersonName" else None


def _spellings(text: str) -> Iterable[str]:
    whole = without_blanks(half_width(text))
    yield folded(whole)
    yield folded(_BRACKETS.sub("", whole))
    if "/" in whole:
        last = whole.rpartition("/")[2]
        yield folded(last)
        yield folded(_BRACKETS.sub("", last))


def read_mapping(path: Path) -> dict[str, str]:
    """The clerk's own table of headings, a TOML file: ``"单位" = "工作单位及职务"``; an empty name leaves it out.

    The pairs may stand under ``[headings]``. Raises ``Unreadable`` with the clerk's sentence.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Unreadable(f"找不到对应表“{path.name}”") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise Unreadable(f"对应表“{path.name}”读不懂。{_FORM}") from None
    pairs = found.get("headings", found)
    if not isinstance(pairs, dict) or not all(isinstance(value, str) for value in pairs.values()):
        raise Unreadable(f"对应表“{path.name}”的每一项都应是文字。{_FORM}")
    return {str(heading): str(label) for heading, label in pairs.items()}
