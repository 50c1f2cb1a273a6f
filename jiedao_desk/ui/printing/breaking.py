"""Breaking Chinese text into lines: which mark may not open or close a line (断行、避头尾)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from jiedao_desk.ui.printing.faces import Face

_NEVER_FIRST = frozenset("、，。．；：？！…）〕】》〉」』”’％%℃·,.;:?!)]}~～")
_NEVER_LAST = frozenset("（〔【《〈「『“‘([{￥$№")
# Full-width marks whose right half is empty: at the end of a line they may lose it.
_HALF_EMPTY = frozenset("、，。．；：）〕】》〉」』”’")
# How much narrower each gap may become, in ems, before the eye notices; and how much wider before
# readers of the PDF take the gap for a space between words and no longer find them.
_SQUEEZE, _STRETCH = 0.03, 0.09
_DASH, _ELLIPSIS = "—", "…"


@dataclass(frozen=True, slots=True)
class Atom:
    """One character as set: its face, size and width in points, and whether a line may end after it."""

    text: str
    face: Face
    size: float
    width: float
    breaks: bool


@dataclass(frozen=True)
class Line:
    """The atoms of one line. ``last`` closes a paragraph and is not stretched."""

    atoms: tuple[Atom, ...]
    last: bool

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(atom.text for atom in self.atoms)

    @property
    def width(self) -> float:
        """Natural width in points, spaces at the end included."""
        return sum(atom.width for atom in self.atoms)


def may_break(text: str, at: int) -> bool:
    """Whether a line may end before ``text[at]``.

    Closing marks never open a line and opening marks never close one; —— and …… are not torn apart
    (GB/T 15834 5.1); Latin words, numbers, times and masked numbers stay whole.
    """
    before, after = text[at - 1], text[at]
    if unicodedata.combining(after) or after in "\u200d\ufe0e\ufe0f" or 0xE0100 <= ord(after) <= 0xE01EF:
        return False
    if before == after and after in (_DASH, _ELLIPSIS):
        return False
    if after == _DASH and text[at : at + 2] != "——":
        return False  # a single dash joins two numbers; it belongs to the first
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    if before == " " or after == " ":
        return before == " "
    return not (before.isascii() and after.isascii())


def break_lines(atoms: Sequence[Atom], first: float, rest: float, *, squeeze: bool = True) -> list[Line]:
    """Fill lines as far as they go; ``first`` and ``rest`` are the widths of the first and later lines.

    A closing mark that is too wide is still taken in where its empty half may hang out and the rest
    can be squeezed from the line unseen (not where ``squeeze`` is off, since columns must agree). A word
    wider than the line is cut where the line ends.
    """
    lines: list[Line] = []
    start = 0
    while start < len(atoms):
        end = _end_of_line(atoms, start, rest if lines else first, squeeze=squeeze)
        lines.append(Line(tuple(atoms[start:end]), last=end == len(atoms)))
        start = end
        while start < len(atoms) and atoms[start].text == " ":
            start += 1  # a space that falls on the break is not carried over
    return lines or [Line((), last=True)]


def _end_of_line(atoms: Sequence[Atom], start: int, room: float, *, squeeze: bool) -> int:
    width, possible = 0.0, start
    for index in range(start, len(atoms)):
        atom = atoms[index]
        width += atom.width
        if width > room + _slack(atom, index - start if squeeze else 0) + 0.01 and atom.text != " ":
            return possible if possible > start else max(index, start + 1)
        if atom.breaks:
            possible = index + 1
    return len(atoms)


def _hanging(atom: Atom) -> float:
    return atom.width / 2 if atom.text in _HALF_EMPTY else 0.0


def _slack(atom: Atom, gaps: int) -> float:
    half = _hanging(atom)
    squeezed = gaps * _SQUEEZE * atom.size
    return half * 2 if half <= squeezed else half


def spacing(line: Line, room: float) -> float:
    """What to add between characters so that the line fills ``room``; negative where it is over-full.

    The last line of a paragraph is only ever narrowed, and a line far too short stays short.
    """
    gaps = len(line.atoms) - 1
    if gaps < 1:
        return 0.0
    final = line.atoms[-1]
    over = line.width - room
    if over > 0:
        # First the empty half of the last mark hangs out, then the rest is taken from all gaps alike.
        return -max(0.0, over - _hanging(final)) / gaps
    return 0.0 if line.last else min(-over / gaps, _STRETCH * final.size)
