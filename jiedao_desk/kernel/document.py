"""A printed document as plain data: what stands on the paper, in what order, never where (打印文书)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right", "justify"]


class PageNumbers(Enum):
    """How the pages are numbered (页码)."""

    DASH_OUTER = "— 1 —，单页居右、双页居左"
    """GB/T 9704 7.5: the outer edge of a sheet printed on both sides."""
    DASH_CENTRE = "— 1 —，居中"
    COUNT = "第1页　共3页"
    NONE = "不编页码"


@dataclass(frozen=True)
class PageSetup:
    """The sheet of paper (版面): lengths in millimetres, size of the body text in points.

    ``lines`` and ``characters`` are the grid of GB/T 9704 (每面22行，每行28字); without them the lines
    stand ``1.5`` times the text size apart and characters at their natural distance.
    """

    width: float = 210
    height: float = 297
    top: float = 37
    right: float = 26
    bottom: float = 35
    left: float = 28
    size: float = 16
    lines: int | None = None
    characters: int | None = None


OFFICIAL = PageSetup(lines=22, characters=28)
"""公文版面: GB/T 9704-2012 第5章, body 三号 16 pt."""

FORM = PageSetup(top=22, right=20, bottom=22, left=22, size=12)
"""表格竖版: body 小四 12 pt."""

WIDE_FORM = PageSetup(width=297, height=210, top=20, right=15, bottom=18, left=15, size=12)
"""表格横版: the sheet turned, narrow margins for many columns."""


@dataclass(frozen=True)
class Run:
    """Words of one look inside a paragraph. Emphasis is set in 黑体, as official texts do."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class RedHead:
    """发文机关标志, 发文字号 and the red line beneath. Only for a text that was given a number."""

    unit: str
    number: str


@dataclass(frozen=True)
class Title:
    """The title (标题), 二号小标宋, centred; a line break in ``text`` is kept."""

    text: str
    size: float = 22


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 黑体 一、, level 2 楷体 （一）, level 3 and below 仿宋 1. — numbered by the author."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``indent`` counts characters of the first line."""

    runs: tuple[Run, ...]
    indent: float = 2
    align: Align = "justify"

    @classmethod
    def of(cls, text: str, *, label: str = "", indent: float = 2, align: Align = "justify") -> Paragraph:
        """A paragraph from one text, with an emphasised ``label`` in front (张三：…)."""
        runs = (Run(label, bold=True),) if label else ()
        return cls((*runs, Run(text)), indent, align)


@dataclass(frozen=True)
class Photo:
    """A picture in its box; without ``data`` (PNG or JPEG) the caption stands there instead."""

    data: bytes | None = None
    caption: str = "照片"


@dataclass(frozen=True)
class Cell:
    """One cell of a grid: its text, names or photo, and how many columns and rows it covers.

    ``names`` are set with 、 between them and never broken inside a name.
    """

    text: str = ""
    label: bool = False
    names: tuple[str, ...] = ()
    across: int = 1
    down: int = 1
    align: Align | None = None
    photo: Photo | None = None
    fit: bool = False
    """Rather set smaller than broken into two lines (a long name)."""


@dataclass(frozen=True)
class Row:
    """One row of a grid, at least so many millimetres high."""

    cells: tuple[Cell, ...]
    least: float = 0


@dataclass(frozen=True)
class LabelledRows:
    """A bordered grid of labels and values, such as the head of a meeting record (表头栏目).

    ``widths`` are shares of the width of the text; ``size`` is in points; ``together`` keeps a small grid
    on one page.
    """

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    size: float = 12
    together: bool = False


@dataclass(frozen=True)
class Column:
    """One column of a table: heading, share of the width, alignment of its texts."""

    title: str
    width: float
    align: Align = "center"
    fit: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose header stands again at the top of each page it runs on to (续表).

    ``head`` replaces the header made from the columns' titles where it needs several rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    head: tuple[Row, ...] = ()
    size: float = 10.5
    least: float = 8


@dataclass(frozen=True)
class NameList:
    """A label and names, continued under the first character after the colon (出席：…，回行与冒号后首字对齐)."""

    label: str
    names: tuple[str, ...]
    separator: str = "、"


@dataclass(frozen=True)
class SignatureLines:
    """Places to sign by hand, never parted from the end of the text they confirm (签名栏).

    A label that ends in ： has a line behind it; one that says all (日期：2026年12月1日) has none.
    """

    labels: tuple[str, ...]
    abreast: int = 2


@dataclass(frozen=True)
class Closing:
    """发文机关署名 and 成文日期 (GB/T 9704 7.3.5).

    ``sealed`` leaves the date four characters from the edge, where the seal will be put by hand.
    """

    unit: str
    date: str
    sealed: bool = False


@dataclass(frozen=True)
class Spacer:
    """Empty lines of body text; they vanish at the top of a page."""

    lines: float = 1


@dataclass(frozen=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True)
class Note:
    """Small print: a remark above or under a table, the place of the original (注)."""

    text: str
    align: Align = "left"
    size: float = 10.5


@dataclass(frozen=True)
class Separator:
    """A line across the text, ``weight`` millimetres thick (GB/T 9704 7.4.2 分隔线); what follows stays with it."""

    weight: float = 0.35


@dataclass(frozen=True)
class Ends:
    """One line with a text at its left and another at its right end (填报单位……填报日期)."""

    left: str
    right: str = ""
    size: float = 12


Block: TypeAlias = (
    RedHead
    | Title
    | Heading
    | Paragraph
    | LabelledRows
    | Table
    | NameList
    | SignatureLines
    | Closing
    | Spacer
    | PageBreak
    | Note
    | Separator
    | Ends
)


@dataclass(frozen=True)
class Document:
    """A document ready to be shown, printed or written.

    ``title`` names it in the window and in the file's properties, ``kind`` is the key of the form
    (``meeting_record``). ``running_head`` stands on every page after the first, ``mark`` (草稿) in the
    corner of every page, ``watermark`` (内部) behind the text of every page.
    """

    title: str
    kind: str
    blocks: tuple[Block, ...]
    page: PageSetup = OFFICIAL
    numbers: PageNumbers = PageNumbers.DASH_CENTRE
    running_head: str = ""
    mark: str = ""
    watermark: str = ""
    author: str = ""
