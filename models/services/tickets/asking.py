"""Who is asking, and what the archive fills in for them: customer, circuit, site, contact."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Circuit, Contact, Customer, Site
from models.errors import RefusedError
from models.rules.facts_open import OpenFacts
from models.rules.lifecycle_gates import TESTED_KINDS
from models.rules.terms import CircuitState, Locality, Reach, Service, ServiceGrade, TicketKind
from models.services.records import find

ON_A_CIRCUIT = TESTED_KINDS | {TicketKind.REMOVAL}


@dataclass(slots=True)
class Caller:
    """What the archive knows of who is asking."""

    customer: Customer | None = None
    circuit: Circuit | None = None
    site: Site | None = None

    def columns(self, session: Session, known: OpenFacts) -> dict[str, Any]:
        """Return the ticket's columns that come from the archive where nothing was told."""
        customer, circuit, site = self.customer, self.circuit, self.site
        places = [one for one in (site, customer) if one is not None]
        grade, reach, service = _terms(known, self)
        name, phone = _contact(session, known, customer)
        nearest = places[0].locality if places else Locality.URBAN
        return {
            "customer_id": None if customer is None else customer.id,
            "customer_name": known.customer_name if customer is None else customer.name,
            "circuit_id": None if circuit is None else circuit.id,
            "circuit_number": "" if circuit is None else circuit.number,
            "segment": None if circuit is None else circuit.segment,
            "site_id": None if site is None else site.id,
            "contact_name": name,
            "contact_phone": phone,
            "grade": grade,
            "reach": reach,
            "service": service,
            "locality": known.locality or nearest,
            "town": _first(known.town, *(one.town for one in places)),
            "address": _first(known.address, *(one.address for one in places)),
        }


def who_asks(session: Session, known: OpenFacts) -> Caller:
    """Return what the archive knows; refuses customer.unknown, circuit.not_theirs and the like."""
    caller = Caller()
    if known.circuit_number is not None:
        caller.circuit = find(session, "circuit", known.circuit_number)
        if caller.circuit.state is CircuitState.REMOVED:
            raise RefusedError("circuit.removed", number=known.circuit_number)
    if known.customer_number is not None:
        caller.customer = find(session, "customer", known.customer_number)
    elif caller.circuit is not None:
        caller.customer = session.get(Customer, caller.circuit.customer_id)
    customer, circuit = caller.customer, caller.circuit
    if customer is not None and circuit is not None and circuit.customer_id != customer.id:
        raise RefusedError("circuit.not_theirs", number=circuit.number, customer=customer.number)
    caller.site = _site(session, known, caller)
    return caller


def _site(session: Session, known: OpenFacts, caller: Caller) -> Site | None:
    """Return the site named, or the near end of the circuit."""
    if known.site is not None and caller.customer is not None:
        site = session.scalar(
            select(Site)
            .where(Site.customer_id == caller.customer.id, Site.name == known.site)
            .order_by(Site.id)
        )
        if site is None:
            raise RefusedError("site.unknown", number=known.site)
        return site
    if caller.circuit is not None and caller.circuit.site_a_id is not None:
        return session.get(Site, caller.circuit.site_a_id)
    return None


def _terms(
    known: OpenFacts, caller: Caller
) -> tuple[ServiceGrade | None, Reach | None, Service | None]:
    """Return grade, reach and service: told, else the circuit's, else the customer's.

    Work that is not about a circuit runs under the limits of other services.
    """
    circuit, customer = caller.circuit, caller.customer
    grade = known.grade or (circuit and circuit.grade) or (customer and customer.grade)
    reach = known.reach or (circuit and circuit.reach)
    service = known.service or (circuit and circuit.service)
    if known.kind not in ON_A_CIRCUIT:
        grade = grade or ServiceGrade.STANDARD
        reach = reach or Reach.WITHIN_PROVINCE
        service = service or Service.OTHER
    return grade or None, reach or None, service or None


def _contact(session: Session, known: OpenFacts, customer: Customer | None) -> tuple[str, str]:
    """Return whom to ring: as told, else the first contact of the archive."""
    name, phone = known.contact_name, known.contact_phone or known.caller_number
    if customer is None or (name and phone):
        return name or "", phone or ""
    statement = select(Contact.name, Contact.phones).where(
        Contact.customer_id == customer.id, Contact.valid_to_on.is_(None)
    )
    if name is not None:
        statement = statement.where(Contact.name == name)
    known_contact = session.execute(statement.order_by(Contact.id).limit(1)).first()
    if known_contact is None or (phone is not None and name is None):
        return name or "", phone or ""
    return known_contact.name, phone or next(iter(known_contact.phones), "")


def _first(*texts: str | None) -> str:
    return next((text for text in texts if text), "")
