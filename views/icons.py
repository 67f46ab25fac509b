"""Line icons recoloured for the theme; normal is the colour of text, muted when disabled."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from views import theme

SIZES = (16, 24, 32, 48, 64)
FOLDER = "icons"


def icon(name: str, tone: str = "text") -> QIcon:
    """Return an icon by its name in ``resources/icons``, in a tone of the theme."""
    return _icon(name, theme.tone(tone).name(), theme.tone("faint").name())


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    found = QIcon()
    for size in SIZES:
        found.addPixmap(_drawn(name, colour, size), QIcon.Mode.Normal)
        found.addPixmap(_drawn(name, disabled, size), QIcon.Mode.Disabled)
    return found


@cache
def _source(name: str) -> str:
    return resources.read_text(f"{FOLDER}/{name}.svg")


def _drawn(name: str, colour: str, size: int) -> QPixmap:
    source = _source(name).replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
