"""Capacity against a counter that walks the half hours of every person, one by one."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.roster import (
    Absence,
    Duty,
    Member,
    Roster,
    RosterTerms,
    capacity_of,
    moment_of,
    people_at,
)
from models.rules.terms import ShiftKind
from models.rules.zone import SHANGHAI

FIRST = date(2026, 9, 28)  # a holiday and a make-up day lie in the fortnight from here
DAYS = 12
LAST = FIRST + timedelta(days=DAYS - 1)
HALF_HOUR = timedelta(minutes=30)
COUNTING = frozenset({ShiftKind.DAY, ShiftKind.NIGHT})
TERMS = RosterTerms(COUNTING, 0.15)
CREWS = (1, 2, 3)


def at(day: date, hours: float) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(hours=hours)


def duty(crew, person, day, kind, *hours):
    starts, ends = hours or (8.5, 17.5)
    rest = kind is ShiftKind.REST
    return Duty(
        crew, person, day, kind, None if rest else at(day, starts), None if rest else at(day, ends)
    )


days = st.integers(0, DAYS - 1).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def rosters(draw):
    people = [
        Member(number, draw(st.sampled_from(CREWS)), draw(st.none() | st.none() | days))
        for number in range(11, 11 + draw(st.integers(0, 6)))
    ]
    numbers = [one.technician_id for one in people]
    duties = [
        duty(
            draw(st.sampled_from(CREWS)),
            draw(st.none() | st.sampled_from(numbers)) if numbers else None,
            draw(days),
            draw(st.sampled_from(ShiftKind)),
            starts := draw(st.integers(0, 40)) / 2,
            starts + draw(st.integers(1, 30)) / 2,
        )
        for _ in range(draw(st.integers(0, 40)))
    ]
    leaves = []
    for _ in range(draw(st.integers(0, 5)) if numbers else 0):
        begins = draw(days)
        until = begins + timedelta(days=draw(st.integers(0, 4)))
        leaves.append(Absence(draw(st.sampled_from(numbers)), begins, until))
    return people, duties, leaves


def walked(people, duties, leaves, crew, day):
    """Count half hours: for each person, which entered shift of the day they walk in."""
    minutes = 0
    for person in people:
        if person.gone_on is not None and day >= person.gone_on:
            continue
        if any(
            one.technician_id == person.technician_id and one.starts_on <= day <= one.ends_on
            for one in leaves
        ):
            continue
        of_day = [one for one in duties if one.day_on == day]
        own = [one for one in of_day if one.technician_id == person.technician_id]
        whole = [
            one for one in of_day if one.technician_id is None and one.crew_id == person.crew_id
        ]
        standing = (own or whole)[-1:]
        for one in standing:
            if one.crew_id != crew or one.kind not in (ShiftKind.DAY, ShiftKind.NIGHT):
                continue
            tick = at(day, 0)
            while tick < at(day, 48):
                minutes += 30 if one.starts_at <= tick < one.ends_at else 0
                tick += HALF_HOUR
    return minutes


def minutes_of(people, duties, leaves):
    held = Roster.of(dict.fromkeys(CREWS), people, duties=duties, absences=leaves)
    return {
        (row.crew_id, row.day_on): row.minutes
        for row in capacity_of(held, FIRST, LAST, terms=lambda _day: TERMS)
    }


def compare(told):
    found = minutes_of(*told)
    assert len(found) == len(CREWS) * DAYS
    for (crew, day), minutes in found.items():
        assert minutes == walked(*told, crew, day), (crew, day)


@given(rosters())
def test_capacity_is_what_a_walk_through_the_half_hours_counts(told):
    compare(told)


def test_a_planted_fault_in_the_reckoning_is_caught_by_the_walk(monkeypatch):
    people = [Member(11, 1), Member(12, 1)]
    duties = [duty(1, None, FIRST, ShiftKind.NIGHT, 17.5, 32.5)]
    compare((people, duties, [Absence(11, FIRST, FIRST)]))

    def until_midnight(self):
        """Cut a night at midnight, as a careless reading would."""
        if self.ends_at is None:
            return 0
        return (min(self.ends_at, at(self.day_on, 24)) - self.starts_at) // timedelta(minutes=1)

    monkeypatch.setattr(Duty, "minutes", property(until_midnight))
    with pytest.raises(AssertionError):
        compare((people, duties, []))


def only(people, duties, leaves=(), crew=1, day=FIRST):
    held = Roster.of(dict.fromkeys(CREWS), people, duties=duties, absences=leaves)
    rows = capacity_of(held, FIRST, LAST, terms=lambda _day: TERMS)
    return next(row for row in rows if (row.crew_id, row.day_on) == (crew, day))


def test_a_night_counts_whole_for_the_day_it_begins_on():
    people, duties = [Member(11, 1)], [duty(1, None, FIRST, ShiftKind.NIGHT, 17.5, 32.5)]
    assert only(people, duties).minutes == 15 * 60
    assert only(people, duties, day=FIRST + timedelta(days=1)).minutes == 0


def test_leave_takes_a_person_away_and_nobody_else():
    people, duties = [Member(11, 1), Member(12, 1)], [duty(1, None, FIRST, ShiftKind.DAY)]
    row = only(people, duties, [Absence(12, FIRST, FIRST)])
    assert (row.minutes, row.people, row.present, row.away, row.blank) == (540, 2, 1, 1, 0)


def test_being_on_call_and_rest_are_no_minutes_but_no_gap_either():
    for kind in (ShiftKind.ON_CALL, ShiftKind.REST):
        row = only([Member(11, 1)], [duty(1, None, FIRST, kind)])
        assert (row.minutes, row.is_gap) == (0, False)


def test_a_person_lent_out_counts_where_they_work():
    people = [Member(11, 1), Member(21, 2)]
    duties = [
        duty(1, None, FIRST, ShiftKind.DAY),
        duty(2, None, FIRST, ShiftKind.DAY),
        duty(1, 21, FIRST, ShiftKind.DAY),
    ]
    assert only(people, duties).minutes == 2 * 540
    assert only(people, duties, crew=2).minutes == 0


def test_the_reserve_is_kept_out_of_what_may_be_planned():
    row = only([Member(11, 1)], [duty(1, None, FIRST, ShiftKind.DAY)])
    assert (row.reserve_minutes, row.plannable_minutes) == (81, 459)


def test_a_day_without_a_shift_is_a_gap_for_people_and_for_an_empty_crew():
    assert only([Member(11, 1)], []).is_gap
    assert only([], []).is_gap
    assert not only([], [duty(1, None, FIRST, ShiftKind.DAY)]).is_gap


def test_at_two_in_the_morning_the_night_crew_stands_on_last_nights_shift():
    duties = [
        duty(1, None, FIRST, ShiftKind.NIGHT, 17.5, 32.5),
        duty(1, None, FIRST + timedelta(days=1), ShiftKind.REST),
    ]
    held = Roster.of({1: None}, [Member(11, 1)], duties=duties)
    day = FIRST + timedelta(days=1)
    now = moment_of(held, 1, at=at(day, 2), day=day)
    assert (now.on_duty, now.kind, now.day_on) == (True, ShiftKind.NIGHT, FIRST)
    later = moment_of(held, 1, at=at(day, 8.5), day=day)
    assert (later.on_duty, later.kind, later.known) == (False, ShiftKind.REST, True)


def test_who_rests_or_works_elsewhere_does_not_stand_on_the_crews_shift():
    people = [Member(n, 1) for n in (11, 12, 13, 14)] + [Member(21, 2)]
    next_day = FIRST + timedelta(days=1)
    duties = [
        duty(1, None, FIRST, ShiftKind.DAY),
        duty(1, 12, FIRST, ShiftKind.REST),
        duty(2, 13, FIRST, ShiftKind.DAY),
        duty(1, 14, FIRST, ShiftKind.NIGHT, 17.5, 32.5),
        duty(1, 21, FIRST, ShiftKind.DAY),
    ]
    held = Roster.of({1: None, 2: None}, people, duties=duties)
    assert people_at(held, 1, at=at(FIRST, 10), day=FIRST) == {11, 21}
    assert people_at(held, 1, at=at(FIRST, 20), day=FIRST) == {14}
    assert people_at(held, 1, at=at(next_day, 2), day=next_day) == {14}


def test_an_archived_crew_has_no_rows_from_that_day_on():
    gone = FIRST + timedelta(days=3)
    held = Roster.of({1: gone}, [], duties=[])
    rows = list(capacity_of(held, FIRST, LAST, terms=lambda _day: TERMS))
    assert [row.day_on for row in rows] == [FIRST + timedelta(days=n) for n in range(3)]
