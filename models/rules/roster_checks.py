"""What is wrong with the coming days of a roster: gaps, too few people, too little rest."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.rules.calendar import DAY
from models.rules.roster import Duty, Member, Roster, days_between
from models.rules.terms import CertificateKind, ShiftKind

HOUR = timedelta(hours=1)


class RosterFlaw(StrEnum):
    """What can be wrong with a day of the roster (排班问题)."""

    SHORT = "short"  # fewer people on a shift than the norm asks for
    BLANK = "blank"  # somebody stands on no shift
    NIGHT_REST = "night_rest"  # too few hours between two shifts of one person
    TWO_SHIFTS = "two_shifts"  # one person's shifts overlap
    CERTIFICATE = "certificate"  # rostered without a post licence in date


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw of one day, with the facts its sentence needs; people and crews by row id."""

    day_on: date
    flaw: RosterFlaw
    kind: ShiftKind | None = None
    crew_id: int | None = None
    technician_id: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_grave(self) -> bool:
        """Say whether somebody has to act: a gap, or too few people."""
        return self.flaw in (RosterFlaw.SHORT, RosterFlaw.BLANK, RosterFlaw.TWO_SHIFTS)


@dataclass(frozen=True, slots=True)
class Staffing:
    """What the norms of a day ask for."""

    people: Mapping[ShiftKind, int]
    night_rest: timedelta


def findings_of(
    roster: Roster,
    first: date,
    last: date,
    *,
    staffing: Callable[[date], Staffing],
    certificates: Mapping[int, Mapping[CertificateKind, date]],
) -> Iterator[Finding]:
    """Yield what is wrong from day to day; ``roster`` begins a day before ``first``.

    ``certificates`` holds, by person, until when each paper is in date.
    """
    told: set[int | None] = set()
    for day in days_between(first, last):
        held = staffing(day)
        yield from _short(roster, day, held.people)
        yield from _blank(roster, day)
        yield from _tired(roster, day, held.night_rest)
        for finding in _unlicensed(roster, day, certificates):
            if finding.technician_id not in told:  # said once, for the first day it matters
                told.add(finding.technician_id)
                yield finding


def people_on(roster: Roster, day: date) -> Counter[ShiftKind]:
    """Count the people present on each shift of a day."""
    counted: Counter[ShiftKind] = Counter()
    for _member, duty in _present(roster, day):
        counted[duty.kind] += 1
    return counted


def _present(roster: Roster, day: date) -> Iterator[tuple[Member, Duty]]:
    for member in roster.members:
        if not member.belongs_on(day) or roster.is_away(member, day):
            continue
        duty = roster.duty_of(member, day)
        if duty is not None:
            yield member, duty


def _short(roster: Roster, day: date, needed: Mapping[ShiftKind, int]) -> Iterator[Finding]:
    present = people_on(roster, day)
    for kind, least in needed.items():
        if present[kind] < least:
            facts = {"present": present[kind], "needed": least}
            yield Finding(day, RosterFlaw.SHORT, kind=kind, facts=facts)


def _blank(roster: Roster, day: date) -> Iterator[Finding]:
    missing: dict[int, list[int]] = defaultdict(list)
    staffed: set[int | None] = set()
    for member in roster.members:
        if not member.belongs_on(day):
            continue
        staffed.add(member.crew_id)
        if roster.is_away(member, day) or roster.duty_of(member, day) is not None:
            continue
        if member.crew_id is not None:
            missing[member.crew_id].append(member.technician_id)
    for crew, gone_on in roster.crews.items():
        if gone_on is not None and day >= gone_on:
            continue
        empty = crew not in staffed and (crew, day) not in roster.whole
        if missing.get(crew) or empty:
            facts = {"people": len(missing.get(crew, ()))}
            yield Finding(day, RosterFlaw.BLANK, crew_id=crew, facts=facts)


def _tired(roster: Roster, day: date, rest: timedelta) -> Iterator[Finding]:
    """Compare each person's shift with the one of the day before."""
    for member, duty in _present(roster, day):
        if duty.kind not in (ShiftKind.DAY, ShiftKind.NIGHT) or duty.starts_at is None:
            continue
        ended = _ended(roster, member, day - DAY)
        if ended is None or duty.starts_at - ended >= rest:
            continue
        hours = (duty.starts_at - ended) / HOUR
        flaw = RosterFlaw.TWO_SHIFTS if hours < 0 else RosterFlaw.NIGHT_REST
        yield Finding(
            day,
            flaw,
            kind=duty.kind,
            crew_id=member.crew_id,
            technician_id=member.technician_id,
            facts={"hours": round(hours, 1), "needed": rest // HOUR},
        )


def _ended(roster: Roster, member: Member, day: date) -> datetime | None:
    """Return when somebody's shift of a day ended; none where they did not work."""
    duty = roster.duty_of(member, day)
    worked = duty is not None and duty.kind in (ShiftKind.DAY, ShiftKind.NIGHT)
    if duty is None or not worked or roster.is_away(member, day) or not member.belongs_on(day):
        return None
    return duty.ends_at


def _unlicensed(
    roster: Roster, day: date, certificates: Mapping[int, Mapping[CertificateKind, date]]
) -> Iterator[Finding]:
    for member, duty in _present(roster, day):
        if duty.kind is ShiftKind.REST:
            continue
        until = certificates.get(member.technician_id, {}).get(CertificateKind.POST)
        if until is not None and until >= day:
            continue
        yield Finding(
            day,
            RosterFlaw.CERTIFICATE,
            crew_id=member.crew_id,
            technician_id=member.technician_id,
            facts={"certificate": CertificateKind.POST, "on": until},
        )
