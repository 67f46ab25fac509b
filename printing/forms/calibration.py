"""F00 打印校准页: rulers to measure what a printer makes of a paper."""

from models.sheets.calibration import CalibrationSheet
from printing.blocks import head_of, reprinted
from printing.grid import Cell
from printing.layout import Form
from printing.paper import (
    A3_LANDSCAPE,
    A4,
    A4_LANDSCAPE,
    A5,
    FANFOLD,
    FANFOLD_HALF,
    FANFOLD_THIRD,
)
from printing.phrases import missing_glyphs
from printing.rulers import Rulers

FORM = Form(
    "F00",
    "打印校准页",
    "JK-B-00/1.0",
    (FANFOLD_HALF, FANFOLD, FANFOLD_THIRD, A4, A5, A4_LANDSCAPE, A3_LANDSCAPE),
)
SHEET = CalibrationSheet


def content(sheet: CalibrationSheet, missing: frozenset[str]) -> Rulers:
    """Return the rulers with what was set when they were drawn."""
    notes = [
        Cell("打印机", sheet.printer),
        Cell("座席", sheet.desk),
        Cell("已设", sheet.setting),
    ]
    told = "；".join((*reprinted(sheet.copy), *missing_glyphs(missing)))
    if told:
        notes.append(Cell("说明", told))
    return Rulers(head_of(FORM, sheet), tuple(note for note in notes if note.text))
