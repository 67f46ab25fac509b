"""What a customer's file is judged by, read off the record."""

from typing import Any

from sqlalchemy import Row

from models.domain import Circuit, Customer
from models.rules.completeness import FileFacts, LineFacts
from models.rules.terms import ServiceGrade


def file_facts(customer: Customer, *, phones: int, sites: int, circuits: int) -> FileFacts:
    """Return the facts of a file; the three counts are the caller's, who has them at hand."""
    return FileFacts(
        town=customer.town,
        address=customer.address,
        has_hours=customer.office_hours is not None,
        account_manager=customer.account_manager,
        has_crew=customer.responsible_crew_id is not None,
        contract_number=customer.contract_number,
        contract_ends_on=customer.contract_ends_on,
        registered_name=customer.registered_name,
        registered_address=customer.registered_address,
        phones=phones,
        sites=sites,
        circuits=circuits,
    )


def line_facts(row: Circuit | Row[*tuple[Any, ...]], grade: ServiceGrade) -> LineFacts:
    """Return the facts of a circuit of a grade, its own or the customer's."""
    return LineFacts(
        has_site=row.site_a_id is not None,
        speed=row.speed,
        access=row.access,
        room=row.room,
        odf=row.odf,
        port=row.port,
        opened_on=row.opened_on,
        baseline_dbm=row.baseline_dbm,
        grade=grade,
    )
