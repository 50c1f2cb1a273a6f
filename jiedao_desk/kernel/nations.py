"""The nationalities of China with their codes, GB/T 3304 (民族)."""

from __future__ import annotations

from jiedao_desk.kernel.typed import half_width, without_blanks

_NAMES = """
    汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳
    佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米
    塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
"""

NATIONS: tuple[str, ...] = tuple(f"{name}族" for name in _NAMES.split())
"""In the order of their codes: the first is 01, the last 56."""


def read_nation(text: str) -> str | None:
    """The nationality as it is written in full, from its name with or without 族 or its code; else ``None``."""
    word = without_blanks(half_width(text))
    if word.isascii() and word.isdecimal():
        return NATIONS[int(word) - 1] if 1 <= int(word) <= len(NATIONS) else None
    full = word if word.endswith("族") else f"{word}族"
    return full if full in NATIONS else None
