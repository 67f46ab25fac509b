"""What speaks against sending a crew, or the people named of it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from models.rules.placement.answer import Reason, Reasons
from models.rules.placement.facts import CrewFacts, Job, PinFacts
from models.rules.placement.held import held_or_shipped
from models.rules.reasons import PinKind, PlacementCode
from models.rules.zone import local_day

if TYPE_CHECKING:
    from models.rules.norms import Norms


def judge_crew(job: Job, crew: CrewFacts, held: "Norms | None" = None) -> tuple[Reason, ...]:
    """Return what speaks against sending this crew; without norms the shipped ones count."""
    held = held_or_shipped(held)
    found = Reasons(held.placement.weights)
    _presence(job, crew, found, rest=held.office.staffing.night_rest)
    _avoidance(job.customer_id, crew, found)
    _fitness(job, crew, found)
    _certificates(crew, found, needed=job.certificates, last_day=local_day(job.ends_at))
    _capacity(job, crew, found, reserve=held.office.load.reserve, size=held.office.crew_size)
    if job.pin is not None:
        _pin(job, crew, job.pin, found=found)
    return tuple(found.found)


def judge_people(
    job: Job, crew: CrewFacts, people: Collection[str], *, held: "Norms | None" = None
) -> tuple[Reason, ...]:
    """Return what speaks against the people named; nobody named means the whole crew goes."""
    found = Reasons(held_or_shipped(held).placement.weights)
    members = {member.number: member for member in crew.members}
    for number in people or members:
        if number not in members:
            found.add(PlacementCode.LEADER_NOT_IN_CREW, number, technician=number, crew=crew.name)
            continue
        member = members[number]
        told = {"crew": crew.name, "technician": member.name}
        if job.customer_id in member.avoids:
            found.add(PlacementCode.AVOIDED, number, **told)
        if people and member.on_leave:
            found.add(PlacementCode.LEADER_ON_LEAVE, number, **told)
    return tuple(found.found)


def judge_avoidance(
    customer_id: int | None, crew: CrewFacts, held: "Norms | None" = None
) -> tuple[Reason, ...]:
    """Return whom of the crew a customer fell out with (当事人回避制)."""
    found = Reasons(held_or_shipped(held).placement.weights)
    _avoidance(customer_id, crew, found)
    return tuple(found.found)


def _presence(job: Job, crew: CrewFacts, found: Reasons, *, rest: timedelta) -> None:
    if crew.retired:
        found.add(PlacementCode.CREW_RETIRED, crew.code, crew=crew.name)
    if not crew.members:
        found.add(PlacementCode.NO_MEMBERS, crew.code, crew=crew.name)
    elif not crew.present:
        found.add(PlacementCode.ALL_ON_LEAVE, crew.code, crew=crew.name)
    if crew.on_duty is None:
        found.add(PlacementCode.NO_ROSTER, crew.code, crew=crew.name)
    elif not crew.on_duty:
        found.add(PlacementCode.OFF_DUTY, crew.code, crew=crew.name)
    elif crew.shift_ends_at is not None and job.ends_at > crew.shift_ends_at:
        told = {"ends_at": job.ends_at, "shift_ends_at": crew.shift_ends_at}
        found.add(PlacementCode.SHIFT_ENDS, crew.code, crew=crew.name, **told)
    ended = crew.night_ended_at
    if ended is not None and ended <= job.starts_at < ended + rest:
        told = {"night_ended_at": ended, "rested_at": ended + rest}
        found.add(PlacementCode.NIGHT_REST, crew.code, crew=crew.name, **told)


def _avoidance(customer_id: int | None, crew: CrewFacts, found: Reasons) -> None:
    """A crew with others to send may still go without the person kept away."""
    avoided = [one for one in crew.members if customer_id in one.avoids]
    others = len(crew.members) > len(avoided)
    code = PlacementCode.AVOIDED_IN_CREW if others else PlacementCode.AVOIDED
    for member in avoided:
        found.add(code, member.number, crew=crew.name, technician=member.name)


def _fitness(job: Job, crew: CrewFacts, found: Reasons) -> None:
    if crew.skills and job.kind not in crew.skills:
        found.add(PlacementCode.SKILL_MISSING, crew.code, crew=crew.name, kind=job.kind)
    if crew.segments and job.segment is not None and job.segment not in crew.segments:
        told = {"segment": job.segment}
        found.add(PlacementCode.SEGMENT_MISMATCH, crew.code, crew=crew.name, **told)


def _certificates(
    crew: CrewFacts, found: Reasons, *, needed: Collection[str], last_day: date
) -> None:
    """Somebody of the crew present must hold each certificate the job needs, in date."""
    if not any(member.certificates for member in crew.members):
        found.add(PlacementCode.NO_CERTIFICATES_KNOWN, crew.code, crew=crew.name)
        return
    for kind in sorted(needed):
        dates = [day for one in crew.present for k, day in one.certificates.items() if k == kind]
        told: dict[str, object] = {"crew": crew.name, "certificate": kind}
        if not dates:
            found.add(PlacementCode.CERTIFICATE_MISSING, crew.code, **told)
        elif max(dates) < last_day:
            found.add(PlacementCode.CERTIFICATE_EXPIRED, crew.code, **told, on=max(dates))


def _capacity(job: Job, crew: CrewFacts, found: Reasons, *, reserve: float, size: int) -> None:
    """Planned time against time on duty, part of which is kept for emergencies."""
    planned, available = crew.load_minutes + job.minutes, crew.duty_minutes
    told = {"crew": crew.name, "planned": planned, "available": available}
    if available and planned > available:
        found.add(PlacementCode.OVERLOADED, crew.code, **told)
    elif available and not job.urgent and planned > available - int(available * reserve):
        kept = int(available * reserve)
        found.add(PlacementCode.BEYOND_RESERVE, crew.code, **told, reserve=kept)
    meanwhile = [
        one.order
        for one in crew.planned
        if one.ticket != job.ticket and one.starts_at < job.ends_at and one.ends_at > job.starts_at
    ]
    teams = crew.teams(size)
    if len(meanwhile) >= teams:
        told = {"crew": crew.name, "orders": meanwhile, "teams": teams}
        found.add(PlacementCode.ORDERS_OVERLAP, crew.code, **told)


def _pin(job: Job, crew: CrewFacts, pin: PinFacts, *, found: Reasons) -> None:
    told: dict[str, object] = {"order": pin.order, "crew": crew.name}
    if pin.kind.holds_crew and crew.code != pin.crew:
        found.add(PlacementCode.PINNED_CREW, crew.code, **told, pinned=pin.crew)
    if pin.kind.holds_time and pin.planned_at not in (None, job.starts_at):
        found.add(PlacementCode.PINNED_TIME, crew.code, **told, pinned=pin.planned_at)
    if pin.kind is PinKind.WINDOW and not _within(job.starts_at, pin):
        window = {"from_at": pin.from_at, "to_at": pin.to_at}
        found.add(PlacementCode.PINNED_WINDOW, crew.code, **told, **window)


def _within(moment: datetime, pin: PinFacts) -> bool:
    after = pin.from_at is None or moment >= pin.from_at
    return after and (pin.to_at is None or moment <= pin.to_at)
