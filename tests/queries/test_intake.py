"""Taking a call: found by number, name, sound or line, with the promise shown live."""

from datetime import timedelta

import pytest

from models.queries.customers import customer_card, customer_rows, history
from models.queries.intake import (
    circuits_of,
    duplicates,
    find_caller,
    promise_shown,
    repeats_of,
)
from models.queries.work_orders import work_order_sheet
from models.rules.papers import PaperSubject
from models.rules.terms import Locality, Reach, Service, ServiceGrade, TicketKind
from models.services.customers import add_contact, archive_customer, edit_customer
from models.services.tickets import record_print
from tests.services.counter import LINE, MORNING


@pytest.mark.parametrize(
    ("typed", "matched"),
    {
        "13800000021": "phone",
        "0021": "phone",
        "138-0000 0021": "phone",
        "C001": "number",
        "农村信用社": "name",
        "临溪县": "name",
        "lxxncxys": "initials",
        "ncxys": "initials",
        "linxixian": "initials",
        "lxint00042": "circuit",
        "LX-INT-00042": "circuit",
        "周敏": "contact",
    }.items(),
)
def test_a_caller_is_found_by_whatever_was_typed(any_county, typed, matched):
    rows = any_county.ask(find_caller, typed)
    assert (rows[0].customer_number, rows[0].matched) == ("C001", matched)
    assert rows[0].contact_phone == "138 0000 0021"


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "不存在的单位", "12", "😀"])
def test_what_nobody_is_called_finds_nobody(county, typed):
    assert county.ask(find_caller, typed) == ()


def test_a_filed_away_customer_is_not_offered(county):
    county.act(lambda s: archive_customer(s, "C001", reason="销户"))
    assert county.ask(find_caller, "农村信用社") == ()


def test_a_renamed_customer_is_found_by_the_new_name_only(county):
    county.act(lambda s: edit_customer(s, "C001", name="临溪农商银行"))
    assert county.ask(find_caller, "lxnsyh")[0].customer_number == "C001"
    assert county.ask(find_caller, "农村信用社") == ()


def test_an_exact_phone_comes_before_a_part_of_one(county):
    county.act(lambda s: add_contact(s, customer="C002", name="李", phones=["0021777"]))
    assert [row.customer_number for row in county.ask(find_caller, "0021")] == ["C001", "C002"]


def test_a_circuit_shows_the_grade_and_limit_it_really_has(county):
    row = county.ask(circuits_of, "C001", now=county.now)[0]
    assert (row.grade, row.grade_inherited, row.limit) == ("AAA", True, timedelta(hours=2))
    assert (row.site_a, row.address, row.open_ticket) == ("总部", "人民路1号", None)
    number = county.open().number
    assert county.ask(circuits_of, "C001", now=county.now)[0].open_ticket == number
    assert [one.number for one in county.ask(duplicates, LINE)] == [number]
    assert county.ask(repeats_of, LINE, since=county.now + timedelta(days=1)) == ()


def test_the_promise_is_shown_before_anything_is_saved(county):
    shown = county.ask(
        promise_shown,
        kind=TicketKind.FAULT,
        service=Service.DATA,
        reach=Reach.ACROSS_PROVINCES,
        grade=ServiceGrade.AA,
        locality=Locality.URBAN,
        reported_at=MORNING,
        now=MORNING + timedelta(minutes=3),
    )
    assert shown.due_at == MORNING + timedelta(hours=5)
    assert (shown.inferred, shown.basis) == (True, "natural")


def test_a_customers_history_holds_tickets_prints_and_calls(county):
    number = county.open().number
    order = county.walk(number, until="dispatch").order
    county.act(
        lambda s: record_print(
            s,
            form="F01",
            form_version="1.0",
            subject=PaperSubject(kind="ticket", number=order, ticket=number, order=order),
            pdf=b"%PDF",
            pages=1,
            printer="P",
            paper="A4",
        )
    )
    county.ask(customer_card, "C001", now=county.now)
    told = county.ask(history, "C001")
    assert [row.what for row in told.rows] == ["print", "ticket"]
    assert (told.tickets, told.prints, told.papers_out, told.late) == (1, 1, 1, 0)
    assert county.ask(customer_rows, "lx")[0].open_tickets == 1


def test_the_work_order_says_what_the_archive_and_the_record_know(any_county):
    county = any_county
    number = county.open().number
    county.walk(number, until="report")
    sheet = county.ask(work_order_sheet, number, actor="李", now=county.now, copy=2, reason="卡纸")
    assert sheet.number == f"{number}-P1"
    assert (sheet.customer.name, sheet.customer.grade) == ("临溪县农村信用社", "AAA级")
    assert (sheet.circuit.number, sheet.circuit.site_a) == (LINE, "总部 人民路1号")
    assert sheet.report.symptom.endswith("客户已自行重启。")
    assert sheet.promise.limit == timedelta(hours=2)
    assert sheet.promise.arithmetic == ()  # nothing was paused: report and limit say it all
    assert (sheet.dispatch.crew, sheet.dispatch.vehicle) == ("城区一班", "辽B·A1203")
    assert sheet.dispatch.people == ("王T11",)
    assert [one.number for one in sheet.dispatch.instruments] == ["OTDR-1"]
    assert sheet.work.cause.startswith("line.pigtail 尾纤")
    assert sheet.work.replacements[0].new_serial == "NEW-1"
    assert sheet.work.measurements[0].verdict == "合格"
    assert [tick.done for tick in sheet.steps].count(True) == 4
    assert [tick.done for tick in sheet.five_ones].count(True) == 1
    assert (sheet.copy.number, sheet.copy.reason) == (2, "卡纸")


def test_a_ticket_nobody_was_sent_for_prints_with_empty_parts(county):
    number = county.open(circuit_number=None, customer_name="小店", accept=False).number
    sheet = county.ask(work_order_sheet, number, actor="李", now=county.now)
    assert (sheet.number, sheet.promise, sheet.dispatch.crew) == (number, None, "")
