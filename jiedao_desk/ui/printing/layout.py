"""From a document to its pages: blocks become pieces, pieces fill pages, pages get their furniture (排版)."""

from __future__ import annotations

from dataclasses import replace

from jiedao_desk.kernel.document import (
    Align,
    Block,
    Cell,
    Closing,
    Document,
    Ends,
    Heading,
    LabelledRows,
    NameList,
    Note,
    PageBreak,
    PageSetup,
    Paragraph,
    RedHead,
    Row,
    Separator,
    SignatureLines,
    Spacer,
    Table,
    Title,
)
from jiedao_desk.ui.printing.breaking import Line, break_lines
from jiedao_desk.ui.printing.faces import Face, Metrics
from jiedao_desk.ui.printing.furniture import furnish
from jiedao_desk.ui.printing.grid import GridSetter
from jiedao_desk.ui.printing.pages import MM, RED, Page, Pages, Rule, Span, moved
from jiedao_desk.ui.printing.pagination import Piece, kept_with, paginate
from jiedao_desk.ui.printing.text import Style, Typesetter, spans

_NOTE_ABOVE = 4.0  # points, so that small print does not touch the border above it
_SEPARATOR = 6.0  # points that a line across the text takes
_HEADING_FACES = {1: Face.HEI, 2: Face.KAI}


def lay_out(document: Document, metrics: Metrics) -> Pages:
    """All pages of a document, the same for the preview, the printer and the PDF."""
    page = document.page
    composer = Composer(page, metrics)
    room = (page.height - page.top - page.bottom) * MM
    filled = paginate(composer.pieces(document.blocks), room)
    pages = [
        Page(
            number,
            tuple(
                moved(item, page.left * MM, page.top * MM + placed.top)
                for placed in pieces
                for item in placed.piece.items
            ),
        )
        for number, pieces in enumerate(filled, start=1)
    ]
    return Pages(
        width=page.width * MM,
        height=page.height * MM,
        pages=tuple(furnish(each, document, len(pages), Typesetter(metrics)) for each in pages),
        watermark=document.watermark,
        title=document.title,
        author=document.author,
    )


