"""F03, the resource survey (资源勘查单): taken along empty, with what is known filled in."""

from sqlalchemy.orm import Session

from models.domain import Circuit, Site
from models.queries.papers.asking import Filled, PaperAsk, letterhead
from models.queries.papers.ticket_file import TicketFile, read_ticket, ticks
from models.queries.work_order_blocks import at, last, said, told
from models.queries.work_orders import customer_block
from models.rules.states import Verb
from models.sheets.survey import NOWHERE, SurveyEnd, SurveyFindings, SurveySheet

ACCESS = ("基站", "光交", "OLT")
BUILD = ("不涉及", "涉及")
CONCLUSIONS = ("可行", "不可行", "需建设")


def fill(session: Session, number: str, ask: PaperAsk) -> Filled:
    """Fill the survey of a ticket."""
    file = read_ticket(session, number, ask)
    ticket = file.ticket
    circuit = None if ticket.circuit_id is None else session.get(Circuit, ticket.circuit_id)
    report = last(file.past, Verb.REPORT)
    people = "、".join(file.dispatch().people)
    sheet = SurveySheet(
        number=ticket.number,
        letterhead=letterhead(session),
        copy=ask.copy(),
        customer=customer_block(session, ticket),
        demand_number=ticket.external_number,
        service=said(ticket.service),
        speed="" if circuit is None else circuit.speed,
        asked_by=ticket.reporter,
        asked_at=ticket.reported_at,
        answer_by=ticket.due_at,
        site_a=SurveyEnd(name=ticket.customer_name, address=ticket.address)
        if circuit is None
        else _end(file, circuit.site_a_id),
        site_z=_end(file, None if circuit is None else circuit.site_z_id),
        surveyor=people,
        surveyed_at=at(last(file.past, Verb.ARRIVE)),
        findings=SurveyFindings(
            access_kind=ticks(ACCESS), construction=ticks(BUILD), plan=told(report, "process")
        ),
        conclusion=ticks(CONCLUSIONS),
    )
    return file.filled(sheet)


def _end(file: TicketFile, site_id: int | None) -> SurveyEnd:
    site = None if site_id is None else file.session.get(Site, site_id)
    if site is None:
        return NOWHERE
    return SurveyEnd(
        name=site.name,
        address=site.address,
        longitude="" if site.longitude is None else f"东经 {site.longitude:.4f}°",
        latitude="" if site.latitude is None else f"北纬 {site.latitude:.4f}°",
    )
