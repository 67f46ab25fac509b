"""Crews, technicians, shifts and leave out of other people's lists."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from models.domain import Leave, Technician
from models.errors import RefusedError
from models.rules.norms import norms
from models.rules.terms import LeaveState, ShiftKind
from models.rules.zone import SHANGHAI
from models.services import crews as services
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records, without
from models.services.lookups import Lookup, look_up

_SHIFT_HOURS = ("starts_at", "ends_at")
_NUMBER_OF: Lookup[str] = Lookup(Technician, ("name", "crew_id"), answer="number")
_LEAVE_FROM: Lookup[int] = Lookup(Leave, ("technician_id", "starts_on"))


def _as_told(_session: Session, _names: Names, facts: Facts) -> Facts:
    return dict(facts)


def _technician(session: Session, names: Names, facts: Facts) -> Facts:
    """Find the crew, or enter it, and the number of somebody known by name only."""
    settled = dict(facts)
    try:
        settled["crew"] = names.number_of("crew", facts["crew"])
    except RefusedError as error:
        if error.code != "crew.unknown":
            raise
        services.add_crew(session, code=facts["crew"], name=facts["crew"])
    if "number" not in settled:
        settled["number"] = _number_of(session, names, settled)
    return settled


def _number_of(session: Session, names: Names, facts: Facts) -> str:
    crew_id = names.id_of("crew", facts["crew"])
    standing = look_up(session, _NUMBER_OF, facts["name"], crew_id)
    if standing is not None:
        return standing
    serial = 1
    while names.id_of("technician", number := f"{facts['crew']}-{serial:02}") is not None:
        serial += 1
    return number


def _shift(_session: Session, names: Names, facts: Facts) -> Facts:
    """Find person and crew, and the hours of the shift where the list tells none."""
    settled = dict(facts)
    crew = names.number_of("crew", facts["crew"]) if "crew" in facts else None
    if "technician" in facts:
        person = names.number_of("technician", facts["technician"], crew=crew)
        settled["technician"] = person
        crew = crew or names.crew_of(person)
    if crew is None:
        raise RefusedError("import.no_crew", field="crew")
    settled["crew"] = crew
    kind = ShiftKind(settled["kind"])
    if kind is not ShiftKind.REST and not settled.keys() >= set(_SHIFT_HOURS):
        starts, ends = _usual_hours(kind, settled["day_on"])
        settled = {"starts_at": starts.isoformat(), "ends_at": ends.isoformat(), **settled}
    return settled


def _usual_hours(kind: ShiftKind, day: date) -> tuple[datetime, datetime]:
    """Return when a shift runs by the norm; one without hours there is the whole day."""
    usual = norms().office.shifts[kind]
    starts = datetime.combine(day, usual.starts or time(), tzinfo=SHANGHAI)
    ends = datetime.combine(day, usual.ends or time(), tzinfo=SHANGHAI)
    return starts, ends if ends > starts else ends + timedelta(days=1)


def _find_shift(session: Session, names: Names, facts: Facts) -> int | None:
    person, crew_id = facts.get("technician"), names.id_of("crew", facts["crew"])
    person_id = names.id_of("technician", person) if person else None
    return look_up(session, services.SHIFT_AT, crew_id, person_id, facts["day_on"])


def _change_shift(session: Session, _row_id: int, facts: Facts) -> None:
    services.set_shift(session, **facts)


def _leave(_session: Session, names: Names, facts: Facts) -> Facts:
    return {**facts, "technician": names.number_of("technician", facts["technician"])}


def _find_leave(session: Session, names: Names, facts: Facts) -> int | None:
    person_id = names.id_of("technician", facts["technician"])
    return look_up(session, _LEAVE_FROM, person_id, facts["starts_on"])


def _add_leave(session: Session, _names: Names, facts: Facts) -> int:
    state = LeaveState(facts.get("state", LeaveState.ASKED))
    row_id = services.ask_leave(session, **{"kind": "", **without(facts, "state")})
    if state is not LeaveState.ASKED:
        services.approve_leave(session, row_id, approve=state is LeaveState.APPROVED)
    return row_id


CREWS = Records(
    settle=_as_told,
    key=lambda facts: str(facts["code"]),
    find=lambda _, names, facts: names.id_of("crew", facts["code"]),
    add=lambda session, _, facts: services.add_crew(session, **facts),
    change=lambda session, _, facts: _edited(
        services.edit_crew(session, facts["code"], **without(facts, "code"))
    ),
)
TECHNICIANS = Records(
    settle=_technician,
    key=lambda facts: str(facts["number"]),
    find=lambda _, names, facts: names.id_of("technician", facts["number"]),
    add=lambda session, _, facts: services.add_technician(session, **facts),
    change=lambda session, _, facts: _edited(
        services.edit_technician(session, facts["number"], **without(facts, "number"))
    ),
)
SHIFTS = Records(
    settle=_shift,
    key=lambda facts: f"{facts['crew']}/{facts.get('technician', '')}/{facts['day_on']}",
    find=_find_shift,
    add=lambda session, _, facts: services.set_shift(session, **facts),
    change=_change_shift,
)
LEAVES = Records(
    settle=_leave,
    key=lambda facts: f"{facts['technician']}/{facts['starts_on']}",
    find=_find_leave,
    add=_add_leave,
)


def _edited(_version: int) -> None:
    """Drop the version an edit answers with."""
