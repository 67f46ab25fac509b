"""What the record of a circuit's acceptance test (电路测试记录, F15) prints."""

from dataclasses import dataclass
from datetime import datetime

from models.sheets.letter import (
    NO_CIRCUIT,
    CircuitBlock,
    Copy,
    CustomerBlock,
    InstrumentLine,
    Letterhead,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLine:
    """One test: what is asked (``threshold``), how long it ran, what came out."""

    name: str
    threshold: str = ""
    length: str = ""
    result: str = ""
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CircuitTestSheet:
    """A circuit's test; ``passed`` is left open until somebody has judged it."""

    number: str
    letterhead: Letterhead
    copy: Copy
    customer: CustomerBlock
    circuit: CircuitBlock = NO_CIRCUIT
    ticket: str = ""
    tested_at: datetime | None = None
    finished_at: datetime | None = None
    testers: tuple[str, ...] = ()
    weather: str = ""
    instruments: tuple[InstrumentLine, ...] = ()
    tests: tuple[MeasuredLine, ...] = ()
    passed: bool | None = None
    conclusion: str = ""
    remarks: str = ""
