"""Which installed font plays which face, and what is said where it is only a substitute (字体替代)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from jiedao_desk.ui.printing.faces import Face

EM = 1000
"""Pixels of the font that widths are measured with: large enough that no rounding shows."""


@dataclass(frozen=True)
class Typeface:
    """An installed family in the role of a face; ``official`` if it is the prescribed one."""

    family: str
    bold: bool
    official: bool

    def font(self, pixels: int) -> QFont:
        """The font at a size in pixels, shaped for paper: no hinting, no kerning of single letters."""
        font = QFont(self.family)
        font.setPixelSize(pixels)
        font.setBold(self.bold)
        font.setKerning(False)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
        return font


# The prescribed family under the names that Windows, WPS and the Linux office systems give it.
_OFFICIAL: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    Face.HEI: ("黑体", "SimHei"),
    Face.KAI: ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi"),
    Face.FANG: ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong"),
    Face.SONG: ("宋体", "SimSun", "NSimSun"),
}

# What comes nearest, best first; True where the bold cut is the nearer one.
_SUBSTITUTES: Mapping[Face, tuple[tuple[str, bool], ...]] = {
    Face.TITLE: (
        ("华文中宋", False),
        ("STZhongsong", False),
        ("Noto Serif CJK SC", True),
        ("Noto Serif SC", True),
        ("Source Han Serif SC", True),
        ("思源宋体", True),
        ("宋体", True),
        ("SimSun", True),
        ("Noto Sans CJK SC", True),
    ),
    Face.HEI: (
        ("方正黑体_GBK", False),
        ("华文黑体", False),
        ("STHeiti", False),
        ("微软雅黑", False),
        ("Microsoft YaHei", False),
        ("Noto Sans CJK SC", True),
        ("Noto Sans SC", True),
        ("Source Han Sans SC", True),
        ("思源黑体", True),
        ("文泉驿正黑", False),
        ("WenQuanYi Zen Hei", False),
    ),
    Face.KAI: (
        ("方正楷体_GBK", False),
        ("方正楷体简体", False),
        ("华文楷体", False),
        ("STKaiti", False),
        ("AR PL UKai CN", False),
        # Without any 楷体 the second level is told from the text by its weight.
        ("Noto Serif CJK SC", True),
        ("Noto Serif SC", True),
        ("Source Han Serif SC", True),
        ("思源宋体", True),
        ("宋体", True),
        ("SimSun", True),
    ),
    Face.FANG: (
        ("方正仿宋_GBK", False),
        ("方正仿宋简体", False),
        ("华文仿宋", False),
        ("STFangsong", False),
        ("Noto Serif CJK SC", False),
        ("Noto Serif SC", False),
        ("Source Han Serif SC", False),
        ("思源宋体", False),
        ("宋体", False),
        ("SimSun", False),
    ),
    Face.SONG: (
        ("方正书宋_GBK", False),
        ("华文宋体", False),
        ("STSong", False),
        ("Noto Serif CJK SC", False),
        ("Noto Serif SC", False),
        ("Source Han Serif SC", False),
        ("思源宋体", False),
        ("AR PL UMing CN", False),
    ),
}


def choose(families: Iterable[str], any_chinese: Iterable[str] = ()) -> dict[Face, Typeface]:
    """A family for each face: the prescribed one, else a named substitute, else any Chinese one."""
    installed = {family.casefold(): family for family in families}
    last = next(iter(any_chinese), "")
    chosen: dict[Face, Typeface] = {}
    for face in Face:
        candidates = [(name, False, True) for name in _OFFICIAL[face]]
        candidates += [(name, bold, False) for name, bold in _SUBSTITUTES[face]]
        chosen[face] = next(
            (
                Typeface(installed[name.casefold()], bold, official)
                for name, bold, official in candidates
                if name.casefold() in installed
            ),
            Typeface(last, bold=face in {Face.TITLE, Face.HEI}, official=False),
        )
    return chosen


def notice(chosen: Mapping[Face, Typeface]) -> str | None:
    """What the clerk is told about replaced fonts; nothing if all prescribed ones are there."""
    if any(not typeface.family for typeface in chosen.values()):
        return "本机没有中文字体，打印和 PDF 中的汉字显示不出来。请先安装中文字体（如仿宋、黑体、楷体），再重新打印。"
    replaced: dict[str, list[str]] = {}
    for face, typeface in chosen.items():
        if not typeface.official:
            replaced.setdefault(typeface.family, []).append(face.value)
    if not replaced:
        return None
    said = "，".join(f"{'、'.join(faces)}以 {family} 代替" for family, faces in replaced.items())
    return f"本机公文字体不全：{said}。装上这些字体后重新打开，即按规定字体排版。"


def installed() -> dict[Face, Typeface]:
    """The families of this machine in their roles. Needs a QGuiApplication."""
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return choose(QFontDatabase.families(), chinese)


def font_notice() -> str | None:
    """In Chinese which prescribed fonts this machine lacks and what stands in; None if none is lacking."""
    return notice(installed())


class FontMetrics:
    """Widths of characters in the chosen fonts, each measured once."""

    def __init__(self, chosen: Mapping[Face, Typeface]) -> None:
        self._fonts = {face: QFontMetricsF(typeface.font(EM)) for face, typeface in chosen.items()}
        self._widths: dict[tuple[Face, str], float] = {}

    def advance(self, face: Face, character: str) -> float:
        """The width of one character in ems."""
        width = self._widths.get((face, character))
        if width is None:
            width = self._fonts[face].horizontalAdvance(character) / EM
            self._widths[face, character] = width
        return width
