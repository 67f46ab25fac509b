"""The keys of the archive held in memory, one text a shelf, and kept true by the event chain.

An archive of a county is some megabytes of keys: a scan of one text answers any part of any
word in a few milliseconds, alike on every engine, and writers pay nothing for it. What has
changed since the last look is read from the events, in the reader's own transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from models.domain import (
    ChainHead,
    Circuit,
    Contact,
    Customer,
    Event,
    Instrument,
    Site,
    Technician,
    Ticket,
    Vehicle,
)
from models.queries.search_shelves import (
    NOUN_OF,
    NOUNS,
    SHELVES_OF,
    Holders,
    Keys,
    KeyShelf,
    Record,
    asked,
)
from models.rules.phones import phone_key
from models.rules.pinyin import spell
from models.rules.search import (
    Fit,
    Shelf,
    fit,
    keys,
    person_sounds,
    shelves_for,
)
from models.rules.terms import ServiceGrade

ALL = 10**9
NOBODY = 0  # no record has this id
LEAST = ServiceGrade.STANDARD
MANY_CHANGES = 2000
WHOLESALE = frozenset({"merge", "unmerge"})  # verbs that move what hangs on a customer
BATCHES = frozenset({"import_batch"})

Answer = tuple[Fit, Shelf]


class SearchIndex:
    """The shelves of one office; several threads may ask at once."""

    def __init__(self) -> None:
        self._shelves = {shelf: KeyShelf(shelf) for shelf in Shelf}
        self._customer_of: dict[Record, int] = {}
        self._parts_of: dict[int, list[Record]] = {}
        self._grades: dict[tuple[str, int | None], ServiceGrade | None] = {}
        self._busy: dict[Record, int] = {}
        self._sequence: int | None = None
        self._newest: dict[str, int] = {}
        self._lock = RLock()

    def refresh(self, session: Session) -> None:
        """Take in what has happened since the last look."""
        with self._lock:
            head = session.execute(_HEAD).one()
            newest = dict(zip(_MODELS, head[1:], strict=True))
            if self._sequence is None:
                self._read_all(session)
            elif head[0] < self._sequence:
                return  # another lane has seen more already; what is gone is not fetched
            elif (head[0], newest) == (self._sequence, self._newest):
                return
            else:
                self._read_changed(session, newest)
            self._sequence, self._newest = head[0], newest
            self._busy = {
                (noun, record): count
                for noun, statement in _BUSY.items()
                for record, count in session.execute(statement)
            }

    def find(self, word: str, *, most: int) -> dict[Record, Answer]:
        """Return what answers one word, with its best fit and where that stands."""
        found: dict[Record, Answer] = {}
        with self._lock:
            for shelf in shelves_for(word):
                noun = NOUN_OF[shelf]
                for record, place in self._shelves[shelf].find(word, most).items():
                    held = found.get((noun, record))
                    if held is None or place < held[0]:
                        found[noun, record] = (place, shelf)
        return found

    def find_customers(self, word: str) -> dict[int, tuple[Fit, bool]]:
        """Return every customer that answers one word: how well, and whether through a part."""
        best: dict[int, tuple[Fit, bool]] = {}
        with self._lock:
            for shelf in shelves_for(word):
                noun = NOUN_OF[shelf]
                if noun not in _PARTS and noun != "customer":
                    continue
                for record, place in self._shelves[shelf].find(word, ALL).items():
                    part = noun in _PARTS
                    customer = self._customer_of[noun, record] if part else record
                    held = best.get(customer)
                    if held is None or (place, part) < held:
                        best[customer] = (place, part)
        return best

    def find_all(self, words: Sequence[str], *, most: int) -> dict[Record, Answer]:
        """Return what answers a word itself, and every other word by itself or its customer.

        The rarest word is looked up; the others are only read on what hangs on its answers.
        """
        if len(words) == 1:
            return self.find(words[0], most=most)
        with self._lock:
            rarest = min(words, key=self._count)
            others = [word for word in words if word != rarest]
            holders = Holders(self._shelves, candidates=self._count(rarest))
            found: dict[Record, Answer] = {}
            for noun in NOUNS:
                for record in self._standing(noun, rarest, others, holders=holders, most=most):
                    answers = (self._answer(record, word) for word in (rarest, *others))
                    found[record] = next(filter(None, answers))
        return found

    def _standing(
        self,
        noun: str,
        rarest: str,
        others: Sequence[str],
        *,
        holders: Holders,
        most: int,
    ) -> list[Record]:
        """Return the newest records that answer every word, found through the rarest of them.

        A record answers a word itself or through its customer, and one word at least itself.
        """
        standing: list[Record] = []
        tests = [(holders.test(noun, word), holders.test("customer", word)) for word in others]
        for number in sorted(holders.all_of(noun, rarest), reverse=True):
            record = (noun, number)
            owner = self._customer_of.get(record, NOBODY)
            if all(itself(number) or theirs(owner) for itself, theirs in tests):
                standing.append(record)
            for part in self._parts(record):
                own = [holders.test(part[0], word)(part[1]) for word in others]
                pairs = zip(own, tests, strict=True)
                if any(own) and all(held or itself(number) for held, (itself, _) in pairs):
                    standing.append(part)
            if len(standing) >= most:
                break
        return standing

    def _answer(self, record: Record, word: str) -> Answer | None:
        found: Answer | None = None
        for shelf in asked(record[0], word):
            for key in self._shelves[shelf].keys_of(record[1]):
                place = fit(key, word, shelf=shelf) if word in key else None
                if place is not None and (found is None or place < found[0]):
                    found = (place, shelf)
        return found

    def _parts(self, record: Record) -> Sequence[Record]:
        return self._parts_of.get(record[1], ()) if record[0] == "customer" else ()

    def _count(self, word: str) -> int:
        return sum(self._shelves[shelf].count(word) for shelf in shelves_for(word))

    def customer_of(self, record: Record) -> int | None:
        """Return the customer a record belongs to."""
        return record[1] if record[0] == "customer" else self._customer_of.get(record)

    def grade_of(self, record: Record) -> ServiceGrade:
        """Return the grade of a customer, or of a circuit, whose own goes before."""
        own = self._grades.get(record)
        return own or self._grades.get(("customer", self.customer_of(record))) or LEAST

    def open_tickets(self, record: Record) -> int:
        """Return how many tickets stand open for a customer or on a circuit."""
        return self._busy.get(record, 0)

    # Reading

    def _read_all(self, session: Session) -> None:
        self._shelves = {shelf: KeyShelf(shelf) for shelf in Shelf}
        self._customer_of.clear()
        self._parts_of.clear()
        for noun, statement in _READ.items():
            self._take(noun, session.execute(statement))

    def _read_changed(self, session: Session, newest: dict[str, int]) -> None:
        changed: dict[str, set[int]] = {noun: set() for noun in _READ}
        since = (
            select(Event.subject_kind, Event.subject_id, Event.verb)
            .where(Event.sequence > self._sequence, Event.subject_kind.in_({*_READ, *BATCHES}))
            .limit(MANY_CHANGES)
        )
        events = session.execute(since).all()
        if len(events) == MANY_CHANGES or any(_is_wholesale(*row) for row in events):
            self._read_all(session)
            return
        for noun, record, _verb in events:
            if record is not None:
                changed[noun].add(record)
        for noun, statement in _READ.items():
            model = _MODELS[noun]
            if newest[noun] > self._newest[noun]:
                self._take(noun, session.execute(statement.where(model.id > self._newest[noun])))
            if changed[noun]:
                rows = session.execute(statement.where(model.id.in_(changed[noun]))).all()
                self._take(noun, rows)
                for gone in changed[noun] - {row[0] for row in rows}:
                    self._put(noun, gone, {})

    def _take(self, noun: str, rows: Iterable[Any]) -> None:
        for row in rows:
            record = row[0]
            if noun in _PARTS:
                self._belong((noun, record), row[1])
            if noun in _BUSY:
                self._grades[noun, record] = row.grade
            self._put(noun, record, dict(_KEYS[noun](row)))

    def _belong(self, record: Record, customer: int) -> None:
        before = self._customer_of.get(record)
        if before != customer:
            if before is not None:
                self._parts_of[before].remove(record)
            self._customer_of[record] = customer
            self._parts_of.setdefault(customer, []).append(record)

    def _put(self, noun: str, record: int, told: dict[Shelf, Keys]) -> None:
        for shelf in SHELVES_OF[noun]:
            self._shelves[shelf].put(record, told.get(shelf, ()))


_PARTS = frozenset({"contact", "site", "circuit"})
_MODELS: dict[str, Any] = {
    "customer": Customer,
    "contact": Contact,
    "site": Site,
    "circuit": Circuit,
    "technician": Technician,
    "vehicle": Vehicle,
    "instrument": Instrument,
}
_READ: dict[str, Any] = {
    "customer": select(
        Customer.id,
        Customer.number,
        Customer.name,
        Customer.short_name,
        Customer.initials,
        Customer.grade,
    ).where(Customer.archived_at.is_(None)),
    "contact": select(Contact.id, Contact.customer_id, Contact.name, Contact.phone_key).where(
        Contact.valid_to_on.is_(None)
    ),
    "site": select(Site.id, Site.customer_id, Site.name, Site.town, Site.address).where(
        Site.archived_at.is_(None)
    ),
    "circuit": select(
        Circuit.id,
        Circuit.customer_id,
        Circuit.number,
        Circuit.product_number,
        Circuit.grade,
    ).where(Circuit.archived_at.is_(None)),
    "technician": select(Technician.id, Technician.number, Technician.name, Technician.phone).where(
        Technician.archived_at.is_(None)
    ),
    "vehicle": select(Vehicle.id, Vehicle.plate).where(Vehicle.archived_at.is_(None)),
    "instrument": select(
        Instrument.id, Instrument.number, Instrument.name, Instrument.serial
    ).where(Instrument.archived_at.is_(None)),
}
_HEAD = select(
    func.coalesce(select(ChainHead.sequence).scalar_subquery(), 0),
    *(select(func.coalesce(func.max(model.id), 0)).scalar_subquery() for model in _MODELS.values()),
)


_BUSY: dict[str, Any] = {
    noun: select(column, func.count())
    .where(Ticket.closed_at.is_(None), column.is_not(None))
    .group_by(column)
    for noun, column in (("customer", Ticket.customer_id), ("circuit", Ticket.circuit_id))
}


def _is_wholesale(noun: str, record: int | None, verb: str) -> bool:
    return noun in BATCHES or record is None or verb in WHOLESALE


def _customer_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.CUSTOMER_NUMBER, keys((row.number,))
    yield Shelf.CUSTOMER_NAME, keys((row.name, row.short_name))
    yield Shelf.CUSTOMER_SOUND, tuple(row.initials.split())


def _contact_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.CONTACT_NAME, keys((row.name,))
    yield Shelf.CONTACT_SOUND, person_sounds(row.name)
    yield Shelf.CONTACT_PHONE, tuple(filter(None, row.phone_key.split(",")))


def _site_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.SITE, keys((row.name, row.town + row.address))


def _circuit_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.CIRCUIT_NUMBER, keys((row.number, row.product_number))


def _technician_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.TECHNICIAN_NUMBER, keys((row.number,))
    yield Shelf.TECHNICIAN_NAME, keys((row.name,))
    yield Shelf.TECHNICIAN_SOUND, person_sounds(row.name)
    yield Shelf.TECHNICIAN_PHONE, tuple(filter(None, (phone_key(row.phone),)))


def _vehicle_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.VEHICLE_PLATE, keys((row.plate,))


def _instrument_keys(row: Any) -> Iterator[tuple[Shelf, Keys]]:
    yield Shelf.INSTRUMENT_NUMBER, keys((row.number, row.serial))
    yield Shelf.INSTRUMENT_NAME, keys((row.name,))
    spelled = spell(row.name)
    yield Shelf.INSTRUMENT_SOUND, tuple(dict.fromkeys((*spelled.initials, *spelled.full)))


_KEYS = {
    "technician": _technician_keys,
    "vehicle": _vehicle_keys,
    "instrument": _instrument_keys,
    "customer": _customer_keys,
    "contact": _contact_keys,
    "site": _site_keys,
    "circuit": _circuit_keys,
}
_INDEXES: "WeakKeyDictionary[Engine | Connection, SearchIndex]" = WeakKeyDictionary()
_MAKING = RLock()


def index_of(session: Session) -> SearchIndex:
    """Return the index of the office a session reads, as of that session's own picture."""
    with _MAKING:
        index = _INDEXES.setdefault(session.get_bind(), SearchIndex())
    index.refresh(session)
    return index
