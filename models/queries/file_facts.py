"""What a customer's file is judged by, read off the record."""

from models.domain import Customer
from models.rules.completeness import FileFacts


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
