"""Two looks from two token files: a palette set outright, and one style sheet filled in.

The style is Fusion on every system, so that what is tested is what is seen. Normal is
grey; colour is kept for what needs somebody.
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

import resources

LIGHT, DARK, SYSTEM = "light", "dark", "system"
POINTS, BIG_POINTS = 10.0, 12.0
FONT_FILES = ("fonts/NotoSansSC-Regular.ttf", "fonts/NotoSansSC-Bold.ttf")
WINDOWS_FONT, OWN_FONT = "Microsoft YaHei UI", "Noto Sans SC"

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "stripe",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "overdue",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """One look: its name and its colours by token."""

    name: str
    colours: Mapping[str, QColor]


@cache
def _theme(name: str) -> Theme:
    table = tomllib.loads(resources.read_text(f"style/{name}.toml"))["colour"]
    return Theme(name=name, colours={token: QColor(value) for token, value in table.items()})


class _Worn:
    """The look worn now; one per process, like the application it dresses."""

    theme: Theme | None = None


def current() -> Theme:
    """Return the look worn now; light until one was put on."""
    return _Worn.theme or _theme(LIGHT)


def tone(name: str) -> QColor:
    """Return a colour of the look worn now; raises ``KeyError`` for an unknown token."""
    return current().colours[name]


def resolved(name: str) -> str:
    """Return ``light`` or ``dark`` for a choice that may be ``system``."""
    hints = QApplication.styleHints()
    if name == SYSTEM:
        hints.unsetColorScheme()
        return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
    scheme = Qt.ColorScheme.Dark if name == DARK else Qt.ColorScheme.Light
    hints.setColorScheme(scheme)  # for the window's title bar, which is the system's
    return DARK if name == DARK else LIGHT


def wear(app: QApplication, name: str, *, points: float = POINTS) -> Theme:
    """Dress the application; icons and delegates made before have to be made again."""
    worn = _theme(resolved(name))
    _Worn.theme = worn
    app.setStyle("Fusion")
    app.setFont(_font(points))
    app.setPalette(_palette(worn))
    app.setStyleSheet(style_sheet(worn, QFontMetrics(app.font()).height()))
    return worn


def style_sheet(worn: Theme, line_height: int) -> str:
    """Return the style sheet with colours and with lengths reckoned from the font."""
    tokens = {token: colour.name() for token, colour in worn.colours.items()}
    lengths = {
        "hair": 1,
        "gap_s": max(2, line_height // 6),
        "gap": max(4, line_height // 3),
        "gap_l": max(6, line_height * 2 // 3),
        "field": line_height + max(6, line_height // 2),
        "radius": max(2, line_height // 5),
        "bar": max(2, line_height // 7),
        "box": max(10, line_height * 3 // 5),
    }
    filled = tokens | {name: f"{length}px" for name, length in lengths.items()}
    for name in ("chevron", "chevron_up", "tick"):
        file = resources.path(f"style/{name.replace('_', '-')}.svg")
        filled[name] = file.as_posix()
    return string.Template(resources.read_text("style/console.qss")).substitute(filled)


def _palette(worn: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, worn.colours[token])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, worn.colours["faint"])
    return palette


def _font(points: float) -> QFont:
    families = [WINDOWS_FONT, OWN_FONT] if WINDOWS_FONT in _families() else [_own_family()]
    font = QFont(families)
    font.setPointSizeF(points)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


@cache
def _families() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


@cache
def _own_family() -> str:
    """Register the shipped font; without it every Chinese word is a row of boxes."""
    for name in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources.path(name)))
    return OWN_FONT
