"""What a number may mean: one frozen row, for boxes that ask before anything is loaded."""

from dataclasses import dataclass

from models.rules.states import TicketState


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One record a number may mean; ``order`` where it is a work order's own."""

    number: str
    ticket: str
    customer_name: str
    state: TicketState
    order: str = ""
