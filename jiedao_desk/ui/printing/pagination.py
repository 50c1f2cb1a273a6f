"""Filling pages with pieces, so that what belongs together stays together (分页)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jiedao_desk.ui.printing.pages import Item


@dataclass(frozen=True)
class Piece:
    """The smallest thing that is put on a page: a line of text, a row of a table, an empty space.

    ``keep`` forbids a page break after it; ``blank`` lets it vanish at the top of a page; ``header``
    stands again above it wherever it is the first on a page; ``split`` cuts it at a height, if it can be
    cut there. Items are placed from the piece's own upper left corner.
    """

    height: float
    items: tuple[Item, ...] = ()
    keep: bool = False
    blank: bool = False
    new_page: bool = False
    header: tuple[Piece, ...] = ()
    split: Callable[[float], tuple[Piece, Piece] | None] | None = None


@dataclass(frozen=True)
class Placed:
    """A piece and how far below the top of the text area it stands."""

    piece: Piece
    top: float


def kept_with(pieces: Sequence[Piece], count: int = 2) -> list[Piece]:
    """The pieces, the last ``count`` that carry text bound to what will follow."""
    bound = list(pieces)
    for index in range(len(bound) - 1, -1, -1):
        if count == 0 or bound[index].new_page:
            break
        bound[index] = replace(bound[index], keep=True)
        count -= 0 if bound[index].blank else 1
    return bound


def paginate(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Place all pieces on pages of ``room`` points height.

    A chain of kept pieces goes to the next page as a whole; only one higher than a page is parted.
    """
    filling = _Filling(room)
    waiting = list(reversed(pieces))
    while waiting:
        if waiting[-1].new_page:
            waiting.pop()
            filling.turn()
            continue
        chain = _chain(waiting)
        if filling.takes(chain):
            for _ in chain:
                filling.put(waiting.pop())
            continue
        cut = filling.cut(chain)
        if cut is not None:
            lead, first, second = cut
            del waiting[len(waiting) - lead - 1 :]
            for piece in (*chain[:lead], first):
                filling.put(piece)
            waiting.append(second)
        elif filling.untouched:
            filling.put(waiting.pop())  # higher than a page: as much of the chain as goes
            for _ in chain[1:]:
                if not filling.takes(waiting[-1:]):
                    break
                filling.put(waiting.pop())
        filling.turn()
    return filling.pages if filling.pages[-1] or len(filling.pages) == 1 else filling.pages[:-1]


def _chain(waiting: Sequence[Piece]) -> list[Piece]:
    chain = []
    for piece in reversed(waiting):
        if piece.new_page:
            break
        chain.append(piece)
        if not piece.keep:
            break
    return chain


class _Filling:
    """The page being filled."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.pages: list[list[Placed]] = [[]]
        self.used = 0.0

    @property
    def untouched(self) -> bool:
        return not self.pages[-1]

    def turn(self) -> None:
        if not self.untouched:
            self.pages.append([])
            self.used = 0.0

    def _heads(self, piece: Piece) -> tuple[Piece, ...]:
        return piece.header if self.untouched else ()

    def _height(self, pieces: Sequence[Piece]) -> float:
        if self.untouched:
            pieces = [*pieces]
            while pieces and pieces[0].blank:
                pieces.pop(0)
        if not pieces:
            return 0.0
        return sum(piece.height for piece in (*self._heads(pieces[0]), *pieces))

    def takes(self, chain: Sequence[Piece]) -> bool:
        return self.used + self._height(chain) <= self.room + 0.01

    def put(self, piece: Piece) -> None:
        if self.untouched and piece.blank:
            return
        for each in (*self._heads(piece), piece):
            self.pages[-1].append(Placed(each, self.used))
            self.used += each.height

    def cut(self, chain: Sequence[Piece]) -> tuple[int, Piece, Piece] | None:
        """The first piece of the chain that can be cut so that the upper part still goes on this page."""
        for lead, piece in enumerate(chain):
            before = chain[:lead]
            room = self.room - self.used - self._height(before)
            if not before:
                room -= sum(head.height for head in self._heads(piece))
            if room <= 0:
                return None
            parts = piece.split(room) if piece.split is not None else None
            if parts is not None:
                upper, lower = parts
                return (
                    lead,
                    replace(upper, header=piece.header),
                    replace(lower, header=piece.header, keep=piece.keep),
                )
        return None
