"""Person, total, group title, note or signature: what a row below the headings is (行的类别)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from jiedao_desk.spreadsheet.table import Row

Kind = Literal["data", "section", "total", "note", "empty", "header"]
_Cells = Sequence[tuple[int, str]]

_BLANKS: Final = re.compile(r"[\s\u200b-\u200d\ufeff]+")
_SERIAL_HEADS: Final = frozenset({"序号", "序", "顺序号", "行号", "no", "no."})
_SERIAL: Final = re.compile(r"[\d.]+|[(（]?\d+[)）]?|[A-Za-z]?\d+")

_COUNTED: Final = "[人名位件条次项个场户元天]|人次"
_TOTAL: Final = re.compile(
    rf"(?:本页|本组|全部|.{{1,8}}(?:组|团|区|街道|社区|单位|年|月|季度))?(?:合计|小计|总计|共计|累计|总数)"
    rf"(?:\([^)]*\))?:?(?:\d+(?:{_COUNTED})?)?"
    rf"|(?:总共|共有?|合计)\d+(?:{_COUNTED}).*"
)
_AMOUNT: Final = re.compile(r".*\d.*|[-—/\\、.0％%]+|无")
_COUNT: Final = re.compile(rf"\(?(?:共|计|合计)?\d+(?:{_COUNTED})\)?")

_NUMERAL: Final = "[一二三四五六七八九十百零〇]"
# 第一代表小组, 十二选区, (一)企业界: no person is called so.
_NUMBERED_SECTION: Final = re.compile(
    rf"第?(?:{_NUMERAL}+|\d+)(?:代表|区|届)*(?:小组|组|代表团|团|选区|选举单位|片区|联络站|支部|网格|部分|批|类)(?:\(.*\))?:?"
    rf"|\({_NUMERAL}+\)\S+"
)
# 三、市代表; in a list of few columns it may be a name that somebody numbered.
_LISTED_SECTION: Final = re.compile(rf"{_NUMERAL}+[、.,](\S+)")
_GROUP_OF_PEOPLE: Final = re.compile(
    r"(?:.{2,30}(?:小组|代表组|代表团|选区|片区|街道|社区|联络站|支部)|.{3,30}代表)(?:\(.*\))?:?"
)
_NAMED_SECTION: Final = re.compile(
    r".{1,30}(?:小组|代表组|代表团|选区|选举单位|片区|街道|社区|村|联络站|代表之家|支部|代表|委员|人员|单位|类)(?:\(.*\))?:?"
)

_NOTE: Final = re.compile(r"(?:填表|填报|编制)?(?:备注|说明|附注|注意|注释|注|提示)\d*[:.、].*|\*?注\d*:.*")
_BARE_NOTE: Final = frozenset({"备注", "说明", "填表说明", "填报说明", "注", "附注", "注:", "备注:", "说明:"})
_SIGNED: Final = (
    r"(?:单位|主要|主管|分管|部门|党工委|科室)?(?:负责人|领导)|(?:填表|填报|制表|审核|复核|审批|审定|签发|经办|报送|录入|统计|联系)人"
    r"|制表|审核|复核|(?:联系|办公|填表人)?电话|(?:报送|填报|填表|制表|打印|上报|统计)(?:日期|时间)|(?:填报|填表|报送|制表)单位"
    r"|单位(?:公章|盖章)?|(?:党工委|工委)?书记|盖章|公章"
)
_SIGNATURE: Final = re.compile(rf"(?:{_SIGNED})(?:\([^)]*\))?:.*")
_BLANK_BELOW: Final = re.compile(r"\W*(?:本页|此页)?以下(?:空白|无正文|无内容)\W*|\W*此页无正文\W*")
# Without a colon only what can be nobody's post: a deputy may well be 书记 and 负责人.
_SIGNATURE_KEY: Final = re.compile(
    rf"(?:{_SIGNED})(?:\([^)]*\))?:|(?:填表|填报|制表|审核|复核)人|(?:报送|填报|填表|制表)(?:日期|时间)"
)
_PAGE: Final = re.compile(r"第?\d+页[,/，]?(?:共\d+页)?|共\d+页第\d+页|\d+/\d+页")
_PARAGRAPH: Final = 25
_FEW_COLUMNS: Final = 3


@dataclass(frozen=True)
class Heads:
    """The headings by column, all spellings of each, and the columns without which a row is no record."""

    texts: Mapping[int, str]
    spellings: Mapping[int, Collection[str]]
    needed: frozenset[int] = frozenset()

    def serial(self, column: int) -> bool:
        """Whether the column only counts the rows."""
        return self.texts.get(column, "") in _SERIAL_HEADS

    def of_people(self, column: int) -> bool:
        """Whether the column holds people's names, so that a group or a sentence in it can be no record."""
        return "姓名" in self.texts.get(column, "")

    def main(self, column: int) -> bool:
        """Whether a value here alone may make a record."""
        return column in self.needed if self.needed else column in self.texts and not self.serial(column)


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """A text as patterns see it: no blanks, full-width signs made half-width."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).casefold()


def judge(row: Row, heads: Heads, spans: Mapping[int, int]) -> tuple[Kind, str]:
    """What a row is, and in Chinese why it holds no record; ``spans`` has the width of its merged cells by column.

    In doubt a row is data: a refused row is seen, a person left out is not.
    """
    cells = [
        (column, squeezed(cell.text)) for column, cell in enumerate(row.cells, start=1) if not cell.blank
    ]
    if not cells:
        return "empty", "空行"
    content = [
        (column, text) for column, text in cells if not (heads.serial(column) and _SERIAL.fullmatch(text))
    ]
    if not content:
        return "empty", "只有序号，没有内容"
    if _repeats(cells, heads):
        return "header", "重复的表头"
    if _is_total(content):
        return "total", "合计行"
    why = _note(content, heads, spans)
    if why:
        return "note", why
    title = _section(content, heads, spans)
    return ("section", f"分组标题行“{title}”") if title else ("data", "")


def _repeats(cells: _Cells, heads: Heads) -> bool:
    enough = min(2, len(heads.texts))
    return len(cells) >= enough and all(text in heads.spellings.get(column, ()) for column, text in cells)


def _is_total(content: _Cells) -> bool:
    """The first word says total, and what follows are amounts; one remark (其中女) may stand among them."""
    if not _TOTAL.fullmatch(content[0][1]):
        return False
    others = [text for _, text in content[1:]]
    words = [text for text in others if not _AMOUNT.fullmatch(text) and not _TOTAL.fullmatch(text)]
    return len(words) <= min(1, len(others) // 2)


def _note(content: _Cells, heads: Heads, spans: Mapping[int, int]) -> str:
    first, text = content[0]
    keys = sum(bool(_SIGNATURE_KEY.fullmatch(cell)) for _, cell in content)
    # 书记 and 党工委书记 beside a name are posts; a line to be signed begins with who signs.
    if _SIGNATURE.fullmatch(text) or (keys >= 2 and _SIGNATURE_KEY.fullmatch(text)):
        return "签字行"
    if _NOTE.fullmatch(text) or (text in _BARE_NOTE and len(content) <= 2):
        return "说明行"
    if len(content) > 1:
        return ""
    if _BLANK_BELOW.fullmatch(text):
        return "“以下空白”"
    if _PAGE.fullmatch(text):
        return "页码行"
    alone = heads.serial(first) or heads.of_people(first) or _wide(first, heads, spans)
    return "说明行" if alone and len(text) >= _PARAGRAPH else ""


def _section(content: _Cells, heads: Heads, spans: Mapping[int, int]) -> str:
    """The title of a group that stands alone in its row, but for a count beside it."""
    (first, text), *others = content
    if len(others) > 1 or not all(_COUNT.fullmatch(cell) for _, cell in others):
        return ""
    if heads.serial(first) or _wide(first, heads, spans):
        return text
    if not heads.main(first):
        return text if _numbered(text, heads) or _NAMED_SECTION.fullmatch(text) else ""
    if heads.of_people(first) and (_numbered(text, heads) or _GROUP_OF_PEOPLE.fullmatch(text)):
        return text
    return ""


def _numbered(text: str, heads: Heads) -> bool:
    listed = _LISTED_SECTION.fullmatch(text)
    if listed is None:
        return bool(_NUMBERED_SECTION.fullmatch(text))
    return len(heads.texts) > _FEW_COLUMNS or bool(_NAMED_SECTION.fullmatch(listed[1]))


def _wide(column: int, heads: Heads, spans: Mapping[int, int]) -> bool:
    """Whether a cell is merged across a good part of the table, as no value ever is."""
    width = spans.get(column, 1)
    return width >= 3 or (width == 2 and len(heads.texts) <= 4)
