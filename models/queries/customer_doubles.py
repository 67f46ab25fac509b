"""Files that may be one customer's: alike in name, number, phone or address (重复客户)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Event, Site, Ticket
from models.rules.text import fold

MOST = 500
SHARED_BY = 5  # a phone or address of more customers is a switchboard or an office block
SHORTEST = 6  # digits or letters of a number or address that tell anything
LEGAL_FORMS = ("股份有限公司", "有限责任公司", "有限公司", "集团公司", "公司", "集团")


class Alike(StrEnum):
    """In what two files are alike."""

    NAME = "name"
    NUMBER = "number"
    PHONES = "phones"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class DoubleRow:
    """Two files that may be one; ``keep`` has more hanging on it, or came first."""

    keep: str
    keep_name: str
    drop: str
    drop_name: str
    alike: tuple[Alike, ...]


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would move, by noun, and the blanks it would fill."""

    keep: str
    drop: str
    moved: tuple[tuple[str, int], ...]
    filled: tuple[tuple[str, Any], ...]


def name_key(name: str) -> str:
    """Return what is left of a firm's name without brackets and legal form."""
    plain = "".join(letter for letter in fold(name) if letter.isalnum())
    for form in LEGAL_FORMS:
        if plain.endswith(form) and len(plain) > len(form) + 1:
            return plain.removesuffix(form)
    return plain


def customer_doubles(session: Session, *, limit: int = MOST) -> tuple[DoubleRow, ...]:
    """Return pairs of files that may be one, those alike in most things first."""
    rows = session.execute(
        select(Customer.id, Customer.number, Customer.name, Customer.town, Customer.address)
        .where(Customer.archived_at.is_(None))
        .order_by(Customer.id)
    ).all()
    named = {row.id: row for row in rows}
    pairs: dict[tuple[int, int], set[Alike]] = defaultdict(set)
    for alike, one, other in _pairs(session, rows):
        if one in named and other in named:
            pairs[one, other].add(alike)
    lines: dict[int, int] = {
        row[0]: row[1]
        for row in session.execute(
            select(Circuit.customer_id, func.count()).group_by(Circuit.customer_id)
        )
    }
    ordered = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    found = []
    for (one, other), shared in ordered[:limit]:
        keep, drop = (one, other) if lines.get(one, 0) >= lines.get(other, 0) else (other, one)
        found.append(
            DoubleRow(
                keep=named[keep].number,
                keep_name=named[keep].name,
                drop=named[drop].number,
                drop_name=named[drop].name,
                alike=tuple(sorted(shared)),
            )
        )
    return tuple(found)


def _pairs(session: Session, rows: Any) -> Iterator[tuple[Alike, int, int]]:
    shelves: dict[tuple[Alike, str], list[int]] = defaultdict(list)
    for row in rows:
        shelves[Alike.NAME, name_key(row.name)].append(row.id)
        shelves[Alike.NUMBER, "".join(filter(str.isalnum, fold(row.number)))].append(row.id)
        address = fold(row.town + row.address)
        if len(address) >= SHORTEST and row.address:
            shelves[Alike.ADDRESS, address].append(row.id)
    people = select(Contact.customer_id, Contact.phone_key).where(Contact.valid_to_on.is_(None))
    for customer, phones in session.execute(people):
        for phone in filter(None, phones.split(",")):
            held = shelves[Alike.PHONES, phone]
            if len(phone) >= SHORTEST and customer not in held:
                held.append(customer)
    for (alike, key), held in shelves.items():
        if key and 1 < len(held) <= SHARED_BY:
            for one, other in combinations(sorted(held), 2):
                yield alike, one, other


def merge_preview(
    session: Session, *, keep: str, drop: str, fields: tuple[str, ...]
) -> MergePreview:
    """Return what merging one file into another would do; ``fields`` may be filled."""
    found = {
        one.number: one
        for one in session.scalars(select(Customer).where(Customer.number.in_((keep, drop))))
    }
    kept, dropped = found[keep], found[drop]
    nouns: dict[str, Any] = {
        "Site": Site,
        "Contact": Contact,
        "Circuit": Circuit,
        "Ticket": Ticket,
    }
    moved = [
        (
            noun,
            session.scalar(select(func.count()).where(model.customer_id == dropped.id)) or 0,
        )
        for noun, model in nouns.items()
    ]
    filled = [
        (name, getattr(dropped, name))
        for name in fields
        if getattr(kept, name) in (None, "", {}) and getattr(dropped, name) not in (None, "", {})
    ]
    return MergePreview(keep, drop, tuple(moved), tuple(filled))


def last_merge(session: Session, number: str) -> UUID | None:
    """Return the newest merge into a file that was not taken apart again."""
    events = session.execute(
        select(Event.uid, Event.verb, Event.facts)
        .where(Event.subject_kind == "customer", Event.subject == number)
        .where(Event.verb.in_(("merge", "unmerge")))
        .order_by(Event.sequence.desc())
    ).all()
    undone = {row.facts["merge"] for row in events if row.verb == "unmerge"}
    return next(
        (row.uid for row in events if row.verb == "merge" and str(row.uid) not in undone), None
    )
