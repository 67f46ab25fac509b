"""What is printed: one sheet per form, plain facts already worded in Chinese.

A sheet is all a form may know. Words (grade, cause, segment) come worded by the glossary,
moments are aware and printed in Shanghai time, an empty text prints as an empty cell to be
filled in by hand. A service fills a sheet; ``printing`` draws it; neither knows the other.
Blocks many forms share stand in ``letter``, the rest of a form in the module named like it.
"""

from models.sheets.letter import (
    NO_CIRCUIT,
    PLIES,
    SATISFACTIONS,
    CircuitBlock,
    Copy,
    CustomerBlock,
    InstrumentLine,
    Letterhead,
    Material,
    Measurement,
    Tick,
)
from models.sheets.work_order import (
    ClockLine,
    DispatchBlock,
    Override,
    PromiseBlock,
    Replacement,
    ReportBlock,
    SuspensionLine,
    WorkBlock,
    WorkOrderSheet,
)

__all__ = [
    "NO_CIRCUIT",
    "PLIES",
    "SATISFACTIONS",
    "CircuitBlock",
    "ClockLine",
    "Copy",
    "CustomerBlock",
    "DispatchBlock",
    "InstrumentLine",
    "Letterhead",
    "Material",
    "Measurement",
    "Override",
    "PromiseBlock",
    "Replacement",
    "ReportBlock",
    "SuspensionLine",
    "Tick",
    "WorkBlock",
    "WorkOrderSheet",
]
