"""Keeping the customer archive: customers, contacts, sites, circuits, terminals (客户档案)."""

from collections.abc import Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Site, Terminal
from models.errors import RefusedError
from models.rules.pinyin import spell
from models.rules.terms import Reach, Service
from models.rules.text import clean, search_key
from models.services.gathering import fetch
from models.services.journal import action_of
from models.services.lookups import Lookup, look_up
from models.services.records import (
    Fresh,
    checked,
    edit,
    find,
    find_id,
    keep,
    refuse_taken,
)

Row = TypeVar("Row", Contact, Site, Terminal)

CONTACT_BY_NAME: Lookup[int] = Lookup(
    Contact, ("customer_id", "name"), newest=True, gone="valid_to_on"
)
SITE_BY_NAME: Lookup[int] = Lookup(Site, ("customer_id", "name"))
_SITE_BY_ID: Lookup[int] = Lookup(Site, ("customer_id", "id"))


def add_customer(session: Session, *, number: str, name: str, **fields: object) -> int:
    """Open a customer's file; refuses customer.taken and empty names."""
    values = checked(session, Customer, {"number": number, "name": name, **fields})
    _named(values["number"], "number")
    _named(values["name"], "name")
    refuse_taken(session, "customer", values["number"])
    row = values | _customer_keys(values)
    return keep(session, Fresh(Customer, "customer", values["number"], row, values))


def edit_customer(
    session: Session, number: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a customer's file; returns the version after."""
    row: Customer = find(session, "customer", number)
    values = checked(session, Customer, changes)
    for name in ("number", "name"):
        if name in values:
            _named(values[name], name)
    keys = {name: values.get(name, getattr(row, name)) for name in ("name", "short_name", "number")}
    values |= _customer_keys(keys)
    return edit(
        session,
        row,
        noun="customer",
        subject=number,
        expected_version=expected_version,
        values=values,
    )


def archive_customer(session: Session, number: str, *, reason: str) -> int:
    """Put a customer's file away; nothing is deleted."""
    _named(reason, "reason")
    return edit(
        session,
        find(session, "customer", number),
        noun="customer",
        subject=number,
        expected_version=None,
        values={"archived_at": action_of(session).now},
        verb="archive",
        reason=clean(reason, limit=1000, field="reason"),
    )


def add_contact(
    session: Session,
    *,
    customer: str,
    name: str,
    phones: Sequence[str] = (),
    **fields: object,
) -> int:
    """Note somebody to ring at a customer."""
    given = {"customer": customer, "name": name, "phones": list(phones), **fields}
    values = checked(session, Contact, given)
    _named(values["name"], "name")
    row = {**values, "phone_key": phone_key(values["phones"])}
    return keep(session, Fresh(Contact, "contact", customer, row, values))


def edit_contact(
    session: Session, contact: int, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a contact; a change of person is a new contact, the old one gets an end day."""
    row = _by_id(session, Contact, contact)
    values = checked(session, Contact, changes)
    if "phones" in values:
        values["phone_key"] = phone_key(values["phones"])
    return edit(
        session,
        row,
        noun="contact",
        subject=str(contact),
        expected_version=expected_version,
        values=values,
    )


def add_site(session: Session, *, customer: str, name: str, **fields: object) -> int:
    """Note a place of a customer where circuits end."""
    values = checked(session, Site, {"customer": customer, "name": name, **fields})
    _named(values["name"], "name")
    return keep(session, Fresh(Site, "site", customer, values, values))


def edit_site(
    session: Session, site: int, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a site."""
    return edit(
        session,
        _by_id(session, Site, site),
        noun="site",
        subject=str(site),
        expected_version=expected_version,
        values=checked(session, Site, changes),
    )


def add_circuit(
    session: Session,
    *,
    number: str,
    customer: str,
    service: Service | str,
    reach: Reach | str,
    **fields: object,
) -> int:
    """Note a leased line; ``site_a`` and ``site_z`` are site ids or names of the customer."""
    customer_id = find_id(session, "customer", customer)
    given = {"number": number, "service": service, "reach": reach, **fields}
    values = checked(session, Circuit, _ends(session, customer_id, given))
    values["customer_id"] = customer_id
    _named(values["number"], "number")
    refuse_taken(session, "circuit", values["number"])
    return keep(session, Fresh(Circuit, "circuit", values["number"], values, values))


def edit_circuit(
    session: Session, number: str, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a circuit's facts (资料更新)."""
    row: Circuit = find(session, "circuit", number)
    return edit(
        session,
        row,
        noun="circuit",
        subject=number,
        expected_version=expected_version,
        values=checked(session, Circuit, _ends(session, row.customer_id, changes)),
    )


def add_terminal(session: Session, *, circuit: str, kind: str, **fields: object) -> int:
    """Note a box at the customer's end of a circuit."""
    values = checked(session, Terminal, {"circuit": circuit, "kind": kind, **fields})
    return keep(session, Fresh(Terminal, "terminal", circuit, values, values))


def edit_terminal(
    session: Session, terminal: int, *, expected_version: int | None = None, **changes: object
) -> int:
    """Change a terminal's facts."""
    return edit(
        session,
        _by_id(session, Terminal, terminal),
        noun="terminal",
        subject=str(terminal),
        expected_version=expected_version,
        values=checked(session, Terminal, changes),
    )


def _customer_keys(values: dict[str, object]) -> dict[str, str]:
    """Return the keys a customer is searched by: full and short name, number, how it sounds."""
    names = [str(values.get(name) or "") for name in ("name", "short_name")]
    spelled = [spell(name).key for name in dict.fromkeys(names) if name]
    told = [*names, str(values.get("number") or "")]
    return {"search_key": search_key(" ".join(told)), "initials": " ".join(spelled)}


def phone_key(phones: Sequence[str]) -> str:
    """Return the digits of all phones, each ended by a comma, to be found by any part."""
    digits = ("".join(letter for letter in phone if letter.isdigit()) for phone in phones)
    return "".join(f"{one}," for one in digits if one)


def _ends(session: Session, customer_id: int, given: dict[str, object]) -> dict[str, object]:
    """Replace the sites of the two ends by their ids; a site must be the customer's own."""
    kept = dict(given)
    for end in ("site_a", "site_z"):
        if end not in kept:
            continue
        told = kept.pop(end)
        if told is None:
            kept[f"{end}_id"] = None
            continue
        by, key = (_SITE_BY_ID, told) if isinstance(told, int) else (SITE_BY_NAME, str(told))
        found = look_up(session, by, customer_id, key)
        if found is None:
            raise RefusedError("site.unknown", number=told)
        kept[f"{end}_id"] = found
    return kept


def _by_id(session: Session, model: type[Row], row_id: int) -> Row:
    row: Row | None = fetch(session, model, row_id)
    if row is None:
        raise RefusedError(f"{model.__tablename__}.unknown", number=row_id)
    return row


def _named(text: object, field: str) -> None:
    if not str(text or "").strip():
        raise RefusedError("record.empty", field=field)
