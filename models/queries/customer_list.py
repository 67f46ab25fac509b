"""The customer archive as one list, with what each file has open and still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, and_, case, func, select, type_coerce
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Site, Ticket
from models.queries.search import find_customers
from models.rules.completeness import MEASURED, share
from models.rules.terms import CircuitState, Importance, ServiceGrade

MOST = 20_000


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
class ArchiveList:
    """What was asked for, in the order of the fit or of the numbers; ``more`` was cut off."""

    rows: tuple[ArchiveRow, ...]
    more: bool


def archive_list(
    session: Session, *, text: str = "", archived: bool = False, limit: int = MOST
) -> ArchiveList:
    """Return customers that answer a search, or all; archived ones instead when asked."""
    wanted = find_customers(session, text) if text.strip() else None
    rows = _rows(session, archived=archived, wanted=wanted, limit=limit + 1)
    if wanted is not None:
        place = {customer: at for at, customer in enumerate(wanted)}
        rows = sorted(rows, key=lambda row: place[row.id])
    return ArchiveList(tuple(rows[:limit]), more=len(rows) > limit)


def _rows(
    session: Session, *, archived: bool, wanted: Sequence[int] | None, limit: int
) -> Sequence[ArchiveRow]:
    mark = Customer.archived_at.is_not(None) if archived else Customer.archived_at.is_(None)
    statement = _FILES.where(mark).order_by(Customer.number)
    if wanted is not None:
        # The engines bound how many values one statement takes; a longer list is read whole.
        if len(wanted) <= _MANY:
            statement = statement.where(Customer.id.in_(wanted))
        chosen = frozenset(wanted)
        found = [row for row in session.execute(statement) if row.id in chosen]
    else:
        found = list(session.execute(statement.limit(limit)))
    lines = {row[0]: row for row in session.execute(_LINES)}
    phones: dict[int, int] = _counts(session, _PHONES)
    sites: dict[int, int] = _counts(session, _SITES)
    tickets: dict[int, int] = _counts(session, _TICKETS)
    none = (0, 0, 0, 0)
    return [
        _row(
            row,
            line=lines.get(row.id, none),
            phones=phones.get(row.id, 0),
            sites=sites.get(row.id, 0),
            tickets=tickets.get(row.id, 0),
        )
        for row in found
    ]


def _counts(session: Session, statement: Any) -> dict[int, int]:
    return {row[0]: row[1] for row in session.execute(statement)}


def _row(row: Any, *, line: Any, phones: int, sites: int, tickets: int) -> ArchiveRow:
    _, circuits, live, lacking = line
    missing = row.lacking + int(lacking or 0) + (not phones) + (not sites) + (not live)
    return ArchiveRow(
        id=row.id,
        number=row.number,
        name=row.name,
        grade=_GRADES[row.grade],
        importance=_IMPORTANCE[row.importance],
        town=row.town,
        circuits=circuits,
        open_tickets=tickets,
        account_manager=row.account_manager,
        complete=share(missing, circuits=live),
        archived=row.away,
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


_MANY = 5000
_GRADES = {grade.value: grade for grade in ServiceGrade}  # 20,000 times a list
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
_FILES = select(
    Customer.id,
    Customer.number,
    Customer.name,
    type_coerce(Customer.grade, String).label("grade"),
    type_coerce(Customer.importance, String).label("importance"),
    Customer.town,
    Customer.account_manager,
    Customer.archived_at.is_not(None).label("away"),
    # As ``file_gaps`` asks; a test compares the two.
    sum((case((blank, 1), else_=0) for blank in _BLANK[1:]), case((_BLANK[0], 1), else_=0)).label(
        "lacking"
    ),
)
_LINES = (
    select(
        Circuit.customer_id,
        func.count(),
        _count_if(Circuit.state != CircuitState.REMOVED),
        _lacking(),
    )
    .join(Customer, Customer.id == Circuit.customer_id)
    .where(Circuit.archived_at.is_(None))
    .group_by(Circuit.customer_id)
)
_PHONES = (
    select(Contact.customer_id, func.count())
    .where(Contact.valid_to_on.is_(None), Contact.phone_key != "")
    .group_by(Contact.customer_id)
)
_SITES = (
    select(Site.customer_id, func.count())
    .where(Site.archived_at.is_(None))
    .group_by(Site.customer_id)
)
_TICKETS = (
    select(Ticket.customer_id, func.count())
    .where(Ticket.closed_at.is_(None), Ticket.customer_id.is_not(None))
    .group_by(Ticket.customer_id)
)
