"""The blocks of a document as paragraphs and tables, at the places the printed page gives them (正文)."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from jiedao_desk.kernel.document import (
    Block,
    Cell,
    Closing,
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
from jiedao_desk.word.elements import (
    MM,
    RED,
    TWIPS,
    Look,
    Shape,
    element,
    keep_with_next,
    paragraph,
    run,
    width_of,
)
from jiedao_desk.word.fonts import FANG, HEI, KAI, TITLE
from jiedao_desk.word.grid import Picturing, table
from jiedao_desk.word.styles import CELL, DOCUMENT_TITLE, HEADINGS

_HEADING_FACES = {1: HEI, 2: KAI}
_LARGEST_HEAD = 40.0
_NOTE_ABOVE = 4.0
# Word needs a paragraph between two tables and after the last; this one is not seen.
_UNSEEN = Shape(pitch=1, style=CELL)


@dataclass(frozen=True)
class Measures:
    """The text area in points: its width, the distance of lines, the size of the text and of its grid."""

    room: float
    pitch: float
    size: float
    em: float

    @property
    def tracking(self) -> float:
        """How far characters stand apart, or closer if below nought, so that a line holds as many as it should."""
        return self.em - self.size

    def look(self, font: str) -> Look:
        """Characters of the body text in a font."""
        return Look(self.size, font, tracking=self.tracking)

    @classmethod
    def of(cls, page: PageSetup) -> Measures:
        """What a sheet of paper leaves for the text."""
        room = (page.width - page.left - page.right) * MM
        return cls(
            room=room,
            pitch=pitch_of(page),
            size=page.size,
            em=room / page.characters if page.characters else page.size,
        )


def pitch_of(page: PageSetup) -> float:
    """From line to line, in whole twips and never more: rounded up, the last line would go to the next page."""
    height = (page.height - page.top - page.bottom) * MM
    return floor(height / page.lines * TWIPS) / TWIPS if page.lines else page.size * 1.5


class Body:
    """Collects the elements of a document's text in order."""

    def __init__(self, page: PageSetup, picturing: Picturing) -> None:
        self._measures = Measures.of(page)
        self._look = self._measures.look(FANG)
        self._picturing = picturing
        self._made: list[BaseOxmlElement] = []
        self._new_page = False

    def elements(self, blocks: tuple[Block, ...]) -> list[BaseOxmlElement]:
        """The elements of all blocks; a table is never the last of them, nor next to another."""
        for block in blocks:
            if isinstance(block, SignatureLines | Closing):
                self._hold()
            elif isinstance(block, Ends) and self._made:
                keep_with_next(self._made[-1])
            self._block(block)
        if not self._made or self._made[-1].tag == qn("w:tbl"):
            self._add(paragraph(_UNSEEN))
        return self._made

    def _hold(self) -> None:
        """Tie the end of the text, and the space after it, to what must not stand alone on a page."""
        for made in reversed(self._made):
            keep_with_next(made)
            if made.tag == qn("w:tbl") or made.find(qn("w:r")) is not None:
                return

    def _add(self, *made: BaseOxmlElement) -> None:
        for each in made:
            is_table = each.tag == qn("w:tbl")
            if is_table and (self._new_page or (self._made and self._made[-1].tag == qn("w:tbl"))):
                self._add(paragraph(_UNSEEN))
            elif self._new_page:
                properties = each.find(qn("w:pPr"))
                assert properties is not None
                place = sum(properties.find(qn(f"w:{tag}")) is not None for tag in ("pStyle", "keepNext"))
                properties.insert(place, element("w:pageBreakBefore"))
                self._new_page = False
            self._made.append(each)

    def _block(self, block: Block) -> None:  # noqa: C901, PLR0912 -- one branch for each kind of block
        match block:
            case RedHead():
                self._red_head(block)
            case Title():
                pitch = max(block.size * 1.4, self._measures.pitch)
                shape = Shape("center", pitch, style=DOCUMENT_TITLE, keep=True)
                self._add(paragraph(shape, run(block.text, Look(block.size, TITLE))))
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(block)
            case LabelledRows():
                self._labelled(block)
            case Table():
                self._table(block)
            case NameList():
                self._names(block)
            case SignatureLines():
                self._signatures(block)
            case Closing():
                self._closing(block)
            case Spacer():
                # Empty lines at the top of a page vanish in print too.
                if not self._new_page and block.lines:
                    self._add(paragraph(Shape(pitch=block.lines * self._measures.pitch, style=CELL)))
            case PageBreak():
                self._new_page = bool(self._made)
            case Note():
                self._note(block)
            case Separator():
                line = (1.0, block.weight * MM, "000000")
                self._add(paragraph(Shape(pitch=3, style=CELL, keep=True, border_below=line)))
            case Ends():
                shape = Shape(
                    pitch=block.size * 1.6,
                    style=CELL,
                    keep=True,
                    tabs=((self._measures.room, "right", "none"),),
                )
                self._add(paragraph(shape, run(f"{block.left}\t{block.right}", Look(block.size))))

    def _red_head(self, block: RedHead) -> None:
        """发文机关标志 35 mm below the edge of the text area, 文号 two lines under it, the red line 4 mm on."""
        each = self._measures
        natural = width_of(block.unit, _LARGEST_HEAD)
        size = min(_LARGEST_HEAD, _LARGEST_HEAD * each.room / natural)
        head = Shape("center", 58, before=35 * MM, style=CELL, keep=True)
        below = (4 * MM, 1.4, RED)
        number = Shape("center", each.pitch, before=2 * each.pitch, style=CELL, keep=True, border_below=below)
        self._add(
            paragraph(head, run(block.unit, Look(size, TITLE, RED))),
            paragraph(number, run(block.number, self._look)),
            paragraph(Shape(pitch=2 * each.pitch, style=CELL, keep=True)),
        )

    def _heading(self, block: Heading) -> None:
        look = self._measures.look(_HEADING_FACES.get(block.level, FANG))
        for line in block.text.split("\n"):
            shape = Shape(
                "left",
                self._measures.pitch,
                first=2 * self._measures.em,
                first_characters=2,
                style=HEADINGS[min(block.level, 3)],
                keep=True,
            )
            self._add(paragraph(shape, run(line, look)))

    def _paragraph(self, block: Paragraph) -> None:
        """One paragraph for each line of its text, each with its indent."""
        shape = Shape(
            block.align,
            self._measures.pitch,
            first=block.indent * self._measures.em,
            first_characters=block.indent,
        )
        lines: list[list[BaseOxmlElement]] = [[]]
        for each in block.runs:
            look = self._measures.look(HEI if each.bold else FANG)
            for number, text in enumerate(each.text.replace("\t", " ").split("\n")):
                if number:
                    lines.append([])
                if text:
                    lines[-1].append(run(text, look))
        self._add(*(paragraph(shape, *line) for line in lines))

    def _labelled(self, block: LabelledRows) -> None:
        made = table(
            block.widths,
            block.rows,
            room=self._measures.room,
            size=block.size,
            heads=0,
            picturing=self._picturing,
        )
        if block.together:
            for each in list(made.iter(qn("w:p")))[: -len(block.rows[-1].cells)]:
                keep_with_next(each)
        self._add(made)

    def _table(self, block: Table) -> None:
        head = block.head or (
            Row(tuple(Cell(column.title, label=True) for column in block.columns), block.least),
        )
        rows = (
            Row(
                tuple(
                    Cell(text, align=column.align, fit=column.fit)
                    for text, column in zip(texts, block.columns, strict=True)
                ),
                block.least,
            )
            for texts in block.rows
        )
        self._add(
            table(
                tuple(column.width for column in block.columns),
                (*head, *rows),
                room=self._measures.room,
                size=block.size,
                heads=len(head),
                picturing=self._picturing,
            )
        )

    def _names(self, block: NameList) -> None:
        """Two characters in, the label in 黑体, later lines under the first name."""
        label = width_of(block.label, self._measures.em)
        shape = Shape("left", self._measures.pitch, left=2 * self._measures.em + label, first=-label)
        self._add(
            paragraph(
                shape,
                run(block.label, self._measures.look(HEI)),
                run(block.separator.join(block.names), self._look),
            )
        )

    def _signatures(self, block: SignatureLines) -> None:
        """Labels at equal distances; one that ends in a colon has a line to write on behind it."""
        each = self._measures
        share = each.room / block.abreast
        for start in range(0, len(block.labels), block.abreast):
            labels = block.labels[start : start + block.abreast]
            text, tabs = "", []
            for place, label in enumerate(labels, start=1):
                text += label
                if label.endswith("："):
                    text += "\t"
                    tabs.append((place * share - each.size, "left", "underscore"))
                if place < len(labels):
                    text += "\t"
                    tabs.append((place * share, "left", "none"))
            last = start + block.abreast >= len(block.labels)
            shape = Shape("left", each.pitch, before=each.pitch / 2, tabs=tuple(tabs), keep=not last)
            self._add(paragraph(shape, run(text, self._look)))

    def _closing(self, block: Closing) -> None:
        """Date four characters from the right with the unit centred on it where a seal comes, else two."""
        each = self._measures
        unit, date = (width_of(text, each.em) for text in (block.unit, block.date))
        if block.sealed:
            date_right = 4 * each.em
            unit_right = max(0.0, date_right + (date - unit) / 2)
        else:
            # The date begins two characters after the unit does, and stays two from the edge.
            unit_right = max(2 * each.em, date + 4 * each.em - unit)
            date_right = unit_right + unit - 2 * each.em - date
        for text, right in ((block.unit, unit_right), (block.date, date_right)):
            shape = Shape("right", each.pitch, right=right, keep=text == block.unit)
            self._add(paragraph(shape, run(text, self._look)))

    def _note(self, block: Note) -> None:
        for number, line in enumerate(block.text.split("\n")):
            shape = Shape(block.align, block.size * 1.4, before=0 if number else _NOTE_ABOVE, style=CELL)
            self._add(paragraph(shape, run(line, Look(block.size))))
