"""The customer archive as one list, with what each file has open and still lacks.

A county's archive is never read whole to be looked at: the list is the ids in the order shown,
and the rows of the ids on screen. Both come from the same columns, so that what a list is
sorted by is what it says.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import String, and_, bindparam, case, func, select, type_coerce
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Site, Ticket
from models.queries.search import find_customers
from models.rules.completeness import FILE_RULES, LINE_RULES, MEASURED, share
from models.rules.terms import CircuitState, Importance, ServiceGrade

FIRST = 128  # rows shown before the whole order is known


class ArchiveOrder(StrEnum):
    """What the archive may be sorted by: its columns, in the order they stand."""

    NUMBER = "number"
    NAME = "name"
    GRADE = "grade"
    IMPORTANCE = "importance"
    TOWN = "town"
    CIRCUITS = "circuits"
    OPEN_TICKETS = "open_tickets"
    ACCOUNT_MANAGER = "account_manager"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class ArchiveWanted:
    """Which files to list: those that answer ``text``, or all; in use, or archived.

    Without an ``order`` a search stands by fit and the whole archive by number.
    """

    text: str = ""
    archived: bool = False
    order: ArchiveOrder | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """One customer in the list; ``complete`` in whole per cent."""

    id: int
    number: str
    name: str
    grade: ServiceGrade
    importance: Importance
    town: str
    circuits: int
    open_tickets: int
    account_manager: str
    complete: int
    archived: bool


@dataclass(frozen=True, slots=True)
class ArchiveStart:
    """The top of a list with its rows; unless ``whole``, more ids follow."""

    ids: "array[int]"
    rows: dict[int, ArchiveRow]
    whole: bool


def archive_start(session: Session, wanted: ArchiveWanted) -> ArchiveStart:
    """Return what a list begins with, however long it is; a search is answered whole."""
    if wanted.text.strip():
        ids = archive_ids(session, wanted)
        return ArchiveStart(ids, archive_rows(session, ids[:FIRST]), whole=True)
    ids = _read(session, _ordered(wanted).limit(FIRST + 1))
    rows = archive_rows(session, ids[:FIRST])
    return ArchiveStart(ids[:FIRST], rows, whole=len(ids) <= FIRST)


def archive_ids(session: Session, wanted: ArchiveWanted) -> "array[int]":
    """Return the id of every file wanted, in the order wanted."""
    if not wanted.text.strip():
        return _read(session, _ordered(wanted))
    found = find_customers(session, wanted.text)
    statement = _ordered(wanted)
    # The engines bound how many values one statement takes; a longer list is read whole.
    if len(found) <= _MANY:
        statement = statement.where(Customer.id.in_(found))
    listed = _read(session, statement)
    if wanted.order is None:
        known = frozenset(listed)
        return array("q", (one for one in found if one in known))
    known = frozenset(found)
    return array("q", (one for one in listed if one in known))


def archive_rows(session: Session, ids: Sequence[int]) -> dict[int, ArchiveRow]:
    """Return the rows of these files by id; one that is gone has none."""
    found = session.execute(_FILES, {"ids": list(ids)}) if len(ids) else ()
    return {row[0]: _row(row) for row in found}


def archive_id(session: Session, number: str) -> int | None:
    """Return the id of the customer with a number, if there is one."""
    return session.scalar(select(Customer.id).where(Customer.number == number))


def _read(session: Session, statement: Any) -> "array[int]":
    return array("q", session.scalars(statement))


def _ordered(wanted: ArchiveWanted) -> Any:
    """Return the statement for the ids in use, or archived, in the order wanted."""
    mark = Customer.archived_at.is_not(None) if wanted.archived else Customer.archived_at.is_(None)
    by = _ORDERS[wanted.order or ArchiveOrder.NUMBER]
    if wanted.backwards:
        return select(Customer.id).where(mark).order_by(by.desc(), Customer.id.desc())
    return select(Customer.id).where(mark).order_by(by, Customer.id)


def _row(columns: Any) -> ArchiveRow:
    # Taken apart by place: by name it would cost as much again as the reading.
    one, number, name, grade, importance, town, circuits, tickets, manager, away, *facts = columns
    live, gaps, phones, sites = facts
    return ArchiveRow(
        id=one,
        number=number,
        name=name,
        grade=_GRADES[grade],
        importance=_IMPORTANCE[importance],
        town=town,
        circuits=circuits,
        open_tickets=tickets,
        account_manager=manager,
        complete=share(gaps + (not phones) + (not sites) + (not live), circuits=live),
        archived=away,
    )


def _count_if(*condition: Any) -> Any:
    return func.sum(case((and_(*condition), 1), else_=0))


def _lacking() -> Any:
    """Return how many answers the circuits of a customer lack; as ``line_gaps`` asks them."""
    live = Circuit.state != CircuitState.REMOVED
    grade = func.coalesce(Circuit.grade, Customer.grade)
    return (
        _count_if(live, Circuit.site_a_id.is_(None))
        + _count_if(live, Circuit.speed == "")
        + _count_if(live, Circuit.access == "")
        + _count_if(live, (Circuit.room == "") | (Circuit.odf == "") | (Circuit.port == ""))
        + _count_if(live, Circuit.opened_on.is_(None))
        + _count_if(live, Circuit.baseline_dbm.is_(None), grade.in_(sorted(MEASURED)))
    )


def _theirs(model: Any, what: Any, *which: Any) -> Any:
    """Return something counted over the records that hang on a customer."""
    mine = select(what).where(model.customer_id == Customer.id, *which)
    return mine.correlate(Customer).scalar_subquery()


def _ones(conditions: Sequence[Any]) -> Any:
    """Return how many of some conditions hold."""
    first, *others = (case((one, 1), else_=0) for one in conditions)
    return sum(others, first)


def _rank(column: Any, ranks: Sequence[StrEnum]) -> Any:
    return case({one.value: place for place, one in enumerate(ranks)}, value=column)


_MANY = 5000
_GRADES = {grade.value: grade for grade in ServiceGrade}  # as stored: a thousand times a list
_IMPORTANCE = {importance.value: importance for importance in Importance}
_BLANK = (
    Customer.town == "",
    Customer.address == "",
    Customer.office_hours.is_(None),
    Customer.account_manager == "",
    Customer.responsible_crew_id.is_(None),
    Customer.contract_number == "",
    Customer.contract_ends_on.is_(None),
    Customer.registered_name == "",
    Customer.registered_address == "",
)
_IN_USE = Circuit.state != CircuitState.REMOVED
_circuits = _theirs(Circuit, func.count(), Circuit.archived_at.is_(None))
_live = _theirs(Circuit, func.count(), Circuit.archived_at.is_(None), _IN_USE)
_gaps = _theirs(Circuit, func.coalesce(_lacking(), 0), Circuit.archived_at.is_(None))
_phones = _theirs(Contact, func.count(), Contact.valid_to_on.is_(None), Contact.phone_key != "")
_sites = _theirs(Site, func.count(), Site.archived_at.is_(None))
_tickets = _theirs(Ticket, func.count(), Ticket.closed_at.is_(None))

# As ``file_gaps`` and ``line_gaps`` ask; a test compares them.
_said = _gaps + _ones(_BLANK)
_missing = _said + _ones((_phones == 0, _sites == 0, _live == 0))
_asked = FILE_RULES + LINE_RULES * _live
_ORDERS: dict[ArchiveOrder, Any] = {
    ArchiveOrder.NUMBER: Customer.number,
    ArchiveOrder.NAME: Customer.name,
    ArchiveOrder.GRADE: _rank(type_coerce(Customer.grade, String), tuple(ServiceGrade)),
    ArchiveOrder.IMPORTANCE: _rank(type_coerce(Customer.importance, String), tuple(Importance)),
    ArchiveOrder.TOWN: Customer.town,
    ArchiveOrder.CIRCUITS: _circuits,
    ArchiveOrder.OPEN_TICKETS: _tickets,
    ArchiveOrder.ACCOUNT_MANAGER: Customer.account_manager,
    ArchiveOrder.COMPLETE: (_asked - _missing) * 100 // _asked,
}
_FILES = select(
    Customer.id,
    Customer.number,
    Customer.name,
    type_coerce(Customer.grade, String),
    type_coerce(Customer.importance, String),
    Customer.town,
    _circuits,
    _tickets,
    Customer.account_manager,
    Customer.archived_at.is_not(None),
    _live,
    _said,
    _phones,
    _sites,
).where(Customer.id.in_(bindparam("ids", expanding=True)))
