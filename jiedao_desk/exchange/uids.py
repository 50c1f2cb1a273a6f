"""The uid in a cell: sixteen letters and digits that only an export of this program writes (记录编号)."""

from __future__ import annotations

import re

from jiedao_desk.kernel.errors import Unreadable
from jiedao_desk.kernel.typed import half_width, without_blanks
from jiedao_desk.spreadsheet.table import Cell

_FORM = re.compile(r"[0-9A-F]{16}")


def read_uid(cell: Cell) -> str:
    """The uid. Raises ``Unreadable`` for anything else; a sheet that made a number of it has spoiled it."""
    text = without_blanks(half_width(cell.text)).upper()
    if not _FORM.fullmatch(text):
        raise Unreadable(f"“{cell.text}”不是本程序导出的编号；如果是新的一行，请把这一格清空")
    if cell.kind == "number":
        raise Unreadable("编号被表格存成了数字，可能已不完整，请从原导出文件重新复制这一格（文本格式）")
    return text
