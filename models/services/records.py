"""Adding and editing the office's records: one gate for every field of every noun.

Field names are column names; a reference is given by the number people know (``crew="B01"``
fills ``crew_id``). Each change is one event that keeps what stood there before.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    Boolean,
    Date,
    Float,
    Integer,
    Select,
    Table,
    Text,
    bindparam,
    select,
)
from sqlalchemy.orm import Session

from models.domain import (
    Circuit,
    Crew,
    Customer,
    Event,
    Instrument,
    Spare,
    Stocktake,
    Technician,
    Ticket,
    Vehicle,
)
from models.domain.base import Editable, EnumText, JsonText, Moment
from models.errors import ConflictError, RefusedError
from models.rules.text import clean
from models.services.gathering import after_edit, before_edit, fetch, is_gathering, write
from models.services.journal import Note, action_of, record, tell
from models.services.lookups import Lookup, look_up
from models.services.writing import CREATED

TEXT_LIMIT = 200
BIGGEST = 2**31
LONG_TEXTS = {
    "notes": 4000,
    "premises_rules": 2000,
    "access_notes": 2000,
    "accessories": 1000,
    "condition": 1000,
    "note": 1000,
    "reason": 1000,
    "incidents": 1000,
}
COMPUTED = frozenset(
    {"id", "version", "created_at", "search_key", "initials", "phone_key", "archived_at"}
)

Row = TypeVar("Row", bound=Editable)


class Noun(NamedTuple):
    """How people name a record: the mapped class and the column they say aloud."""

    model: type[Any]
    key: str
    word: str


NOUNS = {
    "customer": Noun(Customer, "number", "customer"),
    "circuit": Noun(Circuit, "number", "circuit"),
    "crew": Noun(Crew, "code", "crew"),
    "technician": Noun(Technician, "number", "technician"),
    "vehicle": Noun(Vehicle, "plate", "vehicle"),
    "instrument": Noun(Instrument, "number", "instrument"),
    "ticket": Noun(Ticket, "number", "ticket"),
    "spare": Noun(Spare, "code", "spare"),
    "stocktake": Noun(Stocktake, "number", "stocktake"),
}
REFERENCES = {
    "customer": "customer",
    "circuit": "circuit",
    "crew": "crew",
    "responsible_crew": "crew",
    "technician": "technician",
    "keeper": "technician",
    "default_vehicle": "vehicle",
    "ticket": "ticket",
}


BY_NAME: Mapping[str, Lookup[int]] = {
    noun: Lookup(model, (key,)) for noun, (model, key, _word) in NOUNS.items()
}


def find(session: Session, noun: str, key: str) -> Any:
    """Return the record people call ``key``; raises ``RefusedError("<noun>.unknown")``."""
    if is_gathering(session):
        return fetch(session, NOUNS[noun].model, find_id(session, noun, key))
    row = session.scalar(_named(noun), {"key": key})
    if row is None:
        raise RefusedError(f"{NOUNS[noun].word}.unknown", number=key)
    return row


@cache
def _named(noun: str) -> Select[Any]:
    """Return the question for a record by its name; built once for each noun."""
    model, column, _word = NOUNS[noun]
    return select(model).where(getattr(model, column) == bindparam("key"))


def find_id(session: Session, noun: str, key: str) -> int:
    """Return only the row id of a record, without loading it."""
    found = look_up(session, BY_NAME[noun], key)
    if found is None:
        raise RefusedError(f"{NOUNS[noun].word}.unknown", number=key)
    return found


def checked(session: Session, model: type[Any], fields: Mapping[str, object]) -> dict[str, Any]:
    """Return column values fit to keep.

    Raises ``RefusedError`` record.unknown_field, record.bad_value or text.too_long.
    """
    fields_of, kept = _fields(model.__table__), dict[str, Any]()
    for name, value in fields.items():
        field = fields_of.get(name)
        if field is None:
            raise RefusedError("record.unknown_field", field=name, record=model.__tablename__)
        if field.noun:
            kept[field.column] = None if value is None else find_id(session, field.noun, str(value))
        else:
            kept[field.column] = _value(field, value)
    return kept


def _nothing(_name: str, value: object) -> object:
    raise TypeError(type(value).__name__)


class _Field(NamedTuple):
    """How a field passes the gate: a reference by its noun, anything else by its reader."""

    column: str
    noun: str = ""
    is_optional: bool = True
    read: Callable[[str, object], object] = _nothing


@cache
def _fields(table: Table) -> Mapping[str, _Field]:
    """Return the fields of a record by the names people fill them under."""
    columns = table.columns
    references = {
        name: _Field(f"{name}_id", noun)
        for name, noun in REFERENCES.items()
        if f"{name}_id" in columns
    }
    told = {
        column.key: _Field(column.key, "", bool(column.nullable), _reader(column.type))
        for column in columns
        if column.key not in COMPUTED
    }
    return told | references


def _value(field: _Field, value: object) -> object:
    if value is None:
        if not field.is_optional:
            raise RefusedError("record.bad_value", field=field.column, value="")
        return None
    try:
        return field.read(field.column, value)
    except (TypeError, ValueError) as error:
        shown = str(value)[:80]
        raise RefusedError("record.bad_value", field=field.column, value=shown) from error


def _reader(kind: object) -> Callable[[str, object], object]:
    """Return what turns a value into its column's type; it raises ValueError or TypeError."""
    if isinstance(kind, EnumText):
        term: Callable[[object], object] = kind.kind
        return lambda _name, value: term(value)
    return next((read for known, read in _READERS if isinstance(kind, known)), _nothing)


