"""Every reason a placement can meet, from plain facts, and each worded in both languages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.errors import RefusedError
from models.rules.norms import norms
from models.rules.placement import (
    CALIBRATED,
    FIXED,
    CrewFacts,
    DueFacts,
    InstrumentFacts,
    Job,
    MemberFacts,
    PinFacts,
    PinKind,
    PlacementCode,
    Planned,
    VehicleFacts,
    Weight,
    place,
)
from models.rules.terms import (
    CertificateKind,
    DueKind,
    InstrumentKind,
    Segment,
    ThingState,
    TicketKind,
)
from models.rules.wording import facts_needed, word
from tests.services.counter import DAY, MORNING

POST = CertificateKind.POST
FAR = date(2030, 1, 1)
KEPT_AWAY_FROM = 7
YESTERDAY = DAY - timedelta(days=1)

MEMBER = MemberFacts("T1", "王一", certificates={POST: FAR}, drives=True)
OTHER = replace(MEMBER, number="T2", name="王二")
CREW = CrewFacts(
    "B01", "城区一班", members=(MEMBER, OTHER), on_duty=True, duty_minutes=480, load_minutes=60
)
JOB = Job(
    TicketKind.FAULT,
    MORNING,
    MORNING + timedelta(hours=2),
    customer_id=KEPT_AWAY_FROM,
    segment=Segment.ENTERPRISE_ACCESS,
    certificates=frozenset({POST}),
    minutes=120,
)
VAN = VehicleFacts("辽B·A1203")
METER = InstrumentFacts(
    "PM-1", InstrumentKind.POWER_METER, valid_until_on=FAR, needs_calibration=True
)


def member(**more):
    return replace(MEMBER, **more)


def only(**more):
    return {"crew": replace(CREW, members=(member(**more),))}


HOUR = timedelta(hours=1)


def busy(count):
    """Return so many orders that run at the time of the job."""
    return tuple(Planned(f"LX-{n}-P1", f"LX-{n}", MORNING, MORNING + HOUR) for n in range(count))


def pinned(kind, **more):
    return {"job": replace(JOB, pin=PinFacts("LX-1-P1", kind, "B02", **more))}


PLANTS = {
    PlacementCode.NIGHT_REST: {"crew": replace(CREW, night_ended_at=MORNING - HOUR)},
    PlacementCode.SHIFT_ENDS: {"crew": replace(CREW, shift_ends_at=MORNING + HOUR)},
    PlacementCode.BEYOND_RESERVE: {"crew": replace(CREW, load_minutes=289)},
    PlacementCode.ORDERS_OVERLAP: {"crew": replace(CREW, planned=busy(1))},
    PlacementCode.PINNED_CREW: pinned(PinKind.CREW),
    PlacementCode.PINNED_TIME: pinned(PinKind.TIME, planned_at=MORNING + HOUR),
    PlacementCode.PINNED_WINDOW: pinned(
        PinKind.WINDOW, from_at=MORNING + HOUR, to_at=MORNING + 3 * HOUR
    ),
    PlacementCode.CREW_RETIRED: {"crew": replace(CREW, retired=True)},
    PlacementCode.NO_MEMBERS: {"crew": replace(CREW, members=())},
    PlacementCode.NO_ROSTER: {"crew": replace(CREW, on_duty=None)},
    PlacementCode.OFF_DUTY: {"crew": replace(CREW, on_duty=False)},
    PlacementCode.ALL_ON_LEAVE: only(on_leave=True),
    PlacementCode.AVOIDED: only(avoids=frozenset({KEPT_AWAY_FROM})),
    PlacementCode.AVOIDED_IN_CREW: {
        "crew": replace(CREW, members=(member(avoids=frozenset({KEPT_AWAY_FROM})), OTHER)),
        "people": ("T2",),
    },
    PlacementCode.SKILL_MISSING: {"crew": replace(CREW, skills=frozenset({"survey"}))},
    PlacementCode.SEGMENT_MISMATCH: {"crew": replace(CREW, segments=frozenset({"aggregation"}))},
    PlacementCode.NO_CERTIFICATES_KNOWN: only(certificates={}),
    PlacementCode.CERTIFICATE_MISSING: only(certificates={CertificateKind.DRIVING: FAR}),
    PlacementCode.CERTIFICATE_EXPIRED: only(certificates={POST: YESTERDAY}),
    PlacementCode.OVERLOADED: {"crew": replace(CREW, load_minutes=361)},
    PlacementCode.LEADER_NOT_IN_CREW: {"people": ("T9",)},
    PlacementCode.LEADER_ON_LEAVE: {
        "crew": replace(CREW, members=(member(on_leave=True), OTHER)),
        "people": ("T1",),
    },
    PlacementCode.NO_DRIVER: {"crew": replace(CREW, members=(member(drives=False),))},
    PlacementCode.VEHICLE_NOT_USABLE: {"vehicle": replace(VAN, state=ThingState.REPAIRING)},
    PlacementCode.VEHICLE_RESERVED: {"vehicle": replace(VAN, reserved_by="LX-1-P1")},
    PlacementCode.LEASE_ENDED: {"vehicle": replace(VAN, lease_ends_on=YESTERDAY)},
    PlacementCode.VEHICLE_OVERDUE: {
        "vehicle": replace(VAN, dues=(DueFacts(DueKind.ANNUAL_INSPECTION, YESTERDAY),))
    },
    PlacementCode.VEHICLE_DUE_SOON: {
        "vehicle": replace(VAN, dues=(DueFacts(DueKind.ANNUAL_INSPECTION, DAY),))
    },
    PlacementCode.SERVICE_OVERDUE: {
        "vehicle": replace(
            VAN, odometer_km=5001, dues=(DueFacts(DueKind.SERVICE_KM, FAR, due_km=5000),)
        )
    },
    PlacementCode.INSTRUMENT_OVERDUE: {
        "meter": replace(METER, dues=(DueFacts(DueKind.FUNCTION_CHECK, YESTERDAY),))
    },
    PlacementCode.INSTRUMENT_NOT_USABLE: {"meter": replace(METER, state=ThingState.CALIBRATING)},
    PlacementCode.INSTRUMENT_RESERVED: {"meter": replace(METER, reserved_by="LX-1-P1")},
    PlacementCode.CALIBRATION_EXPIRED: {"meter": replace(METER, valid_until_on=YESTERDAY)},
    PlacementCode.CALIBRATION_DUE_SOON: {
        "meter": replace(METER, valid_until_on=DAY + timedelta(days=7))
    },
}


def judged(*, job=JOB, crew=CREW, people=(), vehicle=VAN, meter=METER, held=None):
    return place(job, crew, people=people, vehicle=vehicle, instruments=[meter], held=held)


def test_a_sound_placement_meets_nothing():
    assert judged().reasons == ()


@pytest.mark.parametrize("code", PlacementCode)
def test_each_reason_is_found_and_worded_with_its_facts(code):
    found = judged(**PLANTS[code])
    reasons = [reason for reason in found.reasons if reason.code is code]
    assert reasons
    assert facts_needed(reasons[0].wording_code) <= set(reasons[0].facts)
    assert "—" not in word(reasons[0].wording_code, reasons[0].facts, "zh_CN")


def test_what_blocks_what_needs_a_word_and_what_only_warns_is_told_apart():
    for code, weight in norms().placement.weights.items():
        found = judged(**PLANTS[code])
        assert found.blocked or weight is not Weight.BLOCK
        assert found.needs_override or weight is not Weight.OVERRIDE
        assert found.warnings or weight is not Weight.WARN


def test_every_reason_is_told_not_only_the_first():
    found = judged(
        crew=replace(CREW, on_duty=False, retired=True),
        meter=replace(METER, valid_until_on=YESTERDAY, reserved_by="LX-1-P1"),
    )
    assert {reason.code for reason in found.reasons} == {
        PlacementCode.CREW_RETIRED,
        PlacementCode.OFF_DUTY,
        PlacementCode.CALIBRATION_EXPIRED,
        PlacementCode.INSTRUMENT_RESERVED,
    }


def test_a_service_is_due_by_kilometres_only_once_they_are_driven():
    due = DueFacts(DueKind.SERVICE_KM, FAR, due_km=5000)
    assert judged(vehicle=replace(VAN, odometer_km=5000, dues=(due,))).reasons == ()


def test_a_thing_already_in_the_crews_hands_is_usable():
    lent = replace(METER, state=ThingState.LENT, lent_here=True)
    assert judged(meter=lent).reasons == ()
    assert judged(meter=replace(lent, lent_here=False)).blocked


def test_a_certificate_that_ends_on_the_day_still_holds():
    crew = replace(CREW, members=(member(certificates={POST: DAY}),))
    assert judged(crew=crew).reasons == ()


def test_who_rests_by_their_own_shift_lends_the_crew_no_certificate_and_drives_nothing():
    bare = member(number="T2", certificates={CertificateKind.DRIVING: FAR}, drives=False)
    there = replace(CREW, members=(MEMBER, bare))
    assert judged(crew=there).reasons == ()
    rests = replace(CREW, members=(member(off_shift=True), bare))
    assert {one.code for one in judged(crew=rests).reasons} == {
        PlacementCode.CERTIFICATE_MISSING,
        PlacementCode.NO_DRIVER,
    }


def test_the_office_says_what_a_rule_weighs():
    patch = {"placement": {"weights": {"off_duty": "warn", "overloaded": "block"}}}
    own = norms().overlaid(patch)
    crew = replace(CREW, on_duty=False, load_minutes=361)
    assert {one.code: one.weight for one in judged(crew=crew).reasons} == {
        PlacementCode.OFF_DUTY: Weight.OVERRIDE,
        PlacementCode.OVERLOADED: Weight.WARN,
    }
    assert {one.code: one.weight for one in judged(crew=crew, held=own).reasons} == {
        PlacementCode.OFF_DUTY: Weight.WARN,
        PlacementCode.OVERLOADED: Weight.BLOCK,
    }


@pytest.mark.parametrize("code", sorted(FIXED))
def test_what_would_make_the_record_wrong_cannot_be_allowed(code):
    with pytest.raises(RefusedError, match=r"norms\.overlay_refused"):
        norms().overlaid({"placement": {"weights": {code: "warn"}}})


def test_the_reserve_is_kept_for_what_is_urgent():
    crew = replace(CREW, load_minutes=288)  # with the job 408 of 480, just what may be planned
    assert judged(crew=crew).reasons == ()
    crew = replace(CREW, load_minutes=289)
    (reason,) = judged(crew=crew).reasons
    assert (reason.code, reason.facts["reserve"]) == (PlacementCode.BEYOND_RESERVE, 72)
    assert judged(crew=crew, job=replace(JOB, urgent=True)).reasons == ()


@pytest.mark.parametrize(("hours", "rests"), [(0, True), (11, True), (12, False), (13, False)])
def test_a_crew_rests_after_its_night(hours, rests):
    crew = replace(CREW, night_ended_at=MORNING - hours * HOUR)
    assert bool(judged(crew=crew).reasons) is rests


def test_a_crew_of_four_sends_two_teams_at_once():
    four = replace(CREW, members=(MEMBER, OTHER, member(number="T3"), member(number="T4")))
    assert judged(crew=replace(four, planned=busy(1))).reasons == ()
    assert judged(crew=replace(four, planned=busy(2))).reasons[0].facts["teams"] == 2
    later = replace(busy(1)[0], starts_at=MORNING + 2 * HOUR, ends_at=MORNING + 3 * HOUR)
    assert judged(crew=replace(CREW, planned=(later,))).reasons == ()


def test_a_pin_speaks_against_what_it_holds_and_nothing_else():
    own = replace(CREW, code="B02")
    assert judged(**pinned(PinKind.CREW), crew=own).reasons == ()
    both = pinned(PinKind.BOTH, planned_at=MORNING + HOUR)
    assert {one.code for one in judged(**both).reasons} == {
        PlacementCode.PINNED_CREW,
        PlacementCode.PINNED_TIME,
    }
    window = pinned(PinKind.WINDOW, from_at=MORNING - HOUR, to_at=MORNING)
    assert judged(**window).reasons == ()


def test_what_needs_a_calibration_is_what_the_norms_give_a_certificate():
    rules = norms().equipment.calibrations
    assert {kind for kind, rule in rules.items() if rule.certificate} == CALIBRATED


def test_a_refusal_says_what_to_do_and_the_statement_alone_does_not():
    (reason,) = judged(crew=replace(CREW, on_duty=False)).reasons
    said = word(reason.wording_code, reason.facts, "zh_CN")
    refused = word(
        reason.wording_code, {**reason.facts, "advice": "placement.then_override"}, "zh_CN"
    )
    assert "没有派单" not in said
    assert refused == said + "没有派单，请另选，或由主任写明原因。"
