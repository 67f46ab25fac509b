"""The life of a ticket as one table: who may do what, from where, to where, with what.

Source: domain 4.4 and 4.5. The table is the only place a transition is written down;
screens grey their buttons by it, services refuse by it, tests walk it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from models.errors import RefusedError
from models.rules import lifecycle_gates as gate
from models.rules import lifecycle_ways as way
from models.rules.facts_base import FactsModel
from models.rules.lifecycle_facts import MODELS, facts_of, needs
from models.rules.lifecycle_ticket import Attempt, TicketFacts
from models.rules.states import OPEN_STATES, TicketState, Verb
from models.rules.terms import Role

S = TicketState
V = Verb
Gate = Callable[[Attempt], None]
Way = Callable[[Attempt], TicketState]

DESK: Final = frozenset({Role.DISPATCHER, Role.SUPERVISOR})
FIELD: Final = DESK | {Role.CREW}  # a dispatcher writes down what the crew phones in
CHECK: Final = DESK | {Role.CHECKER}
CALLS: Final = DESK | {Role.CALLER}
PAPER: Final = FIELD | {Role.CLERK, Role.CHECKER}
PRINTS: Final = PAPER | {Role.KEEPER}  # who lends, hands out and counts gives the slip for it
ANYBODY: Final = frozenset(Role)

STATES: Final = frozenset(S)
REGISTERED: Final = OPEN_STATES - {S.DRAFT}
BEFORE_ARRIVAL: Final = frozenset({S.DISPATCHED, S.TAKEN, S.APPOINTED, S.EN_ROUTE})
WITH_CREW: Final = BEFORE_ARRIVAL | {S.ON_SITE, S.WORKING, S.SUSPENDED}
MAY_HOLD: Final = frozenset({S.TAKEN, S.APPOINTED, S.WORKING})
STILL_DOWN: Final = WITH_CREW | {S.TO_DISPATCH}
BEFORE_WORK: Final = BEFORE_ARRIVAL | {S.DRAFT, S.PENDING, S.TO_DISPATCH, S.ON_SITE}


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table; ``to`` None stays, a function decides by the facts.

    ``ends`` lists every state a deciding function may lead to, for screens and tests.
    """

    verb: Verb
    froms: frozenset[TicketState]
    to: TicketState | Way | None
    who: frozenset[Role]
    gates: tuple[Gate, ...] = ()
    ends: frozenset[TicketState] = frozenset()

    @property
    def facts(self) -> type[FactsModel]:
        """The model of what must and may be told."""
        return MODELS[self.verb]

    @property
    def needs(self) -> tuple[str, ...]:
        """The names of the facts the verb cannot do without."""
        return needs(self.verb)

    def leads_to(self, attempt: Attempt) -> TicketState:
        """Return the state after the step, once every gate let it pass."""
        for check in self.gates:
            check(attempt)
        if self.to is None:
            return attempt.ticket.state
        return self.to if isinstance(self.to, TicketState) else self.to(attempt)


@dataclass(frozen=True, slots=True)
class Decision:
    """A step that may be taken: the row, the checked facts, the state after it."""

    step: Step
    facts: FactsModel
    before: TicketState | None
    after: TicketState

    @property
    def moves(self) -> bool:
        """Tell whether the ticket changes state."""
        return self.before is not self.after


def _one(*states: TicketState) -> frozenset[TicketState]:
    return frozenset(states)


_BACK = _one(S.WORKING, S.TO_DISPATCH)
_PRETESTED = _one(S.TO_DISPATCH, S.RESTORED)
_CALLED = _BACK | {S.VISITING, S.CLOSED}

