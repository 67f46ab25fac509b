"""Keeping crews, technicians, their papers, shifts and absences."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Avoidance, Certificate, Crew, Leave, Shift, Technician
from models.errors import RefusedError
from models.rules.leave import leave_kind
from models.rules.people import Person
from models.rules.terms import CertificateKind, LeaveKind, LeaveState, Role, ShiftKind
from models.services.crew_roles import at_file_desk, at_roster_desk, may_ask
from models.services.gathering import fetch
from models.services.journal import action_of, record
from models.services.lookups import Lookup, look_up
from models.services.records import Fresh, add, checked, edit, find, find_id, keep, refuse_taken
from models.services.shifts import refuse_hours

SHIFT_AT: Lookup[int] = Lookup(Shift, ("crew_id", "technician_id", "day_on"), newest=True)
_SHIFT_OF: Lookup[int] = Lookup(Shift, ("technician_id", "day_on"), newest=True)


def add_crew(session: Session, *, code: str, name: str, **fields: object) -> int:
    """Enter a crew (代维班组)."""
    at_file_desk(session)
    values = checked(session, Crew, {"code": code, "name": name, **fields})
    refuse_taken(session, "crew", values["code"])
    return keep(session, Fresh(Crew, "crew", values["code"], values, values))


def enter_crew(
    session: Session, *, code: str, name: str, base_town: str = "", people: Sequence[Person] = ()
) -> str:
    """Enter a crew with its people, whole or not at all; returns its code.

    Raises ``RefusedError`` record.empty or crew.taken.
    """
    at_file_desk(session)
    for field, value in (("code", code), ("name", name)):
        if not value.strip():
            raise RefusedError("record.empty", field=field)
    add_crew(session, code=code, name=name, base_town=base_town)
    add_people(session, crew=code, people=people)
    return code


def add_people(session: Session, *, crew: str, people: Sequence[Person]) -> list[str]:
    """Enter people of a crew under the next free numbers (``B01-01``); returns the numbers.

    The first of a crew that has nobody yet leads it.
    """
    at_file_desk(session)
    crew_id = find_id(session, "crew", crew)
    held = set(
        session.scalars(
            select(Technician.number).where(
                Technician.number.startswith(f"{crew}-", autoescape=True)
            )
        )
    )
    free = (number for n in count(1) if (number := f"{crew}-{n:02}") not in held)
    somebody = select(Technician.id).where(
        Technician.crew_id == crew_id, Technician.archived_at.is_(None)
    )
    role = "leader" if session.scalar(somebody.limit(1)) is None else "member"
    numbers = []
    for person in people:
        number = next(free)
        told = {"name": person.name, "phone": person.phone, "role": role}
        add_technician(session, number=number, crew=crew, **told)
        numbers.append(number)
        role = "member"
    return numbers


def edit_crew(
    session: Session, code: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a crew; returns the version after."""
    at_file_desk(session)
    return edit(
        session,
        find(session, "crew", code),
        noun="crew",
        subject=code,
        expected_version=expected_version,
        values=checked(session, Crew, changes),
    )


def add_technician(
    session: Session, *, number: str, name: str, crew: str | None = None, **fields: object
) -> int:
    """Enter a technician (装维人员)."""
    at_file_desk(session)
    values = checked(session, Technician, {"number": number, "name": name, "crew": crew, **fields})
    refuse_taken(session, "technician", values["number"])
    return keep(session, Fresh(Technician, "technician", values["number"], values, values))