def _text(name: str, value: object) -> str:
    limit = LONG_TEXTS.get(name, TEXT_LIMIT)
    return clean(str(value), limit=limit, field=name, lines=name in LONG_TEXTS)


def _plain(name: str, value: object) -> object:
    if isinstance(value, str):
        return clean(value, limit=TEXT_LIMIT, field=name)
    if isinstance(value, Mapping):
        return {
            clean(str(key), limit=64, field=name): _plain(name, one) for key, one in value.items()
        }
    if isinstance(value, list | tuple | set | frozenset):
        parts = sorted(value) if isinstance(value, set | frozenset) else value
        return [_plain(name, one) for one in parts]
    if value is None or isinstance(value, bool | int | float):
        return value
    raise TypeError(type(value).__name__)


def _moment(_name: str, value: object) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise TypeError("a moment needs its zone")
    return moment


def _day(_name: str, value: object) -> date:
    day = date.fromisoformat(value) if isinstance(value, str) else value
    if isinstance(day, datetime) or not isinstance(day, date):
        raise TypeError("a day is a date")
    return day


def _truth(_name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(type(value).__name__)
    return value


def _integer(_name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= BIGGEST:
        raise TypeError(type(value).__name__)
    return value


def _finite(_name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise TypeError(type(value).__name__)
    return float(value)


# Subclasses before their bases: a column type is read by the first entry it is one of.
_READERS: tuple[tuple[type[Any], Callable[[str, object], object]], ...] = (
    (JsonText, _plain),
    (Moment, _moment),
    (Date, _day),
    (Boolean, _truth),
    (Integer, _integer),
    (Float, _finite),
    (Text, _text),
)


def add(session: Session, row: Row, *, noun: str, subject: str, facts: Mapping[str, object]) -> int:
    """Keep a new record and its event; returns the row id."""
    session.add(row)
    session.flush()
    record(
        session,
        verb="add",
        subject_kind=noun,
        subject_id=row.id,
        subject=subject,
        facts={"version": 1, **facts},
    )
    return row.id


class Fresh(NamedTuple):
    """A new record that has passed the gate: the columns that are told, and what its event says."""

    model: type[Any]
    noun: str
    subject: str
    values: Mapping[str, Any]
    facts: Mapping[str, object]


def keep(session: Session, fresh: Fresh) -> int:
    """Keep a new record and its event as ``add`` does, a batch's with others; returns the row id.

    The row is not loaded: a list of many keeps rows, not objects.
    """
    row = {CREATED: action_of(session).now, **fresh.values}
    row_id = write(session, fresh.model, row)
    facts = {"version": 1, **fresh.facts}
    tell(session, Note("add", fresh.noun, row_id, fresh.subject, facts))
    return row_id


def refuse_taken(session: Session, noun: str, key: str) -> None:
    """Refuse a number that is already in use: ``RefusedError("<noun>.taken")``."""
    if look_up(session, BY_NAME[noun], key) is not None:
        raise RefusedError(f"{NOUNS[noun].word}.taken", number=key)


def edit(
    session: Session,
    row: Row,
    *,
    noun: str,
    subject: str,
    expected_version: int | None,
    values: Mapping[str, Any],
    verb: str = "edit",
    reason: str | None = None,
) -> int:
    """Change a record and keep what stood there; returns the version after.

    Raises ``ConflictError`` when somebody saved since ``expected_version``.
    """
    if expected_version is not None and row.version != expected_version:
        theirs = {name: getattr(row, name) for name in values}
        before = theirs | _as_it_was(
            session, noun, row.id, version=expected_version, names=set(values)
        )
        raise ConflictError(subject, before=before, mine=dict(values), theirs=theirs)
    changed = {
        name: [getattr(row, name), value]
        for name, value in values.items()
        if getattr(row, name) != value
    }
    if not changed:
        return row.version
    before_edit(session, row)
    for name, value in values.items():
        setattr(row, name, value)
    version = after_edit(session, row)
    facts = {"version": version, "changed": changed} | ({"reason": reason} if reason else {})
    tell(session, Note(str(verb), noun, row.id, subject, facts))
    return version


def _as_it_was(
    session: Session, noun: str, row_id: int, *, version: int, names: set[str]
) -> dict[str, object]:
    """Return what fields held at a version, read back from the edits since."""
    statement = (
        select(Event.facts)
        .where(Event.subject_kind == noun, Event.subject_id == row_id)
        .order_by(Event.sequence)
    )
    found: dict[str, object] = {}
    for facts in session.scalars(statement):
        if facts.get("version", 0) <= version:
            continue
        for name, (before, _after) in facts.get("changed", {}).items():
            if name in names:
                found.setdefault(name, before)
    return found
