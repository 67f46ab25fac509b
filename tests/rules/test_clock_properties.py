"""The clock agrees with a brute-force minute counter over at least 100,000 random histories."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules import clock
from models.rules.calendar import Hours, working_calendar
from models.rules.clock import LimitName, SegmentKind, events, limits, read_clock, reading, spans
from models.rules.states import Verb
from tests.rules.clock_by_minutes import GOES, HELD, SHUT, UP, ByMinutes
from tests.rules.clock_histories import MINUTE, ZONES, Drawn, as_events, draw, moment

NATURAL_RUNS, NATURAL_SEEDS = 9_500, range(2026, 2036)
WORKING_RUNS, WORKING_SEEDS = 1_000, range(3026, 3032)
KINDS = {
    SegmentKind.COUNTED: GOES,
    SegmentKind.PAUSED: HELD,
    SegmentKind.OUTSIDE_HOURS: SHUT,
    SegmentKind.RESTORED: UP,
}


def disagreement(drawn: Drawn, *, zone=ZONES[0], calendar=None) -> str:
    """Return what the clock says otherwise than the counter, or nothing."""
    calendar = calendar or working_calendar()
    seen = read_clock(as_events(drawn, zone), calendar=calendar, now=moment(drawn.now, zone))
    counter = ByMinutes(drawn)
    start = moment(drawn.reported)
    due, counted, paused, state = counter.restoration()
    limit = seen.restoration
    told = (limit.due_at - start, limit.counted, limit.paused, limit.state.value)
    expected = (due * MINUTE, counted * MINUTE, paused * MINUTE, state)
    if told != expected:
        return f"restoration {told} != {expected}"
    if limit.remaining != counter.limits["restoration"] * MINUTE - limit.counted:
        return "remaining is not what is left"
    for name in ("arrival", "report", "response"):
        stage, other = counter.stage(name), seen.limits[LimitName(name)]
        said = None if other.started_at is None else _stage(other, start)
        if stage is not None:
            stage = (stage[0] * MINUTE, stage[1] * MINUTE, stage[2])
        if said != stage:
            return f"{name} {said} != {stage}"
    return _ledger_disagreement(seen.segments, counter.kinds(), start)


def _stage(limit, start):
    return (limit.due_at - start, limit.counted, limit.state.value)


def _ledger_disagreement(segments, kinds, start) -> str:
    painted = bytearray()
    for segment in segments:
        if segment.started_at - start != len(painted) * MINUTE or not segment.length:
            return f"gap, overlap or empty segment at {segment.started_at}"
        painted += bytes([KINDS[segment.kind]]) * (segment.length // MINUTE)
    return "" if painted == kinds else "the ledger paints other minutes"


def run(count: int, *, basis: str, seed: int, calendar=None) -> str:
    """Compare a number of random histories; returns the first disagreement or nothing."""
    random = Random(seed)
    for number in range(count):
        drawn = draw(random, basis=basis)
        zone = ZONES[number % len(ZONES)]
        wrong = disagreement(drawn, zone=zone, calendar=calendar)
        if wrong:
            return f"history {number}: {wrong}\n{drawn}"
    return ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", NATURAL_SEEDS)
def test_random_histories_on_the_natural_clock_agree(seed):
    assert run(NATURAL_RUNS, basis="natural", seed=seed) == ""


@pytest.mark.slow
@pytest.mark.parametrize("seed", WORKING_SEEDS)
def test_random_histories_in_working_hours_over_a_long_holiday_agree(seed):
    assert run(WORKING_RUNS, basis="working", seed=seed) == ""


def test_the_histories_together_are_a_hundred_thousand():
    natural, working = NATURAL_RUNS * len(NATURAL_SEEDS), WORKING_RUNS * len(WORKING_SEEDS)
    assert natural + working >= 100_000


@settings(max_examples=150, deadline=None)
@given(random=st.randoms(use_true_random=False), basis=st.sampled_from(["natural", "working"]))
def test_any_history_hypothesis_can_think_of(random, basis):
    assert disagreement(draw(random, basis=basis)) == ""


def _drop_holds(story, _event, _at):
    story.holds.clear()


def _resurrected(limit, live, *, end, hours):
    counted = sum((hours.counted_between(*span) for span in live), timedelta())
    return hours.add_counted(end, max(limit - counted, timedelta()))


def _used_up_at_the_edge(limit, live, *, end, hours):
    left = limit
    for start, stop in live:
        if stop - start >= left:
            return start + left
        left -= stop - start
    return end + left


def _end_first_hold(story, at):
    for place, hold in enumerate(story.holds):
        if hold.ended_at is None:
            story.holds[place] = events.replace(hold, ended_at=at)
            return


def _count_the_gap(story, at):
    if story.down_since is None:
        story.down_since = story.outages.pop().start if story.outages else at
        story.restored_at = story.report_at = None


def _forget_open_holds(hold, end):
    return spans.Span(hold.started_at, hold.ended_at or hold.started_at)


def _all_holds(read):
    return [hold.span(read.end) for hold in read.story.holds]


PLANTED: dict[str, Callable] = {
    "overlapping pauses counted twice": lambda patch: patch.setattr(limits, "merged", sorted),
    "regrade drops the pauses": lambda patch: patch.setitem(
        events._TELLERS, Verb.REGRADE, _drop_holds
    ),
    "a pause resurrects a missed limit": lambda patch: patch.setattr(
        limits, "used_up_at", _resurrected
    ),
    "one resume ends one hold only": lambda patch: patch.setattr(
        events.Story, "end_holds", _end_first_hold
    ),
    "time with service up is counted": lambda patch: patch.setattr(
        events.Story, "go_down", _count_the_gap
    ),
    "an open-ended pause is forgotten": lambda patch: patch.setattr(
        events.Hold, "span", _forget_open_holds
    ),
    "every reason stops the clock": lambda patch: patch.setattr(
        reading._Read, "holes", property(_all_holds)
    ),
    "late entries count in the order of writing": lambda patch: patch.setattr(
        events, "sorted", lambda found, key: list(found), raising=False
    ),
    "a transfer does not end the clock": lambda patch: patch.delitem(
        events._TELLERS, Verb.TRANSFER
    ),
    "a pause that was approved is not one": lambda patch: patch.delitem(
        events._TELLERS, Verb.APPROVE_SUSPEND
    ),
    "pauses are not taken off": lambda patch: patch.setattr(
        limits, "without", lambda windows, _holes: list(windows)
    ),
    "a hold at the last second does not help": lambda patch: patch.setattr(
        limits, "used_up_at", _used_up_at_the_edge
    ),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_caught(fault, monkeypatch):
    PLANTED[fault](monkeypatch)
    assert run(4_000, basis="natural", seed=7)


def test_a_clock_that_works_through_lunch_is_caught():
    whole_day = clock.NATURAL
    assert run(50, basis="working", seed=7, calendar=whole_day)
    no_lunch = working_calendar().with_hours(Hours.of([["08:30", "17:30"]]))
    assert run(200, basis="working", seed=7, calendar=no_lunch)


def test_the_unplanted_clock_passes_the_same_histories():
    assert run(4_000, basis="natural", seed=7) == ""