def edit_technician(
    session: Session, number: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a technician; returns the version after."""
    at_file_desk(session)
    return edit(
        session,
        find(session, "technician", number),
        noun="technician",
        subject=number,
        expected_version=expected_version,
        values=checked(session, Technician, changes),
    )


def add_certificate(
    session: Session, *, technician: str, kind: CertificateKind | str, **fields: object
) -> int:
    """Enter a paper a technician holds, with its review and expiry days."""
    at_file_desk(session)
    values = checked(session, Certificate, {"technician": technician, "kind": kind, **fields})
    row = Certificate(**values)
    return add(session, row, noun="certificate", subject=technician, facts=values)


def set_shift(
    session: Session,
    *,
    crew: str,
    day_on: date,
    kind: ShiftKind | str,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    technician: str | None = None,
) -> int:
    """Put a crew, or one of its people, on a shift; replaces what stood on that day.

    A person has one shift a day, wherever they work. A shift that is not rest needs both
    ends (``shift.no_hours``), in order. Many at once: ``shifts.set_shifts``.
    """
    at_roster_desk(session)
    told = {"crew": crew, "technician": technician, "day_on": day_on, "kind": kind}
    values = checked(session, Shift, told | {"starts_at": starts_at, "ends_at": ends_at})
    refuse_hours(values["kind"], values["starts_at"], values["ends_at"])
    found = _standing_shift(session, values)
    if found is None:
        return keep(session, Fresh(Shift, "shift", crew, values, values))
    standing: Shift = fetch(session, Shift, found)
    edit(
        session,
        standing,
        noun="shift",
        subject=crew,
        expected_version=None,
        values=values,
    )
    return standing.id


def _standing_shift(session: Session, values: Mapping[str, Any]) -> int | None:
    """Return the newest shift of a person on a day, or the crew's own where nobody is named."""
    person, day = values["technician_id"], values["day_on"]
    if person is None:
        return look_up(session, SHIFT_AT, values["crew_id"], None, day)
    return look_up(session, _SHIFT_OF, person, day)


def ask_leave(
    session: Session,
    *,
    technician: str,
    kind: str,
    starts_on: date,
    ends_on: date,
    reason: str = "",
) -> int:
    """Ask for leave (请假); counts only once approved.

    Refuses record.bad_value for a kind that is not on the list.
    """
    may_ask(session)
    known = leave_kind(kind)
    if not isinstance(known, LeaveKind):
        raise RefusedError("record.bad_value", field="kind", value=kind[:80])
    given = {"technician": technician, "kind": known, "reason": reason}
    values = checked(session, Leave, given | {"starts_on": starts_on, "ends_on": ends_on})
    if values["ends_on"] < values["starts_on"]:
        raise RefusedError("leave.ends_before_start", starts=starts_on, ends=ends_on)
    return keep(session, Fresh(Leave, "leave", technician, values, values))


def approve_leave(session: Session, leave: int, *, approve: bool = True) -> LeaveState:
    """Decide a leave request; only a supervisor may, and only once."""
    action = action_of(session)
    if action.role is not Role.SUPERVISOR:
        raise RefusedError("leave.not_yours", role=action.role)
    row = session.get(Leave, leave)
    if row is None:
        raise RefusedError("leave.unknown", number=leave)
    if row.state is not LeaveState.ASKED:
        raise RefusedError("leave.decided", state=row.state)
    state = LeaveState.APPROVED if approve else LeaveState.REFUSED
    edit(
        session,
        row,
        noun="leave",
        subject=str(leave),
        expected_version=None,
        values={"state": state, "approved_by": action.actor},
        verb="decide",
    )
    return state


def withdraw_leave(session: Session, leave: int) -> LeaveState:
    """Take a leave request back; once approved only a supervisor may."""
    may_ask(session)
    row = session.get(Leave, leave)
    if row is None:
        raise RefusedError("leave.unknown", number=leave)
    if row.state not in (LeaveState.ASKED, LeaveState.APPROVED):
        raise RefusedError("leave.decided", state=row.state)
    role = action_of(session).role
    if row.state is LeaveState.APPROVED and role is not Role.SUPERVISOR:
        raise RefusedError("leave.not_yours", role=role)
    edit(
        session,
        row,
        noun="leave",
        subject=str(leave),
        expected_version=None,
        values={"state": LeaveState.WITHDRAWN},
        verb="withdraw",
    )
    return row.state


def avoid(
    session: Session,
    *,
    technician: str,
    customer: str,
    reason: str,
    ticket: str | None = None,
) -> int:
    """Keep a technician away from a customer after a dispute (当事人回避)."""
    at_roster_desk(session)
    given = {"technician": technician, "customer": customer, "reason": reason, "ticket": ticket}
    values = checked(session, Avoidance, given)
    if not values["reason"]:
        raise RefusedError("record.empty", field="reason")
    return add(session, Avoidance(**values), noun="avoidance", subject=technician, facts=values)


def lift_avoidance(session: Session, *, technician: str, customer: str, reason: str) -> None:
    """Let a technician go to a customer again; needs a supervisor and a reason."""
    action = action_of(session)
    if action.role is not Role.SUPERVISOR:
        raise RefusedError("avoidance.not_yours", role=action.role)
    where = (
        Avoidance.technician_id == find_id(session, "technician", technician),
        Avoidance.customer_id == find_id(session, "customer", customer),
        Avoidance.lifted_at.is_(None),
    )
    for row in session.scalars(select(Avoidance).where(*where)):
        row.lifted_at = action.now
        session.flush()
        record(
            session,
            verb="lift",
            subject_kind="avoidance",
            subject_id=row.id,
            subject=technician,
            facts={"customer": customer, "reason": reason},
        )
