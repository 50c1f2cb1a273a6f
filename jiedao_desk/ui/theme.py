"""The look of the whole program: colours, sizes of type, one style sheet, light or dark (主题)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from jiedao_desk.ui.colours import DARK, LIGHT, Colours

# What an office machine has, best first; the system's own font stands at the end of the list.
FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "思源黑体",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)

SMALLEST_TYPE = 14
LARGEST_TYPE = 20

# The order in which the style sheets are laid over each other.
_SHEETS = ("controls.qss", "tables.qss", "frame.qss", "widgets.qss", "pages.qss")


class Scheme(StrEnum):
    """Light, dark, or whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class TypeScale:
    """Sizes of type in device-independent pixels; all follow from the body's (正文字号)."""

    caption: int
    small: int
    body: int
    heading: int
    title: int
    figure: int

    @classmethod
    def of(cls, body: int) -> TypeScale:
        body = min(max(body, SMALLEST_TYPE), LARGEST_TYPE)

        def sized(at_fourteen: int) -> int:
            return round(body * at_fourteen / SMALLEST_TYPE)

        return cls(sized(12), sized(13), body, sized(15), sized(20), sized(28))


@dataclass(frozen=True)
class Spacing:
    """Distances in device-independent pixels, the same at every size of type."""

    hair: int = 2
    tight: int = 4
    small: int = 8
    normal: int = 12
    card: int = 16
    page: int = 20
    radius: int = 6


SPACING = Spacing()


def current_type() -> TypeScale:
    """The sizes in use: those of the application's font, which `Theme` sets."""
    return TypeScale.of(QGuiApplication.font().pixelSize())


def sized_font(pixels: int, *, bold: bool = False) -> QFont:
    """The application's font in another size, numbers still tabular."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font


class Theme(QObject):
    """Dresses the application, and dresses it again when the system turns dark or the type is changed."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        style_folder: Path,
        *,
        body: int = SMALLEST_TYPE,
        scheme: Scheme = Scheme.SYSTEM,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._style_folder = style_folder
        self._body = TypeScale.of(body).body
        self._scheme = scheme
        self._template = Template(
            "\n".join((style_folder / name).read_text(encoding="utf-8") for name in _SHEETS)
        )
        self._families = _installed(FONTS) or [application.font().family()]
        self._worn: tuple[str, int] | None = None
        application.setStyle("Fusion")
        self._system = application.styleHints().colorScheme()
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()

    @property
    def dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return self._system == Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK

    @property
    def colours(self) -> Colours:
        return DARK if self.dark else LIGHT

    @property
    def type(self) -> TypeScale:
        return TypeScale.of(self._body)

    def set_body_size(self, pixels: int) -> None:
        """Another size of type, 14 to 20 pixels; every other size follows."""
        self._body = TypeScale.of(pixels).body
        self._dress()

    def set_scheme(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._dress()

    @Slot(Qt.ColorScheme)
    def _follow(self, system: Qt.ColorScheme) -> None:
        self._system = system
        self._dress()

    def _dress(self) -> None:
        wanted = ("dark" if self.dark else "light", self._body)
        # Setting palettes can make a platform announce its scheme again.
        if wanted == self._worn:
            return
        self._worn = wanted
        font = QFont(self._families)
        font.setPixelSize(self._body)
        _set_tabular(font)
        self._application.setFont(font)
        self._application.setPalette(palette_of(self.colours))
        self._application.setStyleSheet(
            style_sheet(self._template, self.colours, self.type, self._style_folder)
        )
        self.changed.emit()


def style_sheet(template: Template, colours: Colours, sizes: TypeScale, folder: Path) -> str:
    """The template with every token filled in; a token nobody knows is a KeyError."""
    tokens: dict[str, str] = {}
    for name, value in asdict(colours).items():
        if isinstance(value, str):
            tokens[name] = value
        elif isinstance(value, dict):
            tokens |= {f"{name}_{part}": colour for part, colour in value.items()}
    tokens |= {f"type_{name}": f"{pixels}px" for name, pixels in asdict(sizes).items()}
    tokens |= {f"space_{name}": f"{pixels}px" for name, pixels in asdict(SPACING).items()}
    tokens["marks"] = (folder / ("dark" if colours is DARK else "light")).as_posix()
    # A field is as high as a line of its writing and the same air at every size.
    tokens["line_height"] = f"{round(sizes.body * 1.43)}px"
    tokens["line_small"] = f"{round(sizes.small * 1.43)}px"
    return template.substitute(tokens)


def palette_of(colours: Colours) -> QPalette:
    """The palette that Fusion, and whatever the style sheet leaves alone, paints with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for key, colour in {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.field,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.BrightText: colours.on_accent,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Link: colours.accent_ink,
        role.LinkVisited: colours.accent_ink,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.faint,
        role.Accent: colours.focus,
        role.Light: colours.card,
        role.Midlight: colours.line,
        role.Mid: colours.field_line,
        role.Dark: colours.faint,
        role.Shadow: colours.shadow,
    }.items():
        palette.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.faint))
    return palette


def _set_tabular(font: QFont) -> None:
    """Figures of one width, in fonts that know others; PySide6 before 6.9 has no way to name the feature."""
    if hasattr(QFont.Tag, "fromString"):
        font.setFeature(QFont.Tag("tnum"), 1)


def _installed(families: Iterable[str]) -> list[str]:
    return [family for family in families if QFontDatabase.hasFamily(family)]
