"""A sheet that came back: told in one go, every step its own late event, or nothing at all."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Event
from models.domain.ledger import past_of, read
from models.queries import numbers, papers_out
from models.queries.papers_out import SheetState
from models.rules.clock import LimitState
from models.rules.papers import PaperSubject
from models.rules.states import TicketState, Verb
from models.services.backfill import backfill
from models.services.tickets import record_print
from models.services.void_papers import void_paper
from models.store.unit_of_work import consult
from tests.services.counter import TESTS, digest
from tests.services.test_crowds import refused, ticket

REASON = "纸质工单回填"


def sent(county, until="dispatch"):
    """Open a ticket and send a crew; return ticket and order."""
    number = county.open().number
    county.walk(number, until=until)
    return number, f"{number}-P1"


def sheet(county, start=None, **changes):
    start = start or county.now

    def after(minutes):
        return start + timedelta(minutes=minutes)

    told = {
        "acknowledged_at": after(3),
        "departed_at": after(8),
        "arrived_at": after(30),
        "started_at": after(32),
        "restored_at": after(55),
        "left_at": after(65),
        "cause_code": "line.pigtail",
        "process": "更换尾纤",
        "prevention": "更换同批尾纤",
        "tests": TESTS,
        "materials": [{"name": "尾纤", "quantity": 2, "unit": "根"}],
        "replaced": [{"old_serial": "OLD-1", "new_serial": "NEW-1"}],
        "signed": True,
        "satisfaction": "satisfied",
    }
    return told | changes


def fill(county, order, told, reason=REASON):
    return county.act(lambda s: backfill(s, order=order, told=told, reason=reason))


def printed(county, number, order):
    subject = PaperSubject(kind="ticket", number=order, ticket=number, order=order)
    return county.act(
        lambda s: record_print(
            s,
            form="F01",
            form_version="1.0",
            subject=subject,
            pdf=b"%PDF",
            pages=1,
            printer="P",
            paper="a4",
            reason="补打",
        )
    )


def out(county):
    return county.ask(papers_out.sheets_out)


class TestOneGo:
    def test_the_whole_road_is_told_with_each_step_at_its_own_moment(self, any_county):
        county = any_county
        number, order = sent(county)
        told = sheet(county)
        county.wait(300)
        done = fill(county, order, told)
        assert done.steps == (
            Verb.ACKNOWLEDGE,
            Verb.DEPART,
            Verb.ARRIVE,
            Verb.START,
            Verb.RESTORE,
            Verb.REPORT,
            Verb.RETURN_PAPER,
        )
        row = ticket(county, number)
        assert (row.state, row.restored_at) == (TicketState.REPLIED, told["restored_at"])
        assert (row.paper_state, row.satisfaction) == ("returned", "satisfied")
        past = county.ask(past_of, row.id)
        steps = [event for event in past if event.verb in done.steps[:-1]]
        assert [event.happened_at for event in steps] == [
            told[name]
            for name in (
                "acknowledged_at",
                "departed_at",
                "arrived_at",
                "started_at",
                "restored_at",
                "left_at",
            )
        ]
        assert {event.late_reason for event in steps} == {REASON}
        assert read(past, now=county.now).state is LimitState.MET
        assert past[-1].late_reason is None  # the sheet itself comes back now

    def test_it_goes_on_from_wherever_the_record_stands(self, county):
        number, order = sent(county, until="arrive")
        told = sheet(county, county.now - timedelta(minutes=30))
        county.wait(300)
        done = fill(county, order, told)
        assert done.steps[0] is Verb.START
        assert ticket(county, number).state is TicketState.REPLIED

    def test_times_nobody_needs_may_be_blank(self, county):
        _, order = sent(county)
        told = sheet(county, departed_at=None, started_at=None, left_at=None)
        county.wait(300)
        done = fill(county, order, told)
        assert Verb.DEPART not in done.steps
        assert Verb.REPORT in done.steps

    def test_a_sheet_of_work_reported_already_only_comes_back(self, county):
        number, order = sent(county, until="report")
        done = fill(county, order, {"signed": True}, reason="")
        assert done.steps == (Verb.RETURN_PAPER,)
        assert ticket(county, number).state is TicketState.REPLIED

    def test_a_reinforcing_crews_sheet_ends_its_part_alone(self, county):
        number, _ = sent(county, until="start")
        part = county.do("reinforce", number, crew="B02", task="协助").order
        told = {"left_at": county.now, "process": "吊线已恢复", "signed": False}
        county.wait(20)
        done = fill(county, f"{number}-P2", told)
        assert done.steps == (Verb.FINISH_PART, Verb.RETURN_PAPER)
        assert ticket(county, number).state is TicketState.WORKING
        assert part == f"{number}-P2"

    def test_the_same_action_sent_twice_is_told_once(self, county):
        number, order = sent(county)
        told = sheet(county)
        county.wait(300)
        action = county.action()
        for _ in range(2):
            county.act(lambda s: backfill(s, order=order, told=told, reason=REASON), uid=action.uid)
        verbs = consult(
            county.store, lambda s: s.scalars(select(Event.verb).where(Event.subject == number))
        ).all()
        assert verbs.count("restore") == 1


class TestRefusedWhole:
    @pytest.mark.parametrize(
        ("changes", "code", "field"),
        [
            ({"acknowledged_at": None}, "backfill.step_missing", "acknowledged_at"),
            ({"arrived_at": None}, "backfill.step_missing", "arrived_at"),
            ({"restored_at": None}, "backfill.step_missing", "restored_at"),
            ({"arrived_at": "2026-11-20 08:36"}, "backfill.out_of_order", "arrived_at"),
            ({"left_at": "2026-11-20 08:40"}, "backfill.out_of_order", "left_at"),
            ({"left_at": "2026-11-21 08:40"}, "backfill.in_future", "left_at"),
            ({"restored_at": "nine"}, "facts.invalid", "restored_at"),
            ({"materials": [{"name": "尾纤", "quantity": 0}]}, "facts.invalid", None),
        ],
    )
    def test_what_does_not_hold_names_its_field_and_nothing_is_kept(
        self, any_county, changes, code, field
    ):
        county = any_county
        _, order = sent(county)
        told = sheet(county, **changes)
        county.wait(300)
        before = digest(county.store)
        error = refused(lambda: fill(county, order, told))
        assert error.code == code
        assert field is None or error.facts["field"] == field
        assert digest(county.store) == before

    def test_a_gate_late_on_the_road_takes_the_early_steps_back_too(self, county):
        _, order = sent(county)
        told = sheet(county, cause_code=None)
        county.wait(300)
        before = digest(county.store)
        assert refused(lambda: fill(county, order, told)).code == "ticket.missing_fact"
        assert digest(county.store) == before

    def test_a_late_entry_has_its_reason(self, county):
        _, order = sent(county)
        told = sheet(county)
        county.wait(300)
        error = refused(lambda: fill(county, order, told, reason=" "))
        assert (error.code, error.facts["field"]) == ("ticket.late_reason_missing", "reason")

    def test_a_ticket_nobody_carries_has_no_sheet_to_tell(self, county):
        number, order = sent(county)
        county.do("recall", number, reason="改派")
        error = refused(lambda: fill(county, order, sheet(county)))
        assert error.code == "backfill.not_sent"
        assert refused(lambda: fill(county, "X-P1", {})).code == "paper.unknown_number"


class TestWhatIsOut:
    def test_a_sheet_is_out_until_it_comes_back(self, any_county):
        county = any_county
        number, order = sent(county)
        assert out(county) == ()
        printed(county, number, order)
        told = sheet(county)
        county.wait(300)
        [row] = out(county)
        assert (row.order, row.copies, row.age(county.now)) == (order, 1, timedelta(minutes=300))
        fill(county, order, told)
        assert out(county) == ()

    def test_a_copy_printed_after_the_return_is_out_again(self, county):
        number, order = sent(county)
        printed(county, number, order)
        county.do("return_paper", number, signed=True, order=order)
        county.wait(5)
        printed(county, number, order)
        assert [row.copies for row in out(county)] == [2]
        [again] = county.ask(papers_out.reprint_rows)
        assert (again.copy_number, again.reason) == (2, "补打")

    def test_void_sheets_are_in_their_register_and_count_nowhere(self, any_county):
        county = any_county
        number, order = sent(county)
        printed(county, number, order)
        error = refused(
            lambda: county.act(lambda s: void_paper(s, number=order, reason=" ", serial="0012"))
        )
        assert error.facts["field"] == "reason"
        county.act(lambda s: void_paper(s, number=order, reason="卡纸", serial="0012"))
        assert out(county) == ()
        [row] = county.ask(papers_out.void_rows)
        assert (row.number, row.serial, row.reason) == (order, "0012", "卡纸")
        rows = county.ask(papers_out.sheet_rows)
        assert [one.state for one in rows] == [SheetState.VOID]
        assert papers_out.rate_of(rows).share is None
        error = refused(lambda: county.act(lambda s: void_paper(s, number="X", reason="卡纸")))
        assert error.code == "paper.not_printed"

    def test_the_return_rate_is_signed_paper_out_of_printed(self, county):
        for n in range(4):
            number = county.open(anyway=True).number
            county.walk(number, until="dispatch")
            printed(county, number, f"{number}-P1")
            if n < 3:
                county.do("return_paper", number, signed=n < 2, order=f"{number}-P1")
        rows = county.ask(papers_out.sheet_rows)
        rate = papers_out.rate_of(rows)
        assert (rate.printed, rate.returned, rate.share) == (4, 2, 0.5)
        assert [row.state for row in rows].count(SheetState.UNSIGNED) == 1


class TestNumbers:
    @pytest.mark.parametrize(
        "text",
        ["LX-GZ-20261120-0001", " lx-gz-20261120-0001 ", "1", "0001", "GZ 1", "gz-0001"],
    )
    def test_whole_numbers_and_tails_find_the_ticket(self, any_county, text):
        number = any_county.open().number
        [row] = any_county.ask(numbers.find_number, text=text)
        assert (row.ticket, row.order) == (number, "")

    @pytest.mark.parametrize(
        "text", ["LX-GZ-20261120-0001-P1", "1-P1", "LX-GZ-20261120-0001-P1:F01:1.0:2:1"]
    )
    def test_an_orders_number_says_which_order(self, county, text):
        number, order = sent(county)
        [row] = county.ask(numbers.find_number, text=text)
        assert (row.ticket, row.order) == (number, order)

    def test_what_is_nobodys_number_finds_nothing(self, county):
        county.open()
        for text in ("", "9", "XJ 1", "LX-GZ-20261120-0001-P9", "周敏"):
            assert county.ask(numbers.find_number, text=text) == ()

    def test_open_ones_come_before_closed_ones(self, county):
        first = county.open().number
        county.walk(first)
        county.wait(60 * 24)
        second = county.open(reported_at=county.now).number
        rows = county.ask(numbers.find_number, text="1")
        assert [row.ticket for row in rows] == [second, first]

    def test_the_carriers_own_number_is_understood(self, county):
        number = county.open(external_source="EOMS", external_number="JK-77").number
        [row] = county.ask(numbers.find_number, text="JK-77")
        assert row.ticket == number
