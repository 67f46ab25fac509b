"""Puts finished pages on the printer somebody chose, at the printer's own fineness."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

FINEST = 300  # dots an inch; text is drawn as pictures, and more only costs time


def choose_printer(
    parent: QWidget, size_mm: QSizeF, *, name: str, chosen: Callable[[QPrinter], None]
) -> QPrintDialog:
    """Ask which printer; the paper is the form's own, at full size and with no margin."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    page = QPageSize(size_mm, QPageSize.Unit.Millimeter, name="Paidan")
    portrait = size_mm.width() <= size_mm.height()
    turned = QPageLayout.Orientation.Portrait if portrait else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(page, turned, QMarginsF(0, 0, 0, 0)))
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


def dots_of(printer: QPrinter) -> int:
    """Return how finely to draw the pages for a printer."""
    return min(printer.resolution(), FINEST)


def put_on_paper(printer: QPrinter, images: Sequence[QImage]) -> bool:
    """Print the pages; say whether the printer took every one."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    taken = True
    for at, image in enumerate(images):
        if at:
            taken = printer.newPage() and taken
        area = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        painter.drawImage(QRect(0, 0, area.width(), area.height()), image)
    return painter.end() and taken
