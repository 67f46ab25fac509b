"""Whether a crew may go to a job with a vehicle and instruments, and what speaks against it.

One pure function answers for the dispatch form, the command line and every later
suggestion, with reasons as codes, so that screen, log and paper say the same.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from models.rules.terms import (
    CertificateKind,
    DueKind,
    InstrumentKind,
    Segment,
    ThingState,
    TicketKind,
)
from models.rules.zone import local_day


class PlacementCode(StrEnum):
    """What can speak against a placement; worded as ``placement.<code>``."""

    CREW_RETIRED = "crew_retired"
    NO_ROSTER = "no_roster"
    OFF_DUTY = "off_duty"
    ALL_ON_LEAVE = "all_on_leave"
    NO_MEMBERS = "no_members"
    AVOIDED = "avoided"
    AVOIDED_IN_CREW = "avoided_in_crew"
    SKILL_MISSING = "skill_missing"
    SEGMENT_MISMATCH = "segment_mismatch"
    NO_CERTIFICATES_KNOWN = "no_certificates_known"
    CERTIFICATE_MISSING = "certificate_missing"
    CERTIFICATE_EXPIRED = "certificate_expired"
    OVERLOADED = "overloaded"
    LEADER_NOT_IN_CREW = "leader_not_in_crew"
    LEADER_ON_LEAVE = "leader_on_leave"
    VEHICLE_NOT_USABLE = "vehicle_not_usable"
    VEHICLE_RESERVED = "vehicle_reserved"
    VEHICLE_OVERDUE = "vehicle_overdue"
    VEHICLE_DUE_SOON = "vehicle_due_soon"
    LEASE_ENDED = "lease_ended"
    NO_DRIVER = "no_driver"
    INSTRUMENT_NOT_USABLE = "instrument_not_usable"
    INSTRUMENT_RESERVED = "instrument_reserved"
    CALIBRATION_EXPIRED = "calibration_expired"
    CALIBRATION_DUE_SOON = "calibration_due_soon"


class Weight(StrEnum):
    """How much a reason weighs: impossible, only with a supervisor's word, or worth saying."""

    BLOCK = "block"
    OVERRIDE = "override"
    WARN = "warn"


WEIGHTS: Mapping[PlacementCode, Weight] = {
    PlacementCode.CREW_RETIRED: Weight.BLOCK,
    PlacementCode.NO_ROSTER: Weight.WARN,
    PlacementCode.OFF_DUTY: Weight.OVERRIDE,
    PlacementCode.ALL_ON_LEAVE: Weight.OVERRIDE,
    PlacementCode.NO_MEMBERS: Weight.WARN,
    PlacementCode.AVOIDED: Weight.BLOCK,
    PlacementCode.AVOIDED_IN_CREW: Weight.WARN,
    PlacementCode.SKILL_MISSING: Weight.WARN,
    PlacementCode.SEGMENT_MISMATCH: Weight.WARN,
    PlacementCode.NO_CERTIFICATES_KNOWN: Weight.WARN,
    PlacementCode.CERTIFICATE_MISSING: Weight.OVERRIDE,
    PlacementCode.CERTIFICATE_EXPIRED: Weight.OVERRIDE,
    PlacementCode.OVERLOADED: Weight.WARN,
    PlacementCode.LEADER_NOT_IN_CREW: Weight.BLOCK,
    PlacementCode.LEADER_ON_LEAVE: Weight.OVERRIDE,
    PlacementCode.VEHICLE_NOT_USABLE: Weight.BLOCK,
    PlacementCode.VEHICLE_RESERVED: Weight.BLOCK,
    PlacementCode.VEHICLE_OVERDUE: Weight.OVERRIDE,
    PlacementCode.VEHICLE_DUE_SOON: Weight.WARN,
    PlacementCode.LEASE_ENDED: Weight.OVERRIDE,
    PlacementCode.NO_DRIVER: Weight.WARN,
    PlacementCode.INSTRUMENT_NOT_USABLE: Weight.BLOCK,
    PlacementCode.INSTRUMENT_RESERVED: Weight.BLOCK,
    PlacementCode.CALIBRATION_EXPIRED: Weight.OVERRIDE,
    PlacementCode.CALIBRATION_DUE_SOON: Weight.WARN,
}

DUE_SOON_DAYS = 7

_CLIMBING = frozenset({CertificateKind.POST, CertificateKind.WORK_AT_HEIGHT})
CERTIFICATES: Mapping[TicketKind, frozenset[CertificateKind]] = {
    kind: frozenset({CertificateKind.POST}) for kind in TicketKind
} | {
    TicketKind.ACTIVATION: _CLIMBING,
    TicketKind.RELOCATION: _CLIMBING,
    TicketKind.REMOVAL: _CLIMBING,
    TicketKind.CUTOVER: _CLIMBING | {CertificateKind.LOW_VOLTAGE},
}

