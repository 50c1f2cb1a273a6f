"""The official fonts by name, with the names under which Word finds them elsewhere (公文字体)."""

from __future__ import annotations

from typing import Final

TITLE: Final = "方正小标宋简体"
HEI: Final = "黑体"
KAI: Final = "楷体_GB2312"
FANG: Final = "仿宋_GB2312"
SONG: Final = "宋体"

# Windows since Vista has 仿宋 and 楷体 without _GB2312, the Linux office systems have those of 方正. Word and WPS
# take another name where the first is missing.
_ELSEWHERE: Final = {
    TITLE: "方正小标宋_GBK,华文中宋",
    HEI: "SimHei,方正黑体_GBK",
    KAI: "楷体,KaiTi,方正楷体_GBK",
    FANG: "仿宋,FangSong,方正仿宋_GBK",
    SONG: "SimSun,方正书宋_GBK",
}
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def font_table() -> bytes:
    """The part that tells which fonts are meant, and what may stand in for them."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in _ELSEWHERE.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:fonts xmlns:w="{_WORD}">{fonts}</w:fonts>'
    ).encode()
