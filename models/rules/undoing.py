"""What can be taken back, and why the rest cannot (撤销)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.rules.states import Verb

# A step that only moves the office's own plan can be taken back whole. What left the office,
# or was said to somebody, cannot: it is answered by another step, which the wording names.
CANNOT: Final[Mapping[Verb, str]] = MappingProxyType(
    {
        Verb.OPEN: "undo.number_given",
        Verb.CONTACT: "undo.was_said",
        Verb.FEEDBACK: "undo.was_said",
        Verb.URGE: "undo.was_said",
        Verb.ESCALATE: "undo.was_said",
        Verb.REPEAT: "undo.was_said",
        Verb.NOTE: "undo.was_said",
        Verb.PRINT: "undo.was_printed",
        Verb.RETURN_PAPER: "undo.was_returned",
        Verb.TRANSFER: "undo.handed_over",
        Verb.ABSENT: "undo.slip_left",
        Verb.FOLLOW_UP: "undo.call_made",
    }
)

UNDOABLE: Final = frozenset(Verb) - frozenset(CANNOT)
