"""What the desk does to a ticket: accepting, correcting, handing over, cancelling."""

from datetime import date

from models.domain.edition import norms_on
from models.errors import RefusedError
from models.rules.facts_open import Terms
from models.rules.norms import promise_for
from models.rules.promise import Promise
from models.rules.states import TicketState
from models.rules.terms import OrderState
from models.rules.zone import local_day
from models.services.tickets.move import Move
from models.services.tickets.placing import end, wake


def accept(move: Move) -> None:
    """Freeze the promise: from here on no edition of the norms changes it (受理)."""
    _take_terms(move)
    move.ticket.accepted_at = move.at
    _promise(move, local_day(move.at))


def regrade(move: Move) -> None:
    """Correct what the promise rests on; the edition stays that of acceptance (更正等级)."""
    _take_terms(move)
    if move.ticket.accepted_at is not None:
        _promise(move, local_day(move.ticket.accepted_at))


def _take_terms(move: Move) -> None:
    told = move.facts(Terms)
    for name in ("grade", "reach", "service", "locality"):
        before, value = getattr(move.ticket, name), getattr(told, name)
        if value is not None and value != before:
            setattr(move.ticket, name, value)
            move.extra[f"{name}_before"] = before


def _promise(move: Move, day: date) -> None:
    ticket = move.ticket
    if ticket.service is None or ticket.reach is None or ticket.grade is None:
        raise RefusedError("ticket.terms_missing", number=ticket.number)
    promise: Promise = promise_for(
        norms_on(move.session, day),
        kind=ticket.kind,
        service=ticket.service,
        reach=ticket.reach,
        grade=ticket.grade,
        locality=ticket.locality,
    )
    ticket.promise = move.extra["promise"] = promise.to_json()
    ticket.norm_edition = promise.edition


def hand_over(move: Move) -> None:
    """Give the ticket to the maintainer it belongs to; crews come home (转出)."""
    _call_home(move)


def void(move: Move) -> None:
    """Cancel the ticket; its number stays taken (作废)."""
    _call_home(move)


def _call_home(move: Move) -> None:
    for order in move.live_orders():
        end(move, order, OrderState.RECALLED, reason=move.verb)


def reopen(move: Move) -> None:
    """Take a filed ticket up again (重开)."""
    move.ticket.reopened += 1
    if move.to is TicketState.WORKING:
        wake(move)
