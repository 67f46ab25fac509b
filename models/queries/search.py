"""One search for everything people call by a name or number, best fits first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Site, Ticket
from models.queries.search_index import Record, SearchIndex, index_of
from models.rules.search import Fit, Shelf, words_of
from models.rules.terms import ServiceGrade
from models.rules.text import fold

MOST = 50
CANDIDATES = 200
ALL = 10**9
TAIL = 4
SHORTEST_TICKET = 3
_GRADES = {grade: place for place, grade in enumerate(ServiceGrade)}
_KINDS = {kind: place for place, kind in enumerate(("ticket", "customer", "circuit"))}


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit. ``kind`` is ``customer``, ``circuit`` or ``ticket``, ``number`` what it opens.

    ``matched`` is the shelf the word stood on; ``under`` what it says there, where that is
    not the name or number itself; a phone is told by its last four digits.
    """

    kind: str
    number: str
    name: str
    customer: str
    town: str
    grade: ServiceGrade | None
    matched: str
    under: str
    fit: Fit
    open_tickets: int


def find_anything(session: Session, text: str, *, limit: int = MOST) -> tuple[HitRow, ...]:
    """Return customers, circuits and tickets that answer every word, best first.

    Exact before prefix before infix; then what has an open ticket, the better grade, and
    the newest record.
    """
    words = words_of(text)
    if not words:
        return ()
    index = index_of(session)
    found = _narrowed(index, words, most=CANDIDATES if len(words) == 1 else ALL)
    hits = [*_tickets(session, words), *_records(session, index, found)]
    hits.sort(key=_place)
    return tuple(row for _, row in hits[:limit])


def find_customers(session: Session, text: str) -> tuple[int, ...]:
    """Return the ids of every customer that answers, itself or by what hangs on it."""
    words = words_of(text)
    if not words:
        return ()
    index = index_of(session)
    best: dict[int, tuple[int, int]] = {}
    for record, (place, _) in _narrowed(index, words, most=ALL).items():
        customer = index.customer_of(record)
        if customer is not None:
            rank = (int(place), 0 if record[0] == "customer" else 1)
            best[customer] = min(rank, best.get(customer, rank))
    return tuple(sorted(best, key=lambda one: (best[one], -one)))


def _narrowed(
    index: SearchIndex, words: tuple[str, ...], *, most: int
) -> dict[Record, tuple[Fit, Shelf]]:
    found = index.find(words[0], most=most)
    return {
        record: place
        for record, place in found.items()
        if all(index.holds(record, word) for word in words[1:])
    }


Placed = tuple[tuple[int, ...], HitRow]


def _place(hit: Placed) -> tuple[int, ...]:
    return hit[0]


def _placed(row: HitRow, record: int) -> Placed:
    grade = _GRADES[row.grade] if row.grade is not None else len(_GRADES)
    order = (row.fit, 0 if row.open_tickets else 1, grade, _KINDS[row.kind], -record)
    return order, row


def _tickets(session: Session, words: tuple[str, ...]) -> Iterable[Placed]:
    """Return open tickets whose number holds the word, and any ticket called just so."""
    word = words[0]
    if len(words) > 1 or len(word) < SHORTEST_TICKET or not word.isascii():
        return
    columns = (Ticket.id, Ticket.number, Ticket.customer_name, Ticket.town, Ticket.grade)
    plain = func.replace(func.lower(Ticket.number), "-", "")
    standing = select(*columns, Ticket.external_number).where(
        Ticket.closed_at.is_(None),
        or_(
            plain.contains(word, autoescape=True),
            func.lower(Ticket.external_number) == word,
        ),
    )
    filed = select(*columns, Ticket.external_number).where(Ticket.number == _spelled(word))
    rows = {row.id: row for row in session.execute(filed)}
    rows |= {row.id: row for row in session.execute(standing.limit(CANDIDATES))}
    for row in rows.values():
        number = fold(row.number)
        place = Fit.EXACT if word in (number, fold(row.external_number or "")) else Fit.INSIDE
        place = Fit.START if place and number.endswith(word) else place
        hit = HitRow(
            kind="ticket",
            number=row.number,
            name=row.customer_name,
            customer="",
            town=row.town,
            grade=row.grade,
            matched="ticket_number",
            under="",
            fit=place,
            open_tickets=1,
        )
        yield _placed(hit, row.id)


