"""Many reports, one trouble: joined, told, restored and filed together, each on its own record."""

import pytest
from sqlalchemy import select

from models.domain import Crowd, Event, Ticket
from models.domain.ledger import past_of, read
from models.errors import RefusedError
from models.queries import crowds as asking
from models.rules.clock import LimitState
from models.rules.states import TicketState, Verb
from models.services import crowds as service
from models.services import customers
from models.store.unit_of_work import consult
from tests.services.counter import DAY, ROAD

OLT = "OLT-1"
_ = DAY


def furnish(county, count=4):
    """Enter customers whose circuits hang on one OLT, each on a port of its own."""

    def add(s):
        for n in range(1, count + 1):
            customers.add_customer(s, number=f"K{n}", name=f"客户{n}", grade="A", town="临溪镇")
            customers.add_contact(s, customer=f"K{n}", name=f"周{n}", phones=[f"1380000010{n}"])
            customers.add_circuit(
                s,
                number=f"LX-K-{n}",
                customer=f"K{n}",
                service="internet",
                reach="within_province",
                olt_port=f"{OLT} 0/1/{n}",
            )

    county.act(add)


def ring(county, n, **more):
    return county.open(
        customer_number=f"K{n}", customer_name=f"客户{n}", circuit_number=f"LX-K-{n}", **more
    ).number


def proposed(county):
    return county.ask(asking.open_proposals, now=county.now)


def crowd(county, count=3):
    furnish(county)
    for n in range(1, count + 1):
        ring(county, n)
        county.wait(5)
    [one] = proposed(county)
    opened = county.act(
        lambda s: service.accept_crowd(
            s,
            tickets=one.numbers,
            shared=one.shared,
            place=one.place,
            triggered_at=one.triggered_at,
        )
    )
    return opened.number, one.numbers


def ticket(county, number):
    return consult(county.store, lambda s: s.scalar(select(Ticket).where(Ticket.number == number)))


def state(county, number):
    return ticket(county, number).state


def mend(county, parent):
    """Walk the parent to its restoration."""
    for verb in ("dispatch", "acknowledge", "depart", "arrive", "start", "restore"):
        county.wait(3)
        facts = ROAD[verb]
        county.do(verb, parent, **(facts(county.now) if callable(facts) else facts))


def refused(run):
    with pytest.raises(RefusedError) as error:
        run()
    return error.value


class TestProposing:
    def test_three_customers_on_one_olt_are_exactly_one_proposal(self, any_county):
        county = any_county
        furnish(county)
        for n in (1, 2):
            ring(county, n)
            county.wait(20)
        assert proposed(county) == ()
        ring(county, 3)
        [one] = proposed(county)
        assert (one.shared, one.place, one.customers) == ("olt", OLT, 3)

    def test_a_dismissed_one_stays_away_until_somebody_else_rings(self, county):
        furnish(county)
        for n in (1, 2, 3):
            ring(county, n)
        [one] = proposed(county)
        error = refused(lambda: county.act(lambda s: _dismiss(s, one, "")))
        assert (error.code, error.facts["field"]) == ("record.empty", "reason")
        county.act(lambda s: _dismiss(s, one, "各户原因不同"))
        assert proposed(county) == ()
        kept = consult(county.store, lambda s: s.scalar(select(Crowd)))
        assert (kept.state, kept.reason, kept.ticket_id) == ("dismissed", "各户原因不同", None)
        ring(county, 4)
        assert [found.customers for found in proposed(county)] == [4]

    def test_a_later_report_is_proposed_for_the_parent_that_stands(self, county):
        parent, _children = crowd(county)
        late = ring(county, 4)
        [one] = proposed(county)
        assert (one.parent, one.numbers) == (parent, (late,))
        county.act(lambda s: service.join_crowd(s, parent=parent, tickets=[late]))
        assert proposed(county) == ()


