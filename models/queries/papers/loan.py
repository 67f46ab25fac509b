"""F13, one loan of an instrument or a vehicle (仪表/工器具领用归还单): out, and back."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Calibration,
    Crew,
    Event,
    Instrument,
    Loan,
    Technician,
    Ticket,
    Vehicle,
    WorkOrder,
)
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.rules.terms import ThingKind
from models.rules.zone import local_day
from models.sheets.instrument_loan import InstrumentLoanSheet, LoanedItem
from models.sheets.letter import Tick


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the slip of the loan of this number; refuses loan.unknown.

    Of what went along, what came back is ticked; before the return nothing is.
    """
    loan = session.scalar(select(Loan).where(Loan.number == number)) if number else None
    if loan is None:
        raise RefusedError("loan.unknown", number=number)
    crew = session.get(Crew, loan.crew_id) if loan.crew_id is not None else None
    person = session.get(Technician, loan.technician_id) if loan.technician_id else None
    ticket = session.get(Ticket, loan.ticket_id) if loan.ticket_id is not None else None
    order = session.get(WorkOrder, loan.work_order_id) if loan.work_order_id else None
    out, back = _event(session, loan, "add"), _event(session, loan, "give_back")
    sheet = InstrumentLoanSheet(
        number=loan.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        items=(_item(session, loan),),
        borrower="" if person is None else person.name,
        crew="" if crew is None else crew.name,
        order=order.number if order is not None else ticket.number if ticket is not None else "",
        purpose="" if ticket is None else ticket.customer_name,
        lent_at=loan.lent_at,
        due_back_at=loan.due_back_at,
        keeper="" if out is None else out.actor,
        returned_at=loan.returned_at,
        received_by="" if back is None else back.actor,
        damage=_lacking(loan),
        override=_override(loan, out),
    )
    told = None if ticket is None else ticket.number
    return Filled(sheet=sheet, row_id=loan.id, ticket=told)


def _item(session: Session, loan: Loan) -> LoanedItem:
    back = loan.returned_at is not None
    along = tuple(
        Tick(label=part, done=back and part not in loan.missing) for part in loan.accessories
    )
    instrument = session.get(Instrument, loan.subject_id)
    if loan.subject_kind is ThingKind.VEHICLE or instrument is None:
        vehicle = session.get_one(Vehicle, loan.subject_id)
        return LoanedItem(
            number=vehicle.plate, name=vehicle.kind, accessories=along, condition=loan.condition
        )
    until = _held_until(session, instrument, loan)
    return LoanedItem(
        number=instrument.number,
        name=instrument.name,
        model=instrument.model,
        serial=instrument.serial,
        valid_until_on=until,
        expired=until is not None and until < local_day(loan.lent_at),
        accessories=along,
        condition=loan.condition,
    )


def _held_until(session: Session, instrument: Instrument, loan: Loan) -> date | None:
    """Return until when its calibration held as it stood on the day it was lent."""
    known = session.scalar(
        select(Calibration.valid_until_on)
        .where(
            Calibration.instrument_id == instrument.id,
            Calibration.calibrated_on <= local_day(loan.lent_at),
        )
        .order_by(Calibration.valid_until_on.desc())
        .limit(1)
    )
    return known or instrument.valid_until_on


def _lacking(loan: Loan) -> str:
    return f"未交回：{'、'.join(loan.missing)}" if loan.missing else ""


def _override(loan: Loan, out: Event | None) -> str:
    if not loan.overridden_by:
        return ""
    reason = "" if out is None else str(out.facts.get("override_reason") or "")
    return f"{loan.overridden_by}：{reason}"


def _event(session: Session, loan: Loan, verb: str) -> Event | None:
    return session.scalar(
        select(Event)
        .where(Event.subject_kind == "loan", Event.subject_id == loan.id, Event.verb == verb)
        .order_by(Event.sequence.desc())
        .limit(1)
    )
