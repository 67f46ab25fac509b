"""Each order books its minutes once, on one day, and every total is the sum of its parts."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import load
from models.rules.load import (
    Capacity,
    LoadTerms,
    OrderFacts,
    Phase,
    booking_of,
    is_at_risk,
    load_of,
)
from models.rules.terms import Locality, OrderState, TicketKind

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)  # noon on the office wall
TODAY = date(2026, 11, 20)
HOUR = timedelta(hours=1)
TERMS = LoadTerms(
    {kind: 60 + 10 * n for n, kind in enumerate(TicketKind)},
    {Locality.URBAN: 15, Locality.TOWNSHIP: 40, Locality.REMOTE: 70},
)


def order(**more):
    said = {
        "order": "LX-GZ-1-P1",
        "ticket": "LX-GZ-1",
        "crew": "B01",
        "kind": TicketKind.FAULT,
        "locality": Locality.URBAN,
        "grade": None,
        "town": "灵溪镇",
        "segment": None,
        "lead": True,
        "state": OrderState.ISSUED,
        "planned_at": NOW,
        "planned_minutes": None,
        "issued_at": NOW - HOUR,
        "acknowledged_at": None,
        "finished_at": None,
        "reported_at": NOW - 2 * HOUR,
        "restored_at": None,
        "closed_at": None,
        "due_at": None,
        "suspended": False,
        "paper_out": False,
    }
    return OrderFacts(**said | more)


def booked(**more):
    return booking_of(order(**more), now=NOW, terms=lambda _: TERMS)


def test_a_planned_job_books_the_standard_time_and_the_way_on_its_day():
    tomorrow = booked(planned_at=NOW + 24 * HOUR)
    assert (tomorrow.day_on, tomorrow.phase) == (date(2026, 11, 21), Phase.PLANNED)
    assert (tomorrow.work, tomorrow.travel, tomorrow.minutes) == (60, 15, 75)


def test_a_plan_with_its_own_length_books_that():
    assert booked(planned_minutes=200).minutes == 200
    assert booked(planned_minutes=10).minutes == 10


def test_what_is_not_done_by_its_day_moves_to_today():
    late = booked(planned_at=NOW - 72 * HOUR, state=OrderState.ACKNOWLEDGED)
    assert (late.day_on, late.phase) == (TODAY, Phase.IN_HAND)


def test_what_is_done_stands_on_the_day_it_was_done():
    done = booked(
        planned_at=NOW - 72 * HOUR, state=OrderState.ACKNOWLEDGED, restored_at=NOW - 48 * HOUR
    )
    assert (done.day_on, done.phase) == (date(2026, 11, 18), Phase.DONE)


def test_done_work_whose_paper_is_out_is_counted_apart():
    out = booked(state=OrderState.FINISHED, finished_at=NOW, restored_at=NOW, paper_out=True)
    assert out.phase is Phase.PAPER_OUT


@pytest.mark.parametrize("state", [OrderState.DECLINED, OrderState.RECALLED])
def test_what_was_handed_back_books_nothing(state):
    assert booked(state=state, finished_at=NOW) is None


def test_a_job_passed_on_books_the_time_it_was_held():
    held = booked(
        state=OrderState.FINISHED,
        acknowledged_at=NOW - timedelta(minutes=25),
        finished_at=NOW,
    )
    assert (held.minutes, held.travel) == (25, 15)
    long_held = booked(state=OrderState.FINISHED, acknowledged_at=NOW - 9 * HOUR, finished_at=NOW)
    assert long_held.minutes == 75


def test_a_helper_that_finished_its_part_books_the_whole():
    part = booked(
        lead=False,
        state=OrderState.FINISHED,
        acknowledged_at=NOW - timedelta(minutes=25),
        finished_at=NOW,
    )
    assert part.minutes == 75


def test_a_day_without_a_shift_is_all_overtime_and_has_no_share():
    [day] = load_of({}, [booked()]).values()
    assert (day.over, day.share) == (75, None)
    [full] = load_of({("B01", TODAY): Capacity(60, 9)}, [booked()]).values()
    assert (full.over, full.share) == (15, 1.25)


@pytest.mark.parametrize(("minutes", "risky"), [(95, False), (96, True), (120, True), (500, True)])
def test_a_ticket_is_at_risk_from_four_fifths_of_its_limit(minutes, risky):
    due = order(reported_at=NOW, due_at=NOW + 2 * HOUR)
    at = NOW + timedelta(minutes=minutes)
    assert is_at_risk(due, now=at) is risky
    assert not is_at_risk(due._replace(suspended=True), now=at)
    assert not is_at_risk(due._replace(restored_at=NOW), now=at)


moments = st.integers(-96 * 60, 96 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes))
past = st.integers(-96 * 60, 0).map(lambda minutes: NOW + timedelta(minutes=minutes))
orders = st.lists(
    st.builds(
        order,
        order=st.uuids().map(str),
        ticket=st.sampled_from(["A", "B", "C"]),
        crew=st.sampled_from(["B01", "B02"]),
        kind=st.sampled_from(TicketKind),
        locality=st.sampled_from(Locality),
        lead=st.booleans(),
        state=st.sampled_from(OrderState),
        planned_at=st.none() | moments,
        planned_minutes=st.none() | st.integers(1, 600),
        issued_at=past,
        acknowledged_at=st.none() | past,
        finished_at=st.none() | past,
        restored_at=st.none() | past,
        closed_at=st.none() | past,
        paper_out=st.booleans(),
    ),
    max_size=12,
)


def by_hand(one):
    """Say what an order books, written without the rule's own parts."""
    if one.state in ("declined", "recalled"):
        return None
    way = {"urban": 15, "township": 40, "remote": 70}[one.locality]
    whole = one.planned_minutes or TERMS.work[one.kind] + way
    over = [m for m in (one.finished_at, one.restored_at, one.closed_at) if m]
    finished = one.state == "finished" or one.restored_at or one.closed_at
    ended = one.finished_at if one.lead and one.state == "finished" else None
    passed_on = ended and (one.restored_at is None or ended < one.restored_at)
    if passed_on and one.planned_minutes is None:
        held = (ended - (one.acknowledged_at or one.issued_at)).total_seconds()
        whole = min(whole, max(int(held // 60), 0))
    wall = timedelta(hours=8)
    if finished and over:
        return (min(over) + wall).date(), whole
    return max(((one.planned_at or one.issued_at) + wall).date(), TODAY), whole


def totals(found):
    """Sum a list of orders per crew and day, by hand."""
    expected = Counter()
    for one in found:
        told = by_hand(one)
        if told is not None and told[1]:
            expected[one.crew, told[0]] += told[1]
    return dict(expected)


def by_rule(found):
    bookings = [booking_of(one, now=NOW, terms=lambda _: TERMS) for one in found]
    days = load_of({}, [one for one in bookings if one is not None])
    for day in days.values():
        assert sum(day.by_phase().values()) == sum(day.by_kind().values()) == day.booked
    return {key: day.booked for key, day in days.items() if day.booked}


@given(orders)
def test_totals_equal_a_count_by_hand(found):
    assert by_rule(found) == totals(found)


def test_counter_proof_a_job_counted_on_its_planned_day_is_noticed(monkeypatch):
    late = [order(planned_at=NOW - 72 * HOUR)]
    assert by_rule(late) == totals(late)
    monkeypatch.setattr(load, "max", lambda first, _second: first, raising=False)
    assert by_rule(late) != totals(late)
