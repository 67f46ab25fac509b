"""The roster written: many shifts in one action, patterns laid over a period, all undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain import Crew, RosterTemplate, Shift, Technician
from models.domain.edition import norms_between
from models.errors import RefusedError
from models.rules.calendar import working_calendar
from models.rules.roster_cells import Place, ShiftCell, ShiftsSet, template_cells
from models.rules.roster_patterns import checked_steps, hours_on
from models.rules.terms import ShiftKind
from models.services.crew_roles import at_roster_desk
from models.services.journal import action_of, record
from models.services.records import add, checked, edit


@dataclass(frozen=True, slots=True)
class _Named:
    """Crews and people by the numbers people say, and the crew each person belongs to."""

    crews: Mapping[str, int]
    people: Mapping[str, tuple[int, str]]


def set_shifts(session: Session, *, cells: Sequence[ShiftCell]) -> ShiftsSet:
    """Set many shifts, whole or not at all; one event for each that changes.

    A cell without a kind takes a person's own shift away, so that the crew's counts again;
    refuses shift.would_be_blank where there is none. Refuses shift.no_hours,
    shift.ends_before_start, crew.unknown, technician.unknown and technician.no_crew.
    """
    at_roster_desk(session)
    return _write(session, cells, may_clear=False)


def restore_shifts(session: Session, *, done: ShiftsSet) -> ShiftsSet:
    """Undo an earlier change: every cell as it stood, gaps as well.

    Refuses shift.changed_since when somebody set one of the cells anew in between.
    """
    at_roster_desk(session)
    named = _named(session, done.after)
    standing = _standing(session, done.after, named)
    for cell in done.after:
        if _plain(standing.get(cell.place), cell, named) != cell:
            who = cell.technician or cell.crew
            raise RefusedError("shift.changed_since", who=who, day=cell.day_on)
    return _write(session, done.before, may_clear=True)


def apply_template(
    session: Session,
    *,
    template: str,
    starts_on: date,
    until_on: date,
    crews: Sequence[str] = (),
    technicians: Sequence[str] = (),
    first_step: int = 1,
    stagger: int = 0,
    keep: bool = False,
) -> ShiftsSet:
    """Lay a pattern over a period for crews or people; ``keep`` fills only what is blank.

    Each crew, and each person, starts ``stagger`` steps after the one before.
    Refuses template.unknown, template.nobody, template.bad_period and what ``set_shifts`` does.
    """
    at_roster_desk(session)
    row = find_template(session, template)
    cells = template_cells(
        checked_steps(row.steps),
        crews=crews,
        technicians=technicians,
        starts_on=starts_on,
        until_on=until_on,
        first_step=first_step,
        stagger=stagger,
        calendar=working_calendar() if row.follows_calendar else None,
    )
    if keep:
        standing = _standing(session, cells, _named(session, cells))
        cells = [cell for cell in cells if cell.place not in standing]
    return set_shifts(session, cells=cells)


def add_template(
    session: Session, *, name: str, steps: Sequence[ShiftKind | str], follows_calendar: bool = False
) -> int:
    """Keep a pattern that turns round (轮班模板) under a name."""
    at_roster_desk(session)
    values = _template_values(session, name=name, steps=steps, follows_calendar=follows_calendar)
    taken = select(RosterTemplate.id).where(RosterTemplate.name == values["name"])
    if session.scalar(taken) is not None:
        raise RefusedError("template.taken", field="name", number=values["name"])
    row = RosterTemplate(**values)
    return add(session, row, noun="roster_template", subject=row.name, facts=values)


def edit_template(
    session: Session, name: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a pattern; what it filled already stays as it is."""
    at_roster_desk(session)
    values = _template_values(session, **changes)
    return edit(
        session,
        find_template(session, name),
        noun="roster_template",
        subject=name,
        expected_version=expected_version,
        values=values,
    )


def archive_template(session: Session, name: str) -> int:
    """Put a pattern away; what it filled already stays as it is."""
    at_roster_desk(session)
    return edit(
        session,
        find_template(session, name),
        noun="roster_template",
        subject=name,
        expected_version=None,
        values={"archived_at": action_of(session).now},
        verb="archive",
    )