# Simple tools get a function check, not a certificate, so nothing about them expires.
CALIBRATED = frozenset(InstrumentKind) - {
    InstrumentKind.MULTIMETER,
    InstrumentKind.RED_LIGHT_PEN,
    InstrumentKind.LINE_FINDER,
    InstrumentKind.CABLE_TESTER,
    InstrumentKind.LABEL_PRINTER,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks against a placement, with the facts its sentence needs."""

    code: PlacementCode
    subject: str
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def weight(self) -> Weight:
        """How much it weighs."""
        return WEIGHTS[self.code]

    @property
    def wording_code(self) -> str:
        """The code of its sentence."""
        return f"placement.{self.code}"


@dataclass(frozen=True, slots=True)
class Placement:
    """The answer: every reason found, none left out because another came first."""

    reasons: tuple[Reason, ...]

    def of(self, weight: Weight) -> tuple[Reason, ...]:
        """Return the reasons of one weight."""
        return tuple(reason for reason in self.reasons if reason.weight is weight)

    @property
    def blocked(self) -> bool:
        """Say whether nobody may order this."""
        return bool(self.of(Weight.BLOCK))

    @property
    def needs_override(self) -> bool:
        """Say whether a supervisor has to give a reason."""
        return bool(self.of(Weight.OVERRIDE))

    @property
    def warnings(self) -> tuple[Reason, ...]:
        """Return what is worth saying but stops nobody."""
        return self.of(Weight.WARN)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done, where, when and for whom."""

    kind: TicketKind
    starts_at: datetime
    ends_at: datetime
    customer_id: int | None = None
    segment: Segment | None = None
    certificates: frozenset[CertificateKind] = frozenset()
    minutes: int = 0
    order_id: int | None = None


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """A crew member as far as placing goes."""

    number: str
    name: str
    certificates: Mapping[CertificateKind, date] = field(default_factory=dict)
    on_leave: bool = False
    drives: bool = False
    avoids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CrewFacts:
    """A crew as far as placing goes; ``on_duty`` is none where no roster was entered."""

    code: str
    name: str
    members: tuple[MemberFacts, ...] = ()
    skills: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    retired: bool = False
    on_duty: bool | None = None
    load_minutes: int = 0
    duty_minutes: int = 0


@dataclass(frozen=True, slots=True)
class DueFacts:
    """A due day that is still open on a thing."""

    kind: DueKind
    due_on: date


@dataclass(frozen=True, slots=True)
class VehicleFacts:
    """A vehicle as far as placing goes; ``reserved_by`` names another order that holds it."""

    plate: str
    state: ThingState = ThingState.IN_STORE
    reserved_by: str | None = None
    lent_here: bool = False
    lease_ends_on: date | None = None
    dues: tuple[DueFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """An instrument as far as placing goes; no ``valid_until_on`` means no certificate is due."""

    number: str
    kind: InstrumentKind
    state: ThingState = ThingState.IN_STORE
    reserved_by: str | None = None
    lent_here: bool = False
    valid_until_on: date | None = None
    needs_calibration: bool = False


def judge_crew(job: Job, crew: CrewFacts) -> tuple[Reason, ...]:
    """Return what speaks against sending this crew."""
    return (
        *_presence(crew),
        *judge_avoidance(job.customer_id, crew),
        *_fitness(job, crew),
        *_certificates(job, crew),
    )


def judge_people(job: Job, crew: CrewFacts, people: Collection[str]) -> Iterable[Reason]:
    """Return what speaks against the people named; nobody named means the whole crew goes."""
    members = {member.number: member for member in crew.members}
    for number in people or members:
        if number not in members:
            facts = {"technician": number, "crew": crew.name}
            yield Reason(PlacementCode.LEADER_NOT_IN_CREW, number, facts)
            continue
        member = members[number]
        told = {"crew": crew.name, "technician": member.name}
        if job.customer_id in member.avoids:
            yield Reason(PlacementCode.AVOIDED, number, told)
        if people and member.on_leave:
            yield Reason(PlacementCode.LEADER_ON_LEAVE, number, told)


def judge_vehicle(job: Job, vehicle: VehicleFacts) -> tuple[Reason, ...]:
    """Return what speaks against taking this vehicle."""
    found = _thing_use(
        vehicle.plate,
        vehicle.state,
        vehicle.reserved_by,
        lent_here=vehicle.lent_here,
        codes=(PlacementCode.VEHICLE_NOT_USABLE, PlacementCode.VEHICLE_RESERVED),
    )
    last_day = local_day(job.ends_at)
    if vehicle.lease_ends_on is not None and vehicle.lease_ends_on < last_day:
        facts = {"plate": vehicle.plate, "on": vehicle.lease_ends_on}
        found.append(Reason(PlacementCode.LEASE_ENDED, vehicle.plate, facts))
    for due in vehicle.dues:
        days = (due.due_on - last_day).days
        facts = {"plate": vehicle.plate, "due": due.kind, "on": due.due_on, "days": days}
        if days < 0:
            found.append(Reason(PlacementCode.VEHICLE_OVERDUE, vehicle.plate, facts))
        elif days <= DUE_SOON_DAYS:
            found.append(Reason(PlacementCode.VEHICLE_DUE_SOON, vehicle.plate, facts))
    return tuple(found)


def judge_instrument(job: Job, instrument: InstrumentFacts) -> tuple[Reason, ...]:
    """Return what speaks against taking this instrument."""
    number = instrument.number
    found = _thing_use(
        number,
        instrument.state,
        instrument.reserved_by,
        lent_here=instrument.lent_here,
        codes=(PlacementCode.INSTRUMENT_NOT_USABLE, PlacementCode.INSTRUMENT_RESERVED),
    )
    if instrument.needs_calibration:
        until = instrument.valid_until_on
        days = -1 if until is None else (until - local_day(job.ends_at)).days
        facts = {"number": number, "on": until, "days": days}
        if days < 0:
            found.append(Reason(PlacementCode.CALIBRATION_EXPIRED, number, facts))
        elif days <= DUE_SOON_DAYS:
            found.append(Reason(PlacementCode.CALIBRATION_DUE_SOON, number, facts))
    return tuple(found)


def place(
    job: Job,
    crew: CrewFacts,
    *,
    people: Collection[str] = (),
    vehicle: VehicleFacts | None = None,
    instruments: Iterable[InstrumentFacts] = (),
) -> Placement:
    """Judge a whole placement: crew, the people named, vehicle and instruments together."""
    reasons = [*judge_crew(job, crew), *judge_people(job, crew, people)]
    if vehicle is not None:
        reasons += judge_vehicle(job, vehicle)
        if crew.members and not any(one.drives and not one.on_leave for one in crew.members):
            facts = {"crew": crew.name, "plate": vehicle.plate}
            reasons.append(Reason(PlacementCode.NO_DRIVER, crew.code, facts))
    for instrument in instruments:
        reasons += judge_instrument(job, instrument)
    return Placement(tuple(reasons))


def _presence(crew: CrewFacts) -> Iterable[Reason]:
    facts = {"crew": crew.name}
    if crew.retired:
        yield Reason(PlacementCode.CREW_RETIRED, crew.code, facts)
    if not crew.members:
        yield Reason(PlacementCode.NO_MEMBERS, crew.code, facts)
    elif all(member.on_leave for member in crew.members):
        yield Reason(PlacementCode.ALL_ON_LEAVE, crew.code, facts)
    if crew.on_duty is None:
        yield Reason(PlacementCode.NO_ROSTER, crew.code, facts)
    elif not crew.on_duty:
        yield Reason(PlacementCode.OFF_DUTY, crew.code, facts)


def judge_avoidance(customer_id: int | None, crew: CrewFacts) -> Iterable[Reason]:
    """Return whom of the crew a customer fell out with (当事人回避制).

    A crew with others to send may still go without that person.
    """
    avoided = [one for one in crew.members if customer_id in one.avoids]
    others = len(crew.members) > len(avoided)
    code = PlacementCode.AVOIDED_IN_CREW if others else PlacementCode.AVOIDED
    for member in avoided:
        yield Reason(code, member.number, {"crew": crew.name, "technician": member.name})


def _fitness(job: Job, crew: CrewFacts) -> Iterable[Reason]:
    if crew.skills and job.kind not in crew.skills:
        facts: dict[str, object] = {"crew": crew.name, "kind": job.kind}
        yield Reason(PlacementCode.SKILL_MISSING, crew.code, facts)
    if crew.segments and job.segment is not None and job.segment not in crew.segments:
        facts = {"crew": crew.name, "segment": job.segment}
        yield Reason(PlacementCode.SEGMENT_MISMATCH, crew.code, facts)
    planned = crew.load_minutes + job.minutes
    if crew.duty_minutes and planned > crew.duty_minutes:
        facts = {"crew": crew.name, "planned": planned, "available": crew.duty_minutes}
        yield Reason(PlacementCode.OVERLOADED, crew.code, facts)


def _certificates(job: Job, crew: CrewFacts) -> Iterable[Reason]:
    """Somebody of the crew present must hold each certificate the job needs, in date."""
    last_day = local_day(job.ends_at)
    if not any(member.certificates for member in crew.members):
        yield Reason(PlacementCode.NO_CERTIFICATES_KNOWN, crew.code, {"crew": crew.name})
        return
    present = [member for member in crew.members if not member.on_leave]
    for kind in sorted(job.certificates):
        held = [one.certificates[kind] for one in present if kind in one.certificates]
        facts: dict[str, object] = {"crew": crew.name, "certificate": kind}
        if not held:
            yield Reason(PlacementCode.CERTIFICATE_MISSING, crew.code, facts)
        elif max(held) < last_day:
            facts["on"] = max(held)
            yield Reason(PlacementCode.CERTIFICATE_EXPIRED, crew.code, facts)


def _thing_use(
    name: str,
    state: ThingState,
    reserved_by: str | None,
    *,
    lent_here: bool,
    codes: tuple[PlacementCode, PlacementCode],
) -> list[Reason]:
    """A thing has to be in store (or already in this crew's hands) and promised to no other."""
    not_usable, reserved = codes
    found = []
    usable = state is ThingState.IN_STORE or (state is ThingState.LENT and lent_here)
    if not usable:
        found.append(Reason(not_usable, name, {"number": name, "state": state}))
    if reserved_by is not None:
        found.append(Reason(reserved, name, {"number": name, "order": reserved_by}))
    return found
