"""Any form about any subject: its facts, its copy number, and the record of its print."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from models.domain import Event, Print
from models.errors import RefusedError
from models.queries.customers import history
from models.queries.papers import PAPERS, PaperAsk, paper_draft
from models.rules.papers import PaperSubject
from models.rules.terms import Role
from models.services import crews
from models.services.tickets import record_print
from printing.catalogue import FORMS, render
from tests.services.counter import DAY, Counter


def drafted(county, form, number, reason=""):
    ask = PaperAsk(actor="李", now=county.now, reason=reason)
    return county.ask(paper_draft, form=form, number=number, ask=ask)


def printed(county, draft, reason=None):
    return county.act(
        lambda s: record_print(
            s,
            form=draft.form,
            form_version="1.0",
            subject=draft.subject,
            pdf=b"%PDF",
            pages=1,
            printer="P",
            paper="A4",
            reason=reason,
        )
    )


def test_every_registered_form_is_of_the_catalogue():
    assert set(PAPERS) <= set(FORMS)


def test_an_order_and_its_ticket_are_the_same_paper(any_county):
    number = any_county.open().number
    order = any_county.walk(number, until="dispatch").order
    by_ticket, by_order = drafted(any_county, "F01", number), drafted(any_county, "F01", order)
    assert by_ticket == by_order
    assert by_order.subject.number == order
    assert (by_order.subject.ticket, by_order.subject.order) == (number, order)


def test_the_second_copy_counts_on_and_says_why(any_county):
    first = drafted(any_county, "F19", "C001")
    assert (first.copies, first.sheet.copy.number) == (0, 1)
    printed(any_county, first)
    second = drafted(any_county, "F19", "C001", "卡片遗失")
    assert (second.copies, second.sheet.copy.number) == (1, 2)
    assert second.sheet.copy.reason == "卡片遗失"
    with pytest.raises(RefusedError) as refused:
        printed(any_county, second)
    assert refused.value.code == "print.reason_missing"
    assert printed(any_county, second, "卡片遗失").copy_number == 2


def test_a_customers_card_is_recorded_on_the_customer(any_county):
    draft = drafted(any_county, "F19", "C001")
    printed(any_county, draft)
    event = any_county.ask(lambda s: s.scalars(select(Event).where(Event.verb == "print")).one())
    assert (event.subject_kind, event.subject) == ("customer", "C001")
    assert event.subject_id == draft.subject.row_id
    assert event.facts["form"] == "F19"
    row = any_county.ask(lambda s: s.scalars(select(Print)).one())
    assert (row.subject_kind, row.subject_id, row.ticket_id) == (
        "customer",
        draft.subject.row_id,
        None,
    )
    told = any_county.ask(history, "C001")
    assert [(one.what, one.subject) for one in told.rows] == [("print", "C001")]
    assert told.prints == 1


def test_a_paper_of_its_own_number_is_an_event_of_its_ticket(county):
    number = county.open().number
    slip = PaperSubject(kind="ticket", number="LX-LY-20261120-0001", ticket=number)
    draft = replace(drafted(county, "F01", number), subject=slip)
    printed(county, draft)
    event = county.ask(lambda s: s.scalars(select(Event).where(Event.verb == "print")).one())
    assert (event.subject, event.facts["number"]) == (number, slip.number)


def test_the_card_tells_what_the_archive_knows(county):
    county.walk(county.open().number, until="report")
    sheet = drafted(county, "F19", "C001").sheet
    assert sheet.archive.name == "临溪县农村信用社"
    assert sheet.archive.grade == "AAA级"
    assert sheet.contacts[0].phones == "138 0000 0021"
    assert [one.number for one in sheet.circuits] == ["LX-INT-00042"]
    assert [one.serial for one in sheet.terminals] == ["NEW-1"]
    assert sheet.history[0].kind == "工单"
    assert sheet.history[0].summary.startswith("业务恢复")
    assert render("F19", [sheet]).pages == 2


def test_the_crews_table_has_roster_load_and_leave(any_county):
    leave = any_county.act(
        lambda s: crews.ask_leave(s, technician="T12", kind="年休假", starts_on=DAY, ends_on=DAY)
    )
    any_county.act(lambda s: crews.approve_leave(s, leave))
    any_county.open()
    any_county.walk(any_county.open(anyway=True).number, until="report")
    sheet = drafted(any_county, "F18", "2026-W47").sheet
    assert [(one.person, one.shifts[4:]) for one in sheet.roster[:2]] == [
        ("王T11", ("白", "白", "白")),
        ("王T12", ("假", "白", "白")),
    ]
    assert sheet.roster[0].shifts[:4] == ("缺",) * 4
    first = sheet.crews[0].days[4]
    assert (first.planned, first.load) == (2.25, 135 / (24 * 60))
    assert [(one.person, one.kind) for one in sheet.leaves] == [("王T12", "年休假")]
    assert render("F18", [sheet]).pages == 1
    with pytest.raises(RefusedError) as refused:
        drafted(any_county, "F18", "2026-11-01..2026-12-31")
    assert refused.value.code == "load.too_long_to_print"


def test_whoever_may_not_print_is_refused_for_any_subject(county):
    draft = drafted(county, "F19", "C001")
    caller = Counter(county.store, role=Role.CALLER)
    with pytest.raises(RefusedError) as refused:
        printed(caller, draft)
    assert refused.value.code == "print.not_yours"


def test_a_form_the_record_cannot_fill_is_refused(county):
    with pytest.raises(RefusedError) as refused:
        drafted(county, "F99", "C001")
    assert refused.value.code == "printing.unknown_form"