def find_template(session: Session, name: str) -> RosterTemplate:
    """Return a pattern in use; raises ``RefusedError`` template.unknown."""
    row = session.scalar(
        select(RosterTemplate).where(
            RosterTemplate.name == name, RosterTemplate.archived_at.is_(None)
        )
    )
    if row is None:
        raise RefusedError("template.unknown", number=name)
    return row


def _template_values(session: Session, **fields: object) -> dict[str, Any]:
    steps = fields.get("steps")
    if isinstance(steps, Sequence) and not isinstance(steps, str):
        fields["steps"] = [str(step) for step in checked_steps(steps)]
    values = checked(session, RosterTemplate, fields)
    if not values.get("name", "-"):
        raise RefusedError("record.empty", field="name")
    return values


# Writing


def _write(session: Session, cells: Sequence[ShiftCell], *, may_clear: bool) -> ShiftsSet:
    named = _named(session, cells)
    standing = _standing(session, cells, named)
    whole = list(_with_hours(session, cells, named))
    if not may_clear:
        _refuse_blank(session, whole, named)
    before: list[ShiftCell] = []
    after: list[ShiftCell] = []
    written: list[_Written] = []
    for cell in whole:
        row = standing.get(cell.place)
        was = _plain(row, cell, named)
        if was == cell:
            continue
        before.append(was)
        after.append(cell)
        written += _set(session, cell, row, named=named)
    session.flush()  # all of them at once: one for each would cost a month a second
    for one in written:
        one.tell(session)
    return ShiftsSet(tuple(before), tuple(after))


@dataclass(frozen=True, slots=True)
class _Written:
    """A row added, edited or removed, and not yet told of in the chain."""

    verb: str
    row: Shift
    row_id: int | None
    subject: str
    facts: Mapping[str, Any]

    def tell(self, session: Session) -> None:
        """Append the event of it, as the records' own gate does."""
        record(
            session,
            verb=self.verb,
            subject_kind="shift",
            subject_id=self.row_id or self.row.id,
            subject=self.subject,
            facts={"version": self.row.version, **self.facts},
        )


