"""Customers, contacts, sites, circuits and terminals out of other people's lists."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Contact, Terminal
from models.services import customers as archive
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records, told, without
from models.services.records import Fresh

_CONTACT = ("contact_name", "contact_phones")
_BOX = ("serial", "kind", "model")


def _customer(_session: Session, names: Names, facts: Facts) -> Facts:
    settled = dict(facts)
    if "responsible_crew" in settled:
        settled["responsible_crew"] = names.number_of("crew", settled["responsible_crew"])
    return settled


def _owned(_session: Session, names: Names, facts: Facts) -> Facts:
    return {**facts, "customer": names.number_of("customer", facts["customer"])}


def _add_customer(session: Session, names: Names, facts: Facts) -> int:
    number = facts["number"]
    row_id = archive.add_customer(session, **without(facts, *_CONTACT))
    names.learn("customer", number, name=facts["name"], row_id=row_id)
    _note_contact(session, row_id, facts)
    return row_id


def _fresh_customer(session: Session, _names: Names, facts: Facts) -> Fresh | None:
    """Return a customer to be kept with others; one who comes with a contact comes alone."""
    if facts.get("contact_name"):
        return None
    return archive.fresh_customer(session, **without(facts, *_CONTACT))


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


def _contact_of(session: Session, customer_id: int, name: str) -> int | None:
    return session.scalar(
        select(Contact.id)
        .where(Contact.customer_id == customer_id, Contact.name == name)
        .order_by(Contact.valid_to_on.is_not(None), Contact.id.desc())
        .limit(1)
    )


def _change_contact(session: Session, row_id: int, told: Facts) -> None:
    """Change a contact; the same digits written otherwise are the same phone."""
    row = session.get(Contact, row_id)
    if row is not None and "phones" in told and archive.phone_key(told["phones"]) == row.phone_key:
        told = without(told, "phones")
    archive.edit_contact(session, row_id, **told)


def _find_contact(session: Session, names: Names, facts: Facts) -> int | None:
    return _contact_of(session, names.id_of("customer", facts["customer"]) or 0, facts["name"])


def _find_site(_session: Session, names: Names, facts: Facts) -> int | None:
    owner = names.id_of("customer", facts["customer"]) or 0
    return names.sites_of(owner).get(facts["name"])


def _add_site(session: Session, names: Names, facts: Facts) -> int:
    row_id = archive.add_site(session, **facts)
    names.sites_of(names.id_of("customer", facts["customer"]) or 0)[facts["name"]] = row_id
    return row_id


def _circuit(session: Session, names: Names, facts: Facts) -> Facts:
    """Find whose circuit it is; the sites of its ends are entered where the customer has none."""
    settled = _owned(session, names, facts)
    owner = names.id_of("customer", settled["customer"]) or 0
    for end in ("site_a", "site_z"):
        name = settled.get(end)
        if name and name not in names.sites_of(owner):
            _add_site(session, names, {"customer": settled["customer"], "name": name})
    return settled


def _add_circuit(session: Session, names: Names, facts: Facts) -> int:
    row_id = archive.add_circuit(session, **facts)
    names.learn("circuit", facts["number"], name=facts["number"], row_id=row_id)
    return row_id


def _terminal(_session: Session, names: Names, facts: Facts) -> Facts:
    return {**facts, "circuit": names.number_of("circuit", facts["circuit"])}


def _find_terminal(session: Session, names: Names, facts: Facts) -> int | None:
    known = told(facts, "serial") or told(facts, "kind", "model")
    return session.scalar(
        select(Terminal.id)
        .where(
            Terminal.circuit_id == names.id_of("circuit", facts["circuit"]),
            *(getattr(Terminal, name) == value for name, value in known.items()),
        )
        .order_by(Terminal.removed_at.is_not(None), Terminal.id.desc())
        .limit(1)
    )


CUSTOMERS = Records(
    settle=_customer,
    key=lambda facts: str(facts["number"]),
    find=lambda _, names, facts: names.id_of("customer", facts["number"]),
    add=_add_customer,
    change=_change_customer,
    fresh=_fresh_customer,
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
    add=_add_site,
    change=lambda session, row_id, facts: _edited(
        archive.edit_site(session, row_id, **without(facts, "customer", "name"))
    ),
)
CIRCUITS = Records(
    settle=_circuit,
    key=lambda facts: str(facts["number"]),
    find=lambda _, names, facts: names.id_of("circuit", facts["number"]),
    add=_add_circuit,
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