class TestTheParent:
    def test_it_runs_from_the_first_report_so_no_promise_is_stretched(self, any_county):
        county = any_county
        parent, children = crowd(county)
        head = ticket(county, parent)
        rows = [ticket(county, number) for number in children]
        assert head.state is TicketState.TO_DISPATCH
        assert head.reported_at == min(one.reported_at for one in rows)
        assert head.due_at == min(one.due_at for one in rows)
        assert {one.parent_id for one in rows} == {head.id}

    def test_one_customer_makes_no_crowd_and_a_child_joins_no_second_parent(self, county):
        parent, children = crowd(county)
        told = {"shared": "olt", "place": OLT, "triggered_at": county.now}
        alone = ring(county, 4)
        error = refused(
            lambda: county.act(lambda s: service.accept_crowd(s, tickets=[alone], **told))
        )
        assert error.code == "crowd.too_few"
        error = refused(
            lambda: county.act(
                lambda s: service.accept_crowd(s, tickets=[alone, children[0]], **told)
            )
        )
        assert (error.code, error.facts["parent"]) == ("ticket.has_parent", parent)

    def test_nothing_is_its_own_parent_and_no_child_is_one(self, county):
        parent, children = crowd(county)
        alone = ring(county, 4)
        for number, above in ((alone, alone), (alone, children[0]), (parent, alone)):
            error = refused(lambda n=number, a=above: county.do("join", n, parent=a))
            assert error.code == "ticket.bad_parent"


class TestTogether:
    def test_each_child_comes_back_on_its_own_record_at_the_moment_the_trouble_ended(
        self, any_county
    ):
        county = any_county
        parent, children = crowd(county)
        county.do("suspend", _working(county, children[0]), **_hold(county))
        mend(county, parent)
        county.wait(30)
        done = county.act(lambda s: service.restore_children(s, parent=parent))
        assert set(done.done) == set(children)
        ended = ticket(county, parent).restored_at
        for number in children:
            child = ticket(county, number)
            past = county.ask(past_of, child.id)
            own = [event for event in past if event.verb is Verb.RESTORE_ALONG]
            assert [event.facts["parent"] for event in own] == [parent]
            assert child.restored_at == max(ended, own[0].happened_at) == own[0].happened_at
            assert child.state is TicketState.RESTORED
            assert read(past, now=county.now).state is LimitState.MET
        assert ticket(county, children[1]).restored_at == ended

    def test_no_child_comes_back_before_the_trouble_does(self, county):
        parent, children = crowd(county)
        error = refused(lambda: county.act(lambda s: service.restore_children(s, parent=parent)))
        assert error.code == "ticket.parent_down"
        error = refused(lambda: county.do("restore_along", children[0], how="x"))
        assert error.code == "ticket.parent_down"

    def test_a_child_that_is_restored_itself_is_left_alone(self, county):
        parent, children = crowd(county)
        county.do("pretest", children[0], result="改端口", outcome="restored")
        before = ticket(county, children[0]).restored_at
        mend(county, parent)
        done = county.act(lambda s: service.restore_children(s, parent=parent))
        assert set(done.done) == set(children[1:])
        assert ticket(county, children[0]).restored_at == before

    def test_only_customers_who_were_told_are_filed_and_the_others_are_named(self, county):
        parent, children = crowd(county)
        mend(county, parent)
        county.act(lambda s: service.restore_children(s, parent=parent))
        error = refused(lambda: county.act(lambda s: service.close_children(s, parent=parent)))
        assert error.code == "crowd.not_reported"
        county.wait(3)
        county.do("report", parent, **ROAD["report"] | {"replaced": []})
        for number, outcome in zip(children, ("connected", "connected", "no_answer"), strict=True):
            county.act(lambda s, n=number, o=outcome: _tell(s, n, o))
        done = county.act(lambda s: service.close_children(s, parent=parent))
        assert done.done == children[:2]
        assert [(one.number, one.error.code) for one in done.left] == [
            (children[2], "crowd.not_told")
        ]
        assert [state(county, number) for number in children] == ["closed", "closed", "restored"]

    def test_a_call_before_the_trouble_ended_tells_nobody_that_it_did(self, county):
        parent, children = crowd(county)
        for number in children:
            county.act(lambda s, n=number: _tell(s, n, "connected"))
        mend(county, parent)
        county.act(lambda s: service.restore_children(s, parent=parent))
        county.do("report", parent, **ROAD["report"] | {"replaced": []})
        assert county.act(lambda s: service.close_children(s, parent=parent)).done == ()

    def test_a_child_taken_out_goes_its_own_way_and_is_not_proposed_again(self, county):
        parent, children = crowd(county)
        county.act(lambda s: service.take_out(s, number=children[0], reason="客户内网故障"))
        assert ticket(county, children[0]).parent_id is None
        assert proposed(county) == ()
        mend(county, parent)
        county.act(lambda s: service.restore_children(s, parent=parent))
        assert state(county, children[0]) is TicketState.TO_DISPATCH
        error = refused(
            lambda: county.act(lambda s: service.take_out(s, number=children[0], reason="x"))
        )
        assert error.code == "ticket.no_parent"

    def test_the_action_is_one_and_its_events_are_many(self, county):
        parent, children = crowd(county)
        mend(county, parent)
        action = county.action()
        before = _events(county)
        county.act(lambda s: service.restore_children(s, parent=parent), uid=action.uid)
        assert _events(county) - before == len(children)
        county.act(lambda s: service.restore_children(s, parent=parent), uid=action.uid)
        assert _events(county) - before == len(children)


class TestTheCallList:
    def test_it_says_whom_to_ring_and_who_was_reached_by_whom(self, any_county):
        county = any_county
        parent, children = crowd(county)
        county.act(lambda s: _tell(s, children[0], "connected"))
        detail = county.ask(asking.crowd_detail, number=parent, now=county.now)
        first = next(row for row in detail.children if row.number == children[0])
        assert (first.contact, first.masked_phone, first.is_told) == ("周1", "138****0101", True)
        assert (first.told_by, first.told_at) == ("李", county.now)
        assert [row.is_told for row in detail.children].count(False) == 2
        assert "抢修" in detail.to_say
        mend(county, parent)
        county.act(lambda s: service.restore_children(s, parent=parent))
        detail = county.ask(asking.crowd_detail, number=parent, now=county.now)
        assert not any(row.is_told for row in detail.children)
        assert "已经修复" in detail.to_say

    def test_the_list_of_troubles_counts_who_is_still_down(self, county):
        parent, children = crowd(county)
        county.do("pretest", children[0], result="改端口", outcome="restored")
        [row] = county.ask(asking.crowd_rows)
        assert (row.number, row.children, row.down, row.open) == (parent, 3, 2, 3)

    def test_an_ordinary_ticket_is_no_trouble_of_many(self, county):
        number = county.open().number
        error = refused(lambda: county.ask(asking.crowd_detail, number=number, now=county.now))
        assert error.code == "crowd.unknown"


def _dismiss(session, one, reason):
    service.dismiss_crowd(
        session,
        tickets=one.numbers,
        shared=one.shared,
        place=one.place,
        triggered_at=one.triggered_at,
        reason=reason,
    )


def _tell(session, number, outcome):
    service.tell_child(
        session, number=number, outcome=outcome, person="周", phone="13800000101", text="已告知"
    )


def _working(county, number):
    for verb in ("dispatch", "acknowledge", "depart", "arrive", "start"):
        facts = ROAD[verb]
        told = facts(county.now) if callable(facts) else facts
        if verb == "dispatch":
            told = {"crew": "B02", "planned_at": county.now}
        county.do(verb, number, **told)
    return number


def _hold(county):
    return {
        "reason": "cust_defer",
        "proof": "周",
        "expected_resume_at": county.wait(1).replace(hour=23),
    }


def _events(county):
    return len(consult(county.store, lambda s: s.scalars(select(Event.sequence)).all()))
