"""The pages as small pictures in a row, so that a paper without a code is known at sight."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from console.calls import Progress
from models.queries.scans import ScanRow, scan_picture
from views.desk import Desk

translate = QCoreApplication.translate

MOST = 60  # pictures at once; the list beside has every page
LINES = 7
PAGE_ID = Qt.ItemDataRole.UserRole


class Strip(QListWidget):
    """Shows pages in the order of the list; ``chosen`` names the page pointed at."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icons: dict[int, QIcon] = {}
        self._asked: set[int] = set()
        self._side = self.fontMetrics().height() * LINES
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setMovement(QListWidget.Movement.Static)
        self.setWrapping(False)
        self.setIconSize(QSize(self._side, self._side))
        self.setFixedHeight(self._side + self.fontMetrics().height() * 3)
        self.setAccessibleName(translate("Scans", "Pages as pictures"))
        self.currentItemChanged.connect(lambda item, _: self._tell(item))

    def show_pages(self, rows: Sequence[ScanRow]) -> None:
        """Show these pages; pictures come as they are read."""
        kept = self.page()
        with QSignalBlocker(self):
            self.clear()
            for row in rows[:MOST]:
                self._add(row)
        if kept is not None:
            self.point_at(kept)

    def point_at(self, page: int) -> None:
        """Mark a page without telling it."""
        item = self._item(page)
        if item is not None:
            with QSignalBlocker(self):
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def page(self) -> int | None:
        """Return the page marked."""
        at = self.currentRow()
        return None if at < 0 else int(self.item(at).data(PAGE_ID))

    def _add(self, row: ScanRow) -> None:
        item = QListWidgetItem(self._icons.get(row.id, QIcon()), row.number or f"{row.page}")
        item.setData(PAGE_ID, row.id)
        item.setSizeHint(QSize(self._side, self._side + self.fontMetrics().height() * 3 // 2))
        self.addItem(item)
        self._want(row.id)

    def _want(self, page: int) -> None:
        if page not in self._asked:
            self._asked.add(page)
            self._desk.ask(
                self,
                partial(scan_picture, page_id=page),
                partial(self._make_small, page),
                slow=True,
            )

    def _make_small(self, page: int, content: bytes) -> None:
        job = partial(_small, content, self._side)
        self._desk.work(self, job, partial(self._put, page))

    def _put(self, page: int, image: QImage) -> None:
        self._icons[page] = QIcon(QPixmap.fromImage(image))
        item = self._item(page)
        if item is not None:
            item.setIcon(self._icons[page])

    def _item(self, page: int) -> QListWidgetItem | None:
        for at in range(self.count()):
            item = self.item(at)
            if item.data(PAGE_ID) == page:
                return item
        return None

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(int(item.data(PAGE_ID)))


def _small(content: bytes, side: int, progress: Progress) -> QImage:
    """Return a picture no larger than the strip has room for."""
    progress.report(0, 1)
    held = QBuffer()
    held.setData(QByteArray(content))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(held)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