def _set(
    session: Session, cell: ShiftCell, row: Shift | None, *, named: _Named
) -> Iterable[_Written]:
    """Write one cell; what is to be told of it follows once its row is stored."""
    subject = cell.technician or cell.crew
    if cell.kind is None:
        if row is not None:
            session.delete(row)
            yield _Written("remove", row, row.id, subject, _facts(row))
        return
    person = named.people.get(cell.technician)
    values: dict[str, Any] = {
        "crew_id": named.crews[cell.crew],
        "technician_id": None if person is None else person[0],
        "day_on": cell.day_on,
        "kind": cell.kind,
        "starts_at": cell.starts_at,
        "ends_at": cell.ends_at,
    }
    if row is None:
        fresh = Shift(**values)
        session.add(fresh)
        yield _Written("add", fresh, None, subject, values)
        return
    changed = {
        name: [getattr(row, name), value]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    for name, value in values.items():
        setattr(row, name, value)
    yield _Written("edit", row, row.id, subject, {"changed": changed})


def _facts(row: Shift) -> dict[str, Any]:
    """Return what stood in a row that is removed."""
    names = ("crew_id", "technician_id", "day_on", "kind", "starts_at", "ends_at")
    return {name: getattr(row, name) for name in names}


def _with_hours(session: Session, cells: Sequence[ShiftCell], named: _Named) -> Iterable[ShiftCell]:
    """Complete each cell: the crew worked with, and hours in order."""
    if not cells:
        return
    days = [cell.day_on for cell in cells]
    norms = norms_between(session, min(days), max(days))
    for cell in cells:
        crew = cell.crew or named.people[cell.technician][1]
        if not crew:
            raise RefusedError("technician.no_crew", number=cell.technician)
        full = replace(cell, crew=crew)
        if cell.kind is None or cell.kind is ShiftKind.REST:
            full = replace(full, starts_at=None, ends_at=None)
        elif cell.starts_at is None and cell.ends_at is None:
            starts, ends = hours_on(cell.day_on, norms(cell.day_on).office.shifts[cell.kind])
            full = replace(full, starts_at=starts, ends_at=ends)
        refuse_hours(full.kind, full.starts_at, full.ends_at)
        yield full


def refuse_hours(
    kind: ShiftKind | None, starts_at: datetime | None, ends_at: datetime | None
) -> None:
    """Refuse a shift to be worked without both its ends, or with them the wrong way round."""
    if kind is None or kind is ShiftKind.REST:
        return
    if starts_at is None or ends_at is None:
        raise RefusedError("shift.no_hours", kind=kind)
    if ends_at <= starts_at:
        raise RefusedError("shift.ends_before_start", starts=starts_at, ends=ends_at)


def _refuse_blank(session: Session, cells: Sequence[ShiftCell], named: _Named) -> None:
    """A cell may be emptied only where the crew's own shift stands under it."""
    emptied = [cell for cell in cells if cell.kind is None]
    if not emptied:
        return
    given = {cell.place for cell in cells if cell.kind is not None and not cell.technician}
    wanted = [
        ShiftCell(cell.day_on, None, crew=named.people[cell.technician][1])
        for cell in emptied
        if cell.technician
    ]
    under = _standing(session, wanted, _named(session, wanted)).keys() | given
    for cell in emptied:
        home = named.people[cell.technician][1] if cell.technician else ""
        if not cell.technician or (home, "", cell.day_on) not in under:
            who = cell.technician or cell.crew
            raise RefusedError("shift.would_be_blank", who=who, day=cell.day_on)


# Reading


def _named(session: Session, cells: Sequence[ShiftCell]) -> _Named:
    numbers = {cell.technician for cell in cells if cell.technician}
    people: dict[str, tuple[int, str]] = {}
    if numbers:
        statement = (
            select(Technician.number, Technician.id, Crew.code)
            .outerjoin(Crew, Crew.id == Technician.crew_id)
            .where(Technician.number.in_(numbers))
        )
        people = {row.number: (row.id, row.code or "") for row in session.execute(statement)}
    for number in sorted(numbers - people.keys()):
        raise RefusedError("technician.unknown", number=number)
    codes = {cell.crew for cell in cells if cell.crew} | {code for _, code in people.values()}
    crews = {row.code: row.id for row in session.execute(select(Crew.code, Crew.id))}
    for code in sorted(codes - crews.keys() - {""}):
        raise RefusedError("crew.unknown", number=code)
    return _Named(crews, people)


def _standing(session: Session, cells: Sequence[ShiftCell], named: _Named) -> dict[Place, Shift]:
    """Return the rows that stand in the cells; of two of a person the later entered."""
    if not cells:
        return {}
    days = [cell.day_on for cell in cells]
    people = {
        named.people[cell.technician][0]: cell.technician for cell in cells if cell.technician
    }
    crews = {named.crews[cell.crew]: cell.crew for cell in cells if cell.crew}
    statement = select(Shift).where(
        Shift.day_on.between(min(days), max(days)),
        or_(
            Shift.technician_id.in_(people),
            Shift.technician_id.is_(None) & Shift.crew_id.in_(crews),
        ),
    )
    found: dict[Place, Shift] = {}
    for row in session.scalars(statement.order_by(Shift.id)):
        if row.technician_id is None:
            found[crews[row.crew_id], "", row.day_on] = row
        else:
            found["", people[row.technician_id], row.day_on] = row
    return found


def _plain(row: Shift | None, cell: ShiftCell, named: _Named) -> ShiftCell:
    """Return what stands in a cell, as a cell."""
    if row is None:
        return replace(cell, kind=None, starts_at=None, ends_at=None)
    codes = {row_id: code for code, row_id in named.crews.items()}
    return ShiftCell(
        row.day_on,
        row.kind,
        crew=codes.get(row.crew_id, cell.crew),
        technician=cell.technician,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )
