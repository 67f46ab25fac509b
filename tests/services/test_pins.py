"""Pins on orders, and emergencies put into a crew's day: what is held, what moves, what is told."""

from datetime import timedelta

import pytest

from models.errors import RefusedError
from models.queries.suggestions import insert_preview, suggested
from models.queries.ticket_detail import detail
from models.rules.placement import PinKind, PlacementCode
from models.rules.states import TicketState, Verb
from models.rules.terms import Role
from models.services.tickets import Pushed, insert_order, undo
from tests.services.counter import digest


def sent(county, crew="B01", minutes=30, **more):
    """Open a ticket and send a crew to it."""
    number = county.open(anyway=True).number
    at = county.now + timedelta(minutes=minutes)
    county.do("dispatch", number, crew=crew, planned_at=at, **more)
    return number


def order_of(county, number):
    return county.ask(detail, number, now=county.now).orders[-1]


def test_a_pinned_crew_is_left_only_on_a_supervisors_word(any_county):
    county = any_county
    number = sent(county)
    county.do("pin", number, pin="crew", reason="客户点名")
    assert order_of(county, number).pin is PinKind.CREW
    away = {"crew": "B02", "reason": "换班组"}
    with pytest.raises(RefusedError, match=r"placement\.pinned_crew"):
        county.do("reassign", number, role=Role.DISPATCHER, **away)
    out = county.ask(suggested, number=number, now=county.now).suggestion.why_not("B02")
    assert [rule.code for rule in out.rules] == [PlacementCode.PINNED_CREW]
    county.do("reassign", number, override_reason="原班组抢修", **away)


def test_a_pinned_time_is_not_moved_and_a_helper_is_not_held_by_it(county):
    number = sent(county)
    county.do("pin", number, pin="both")
    later = {"planned_at": county.now + timedelta(hours=2)}
    with pytest.raises(RefusedError, match=r"placement\.pinned_time"):
        county.do("replan", number, role=Role.DISPATCHER, **later)
    county.do("reinforce", number, crew="B02", task="协助", **later)
    county.do("pin", number, pin="none")
    county.do("replan", number, role=Role.DISPATCHER, **later)


def test_a_window_holds_from_its_beginning_to_its_end(county):
    number = sent(county)
    window = {"from_at": county.now, "to_at": county.now + timedelta(hours=1)}
    county.do("pin", number, pin="window", **window)
    row = order_of(county, number)
    assert (row.window_from_at, row.window_to_at) == tuple(window.values())
    inside, outside = (county.now + timedelta(minutes=m) for m in (60, 61))
    county.do("replan", number, role=Role.DISPATCHER, planned_at=inside)
    with pytest.raises(RefusedError, match=r"placement\.pinned_window"):
        county.do("replan", number, role=Role.DISPATCHER, planned_at=outside)


@pytest.mark.parametrize(
    "told",
    [
        {"pin": "window"},
        {"pin": "crew", "to_at": "2026-11-20 18:00"},
        {"pin": "window", "from_at": "2026-11-20 18:00", "to_at": "2026-11-20 17:00"},
        {"pin": "glue"},
    ],
)
def test_a_pin_that_makes_no_sense_is_refused_and_nothing_is_pinned(county, told):
    number = sent(county)
    with pytest.raises(RefusedError, match=r"facts\.invalid"):
        county.do("pin", number, **told)
    assert order_of(county, number).pin is PinKind.NONE


def test_a_pin_is_taken_back_like_any_step(county):
    number = sent(county)
    county.do("pin", number, pin="both")
    county.act(undo)
    assert order_of(county, number).pin is PinKind.NONE


def insert(county, number, crew="B01", minutes=30, **more):
    """Send a crew in an emergency, with everything that slips planned anew."""
    at = county.now + timedelta(minutes=minutes)
    slips = county.ask(insert_preview, number=number, crew=crew, planned_at=at)
    facts = {"crew": crew, "planned_at": at} | more
    county.act(
        lambda s: insert_order(
            s,
            verb=Verb.DISPATCH,
            number=number,
            facts=facts,
            pushed=[Pushed(one.ticket, one.order, one.new_at) for one in slips],
        )
    )
    return slips


def test_an_emergency_moves_what_it_pushes_back_and_the_record_says_why(any_county):
    county = any_county
    first = sent(county)
    second = sent(county, minutes=120)
    urgent = county.open(anyway=True).number
    slips = insert(county, urgent)
    assert [one.ticket for one in slips] == [first, second]
    assert [order_of(county, one.ticket).planned_at for one in slips] == [
        one.new_at for one in slips
    ]
    story = county.ask(detail, first, now=county.now).timeline[-1]
    assert (story.verb, story.facts["reason"]) == (Verb.REPLAN, urgent)
    assert county.ask(detail, urgent, now=county.now).row.state is TicketState.DISPATCHED


def test_an_order_pinned_in_time_stays_and_the_next_one_waits_for_it(county):
    held, loose = sent(county), sent(county, minutes=45)
    county.do("pin", held, pin="time")
    urgent = county.open(anyway=True).number
    slips = insert(county, urgent, minutes=40)
    assert [one.ticket for one in slips] == [loose]


def test_what_may_not_be_moved_stops_the_whole_emergency(county):
    first = sent(county)
    urgent = county.open(anyway=True).number
    at = county.now + timedelta(minutes=30)
    before = digest(county.store)
    pushed = [Pushed(first, f"{first}-P9", at + timedelta(hours=2))]
    with pytest.raises(RefusedError, match=r"ticket\.no_such_order"):
        county.act(
            lambda s: insert_order(
                s,
                verb=Verb.DISPATCH,
                number=urgent,
                facts={"crew": "B01", "planned_at": at},
                pushed=pushed,
            )
        )
    assert digest(county.store) == before


def test_a_promise_that_breaks_by_the_slip_is_told(county):
    county.do("regrade", sent(county), grade="STANDARD", reason="核对合同")
    planned = county.open(anyway=True, grade="STANDARD").number
    county.do("dispatch", planned, crew="B02", planned_at=county.now + timedelta(hours=5))
    urgent = county.open(anyway=True).number
    at = county.now + timedelta(hours=4, minutes=30)
    (slip,) = county.ask(insert_preview, number=urgent, crew="B02", planned_at=at)
    assert slip.ticket == planned
    assert slip.due_at == county.now + timedelta(hours=8)
    assert slip.by == timedelta(minutes=105)
    assert slip.breaks_promise
