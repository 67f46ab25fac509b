"""One search for everything people call by a name or number, best fits first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, literal, or_, select
from sqlalchemy.orm import Session

from models.domain import (
    Circuit,
    Contact,
    Crew,
    Customer,
    Instrument,
    Site,
    Technician,
    Ticket,
    Vehicle,
)
from models.queries.search_index import ALL, SearchIndex, index_of
from models.queries.search_shelves import Record
from models.rules.search import Fit, Shelf, words_of
from models.rules.terms import ServiceGrade
from models.rules.text import fold

MOST = 50
CANDIDATES = 200  # of each shelf
REACHED = 400  # of all of them, ranked by what is known of each
TAIL = 4
SHORTEST_TICKET = 3
NOUNS = ("ticket", "customer", "circuit", "technician", "vehicle", "instrument")
_GRADES = {grade: place for place, grade in enumerate(ServiceGrade)}
_KINDS = {kind: place for place, kind in enumerate(NOUNS)}


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit. ``kind`` is one of ``NOUNS``, ``number`` what it opens.

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
    """Return what answers every word, best first: customers, circuits, tickets, people, things.

    Exact before prefix before infix; then what has an open ticket, the better grade, and
    the newest record.
    """
    words = words_of(text)
    if not words:
        return ()
    index = index_of(session)
    best: dict[Record, Through] = {}
    found = index.find_all(words, most=CANDIDATES if len(words) == 1 else REACHED).items()
    newest = sorted(found, key=lambda one: (one[1][0], -one[0][1]))[:REACHED]
    for record, (place, shelf) in newest:
        owner = index.customer_of(record)
        opened = record if record[0] == "circuit" or owner is None else ("customer", owner)
        if opened not in best or place < best[opened].fit:
            best[opened] = Through(place, shelf, record)
    order = sorted(best, key=lambda one: _place(index, one, best[one].fit))[:limit]
    chosen = {record: best[record] for record in order}
    tickets = _tickets(session, words)
    placed = [(_place(index, record, row.fit), row) for record, row in tickets]
    placed += [
        (_place(index, record, row.fit), row) for record, row in _rows(session, index, chosen)
    ]
    return tuple(row for _, row in sorted(placed, key=lambda item: item[0])[:limit])


def find_customers(session: Session, text: str) -> tuple[int, ...]:
    """Return the ids of every customer that answers, itself or by what hangs on it."""
    words = words_of(text)
    if not words:
        return ()
    index = index_of(session)
    if len(words) == 1:
        best = index.find_customers(words[0])
    else:
        best = {}
        for record, (place, _) in index.find_all(words, most=ALL).items():
            customer = index.customer_of(record)
            if customer is not None:
                rank = (place, record[0] != "customer")
                best[customer] = min(rank, best.get(customer, rank))
    return tuple(sorted(sorted(best, reverse=True), key=best.__getitem__))


class Through(NamedTuple):
    """How well a hit fits, and through which record on which shelf it was found."""

    fit: Fit
    shelf: Shelf
    record: Record


def _place(index: SearchIndex, record: Record, place: Fit) -> tuple[int, ...]:
    kind, number = record
    ticket = kind == "ticket"
    grade = len(_GRADES) if ticket else _GRADES[index.grade_of(record)]
    quiet = 0 if ticket or index.open_tickets(record) else 1
    return int(place), quiet, grade, _KINDS[kind], -number


def _tickets(session: Session, words: tuple[str, ...]) -> Iterable[tuple[Record, HitRow]]:
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
        yield ("ticket", row.id), hit


def _spelled(word: str) -> str:
    """Put the hyphens back into a ticket number: LX GZ 20261120 0001."""
    letters = word.upper().rstrip("0123456789")
    digits = word[len(letters) :]
    return f"{letters[:-2]}-{letters[-2:]}-{digits[:8]}-{digits[8:]}"


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
    session: Session, index: SearchIndex, chosen: Mapping[Record, Through]
) -> Iterable[tuple[Record, HitRow]]:
    told = _told(session, [through.record for through in chosen.values()])
    for noun, statement in _STATEMENTS.items():
        ids = [record for kind, record in chosen if kind == noun]
        for row in session.execute(statement, {"ids": ids}) if ids else ():
            record = (noun, row.id)
            hit = HitRow(
                kind=noun,
                number=row.called,
                name=row.name,
                customer=row.number,
                town=row.town,
                grade=index.grade_of(record) if noun in ("customer", "circuit") else None,
                matched=chosen[record].shelf.value,
                under=told.get(chosen[record].record, ""),
                fit=chosen[record].fit,
                open_tickets=index.open_tickets(record),
            )
            yield record, hit


_STATEMENTS: dict[str, Any] = {
    "customer": select(
        Customer.id,
        Customer.number,
        Customer.name,
        Customer.town,
        Customer.number.label("called"),
    ).where(Customer.id.in_(bindparam("ids", expanding=True)), Customer.archived_at.is_(None)),
    "circuit": select(
        Circuit.id,
        Customer.number,
        Customer.name,
        Customer.town,
        Circuit.number.label("called"),
    )
    .join(Customer, Customer.id == Circuit.customer_id)
    .where(Circuit.id.in_(bindparam("ids", expanding=True))),
    "technician": select(
        Technician.id,
        Technician.number.label("called"),
        Technician.name,
        func.coalesce(Crew.name, "").label("town"),
        literal("").label("number"),
    )
    .outerjoin(Crew, Technician.crew_id == Crew.id)
    .where(Technician.id.in_(bindparam("ids", expanding=True))),
    "vehicle": select(
        Vehicle.id,
        Vehicle.plate.label("called"),
        Vehicle.kind.label("name"),
        func.coalesce(Crew.name, "").label("town"),
        literal("").label("number"),
    )
    .outerjoin(Crew, Vehicle.crew_id == Crew.id)
    .where(Vehicle.id.in_(bindparam("ids", expanding=True))),
    "instrument": select(
        Instrument.id,
        Instrument.number.label("called"),
        Instrument.name,
        func.coalesce(Crew.name, "").label("town"),
        literal("").label("number"),
    )
    .outerjoin(Crew, Instrument.crew_id == Crew.id)
    .where(Instrument.id.in_(bindparam("ids", expanding=True))),
}
