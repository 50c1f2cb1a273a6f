"""What belongs together stays together, and every page holds what it can."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jiedao_desk.ui.printing.pagination import Piece, Placed, kept_with, paginate

ROOM = 100.0

pieces = st.lists(
    st.builds(
        Piece,
        height=st.floats(1, 60),
        keep=st.booleans(),
        blank=st.sampled_from([False, False, False, True]),
        new_page=st.sampled_from([False] * 9 + [True]),
    ),
    max_size=40,
)


def heights(pages: list[list[Placed]]) -> list[list[float]]:
    return [[placed.piece.height for placed in page] for page in pages]


@given(pieces)
def test_every_piece_is_placed_once_and_in_order(given: list[Piece]) -> None:
    placed = [each.piece for page in paginate(given, ROOM) for each in page if not each.piece.blank]
    assert placed == [piece for piece in given if not piece.blank and not piece.new_page]


@given(pieces)
def test_no_page_overflows_and_none_is_empty(given: list[Piece]) -> None:
    pages = paginate(given, ROOM)
    for page in pages:
        assert sum(placed.piece.height for placed in page) <= ROOM + 0.1
    assert all(pages) or len(pages) == 1


@given(pieces)
def test_a_kept_piece_is_last_on_a_page_only_where_its_chain_is_higher_than_a_page(
    given: list[Piece],
) -> None:
    pages = paginate(given, ROOM)
    for page in pages[:-1]:
        if page[-1].piece.keep:
            at = next(index for index, piece in enumerate(given) if piece is page[-1].piece)
            assert _chain_around(given, at) > ROOM or given[at + 1].new_page


def _chain_around(given: list[Piece], at: int) -> float:
    first = at
    while first > 0 and given[first - 1].keep and not given[first - 1].new_page:
        first -= 1
    last = at
    while last + 1 < len(given) and given[last].keep and not given[last].new_page:
        last += 1
    return sum(piece.height for piece in given[first : last + 1])


def test_a_space_vanishes_at_the_top_of_a_page() -> None:
    pages = paginate([Piece(95), Piece(10, blank=True), Piece(20)], ROOM)
    assert heights(pages) == [[95], [20]]


def test_a_space_at_the_end_makes_no_empty_page() -> None:
    assert heights(paginate([Piece(95), Piece(10, blank=True)], ROOM)) == [[95]]


def test_a_page_break_turns_the_page_once() -> None:
    turn = Piece(0, new_page=True)
    assert heights(paginate([turn, Piece(10), turn, turn, Piece(20), turn], ROOM)) == [[10], [20]]


def test_a_header_stands_again_on_each_page() -> None:
    head = Piece(10, keep=True)
    rows = [Piece(30, header=(head,)) for _ in range(6)]
    assert heights(paginate([head, *rows], ROOM)) == [[10, 30, 30, 30], [10, 30, 30, 30]]


def test_a_chain_higher_than_a_page_fills_pages() -> None:
    assert heights(paginate([Piece(40, keep=True)] * 5, ROOM)) == [[40, 40], [40, 40], [40]]


def test_a_piece_that_can_be_cut_fills_the_rest_of_the_page() -> None:
    def rope(length: float) -> Piece:
        def split(room: float) -> tuple[Piece, Piece] | None:
            return (Piece(room), rope(length - room)) if 10 <= room < length else None

        return Piece(length, split=split)

    assert heights(paginate([Piece(70), rope(250)], ROOM)) == [[70, 30], [100], [100], [20]]
    assert heights(paginate([Piece(95), rope(50)], ROOM)) == [[95], [50]]


def test_the_rest_of_a_cut_piece_stays_with_what_follows() -> None:
    def split(room: float) -> tuple[Piece, Piece] | None:
        return Piece(room), Piece(130 - room)

    pages = paginate([Piece(130, split=split, keep=True), Piece(20)], ROOM)
    assert heights(pages) == [[100], [30, 20]]


def test_the_last_pieces_with_text_are_bound_to_what_follows() -> None:
    bound = kept_with([Piece(1), Piece(1), Piece(1), Piece(1, blank=True)])
    assert [piece.keep for piece in bound] == [False, True, True, True]
