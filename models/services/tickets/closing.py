"""The end of the road: the report, the check, the call afterwards, filing."""

from sqlalchemy import select

from models.domain import FollowUpCall, Terminal
from models.rules.facts_field import CloseFacts, FollowUpFacts, Replaced, ReportFacts
from models.rules.states import TicketState
from models.rules.terms import OrderState
from models.rules.zone import local_day
from models.services.journal import record
from models.services.spares import fitted
from models.services.tickets.move import Move
from models.services.tickets.placing import end, wake


def report(move: Move) -> None:
    """Take the crew's report: cause, work done, terminals changed (回单)."""
    told, ticket = move.facts(ReportFacts), move.ticket
    ticket.cause_code = told.cause_code or ticket.cause_code
    ticket.liability = told.liability
    ticket.process = told.process
    ticket.prevention = told.prevention or ticket.prevention
    ticket.satisfaction = told.satisfaction or ticket.satisfaction
    if ticket.circuit_id is not None:
        for swapped in told.replaced:
            _replace(move, ticket.circuit_id, swapped)
    _finish_orders(move)


def _replace(move: Move, circuit_id: int, swapped: Replaced) -> None:
    """Note the new terminal and put the old one's record away (资料更新)."""
    old = None
    if swapped.old_serial is not None:
        old = move.session.scalar(
            select(Terminal).where(
                Terminal.circuit_id == circuit_id,
                Terminal.serial == swapped.old_serial,
                Terminal.removed_at.is_(None),
            )
        )
    new = Terminal(
        circuit_id=circuit_id,
        serial=swapped.new_serial,
        installed_on=local_day(move.at),
        kind="" if old is None else old.kind,
        brand="" if old is None else old.brand,
        model="" if old is None else old.model,
        location="" if old is None else old.location,
    )
    move.session.add(new)
    move.session.flush()
    if old is not None:
        old.removed_at = move.at
        old.replaced_by_id = new.id
    fitted(
        move.session,
        terminal=new.id,
        serial=swapped.new_serial,
        old_serial=swapped.old_serial,
    )
    record(
        move.session,
        verb="replace",
        subject_kind="terminal",
        subject_id=new.id,
        subject=move.ticket.circuit_number,
        facts={
            "ticket": move.ticket.number,
            "old_serial": swapped.old_serial,
            "new_serial": swapped.new_serial,
            "old_known": old is not None,
        },
    )


def send_back(move: Move) -> None:
    """The check found it wanting: the crew gets its order again (驳回)."""
    move.ticket.sent_back += 1
    if move.to is TicketState.WORKING:
        wake(move)


def follow_up(move: Move) -> None:
    """Note the call afterwards; an unhappy customer takes the ticket back to work (回访)."""
    told, ticket = move.facts(FollowUpFacts), move.ticket
    move.session.add(
        FollowUpCall(
            ticket_id=ticket.id,
            called_at=move.at,
            caller=move.action.actor,
            outcome=told.outcome,
            satisfaction=told.satisfaction,
            comment=told.comment or "",
            fixed=told.fixed,
        )
    )
    ticket.satisfaction = told.satisfaction or ticket.satisfaction
    if move.to in (TicketState.WORKING, TicketState.TO_DISPATCH):
        ticket.reopened += 1
        if move.to is TicketState.WORKING:
            wake(move)
    elif move.to is TicketState.CLOSED:
        _finish_orders(move)


def close(move: Move) -> None:
    """File the ticket once every gate let it pass (归档)."""
    told = move.facts(CloseFacts)
    move.ticket.prevention = told.prevention or move.ticket.prevention
    _finish_orders(move)


def _finish_orders(move: Move) -> None:
    for order in move.live_orders():
        end(move, order, OrderState.FINISHED)
        move.order = order
