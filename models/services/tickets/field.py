"""What happens on the way and at the customer's, and why a ticket stands still."""

from models.errors import RefusedError
from models.rules.facts_field import (
    AbsentFacts,
    AppointFacts,
    ApproveFacts,
    RenewFacts,
    SuspendFacts,
)
from models.rules.states import Verb
from models.services.numbering import next_number
from models.services.tickets.move import Move

SLIP_LETTERS = "LY"


def appoint(move: Move) -> None:
    """Note the time agreed with the customer; one past the due moment is marked (预约)."""
    moment = move.facts(AppointFacts).appointed_at
    move.ticket.appointed_at = moment
    if move.ticket.due_at is not None and moment > move.ticket.due_at:
        move.extra["beyond_due"] = True


def absent(move: Move) -> None:
    """Nobody there: leave a numbered slip, come again (到访留言条)."""
    told = move.facts(AbsentFacts)
    if told.slip is None:
        move.extra["slip"] = next_number(move.session, SLIP_LETTERS, move.at)
    move.ticket.appointed_at = told.appointed_at


def suspend(move: Move) -> None:
    """Hold the ticket until a stated moment (挂起)."""
    move.ticket.suspended_until = move.facts(SuspendFacts).expected_resume_at


def approve_suspend(move: Move) -> None:
    """Agree to the hold that was asked for; its reason and proof count as told then."""
    asked = move.last(Verb.REQUEST_SUSPEND)
    if asked is None:
        raise RefusedError("ticket.no_hold_asked", number=move.ticket.number)
    request = SuspendFacts.model_validate(
        {name: asked.facts[name] for name in SuspendFacts.model_fields if name in asked.facts}
    )
    until = move.facts(ApproveFacts).expected_resume_at or request.expected_resume_at
    move.ticket.suspended_until = until
    move.extra |= {
        "reason": request.reason,
        "expected_resume_at": until,
        "proof": request.proof,
        "requested_at": asked.happened_at,
        "requested_by": asked.actor,
    }


def renew_suspend(move: Move) -> None:
    """Hold the ticket longer (续挂)."""
    move.ticket.suspended_until = move.facts(RenewFacts).expected_resume_at


def resume(move: Move) -> None:
    """Let the ticket go on (解挂)."""
    move.ticket.suspended_until = None