class Composer:
    """Sets the blocks of a document one after another in the width of its text area."""

    def __init__(self, page: PageSetup, metrics: Metrics) -> None:
        self._typesetter = Typesetter(metrics)
        self._room = (page.width - page.left - page.right) * MM
        height = (page.height - page.top - page.bottom) * MM
        pitch = height / page.lines if page.lines else page.size * 1.5
        tracking = self._room / page.characters - page.size if page.characters else 0.0
        self._body = Style(Face.FANG, page.size, pitch, tracking)

    def pieces(self, blocks: tuple[Block, ...]) -> list[Piece]:
        """The pieces of all blocks in order."""
        made: list[Piece] = []
        for block in blocks:
            if isinstance(block, SignatureLines | Closing):
                made = kept_with(made)
            elif isinstance(block, Ends):
                made = kept_with(made, 1)
            made += self._block(block)
        return made

    def _block(self, block: Block) -> list[Piece]:  # noqa: C901, PLR0911, PLR0912 -- one line for each kind of block
        match block:
            case RedHead():
                return self._red_head(block)
            case Title():
                return self._title(block)
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block)
            case LabelledRows():
                return self._labelled(block)
            case Table():
                return self._table(block)
            case NameList():
                return self._names(block)
            case SignatureLines():
                return self._signatures(block)
            case Closing():
                return self._closing(block)
            case Spacer():
                return [Piece(block.lines * self._body.pitch, blank=True)]
            case PageBreak():
                return [Piece(0.0, new_page=True)]
            case Note():
                style = Style(Face.FANG, block.size, block.size * 1.4)
                lines = self._typesetter.lines(block.text, style, self._room)
                return [Piece(_NOTE_ABOVE, blank=True), *self._set(lines, style, align=block.align)]
            case Separator():
                rule = Rule(0, _SEPARATOR / 2, self._room, _SEPARATOR / 2, block.weight * MM)
                return [Piece(_SEPARATOR, (rule,), keep=True)]
            case Ends():
                return self._ends(block)

    def _grid(self, shares: tuple[float, ...], size: float) -> GridSetter:
        return GridSetter(self._typesetter, shares, self._room, size)

    def _set(
        self, lines: list[Line], style: Style, *, align: Align, indent: float = 0, hang: float = 0
    ) -> list[Piece]:
        """Lines as pieces; the first two and the last two of a paragraph are not parted."""
        pieces = []
        for number, line in enumerate(lines):
            left = hang if number else indent
            items = spans(line, style, left=left, top=0, room=self._room - left, align=align)
            keep = len(lines) > 1 and number in {0, len(lines) - 2}
            pieces.append(Piece(style.pitch, tuple(items), keep=keep))
        return pieces

    def _red_head(self, block: RedHead) -> list[Piece]:
        """发文机关标志 35 mm below the edge of the text area, 文号 two lines under it, the red line 4 mm on."""
        body = self._body
        natural = Style(Face.TITLE, 40, 58, colour=RED)
        size = min(40.0, 40 * self._room / self._typesetter.width(block.unit, natural))
        head = replace(natural, size=size)
        line = Rule(0, 4 * MM, self._room, 4 * MM, 1.4, RED)
        return [
            Piece(35 * MM, keep=True),
            *self._kept(block.unit, head, "center"),
            Piece(2 * body.pitch, keep=True),
            *self._kept(block.number, body, "center"),
            Piece(4 * MM, (line,), keep=True),
            Piece(2 * body.pitch, keep=True),
        ]

    def _kept(self, text: str, style: Style, align: Align, width: float | None = None) -> list[Piece]:
        pieces = self._set(self._typesetter.lines(text, style, width or self._room), style, align=align)
        return [replace(piece, keep=True) for piece in pieces]

    def _title(self, block: Title) -> list[Piece]:
        style = Style(Face.TITLE, block.size, max(block.size * 1.4, self._body.pitch))
        return [
            piece
            for line in block.text.split("\n")
            for piece in self._kept(line, style, "center", self._balanced(line, style))
        ]

    def _balanced(self, text: str, style: Style) -> float:
        """The width in which a title of several lines has lines of about one length."""
        count = len(self._typesetter.lines(text, style, self._room))
        even = self._typesetter.width(text, style) / count + style.size
        while even < self._room and len(self._typesetter.lines(text, style, even)) > count:
            even += style.size / 2
        return min(even, self._room) if count > 1 else self._room

    def _heading(self, block: Heading) -> list[Piece]:
        style = replace(self._body, face=_HEADING_FACES.get(block.level, Face.FANG))
        return [
            replace(piece, keep=True) for piece in self._running([(block.text, style.face)], style, 2, "left")
        ]

    def _paragraph(self, block: Paragraph) -> list[Piece]:
        runs = [(run.text, Face.HEI if run.bold else Face.FANG) for run in block.runs]
        return self._running(runs, self._body, block.indent, block.align)

    def _running(
        self, runs: list[tuple[str, Face]], style: Style, indent: float, align: Align
    ) -> list[Piece]:
        first = indent * (style.size + style.tracking)
        return [
            piece
            for paragraph in self._typesetter.runs(runs, style)
            for piece in self._set(
                break_lines(paragraph, self._room - first, self._room), style, align=align, indent=first
            )
        ]

    def _labelled(self, block: LabelledRows) -> list[Piece]:
        pieces = self._grid(block.widths, block.size).pieces(block.rows)
        return [replace(piece, keep=block.together and piece is not pieces[-1]) for piece in pieces]

    def _table(self, block: Table) -> list[Piece]:
        grid = self._grid(tuple(column.width for column in block.columns), block.size)
        head = block.head or (
            Row(tuple(Cell(column.title, label=True) for column in block.columns), block.least),
        )
        header = tuple(replace(piece, keep=True, split=None) for piece in grid.pieces(head))
        rows = [
            Row(
                tuple(
                    Cell(text, align=column.align, fit=column.fit)
                    for text, column in zip(texts, block.columns, strict=True)
                ),
                block.least,
            )
            for texts in block.rows
        ]
        return [*header, *(replace(piece, header=header) for piece in grid.pieces(rows))]

    def _names(self, block: NameList) -> list[Piece]:
        """Two characters in, the label in 黑体, later lines under the first name."""
        style = self._body
        label = self._typesetter.atoms(block.label, style, Face.HEI)
        indent = 2 * (style.size + style.tracking)
        hang = indent + sum(atom.width for atom in label)
        atoms = [replace(atom, breaks=False) for atom in label]
        atoms += self._typesetter.names(block.names, block.separator, style)
        lines = break_lines(atoms, self._room - indent, self._room - hang, squeeze=False)
        return self._set(lines, style, align="left", indent=indent, hang=hang)

    def _signatures(self, block: SignatureLines) -> list[Piece]:
        """Each label that ends in a colon followed by a line to write on; room above for the hand."""
        style = self._body
        share = self._room / block.abreast
        pieces = []
        for start in range(0, len(block.labels), block.abreast):
            items: list[Span | Rule] = []
            for place, label in enumerate(block.labels[start : start + block.abreast]):
                left = place * share
                line = Line(tuple(self._typesetter.atoms(label, style)), last=True)
                items += spans(line, style, left=left, top=style.pitch * 0.5, room=share, align="left")
                under = style.pitch * 1.5 - (style.pitch - style.size) / 2
                if label.endswith("："):
                    items.append(Rule(left + line.width, under, left + share - style.size, under))
            pieces.append(Piece(style.pitch * 1.5, tuple(items), keep=True))
        return [*pieces[:-1], replace(pieces[-1], keep=False)] if pieces else []

    def _closing(self, block: Closing) -> list[Piece]:
        """Date four characters from the right with the unit centred on it where a seal comes, else two."""
        style = self._body
        em = style.size + style.tracking
        unit, date = (self._typesetter.width(text, style) for text in (block.unit, block.date))
        if block.sealed:
            date_left = self._room - 4 * em - date
            unit_left = min(date_left + (date - unit) / 2, self._room - unit)
        else:
            unit_left = self._room - 2 * em - unit
            date_left = unit_left + 2 * em
            if date_left + date > self._room - 2 * em:
                date_left = self._room - 2 * em - date
                unit_left = min(unit_left, date_left - 2 * em)
        pieces = []
        for text, wanted in ((block.unit, unit_left), (block.date, date_left)):
            line = Line(tuple(self._typesetter.atoms(text, style)), last=True)
            left = max(0.0, wanted)
            items = spans(line, style, left=left, top=0, room=self._room - left, align="left")
            pieces.append(Piece(style.pitch, tuple(items), keep=True))
        return [pieces[0], replace(pieces[1], keep=False)]

    def _ends(self, block: Ends) -> list[Piece]:
        style = Style(Face.FANG, block.size, block.size * 1.6)
        items: list[Span] = []
        for text, align in ((block.left, "left"), (block.right, "right")):
            line = Line(tuple(self._typesetter.atoms(text, style)), last=True)
            items += spans(
                line, style, left=0, top=0, room=self._room, align="left" if align == "left" else "right"
            )
        return [Piece(style.pitch, tuple(items), keep=True)]
