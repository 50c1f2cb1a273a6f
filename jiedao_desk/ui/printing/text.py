"""Texts set into lines: paragraphs, headings, names, small print (排字)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from jiedao_desk.kernel.document import Align
from jiedao_desk.ui.printing.breaking import Atom, Line, break_lines, may_break, spacing
from jiedao_desk.ui.printing.faces import Face, Metrics
from jiedao_desk.ui.printing.pages import BLACK, Span

# Where the baseline runs in the square of a Chinese character, from its top, in ems.
_BASELINE = 0.86


@dataclass(frozen=True)
class Style:
    """How a text is set: ``pitch`` from line to line and ``tracking`` between characters, in points."""

    face: Face
    size: float
    pitch: float
    tracking: float = 0.0
    colour: str = BLACK


class Typesetter:
    """Turns texts into atoms, lines and spans by the widths of the chosen fonts."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def atoms(self, text: str, style: Style, face: Face | None = None) -> list[Atom]:
        """The characters of a text without line feeds; the last may always end a line."""
        face = face or style.face
        return [
            Atom(
                character,
                face,
                style.size,
                self._metrics.advance(face, character) * style.size + style.tracking,
                breaks=index + 1 == len(text) or may_break(text, index + 1),
            )
            for index, character in enumerate(text)
        ]

    def runs(self, runs: Iterable[tuple[str, Face]], style: Style) -> list[list[Atom]]:
        """Several texts set one after another, cut at their line feeds into paragraphs."""
        pieces = [(text, face) for text, face in runs if text]
        whole = "".join(text for text, _ in pieces)
        faces = [face for text, face in pieces for _ in text]
        paragraphs: list[list[Atom]] = []
        start = 0
        for text in whole.replace("\t", " ").split("\n"):
            atoms = self.atoms(text, style)
            paragraphs.append(
                [self._in_face(atom, faces[start + at], style) for at, atom in enumerate(atoms)]
            )
            start += len(text) + 1
        return paragraphs

    def _in_face(self, atom: Atom, face: Face, style: Style) -> Atom:
        if atom.face is face:
            return atom
        width = self._metrics.advance(face, atom.text) * style.size + style.tracking
        return Atom(atom.text, face, atom.size, width, atom.breaks)

    def lines(self, text: str, style: Style, room: float) -> list[Line]:
        """A text of one face broken into lines of one width."""
        return [
            line
            for paragraph in self.runs([(text, style.face)], style)
            for line in break_lines(paragraph, room, room)
        ]

    def names(self, names: Sequence[str], separator: str, style: Style) -> list[Atom]:
        """Names one after another, broken after a separator or inside brackets, never inside a name."""
        atoms: list[Atom] = []
        for number, name in enumerate(names, start=1):
            unit = self.atoms(name + (separator if number < len(names) else ""), style)
            glued = len(name.partition("（")[0])
            atoms += [replace(atom, breaks=False) for atom in unit[:glued]]
            atoms += unit[glued:]
        return atoms

    def width(self, text: str, style: Style) -> float:
        """The width of a text on one line."""
        return sum(atom.width for atom in self.atoms(text, style))


def spans(line: Line, style: Style, *, left: float, top: float, room: float, align: Align) -> list[Span]:
    """A line at its place: centred in ``style.pitch`` below ``top``, aligned between ``left`` and ``room``."""
    atoms = _without_end_spaces(line.atoms)
    if not atoms:
        return []
    extra = 0.0
    shown = Line(atoms, line.last)
    if align == "justify" or shown.width > room:
        extra = spacing(shown, room)
    spare = room - shown.width
    x = left + {"right": spare, "center": spare / 2}.get(align, 0.0) if spare > 0 else left
    baseline = top + (style.pitch - style.size) / 2 + _BASELINE * style.size
    placed: list[Span] = []
    for face, group in groupby(atoms, key=lambda atom: atom.face):
        same = list(group)
        text = "".join(atom.text for atom in same)
        placed.append(Span(x, baseline, text, face, style.size, style.tracking + extra, style.colour))
        x += sum(atom.width for atom in same) + extra * len(same)
    return placed


def _without_end_spaces(atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    end = len(atoms)
    while end and atoms[end - 1].text == " ":
        end -= 1
    return tuple(atoms[:end])
