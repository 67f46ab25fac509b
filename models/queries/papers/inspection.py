"""F04 and F05: one inspection item by item (巡检记录表), routine work device by device."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Site, Terminal, Ticket
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import TicketFile, read_ticket, ticks
from models.queries.work_order_blocks import at, last, said
from models.queries.work_orders import customer_block
from models.rules.norms.checklists import CheckLine
from models.rules.states import Verb
from models.rules.terms import TicketKind
from models.rules.zone import local_day
from models.sheets.inspection import (
    FoundHazard,
    InspectionSheet,
    RoutineItem,
    RoutineLine,
    RoutineSheet,
)
from models.sheets.site_visit import CheckedItem

MOST_DEVICES = 200
CHOICES = {"yes_no": ("无告警", "有告警"), "fit": ("符合", "不符合"), "match": ("相符", "不符")}


def fill_inspection(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the record of one inspection with the items of the norm, to be answered on site."""
    file = read_ticket(session, number, ask)
    ticket = file.ticket
    sheet = InspectionSheet(
        number=ticket.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        customer=customer_block(session, ticket),
        plan_number=ticket.external_number,
        site=_site(file),
        equipment="；".join(_named(one) for one, _ in _devices(file))[:200],
        segment=said(ticket.segment),
        last_on=_last_on(file),
        due_on=None if ticket.due_at is None else local_day(ticket.due_at),
        begun_at=at(last(file.past, Verb.ARRIVE)),
        ended_at=ticket.restored_at,
        crew=_crew(file),
        instruments=file.dispatch().instruments,
        items=tuple(_item(line) for line in file.norms.checklists.routine.lines),
        hazards=tuple(_hazards(file)),
        remark=ticket.process,
    )
    return file.filled(sheet)


def fill_routine(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill a batch: one row for each device of the customer the ticket is about."""
    file = read_ticket(session, number, ask)
    ticket = file.ticket
    lines = file.norms.checklists.routine.lines
    sheet = RoutineSheet(
        number=ticket.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        plan_number=ticket.external_number,
        area=ticket.town,
        segment=said(ticket.segment),
        day_on=None
        if file.order is None or file.order.planned_at is None
        else local_day(file.order.planned_at),
        crew=_crew(file),
        instruments=file.dispatch().instruments,
        items=tuple(RoutineItem(code=one.code, name=one.zh) for one in lines),
        lines=tuple(
            RoutineLine(device=_named(terminal), place=circuit.number)
            for terminal, circuit in _devices(file)
        ),
        hazards=tuple(_hazards(file)),
        remark=ticket.process,
    )
    return file.filled(sheet)


def _item(line: CheckLine) -> CheckedItem:
    return CheckedItem(
        code=line.code,
        name=line.zh,
        rule=line.rule,
        choices=ticks(CHOICES.get(line.answer, ())),
        unit=line.unit,
    )


def _devices(file: TicketFile) -> list[tuple[Terminal, Circuit]]:
    """Return the terminals there: of the ticket's circuit, else of all of its customer."""
    ticket = file.ticket
    statement = (
        select(Terminal, Circuit)
        .join(Circuit, Circuit.id == Terminal.circuit_id)
        .where(Terminal.removed_at.is_(None))
        .order_by(Circuit.number, Terminal.id)
        .limit(MOST_DEVICES)
    )
    if ticket.circuit_id is not None:
        statement = statement.where(Circuit.id == ticket.circuit_id)
    elif ticket.customer_id is not None:
        statement = statement.where(Circuit.customer_id == ticket.customer_id)
    else:
        return []
    return [(row.Terminal, row.Circuit) for row in file.session.execute(statement)]


def _named(terminal: Terminal) -> str:
    return " ".join(part for part in (terminal.brand, terminal.model, terminal.serial) if part)


def _site(file: TicketFile) -> str:
    site = None if file.ticket.site_id is None else file.session.get(Site, file.ticket.site_id)
    return file.ticket.address if site is None else f"{site.name} {site.address}".strip()


def _crew(file: TicketFile) -> str:
    sent = file.dispatch()
    return f"{sent.crew} {'、'.join(sent.people)}".strip()


def _last_on(file: TicketFile) -> date | None:
    """Return the day the same line, or the same customer, was inspected before."""
    ticket = file.ticket
    if ticket.circuit_id is None and ticket.customer_id is None:
        return None
    same = (
        Ticket.customer_id == ticket.customer_id
        if ticket.circuit_id is None
        else Ticket.circuit_id == ticket.circuit_id
    )
    before = file.session.scalar(
        select(Ticket.restored_at)
        .where(
            same,
            Ticket.kind == TicketKind.INSPECTION,
            Ticket.id != ticket.id,
            Ticket.restored_at.is_not(None),
            Ticket.reported_at < ticket.reported_at,
        )
        .order_by(Ticket.restored_at.desc())
        .limit(1)
    )
    return None if before is None else local_day(before)


def _hazards(file: TicketFile) -> Iterable[FoundHazard]:
    """Yield the hazards reported as tickets of their own under this one."""
    statement = select(Ticket).where(
        Ticket.parent_id == file.ticket.id, Ticket.kind == TicketKind.HAZARD
    )
    for one in file.session.scalars(statement.order_by(Ticket.id)):
        yield FoundHazard(what=one.symptom, ticket=one.number)
