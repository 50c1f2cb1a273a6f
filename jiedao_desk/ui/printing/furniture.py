"""What stands around the text of each page: running head, mark, page number (页眉、页码)."""

from __future__ import annotations

from jiedao_desk.kernel.document import Align, Document, PageNumbers, PageSetup
from jiedao_desk.ui.printing.breaking import Line
from jiedao_desk.ui.printing.faces import Face
from jiedao_desk.ui.printing.pages import GREY, MM, Item, Page, Rule
from jiedao_desk.ui.printing.text import Style, Typesetter, spans

_NUMBER_BELOW = 7  # mm below the text area, GB/T 9704 7.5
_HEAD_ABOVE = 4  # mm above the text area
_NUMBER = Style(Face.SONG, 14, 14)  # 四号半角宋体
_COUNT = Style(Face.SONG, 10.5, 10.5)
_HEAD = Style(Face.SONG, 10.5, 10.5, colour=GREY)
_MARK = Style(Face.HEI, 14, 14)


def furnish(page: Page, document: Document, count: int, typesetter: Typesetter) -> Page:
    """The page with its running head, mark and number; they come after the text, which is read first."""
    setup = document.page
    items: list[Item] = [*page.items]
    head_top = max(8.0, setup.top - _HEAD_ABOVE) * MM - _HEAD.pitch
    if document.running_head and page.number > 1:
        items += _words(document.running_head, _HEAD, setup, head_top, "left", typesetter)
        below = head_top + _HEAD.pitch + 2
        items.append(Rule(setup.left * MM, below, (setup.width - setup.right) * MM, below, 0.4, GREY))
    if document.mark:
        top = head_top - (_MARK.pitch - _HEAD.pitch)
        items += _words(document.mark, _MARK, setup, top, "right", typesetter)
    items += _number(page.number, count, document, typesetter)
    return Page(page.number, tuple(items))


def _number(number: int, count: int, document: Document, typesetter: Typesetter) -> list[Item]:
    setup = document.page
    top = (setup.height - setup.bottom + min(_NUMBER_BELOW, setup.bottom / 3)) * MM
    match document.numbers:
        case PageNumbers.NONE:
            return []
        case PageNumbers.COUNT:
            return _words(f"第{number}页　共{count}页", _COUNT, setup, top, "center", typesetter)
        case PageNumbers.DASH_CENTRE:
            return _words(f"— {number} —", _NUMBER, setup, top, "center", typesetter)
        case PageNumbers.DASH_OUTER:
            side: Align = "right" if number % 2 else "left"
            return _words(f"— {number} —", _NUMBER, setup, top, side, typesetter, inset=_NUMBER.size)


def _words(
    text: str,
    style: Style,
    setup: PageSetup,
    top: float,
    align: Align,
    typesetter: Typesetter,
    inset: float = 0,
) -> list[Item]:
    line = Line(tuple(typesetter.atoms(text, style)), last=True)
    left = setup.left * MM + inset
    room = (setup.width - setup.left - setup.right) * MM - 2 * inset
    return [*spans(line, style, left=left, top=top, room=room, align=align)]
