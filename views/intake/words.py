"""The labels of the intake form and the lines of its caller list."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from models.queries.intake import CallerRow
from views.wording import term

translate = QCoreApplication.translate

LABELS: dict[str, Callable[[], str]] = {
    "circuit_number": lambda: translate("Intake", "C&ircuit"),
    "symptom": lambda: translate("Intake", "Symptom"),
    "contact_name": lambda: translate("Intake", "Contact"),
    "contact_phone": lambda: translate("Intake", "Phone"),
    "reporter": lambda: translate("Intake", "Reporter"),
    "reported_at": lambda: translate("Intake", "Reported at"),
    "service": lambda: translate("Intake", "Service"),
    "reach": lambda: translate("Intake", "Reach"),
    "grade": lambda: translate("Intake", "Grade"),
    "locality": lambda: translate("Intake", "Locality"),
    "category": lambda: translate("Intake", "Category"),
    "kind": lambda: translate("Intake", "Kind"),
    "channel": lambda: translate("Intake", "Channel"),
    "severity": lambda: translate("Intake", "Severity"),
    "town": lambda: translate("Intake", "Town"),
    "address": lambda: translate("Intake", "Address"),
    "external_source": lambda: translate("Intake", "Carrier's system"),
    "external_number": lambda: translate("Intake", "Carrier's number"),
}


def caller_line(row: CallerRow) -> str:
    """Return one customer on one line: name, number, grade, who and where."""
    open_ = translate("Intake", "{count} open").format(count=row.open_tickets)
    parts = (
        row.customer_name,
        row.customer_number,
        term(row.grade),
        row.circuit_number,
        f"{row.contact_name} {row.contact_phone}".strip(),
        row.town,
        open_ if row.open_tickets else "",
    )
    return "   ".join(part for part in parts if part)


def nobody_line(text: str) -> str:
    """Return the last line of the list: going on without a record."""
    said = translate("Intake", "No record: open the ticket for “{text}” all the same")
    return said.format(text=text)
