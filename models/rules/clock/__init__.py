"""The service clock: what a ticket's events, its promise and the calendar say of every limit.

Nothing here is stored and nothing is patched: a due moment is computed from the whole
history each time, so a late entry or a corrected grade can never leave a stale one.
"""

from models.rules.clock.events import ClockEvent
from models.rules.clock.hours import NATURAL, WorkingHours
from models.rules.clock.ledger import Segment, SegmentKind
from models.rules.clock.limits import LimitName, LimitReading, LimitState
from models.rules.clock.reading import ClockReading, read_clock

__all__ = [
    "NATURAL",
    "ClockEvent",
    "ClockReading",
    "LimitName",
    "LimitReading",
    "LimitState",
    "Segment",
    "SegmentKind",
    "WorkingHours",
    "read_clock",
]
