"""One fault from the phone call to the filed paper, on both engines."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Document, PaperState, Print, Terminal, Ticket, WorkOrder
from models.errors import RefusedError
from models.queries.ticket_board import ticket_row
from models.queries.ticket_detail import clock_of, detail
from models.rules.clock import LimitState
from models.rules.papers import PaperSubject
from models.rules.states import TicketState, Verb
from models.rules.terms import OrderState
from models.services.tickets import do, record_print
from models.store.unit_of_work import perform
from tests.services.counter import MORNING, ROAD

PAPER = {"form": "F01", "form_version": "1.0", "printer": "LQ-630K", "paper": "241x140"}


def printed(county, number, order, **more):
    subject = PaperSubject(kind="ticket", number=order, ticket=number, order=order)
    given = PAPER | {"subject": subject, "pdf": b"%PDF-1.4", "pages": 1}
    return county.act(lambda s: record_print(s, **(given | more)))


def test_a_fault_walks_from_the_call_to_the_filed_paper(any_county):
    county = any_county
    opened = county.open()
    assert opened.number == "LX-GZ-20261120-0001"
    assert opened.state is TicketState.TO_DISPATCH
    assert opened.due_at == MORNING + timedelta(hours=2)
    order = county.walk(opened.number, until="dispatch").order
    assert printed(county, opened.number, order).copy_number == 1
    for verb in list(ROAD)[1:]:
        county.wait(5)
        facts = ROAD[verb](county.now) if callable(ROAD[verb]) else ROAD[verb]
        county.do(verb, opened.number, **facts)
    county.do("return_paper", opened.number, signed=True, order=order)
    told = county.ask(detail, opened.number, now=county.now)
    assert told.row.state is TicketState.CLOSED
    assert told.row.clock is LimitState.MET
    assert told.row.paper_state == PaperState.RETURNED
    assert [event.verb for event in told.timeline] == [
        Verb.OPEN,
        Verb.ACCEPT,
        Verb.DISPATCH,
        Verb.PRINT,
        *(Verb(verb) for verb in list(ROAD)[1:]),
        Verb.RETURN_PAPER,
    ]
    assert [(one.number, one.state) for one in told.orders] == [(order, OrderState.FINISHED)]
    assert [one.copy_number for one in told.prints] == [1]


def test_the_report_swaps_the_terminal_and_keeps_the_old_one(county):
    opened = county.open()
    county.walk(opened.number, until="report")
    rows = county.ask(lambda s: s.scalars(select(Terminal).order_by(Terminal.id)).all())
    assert [(one.serial, one.removed_at is None) for one in rows] == [
        ("OLD-1", False),
        ("NEW-1", True),
    ]
    assert rows[0].replaced_by_id == rows[1].id
    assert rows[1].brand == "H"


def test_what_the_archive_knows_is_filled_in_at_intake(county):
    row = county.ask(ticket_row, county.open().number, now=county.now)
    assert (row.customer_number, row.grade, row.contact_name) == ("C001", "AAA", "周敏")
    assert (row.contact_phone, row.town) == ("138 0000 0021", "临溪镇")


def test_an_unknown_customer_is_registered_without_a_record(county):
    opened = county.open(circuit_number=None, customer_name="路边小店")
    assert opened.state is TicketState.PENDING  # no grade is known yet
    county.do("accept", opened.number, grade="STANDARD", service="other", reach="within_province")
    assert county.ask(ticket_row, opened.number, now=county.now).state is TicketState.TO_DISPATCH


def test_a_second_report_on_a_circuit_is_counted_not_opened(any_county):
    first = any_county.open()
    second = any_county.open()
    assert (second.number, second.repeated) == (first.number, True)
    row = any_county.ask(ticket_row, first.number, now=any_county.now)
    assert row.repeats + 1 == 2
    assert any_county.open(anyway=True).number != first.number


def test_restored_in_time_stays_in_time_when_the_report_comes_days_later(county):
    opened = county.open()
    county.walk(opened.number, until="restore")
    county.wait(2 * 24 * 60)
    county.do("report", opened.number, **ROAD["report"])
    clock = county.ask(clock_of, opened.number, now=county.now)
    assert clock.state is LimitState.MET
    assert clock.limits["report"].state is LimitState.MISSED


@pytest.mark.parametrize(("reason", "moved"), [("cust_defer", 40), ("spare", 0)])
def test_only_a_reason_that_stops_the_clock_moves_the_due_moment(county, reason, moved):
    opened = county.open()
    county.walk(opened.number, until="acknowledge")
    hold = {
        "reason": reason,
        "proof": "周敏",
        "expected_resume_at": county.now + timedelta(hours=2),
    }
    county.do("suspend", opened.number, **hold)
    county.wait(40)
    done = county.do("resume", opened.number)
    assert done.due_at == opened.due_at + timedelta(minutes=moved)
    assert done.state is TicketState.TAKEN


def test_a_resume_past_the_limit_is_still_late_when_the_work_took_too_long(county):
    opened = county.open()
    county.walk(opened.number, until="acknowledge")
    county.wait(3 * 60)
    hold = {
        "reason": "cust_defer",
        "proof": "x",
        "expected_resume_at": county.now + timedelta(hours=2),
    }
    county.do("suspend", opened.number, **hold)
    county.wait(60)
    county.do("resume", opened.number)
    assert county.ask(ticket_row, opened.number, now=county.now).clock is LimitState.OVERDUE


def test_a_reprint_needs_a_reason_and_gets_the_next_copy_number(county):
    opened = county.open()
    order = county.walk(opened.number, until="dispatch").order
    printed(county, opened.number, order)
    with pytest.raises(RefusedError) as refused:
        printed(county, opened.number, order)
    assert refused.value.code == "print.reason_missing"
    assert printed(county, opened.number, order, reason="卡纸").copy_number == 2
    assert county.ask(lambda s: len(s.scalars(select(Print)).all())) == 2
    assert county.ask(lambda s: len(s.scalars(select(Document)).all())) == 1
    assert county.ask(lambda s: s.scalar(select(WorkOrder.prints))) == 2


def test_two_requests_of_another_system_are_one_ticket(county):
    given = {"external_source": "EOMS", "external_number": "LN-051-1"}
    first = county.open(**given)
    with pytest.raises(RefusedError) as refused:
        county.open(anyway=True, **given)
    assert refused.value.code == "ticket.external_taken"
    assert refused.value.facts["number"] == first.number


def test_an_action_sent_twice_counts_once(county):
    number = county.open().number
    action = county.action()

    def service(s):
        return do(s, verb="urge", number=number, facts={"who": "10086", "text": "快"})

    assert not perform(county.store, action, service).already
    assert perform(county.store, action, service).already
    assert county.ask(lambda s: s.scalar(select(Ticket.urges))) == 1
