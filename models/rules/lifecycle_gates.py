"""The quality gates of a ticket's life: what must be true before a step.

Every gate is a pure function over what the services know of a ticket (``TicketFacts``),
what was told with the verb, and the moment it counts as done. Source: domain 4.5.
"""

from datetime import datetime, timedelta

from models.rules.lifecycle_ticket import Attempt, HoldRule
from models.rules.states import SERVICE_DOWN_STATES, TicketState
from models.rules.terms import RequestCategory, Role, ServiceGrade, TicketKind

WAIT_BEFORE_ABSENT = timedelta(minutes=10)

BY_PHONE = frozenset({RequestCategory.INQUIRY, RequestCategory.COMPLAINT})
CAUSE_KINDS = frozenset({TicketKind.FAULT, TicketKind.HAZARD, TicketKind.COMPLAINT})
TESTED_KINDS = frozenset(
    {TicketKind.FAULT, TicketKind.ACTIVATION, TicketKind.RELOCATION, TicketKind.CUTOVER}
)
PREVENTION_GRADES = frozenset({ServiceGrade.AAA, ServiceGrade.AA})


def not_ahead(attempt: Attempt) -> None:
    """A request cannot have reached the office after it was written down."""
    reported = attempt.moment("reported_at")
    if reported is not None and reported > attempt.at:
        raise attempt.refused("ticket.moment_ahead", fact="reported_at", moment=reported)


def has_terms(attempt: Attempt) -> None:
    """Acceptance freezes a promise: grade, service and reach must be known by then."""
    for name in ("grade", "service", "reach"):
        known = getattr(attempt.ticket, name) or attempt.told(name)
        attempt.needs(name, holds=known is not None)


def has_grade_and_reach(attempt: Attempt) -> None:
    """Nobody is sent without knowing how fast the customer was promised service."""
    attempt.needs("grade", holds=attempt.ticket.grade is not None)
    attempt.needs("reach", holds=attempt.ticket.reach is not None)


def is_appointed_ahead(attempt: Attempt) -> None:
    """An appointment lies after the call that made it."""
    appointed = attempt.moment("appointed_at")
    if appointed is not None and appointed <= attempt.at:
        raise attempt.refused("ticket.moment_past", fact="appointed_at", moment=appointed)


def is_not_under_way(attempt: Attempt) -> None:
    """A crew on its way or at work has begun: only how long it takes may still be replanned."""
    begun = attempt.ticket.state in (TicketState.EN_ROUTE, TicketState.ON_SITE, TicketState.WORKING)
    if begun and attempt.told("planned_at") is not None:
        raise attempt.refused("ticket.under_way")


def waited_and_called(attempt: Attempt) -> None:
    """Nobody leaves a customer's door before ten minutes and one call (10分钟规则)."""
    left = attempt.given("left_at", attempt.moment("left_at"))
    arrived = attempt.given("arrived_at", attempt.ticket.arrived_at)
    if left - arrived < WAIT_BEFORE_ABSENT:
        earliest = arrived + WAIT_BEFORE_ABSENT
        raise attempt.refused("ticket.absent_too_soon", left_at=left, earliest=earliest)
    if left > attempt.at:
        raise attempt.refused("ticket.moment_ahead", fact="left_at", moment=left)
    if not attempt.told("attempts"):
        raise attempt.refused("ticket.absent_without_call")


def tells_expected_repair(attempt: Attempt) -> None:
    """While service is down a progress report says when it should be back."""
    if attempt.ticket.state in SERVICE_DOWN_STATES:
        attempt.needs("expected_at", holds=attempt.told("expected_at") is not None)


def _hold(attempt: Attempt, reason: str | None) -> HoldRule:
    rule = attempt.ticket.holds.get(reason or "")
    if rule is None:
        raise attempt.refused("ticket.unknown_reason", reason=reason)
    return rule


def may_be_held(attempt: Attempt) -> None:
    """A hold has a reason of the list, an end still to come, and its proof."""
    rule = _hold(attempt, str(attempt.told("reason")))
    _ends_ahead(attempt, attempt.moment("expected_resume_at"))
    if rule.proof:
        attempt.needs("proof", holds=attempt.told("proof") is not None)


def _ends_ahead(attempt: Attempt, end: datetime | None) -> datetime:
    until = attempt.given("expected_resume_at", end)
    if until <= attempt.at:
        raise attempt.refused("ticket.moment_past", fact="expected_resume_at", moment=until)
    return until


def nothing_asked_yet(attempt: Attempt) -> None:
    """One request to hold at a time: the first waits for its answer."""
    if attempt.ticket.requested_reason is not None:
        raise attempt.refused("ticket.hold_asked_already", reason=attempt.ticket.requested_reason)


def may_hold_at_once(attempt: Attempt) -> None:
    """Only who could approve a hold may place it without asking."""
    _may_approve(attempt, _hold(attempt, str(attempt.told("reason"))))


def _may_approve(attempt: Attempt, rule: HoldRule) -> None:
    allowed = {
        None: frozenset(Role),
        Role.DISPATCHER: frozenset({Role.DISPATCHER, Role.SUPERVISOR}),
    }.get(rule.approver, frozenset({Role.SUPERVISOR}))
    if attempt.role not in allowed:
        raise attempt.refused(
            "ticket.hold_needs_approval",
            reason=rule.code,
            role=attempt.role,
            approver=rule.approver,
        )


