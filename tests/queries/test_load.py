"""What the charts count, on a real office: every minute against orders read one by one."""

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import select

from models.domain import Crew, Event, Ticket, WorkOrder
from models.queries.flow import ticket_times
from models.queries.load import ChartFilter, crew_load
from models.rules.load import Phase
from models.rules.terms import TicketKind
from models.rules.zone import local_day
from tests.services.counter import DAY

WEEK = (DAY, DAY + timedelta(days=6))
FAULT, URBAN = 120, 15
MORE = {"vehicle": None, "instruments": [], "leader": None}


def dispatched(county, *, crew="B01", minutes=20, **facts):
    number = county.open(anyway=True).number
    planned_at = county.now + timedelta(minutes=minutes)
    county.do("dispatch", number, crew=crew, planned_at=planned_at, **facts)
    return number


def loads(county, *, days=WEEK, **filters):
    table = county.ask(crew_load, *days, now=county.now, filters=ChartFilter(**filters))
    return {key: cell for key, cell in table.cells.items() if cell.bookings}


def test_a_dispatched_job_fills_its_day(any_county):
    dispatched(any_county)
    dispatched(any_county, crew="B02", minutes=24 * 60)
    found = loads(any_county)
    assert {key: cell.booked for key, cell in found.items()} == {
        ("B01", DAY): FAULT + URBAN,
        ("B02", DAY + timedelta(days=1)): FAULT + URBAN,
    }
    cell = found["B01", DAY]
    assert cell.capacity.minutes == 2 * 24 * 60  # two people, a shift of the whole day
    assert cell.by_phase() == {Phase.PLANNED: 135}
    assert cell.share == 135 / 2880


def test_a_job_moves_from_planned_to_in_hand_to_paper_out_to_done(any_county):
    number = dispatched(any_county)
    seen = []

    def look():
        [cell] = loads(any_county).values()
        seen.extend(cell.by_phase())
        assert cell.booked == FAULT + URBAN

    look()
    for verb, facts in (
        ("acknowledge", {}),
        ("arrive", {"met": "周敏"}),
        ("restore", {"how": "换尾纤", "tests": [{"item": "ping_loss", "value": 0.0}]}),
    ):
        any_county.wait(10)
        any_county.do(verb, number, **facts)
        look()
    assert seen == [Phase.PLANNED, Phase.IN_HAND, Phase.IN_HAND, Phase.DONE]


def test_a_declined_job_leaves_the_day_empty_and_the_next_crew_has_it(any_county):
    number = dispatched(any_county)
    any_county.do("decline", number, reason="忙")
    assert loads(any_county) == {}
    any_county.do("dispatch", number, crew="B02", planned_at=any_county.now)
    assert [crew for crew, _ in loads(any_county)] == ["B02"]


def test_a_helping_crew_books_too(any_county):
    number = dispatched(any_county)
    any_county.do("reinforce", number, crew="B02", task="协助", planned_at=any_county.now)
    assert sum(cell.booked for cell in loads(any_county).values()) == 2 * (FAULT + URBAN)


def test_filters_narrow_what_is_booked_and_never_the_capacity(any_county):
    dispatched(any_county)
    dispatched(any_county, crew="B02")
    assert set(loads(any_county, crews=frozenset({"B02"}))) == {("B02", DAY)}
    assert loads(any_county, kinds=frozenset({TicketKind.SURVEY})) == {}
    table = any_county.ask(
        crew_load,
        *WEEK,
        now=any_county.now,
        filters=ChartFilter(kinds=frozenset({TicketKind.SURVEY})),
    )
    assert table.cells["B01", DAY].capacity.minutes == 2 * 24 * 60
    assert table.booked == 0


def test_what_was_not_done_yesterday_weighs_on_today(any_county):
    dispatched(any_county)
    any_county.wait(24 * 60)
    assert [day for _, day in loads(any_county)] == [DAY + timedelta(days=1)]


def test_a_whole_walk_has_its_moments(any_county):
    number = any_county.open().number
    any_county.walk(number)
    [times] = any_county.ask(ticket_times, *WEEK, now=any_county.now)
    happened = any_county.ask(
        lambda s: dict(
            s.execute(
                select(Event.verb, Event.happened_at).where(Event.verb.in_(("arrive", "restore")))
            ).all()
        )
    )
    assert (times.number, times.crew) == (number, "B01")
    assert times.arrived_at == happened["arrive"]
    assert times.restored_at == happened["restore"]
    assert times.repair == happened["restore"] - times.reported_at


def test_a_pause_is_left_out_of_the_repair_time(any_county):
    number = dispatched(any_county)
    any_county.do("acknowledge", number)
    until = any_county.now + timedelta(hours=2)
    hold = {"reason": "cust_defer", "proof": "周敏 13800000021", "expected_resume_at": until}
    any_county.do("suspend", number, **hold)
    any_county.wait(40)
    any_county.do("resume", number)
    any_county.do("arrive", number, met="周敏")
    any_county.do("restore", number, how="换尾纤", tests=[{"item": "ping_loss", "value": 0.0}])
    [times] = any_county.ask(ticket_times, *WEEK, now=any_county.now)
    assert times.paused == timedelta(minutes=40)
    assert times.repair == times.restored_at - times.reported_at - timedelta(minutes=40)


def test_who_left_before_the_period_is_not_there(any_county):
    number = any_county.open().number
    any_county.walk(number)
    later = (DAY + timedelta(days=1), DAY + timedelta(days=2))
    assert any_county.ask(ticket_times, *later, now=any_county.now) == ()
    assert (
        any_county.ask(ticket_times, date(2026, 1, 1), date(2026, 1, 31), now=any_county.now) == ()
    )


def by_hand(session):
    """Count the minutes of live orders from their rows, without the query."""
    found = Counter()
    for order, ticket, crew in session.execute(
        select(WorkOrder, Ticket, Crew)
        .join(Ticket, Ticket.id == WorkOrder.ticket_id)
        .join(Crew, Crew.id == WorkOrder.crew_id)
    ):
        if order.state not in ("declined", "recalled"):
            day = local_day(order.planned_at or order.issued_at)
            way = {"urban": 15, "township": 40, "remote": 70}[ticket.locality]
            found[crew.code, day] += FAULT + way
    return found


def test_many_orders_equal_a_count_row_by_row(county):
    for place in range(30):
        dispatched(county, crew=("B01", "B02")[place % 2], minutes=place * 300)
    days = (DAY, DAY + timedelta(days=30))
    found = {key: cell.booked for key, cell in loads(county, days=days).items()}
    assert found == dict(county.ask(by_hand))
