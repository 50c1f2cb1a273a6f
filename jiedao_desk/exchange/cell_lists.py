"""Lists inside one cell: names with notes in brackets, numbered lines, marks by number or text (格内列表)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jiedao_desk.kernel import names
from jiedao_desk.kernel.typed import half_width, without_blanks

_OPENING, _CLOSING = "（([［【〔", "）)]］】〕"
_PARTING = "、，,；;\n\r\t|｜"
_NUMBER = re.compile(
    r"^\s*(?:[（(]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．:：)）](?!\d))\s*"
)
_NUMERALS = "一二三四五六七八九十"
# A post written before the name without brackets: 人大街道工委主任刘志强.
_POST_BEFORE = re.compile(
    r"^(.*(?:书记|主任|委员|主席|科长|处长|股长|所长|院长|站长|局长|部长|队长|校长|经理|干事|秘书|科员|负责人|同志))\s*"
    r"([㐀-鿿]{2,3}|[㐀-鿿]\s[㐀-鿿])$"
)
_WORDS_FOR_NOBODY = frozenset({"无", "没有", "无人", "/", "-", "—", "——", "全部出席", "0", "0人"})


@dataclass(frozen=True)
class Named:
    """One person of a list, with what stood in brackets or before the name."""

    name: str
    note: str | None = None


@dataclass(frozen=True)
class NamedList:
    """The people of a cell. ``odd`` are pieces that nobody can be sure of; ``parted`` were split into post and name."""

    people: tuple[Named, ...]
    odd: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()


def read_names(text: str, *, literal: bool = False) -> NamedList:
    """The people in a cell: 张三（病假）、李四；王 五, 刘志强（人大街道工委主任）. A ``literal`` text is ours."""
    if without_blanks(text) in _WORDS_FOR_NOBODY:
        return NamedList(())
    people: list[Named] = []
    odd: list[str] = []
    parted: list[str] = []
    for piece in _pieces(text, "、" if literal else _PARTING):
        body, note = _without_note(piece)
        before = None if note or literal else _POST_BEFORE.match(body)
        if before:
            name = names.normal_name(before[2])
            people.append(Named(name, before[1].strip()))
            parted.append(f"{name}（{before[1].strip()}）")
            continue
        found = names.NameList((names.normal_name(body),)) if literal else names.split_names(body)
        odd += found.uncertain
        people += [Named(name) for name in found.names[:-1]]
        if found.names:
            people.append(Named(found.names[-1], note))
        elif note:
            odd.append(piece)
    return NamedList(tuple(person for person in people if person.name), tuple(odd), tuple(parted))


def read_lines(text: str) -> list[str]:
    """The items of a cell, parted by ； or line breaks, their own numbers taken off: 1.研究…；2.听取…"""
    lines = [line.strip() for line in re.split(r"[；;\n\r]+", text)]
    lines = [line for line in lines if line]
    if len(lines) == 1 and without_blanks(lines[0]) in _WORDS_FOR_NOBODY:
        return []
    return [_unnumbered(line, at) for at, line in enumerate(lines, start=1)]


def read_marks(text: str, items: Sequence[str]) -> tuple[set[int], list[str]]:
    """Which items, counted from 0, a cell names by number or by text; and the words that name none.

    A cell that says 全部, or 是 where there is one item, marks all of them.
    """
    spelled = [_folded(item) for item in items]
    chosen: set[int] = set()
    unknown: list[str] = []
    plain = without_blanks(half_width(text))
    if plain in ("全部", "都是") or (plain in ("是", "√", "有") and len(items) == 1):
        return set(range(len(items))), []
    if plain in ("否", "无", "没有"):
        return set(), []
    for word in _marks(text, spelled):
        number = _as_number(word)
        same = [at for at, one in enumerate(spelled) if one == _folded(_bare(word))]
        within = [at for at, one in enumerate(spelled) if len(_folded(word)) >= 4 and _folded(word) in one]
        if same or len(within) == 1:
            chosen.update(same or within)
        elif number is not None and 1 <= number <= len(items):
            chosen.add(number - 1)
        else:
            unknown.append(word)
    return chosen, unknown


def same_list(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists name the same, blanks and width apart."""
    return [_folded(word) for word in one] == [_folded(word) for word in other]


def _marks(text: str, spelled: Sequence[str]) -> list[str]:
    words = [word.strip() for word in re.split(r"[；;\n\r]+", text) if word.strip()]
    parted: list[str] = []
    for word in words:
        # 1、3 are two numbers; a text that holds a 、 of its own is one item.
        pieces = [piece.strip() for piece in re.split(r"[、，,\s]+", word) if piece.strip()]
        single = _folded(_bare(word)) in spelled
        if not single and all(_as_number(one) is not None or _folded(one) in spelled for one in pieces):
            parted += pieces
        else:
            parted.append(word)
    return parted


def _as_number(word: str) -> int | None:
    found = re.fullmatch(
        r"(?:第|议题)*\(?(\d{1,2}|[一二三四五六七八九十]{1,3})\)?(?:项|个|号)?(?:议题)?", half_width(word)
    )
    return _numeral(found[1]) if found else None


def _numeral(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _NUMERALS.index(text) + 1 if len(text) == 1 else 0
    return (_NUMERALS.index(tens) + 1 if tens else 1) * 10 + (_NUMERALS.index(ones[0]) + 1 if ones else 0)


def _bare(line: str) -> str:
    return _NUMBER.sub("", line, count=1) or line


def _unnumbered(line: str, at: int) -> str:
    """The line without its number, if that is the number of its place."""
    found = _NUMBER.match(line)
    if found is None or _numeral(half_width(found[1] or found[2])) != at:
        return line
    return line[found.end() :].strip() or line


def _folded(text: str) -> str:
    return without_blanks(half_width(text)).rstrip("。.").lower()


def _pieces(text: str, parting: str) -> list[str]:
    """The text parted at separators outside brackets, however deep those are."""
    pieces, piece, depth = [], "", 0
    for sign in text:
        if sign in _OPENING:
            depth += 1
        elif sign in _CLOSING:
            depth = max(0, depth - 1)
        if depth == 0 and sign in parting:
            pieces.append(piece)
            piece = ""
        else:
            piece += sign
    return [one.strip() for one in (*pieces, piece) if one.strip()]


def _without_note(piece: str) -> tuple[str, str | None]:
    """A piece and what stands in the bracket at its end: 李明（党工委副书记（兼）） gives 党工委副书记（兼）."""
    if piece[-1] not in _CLOSING:
        return piece, None
    depth = 0
    for at in range(len(piece) - 1, -1, -1):
        if piece[at] in _CLOSING:
            depth += 1
        elif piece[at] in _OPENING:
            depth -= 1
            if depth == 0:
                return piece[:at].strip(), piece[at + 1 : -1].strip() or None
    return piece, None
