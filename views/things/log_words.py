"""A thing's log in words: what was done, and what was told with it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.thing_log import LogRow
from models.rules.terms import DueKind, ThingState
from models.rules.zone import stamp
from views.things.words import label
from views.wording import term

translate = QCoreApplication.translate

_TERMS: Mapping[str, Callable[[str], Any]] = {"state": ThingState, "due_kind": DueKind}
# Row ids and what a line says elsewhere; nobody reads these.
_HIDDEN = frozenset(
    {
        "version",
        "subject_id",
        "ticket_id",
        "technician_id",
        "thing",
        "done_at",
        "returned_at",
        "vehicle_id",
    }
)
_WORDS = ("override_reason", "reason", "note")  # what people said comes first, without a label
_NAMES = {"keeper_id": "keeper", "crew_id": "crew"}


def verb_words(row: LogRow) -> str:
    """Say what was done, such as lent or calibrated."""
    return _deeds().get((row.noun, row.verb)) or _deeds().get(("", row.verb)) or row.verb


def _deeds() -> Mapping[tuple[str, str], str]:
    return {
        ("loan", "add"): translate("Things", "Lent"),
        ("loan", "give_back"): translate("Things", "Given back"),
        ("calibration", "add"): translate("Things", "Calibrated"),
        ("instrument", "calibrate"): translate("Things", "Good until a new day"),
        ("due", "add"): translate("Things", "Due day entered"),
        ("due", "edit"): translate("Things", "Due day changed"),
        ("due", "finish"): translate("Things", "Due and done"),
        ("trip", "add"): translate("Things", "Left"),
        ("trip", "give_back"): translate("Things", "Back"),
        ("refuel", "add"): translate("Things", "Fuel"),
        ("", "drive_on"): translate("Things", "Odometer"),
        ("", "correct_odometer"): translate("Things", "Odometer corrected"),
        ("", "add"): translate("Things", "Put on record"),
        ("", "edit"): translate("Things", "Edited"),
        ("", "set_state"): translate("Things", "State changed"),
        ("", "renew"): translate("Things", "Lease renewed"),
        ("", "note"): translate("Things", "Note"),
        ("", "undo_import"): translate("Things", "Taken back with its list"),
        ("", "archive"): translate("Things", "Off the register"),
    }


def log_words(row: LogRow) -> str:
    """Say what was told: the fields that changed, the reason, the note."""
    if row.noun in ("vehicle", "instrument") and row.verb == "add":
        return ""
    plain = {name: value for name, value in row.facts.items() if name != "changed"}
    told = [str(plain.pop(name)) for name in _WORDS if plain.get(name)]
    told += [_change(row, name, pair) for name, pair in row.facts.get("changed", {}).items()]
    told += [_fact(row, name, value) for name, value in plain.items()]
    return "  ".join(part for part in told if part)


def _change(row: LogRow, name: str, pair: Any) -> str:
    before, after = pair
    if name in _HIDDEN or name in _NAMES:
        return label(_NAMES[name]) if name in _NAMES else ""
    if before in (None, ""):
        return _fact(row, name, after)
    return f"{_label(row, name)} {_said(row, name, before)} → {_said(row, name, after)}"


def _fact(row: LogRow, name: str, value: object) -> str:
    if name in _HIDDEN or name in _NAMES or value in (None, ""):
        return ""
    return f"{_label(row, name)} {_said(row, name, value)}"


def _label(row: LogRow, name: str) -> str:
    name = "due_kind" if row.noun == "due" and name == "kind" else name
    return label(name)


def _said(row: LogRow, name: str, value: object) -> str:
    name = "due_kind" if row.noun == "due" and name == "kind" else name
    if name in _TERMS and value:
        return term(_TERMS[name](str(value)))
    if name.endswith("_at") and value:
        return stamp(datetime.fromisoformat(str(value)))
    return "—" if value in (None, "") else str(value)
