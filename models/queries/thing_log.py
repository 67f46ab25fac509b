"""What was done to a vehicle or instrument, read back from the event chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain import Calibration, Due, Event, Loan, Refuel, Trip
from models.rules.terms import ThingKind, ThingState

LOG_LENGTH = 200


@dataclass(frozen=True, slots=True)
class LogRow:
    """One thing that was done to a vehicle or instrument: when, by whom, what."""

    sequence: int
    happened_at: datetime
    actor: str
    noun: str
    verb: str
    facts: Mapping[str, Any]


def thing_log(session: Session, kind: ThingKind, thing_id: int) -> tuple[LogRow, ...]:
    """Return what was done to a thing, its loans, certificates and due days, newest first."""
    loans = select(Loan.id).where(Loan.subject_kind == kind, Loan.subject_id == thing_id)
    dues = select(Due.id).where(Due.subject_kind == kind, Due.subject_id == thing_id)
    about = [
        (Event.subject_kind == kind) & (Event.subject_id == thing_id),
        (Event.subject_kind == "loan") & Event.subject_id.in_(session.scalars(loans).all()),
        (Event.subject_kind == "due") & Event.subject_id.in_(session.scalars(dues).all()),
    ]
    if kind is ThingKind.VEHICLE:
        for noun, model in (("trip", Trip), ("refuel", Refuel)):
            driven = select(model.id).where(model.vehicle_id == thing_id)
            about.append((Event.subject_kind == noun) & Event.subject_id.in_(driven))
    else:
        papers = select(Calibration.id).where(Calibration.instrument_id == thing_id)
        ids = session.scalars(papers).all()
        about.append((Event.subject_kind == "calibration") & Event.subject_id.in_(ids))
    statement = select(Event).where(or_(*about)).order_by(Event.sequence.desc()).limit(LOG_LENGTH)
    return tuple(
        LogRow(
            event.sequence,
            event.happened_at,
            event.actor,
            event.subject_kind,
            event.verb,
            event.facts,
        )
        for event in session.scalars(statement)
    )


def reason_of(log: Sequence[LogRow], state: ThingState) -> str:
    """Return why a thing is out of use, as it was said when it was put there."""
    if state in (ThingState.IN_STORE, ThingState.LENT):
        return ""
    said = (row.facts.get("reason", "") for row in log if row.verb == "set_state")
    return str(next(said, ""))
