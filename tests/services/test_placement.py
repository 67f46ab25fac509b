"""Every reason a placement can meet, from plain facts, and each worded in both languages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.placement import (
    WEIGHTS,
    CrewFacts,
    DueFacts,
    InstrumentFacts,
    Job,
    MemberFacts,
    PlacementCode,
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


PLANTS = {
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
    PlacementCode.INSTRUMENT_NOT_USABLE: {"meter": replace(METER, state=ThingState.CALIBRATING)},
    PlacementCode.INSTRUMENT_RESERVED: {"meter": replace(METER, reserved_by="LX-1-P1")},
    PlacementCode.CALIBRATION_EXPIRED: {"meter": replace(METER, valid_until_on=YESTERDAY)},
    PlacementCode.CALIBRATION_DUE_SOON: {
        "meter": replace(METER, valid_until_on=DAY + timedelta(days=7))
    },
}


def judged(*, crew=CREW, people=(), vehicle=VAN, meter=METER):
    return place(JOB, crew, people=people, vehicle=vehicle, instruments=[meter])


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
    assert set(WEIGHTS) == set(PlacementCode)
    for code, weight in WEIGHTS.items():
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


def test_a_thing_already_in_the_crews_hands_is_usable():
    lent = replace(METER, state=ThingState.LENT, lent_here=True)
    assert judged(meter=lent).reasons == ()
    assert judged(meter=replace(lent, lent_here=False)).blocked


def test_a_certificate_that_ends_on_the_day_still_holds():
    crew = replace(CREW, members=(member(certificates={POST: DAY}),))
    assert judged(crew=crew).reasons == ()
