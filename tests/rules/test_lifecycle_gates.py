"""Every gate of domain 4.5 lets the good step pass, stops the bad one, and is what stopped it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from models.errors import RefusedError
from models.rules import wording
from models.rules.lifecycle import TABLE, Decision, TicketFacts, decide
from models.rules.lifecycle_examples import example_facts
from models.rules.lifecycle_facts import facts_of
from models.rules.lifecycle_ticket import Attempt, HoldRule
from models.rules.states import TicketState, Verb
from models.rules.terms import Reach, RequestCategory, Role, Service, ServiceGrade, TicketKind

AT = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOLDS = {
    "cust_defer": HoldRule("cust_defer", stops_clock=True, approver=Role.DISPATCHER, proof=True),
    "third_party": HoldRule("third_party", stops_clock=True, approver=Role.SUPERVISOR, proof=False),
    "spare": HoldRule("spare", stops_clock=False, approver=None, proof=False),
}
TICKET = TicketFacts(
    grade=ServiceGrade.A,
    reach=Reach.WITHIN_PROVINCE,
    service=Service.INTERNET,
    has_circuit=True,
    has_crew=True,
    arrived_at=AT - 30 * MINUTE,
    cause_code="line.pigtail",
    tested=True,
    holds=HOLDS,
    causes=frozenset({"line.pigtail"}),
)
STANDING = {
    Verb.ACCEPT: TicketState.PENDING,
    Verb.PRETEST: TicketState.TO_DISPATCH,
    Verb.DISPATCH: TicketState.TO_DISPATCH,
    Verb.REASSIGN: TicketState.TAKEN,
    Verb.APPOINT: TicketState.TAKEN,
    Verb.REAPPOINT: TicketState.APPOINTED,
    Verb.ABSENT: TicketState.ON_SITE,
    Verb.FEEDBACK: TicketState.WORKING,
    Verb.REQUEST_SUSPEND: TicketState.WORKING,
    Verb.APPROVE_SUSPEND: TicketState.WORKING,
    Verb.REFUSE_SUSPEND: TicketState.WORKING,
    Verb.SUSPEND: TicketState.WORKING,
    Verb.RENEW_SUSPEND: TicketState.SUSPENDED,
    Verb.RESUME: TicketState.SUSPENDED,
    Verb.REPORT: TicketState.RESTORED,
    Verb.SEND_BACK: TicketState.REPLIED,
    Verb.FOLLOW_UP: TicketState.VISITING,
    Verb.CLOSE: TicketState.VISITING,
    Verb.VOID: TicketState.TAKEN,
    Verb.REOPEN: TicketState.CLOSED,
}
LATER = (AT + timedelta(hours=2)).isoformat()
HELD = {"suspend_reason": "cust_defer", "suspended_until": AT + timedelta(hours=1)}
ASKED = {"requested_reason": "cust_defer", "requested_until": AT + timedelta(hours=1)}
GRAVE = {"category": RequestCategory.GRAVE_COMPLAINT, "confirmed": True}


def step(verb, *, told=None, role=Role.DISPATCHER, only=False, **ticket) -> Decision:
    """Decide one step on the standing ticket; ``only`` takes the facts as told alone."""
    facts = dict(told or {}) if only else {**example_facts(verb), **(told or {})}
    facts = {name: value for name, value in facts.items() if value is not ...}
    ticket = replace(TICKET, **{"state": STANDING[verb], **ticket})
    return decide(verb, facts, ticket=ticket, role=role, at=AT)


def ungated(verb, *, told=None, role=Role.DISPATCHER, only=False, **ticket) -> TicketState:
    """Take the same step with the gates planted away."""
    facts = dict(told or {}) if only else {**example_facts(verb), **(told or {})}
    facts = {name: value for name, value in facts.items() if value is not ...}
    standing = replace(TICKET, **{"state": STANDING[verb], **ticket})
    return replace(TABLE[verb], gates=()).leads_to(
        Attempt(verb, role, AT, standing, facts_of(verb, facts))
    )


BAD = {
    "accept_without_grade": (
        Verb.ACCEPT, {"grade": None}, {"told": {"grade": ...}}, "ticket.missing_fact"
    ),
    "accept_without_reach": (
        Verb.ACCEPT, {"reach": None}, {"told": {"reach": ...}}, "ticket.missing_fact"
    ),
    "accept_without_service": (
        Verb.ACCEPT, {"service": None}, {"told": {"service": ...}}, "ticket.missing_fact"
    ),
    "dispatch_without_grade": (Verb.DISPATCH, {"grade": None}, {}, "ticket.missing_fact"),
    "dispatch_without_reach": (Verb.DISPATCH, {"reach": None}, {}, "ticket.missing_fact"),
    "appointed_in_the_past": (
        Verb.APPOINT, {}, {"told": {"appointed_at": AT.isoformat()}}, "ticket.moment_past"
    ),
    "absent_before_ten_minutes": (
        Verb.ABSENT,
        {"arrived_at": AT - 9 * MINUTE - timedelta(seconds=59)},
        {"told": {"left_at": AT.isoformat()}},
        "ticket.absent_too_soon",
    ),
    "absent_without_a_call": (
        Verb.ABSENT,
        {},
        {"told": {"left_at": AT.isoformat(), "attempts": []}},
        "ticket.absent_without_call",
    ),
    "absent_left_in_the_future": (
        Verb.ABSENT, {}, {"told": {"left_at": LATER}}, "ticket.moment_ahead"
    ),
    "feedback_without_expected_repair": (
        Verb.FEEDBACK, {}, {"told": {"expected_at": ...}}, "ticket.missing_fact"
    ),
    "hold_for_no_reason_of_the_list": (
        Verb.SUSPEND, {}, {"told": {"reason": "lunch"}}, "ticket.unknown_reason"
    ),
    "hold_without_proof": (Verb.SUSPEND, {}, {"told": {"proof": ...}}, "ticket.missing_fact"),
    "hold_that_ends_in_the_past": (
        Verb.SUSPEND, {}, {"told": {"expected_resume_at": AT.isoformat()}}, "ticket.moment_past"
    ),
    "crew_stops_the_clock_itself": (
        Verb.SUSPEND, {}, {"role": Role.CREW}, "ticket.hold_needs_approval"
    ),
    "dispatcher_agrees_for_the_supervisor": (
        Verb.SUSPEND, {}, {"told": {"reason": "third_party"}}, "ticket.hold_needs_approval"
    ),
    "asked_twice": (
        Verb.REQUEST_SUSPEND, ASKED, {}, "ticket.hold_asked_already"
    ),
    "approved_unasked": (Verb.APPROVE_SUSPEND, {}, {}, "ticket.no_hold_asked"),
    "approved_by_the_wrong_person": (
        Verb.APPROVE_SUSPEND,
        {**ASKED, "requested_reason": "third_party"},
        {},
        "ticket.hold_needs_approval",
    ),
    "approved_past_its_end": (
        Verb.APPROVE_SUSPEND, {**ASKED, "requested_until": AT}, {}, "ticket.moment_past"
    ),
    "refused_unasked": (Verb.REFUSE_SUSPEND, {}, {}, "ticket.no_hold_asked"),
    "renewed_to_an_earlier_end": (
        Verb.RENEW_SUSPEND,
        HELD,
        {"told": {"expected_resume_at": (AT + timedelta(minutes=59)).isoformat()}},
        "ticket.moment_past",
    ),
    "renewed_by_the_wrong_person": (
        Verb.RENEW_SUSPEND,
        {**HELD, "suspend_reason": "third_party"},
        {"told": {"expected_resume_at": LATER}},
        "ticket.hold_needs_approval",
    ),
    "fault_answered_by_phone": (
        Verb.REPORT,
        {"state": TicketState.TO_DISPATCH},
        {"told": {"by_phone": True}},
        "ticket.needs_visit",
    ),
    "inquiry_from_the_desk_without_a_phone": (
        Verb.REPORT,
        {"state": TicketState.TO_DISPATCH, "category": RequestCategory.INQUIRY},
        {},
        "ticket.needs_visit",
    ),
    "report_without_cause": (
        Verb.REPORT, {"cause_code": None}, {"told": {"cause_code": ...}}, "ticket.missing_fact"
    ),
    "report_with_an_unknown_cause": (
        Verb.REPORT, {}, {"told": {"cause_code": "gremlins"}}, "ticket.unknown_cause"
    ),
    "circuit_without_a_test_value": (
        Verb.REPORT, {"tested": False}, {"told": {"tests": ...}}, "ticket.missing_fact"
    ),
    "report_before_the_parts_are_done": (
        Verb.REPORT, {"open_parts": 2}, {}, "ticket.parts_open"
    ),
    "AAA_filed_without_prevention": (
        Verb.CLOSE,
        {"grade": ServiceGrade.AAA},
        {"told": {"prevention": ...}},
        "ticket.missing_fact",
    ),
    "grave_complaint_without_decision": (Verb.CLOSE, GRAVE, {}, "ticket.coordination_missing"),
    "complaint_without_confirmation": (
        Verb.CLOSE, {"category": RequestCategory.COMPLAINT}, {}, "ticket.confirmation_missing"
    ),
    "dispatcher_waives": (
        Verb.CLOSE, GRAVE, {"told": {"waiver": "客户出差"}}, "ticket.waiver_not_yours"
    ),
    "void_after_work_began": (Verb.VOID, {"work_started": True}, {}, "ticket.work_started"),
    "dispatcher_voids_alone": (
        Verb.VOID, {}, {"told": {"approved_by": ...}}, "ticket.missing_fact"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_gate_stops(name):
    verb, ticket, how, code = BAD[name]
    with pytest.raises(RefusedError) as refused:
        step(verb, **ticket, **how)
    assert refused.value.code == code
    for language in ("zh_CN", "en"):
        assert "—" not in wording.word(code, refused.value.facts, language)


@pytest.mark.parametrize("name", BAD)
def test_without_the_gate_the_bad_step_would_pass(name):
    verb, ticket, how, _ = BAD[name]
    assert isinstance(ungated(verb, **ticket, **how), TicketState)


GOOD = {
    "accept_told_at_acceptance": (Verb.ACCEPT, {"grade": None}, {}, TicketState.TO_DISPATCH),
    "accept_known_from_the_circuit": (
        Verb.ACCEPT, {}, {"told": {"note": "x"}, "only": True}, TicketState.TO_DISPATCH
    ),
    "pretest_cures": (
        Verb.PRETEST, {}, {"told": {"outcome": "restored"}}, TicketState.RESTORED
    ),
    "pretest_finds_nothing": (Verb.PRETEST, {}, {}, TicketState.TO_DISPATCH),
    "absent_after_exactly_ten_minutes": (
        Verb.ABSENT,
        {"arrived_at": AT - 10 * MINUTE},
        {"told": {"left_at": AT.isoformat()}},
        TicketState.APPOINTED,
    ),
    "feedback_once_restored": (
        Verb.FEEDBACK,
        {"state": TicketState.REPLIED},
        {"told": {"expected_at": ...}},
        TicketState.REPLIED,
    ),
    "crew_waits_for_a_spare": (
        Verb.SUSPEND,
        {},
        {"role": Role.CREW, "told": {"reason": "spare", "proof": ...}},
        TicketState.SUSPENDED,
    ),
    "dispatcher_holds": (Verb.SUSPEND, {}, {}, TicketState.SUSPENDED),
    "supervisor_holds": (
        Verb.SUSPEND,
        {},
        {"role": Role.SUPERVISOR, "told": {"reason": "third_party"}},
        TicketState.SUSPENDED,
    ),
    "crew_asks": (Verb.REQUEST_SUSPEND, {}, {"role": Role.CREW}, TicketState.WORKING),
    "dispatcher_approves": (Verb.APPROVE_SUSPEND, ASKED, {}, TicketState.SUSPENDED),
    "dispatcher_refuses": (Verb.REFUSE_SUSPEND, ASKED, {}, TicketState.WORKING),
    "dispatcher_renews": (
        Verb.RENEW_SUSPEND,
        HELD,
        {"told": {"expected_resume_at": LATER}},
        TicketState.SUSPENDED,
    ),
    "resumes_where_it_stood": (
        Verb.RESUME, {"previous_state": TicketState.APPOINTED}, {}, TicketState.APPOINTED
    ),
    "inquiry_answered_by_phone": (
        Verb.REPORT,
        {
            "state": TicketState.TO_DISPATCH,
            "kind": TicketKind.INQUIRY,
            "category": RequestCategory.INQUIRY,
            "cause_code": None,
            "tested": False,
        },
        {"told": {"process": "已说明资费。", "by_phone": True}, "only": True},
        TicketState.REPLIED,
    ),
    "survey_reports_without_cause_or_test": (
        Verb.REPORT,
        {"kind": TicketKind.SURVEY, "cause_code": None, "tested": False},
        {"told": {"process": "可接入。"}, "only": True},
        TicketState.REPLIED,
    ),
    "back_to_the_crew": (Verb.SEND_BACK, {}, {}, TicketState.WORKING),
    "back_to_the_desk": (Verb.SEND_BACK, {"has_crew": False}, {}, TicketState.TO_DISPATCH),
    "caller_files": (Verb.FOLLOW_UP, {}, {"role": Role.CALLER}, TicketState.CLOSED),
    "call_not_answered": (
        Verb.FOLLOW_UP, {}, {"told": {"outcome": "no_answer"}, "only": True}, TicketState.VISITING
    ),
    "not_fixed": (Verb.FOLLOW_UP, {}, {"told": {"fixed": False}}, TicketState.WORKING),
    "dissatisfied": (
        Verb.FOLLOW_UP, {}, {"told": {"satisfaction": "dissatisfied"}}, TicketState.WORKING
    ),
    "call_kept_while_filing_waits": (
        Verb.FOLLOW_UP, {"grade": ServiceGrade.AAA}, {}, TicketState.VISITING
    ),
    "AA_with_prevention": (Verb.CLOSE, {"grade": ServiceGrade.AA}, {}, TicketState.CLOSED),
    "grave_complaint_decided": (
        Verb.CLOSE, GRAVE, {"told": {"coordination": "XT-0003"}}, TicketState.CLOSED
    ),
    "supervisor_waives": (
        Verb.CLOSE,
        {**GRAVE, "confirmed": False},
        {"role": Role.SUPERVISOR, "told": {"waiver": "客户出差"}},
        TicketState.CLOSED,
    ),
    "complaint_confirmed": (
        Verb.CLOSE,
        {"category": RequestCategory.COMPLAINT},
        {"told": {"confirmed_by": "周敏"}},
        TicketState.CLOSED,
    ),
    "supervisor_voids": (
        Verb.VOID,
        {},
        {"role": Role.SUPERVISOR, "told": {"approved_by": ...}},
        TicketState.VOID,
    ),
    "dispatcher_voids_with_approval": (Verb.VOID, {}, {}, TicketState.VOID),
    "reopened": (Verb.REOPEN, {}, {}, TicketState.WORKING),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_a_good_step_passes(name):
    verb, ticket, how, after = GOOD[name]
    assert step(verb, **ticket, **how).after is after


def test_a_request_is_not_reported_after_it_was_written_down():
    told = example_facts(Verb.OPEN)
    decision = decide(Verb.OPEN, told, ticket=None, role=Role.DISPATCHER, at=AT)
    assert (decision.before, decision.after) == (None, TicketState.PENDING)
    draft = decide(Verb.OPEN, {**told, "draft": True}, ticket=None, role=Role.DISPATCHER, at=AT)
    assert draft.after is TicketState.DRAFT
    with pytest.raises(RefusedError, match=r"ticket\.moment_ahead"):
        decide(Verb.OPEN, told, ticket=None, role=Role.DISPATCHER, at=AT - MINUTE)


def test_facts_of_another_verb_are_refused():
    facts = facts_of(Verb.NOTE, example_facts(Verb.NOTE))
    with pytest.raises(RefusedError, match=r"facts\.invalid"):
        decide(
            Verb.REOPEN,
            facts,
            ticket=replace(TICKET, state=TicketState.CLOSED),
            role=Role.DISPATCHER,
            at=AT,
        )


class TestOneOfMany:
    """A child, its parent, and who looks after a request."""

    def test_a_ticket_is_part_of_one_trouble_at_a_time(self):
        assert _step(Verb.JOIN, TicketState.TO_DISPATCH).after is TicketState.TO_DISPATCH
        assert _refusal(Verb.JOIN, TicketState.WORKING, parent="P") == "ticket.has_parent"

    def test_only_a_child_is_taken_out_or_comes_back_with_its_parent(self):
        for verb in (Verb.TAKE_OUT, Verb.RESTORE_ALONG):
            assert _refusal(verb, TicketState.TO_DISPATCH) == "ticket.no_parent"
        assert _step(Verb.TAKE_OUT, TicketState.RESTORED, parent="P").moves is False

    def test_a_child_comes_back_once_its_parent_is_back(self):
        down = {"parent": "P", "parent_restored": False}
        assert _refusal(Verb.RESTORE_ALONG, TicketState.SUSPENDED, **down) == "ticket.parent_down"
        back = _step(Verb.RESTORE_ALONG, TicketState.SUSPENDED, parent="P", parent_restored=True)
        assert back.after is TicketState.RESTORED

    def test_nobody_is_handed_what_is_theirs_already(self):
        taken = example_facts(Verb.PASS_ON)["accepted_by"]
        assert _refusal(Verb.PASS_ON, TicketState.WORKING, responsible=taken) == (
            "ticket.same_person"
        )
        assert _step(Verb.PASS_ON, TicketState.WORKING, responsible="小王").moves is False


def _step(verb, state, **standing):
    ticket = replace(TICKET, state=state, **standing)
    return decide(verb, example_facts(verb), ticket=ticket, role=Role.DISPATCHER, at=AT)


def _refusal(verb, state, **standing):
    with pytest.raises(RefusedError) as refused:
        _step(verb, state, **standing)
    return refused.value.code
