"""The page looked at: as wide as there is room, and scrolled to its end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from views.widgets.plain_label import PlainLabel


class Sight(QScrollArea):
    """Shows one picture; it follows the width it is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._label = PlainLabel("", self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self._label)
        self.setWidgetResizable(True)

    def show_picture(self, image: QImage) -> None:
        """Show a page."""
        self._image = image
        self._draw()

    def clear(self) -> None:
        """Show nothing."""
        self._image = QImage()
        self._label.setPixmap(QPixmap())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._image.isNull():
            return
        ratio = self.devicePixelRatioF()
        width = max(1, round((self.viewport().width() - 4) * ratio))
        shown = self._image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(shown))
