"""The facts of every verb are checked alike for a screen, a file and a workbook."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.rules import wording
from models.rules.facts_base import LINE, PROSE
from models.rules.lifecycle_examples import example_facts
from models.rules.lifecycle_facts import MODELS, PROBLEMS, facts_of, may_say, needs
from models.rules.states import Verb
from models.rules.terms import ServiceGrade


def problem_of(verb, **changes):
    """Return the field and problem of an example with changes; None drops a field."""
    told = {**example_facts(verb), **changes}
    told = {name: value for name, value in told.items() if value is not ...}
    with pytest.raises(RefusedError) as refused:
        facts_of(verb, told)
    assert refused.value.code == "facts.invalid"
    return refused.value.facts["field"], refused.value.facts["problem"]


@pytest.mark.parametrize("verb", Verb)
def test_every_example_is_good_and_survives_the_journal(verb):
    facts = facts_of(verb, example_facts(verb))
    assert facts_of(verb, facts.model_dump(mode="json")) == facts


@pytest.mark.parametrize("verb", Verb)
def test_every_needed_fact_is_asked_for_by_name(verb):
    for name in needs(verb):
        assert problem_of(verb, **{name: ...}) == (name, "missing")


@pytest.mark.parametrize("verb", Verb)
def test_an_unknown_fact_is_refused_not_dropped(verb):
    assert problem_of(verb, remark="x") == ("remark", "unknown_field")


def refusal_of(verb, told):
    """Return the refusal of facts, or None for good ones."""
    try:
        facts_of(verb, told)
    except RefusedError as refused:
        return refused
    return None


@pytest.mark.parametrize("verb", Verb)
@given(value=st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=5), st.binary()))
def test_whatever_a_file_holds_is_taken_or_refused_in_words(verb, value):
    for name in (*needs(verb), *may_say(verb)):
        refused = refusal_of(verb, {**example_facts(verb), name: value})
        if refused is not None:
            assert refused.code in ("facts.invalid", "text.too_long")
            assert refused.facts.get("problem") != "malformed" or isinstance(value, bytes)


@pytest.mark.parametrize("value", [None, [], "text", 7])
def test_facts_that_are_no_table_are_refused(value):
    with pytest.raises(RefusedError, match=r"facts\.invalid"):
        facts_of(Verb.NOTE, value)


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-11-20 23:30", datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        ("2026-11-20T23:30", datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        ("2026-11-20T23:30:15+08:00", datetime(2026, 11, 20, 15, 30, 15, tzinfo=UTC)),
        ("2026-11-20T15:30:00Z", datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
        (datetime(2026, 11, 20, 15, 30, tzinfo=UTC), datetime(2026, 11, 20, 15, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_office_wall_time_unless_it_says_otherwise(told, moment):
    facts = facts_of(Verb.OPEN, {**example_facts(Verb.OPEN), "reported_at": told})
    assert facts.model_dump()["reported_at"] == moment


@pytest.mark.parametrize(
    "told",
    [
        "2026-11-20",
        "23:30",
        "20/11/2026 23:30",
        "2026-02-30 10:00",
        "",
        "soon",
        1763652600,
        True,
        "0001-01-01 00:00",
        "9999-12-31T23:59:59-08:00",
        datetime(2026, 11, 20),  # noqa: DTZ001 - a naive moment, as a workbook gives it
    ],
)
def test_what_is_no_moment_is_refused(told):
    assert problem_of(Verb.OPEN, reported_at=told) == ("reported_at", "not_a_moment")


@pytest.mark.parametrize(
    ("verb", "changes", "expected"),
    [
        (Verb.OPEN, {"kind": "earthquake"}, ("kind", "not_in_list")),
        (Verb.OPEN, {"symptom": "  \n"}, ("symptom", "missing")),
        (Verb.OPEN, {"symptom": 12}, ("symptom", "not_text")),
        (Verb.OPEN, {"draft": "yes"}, ("draft", "not_yes_or_no")),
        (Verb.OPEN, {"external_number": "E1"}, ("", "source_and_number")),
        (Verb.REGRADE, {"grade": None}, ("", "nothing_told")),
        (Verb.FOLLOW_UP, {"fixed": ...}, ("", "answers_and_outcome")),
        (Verb.FOLLOW_UP, {"outcome": "busy"}, ("", "answers_and_outcome")),
        (
            Verb.RESTORE,
            {"tests": [{"item": "ber", "value": True}]},
            ("tests.0.value", "not_a_number"),
        ),
        (
            Verb.RESTORE,
            {"tests": [{"item": "ber", "value": "nan"}]},
            ("tests.0.value", "not_a_number"),
        ),
        (Verb.RESTORE, {"tests": "good"}, ("tests", "not_a_list")),
        (Verb.SEND_BACK, {"defects": []}, ("defects", "too_few")),
        (Verb.DISPATCH, {"instruments": ["x"] * 51}, ("instruments", "too_many")),
        (
            Verb.REPORT,
            {"materials": [{"name": "x", "quantity": -1}]},
            ("materials.0.quantity", "out_of_range"),
        ),
        (Verb.PRINT, {"pages": 0}, ("pages", "out_of_range")),
    ],
)
def test_a_bad_fact_names_its_field_and_what_is_wrong(verb, changes, expected):
    assert problem_of(verb, **changes) == expected


def test_text_goes_through_the_gate_and_is_never_cut():
    facts = facts_of(Verb.NOTE, {"text": "a\x00b\u202ec\r\nd"}).model_dump()
    assert facts["text"] == "abc\nd"
    assert len(facts_of(Verb.NOTE, {"text": "长" * PROSE}).model_dump()["text"]) == PROSE
    with pytest.raises(RefusedError) as refused:
        facts_of(Verb.DECLINE, {"reason": "长" * (LINE + 1)})
    assert (refused.value.code, refused.value.facts["field"]) == ("text.too_long", "reason")


def test_a_blank_optional_text_is_nothing_said():
    facts = facts_of(Verb.ACCEPT, {"grade": "AA", "note": "   "}).model_dump()
    assert facts["note"] is None
    assert facts["grade"] is ServiceGrade.AA


def test_every_problem_has_a_code_of_our_own():
    assert all(problem.replace("_", "").isalpha() for problem in PROBLEMS.values())
    assert set(MODELS) == set(Verb)


def test_a_refused_fact_reads_as_a_sentence_in_both_languages():
    for language in ("zh_CN", "en"):
        told = {"verb": Verb.OPEN, "field": "kind", "problem": "missing"}
        assert "{" not in wording.word("facts.invalid", told, language)
