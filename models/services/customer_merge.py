"""Two files of one customer made one, and apart again as if nothing had been (合并客户档案).

Nothing is deleted: what hangs on the second file is moved to the first, gaps of the first are
filled from the second, the second is archived. The event lists every row moved, so that the
undo is exact; what was changed in between stays as it was changed.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import (
    Avoidance,
    Circuit,
    Contact,
    Customer,
    Event,
    PhoneVisit,
    Site,
    SiteVisit,
    Ticket,
    Undertaking,
)
from models.domain.canonical import plain
from models.errors import RefusedError
from models.services.journal import action_of, record
from models.services.records import find

MERGE, UNMERGE = "merge", "unmerge"
HANGING: dict[str, Any] = {
    "site": Site,
    "contact": Contact,
    "circuit": Circuit,
    "ticket": Ticket,
    "phone_visit": PhoneVisit,
    "site_visit": SiteVisit,
    "undertaking": Undertaking,
    "avoidance": Avoidance,
}
# A blank of the kept file takes the other's word; what a person chose is never overwritten.
FILLED = (
    "short_name",
    "spend_band",
    "office_class",
    "value_class",
    "registered_name",
    "registered_address",
    "town",
    "address",
    "longitude",
    "latitude",
    "office_hours",
    "account_manager",
    "responsible_crew_id",
    "contract_number",
    "contract_ends_on",
    "premises_rules",
    "service_line",
    "notes",
)


def merge_customers(session: Session, *, keep: str, drop: str) -> UUID:
    """Merge one customer's file into another's; returns the event to undo it by.

    Refuses customer.merge_self and customer.merge_archived.
    """
    if keep == drop:
        raise RefusedError("customer.merge_self", number=keep)
    kept: Customer = find(session, "customer", keep)
    dropped: Customer = find(session, "customer", drop)
    for one in (kept, dropped):
        if one.archived_at is not None:
            raise RefusedError("customer.merge_archived", number=one.number)
    moved = {
        noun: _move(session, model, source=dropped.id, to=kept.id)
        for noun, model in HANGING.items()
    }
    filled = _fill(kept, dropped)
    dropped.archived_at = action_of(session).now
    session.flush()
    event = record(
        session,
        verb=MERGE,
        subject_kind="customer",
        subject_id=kept.id,
        subject=kept.number,
        facts={"dropped": drop, "moved": moved, "changed": filled, "version": kept.version},
    )
    record(
        session,
        verb="archive",
        subject_kind="customer",
        subject_id=dropped.id,
        subject=dropped.number,
        facts={"into": keep, "changed": {}, "version": dropped.version},
    )
    return event.uid


def undo_merge(session: Session, *, merge: UUID) -> str:
    """Take a merge apart; returns the number of the file that is back.

    Refuses merge.unknown and merge.undone. A row that has moved on since stays where it is,
    and a field that was edited since keeps the edit.
    """
    event = session.scalar(select(Event).where(Event.uid == merge, Event.verb == MERGE))
    if event is None:
        raise RefusedError("merge.unknown", merge=str(merge))
    kept: Customer = find(session, "customer", event.subject)
    dropped: Customer = find(session, "customer", event.facts["dropped"])
    if dropped.archived_at is None:
        raise RefusedError("merge.undone", number=dropped.number)
    for noun, ids in event.facts["moved"].items():
        for row in _rows(session, HANGING[noun], ids):
            if row.customer_id == kept.id:
                row.customer_id = dropped.id
    _unfill(kept, event.facts["changed"])
    dropped.archived_at = None
    session.flush()
    for one in (kept, dropped):
        record(
            session,
            verb=UNMERGE,
            subject_kind="customer",
            subject_id=one.id,
            subject=one.number,
            facts={"merge": str(merge), "changed": {}, "version": one.version},
        )
    return dropped.number


def _move(session: Session, model: Any, *, source: int, to: int) -> list[int]:
    rows = session.scalars(
        select(model).where(model.customer_id == source).order_by(model.id)
    ).all()
    for row in rows:
        row.customer_id = to
    return [row.id for row in rows]


def _rows(session: Session, model: Any, ids: list[int]) -> list[Any]:
    return [row for row in (session.get(model, one) for one in ids) if row is not None]


def _fill(kept: Customer, dropped: Customer) -> dict[str, list[Any]]:
    filled: dict[str, list[Any]] = {}
    for name in FILLED:
        mine, theirs = getattr(kept, name), getattr(dropped, name)
        if mine in (None, "", {}) and theirs not in (None, "", {}):
            setattr(kept, name, theirs)
            filled[name] = [mine, theirs]
    return filled


def _unfill(kept: Customer, filled: Mapping[str, list[Any]]) -> None:
    for name, (before, after) in filled.items():
        if plain(getattr(kept, name)) == after:
            setattr(kept, name, before)
