"""The keys of the archive held in memory, one text a shelf, and kept true by the event chain.

An archive of a county is some megabytes of keys: a scan of one text answers any part of any
word in a few milliseconds, alike on every engine, and writers pay nothing for it. What has
changed since the last look is read from the events, in the reader's own transaction.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from threading import RLock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import Session

from models.domain import ChainHead, Circuit, Contact, Customer, Event, Site, Ticket
from models.rules.search import Fit, Shelf, fit, is_start_only, keys, person_sounds, shelves_for
from models.rules.terms import ServiceGrade

BREAK = "\n"
ALL = 10**9
LEAST = ServiceGrade.STANDARD
WORST = len(Fit)
MANY_CHANGES = 2000
WHOLESALE = frozenset({"merge", "unmerge"})  # verbs that move what hangs on a customer
BATCHES = frozenset({"import_batch"})

Record = tuple[str, int]
Keys = tuple[str, ...]
Answer = tuple[Fit, Shelf]


class KeyShelf:
    """All keys of one shelf, by record, and one text of them, the newest first."""

    def __init__(self, shelf: Shelf) -> None:
        self._tail = shelf is Shelf.CONTACT_PHONE
        self._keys: dict[int, Keys] = {}
        self._text = BREAK
        self._starts: list[int] = []
        self._owners: list[int] = []
        self._stale = False

    def put(self, record: int, told: Keys) -> None:
        """Keep the keys of a record; none takes it off the shelf."""
        if self._keys.get(record, ()) != told:
            self._stale = True
            if told:
                self._keys[record] = told
            else:
                del self._keys[record]

    def count(self, word: str) -> int:
        """Return about how many keys hold a word."""
        self._renew()
        return self._text.count(word)

    def keys_of(self, record: int) -> Keys:
        """Return the keys of a record."""
        return self._keys.get(record, ())

    def find(self, word: str, most: int) -> dict[int, Fit]:
        """Return records by how they fit: the exact ones, then the newest of the others."""
        self._renew()
        lead = word + BREAK if self._tail else BREAK + word
        found: dict[int, Fit] = {}
        if not is_start_only(word) and self._collect(word, found, most=most):
            return found
        # More answers than wanted: the best of them may be old, so they are asked for first.
        best: dict[int, Fit] = {}
        self._collect(BREAK + word + BREAK, best, most=most)
        self._collect(lead, best, most=most)
        for record, place in found.items():
            if len(best) >= most:
                break
            best.setdefault(record, place)
        return best

    def _collect(self, needle: str, found: dict[int, Fit], *, most: int) -> bool:
        """Walk from the newest record to the oldest; say whether all answers were taken."""
        text, starts, lead = self._text, self._starts, needle.startswith(BREAK)
        word = needle.strip(BREAK)
        at = text.find(needle)
        while at >= 0:
            if len(found) >= most:
                return False
            line = bisect_right(starts, at + lead) - 1
            place = self._fit(word, starts[line], starts[line + 1] - 1)
            owner = self._owners[line]
            if place < found.get(owner, WORST):
                found[owner] = place
            at = text.find(needle, starts[line + 1] - 1)
        return True

    def _fit(self, word: str, start: int, end: int) -> Fit:
        if end - start == len(word):
            return Fit.EXACT
        at = end - len(word) if self._tail else start
        return Fit.START if self._text.startswith(word, at) else Fit.INSIDE

    def _renew(self) -> None:
        if not self._stale:
            return
        lines: list[str] = []
        starts: list[int] = []
        owners: list[int] = []
        at = len(BREAK)
        for record in sorted(self._keys, reverse=True):
            for key in self._keys[record]:
                lines.append(key)
                starts.append(at)
                owners.append(record)
                at += len(key) + len(BREAK)
        self._text = BREAK + "".join(f"{line}{BREAK}" for line in lines)
        self._starts, self._owners, self._stale = [*starts, at], owners, False


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
            newest = {"customer": head[1], "contact": head[2], "site": head[3], "circuit": head[4]}
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
                noun = _NOUN_OF[shelf]
                for record, place in self._shelves[shelf].find(word, most).items():
                    held = found.get((noun, record))
                    if held is None or place < held[0]:
                        found[noun, record] = (place, shelf)
        return found

    def find_all(self, words: Sequence[str], *, most: int) -> dict[Record, Answer]:
        """Return what answers a word itself, and every other word by itself or its customer.

        The rarest word is looked up; the others are only read on what hangs on its answers.
        """
        if len(words) == 1:
            return self.find(words[0], most=most)
        found: dict[Record, Answer] = {}
        with self._lock:
            rarest = min(words, key=self._count)
            others = [word for word in words if word != rarest]
            for record, answer in self.find(rarest, most=ALL).items():
                for part in (record, *self._parts(record)):
                    told = self._answers(part, others, answer if part == record else None)
                    if told is not None:
                        found.setdefault(part, told)
                if len(found) >= most:
                    break
        return found

    def _answers(
        self, record: Record, words: Sequence[str], answer: Answer | None
    ) -> Answer | None:
        """Return how a record answers, if it does: one word at least by keys of its own."""
        owner = ("customer", self._customer_of.get(record, 0))
        for word in words:
            own = self._answer(record, word)
            answer = answer or own
            if own is None and self._answer(owner, word) is None:
                return None
        return answer

    def _answer(self, record: Record, word: str) -> Answer | None:
        found: Answer | None = None
        for shelf in _asked(record[0], word):
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
            if noun != "customer":
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
        for shelf in _SHELVES_OF[noun]:
            self._shelves[shelf].put(record, told.get(shelf, ()))


_NOUN_OF = {shelf: "site" if shelf is Shelf.SITE else shelf.value.split("_")[0] for shelf in Shelf}
_SHELVES_OF = {
    noun: tuple(shelf for shelf in Shelf if _NOUN_OF[shelf] == noun)
    for noun in ("customer", "contact", "site", "circuit")
}
_MODELS: dict[str, Any] = {
    "customer": Customer,
    "contact": Contact,
    "site": Site,
    "circuit": Circuit,
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


@lru_cache(maxsize=512)
def _asked(noun: str, word: str) -> tuple[Shelf, ...]:
    return tuple(shelf for shelf in shelves_for(word) if _NOUN_OF[shelf] == noun)


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


_KEYS = {
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
