"""Phone visits out of other people's ledgers: calls planned, and calls already made."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain import Contact, PhoneVisit
from models.errors import RefusedError
from models.rules.zone import local_day
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records, without
from models.services.numbering import next_number
from models.services.records import add, checked, edit

LETTERS = "DF"  # 电话拜访


def _settle(session: Session, names: Names, facts: Facts) -> Facts:
    settled = {**facts, "customer": names.number_of("customer", facts["customer"])}
    if isinstance(settled.get("planned_on"), str):
        settled["planned_on"] = local_day(datetime.fromisoformat(settled["planned_on"]))
    if "contact" in settled:
        owner = names.id_of("customer", settled["customer"])
        settled["contact_id"] = _contact(session, owner, settled.pop("contact"))
    return settled


def _contact(session: Session, owner: int | None, name: str) -> int:
    found = session.scalar(
        select(Contact.id)
        .where(Contact.customer_id == owner, Contact.name == name)
        .order_by(Contact.valid_to_on.is_not(None), Contact.id.desc())
        .limit(1)
    )
    if found is None:
        raise RefusedError("contact.unknown", number=name)
    return found


def _find(session: Session, names: Names, facts: Facts) -> int | None:
    return session.scalar(
        select(PhoneVisit.id).where(
            PhoneVisit.customer_id == names.id_of("customer", facts["customer"]),
            PhoneVisit.planned_on == facts["planned_on"],
        )
    )


def _add(session: Session, _names: Names, facts: Facts) -> int:
    values = checked(session, PhoneVisit, facts)
    number = next_number(session, LETTERS, values["planned_on"])
    row = PhoneVisit(number=number, **values)
    return add(session, row, noun="phone_visit", subject=number, facts={"number": number, **values})


def _change(session: Session, row_id: int, facts: Facts) -> None:
    row = session.get(PhoneVisit, row_id)
    if row is not None:
        edit(
            session,
            row,
            noun="phone_visit",
            subject=row.number,
            expected_version=None,
            values=checked(session, PhoneVisit, without(facts, "customer", "planned_on")),
        )


PHONE_VISITS = Records(
    settle=_settle,
    key=lambda facts: f"{facts['customer']}/{facts['planned_on']}",
    find=_find,
    add=_add,
    change=_change,
)
