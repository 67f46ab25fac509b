"""Sample pages of rulers: a printer never set, one that is, the nastiest name of a printer."""

from dataclasses import replace

from models.sheets.calibration import CalibrationSheet
from printing.samples.county import HOSTILE, RARE, first_copy, letterhead


def sheets() -> dict[str, CalibrationSheet]:
    """Return the samples by name."""
    short = CalibrationSheet(number="JZ-D1", letterhead=letterhead(), copy=first_copy())
    long = replace(
        short,
        printer="EPSON LQ-630KII（调度台）",
        desk="D1",
        setting="右移 1.5 mm　下移 -0.8 mm　横向 99.6 %　纵向 100.2 %",
    )
    return {"short": short, "long": long, "nasty": replace(long, printer=HOSTILE * 3, desk=RARE)}