_ROWS: Final = (
    Step(V.OPEN, _one(), way.opened, CALLS, (gate.not_ahead,), _one(S.DRAFT, S.PENDING)),
    Step(V.ACCEPT, _one(S.DRAFT, S.PENDING), S.TO_DISPATCH, DESK, (gate.has_terms,)),
    Step(V.PRETEST, _one(S.TO_DISPATCH), way.pretested, DESK, (), _PRETESTED),
    Step(V.DISPATCH, _one(S.TO_DISPATCH), S.DISPATCHED, DESK, (gate.has_grade_and_reach,)),
    Step(V.ASSIGN, _one(S.DISPATCHED, S.TAKEN), None, FIELD),
    Step(V.ACKNOWLEDGE, _one(S.DISPATCHED), S.TAKEN, FIELD),
    Step(V.DECLINE, _one(S.DISPATCHED), S.TO_DISPATCH, FIELD),
    Step(V.RECALL, BEFORE_ARRIVAL, S.TO_DISPATCH, DESK),
    Step(V.REPLAN, WITH_CREW, None, DESK, (gate.is_not_under_way,)),
    Step(V.PIN, WITH_CREW, None, DESK),
    Step(V.REASSIGN, WITH_CREW, S.DISPATCHED, DESK, (gate.has_grade_and_reach,)),
    Step(V.TRANSFER, REGISTERED, S.TRANSFERRED, DESK),
    Step(V.REINFORCE, WITH_CREW | {S.RESTORED}, None, DESK),
    Step(V.FINISH_PART, WITH_CREW | {S.RESTORED}, None, FIELD),
    Step(V.CONTACT, REGISTERED, None, FIELD | CALLS),
    Step(V.APPOINT, _one(S.TAKEN), S.APPOINTED, FIELD, (gate.is_appointed_ahead,)),
    Step(
        V.REAPPOINT,
        _one(S.APPOINTED, S.EN_ROUTE, S.ON_SITE, S.WORKING),
        S.APPOINTED,
        FIELD,
        (gate.is_appointed_ahead,),
    ),
    Step(V.DEPART, _one(S.TAKEN, S.APPOINTED), S.EN_ROUTE, FIELD),
    Step(V.ARRIVE, _one(S.TAKEN, S.APPOINTED, S.EN_ROUTE), S.ON_SITE, FIELD),
    Step(V.ABSENT, _one(S.ON_SITE), S.APPOINTED, FIELD, (gate.waited_and_called,)),
    Step(V.START, _one(S.ON_SITE), S.WORKING, FIELD),
    Step(V.FEEDBACK, REGISTERED, None, FIELD, (gate.tells_expected_repair,)),
    Step(V.URGE, REGISTERED, None, CALLS),
    Step(V.ESCALATE, REGISTERED, None, DESK),
    Step(V.REQUEST_SUSPEND, MAY_HOLD, None, FIELD, (gate.nothing_asked_yet, gate.may_be_held)),
    Step(
        V.APPROVE_SUSPEND,
        MAY_HOLD | {S.EN_ROUTE, S.ON_SITE},
        S.SUSPENDED,
        DESK,
        (gate.was_asked, gate.may_approve),
    ),
    Step(V.REFUSE_SUSPEND, MAY_HOLD | {S.EN_ROUTE, S.ON_SITE}, None, DESK, (gate.was_asked,)),
    Step(V.SUSPEND, MAY_HOLD, S.SUSPENDED, FIELD, (gate.may_be_held, gate.may_hold_at_once)),
    Step(V.RENEW_SUSPEND, _one(S.SUSPENDED), None, DESK, (gate.may_renew,)),
    Step(
        V.RESUME,
        _one(S.SUSPENDED),
        way.previous,
        DESK,
        (),
        MAY_HOLD | {S.EN_ROUTE, S.ON_SITE},
    ),
    Step(V.RESTORE, _one(S.ON_SITE, S.WORKING), S.RESTORED, FIELD),
    Step(
        V.REPORT,
        _one(S.RESTORED, S.TO_DISPATCH),
        S.REPLIED,
        FIELD,
        (gate.is_answered_by_phone, gate.has_cause, gate.has_test, gate.has_no_open_parts),
    ),
    Step(V.PASS_CHECK, _one(S.REPLIED), S.VISITING, CHECK),
    Step(V.SEND_BACK, _one(S.REPLIED), way.back_to_work, CHECK, (), _BACK),
    Step(V.FOLLOW_UP, _one(S.VISITING), way.called_back, CALLS, (), _CALLED),
    Step(V.CLOSE, _one(S.VISITING, S.REPLIED), S.CLOSED, DESK, way.CLOSING),
    Step(V.VOID, BEFORE_WORK, S.VOID, DESK, (gate.may_be_cancelled,)),
    Step(V.REOPEN, _one(S.CLOSED), way.back_to_work, DESK, (), _BACK),
    Step(V.REPEAT, REGISTERED, None, CALLS),
    Step(V.NOTE, STATES, None, ANYBODY),
    Step(V.REGRADE, REGISTERED, None, DESK),
    Step(V.PRINT, STATES, None, PRINTS),
    Step(V.RETURN_PAPER, STATES - {S.DRAFT, S.PENDING}, None, PAPER),
    Step(V.JOIN, REGISTERED, None, DESK, (gate.is_nobodys_child,)),
    Step(V.TAKE_OUT, REGISTERED, None, DESK, (gate.is_a_child,)),
    Step(
        V.RESTORE_ALONG,
        STILL_DOWN,
        S.RESTORED,
        DESK,
        (gate.is_a_child, gate.parent_is_restored),
    ),
    Step(V.PASS_ON, REGISTERED, None, DESK, (gate.is_another_person,)),
)

TABLE: Final[Mapping[Verb, Step]] = MappingProxyType({row.verb: row for row in _ROWS})


def step_for(verb: Verb, state: TicketState | None, role: Role) -> Step:
    """Return the row a verb follows; ``state`` None means there is no ticket yet.

    Raises ``RefusedError``: ``ticket.wrong_state`` or ``ticket.not_yours``.
    """
    step = TABLE[verb]
    if state is None if step.froms else state is not None:
        raise RefusedError("ticket.wrong_state", verb=verb, state=state)
    if state is not None and state not in step.froms:
        raise RefusedError("ticket.wrong_state", verb=verb, state=state)
    if role not in step.who:
        raise RefusedError("ticket.not_yours", verb=verb, role=role)
    return step


def decide(
    verb: Verb,
    told: Mapping[str, object] | FactsModel,
    *,
    ticket: TicketFacts | None,
    role: Role,
    at: datetime,
) -> Decision:
    """Return what a step would do, or refuse it; ``ticket`` None is for ``open``.

    Order of refusals: state, role, facts, gates, so that the first word a dispatcher
    reads is about the ticket and not about a form.
    """
    step = step_for(verb, None if ticket is None else ticket.state, role)
    facts = told if isinstance(told, FactsModel) else facts_of(verb, told)
    if not isinstance(facts, step.facts):
        raise RefusedError("facts.invalid", verb=verb, field="", problem="malformed")
    seen = ticket or TicketFacts(state=TicketState.DRAFT)
    after = step.leads_to(Attempt(verb, role, at, seen, facts))
    return Decision(step, facts, None if ticket is None else ticket.state, after)


def verbs_from(state: TicketState, role: Role) -> tuple[Verb, ...]:
    """Return what a role may try from a state, in the order of the road.

    A courtesy for buttons: gates may still refuse.
    """
    return tuple(verb for verb, step in TABLE.items() if state in step.froms and role in step.who)
