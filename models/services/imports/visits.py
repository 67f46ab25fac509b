"""Phone visits out of other people's ledgers: calls planned, and calls already made."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.domain import PhoneVisit
from models.errors import RefusedError
from models.rules.zone import local_day
from models.services.customers import CONTACT_BY_NAME
from models.services.imports.names import Names
from models.services.imports.records import Facts, Records, without
from models.services.lookups import Lookup, look_up
from models.services.numbering import next_number
from models.services.records import Fresh, checked, edit, keep

LETTERS = "DF"  # 电话拜访
_VISIT_ON: Lookup[int] = Lookup(PhoneVisit, ("customer_id", "planned_on"))


def _settle(session: Session, names: Names, facts: Facts) -> Facts:
    settled = {**facts, "customer": names.number_of("customer", facts["customer"])}
    if isinstance(settled.get("planned_on"), str):
        settled["planned_on"] = local_day(datetime.fromisoformat(settled["planned_on"]))
    if "contact" in settled:
        owner = names.id_of("customer", settled["customer"])
        settled["contact_id"] = _contact(session, owner, settled.pop("contact"))
    return settled


def _contact(session: Session, owner: int | None, name: str) -> int:
    found: int | None = look_up(session, CONTACT_BY_NAME, owner, name)
    if found is None:
        raise RefusedError("contact.unknown", number=name)
    return found


def _find(session: Session, names: Names, facts: Facts) -> int | None:
    owner = names.id_of("customer", facts["customer"])
    return look_up(session, _VISIT_ON, owner, facts["planned_on"])


def _add(session: Session, _names: Names, facts: Facts) -> int:
    values = checked(session, PhoneVisit, facts)
    number = next_number(session, LETTERS, values["planned_on"])
    row = {"number": number, **values}
    return keep(session, Fresh(PhoneVisit, "phone_visit", number, row, row))


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
