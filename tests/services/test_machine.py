"""Random lives of tickets through the services: the cached row is what the events say."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from models.errors import RefusedError
from models.queries.ticket_board import ticket_row
from models.rules.clock import LimitState
from models.rules.lifecycle import verbs_from
from models.rules.states import Verb
from models.rules.terms import Role
from models.services.tickets import doing
from tests.services.counter import MORNING
from tests.services.story import broken, facts_for

# The search ends a failing life early, so each is short and there are many of them.
FULL = {"max_examples": 65, "stateful_step_count": 40}
SHORT = {"max_examples": 12, "stateful_step_count": 30, "phases": [Phase.generate]}
QUIET = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": list(HealthCheck),
}
AFTER_GATES = (Verb.PRINT, Verb.FINISH_PART, Verb.OPEN)


def machine_for(county, tried):
    """Return a machine that lives tickets in one office, mostly by legal steps."""

    class Lives(RuleBasedStateMachine):
        @initialize()
        def call(self):
            county.wait(1)
            self.number = county.open(anyway=True).number
            self.refusals = set()

        @rule(choice=st.integers(0, 40), minutes=st.integers(0, 90), pick=st.integers(0, 59))
        def legal_step(self, choice, minutes, pick):
            county.wait(minutes)
            row = county.ask(ticket_row, self.number, now=county.now)
            verbs = [v for v in verbs_from(row.state, Role.SUPERVISOR) if v not in AFTER_GATES]
            self.attempt(verbs[choice % len(verbs)], pick)

        @rule(
            verb=st.sampled_from([v for v in Verb if v not in AFTER_GATES]), pick=st.integers(0, 9)
        )
        def any_step(self, verb, pick):
            self.attempt(verb, pick)

        @rule(minutes=st.integers(1, 30), pick=st.integers(0, 9))
        def late_entry(self, minutes, pick):
            county.wait(45)
            row = county.ask(ticket_row, self.number, now=county.now)
            verbs = verbs_from(row.state, Role.SUPERVISOR)
            verb = next(v for v in verbs if v not in AFTER_GATES)
            self.attempt(verb, pick, late=county.now - timedelta(minutes=minutes))

        def attempt(self, verb, pick, late=None):
            tried.append(verb)
            try:
                facts = facts_for(verb.value, late or county.now, pick)
                county.do(verb, self.number, late=late, **facts)
            except RefusedError as refused:
                self.refusals.add(refused.code.partition(".")[0])

        @invariant()
        def row_is_what_the_events_say(self):
            if hasattr(self, "number"):
                assert county.ask(broken, self.number, now=county.now) == []
                assert self.refusals <= {"ticket", "placement"}

    return Lives


def live(county, **how):
    tried = []
    run_state_machine_as_test(machine_for(county, tried), settings=settings(**(QUIET | how)))
    return tried


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_two_thousand_random_steps_keep_every_row_true(county):
    tried = live(county, **FULL)
    assert len(tried) >= 1_500
    assert set(tried) >= set(Verb) - set(AFTER_GATES)


def _due_is_patched(ticket, past, *, now):
    ticket.last_sequence = past[-1].sequence
    if ticket.due_at is None:
        ticket.due_at = now + timedelta(hours=2)


def _moment_is_forgotten(settle):
    def forgetful(move):
        settle(move)
        move.ticket.closed_at = None
        move.session.flush()

    return forgetful


def test_a_patched_due_moment_is_noticed(county, monkeypatch):
    monkeypatch.setattr(doing, "project", _due_is_patched)
    with pytest.raises(AssertionError):
        live(county, **SHORT)


def test_a_filed_ticket_left_open_is_noticed(county, monkeypatch):
    monkeypatch.setattr(doing, "settle", _moment_is_forgotten(doing.settle))
    with pytest.raises(AssertionError):
        live(county, **SHORT)


def test_the_board_reads_the_same_clock_as_the_history(county):
    number = county.open().number
    county.walk(number, until="acknowledge")
    hold = facts_for("suspend", county.now, 0)
    county.do("suspend", number, **hold)
    county.wait(500)
    row = county.ask(ticket_row, number, now=county.now)
    assert row.clock is LimitState.PAUSED
    assert row.remaining == MORNING + timedelta(hours=2) - (county.now - timedelta(minutes=500))
