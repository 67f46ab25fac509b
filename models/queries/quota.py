"""What the office holds against its standard (代维配置标准, 达标率), as it stands today."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Account,
    Certificate,
    Crew,
    Instrument,
    Leave,
    Shift,
    Technician,
    Vehicle,
)
from models.domain.edition import norms_on
from models.queries.due_board import due_items
from models.rules.due import Urgency
from models.rules.norms.kit import Backing
from models.rules.quota import Holding, Standing, Stock, Unfit, judge, rate
from models.rules.terms import (
    CertificateKind,
    InstrumentKind,
    LeaveState,
    Role,
    ShiftKind,
    ThingKind,
    ThingState,
)

PEOPLE_IN_A_CREW = 2
_ROLES = {"supervisor": Role.SUPERVISOR, "dispatcher": Role.DISPATCHER, "clerk": Role.CLERK}
_MANNED = (ShiftKind.DAY, ShiftKind.NIGHT)


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """One row of the standard, with whose word it is and which crews are without."""

    standing: Standing
    backing: Backing
    short_crews: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotaSheet:
    """The whole standard; ``rate`` is none where nothing could be judged."""

    rows: tuple[QuotaRow, ...]
    rate: float | None
    edition: str


def quota_sheet(session: Session, *, today: date) -> QuotaSheet:
    """Return every row of the standard as the office stands on a day."""
    norms = norms_on(session, today)
    names = {row.code: row.name for row in session.execute(select(Crew.code, Crew.name))}
    found = judge(norms.equipment.quotas, stock_of(session, today=today))
    rows = tuple(
        QuotaRow(
            standing=row,
            backing=norms.backing("equipment", "quotas", row.quota_id, kind=row.quota.source),
            short_crews=tuple(names.get(code, code) for code in row.short_crews),
        )
        for row in found
    )
    return QuotaSheet(rows, rate(found), norms.edition)


def stock_of(session: Session, *, today: date) -> Stock:
    """Return what the office holds, each with why it does not count, if so."""
    passed = {
        (item.subject_kind, item.subject)
        for item in due_items(session, today=today)
        if item.near.urgency is Urgency.OVERDUE
    }
    crews = {row.id: row.code for row in session.execute(select(Crew.id, Crew.code))}
    return Stock(
        crews=_crews(session, today),
        vehicles=tuple(
            Holding(row.plate, crews.get(row.crew_id or 0), _unfit(row, row.plate, passed))
            for row in session.scalars(select(Vehicle).where(Vehicle.archived_at.is_(None)))
        ),
        instruments=_instruments(session, crews, passed),
        people=_people(session),
        shifts=_shifts(session, today),
    )


def _unfit(row: Vehicle | Instrument, number: str, passed: set[tuple[str, str]]) -> Unfit | None:
    kind = ThingKind.VEHICLE if isinstance(row, Vehicle) else ThingKind.INSTRUMENT
    if row.state is ThingState.LENT:
        return Unfit.LENT
    if row.state is not ThingState.IN_STORE:
        return Unfit.UNSERVICEABLE
    return Unfit.OUT_OF_DATE if (kind, number) in passed else None


def _instruments(
    session: Session, crews: Mapping[int, str], passed: set[tuple[str, str]]
) -> Mapping[InstrumentKind, tuple[Holding, ...]]:
    found: dict[InstrumentKind, list[Holding]] = defaultdict(list)
    for row in session.scalars(select(Instrument).where(Instrument.archived_at.is_(None))):
        unfit = _unfit(row, row.number, passed)
        found[row.kind].append(Holding(row.number, crews.get(row.crew_id or 0), unfit))
    return {kind: tuple(held) for kind, held in found.items()}


def _crews(session: Session, today: date) -> tuple[Holding, ...]:
    """A crew counts from two people up who are there and whose post certificate is in date."""
    away = set(
        session.scalars(
            select(Leave.technician_id).where(
                Leave.state == LeaveState.APPROVED,
                Leave.starts_on <= today,
                Leave.ends_on >= today,
            )
        )
    )
    unfit = away | _without_papers(session, today)
    people: dict[int | None, list[int]] = defaultdict(list)
    staff = select(Technician.crew_id, Technician.id).where(
        Technician.active, Technician.archived_at.is_(None)
    )
    for crew, person in session.execute(staff):
        people[crew].append(person)
    crews = select(Crew.id, Crew.code).where(Crew.archived_at.is_(None)).order_by(Crew.code)
    return tuple(
        Holding(row.code, row.code, _crew_unfit(people[row.id], unfit))
        for row in session.execute(crews)
    )


def _crew_unfit(people: list[int], unfit: set[int]) -> Unfit | None:
    if len(people) < PEOPLE_IN_A_CREW:
        return Unfit.TOO_FEW_PEOPLE
    fit = sum(1 for person in people if person not in unfit)
    return None if fit >= PEOPLE_IN_A_CREW else Unfit.ABSENT


def _without_papers(session: Session, today: date) -> set[int]:
    """Return who has a post certificate on record and none in date; no record says nothing."""
    until: dict[int, date] = {}
    papers = select(Certificate).where(Certificate.kind == CertificateKind.POST)
    for paper in session.scalars(papers):
        days = [day for day in (paper.review_due_on, paper.expires_on) if day is not None]
        ends = min(days, default=date.max)
        until[paper.technician_id] = max(until.get(paper.technician_id, date.min), ends)
    return {person for person, ends in until.items() if ends < today}


def _people(session: Session) -> Mapping[str, tuple[Holding, ...]]:
    """Who works in the office is told by the accounts they sign in with."""
    active = session.execute(select(Account.name, Account.role).where(Account.active)).all()
    return {
        name: tuple(Holding(row.name) for row in active if row.role is role)
        for name, role in _ROLES.items()
    }


def _shifts(session: Session, today: date) -> int:
    """How many shifts a day are rostered; an office without a roster works one."""
    statement = select(Shift.kind).where(Shift.day_on == today, Shift.kind.in_(_MANNED))
    return len(set(session.scalars(statement))) or 1
