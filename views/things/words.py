"""What the screen calls things: states, urgencies and field names, with colour and icon."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from models.queries.due_board import DueItem
from models.rules.due import Urgency
from models.rules.terms import DueKind, ThingState
from views.wording import term

translate = QCoreApplication.translate

OWN, LEASED = OWNERSHIPS = ("自有", "租赁")  # as they stand in lists and on paper


@dataclass(frozen=True, slots=True)
class Look:
    """How something is marked: never by its colour alone."""

    tone: str | None
    icon: str


STATES: Mapping[ThingState, Look] = {
    ThingState.IN_STORE: Look(None, "circle-check"),
    ThingState.LENT: Look("accent", "arrow-forward-up"),
    ThingState.CALIBRATING: Look("soon", "stethoscope"),
    ThingState.REPAIRING: Look("soon", "tool"),
    ThingState.STOPPED: Look("muted", "ban"),
    ThingState.SCRAPPED: Look("faint", "trash"),
}

URGENCIES: Mapping[Urgency, Look] = {
    Urgency.OVERDUE: Look("overdue", "alert-triangle"),
    Urgency.TODAY: Look("overdue", "alarm"),
    Urgency.PRESSING: Look("soon", "clock"),
    Urgency.NEAR: Look("half", "clock-half"),
    Urgency.AHEAD: Look(None, "calendar"),
    Urgency.QUIET: Look("muted", "circle-check"),
}


def left_words(item: DueItem | None) -> str:
    """Say how long is left, in days or kilometres."""
    if item is None:
        return ""
    left = item.near.left
    if left is None:
        return translate("Things", "no certificate on record")
    if item.near.urgency is Urgency.TODAY:
        return translate("Things", "last day today")
    if item.by_km:
        words = (translate("Things", "{n} km over"), translate("Things", "{n} km left"))
    else:
        words = (translate("Things", "{n} d over"), translate("Things", "{n} d left"))
    return words[left >= 0].format(n=f"{abs(left):,}")


def ownership_words(owned: str) -> str:
    """Say whose a vehicle is; what an office writes otherwise stays as it is."""
    said = {OWN: translate("Things", "own"), LEASED: translate("Things", "leased")}
    return said.get(owned, owned)


def due_words(item: DueItem) -> str:
    """Say when: the day, and the mileage where there is one."""
    parts = [item.due_on.isoformat() if item.due_on else "—"]
    if item.due_km is not None:
        parts.append(translate("Things", "{n} km").format(n=f"{item.due_km:,}"))
    return " / ".join(parts)


def kind_words(item: DueItem) -> str:
    """Say what is due; a staff paper says which."""
    if item.title and item.kind is DueKind.OTHER:
        return item.title
    return " ".join(word for word in (term(item.detail), term(item.kind), item.title) if word)


def nearest_words(item: DueItem | None) -> str:
    """Say the most pressing due day of a thing in one line."""
    if item is None:
        return ""
    return f"{kind_words(item)}  {left_words(item)}"


def due_tone(item: DueItem | None) -> str | None:
    """Return the colour of a due day."""
    return URGENCIES[item.near.urgency].tone if item is not None else None


def due_icon(item: DueItem | None) -> str | None:
    """Return the icon of a due day."""
    return URGENCIES[item.near.urgency].icon if item is not None else None


def day_words(day: date | None) -> str:
    """Write a day out, nothing for none."""
    return day.isoformat() if day is not None else ""


def label(name: str) -> str:
    """Return the label of a field; a name nobody labelled is its own."""
    return _labels().get(name, name)


def _labels() -> Mapping[str, str]:
    return {
        "plate": translate("Things", "Plate"),
        "number": translate("Things", "No."),
        "kind": translate("Things", "Type"),
        "name": translate("Things", "Instrument name"),
        "model": translate("Things", "Model"),
        "maker": translate("Things", "Maker"),
        "serial": translate("Things", "Serial number"),
        "seats": translate("Things", "Seats"),
        "ownership": translate("Things", "Ownership"),
        "lease_ends_on": translate("Things", "Lease ends"),
        "crew": translate("Things", "Crew"),
        "keeper": translate("Things", "Keeper"),
        "odometer_km": translate("Things", "Odometer, km"),
        "fuel_card": translate("Things", "Fuel card"),
        "accessories": translate("Things", "Accessories"),
        "technician": translate("Things", "Borrower"),
        "due_back_at": translate("Things", "Due back"),
        "ticket": translate("Things", "For ticket"),
        "override_reason": translate("Things", "Supervisor's reason"),
        "condition": translate("Things", "State on return"),
        "damaged": translate("Things", "Damage"),
        "state": translate("Things", "New state"),
        "reason": translate("Things", "Reason"),
        "certificate_number": translate("Things", "Certificate number"),
        "body": translate("Things", "Calibrated by"),
        "calibrated_on": translate("Things", "Calibrated on"),
        "valid_until_on": translate("Things", "Valid until"),
        "due_on": translate("Things", "Due on"),
        "due_km": translate("Things", "Due at, km"),
        "due_kind": translate("Things", "What is due"),
        "note": translate("Things", "Note"),
        "next_on": translate("Things", "Next on"),
        "next_km": translate("Things", "Next at, km"),
        "title": translate("Things", "Called"),
        "every_months": translate("Things", "Every, months"),
        "every_km": translate("Things", "Every, km"),
        "missing": translate("Things", "Not come back"),
        **_of_driving(),
        **_of_spares(),
    }


def _of_driving() -> Mapping[str, str]:
    return {
        "start_km": translate("Things", "Odometer on leaving, km"),
        "end_km": translate("Things", "Odometer on return, km"),
        "left_at": translate("Things", "Left"),
        "back_at": translate("Things", "Back"),
        "route": translate("Things", "Route"),
        "purpose": translate("Things", "What for"),
        "incidents": translate("Things", "What happened on the way"),
        "litres": translate("Things", "Litres"),
        "amount": translate("Things", "Yuan"),
        "station": translate("Things", "Filling station"),
    }


def _of_spares() -> Mapping[str, str]:
    return {
        "code": translate("Things", "Code"),
        "spec": translate("Things", "Specification"),
        "unit": translate("Things", "Unit"),
        "shelf": translate("Things", "Shelf"),
        "minimum": translate("Things", "At least in store"),
        "by_serial": translate("Things", "Serial numbers"),
        "quantity": translate("Things", "Quantity"),
        "batch": translate("Things", "Batch"),
        "owes_old": translate("Things", "Old for new"),
        "old_serial": translate("Things", "Serial of the old part"),
        "fate": translate("Things", "What becomes of it"),
    }