def _spelled(word: str) -> str:
    """Put the hyphens back into a ticket number: LX GZ 20261120 0001."""
    letters = word.upper().rstrip("0123456789")
    digits = word[len(letters) :]
    return f"{letters[:-2]}-{letters[-2:]}-{digits[:8]}-{digits[8:]}"


def _records(
    session: Session, index: SearchIndex, found: dict[Record, tuple[Fit, Shelf]]
) -> Iterable[Placed]:
    best = sorted(found.items(), key=lambda item: (item[1][0], -item[0][1]))[: 2 * CANDIDATES]
    told = _told(session, [record for record, _ in best])
    wanted: dict[Record, tuple[Fit, Shelf, str]] = {}
    for record, (place, shelf) in best:
        owner = index.customer_of(record)
        opened = record if record[0] == "circuit" or owner is None else ("customer", owner)
        if opened not in wanted:
            wanted[opened] = (place, shelf, told.get(record, ""))
    for record, row in _rows(session, wanted):
        yield _placed(row, record[1])


def _told(session: Session, found: Iterable[Record]) -> dict[Record, str]:
    """Return what the contacts and places found are called, phones by their tail only."""
    said: dict[Record, str] = {}
    contacts = [record for noun, record in found if noun == "contact"]
    people = select(Contact.id, Contact.name, Contact.phone_key).where(Contact.id.in_(contacts))
    for one, name, phones in session.execute(people) if contacts else ():
        tails = " ".join(f"…{phone[-TAIL:]}" for phone in phones.split(",") if phone)
        said["contact", one] = f"{name} {tails}".strip()
    sites = [record for noun, record in found if noun == "site"]
    places = select(Site.id, Site.name, Site.town, Site.address).where(Site.id.in_(sites))
    for one, *parts in session.execute(places) if sites else ():
        said["site", one] = " ".join(filter(None, parts))
    return said


def _rows(
    session: Session, wanted: dict[Record, tuple[Fit, Shelf, str]]
) -> Iterable[tuple[Record, HitRow]]:
    for noun, statement in _STATEMENTS.items():
        ids = [record for kind, record in wanted if kind == noun]
        for row in session.execute(statement, {"ids": ids}) if ids else ():
            place, shelf, under = wanted[noun, row.id]
            hit = HitRow(
                kind=noun,
                number=row.called,
                name=row.name,
                customer=row.number,
                town=row.town,
                grade=row.own or row.grade,
                matched=shelf.value,
                under=under,
                fit=place,
                open_tickets=row.busy,
            )
            yield (noun, row.id), hit


_WHOSE = (Customer.number, Customer.name, Customer.town, Customer.grade)
_STATEMENTS: dict[str, Any] = {
    "customer": select(
        Customer.id,
        *_WHOSE,
        Customer.number.label("called"),
        Customer.grade.label("own"),
        select(func.count())
        .where(Ticket.customer_id == Customer.id, Ticket.closed_at.is_(None))
        .scalar_subquery()
        .label("busy"),
    ).where(
        Customer.id.in_(bindparam("ids", expanding=True)),
        Customer.archived_at.is_(None),
    ),
    "circuit": select(
        Circuit.id,
        *_WHOSE,
        Circuit.number.label("called"),
        Circuit.grade.label("own"),
        select(func.count())
        .where(Ticket.circuit_id == Circuit.id, Ticket.closed_at.is_(None))
        .scalar_subquery()
        .label("busy"),
    )
    .join(Customer, Customer.id == Circuit.customer_id)
    .where(Circuit.id.in_(bindparam("ids", expanding=True))),
}
