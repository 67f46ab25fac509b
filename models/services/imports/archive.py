"""Customers, contacts, sites, circuits and terminals out of other people's lists."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from models.domain import Contact, Terminal
from models.services import customers as archive
from models.services.gathering import fetch
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records, told, without
from models.services.lookups import Lookup, look_up

_CONTACT = ("contact_name", "contact_phones")
_BOX = ("serial", "kind", "model")
_SERIAL, _TYPE = _BOX[:1], _BOX[1:]
_TERMINALS: Mapping[tuple[str, ...], Lookup[int]] = {
    columns: Lookup(Terminal, ("circuit_id", *columns), newest=True, gone="removed_at")
    for columns in (_SERIAL, _TYPE, _TYPE[:1])
}


def _customer(_session: Session, names: Names, facts: Facts) -> Facts:
    settled = dict(facts)
    if "responsible_crew" in settled:
        settled["responsible_crew"] = names.number_of("crew", settled["responsible_crew"])
    return settled


def _owned(_session: Session, names: Names, facts: Facts) -> Facts:
    return {**facts, "customer": names.number_of("customer", facts["customer"])}


def _add_customer(session: Session, _names: Names, facts: Facts) -> int:
    row_id = archive.add_customer(session, **without(facts, *_CONTACT))
    _note_contact(session, row_id, facts)
    return row_id


def _change_customer(session: Session, row_id: int, facts: Facts) -> None:
    archive.edit_customer(session, facts["number"], **without(facts, "number", *_CONTACT))
    _note_contact(session, row_id, facts)


def _note_contact(session: Session, customer_id: int, facts: Facts) -> None:
    """Keep the contact a customer's row names beside the customer."""
    name, phones = facts.get("contact_name"), facts.get("contact_phones", [])
    if not name:
        return
    standing = _contact_of(session, customer_id, name)
    if standing is None:
        archive.add_contact(session, customer=facts["number"], name=name, phones=phones)
    else:
        _change_contact(session, standing, {"phones": phones} if phones else {})


def _contact_of(session: Session, customer_id: int | None, name: str) -> int | None:
    return look_up(session, archive.CONTACT_BY_NAME, customer_id, name)


def _change_contact(session: Session, row_id: int, facts: Facts) -> None:
    """Change a contact; the same digits written otherwise are the same phone."""
    row = fetch(session, Contact, row_id)
    phones = facts.get("phones")
    if row is not None and phones is not None and archive.phone_key(phones) == row.phone_key:
        facts = without(facts, "phones")
    archive.edit_contact(session, row_id, **facts)


def _find_contact(session: Session, names: Names, facts: Facts) -> int | None:
    return _contact_of(session, names.id_of("customer", facts["customer"]), facts["name"])


def _site_of(session: Session, customer_id: int | None, name: str) -> int | None:
    return look_up(session, archive.SITE_BY_NAME, customer_id, name)


def _find_site(session: Session, names: Names, facts: Facts) -> int | None:
    return _site_of(session, names.id_of("customer", facts["customer"]), facts["name"])


def _circuit(session: Session, names: Names, facts: Facts) -> Facts:
    """Find whose circuit it is; the sites of its ends are entered where the customer has none."""
    settled = _owned(session, names, facts)
    owner = names.id_of("customer", settled["customer"])
    for end in ("site_a", "site_z"):
        name = settled.get(end)
        if name and _site_of(session, owner, name) is None:
            archive.add_site(session, customer=settled["customer"], name=name)
    return settled


def _terminal(_session: Session, names: Names, facts: Facts) -> Facts:
    return {**facts, "circuit": names.number_of("circuit", facts["circuit"])}


def _find_terminal(session: Session, names: Names, facts: Facts) -> int | None:
    known = told(facts, *_SERIAL) or told(facts, *_TYPE)
    circuit_id = names.id_of("circuit", facts["circuit"])
    return look_up(session, _TERMINALS[tuple(known)], circuit_id, *known.values())


CUSTOMERS = Records(
    settle=_customer,
    key=lambda facts: str(facts["number"]),
    find=lambda _, names, facts: names.id_of("customer", facts["number"]),
    add=_add_customer,
    change=_change_customer,
)
CONTACTS = Records(
    settle=_owned,
    key=lambda facts: f"{facts['customer']}/{facts['name']}",
    find=_find_contact,
    add=lambda session, _, facts: archive.add_contact(session, **facts),
    change=lambda session, row_id, facts: _change_contact(
        session, row_id, without(facts, "customer", "name")
    ),
)
SITES = Records(
    settle=_owned,
    key=lambda facts: f"{facts['customer']}/{facts['name']}",
    find=_find_site,
    add=lambda session, _, facts: archive.add_site(session, **facts),
    change=lambda session, row_id, facts: _edited(
        archive.edit_site(session, row_id, **without(facts, "customer", "name"))
    ),
)
CIRCUITS = Records(
    settle=_circuit,
    key=lambda facts: str(facts["number"]),
    find=lambda _, names, facts: names.id_of("circuit", facts["number"]),
    add=lambda session, _, facts: archive.add_circuit(session, **facts),
    change=lambda session, _, facts: _edited(
        archive.edit_circuit(session, facts["number"], **without(facts, "number", "customer"))
    ),
)
TERMINALS = Records(
    settle=_terminal,
    key=lambda facts: "/".join(
        (
            facts["circuit"],
            *(str(facts.get(name, "")) for name in _BOX[: 1 if facts.get("serial") else 3]),
        )
    ),
    find=_find_terminal,
    add=lambda session, _, facts: archive.add_terminal(session, **facts),
    change=lambda session, row_id, facts: _edited(
        archive.edit_terminal(session, row_id, **without(facts, "circuit"))
    ),
)


def _edited(_version: int) -> None:
    """Drop the version an edit answers with."""
