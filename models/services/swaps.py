"""Two technicians swap shifts (调班): asked for, decided by a supervisor, written at once."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Crew, ShiftSwap, Technician
from models.domain.rostering import read_roster
from models.errors import RefusedError
from models.rules.roster import Duty, Roster
from models.rules.roster_cells import ShiftCell, ShiftsSet
from models.rules.terms import LeaveState, Role, ShiftKind
from models.services.crew_roles import may_ask
from models.services.journal import action_of
from models.services.records import add, checked, edit, find
from models.services.shifts import set_shifts


def ask_swap(
    session: Session,
    *,
    technician: str,
    day_on: date,
    other: str,
    other_day_on: date | None = None,
    reason: str = "",
) -> int:
    """Ask that ``other`` takes the technician's shift of a day, and gives one for it.

    Without ``other_day_on`` both change shifts of the same day. Refuses swap.with_oneself,
    swap.same_shift, swap.no_shift and swap.on_shift_already.
    """
    may_ask(session)
    one, two = find(session, "technician", technician), find(session, "technician", other)
    if one.id == two.id:
        raise RefusedError("swap.with_oneself", technician=technician)
    told = {"day_on": day_on, "other_day_on": other_day_on or day_on, "reason": reason}
    values = checked(session, ShiftSwap, told) | {"technician_id": one.id, "other_id": two.id}
    row = ShiftSwap(**values)
    _cells(session, row)
    return add(session, row, noun="shift_swap", subject=technician, facts=values)


def decide_swap(session: Session, swap: int, *, approve: bool) -> ShiftsSet:
    """Agree to a swap, which changes the roster at once, or refuse it; only a supervisor may."""
    role = action_of(session).role
    if role is not Role.SUPERVISOR:
        raise RefusedError("swap.not_yours", role=role)
    row = _asked(session, swap)
    done = set_shifts(session, cells=_cells(session, row)) if approve else ShiftsSet()
    _put(session, row, LeaveState.APPROVED if approve else LeaveState.REFUSED, verb="decide")
    return done


def withdraw_swap(session: Session, swap: int) -> None:
    """Take back a swap that is not yet decided."""
    may_ask(session)
    _put(session, _asked(session, swap), LeaveState.WITHDRAWN, verb="withdraw")


def _asked(session: Session, swap: int) -> ShiftSwap:
    row = session.get(ShiftSwap, swap)
    if row is None:
        raise RefusedError("swap.unknown", number=swap)
    if row.state is not LeaveState.ASKED:
        raise RefusedError("swap.decided", state=row.state)
    return row


def _put(session: Session, row: ShiftSwap, state: LeaveState, *, verb: str) -> None:
    decided_by = "" if state is LeaveState.WITHDRAWN else action_of(session).actor
    edit(
        session,
        row,
        noun="shift_swap",
        subject=str(row.id),
        expected_version=None,
        values={"state": state, "decided_by": decided_by},
        verb=verb,
    )


def _cells(session: Session, swap: ShiftSwap) -> list[ShiftCell]:
    """Return the shifts after the swap; refuses one that leaves somebody on two shifts."""
    people = {
        row.id: row
        for row in session.scalars(
            select(Technician).where(Technician.id.in_((swap.technician_id, swap.other_id)))
        )
    }
    one, two = people[swap.technician_id], people[swap.other_id]
    first, last = sorted((swap.day_on, swap.other_day_on))
    homes = [row.crew_id for row in (one, two) if row.crew_id is not None]
    roster = read_roster(session, first, last, crews=homes)
    mine = _duty(roster, one, swap.day_on)
    theirs = _duty(roster, two, swap.other_day_on)
    codes = {row.id: row.code for row in session.execute(select(Crew.id, Crew.code))}
    if swap.day_on == swap.other_day_on:
        if mine[3:] == theirs[3:]:
            raise RefusedError("swap.same_shift", day=swap.day_on)
        return [_given(mine, two, codes), _given(theirs, one, codes)]
    for person, day in ((two, swap.day_on), (one, swap.other_day_on)):
        if _duty(roster, person, day).kind is not ShiftKind.REST:
            raise RefusedError("swap.on_shift_already", technician=person.name, day=day)
    return [
        _given(mine, two, codes),
        ShiftCell(swap.day_on, ShiftKind.REST, technician=one.number),
        _given(theirs, one, codes),
        ShiftCell(swap.other_day_on, ShiftKind.REST, technician=two.number),
    ]


def _duty(roster: Roster, person: Technician, day: date) -> Duty:
    for member in roster.members:
        if member.technician_id == person.id:
            duty = roster.duty_of(member, day)
            if duty is not None:
                return duty
    raise RefusedError("swap.no_shift", technician=person.name, day=day)


def _given(duty: Duty, person: Technician, codes: dict[int, str]) -> ShiftCell:
    """Return a duty as a person's own shift, with the crew it is worked with."""
    return ShiftCell(
        duty.day_on,
        duty.kind,
        crew=codes[duty.crew_id],
        technician=person.number,
        starts_at=duty.starts_at,
        ends_at=duty.ends_at,
    )
