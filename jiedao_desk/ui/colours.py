"""The colours of the window, light and dark, and how well each pair can be read (配色)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor, QGuiApplication, QPalette


class Tone(StrEnum):
    """What a state means to the reader. Never told by colour alone: a word or a mark stands beside it."""

    GOOD = "good"  # 已完成
    INFO = "info"  # 进行中
    WARN = "warn"  # 即将到期
    BAD = "bad"  # 未召开、逾期
    NEUTRAL = "neutral"  # 不计、未到、未纳入


@dataclass(frozen=True)
class ToneColours:
    """One state: the ground it stands on, its writing, and the edge or mark that carries it."""

    tint: str
    ink: str
    edge: str


@dataclass(frozen=True)
class Colours:
    """Every colour of one theme, as ``#rrggbb``; a style sheet refers to them by these names."""

    ground: str
    card: str
    raised: str  # menus, lists that drop down, tips
    field: str  # where one types
    sunken: str  # headings of tables, empty cells
    line: str
    field_line: str
    text: str
    muted: str
    faint: str
    focus: str
    selection: str
    accent: str  # filled: the primary button
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_ink: str  # written: the unit's name, links
    accent_tint: str
    hover: str
    good: ToneColours
    info: ToneColours
    warn: ToneColours
    bad: ToneColours
    neutral: ToneColours
    scale: tuple[str, str, str, str, str]  # none … many, each step darker (or lighter) than the last
    bar: str
    shadow: str

    def tone(self, tone: Tone) -> ToneColours:
        found = getattr(self, tone.value)
        assert isinstance(found, ToneColours)
        return found


LIGHT = Colours(
    ground="#f4f5f7",
    card="#ffffff",
    raised="#ffffff",
    field="#ffffff",
    sunken="#f7f8fa",
    line="#e4e6eb",
    field_line="#c6cad2",
    text="#1b1f26",
    muted="#555c68",
    faint="#666d79",
    focus="#2f6fa8",
    selection="#dbe9f5",
    accent="#a61b1b",
    accent_hover="#8f1616",
    accent_pressed="#7a1212",
    on_accent="#ffffff",
    accent_ink="#a61b1b",
    accent_tint="#fbeeee",
    hover="#eff1f4",
    good=ToneColours("#e8f4ec", "#17693c", "#2a8a57"),
    info=ToneColours("#e7f0f8", "#1f5582", "#2b6ca3"),
    warn=ToneColours("#fdf1da", "#855000", "#b87708"),
    bad=ToneColours("#fdeae9", "#ab1d1d", "#b3261e"),
    neutral=ToneColours("#eff0f3", "#555c68", "#858c99"),
    scale=("#f0f1f4", "#d8e5ee", "#a8c6d8", "#6c9bba", "#2a678f"),
    bar="#6c9bba",
    shadow="#1b1f26",
)

DARK = Colours(
    ground="#15171a",
    card="#1e2125",
    raised="#282c31",
    field="#181a1e",
    sunken="#24282d",
    line="#32373e",
    field_line="#565d69",
    text="#e7e9ec",
    muted="#b0b7c1",
    faint="#a1a9b5",
    focus="#6ab0e6",
    selection="#24425c",
    accent="#b3302d",
    accent_hover="#c23a36",
    accent_pressed="#9a2623",
    on_accent="#ffffff",
    accent_ink="#f59a94",
    accent_tint="#3a2224",
    hover="#2a2e34",
    good=ToneColours("#18301f", "#86d6a6", "#47a873"),
    info=ToneColours("#182c3e", "#8fc3ec", "#4f97cf"),
    warn=ToneColours("#362a12", "#ecbf6a", "#cf9431"),
    bad=ToneColours("#3d2021", "#f6a29c", "#e0625a"),
    neutral=ToneColours("#2a2e34", "#b0b7c1", "#7d8694"),
    scale=("#272b30", "#254257", "#2f6286", "#4a8cb8", "#8cc4e8"),
    bar="#4a8cb8",
    shadow="#000000",
)


def colours_of(palette: QPalette) -> Colours:
    """The theme a palette belongs to, told by its ground."""
    return DARK if palette.window().color().lightness() < 128 else LIGHT


def current_colours() -> Colours:
    """What widgets paint with: the theme of the application's palette, which `Theme` sets."""
    return colours_of(QGuiApplication.palette())


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance); 4.5 is asked of writing."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    shown = QColor(colour)
    return 0.2126 * linear(shown.redF()) + 0.7152 * linear(shown.greenF()) + 0.0722 * linear(shown.blueF())
