"""The words for what a verb is told: labels of the form and of the timeline alike."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from models.errors import RefusedError
from models.rules import terms
from models.rules.wording import shown
from models.rules.zone import stamp
from views import wording

translate = QCoreApplication.translate

LABELS: dict[str, Callable[[], str]] = {
    "accepted_by": lambda: translate("Facts", "Accepted by"),
    "address": lambda: translate("Facts", "Address"),
    "appointed_at": lambda: translate("Facts", "Agreed time"),
    "approved_by": lambda: translate("Facts", "Supervisor who agreed"),
    "attempts": lambda: translate("Facts", "Calls tried"),
    "by": lambda: translate("Facts", "Taken by"),
    "by_phone": lambda: translate("Facts", "By phone"),
    "called": lambda: translate("Facts", "Confirming call"),
    "caller_number": lambda: translate("Facts", "Caller's number"),
    "category": lambda: translate("Facts", "Category"),
    "cause_code": lambda: translate("Facts", "Cause"),
    "cause_guess": lambda: translate("Facts", "First guess at the cause"),
    "channel": lambda: translate("Facts", "Channel"),
    "circuit_number": lambda: translate("Facts", "Circuit"),
    "comment": lambda: translate("Facts", "Comment"),
    "confirmed_by": lambda: translate("Facts", "Customer who confirmed"),
    "contact_name": lambda: translate("Facts", "Contact"),
    "contact_phone": lambda: translate("Facts", "Contact's phone"),
    "coordination": lambda: translate("Facts", "Coordination decision"),
    "copy_number": lambda: translate("Facts", "Copy"),
    "crew": lambda: translate("Facts", "Crew"),
    "customer_comment": lambda: translate("Facts", "Customer's words"),
    "customer_name": lambda: translate("Facts", "Customer"),
    "customer_number": lambda: translate("Facts", "Customer number"),
    "customer_signed": lambda: translate("Facts", "Customer signed"),
    "defects": lambda: translate("Facts", "Defects, one a line"),
    "done": lambda: translate("Facts", "What was done"),
    "draft": lambda: translate("Facts", "Draft"),
    "eight_steps": lambda: translate("Facts", "Eight steps"),
    "expected_at": lambda: translate("Facts", "Expected repair"),
    "expected_resume_at": lambda: translate("Facts", "Expected to resume"),
    "external_number": lambda: translate("Facts", "Carrier's number"),
    "external_source": lambda: translate("Facts", "Carrier's system"),
    "first_recipient": lambda: translate("Facts", "First recipient"),
    "five_ones": lambda: translate("Facts", "Five ones"),
    "fixed": lambda: translate("Facts", "Is it fixed?"),
    "form": lambda: translate("Facts", "Form"),
    "grade": lambda: translate("Facts", "Grade"),
    "from_at": lambda: translate("Facts", "Not before"),
    "how": lambda: translate("Facts", "How it was restored"),
    "instruments": lambda: translate("Facts", "Instruments"),
    "handed_by": lambda: translate("Facts", "Handed on by"),
    "kind": lambda: translate("Facts", "Kind"),
    "leader": lambda: translate("Facts", "Leader"),
    "left_at": lambda: translate("Facts", "Left at"),
    "level": lambda: translate("Facts", "Level"),
    "liability": lambda: translate("Facts", "Liability"),
    "locality": lambda: translate("Facts", "Locality"),
    "maintainer": lambda: translate("Facts", "Other maintainer"),
    "materials": lambda: translate("Facts", "Materials, one a line"),
    "met": lambda: translate("Facts", "Met"),
    "note": lambda: translate("Facts", "Note"),
    "odometer_km": lambda: translate("Facts", "Odometer, km"),
    "order": lambda: translate("Facts", "Work order"),
    "outcome": lambda: translate("Facts", "Outcome"),
    "override_reason": lambda: translate("Facts", "Why all the same"),
    "pages": lambda: translate("Facts", "Pages"),
    "paper": lambda: translate("Facts", "Paper"),
    "parent": lambda: translate("Facts", "Part of"),
    "person": lambda: translate("Facts", "Spoken with"),
    "phone": lambda: translate("Facts", "Phone"),
    "pin": lambda: translate("Facts", "What is pinned"),
    "planned_at": lambda: translate("Facts", "Planned time"),
    "planned_minutes": lambda: translate("Facts", "Planned length, min"),
    "prevention": lambda: translate("Facts", "Prevention"),
    "printer": lambda: translate("Facts", "Printer"),
    "process": lambda: translate("Facts", "How it was handled"),
    "progress": lambda: translate("Facts", "Progress"),
    "proof": lambda: translate("Facts", "Proof"),
    "reach": lambda: translate("Facts", "Reach"),
    "reason": lambda: translate("Facts", "Reason"),
    "recipient": lambda: translate("Facts", "Told to"),
    "reference": lambda: translate("Facts", "Their number"),
    "replaced": lambda: translate("Facts", "Terminals changed, old then new"),
    "report": lambda: translate("Facts", "Report number"),
    "reported_at": lambda: translate("Facts", "Reported"),
    "reporter": lambda: translate("Facts", "Reporter"),
    "result": lambda: translate("Facts", "Result of the check"),
    "satisfaction": lambda: translate("Facts", "Satisfaction"),
    "self_checked": lambda: translate("Facts", "Crew checked itself"),
    "service": lambda: translate("Facts", "Service"),
    "service_down": lambda: translate("Facts", "Service is still down"),
    "severity": lambda: translate("Facts", "Severity"),
    "sha256": lambda: translate("Facts", "Fingerprint"),
    "signed": lambda: translate("Facts", "Signed by the customer"),
    "site": lambda: translate("Facts", "Site"),
    "slip": lambda: translate("Facts", "Notice slip number"),
    "step": lambda: translate("Facts", "Step of the ladder"),
    "symptom": lambda: translate("Facts", "Symptom"),
    "task": lambda: translate("Facts", "Task"),
    "technicians": lambda: translate("Facts", "Others going"),
    "tests": lambda: translate("Facts", "Measured"),
    "text": lambda: translate("Facts", "In words"),
    "to_at": lambda: translate("Facts", "Not after"),
    "to_customer": lambda: translate("Facts", "Told to the customer"),
    "town": lambda: translate("Facts", "Town"),
    "vehicle": lambda: translate("Facts", "Vehicle"),
    "waiver": lambda: translate("Facts", "Supervisor's waiver"),
    "who": lambda: translate("Facts", "Who presses"),
}

ENUMS: dict[str, type[StrEnum]] = {
    "called": terms.CallOutcome,
    "category": terms.RequestCategory,
    "channel": terms.Channel,
    "grade": terms.ServiceGrade,
    "kind": terms.TicketKind,
    "level": terms.EscalationLevel,
    "liability": terms.Liability,
    "locality": terms.Locality,
    "reach": terms.Reach,
    "satisfaction": terms.Satisfaction,
    "service": terms.Service,
    "severity": terms.Severity,
}
_HIDDEN = frozenset({"promise", "sha256", "draft", "form_version"})
_OUTCOMES = (terms.CallOutcome, terms.PretestOutcome)


def label_of(name: str) -> str:
    """Return the label of a fact; one nobody named stands as it is."""
    said = LABELS.get(name)
    return said() if said else name


def cause_word(code: str | None) -> str:
    """Return a cause of the dictionary in words."""
    if not code:
        return ""
    from models.rules.norms import norms  # loaded when the first cause is shown

    try:
        return norms().causes.find(code).said(wording.language())
    except RefusedError:
        return code


def fact_value(name: str, value: object) -> str:
    """Return one recorded fact as people read it."""
    match value:
        case None | "" | [] | ():
            return ""
        case bool():
            return translate("Facts", "yes") if value else translate("Facts", "no")
        case str():
            return _worded(name, value)
        case list() | tuple():
            return translate("Facts", ", ").join(fact_value(name, one) for one in value)
        case Mapping():
            return " ".join(fact_value(key, one) for key, one in value.items() if one is not None)
    return shown(value, wording.language(), name=name)


def _worded(name: str, value: str) -> str:
    if name.endswith("_at"):
        return stamp(datetime.fromisoformat(value))
    kinds = _OUTCOMES if name == "outcome" else (ENUMS[name],) if name in ENUMS else ()
    for kind in kinds:
        if value in {member.value for member in kind}:
            return wording.term(kind(value))
    if name in ("cause_code", "cause_guess"):
        return cause_word(value)
    return shown(value, wording.language(), name=name)


def told(facts: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return the facts of an event as label and value, leaving out what says nothing."""
    lines = [
        (label_of(name), fact_value(name, value))
        for name, value in facts.items()
        if name in LABELS and name not in _HIDDEN
    ]
    return [line for line in lines if line[1]]
