"""Pages as pictures, one under the other, with small ones beside them to jump by."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

STEP = 1.25
SMALLEST, LARGEST = 0.25, 4.0
MARGIN = 24


class PagesView(QWidget):
    """Fits the width until it is zoomed by hand; ``zoom_fit`` goes back to that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: tuple[QImage, ...] = ()
        self._labels: list[PlainLabel] = []
        self._zoom: float | None = None
        self.thumbs = QListWidget(self)
        self.thumbs.setViewMode(QListWidget.ViewMode.IconMode)
        self.thumbs.setFlow(QListWidget.Flow.TopToBottom)
        self.thumbs.setMovement(QListWidget.Movement.Static)
        self.thumbs.setWrapping(False)
        side = self.fontMetrics().height() * 7
        self.thumbs.setIconSize(QSize(side, side))
        self.thumbs.setFixedWidth(side + MARGIN * 2)
        self.thumbs.setAccessibleName(translate("Preview", "Pages"))
        self.thumbs.currentRowChanged.connect(self._go_to)
        self.sheets = QScrollArea(self)
        self.sheets.setWidgetResizable(True)
        self.sheets.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.thumbs)
        row.addWidget(self.sheets, 1)
        self.setFocusProxy(self.sheets)

    @property
    def zoom(self) -> float:
        """How large a page is shown, against its own pixels."""
        return self._zoom if self._zoom is not None else self._fitting()

    def show_images(self, images: Sequence[QImage]) -> None:
        """Show these pages, keeping zoom and place."""
        at = self.sheets.verticalScrollBar().value()
        self._images = tuple(images)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(MARGIN // 2)
        self._labels = [PlainLabel("", inside) for _ in self._images]
        for label in self._labels:
            label.setObjectName("sheet")
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.sheets.setWidget(inside)
        self._show_thumbs()
        self._draw()
        self.sheets.verticalScrollBar().setValue(at)

    def zoom_by(self, factor: float) -> None:
        """Show the pages larger or smaller."""
        self._zoom = min(max(self.zoom * factor, SMALLEST), LARGEST)
        self._draw()

    def zoom_fit(self) -> None:
        """Show the pages as wide as there is room."""
        self._zoom = None
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width, unless zoomed by hand."""
        super().resizeEvent(event)
        if self._zoom is None:
            self._draw()

    def _fitting(self) -> float:
        if not self._images:
            return 1.0
        widest = max(image.width() for image in self._images) / self.devicePixelRatioF()
        room = self.sheets.viewport().width() - MARGIN * 2
        return min(max(room / widest, SMALLEST), 1.0)

    def _draw(self) -> None:
        ratio, zoom = self.devicePixelRatioF(), self.zoom
        for label, image in zip(self._labels, self._images, strict=True):
            shown = image.scaledToWidth(
                max(1, round(image.width() * zoom)),
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(ratio)
            pixmap = QPixmap.fromImage(shown)
            label.setPixmap(pixmap)
            label.setFixedSize(pixmap.deviceIndependentSize().toSize())

    def _show_thumbs(self) -> None:
        self.thumbs.clear()
        for at, image in enumerate(self._images, start=1):
            small = QPixmap.fromImage(
                image.scaled(
                    self.thumbs.iconSize() * self.devicePixelRatioF(),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            self.thumbs.addItem(QListWidgetItem(QIcon(small), str(at)))
        self.thumbs.setVisible(len(self._images) > 1)

    def _go_to(self, at: int) -> None:
        if 0 <= at < len(self._labels):
            self.sheets.ensureWidgetVisible(self._labels[at], 0, 0)
            self.sheets.verticalScrollBar().setValue(self._labels[at].y())
