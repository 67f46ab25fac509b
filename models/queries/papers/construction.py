"""F02, the construction order (施工派工单): opening, relocation and removal."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Terminal
from models.domain.ledger import read
from models.queries import work_order_blocks as blocks
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import TicketFile, read_ticket, ticks
from models.queries.work_order_blocks import said
from models.queries.work_orders import circuit_block, customer_block
from models.sheets.construction import NO_ACCESS, AccessBlock, ConstructionSheet

IDENTITY = ("一致", "不一致", "未登记")
TRAINING = ("演示使用", "讲解简单维护", "客户试用满意", "留服务监督卡")


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the order named, or the latest leading one of the ticket named."""
    file = read_ticket(session, number, ask)
    ticket, order, customer = file.ticket, file.order, file.customer
    work = blocks.work_block(ticket, file.past, file.norms)
    sheet = ConstructionSheet(
        number=ticket.number if order is None else order.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        kind=said(ticket.kind),
        customer=customer_block(session, ticket),
        order_number=ticket.number,
        business_number=ticket.external_number,
        accepted_at=ticket.accepted_at,
        install_address=ticket.address,
        registered_name="" if customer is None else customer.registered_name,
        registered_address="" if customer is None else customer.registered_address,
        identity=ticks(IDENTITY),
        circuit=circuit_block(session, ticket),
        access=_access(file),
        promise=blocks.promise_block(ticket, read(file.past, now=ask.now), file.norms),
        dispatch=file.dispatch(),
        materials=work.materials,
        planned_at=None if order is None else order.planned_at,
        started_at=work.started_at,
        finished_at=work.restored_at,
        appointed_at=work.appointed_at,
        steps=blocks.steps(file.norms, file.past),
        five_ones=blocks.five_ones(file.norms, file.past),
        process=work.process or ticket.symptom,
        measurements=work.measurements,
        training=ticks(TRAINING),
        comment=work.comment,
        overrides=blocks.overrides(file.past, None if order is None else order.number),
    )
    return file.filled(sheet)


def _access(file: TicketFile) -> AccessBlock:
    if file.ticket.circuit_id is None:
        return NO_ACCESS
    circuit = file.session.get(Circuit, file.ticket.circuit_id)
    if circuit is None:
        return NO_ACCESS
    serial = file.session.scalar(
        select(Terminal.serial)
        .where(Terminal.circuit_id == circuit.id, Terminal.removed_at.is_(None))
        .order_by(Terminal.id.desc())
        .limit(1)
    )
    return AccessBlock(
        ip=circuit.ip,
        vlan=circuit.vlan,
        serial=serial or "",
        cable=circuit.room,
        fibre=circuit.core,
        splitter=f"{circuit.splitter} {circuit.splitter_ratio}".strip(),
    )
