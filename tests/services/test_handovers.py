"""Shifts handed over: the whole list, the next dispatcher's own word, and F16 as it stood."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.domain import Event, Handover, Undertaking
from models.queries import handovers as asking
from models.queries.papers import PaperAsk, paper_draft
from models.rules.terms import Role
from models.rules.zone import local_day
from models.services import handovers as service
from models.services.accounts import create_account
from models.services.handovers import Count, HandoverFacts
from models.store.unit_of_work import consult
from printing.catalogue import render
from tests.services.test_crowds import crowd, mend, refused

PASSWORD = "correct-horse-7"


def accounts(county):
    def add(s):
        create_account(s, name="李", password=PASSWORD)
        create_account(s, name="赵", password=PASSWORD, role=Role.DISPATCHER, must_change=False)
        create_account(s, name="管", password=PASSWORD, role=Role.KEEPER, must_change=False)

    county.act(add)


def give(county, **told):
    facts = HandoverFacts(**({"taken_over_by": "赵", "notes": {}} | told))
    return county.act(lambda s: service.hand_over(s, facts))


def kept(county):
    return consult(county.store, lambda s: s.scalar(select(Handover).order_by(Handover.id.desc())))


def verbs(county):
    return consult(county.store, lambda s: s.scalars(select(Event.verb)).all())


class TestTakingOver:
    def test_the_next_dispatcher_takes_over_with_the_own_password(self, any_county):
        county = any_county
        accounts(county)
        number = give(county, password=PASSWORD).require()
        row = kept(county)
        assert number == row.number == "LX-JJ-20261120-0001"
        assert (row.handed_over_by, row.taken_over_by, row.by_password) == ("李", "赵", True)

    def test_a_wrong_password_hands_nothing_over_and_is_on_record(self, county):
        accounts(county)
        answer = give(county, password="wrong-wrong-1")
        assert (answer.number, answer.code) == (None, "account.wrong")
        assert kept(county) is None
        assert "sign_in_failed" in verbs(county)

    def test_a_second_account_may_be_chosen_and_the_record_says_so(self, county):
        accounts(county)
        give(county).require()
        assert kept(county).by_password is False

    @pytest.mark.parametrize(
        ("taker", "code"), [("李", "handover.same_person"), ("谁", "handover.unknown_account")]
    )
    def test_nobody_takes_over_from_themselves_or_from_no_account(self, county, taker, code):
        accounts(county)
        error = refused(lambda: give(county, taken_over_by=taker))
        assert (error.code, error.facts["field"]) == (code, "taken_over_by")

    def test_an_office_without_accounts_names_whoever_it_is(self, county):
        give(county, taken_over_by="赵").require()
        error = refused(lambda: give(county, taken_over_by=" "))
        assert error.code == "record.empty"

    def test_only_who_dispatches_is_offered(self, county):
        accounts(county)
        start = county.ask(asking.handover_start, now=county.now, actor="李")
        assert [name for name, _ in start.takers] == ["赵"]


class TestTheList:
    def test_it_has_everything_open_and_the_pressing_first(self, any_county):
        county = any_county
        calm = county.open(circuit_number="LX-DAT-00007", customer_name="临溪第一中学").number
        late = county.open().number
        county.wait(110)
        held = _held(county)
        start = county.ask(asking.handover_start, now=county.now, actor="李")
        rows = {row.number: row for row in start.listed.tickets}
        assert start.listed.tickets[0].number == late
        assert (rows[late].section, rows[calm].section) == ("near", "in_hand")
        assert (rows[held].section, rows[held].remaining) == ("suspended", None)
        county.wait(30)
        again = county.ask(asking.handover_start, now=county.now, actor="李").listed.tickets
        assert (again[0].number, again[0].section) == (late, "overdue")

    def test_complaints_and_promises_to_come_are_on_it(self, county):
        complaint = county.open(kind="complaint", category="complaint").number
        day = local_day(county.now)

        def promise(s):
            for what, on in (("换光猫", day), ("走访", day + timedelta(days=9))):
                s.add(Undertaking(customer_id=1, what=what, owner="赵", due_on=on))

        county.act(promise)
        found = county.ask(asking.handover_start, now=county.now, actor="李").listed.promises
        assert [one.number for one in found] == [complaint, "C001"]
        assert found[1].matter == "临溪县农村信用社：换光猫"

    def test_what_is_to_be_counted_comes_from_the_register(self, county):
        counts = county.ask(asking.handover_start, now=county.now, actor="李").listed.counts
        told = [(one.kind, one.instrument, one.in_store) for one in counts]
        assert told == [
            ("vehicle", None, 2),
            ("instrument", "otdr", 1),
            ("instrument", "power_meter", 1),
        ]

    def test_who_is_on_duty_comes_from_the_roster(self, county):
        start = county.ask(asking.handover_start, now=county.now, actor="李")
        assert start.on_duty == ("城区一班", "柳河班")


class TestInTheMiddleOfAMajorFault:
    def test_there_is_no_hand_over_without_a_reason(self, any_county):
        county = any_county
        parent, _ = crowd(county)
        error = refused(lambda: give(county))
        assert (error.code, error.facts["field"]) == ("handover.major_fault", "major_reason")
        assert kept(county) is None
        give(county, major_reason="连续值班满12小时").require()
        assert kept(county).listed["major"] == [parent]

    def test_once_service_is_back_no_reason_is_asked(self, county):
        parent, _ = crowd(county)
        mend(county, parent)
        give(county).require()

    def test_a_serious_ticket_counts_like_a_crowd(self, county):
        county.open(severity="serious")
        assert refused(lambda: give(county)).code == "handover.major_fault"


class TestThePaper:
    def test_f16_prints_the_list_as_it_stood_and_not_as_it_stands(self, any_county):
        county = any_county
        number = county.open().number
        county.wait(110)
        record = give(
            county,
            shift="白班",
            next_shift="夜班",
            on_duty=["城区一班"],
            notes={number: "客户要求先电话"},
            counts=[Count("vehicle", "2"), Count("keys", "5", "机房钥匙")],
            notices="明日省公司检查",
            left_over="OTDR 待校准",
        ).require()
        county.wait(60)
        county.walk(number)
        ask = PaperAsk(actor="赵", now=county.now)
        sheet = county.ask(paper_draft, form="F16", number=record, ask=ask).sheet
        [line] = sheet.tickets
        assert (line.ticket, line.state, line.remaining, line.urgent) == (
            number,
            "待派单",
            "余 0:10",
            True,
        )
        assert line.note == "客户要求先电话"
        assert sheet.on_duty == ("李", "城区一班")
        counted = {one.name: (one.expected, one.found) for one in sheet.counts}
        assert counted["车辆"] == ("在库 2、借出 0", "2")
        assert counted["钥匙"] == ("", "5")
        assert render("F16", [sheet]).pages == 1

    def test_an_unknown_one_is_refused(self, county):
        ask = PaperAsk(actor="赵", now=county.now)
        error = refused(lambda: county.ask(paper_draft, form="F16", number="X", ask=ask))
        assert error.code == "handover.unknown"

    def test_the_list_of_hand_overs_says_what_went_over(self, county):
        county.open()
        give(county, shift="白班")
        [row] = county.ask(asking.handover_rows)
        assert (row.shift, row.tickets, row.urgent) == ("白班", 1, 0)


def _held(county):
    number = county.open(anyway=True).number
    county.walk(number, until="acknowledge")
    ahead = county.now + timedelta(hours=3)
    county.do("suspend", number, reason="cust_defer", proof="周", expected_resume_at=ahead)
    return number
