"""A discussion typed as text, “张三：……” on each line, as speeches and back (讨论发言)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from jiedao_desk.kernel import names

# Words that often stand before a colon and are nobody's name.
_NO_NAMES = frozenset(
    (
        "建议 意见 问题 要求 决定 结论 主要 其中 一是 二是 三是 四是 会议 议定 强调 指出 认为 如下 "
        "内容 情况 原因 措施 目标 任务 时间 地点 备注 小结"
    ).split()
)
_BEFORE_COLON = re.compile(
    r"^\s*([^\s：:，。；、,;.（）()]{2,12})(?:[（(][^）)]{1,20}[）)])?\s*[：:]\s*(.*)$", re.DOTALL
)
_LIKE_A_NAME = re.compile(r"^[㐀-鿿]{2,4}$|^[㐀-鿿]{1,10}·[㐀-鿿·]{1,12}$")

Speech = tuple[str | None, str]


def speaker_of(line: str, known: Collection[str] = ()) -> tuple[str, str] | None:
    """Who a line names as its speaker and what follows the colon; ``None`` when the line names nobody.

    Somebody ``known`` (the people at the meeting) is always taken; another word only when it looks like a name.
    """
    found = _BEFORE_COLON.match(line)
    if found is None:
        return None
    name = names.normal_name(found[1])
    if name in known or (_LIKE_A_NAME.match(name) and name not in _NO_NAMES):
        return name, found[2].strip()
    return None


def split(text: str, known: Collection[str] = ()) -> list[Speech]:
    """The speeches of a text, in order. A line without a speaker goes on with the speech before it.

    Words before the first speaker are a speech of nobody (``None``).
    """
    speeches: list[tuple[str | None, list[str]]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        named = speaker_of(line, known)
        if named is not None:
            speeches.append((named[0], [named[1]]))
        elif speeches:
            speeches[-1][1].append(line.rstrip())
        elif line.strip():
            speeches.append((None, [line.rstrip()]))
    said = [(speaker, "\n".join(lines).strip()) for speaker, lines in speeches]
    # A name with nothing behind its colon yet is text like any other; it is not dropped.
    return [(speaker, words) if words else (None, f"{speaker}：") for speaker, words in said]


def join(speeches: Iterable[Speech]) -> str:
    """The text that ``split`` takes apart into the same speeches."""
    return "\n".join(f"{speaker}：{words}" if speaker else words for speaker, words in speeches)
