"""The clock over a ticket's whole life: stages, ends, corrections, zones."""

import time
from dataclasses import replace
from datetime import UTC
from random import Random

import pytest

from models.rules.clock import (
    NATURAL,
    ClockEvent,
    LimitName,
    LimitState,
    SegmentKind,
    read_clock,
)
from models.rules.clock import events as events_module
from models.rules.states import Verb
from tests.rules.clock_histories import MINUTE, as_events, at, draw, history, moment, promise

DAY = "2026-11-20"
TWO_HOURS = promise(120)
ROAD = (
    "09:00 open",
    "09:05 accept",
    "09:12 dispatch",
    "09:20 acknowledge",
    "09:30 contact outcome=connected",
    "09:44 arrive",
    "09:50 start",
    "10:40 restore",
    "11:30 report",
)


def seen(events, now):
    return read_clock(events, calendar=NATURAL, now=at(now))


def states(reading):
    return {name.value: limit.state.value for name, limit in reading.limits.items()}


def test_the_main_road_meets_every_limit_but_the_dispatch():
    reading = seen(history(DAY, *ROAD, told=promise(120, dispatch=5 * MINUTE)), f"{DAY} 12:00")
    assert states(reading) == {
        "dispatch": "missed",
        "acknowledge": "met",
        "response": "met",
        "arrival": "met",
        "restoration": "met",
        "report": "met",
    }
    spans = {n.value: limit.counted // MINUTE for n, limit in reading.limits.items()}
    assert spans == {
        "dispatch": 7,
        "acknowledge": 8,
        "response": 10,
        "arrival": 44,
        "restoration": 100,
        "report": 50,
    }


def test_before_acceptance_nothing_is_promised():
    reading = seen(history(DAY, ROAD[0]), f"{DAY} 12:00")
    assert reading.due_at is reading.remaining is None
    assert set(states(reading).values()) == {"not_started"}
    assert reading.segments == ()
    assert seen([], f"{DAY} 12:00").state is LimitState.NOT_STARTED


def test_marks_come_at_half_at_four_fifths_and_when_used_up():
    events = history(DAY, *ROAD[:2], told=TWO_HOURS)
    marks = []
    now = at(f"{DAY} 09:05")
    while now is not None:
        now = read_clock(events, calendar=NATURAL, now=now).restoration.next_mark_at
        marks.append(now)
    assert marks == [at(f"{DAY} 10:00"), at(f"{DAY} 10:36"), at(f"{DAY} 11:00"), None]


def test_used_up_to_the_second_is_in_time_and_a_minute_more_is_not():
    exact = history(DAY, *ROAD[:2], "11:00 restore", told=TWO_HOURS)
    late = history(DAY, *ROAD[:2], "11:01 restore", told=TWO_HOURS)
    assert seen(exact, f"{DAY} 12:00").state is LimitState.MET
    assert seen(late, f"{DAY} 12:00").state is LimitState.MISSED
    assert seen(late, f"{DAY} 12:00").is_overdue


def test_a_remote_cure_ends_the_clock_and_asks_for_nobody():
    events = history(DAY, *ROAD[:2], "09:08 pretest outcome=restored", told=TWO_HOURS)
    reading = seen(events, f"{DAY} 15:00")
    assert states(reading) == {
        "dispatch": "waived",
        "acknowledge": "not_started",
        "response": "met",
        "arrival": "waived",
        "restoration": "met",
        "report": "overdue",
    }


def test_an_inquiry_answered_by_phone_is_restored_by_its_report():
    events = history(DAY, *ROAD[:2], "09:20 report by_phone=yes", told=TWO_HOURS)
    reading = seen(events, f"{DAY} 15:00")
    assert (reading.state, reading.restoration.met_at) == (LimitState.MET, at(f"{DAY} 09:20"))
    assert reading.limits[LimitName.REPORT].state is LimitState.MET


def test_a_reopened_outage_counts_on_and_the_time_between_does_not():
    lines = (*ROAD, "12:00 close", "14:00 reopen service_down=yes reason=x", "14:10 restore")
    reading = seen(history(DAY, *lines, told=TWO_HOURS), f"{DAY} 18:00")
    assert reading.restoration.counted == 110 * MINUTE
    assert reading.state is LimitState.MET
    assert reading.due_at == at(f"{DAY} 14:20")
    kinds = [(s.kind, s.length // MINUTE) for s in reading.segments]
    assert kinds == [
        (SegmentKind.COUNTED, 100),
        (SegmentKind.RESTORED, 200),
        (SegmentKind.COUNTED, 10),
    ]


@pytest.mark.parametrize(
    "back",
    [
        "12:00 send_back service_down=no",
        "12:00 reopen service_down=no reason=x",
        "12:00 follow_up outcome=connected fixed=yes satisfaction=dissatisfied",
    ],
)
def test_more_work_on_a_line_that_runs_does_not_start_the_clock_again(back):
    lines = (*ROAD, back, "16:00 restore", "16:10 report")
    reading = seen(history(DAY, *lines, told=TWO_HOURS), f"{DAY} 18:00")
    assert (reading.restoration.counted, reading.state) == (100 * MINUTE, LimitState.MET)
    assert reading.limits[LimitName.REPORT].met_at == at(f"{DAY} 11:30")


def test_not_fixed_says_the_customer_and_the_clock_runs_on():
    lines = (*ROAD, "12:00 follow_up outcome=connected fixed=no satisfaction=dissatisfied")
    reading = seen(history(DAY, *lines, told=TWO_HOURS), f"{DAY} 12:10")
    assert (reading.state, reading.due_at) == (LimitState.RUNNING, at(f"{DAY} 12:20"))
    assert reading.limits[LimitName.REPORT].state is LimitState.NOT_STARTED


def test_a_transfer_ends_the_clock_and_forgives_only_what_was_not_yet_broken():
    early = history(DAY, *ROAD[:2], "10:00 transfer", told=TWO_HOURS)
    late = history(DAY, *ROAD[:2], "11:30 transfer", told=TWO_HOURS)
    assert seen(early, "2026-11-25 09:00").state is LimitState.WAIVED
    assert seen(late, "2026-11-25 09:00").state is LimitState.MISSED
    assert seen(early, "2026-11-25 09:00").restoration.counted == 60 * MINUTE


def test_a_void_ticket_owes_nothing():
    reading = seen(history(DAY, *ROAD[:2], "15:00 void", told=TWO_HOURS), "2026-11-25 09:00")
    assert reading.state is LimitState.WAIVED
    assert "overdue" not in states(reading).values()


def test_a_reassigned_ticket_is_no_longer_on_hold_and_is_acknowledged_anew():
    lines = (*ROAD[:4], "09:25 suspend reason=cust_defer", "09:45 reassign")
    reading = seen(history(DAY, *lines, told=TWO_HOURS), f"{DAY} 09:50")
    assert reading.state is LimitState.RUNNING
    assert reading.restoration.paused == 20 * MINUTE
    acknowledge = reading.limits[LimitName.ACKNOWLEDGE]
    assert (acknowledge.state, acknowledge.started_at) == (LimitState.RUNNING, at(f"{DAY} 09:45"))


def test_a_late_entry_recomputes_the_whole_life():
    events = history(DAY, *ROAD[:4], told=TWO_HOURS)
    assert seen(events, f"{DAY} 11:30").state is LimitState.OVERDUE
    late = [
        ClockEvent(Verb.SUSPEND, at(f"{DAY} 09:30"), {"reason": "cust_defer"}, 98),
        ClockEvent(Verb.RESUME, at(f"{DAY} 10:30"), {}, 99),
    ]
    reading = seen([*events, *late], f"{DAY} 11:30")
    assert (reading.state, reading.due_at) == (LimitState.RUNNING, at(f"{DAY} 12:00"))


def test_the_order_events_are_handed_in_does_not_matter():
    events = history(DAY, *ROAD, told=TWO_HOURS)
    shuffled = [*events]
    Random(3).shuffle(shuffled)
    assert seen(shuffled, f"{DAY} 12:00") == seen(events, f"{DAY} 12:00")


def test_at_one_moment_what_was_written_first_happened_first():
    suspend = ClockEvent(Verb.SUSPEND, at(f"{DAY} 09:30"), {"reason": "cust_defer"}, 50)
    resume = ClockEvent(Verb.RESUME, at(f"{DAY} 09:30"), {}, 51)
    events = history(DAY, *ROAD[:2], told=TWO_HOURS)
    ended = seen([*events, resume, suspend], f"{DAY} 10:00")
    lasting = seen(
        [*events, ClockEvent(Verb.RESUME, resume.happened_at, {}, 49), suspend], f"{DAY} 10:00"
    )
    assert (ended.state, lasting.state) == (LimitState.RUNNING, LimitState.PAUSED)


def test_a_desk_whose_clock_jumped_back_never_sees_a_negative_length():
    events = history(DAY, *ROAD[:4], told=TWO_HOURS)
    reading = seen(events, "2020-01-01 00:00")
    assert reading == seen(events, f"{DAY} 09:20")
    assert all(limit.counted >= 0 * MINUTE for limit in reading.limits.values())


def test_an_event_said_to_lie_before_the_report_counts_from_the_report():
    facts = {"reported_at": f"{DAY}T10:00:00+08:00"}
    lines = ("10:05 open", "10:06 accept", "09:30 suspend reason=cust_defer", "09:50 restore")
    reading = seen(history(DAY, *lines, told=TWO_HOURS, open=facts), f"{DAY} 12:00")
    assert reading.restoration.counted == 0 * MINUTE
    assert reading.restoration.met_at == at(f"{DAY} 10:00")


def _figures(count):
    random = Random(14)
    drawn = [draw(random, basis="natural") for _ in range(count)]
    return [read_clock(as_events(one), calendar=NATURAL, now=moment(one.now)) for one in drawn]


@pytest.fixture
def desk_in(monkeypatch):
    """Return a function that puts this process into a zone until the test is over."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has one zone for all processes")

    def move(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Urumqi", "UTC", "America/New_York"])
def test_the_figures_are_the_same_wherever_the_desk_thinks_it_is(zone, desk_in):
    here = _figures(500)
    desk_in(zone)
    assert _figures(500) == here


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
def test_a_report_written_without_a_zone_is_read_as_office_wall_time(zone, desk_in):
    desk_in(zone)
    facts = {"reported_at": f"{DAY}T08:50:00"}
    events = history(DAY, *ROAD[:2], told=TWO_HOURS, open=facts)
    assert seen(events, f"{DAY} 09:30").due_at == at(f"{DAY} 10:50")


def test_a_clock_that_read_the_desks_own_zone_would_be_noticed(desk_in, monkeypatch):
    here = _figures(50)
    desk_in("America/New_York")
    monkeypatch.setattr(events_module, "_in_utc", _as_the_desk_reads_it)
    assert _figures(50) != here


def _as_the_desk_reads_it(event):
    return replace(event, happened_at=event.happened_at.astimezone().replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "reported", "due"),
    [
        ("2026-12-31", "23:30", "2027-01-01 01:30"),
        ("2028-02-28", "23:00", "2028-02-29 01:00"),
        ("2028-02-29", "23:00", "2028-03-01 01:00"),
        ("1988-04-09", "23:30", "1988-04-10 01:30"),  # Shanghai had summer time then
        ("2026-03-08", "14:30", "2026-03-08 16:30"),  # New York changes its clocks
    ],
)
def test_year_ends_leap_days_and_other_peoples_summer_time_move_nothing(day, reported, due):
    events = history(day, f"{reported} open", f"{reported} accept", told=TWO_HOURS)
    assert seen(events, f"{day} {reported}").due_at == at(due)
