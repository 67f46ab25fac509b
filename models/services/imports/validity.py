"""How long an instrument was good before a batch, read from the chain (此前的有效期).

A calibration notes beside itself what it changed of its instrument. Batches of earlier
editions hold the certificate alone; what stood there before them is told by what came before.
"""

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from models.domain import Calibration, Event

FIELD = "valid_until_on"


def good_until(session: Session, instrument_id: int, *, before: int) -> str | None:
    """Return the day, as events write it, until which an instrument was good before an event."""
    papers = select(Calibration.id).where(Calibration.instrument_id == instrument_id)
    told = select(Event).where(
        Event.sequence < before,
        or_(
            and_(Event.subject_kind == "instrument", Event.subject_id == instrument_id),
            and_(
                Event.subject_kind == "calibration",
                Event.subject_id.in_(papers),
                Event.verb == "add",
            ),
        ),
    )
    good: str | None = None
    for event in session.scalars(told.order_by(Event.sequence)):
        good = _after(event, good)
    return good


def papers_of(session: Session, instrument_id: int) -> set[tuple[str, int]]:
    """Return the certificates of an instrument that still stand, as events name them."""
    ids = select(Calibration.id).where(Calibration.instrument_id == instrument_id)
    return {("calibration", row_id) for row_id in session.scalars(ids)}


def _after(event: Event, good: str | None) -> str | None:
    facts = event.facts
    if event.subject_kind == "calibration":
        return max(good or "", str(facts[FIELD]))
    if event.verb == "add":
        day = facts.get(FIELD)
    else:
        day = facts.get("changed", {}).get(FIELD, [good])[-1]
    return None if day is None else str(day)
