"""Printers that draw themselves: pages are painted with QPainter at the printer's fineness.

This is the way to a printer on Windows. What can be read there is only whether the spooler
took every page; whether paper came out is not told, so handing over is what counts.
"""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from console.painting import Painting
from console.press.spoolers import Fate, Look, Sheaf
from models.errors import RefusedError

PIN_DOTS = 180  # what a 24-pin printer draws; drivers that offer more only double dots


class Device:
    """Qt's way to the system's printers."""

    takes_pdf = False
    tells_fate = False

    def printers(self) -> tuple[str, ...]:
        """Return the printers there are, the system's usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        names = QPrinterInfo.availablePrinterNames()
        return tuple(dict.fromkeys([*([usual] if usual else []), *names]))

    def send(self, sheaf: Sheaf) -> str:
        """Paint every page; the job is handed over when the last one was taken."""
        if sheaf.printer not in self.printers():
            raise RefusedError("press.no_printer", said=sheaf.printer)
        printer = QPrinter(QPrinterInfo.printerInfo(sheaf.printer))
        set_up(printer, sheaf)
        paint(printer, sheaf)
        if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
            raise RefusedError("press.refused", said=sheaf.printer)
        return sheaf.title

    def look(self, printer: str, job: str) -> Look:
        """Say what is known: that it was handed over."""
        return Look(Fate.PRINTED, f"{printer} {job}")

    def cancel(self, printer: str, job: str) -> None:
        """Refuse: what the spooler took can only be stopped in its own window."""
        raise RefusedError("press.cancel_there", printer=printer, job=job)


def set_up(printer: QPrinter, sheaf: Sheaf) -> None:
    """Tell a printer the paper, the copies and the sides: the form's own size, no margin."""
    printer.setDocName(sheaf.title)
    printer.setCreator("Paidan")
    printer.setCopyCount(sheaf.copies)
    printer.setFullPage(True)
    if sheaf.duplex:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    portrait = sheaf.width <= sheaf.height
    short, long = sorted((sheaf.width, sheaf.height))
    page = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, name="Paidan")
    turned = QPageLayout.Orientation.Portrait if portrait else QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(page, turned, QMarginsF(0, 0, 0, 0)))


def paint(printer: QPrinter, sheaf: Sheaf) -> None:
    """Paint the pages; a printer that stops taking them is refused as a whole."""
    from printing.document import TRUE

    painter = QPainter()
    if not painter.begin(printer):
        raise RefusedError("press.refused", said=sheaf.printer)
    painting = Painting(painter, dots=printer.resolution(), placement=sheaf.placement or TRUE)
    taken = True
    for number, page in enumerate(sheaf.pages):
        if sheaf.cancelled():
            printer.abort()
            painter.end()
            raise RefusedError("printing.cancelled", done=number, all=len(sheaf.pages))
        taken = (not number or printer.newPage()) and taken
        painting.paint(page.marks)
    if not (painter.end() and taken):
        raise RefusedError("press.refused", said=sheaf.printer)
