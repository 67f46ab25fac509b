"""Where a step leads when the table alone cannot say: the facts decide."""

from models.errors import RefusedError
from models.rules import lifecycle_gates as gate
from models.rules.lifecycle_ticket import Attempt
from models.rules.states import TicketState
from models.rules.terms import PretestOutcome, Satisfaction

CLOSING = (gate.has_cause, gate.has_prevention, gate.has_coordination, gate.has_confirmation)


def opened(attempt: Attempt) -> TicketState:
    """A draft waits to be finished, anything else waits to be accepted."""
    return TicketState.DRAFT if attempt.told("draft") is True else TicketState.PENDING


def pretested(attempt: Attempt) -> TicketState:
    """A remote cure ends the outage; anything else waits for a crew."""
    cured = attempt.told("outcome") is PretestOutcome.RESTORED
    return TicketState.RESTORED if cured else TicketState.TO_DISPATCH


def previous(attempt: Attempt) -> TicketState:
    """A resumed ticket stands where it stood when it was suspended."""
    return attempt.given("previous_state", attempt.ticket.previous_state)


def back_to_work(attempt: Attempt) -> TicketState:
    """Unfinished work goes back to its crew, or to the desk when nobody was sent."""
    return TicketState.WORKING if attempt.ticket.has_crew else TicketState.TO_DISPATCH


def called_back(attempt: Attempt) -> TicketState:
    """Not reached: still to call. Not fixed or dissatisfied: back to work. Else filed.

    What still misses for filing leaves the ticket waiting: the call is on record and
    the dispatcher files it when the gates are met.
    """
    fixed, satisfaction = attempt.told("fixed"), attempt.told("satisfaction")
    if fixed is None:
        return TicketState.VISITING
    if fixed is False or satisfaction is Satisfaction.DISSATISFIED:
        return back_to_work(attempt)
    try:
        for check in CLOSING:
            check(attempt)
    except RefusedError:
        return TicketState.VISITING
    return TicketState.CLOSED
