"""A random office tries every step from every state; the table never lets a wrong one pass.

The machine is steered: half of its steps are legal ones, or it would hardly ever leave
the first states (R-27). The reference it is judged by is written by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from models.errors import RefusedError
from models.rules import lifecycle
from models.rules.lifecycle import TABLE, Step, TicketFacts
from models.rules.lifecycle_examples import example_facts
from models.rules.lifecycle_facts import facts_of
from models.rules.lifecycle_ticket import Attempt, HoldRule
from models.rules.states import TicketState, Verb
from models.rules.terms import Reach, RequestCategory, Role, Service, ServiceGrade
from tests.rules.lifecycle_reference import allows, ends

S = TicketState
START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
PAIRS = frozenset(product(S, set(Verb) - {Verb.OPEN}))
HOLDS = {
    "cust_defer": HoldRule("cust_defer", stops_clock=True, approver=Role.DISPATCHER, proof=True),
    "spare": HoldRule("spare", stops_clock=False, approver=None, proof=False),
}


class BrokenInvariantError(AssertionError):
    """The table let something pass that the domain forbids."""


@dataclass
class Office:
    """One ticket living through random steps, the table under test, what was tried."""

    table: Mapping[Verb, Step]
    random: Random
    now: datetime = START
    ticket: TicketFacts = field(default_factory=TicketFacts)
    tried: set[tuple[S, Verb]] = field(default_factory=set)
    steps: int = 0

    def new_ticket(self) -> None:
        """Take another ticket of a random sort, standing anywhere."""
        self.ticket = TicketFacts(
            category=self.random.choice(list(RequestCategory)),
            grade=self.random.choice([None, *ServiceGrade]),
            reach=Reach.WITHIN_PROVINCE,
            service=Service.INTERNET,
            has_circuit=self.random.random() < 0.5,
            state=self.random.choice(list(S)),
            holds=HOLDS,
            cause_code=self.random.choice([None, "line.pigtail"]),
            prevention=self.random.random() < 0.5,
            confirmed=self.random.random() < 0.5,
        )
        if self.random.random() < 0.3:
            until = self.now + timedelta(hours=9)
            self.ticket = replace(self.ticket, requested_reason="spare", requested_until=until)
        if self.ticket.state is S.SUSPENDED:
            before = self.random.choice([S.TAKEN, S.APPOINTED, S.WORKING])
            self.ticket = replace(
                self.ticket,
                previous_state=before,
                work_started=before is S.WORKING,
                suspend_reason="spare",
                suspended_until=self.now,
            )

    def facts(self, verb: Verb):
        """Return facts for a verb, sometimes poor ones."""
        told = example_facts(verb)
        later = (self.now + timedelta(minutes=self.random.randrange(-9, 90))).isoformat()
        for name in ("appointed_at", "expected_resume_at", "left_at", "expected_at"):
            if name in told:
                told[name] = later
        if "reason" in told and verb in (Verb.SUSPEND, Verb.REQUEST_SUSPEND):
            told["reason"] = self.random.choice([*HOLDS, "lunch"])
        if verb is Verb.PRETEST:
            told["outcome"] = self.random.choice(["restored", "unresolved"])
        if verb is Verb.REPORT:
            told["by_phone"] = self.random.random() < 0.5
        for name in ("prevention", "tests", "cause_code", "proof", "approved_by"):
            if name in told and self.random.random() < 0.3:
                del told[name]
        if verb is Verb.FOLLOW_UP and self.random.random() < 0.3:
            told = {"outcome": "no_answer"}
        if verb is Verb.CLOSE and self.random.random() < 0.5:
            told |= {"confirmed_by": "周敏", "coordination": "XT-0003"}
        return facts_of(verb, told)

    def step(self) -> None:
        """Take one step, legal or not, and check what the table made of it."""
        self.steps += 1
        self.now += timedelta(minutes=self.random.randrange(30))
        if self.ticket.state in (S.VOID, S.TRANSFERRED) and self.random.random() < 0.5:
            self.new_ticket()
        verbs = sorted(set(Verb) - {Verb.OPEN})
        if self.random.random() < 0.5:
            moves = [v for v in verbs if any(allows(v, self.ticket.state, r) for r in Role)]
            verbs = moves or verbs
        verb, role = self.random.choice(verbs), self.random.choice(list(Role))
        if self.random.random() < 0.6:
            role = self.random.choice([Role.DISPATCHER, Role.SUPERVISOR])
        self.tried.add((self.ticket.state, verb))
        attempt = Attempt(verb, role, self.now, self.ticket, self.facts(verb))
        after = self.outcome(attempt)
        if after is not None:
            self.check(attempt, after)
            self.ticket = moved(self.ticket, attempt, after)

    def outcome(self, attempt: Attempt) -> S | None:
        """Return the state after a step, None when it was refused."""
        step = self.table[attempt.verb]
        if attempt.ticket.state not in step.froms or attempt.role not in step.who:
            return None
        try:
            return step.leads_to(attempt)
        except RefusedError:
            return None

    def check(self, attempt: Attempt, after: S) -> None:
        """Judge a step that was let pass by rules written down apart from the table."""
        before, verb, ticket = attempt.ticket.state, attempt.verb, attempt.ticket
        wrong = {
            "not allowed": not allows(verb, before, attempt.role),
            "leads elsewhere": after not in ends(verb, before),
            "filed while held": after is S.CLOSED and before is S.SUSPENDED,
            "reported while down": after is S.REPLIED and before is S.WORKING,
            "sent out without grade": verb in (Verb.DISPATCH, Verb.REASSIGN)
            and ticket.grade is None,
            "held without end": after is S.SUSPENDED
            and verb is Verb.SUSPEND
            and attempt.told("expected_resume_at") <= attempt.at,
            "filed without cause": after is S.CLOSED
            and verb is not Verb.NOTE
            and before is not S.CLOSED
            and ticket.cause_code is None,
            "AAA filed without prevention": after is S.CLOSED
            and before is not S.CLOSED
            and ticket.grade is ServiceGrade.AAA
            and not (ticket.prevention or attempt.told("prevention")),
            "cancelled after work": verb is Verb.VOID and ticket.work_started,
            "resumed elsewhere": verb is Verb.RESUME and after is not ticket.previous_state,
        }
        for broken, holds in wrong.items():
            if holds:
                raise BrokenInvariantError(f"{broken}: {verb} {before} -> {after}")


def moved(ticket: TicketFacts, attempt: Attempt, after: S) -> TicketFacts:
    """Return the ticket as the services would know it after a step."""
    verb, told = attempt.verb, attempt.told
    changes: dict[str, object] = {"state": after}
    if verb in (Verb.ACCEPT, Verb.REGRADE):
        changes["grade"] = told("grade") or ticket.grade
    if verb is Verb.REQUEST_SUSPEND:
        changes |= {
            "requested_reason": told("reason"),
            "requested_until": told("expected_resume_at"),
        }
    if after is S.SUSPENDED and ticket.state is not S.SUSPENDED:
        changes |= {
            "previous_state": ticket.state,
            "suspend_reason": told("reason") or ticket.requested_reason,
            "suspended_until": told("expected_resume_at") or ticket.requested_until,
        }
    if after is S.SUSPENDED or verb is Verb.REFUSE_SUSPEND or after is not ticket.state:
        changes |= {"requested_reason": None} if verb is not Verb.REQUEST_SUSPEND else {}
    changes["has_crew"] = ticket.has_crew or after is S.DISPATCHED
    changes["work_started"] = ticket.work_started or after in (S.WORKING, S.RESTORED)
    if after is S.ON_SITE:
        changes["arrived_at"] = attempt.at
    for name in ("cause_code", "prevention", "tests"):
        if verb is Verb.REPORT and told(name):
            value = told(name) if name == "cause_code" else True
            changes["tested" if name == "tests" else name] = value
    if verb is Verb.FOLLOW_UP:
        changes["confirmed"] = ticket.confirmed or told("fixed") is True
    return replace(ticket, **changes)


def explore(table, *, steps, seed):
    """Let a ticket live for a number of steps; returns the office, or raises what broke."""
    office = Office(table, Random(seed))
    office.new_ticket()
    for count in range(steps):
        if count % 40 == 0:
            office.new_ticket()
        office.step()
    return office


def test_every_state_and_verb_is_tried_and_no_invariant_breaks():
    office = explore(TABLE, steps=30_000, seed=27)
    assert len(office.tried & PAIRS) / len(PAIRS) >= 0.99


class AnyOffice(RuleBasedStateMachine):
    """The same office with hypothesis choosing, so that a broken rule is shown at its shortest."""

    table = TABLE

    def __init__(self):
        super().__init__()
        self.office = Office(self.table, Random(0))
        self.office.new_ticket()

    @rule(chance=st.randoms(use_true_random=False), fresh=st.booleans())
    def live(self, chance, fresh):
        self.office.random = chance
        if fresh:
            self.office.new_ticket()
        self.office.step()


TestAnyOffice = AnyOffice.TestCase
TestAnyOffice.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


PLANTED = {
    "report_skips_restoration": (
        Verb.REPORT, {"froms": TABLE[Verb.REPORT].froms | {S.WORKING}}
    ),
    "close_from_suspended": (Verb.CLOSE, {"froms": TABLE[Verb.CLOSE].froms | {S.SUSPENDED}}),
    "close_without_gates": (Verb.CLOSE, {"gates": ()}),
    "dispatch_without_gates": (Verb.DISPATCH, {"gates": ()}),
    "suspend_without_gates": (Verb.SUSPEND, {"gates": ()}),
    "void_without_gates": (Verb.VOID, {"gates": ()}),
    "resume_always_to_taken": (Verb.RESUME, {"to": S.TAKEN}),
    "crew_approves_its_own_hold": (
        Verb.APPROVE_SUSPEND, {"who": TABLE[Verb.APPROVE_SUSPEND].who | {Role.CREW}}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name):
    verb, change = PLANTED[name]
    table = {**lifecycle.TABLE, verb: replace(TABLE[verb], **change)}
    with pytest.raises(BrokenInvariantError):
        explore(table, steps=30_000, seed=28)
