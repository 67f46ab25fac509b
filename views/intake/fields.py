"""The fields of the intake form, in the order a call goes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models.queries.intake import CircuitRow
from models.rules.terms import (
    Channel,
    Locality,
    Reach,
    RequestCategory,
    Service,
    ServiceGrade,
    Severity,
    TicketKind,
)
from views.desk import Desk
from views.moment_edit import MomentEdit
from views.widgets.choice_box import ChoiceBox
from views.wording import term

translate = QCoreApplication.translate

SYMPTOM_LINES = 5


class SymptomEdit(QPlainTextEdit):
    """The caller's words; ``pasted`` carries a whole message put in at once."""

    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * SYMPTOM_LINES)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste as plain text and tell it."""
        text = source.text()
        self.insertPlainText(text)
        if text.strip():
            self.pasted.emit(text)


class CircuitBox(ChoiceBox):
    """The customer's circuits; the last choice is none of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([], parent, empty=translate("Intake", "not about a circuit"))
        self._rows: dict[str, CircuitRow] = {}

    def show_circuits(self, rows: tuple[CircuitRow, ...], chosen: str | None) -> None:
        """Offer circuits; the named one or an only one is chosen at once."""
        self._rows = {row.number: row for row in rows}
        self.show_choices([(row.number, circuit_line(row)) for row in rows])
        if chosen in self._rows:
            self.set_value(chosen)
        elif len(rows) == 1:
            self.set_value(rows[0].number)
        elif rows:
            self.setCurrentIndex(1)

    def row(self) -> CircuitRow | None:
        """Return the circuit chosen."""
        return self._rows.get(self.value() or "")


def circuit_line(row: CircuitRow) -> str:
    """Return one circuit on one line: number, service, grade, ends, and if it is down."""
    ends = " → ".join(part for part in (row.site_a, row.site_z) if part)
    known = translate("Intake", "open: {number}").format(number=row.open_ticket)
    parts = (
        row.number,
        term(row.service),
        term(row.grade),
        row.speed,
        ends or row.town,
        known if row.open_ticket else "",
    )
    return "   ".join(part for part in parts if part)


@dataclass(slots=True)
class Inputs:
    """Every editor of the form by its fact's name."""

    circuit_number: CircuitBox
    symptom: SymptomEdit
    contact_name: QLineEdit
    contact_phone: QLineEdit
    reporter: QLineEdit
    reported_at: MomentEdit
    service: ChoiceBox
    reach: ChoiceBox
    grade: ChoiceBox
    locality: ChoiceBox
    category: ChoiceBox
    kind: ChoiceBox
    channel: ChoiceBox
    severity: ChoiceBox
    town: QLineEdit
    address: QLineEdit
    external_source: QLineEdit
    external_number: QLineEdit

    @classmethod
    def made(cls, desk: Desk, parent: QWidget) -> "Inputs":
        """Make the editors with what a call usually is."""
        inherited = translate("Intake", "as the circuit has it")
        lines = {name: QLineEdit(parent) for name in LINES}
        return cls(
            circuit_number=CircuitBox(parent),
            symptom=SymptomEdit(parent),
            reported_at=MomentEdit(desk.now, parent),
            service=ChoiceBox(Service, parent, empty=inherited),
            reach=ChoiceBox(Reach, parent, empty=inherited),
            grade=ChoiceBox(ServiceGrade, parent, empty=inherited),
            locality=ChoiceBox(Locality, parent, empty=inherited),
            category=ChoiceBox(RequestCategory, parent),
            kind=ChoiceBox(TicketKind, parent),
            channel=ChoiceBox(Channel, parent),
            severity=ChoiceBox(Severity, parent),
            **lines,
        )

    def show_inherited(self, source: object | None) -> None:
        """Say in the boxes left to the circuit or customer what that means."""
        inherited = translate("Intake", "as the circuit has it")
        for name in ("service", "reach", "grade", "locality"):
            value = getattr(source, name, None)
            said = f"{term(value)}   ({inherited})" if value else inherited
            getattr(self, name).setItemText(0, said)

    def reset(self, now: datetime) -> None:
        """Set what a call usually is: an equipment fault, by phone, just now."""
        for name in LINES:
            getattr(self, name).clear()
        self.symptom.clear()
        self.circuit_number.show_circuits((), None)
        for box in (self.service, self.reach, self.grade, self.locality):
            box.set_value(None)
        self.category.set_value(RequestCategory.EQUIPMENT_FAULT)
        self.kind.set_value(TicketKind.FAULT)
        self.channel.set_value(Channel.PHONE)
        self.severity.set_value(Severity.ORDINARY)
        self.reported_at.set_moment(now)

    def facts(self) -> dict[str, Any]:
        """Return what is told, leaving out what was left blank."""
        told: dict[str, Any] = {name: getattr(self, name).text().strip() for name in LINES}
        told |= {name: getattr(self, name).value() for name in CHOICES}
        told["symptom"] = self.symptom.toPlainText().strip()
        told["reported_at"] = self.reported_at.moment()
        return {name: value for name, value in told.items() if value not in (None, "")}

    def raw(self) -> dict[str, str]:
        """Return what was typed and chosen, fit for a draft."""
        kept = {name: getattr(self, name).text() for name in LINES}
        kept |= {name: getattr(self, name).value() or "" for name in CHOICES}
        kept["symptom"] = self.symptom.toPlainText()
        kept["reported_at"] = self.reported_at.text()
        return kept

    def restore(self, kept: dict[str, str]) -> None:
        """Show what a draft kept."""
        for name in LINES:
            getattr(self, name).setText(kept.get(name, ""))
        for name in CHOICES:
            if kept.get(name):
                getattr(self, name).set_value(kept[name])
        self.symptom.setPlainText(kept.get("symptom", ""))
        self.reported_at.setText(kept.get("reported_at", ""))

    def widgets(self) -> dict[str, QWidget]:
        """Return the editors by name, in the order the keyboard walks them."""
        return {name: getattr(self, name) for name in self.__slots__}


LINES = (
    "contact_name",
    "contact_phone",
    "reporter",
    "town",
    "address",
    "external_source",
    "external_number",
)
CHOICES = (
    "circuit_number",
    "service",
    "reach",
    "grade",
    "locality",
    "category",
    "kind",
    "channel",
    "severity",
)
