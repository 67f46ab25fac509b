"""F14, the slip for spare parts (备品备件领用/更换单): all that went out under one number."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, Event, Spare, SpareMove, Technician, Ticket
from models.errors import RefusedError
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.work_order_blocks import said
from models.sheets.spare_part import PartLine, SparePartSheet


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the slip of this number; refuses spare_move.unknown."""
    moves = session.execute(
        select(SpareMove, Spare)
        .join(Spare, Spare.id == SpareMove.spare_id)
        .where(SpareMove.number == number, SpareMove.number != "")
        .order_by(SpareMove.id)
    ).all()
    if not moves:
        raise RefusedError("spare_move.unknown", number=number)
    first: SpareMove = moves[0][0]
    person = session.get(Technician, first.technician_id) if first.technician_id else None
    crew = session.get(Crew, first.crew_id) if first.crew_id is not None else None
    ticket = session.get(Ticket, first.ticket_id) if first.ticket_id is not None else None
    reasons = dict.fromkeys(move.reason for move, _ in moves if move.reason)
    sheet = SparePartSheet(
        number=number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        parts=tuple(_line(move, spare) for move, spare in moves),
        taken_by="" if person is None else person.name,
        crew="" if crew is None else crew.name,
        taken_at=first.moved_at,
        keeper=_handed_by(session, first),
        order="" if ticket is None else ticket.number,
        customer="" if ticket is None else ticket.customer_name,
        circuit="" if ticket is None else ticket.circuit_number,
        purpose="；".join(reasons),
        remarks=_owed(session, number),
    )
    told = None if ticket is None else ticket.number
    return Filled(sheet=sheet, row_id=first.id, ticket=told)


def _line(move: SpareMove, spare: Spare) -> PartLine:
    return PartLine(
        code=spare.code,
        name=spare.name,
        model=spare.spec,
        batch=move.batch,
        serial=move.serial,
        quantity=f"{-move.quantity} {spare.unit}".strip(),
        old_serial=move.old_serial,
        old_fate=said(move.old_fate),
    )


def _owed(session: Session, number: str) -> str:
    """Say how many old parts have yet to come back."""
    owed = session.scalars(
        select(SpareMove.id).where(
            SpareMove.number == number, SpareMove.owes_old, SpareMove.old_back_at.is_(None)
        )
    ).all()
    return f"待交旧件 {len(owed)} 件" if owed else ""


def _handed_by(session: Session, move: SpareMove) -> str:
    statement = select(Event.actor).where(
        Event.subject_kind == "spare_move", Event.subject_id == move.id, Event.verb == "add"
    )
    return session.scalar(statement.limit(1)) or ""
