"""The table of a ticket's life says what domain 4.4 says, and nothing else."""

from dataclasses import replace
from itertools import product

import pytest

from models.errors import RefusedError
from models.rules.lifecycle import TABLE, step_for, verbs_from
from models.rules.lifecycle_facts import MODELS, needs
from models.rules.states import FINAL_STATES, OPEN_STATES, TicketState, Verb
from models.rules.terms import Role
from tests.rules.lifecycle_reference import REFERENCE, allows, ends


def disagreements(table):
    """Return every (verb, state, role) the table and the reference judge differently."""
    return [
        (verb, state, role)
        for verb, state, role in product(Verb, [None, *TicketState], Role)
        if _table_allows(table[verb], state, role) != allows(verb, state, role)
    ]


def _table_allows(step, state, role):
    return role in step.who and (state in step.froms if state is not None else not step.froms)


def wrong_ends(table):
    """Return every verb that may lead elsewhere than the reference says."""
    found = []
    for verb, step in table.items():
        to = step.ends if callable(step.to) else frozenset({step.to})
        for state in step.froms or {None}:
            if step.to is None:
                to = frozenset({state})
            if to != ends(verb, state):
                found.append((verb, state))
    return found


def test_every_verb_has_one_row_one_model_and_one_line_in_the_reference():
    assert set(TABLE) == set(MODELS) == set(REFERENCE) == set(Verb)


def test_every_state_verb_and_role_is_allowed_exactly_as_the_domain_says():
    assert disagreements(TABLE) == []
    assert wrong_ends(TABLE) == []


@pytest.mark.parametrize(
    "planted",
    [
        {"froms": TABLE[Verb.CLOSE].froms | {TicketState.SUSPENDED}},
        {"froms": frozenset({TicketState.VISITING})},
        {"who": TABLE[Verb.CLOSE].who | {Role.CREW}},
    ],
    ids=["closes_suspended", "loses_a_state", "lets_a_crew_close"],
)
def test_a_planted_change_of_the_table_is_noticed(planted):
    changed = {**TABLE, Verb.CLOSE: replace(TABLE[Verb.CLOSE], **planted)}
    assert disagreements(changed)


def test_a_planted_change_of_where_a_step_leads_is_noticed():
    changed = {**TABLE, Verb.REPORT: replace(TABLE[Verb.REPORT], to=TicketState.CLOSED)}
    assert wrong_ends(changed) == [(Verb.REPORT, state) for state in TABLE[Verb.REPORT].froms]


@pytest.mark.parametrize("verb", Verb)
def test_a_step_is_refused_by_state_first_and_by_role_second(verb):
    for state, role in product([None, *TicketState], Role):
        if allows(verb, state, role):
            assert step_for(verb, state, role).verb is verb
            continue
        with pytest.raises(RefusedError) as refused:
            step_for(verb, state, role)
        by_state = not any(allows(verb, state, any_role) for any_role in Role)
        assert refused.value.code == ("ticket.wrong_state" if by_state else "ticket.not_yours")
        assert refused.value.facts["verb"] is verb


def test_the_supervisor_may_do_everything_and_the_dispatcher_what_the_crew_phones_in():
    assert all(Role.SUPERVISOR in step.who for step in TABLE.values())
    assert all(Role.DISPATCHER in step.who for step in TABLE.values() if Role.CREW in step.who)


def test_buttons_show_what_the_table_allows():
    for state, role in product(TicketState, Role):
        assert set(verbs_from(state, role)) == {v for v in Verb if allows(v, state, role)}


def test_nothing_leaves_a_final_state_but_reopening_a_filed_ticket():
    for state in FINAL_STATES:
        leaving = {verb for verb in verbs_from(state, Role.SUPERVISOR) if TABLE[verb].to}
        assert leaving == ({Verb.REOPEN} if state is TicketState.CLOSED else set())


def test_every_open_state_leads_on_to_an_end():
    reached = set(FINAL_STATES)
    for _ in TicketState:
        for step in TABLE.values():
            to = step.ends if callable(step.to) else {step.to}
            if reached & to:
                reached |= step.froms
    assert reached >= OPEN_STATES


def test_a_row_names_the_facts_a_form_must_ask_for():
    assert TABLE[Verb.SUSPEND].needs == ("reason", "expected_resume_at")
    assert needs(Verb.DISPATCH) == ("crew", "planned_at")
    assert TABLE[Verb.TRANSFER].needs == ("maintainer", "accepted_by", "reference")
