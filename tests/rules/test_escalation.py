"""The ladder of domain 2.3, at its numbers, just before and just after them."""

from datetime import UTC, datetime, timedelta

import pytest

from models.rules.calendar import working_calendar
from models.rules.clock import NATURAL, ClockEvent, read_clock
from models.rules.escalation import (
    Case,
    StepState,
    Told,
    ladder,
    next_feedback_at,
    next_report_at,
)
from models.rules.norms import norms, promise_for
from models.rules.states import Verb
from models.rules.terms import EscalationLevel, Locality, Reach, Service, ServiceGrade, TicketKind

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NORMS = norms()
LIMIT = timedelta(hours=6)  # grade A


def at(**length):
    return START + timedelta(**length)


def event(verb, moment, **facts):
    return ClockEvent(verb, moment, facts)


def case(now, *more, grade=ServiceGrade.A, told=()):
    promise = promise_for(
        NORMS,
        kind=TicketKind.FAULT,
        service=Service.INTERNET,
        reach=Reach.WITHIN_PROVINCE,
        grade=grade,
        locality=Locality.URBAN,
    )
    events = (
        event(Verb.OPEN, START, reported_at=START.isoformat()),
        event(Verb.ACCEPT, START, promise=promise.to_json()),
        *more,
    )
    reading = read_clock(events, calendar=working_calendar(), now=now)
    return Case(reading, promise, grade, START, told, NATURAL)


def steps(now, *more, **how):
    found = ladder(case(now, *more, **how), NORMS.severity, now=now)
    return {one.step: one for one in found}


def states(now, *more, **how):
    return {name: one.state for name, one in steps(now, *more, **how).items()}


def test_each_step_falls_due_when_its_share_is_used_and_not_a_second_before():
    share = {"used_50": LIMIT / 2, "used_75": LIMIT * 0.75, "used_100": LIMIT}
    for name, used in share.items():
        before = states(START + used - timedelta(seconds=1))
        assert before[name] is StepState.AHEAD
        assert states(START + used)[name] is StepState.DUE
        assert steps(START + used)[name].due_at == START + used


def test_the_steps_go_to_the_leader_the_office_head_and_the_city():
    told = {name: one.level for name, one in steps(START).items()}
    assert told == {
        "used_50": EscalationLevel.CREW_LEADER,
        "used_75": EscalationLevel.SUPERVISOR,
        "used_100": EscalationLevel.CONTROL_CENTRE,
    }


def test_half_the_limit_asks_nothing_of_a_crew_that_is_there():
    there = event(Verb.ARRIVE, at(hours=1))
    assert states(at(hours=4), there)["used_50"] is StepState.MOOT
    late = event(Verb.ARRIVE, at(hours=3, minutes=30))
    assert states(at(hours=3, minutes=20))["used_50"] is StepState.DUE
    assert states(at(hours=4), late)["used_50"] is StepState.MOOT


def test_once_service_is_back_nobody_is_to_be_told_any_more():
    back = event(Verb.RESTORE, at(hours=5))
    found = states(at(hours=9), back)
    assert found["used_75"] is StepState.MOOT
    assert found["used_100"] is StepState.MOOT


def test_a_hold_that_stops_the_clock_moves_the_steps_with_it():
    held = event(Verb.SUSPEND, at(hours=1), reason="cust_defer")
    on = event(Verb.RESUME, at(hours=3))
    assert steps(at(hours=4), held, on)["used_50"].due_at == at(hours=5)


def test_aaa_is_reported_at_acceptance_and_no_other_grade():
    aaa = steps(START, grade=ServiceGrade.AAA)["accepted"]
    assert (aaa.state, aaa.due_at) == (StepState.DUE, at(minutes=10))
    assert "accepted" not in steps(START, grade=ServiceGrade.AA)


def test_a_report_answers_its_own_step_or_the_level_it_went_to():
    level = EscalationLevel.SUPERVISOR
    named = Told(level, at(hours=1), step="used_75")
    assert states(at(hours=5), told=(named,))["used_75"] is StepState.DONE
    plain = Told(level, at(hours=4, minutes=40))
    assert states(at(hours=5), told=(plain,))["used_75"] is StepState.DONE
    early = Told(level, at(hours=2))  # told about something else, long before
    assert states(at(hours=5), told=(early,))["used_75"] is StepState.DUE


@pytest.mark.parametrize(
    ("reported", "restored", "finished", "due"),
    [
        ([], None, False, at(minutes=10)),
        ([at(minutes=4)], None, False, at(minutes=64)),
        ([at(minutes=4), at(minutes=50)], None, False, at(minutes=110)),
        ([at(minutes=4)], at(hours=2), False, at(hours=2, minutes=30)),
        ([at(minutes=4)], at(hours=2), True, None),
    ],
)
def test_reports_fall_due_at_once_then_hourly_then_after_the_end(reported, restored, finished, due):
    found = next_report_at(
        triggered_at=START,
        reported=reported,
        restored_at=restored,
        is_finished=finished,
        norms=NORMS.severity,
        feedback=NORMS.stages.feedback,
    )
    assert found == due


def test_customers_hear_within_half_an_hour_and_then_every_hour():
    feedback = NORMS.stages.feedback
    first = next_feedback_at(reported_at=START, told=[], feedback=feedback)
    then = next_feedback_at(reported_at=START, told=[at(minutes=20)], feedback=feedback)
    assert (first, then) == (at(minutes=30), at(minutes=80))
