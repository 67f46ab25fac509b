"""A chart as a picture, a page or a workbook, in a file that is whole."""

import hashlib
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QStandardPaths,
    Qt,
)
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from console.calls import Progress
from console.paper import Pdf, filed
from console.spreadsheets import write_table
from models.errors import RefusedError, StoreError
from models.rules.filenames import safe_filename
from views.charts.chart import Chart, Numbers

translate = QCoreApplication.translate

MARGIN_MM = 12


def copy_picture(chart: Chart) -> None:
    """Put the chart on the clipboard."""
    QGuiApplication.clipboard().setPixmap(chart.grab())


def ask_where(parent: QWidget, name: str) -> QFileDialog:
    """Open the question where to save; ``fileSelected`` tells it."""
    dialog = QFileDialog(parent, translate("Charts", "Save the chart"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(
        [
            translate("Charts", "Workbook (*.xlsx)"),
            translate("Charts", "Picture (*.png)"),
            translate("Charts", "PDF page (*.pdf)"),
        ]
    )
    dialog.setDefaultSuffix("xlsx")
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen[-5:-1].strip("*.")))
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    dialog.setDirectory(QStandardPaths.writableLocation(documents))
    dialog.selectFile(safe_filename(name))
    dialog.open()
    return dialog


def picture_of(chart: Chart) -> QImage:
    """Return the chart as it stands on the screen; taken on the GUI thread."""
    return chart.grab().toImage()


def page_of(image: QImage, title: str) -> Pdf:
    """Return a landscape page with the title and the picture."""
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    landscape = QPageLayout.Orientation.Landscape
    a4 = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(a4, landscape, margins, QPageLayout.Unit.Millimeter))
    writer.setTitle(title)
    painter = QPainter(writer)
    area = painter.viewport()
    head = painter.boundingRect(area, Qt.AlignmentFlag.AlignLeft, title)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft, title)
    room = area.adjusted(0, head.height() * 2, 0, 0)
    shown = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(room.topLeft().x(), room.top(), image.scaled(shown, mode=_SMOOTH))
    painter.end()
    content = bytes(kept.data().data())
    return Pdf(content, 1, hashlib.sha256(content).hexdigest())


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def write(path: Path, numbers: Numbers, image: QImage, *, title: str, progress: Progress) -> Path:
    """Write a chart by the ending of the file; off the GUI thread.

    Raises ``StoreError`` for a full or read-only place, ``RefusedError`` for another ending.
    """
    progress.report(0, 1)
    match path.suffix.lower():
        case ".xlsx" | ".csv":
            write_table(path, numbers.head, numbers.rows)
        case ".png":
            _write_picture(path, image)
        case ".pdf":
            filed(page_of(image, title), path)
        case _:
            raise RefusedError("export.unknown_kind", file=path.name)
    return path


def _write_picture(path: Path, image: QImage) -> None:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"png")).write(image)
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.write_bytes(bytes(kept.data().data()))
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise StoreError.of_system(error, str(path)) from error
