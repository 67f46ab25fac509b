"""The suggestion agrees with a reckoning by hand, and never names a wrong reason."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import islice

import pytest

from models.errors import RefusedError
from models.rules.norms import norms
from models.rules.placement import (
    Candidate,
    CrewFacts,
    GoalCode,
    HopBasis,
    Job,
    LeftOut,
    MemberFacts,
    PlacementCode,
    Spot,
    hop,
    suggest,
)
from models.rules.placement import crews as crew_rules
from models.rules.placement import suggest as suggesting
from models.rules.terms import Locality, TicketKind
from models.rules.wording import facts_needed, word
from tests.rules.suggest_by_hand import answer, faults
from tests.rules.suggest_cases import START, Cases

CASES = 10_000
SEED = 20261120
PLANTED_WITHIN = 2_000


def first_fault(seed, count):
    """Return the first case on which the suggestion and the reckoning by hand part."""
    cases = Cases(seed)
    for at in range(count):
        job, crews = cases.case()
        found = faults(suggest(job, crews), answer(job, crews))
        if found:
            return at, found
    return None


def test_ten_thousand_counties_are_judged_as_by_hand():
    assert first_fault(SEED, CASES) is None


def test_the_counties_break_every_rule_of_crews_and_earn_every_goal():
    cases, seen = Cases(SEED), Counter()
    for job, crews in islice(iter(cases.case, None), 1500):
        found = suggest(job, crews)
        seen.update(r.code for one in found.left_out for r in one.rules)
        seen.update(r.code for one in found.ranked for r in one.warnings)
        seen.update(goal.code for one in found.ranked for goal in one.goals)
    things = {
        code for code in PlacementCode if code.startswith(("vehicle", "instr", "calib", "service"))
    }
    people = {PlacementCode.LEADER_NOT_IN_CREW, PlacementCode.LEADER_ON_LEAVE}
    rest = {PlacementCode.LEASE_ENDED, PlacementCode.NO_DRIVER}
    assert set(PlacementCode) - things - people - rest <= set(seen)
    assert set(GoalCode) <= set(seen)
    assert min(seen.values()) >= 10


def _ends_a_day_early(crew, found, *, needed, last_day):
    return RIGHT["_certificates"](crew, found, needed=needed, last_day=last_day + timedelta(days=1))


def _sleeps_an_hour_less(job, crew, found, *, rest):
    return RIGHT["_presence"](job, crew, found, rest=rest - timedelta(hours=1))


def _forgets_the_reserve(job, crew, found, *, reserve, size):
    return RIGHT["_capacity"](job, crew, found, reserve=0.0, size=size)


def _blames_the_wrong_one(customer_id, crew, found):
    swapped = tuple(replace(one, name=crew.members[0].name) for one in crew.members)
    return RIGHT["_avoidance"](customer_id, replace(crew, members=swapped), found)


def _forgets_pins(job, crew, pin, *, found):
    return None


RIGHT = {
    name: getattr(crew_rules, name)
    for name in ("_certificates", "_presence", "_capacity", "_avoidance", "_pin")
}


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("_certificates", _ends_a_day_early),
        ("_presence", _sleeps_an_hour_less),
        ("_capacity", _forgets_the_reserve),
        ("_avoidance", _blames_the_wrong_one),
        ("_pin", _forgets_pins),
    ],
)
def test_counter_proof_a_wrong_rule_is_caught(monkeypatch, place, wrong):
    monkeypatch.setattr(crew_rules, place, wrong)
    assert first_fault(SEED, PLANTED_WITHIN) is not None


def test_counter_proof_wrong_minutes_are_caught(monkeypatch):
    module = __import__("models.rules.placement.suggest", fromlist=["hop"])
    right = module.hop

    def one_more(start, end, held):
        way = right(start, end, held)
        return replace(way, minutes=way.minutes + 1)

    monkeypatch.setattr(module, "hop", one_more)
    assert first_fault(SEED, 50) is not None


def spoiled(suggestion):
    """Return answers that are wrong in one thing each."""
    first, second, *others = suggestion.ranked
    out = suggestion.left_out[0]
    reason = replace(out.rules[0], facts=dict(out.rules[0].facts) | {"crew": "别的班"})
    goal = replace(first.goals[0], points=first.goals[0].points + 1)
    yield replace(suggestion, ranked=(second, first, *others))
    yield replace(suggestion, ranked=(replace(first, goals=first.goals[1:]), second, *others))
    yield replace(
        suggestion, ranked=(replace(first, goals=(goal, *first.goals[1:])), second, *others)
    )
    yield replace(suggestion, left_out=suggestion.left_out[1:])
    yield replace(suggestion, left_out=(replace(out, rules=(reason,)), *suggestion.left_out[1:]))
    yield replace(suggestion, left_out=(replace(out, rules=()), *suggestion.left_out[1:]))


def test_counter_proof_every_spoiled_answer_is_caught():
    tried = 0
    for job, crews in islice(iter(Cases(SEED).case, None), 400):
        right = suggest(job, crews)
        if len(right.ranked) > 1 and right.left_out:
            expected = answer(job, crews)
            assert faults(right, expected) == []
            for wrong in spoiled(right):
                assert faults(wrong, expected) != []
                tried += 1
    assert tried > 100


# --- What a dispatcher is told -------------------------------------------------------------

FAR = {"post": START.date().replace(year=2030)}
NEAR_CREW = CrewFacts(
    "B01",
    "城区一班",
    members=(MemberFacts("T1", "王一", certificates=FAR),),
    on_duty=True,
    duty_minutes=480,
    base=Spot("东城街道"),
)
FAR_CREW = replace(NEAR_CREW, code="B02", name="桥头班", base=Spot("桥头镇"))
OFF_CREW = replace(NEAR_CREW, code="B03", name="夜班", on_duty=False)
JOB = Job(
    TicketKind.FAULT,
    START,
    START + timedelta(minutes=135),
    minutes=135,
    work_minutes=120,
    certificates=norms().placement.certificates.kinds[TicketKind.FAULT],
    spot=Spot("东城街道"),
    due_at=START + timedelta(minutes=125),
)


def test_why_not_always_answers():
    found = suggest(JOB, [FAR_CREW, OFF_CREW, NEAR_CREW])
    best, far, off = (found.why_not(code) for code in ("B01", "B02", "B03"))
    assert isinstance(best, Candidate)
    assert (best.place, far.place) == (1, 2)
    assert isinstance(off, LeftOut)
    assert [rule.code for rule in off.rules] == [PlacementCode.OFF_DUTY]
    with pytest.raises(RefusedError, match=r"crew\.unknown"):
        found.why_not("B99")


def test_the_points_add_up_to_the_place():
    near, far = suggest(JOB, [FAR_CREW, NEAR_CREW]).ranked
    assert {goal.code: goal.points for goal in near.goals} == {
        GoalCode.TRAVEL: -20,
        GoalCode.LOAD: -28,
        GoalCode.ZONE: 40,
        GoalCode.CLOCK: -15,
    }
    assert near.points == -23
    assert far.points == -30 - 28 - 30


def test_every_reason_reads_as_a_sentence_in_both_languages():
    seen = {}
    for job, crews in islice(iter(Cases(SEED).case, None), 600):
        found = suggest(job, crews)
        for one in found.ranked:
            seen.update({goal.wording_code: goal for goal in one.goals})
            seen.update({reason.wording_code: reason for reason in one.warnings})
        for out in found.left_out:
            seen.update({reason.wording_code: reason for reason in out.rules})
    assert len(seen) > 20
    for code, one in seen.items():
        assert facts_needed(code) <= set(one.facts)
        for language in ("zh_CN", "en"):
            assert "{" not in word(code, one.facts, language)


def test_the_way_is_read_off_the_offices_own_table_first_whichever_way_round():
    own = norms().overlaid({"placement": {"hops": {"桥头镇": {"东城街道": "25 min"}}}})
    there = Spot("桥头镇", Locality.TOWNSHIP, 120.48, 28.16)
    here = Spot("东城街道", Locality.URBAN, 120.695, 28.158)
    assert hop(here, there, own) == hop(there, here, own)
    assert (hop(here, there, own).minutes, hop(here, there, own).basis) == (25, HopBasis.TABLE)
    assert hop(here, there, norms()).basis is HopBasis.COORDINATES
    assert 40 <= hop(here, there, norms()).minutes <= 60
    assert hop(Spot("东城街道"), here, norms()).basis is HopBasis.TOWN
    assert hop(Spot(""), there, norms()).minutes == 40


def test_sixty_crews_are_ranked_at_once():
    crews = [replace(NEAR_CREW, code=f"B{n:02}") for n in range(60)]
    found = suggesting(JOB, crews)
    assert [one.crew for one in found.ranked] == [crew.code for crew in crews]
