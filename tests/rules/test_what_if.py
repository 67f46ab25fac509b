"""A replay against a day played minute by minute; changes that must and must not matter."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import what_if
from models.rules.what_if import Change, CrewShifts, Job, Window, replay

START = datetime(2026, 11, 20, tzinfo=UTC)  # eight in the morning on the wall
MINUTE = timedelta(minutes=1)


def at(minutes):
    return START + minutes * MINUTE


def job(number, reported, minutes=60, *, crew="B01", due=None, needs=()):
    return Job(
        ticket=f"T{number:02}",
        crew=crew,
        kind="fault",
        reported_at=at(reported),
        due_at=None if due is None else at(due),
        minutes=minutes,
        needs=frozenset(needs),
    )


def crew(code="B01", *windows, skills=()):
    shifts = tuple(
        Window(at(first), at(last), tuple(f"{code}P{n}" for n in range(people)))
        for first, last, people in windows or ((0, 540, 2),)
    )
    return CrewShifts(code, code, frozenset(skills), shifts)


def minute_by_minute(jobs, shifts):
    """Play one crew by looking at the clock each minute; returns when each job began."""
    queue = sorted(jobs, key=lambda one: (one.reported_at, one.ticket))
    busy_until, began, now = [], {}, 0
    while now <= 3000 and len(began) < len(jobs):
        moment = at(now)
        busy_until = [end for end in busy_until if end > moment]
        teams = sum(
            max(1, len(one.people) // 2)
            for one in shifts.windows
            if one.starts_at <= moment < one.ends_at
        )
        for one in [one for one in queue if one.ticket not in began]:
            if one.reported_at > moment or len(busy_until) >= teams:
                break
            began[one.ticket] = moment
            busy_until.append(moment + one.minutes * MINUTE)
        now += 10
    return began


tens = st.integers(0, 90).map(lambda n: n * 10)
lots = st.lists(st.tuples(tens, st.integers(1, 30).map(lambda n: n * 10)), max_size=10)
shifts = st.lists(
    st.tuples(st.integers(0, 3), st.integers(10, 48), st.integers(1, 6)), min_size=1, max_size=4
)


def told(found, windows):
    """Turn drawn numbers into jobs and shifts that do not overlap."""
    stretches = [
        (day * 500, day * 500 + length * 10, people)
        for day, (_, length, people) in enumerate(windows)
    ]
    jobs = [job(n, reported, minutes) for n, (reported, minutes) in enumerate(found)]
    return jobs, crew("B01", *stretches)


def begun(jobs, shifts_):
    desk = what_if._Crew(shifts_)
    found = {}
    for one in sorted(jobs, key=what_if._urgency):
        begins, _ = what_if._place(one, {"B01": desk})
        if begins is not None:
            found[one.ticket] = begins
    return found


@given(lots, shifts)
def test_one_crew_equals_a_day_played_minute_by_minute(found, windows):
    jobs, one = told(found, windows)
    assert begun(jobs, one) == minute_by_minute(jobs, one)


def test_counter_proof_a_crew_in_one_place_only_is_noticed(monkeypatch):
    jobs, one = told([(0, 60), (0, 60)], [(0, 48, 4)])
    assert begun(jobs, one) == minute_by_minute(jobs, one)
    monkeypatch.setattr(what_if, "TEAM", 4)
    assert begun(jobs, one) != minute_by_minute(jobs, one)


def test_the_same_facts_give_the_same_outcome():
    jobs = [job(n, n * 30, due=n * 30 + 120) for n in range(6)]
    change = Change(tickets_a_day=3)
    assert replay(jobs, [crew()], change) == replay(jobs, [crew()], change)


def test_a_crew_more_takes_what_would_wait_too_long():
    jobs = [job(n, 0, 120, due=180) for n in range(4)]
    alone = replay(jobs, [crew()], Change())
    helped = replay(jobs, [crew()], Change(crews_like=("B01",)))
    assert (alone.on_time, helped.on_time) == (1, 2)
    assert helped.waited < alone.waited
    assert {one.code: one.jobs for one in helped.crews} == {"B01": 2, "B01+1": 2}


def test_without_its_crew_a_job_goes_to_one_that_is_able():
    jobs = [job(1, 0, needs=["fault"]), job(2, 0, crew="B02", needs=["survey"])]
    crews = [crew("B01"), crew("B02", skills=["survey"]), crew("B03", skills=["fault"])]
    gone = replay(jobs, crews, Change(without=frozenset({"B01"})))
    assert {one.code: one.jobs for one in gone.crews} == {"B02": 1, "B03": 1}
    nobody = replay(jobs, crews[:2], Change(without=frozenset({"B01"})))
    assert nobody.unbegun == 1


def test_a_later_shift_makes_the_morning_late():
    jobs = [job(1, 0, due=90)]
    assert replay(jobs, [crew()], Change()).rate == 1
    assert replay(jobs, [crew()], Change(moved={"B01": 60})).rate == 0


def test_somebody_absent_takes_a_team_and_their_minutes_away():
    jobs = [job(n, 0, 60, due=70) for n in range(2)]
    four = crew("B01", (0, 540, 4))
    whole = replay(jobs, [four], Change())
    less = replay(jobs, [four], Change(absent=frozenset({"B01P0"})))
    assert (whole.on_time, less.on_time) == (2, 1)
    assert [one.crews[0].capacity for one in (whole, less)] == [2160, 1620]


def test_work_beyond_the_shift_is_too_much_only_beyond_the_day():
    long = replay([job(1, 500, 700)], [crew()], Change())
    assert long.crews[0].over == 0  # two people: 1,080 minutes on duty
    assert replay([job(1, 500, 1200)], [crew()], Change()).crews[0].over == 120


@pytest.mark.parametrize("more", [0, 1, 10])
def test_so_many_more_tickets_a_day(more):
    jobs = [job(1, 0, due=100), job(2, 1500, due=1600)]
    outcome = replay(jobs, [crew()], Change(tickets_a_day=more))
    assert outcome.jobs == 2 + 2 * more