def was_asked(attempt: Attempt) -> None:
    """There is a request to answer."""
    if attempt.ticket.requested_reason is None:
        raise attempt.refused("ticket.no_hold_asked")


def may_approve(attempt: Attempt) -> None:
    """The approver the norms name, before the asked-for end is past."""
    _may_approve(attempt, _hold(attempt, attempt.ticket.requested_reason))
    _ends_ahead(attempt, attempt.moment("expected_resume_at") or attempt.ticket.requested_until)


def may_renew(attempt: Attempt) -> None:
    """Who may approve may renew, to a later end than before."""
    _may_approve(attempt, _hold(attempt, attempt.ticket.suspend_reason))
    until = _ends_ahead(attempt, attempt.moment("expected_resume_at"))
    before = attempt.ticket.suspended_until
    if before is not None and until <= before:
        raise attempt.refused("ticket.moment_past", fact="expected_resume_at", moment=until)


def is_answered_by_phone(attempt: Attempt) -> None:
    """Only an inquiry or an ordinary complaint ends by phone, with nobody sent."""
    if attempt.ticket.state is not TicketState.TO_DISPATCH:
        return
    if attempt.ticket.category not in BY_PHONE or attempt.told("by_phone") is not True:
        raise attempt.refused("ticket.needs_visit", category=attempt.ticket.category)


def has_cause(attempt: Attempt) -> None:
    """No fault is reported done without its cause, from the office's list."""
    cause = attempt.told("cause_code") or attempt.ticket.cause_code
    attempt.needs("cause_code", holds=cause is not None or attempt.ticket.kind not in CAUSE_KINDS)
    if cause is not None and attempt.ticket.causes and cause not in attempt.ticket.causes:
        raise attempt.refused("ticket.unknown_cause", cause=cause)


def has_test(attempt: Attempt) -> None:
    """A circuit is not reported repaired on somebody's word: one value at least."""
    due = attempt.ticket.has_circuit and attempt.ticket.kind in TESTED_KINDS
    phoned = attempt.told("by_phone") is True
    measured = attempt.ticket.tested or bool(attempt.told("tests"))
    attempt.needs("tests", holds=measured or phoned or not due)


def has_no_open_parts(attempt: Attempt) -> None:
    """Every part given to another crew is done before the main report."""
    if attempt.ticket.open_parts:
        raise attempt.refused("ticket.parts_open", count=attempt.ticket.open_parts)


def has_prevention(attempt: Attempt) -> None:
    """A fault of an AAA or AA customer is filed with what prevents the next one."""
    ticket = attempt.ticket
    due = ticket.kind is TicketKind.FAULT and ticket.grade in PREVENTION_GRADES
    noted = ticket.prevention or attempt.told("prevention") is not None
    attempt.needs("prevention", holds=noted or not due)


def _is_waived(attempt: Attempt) -> bool:
    """Tell whether a supervisor let a gate pass; anybody else may not."""
    if attempt.told("waiver") is None:
        return False
    if attempt.role is not Role.SUPERVISOR:
        raise attempt.refused("ticket.waiver_not_yours", role=attempt.role)
    return True


def has_coordination(attempt: Attempt) -> None:
    """A grave complaint is filed with the departments' decision, or a waiver."""
    ticket = attempt.ticket
    grave = ticket.category is RequestCategory.GRAVE_COMPLAINT
    decided = ticket.coordinated or attempt.told("coordination") is not None
    if not (_is_waived(attempt) or decided or not grave):
        raise attempt.refused("ticket.coordination_missing")


def has_confirmation(attempt: Attempt) -> None:
    """A complaint is over when the customer says so, or by waiver."""
    confirmed = attempt.ticket.confirmed or attempt.told("confirmed_by") is not None
    if not (_is_waived(attempt) or confirmed or not attempt.ticket.is_complaint):
        raise attempt.refused("ticket.confirmation_missing")


def may_be_cancelled(attempt: Attempt) -> None:
    """Work once begun is never cancelled, and a dispatcher does not cancel alone."""
    if attempt.ticket.work_started:
        raise attempt.refused("ticket.work_started")
    if attempt.role is not Role.SUPERVISOR:
        attempt.needs("approved_by", holds=attempt.told("approved_by") is not None)


def is_nobodys_child(attempt: Attempt) -> None:
    """A ticket is part of one trouble at a time."""
    if attempt.ticket.parent is not None:
        raise attempt.refused("ticket.has_parent", parent=attempt.ticket.parent)


def is_a_child(attempt: Attempt) -> None:
    """Only what belongs to a trouble of many can leave it or come back with it."""
    if attempt.ticket.parent is None:
        raise attempt.refused("ticket.no_parent")


def parent_is_restored(attempt: Attempt) -> None:
    """A customer's service comes back with the trouble's, not before it."""
    if not attempt.ticket.parent_restored:
        raise attempt.refused("ticket.parent_down", parent=attempt.ticket.parent)


def is_another_person(attempt: Attempt) -> None:
    """A request is handed on to somebody else, who says so."""
    if attempt.told("accepted_by") == attempt.ticket.responsible:
        raise attempt.refused("ticket.same_person", person=attempt.ticket.responsible)
