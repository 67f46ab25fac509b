"""Crews, vehicles and instruments as choices, each with what speaks against it in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from models.queries.crews import CrewRow, InstrumentRow, VehicleRow
from models.rules.placement import Reason, Weight
from models.rules.terms import TicketKind
from models.rules.wording import word
from views.widgets.columns import text
from views.widgets.table import Column
from views.wording import language, term

translate = QCoreApplication.translate

FULL = 100
BUSY = 70


def reason_line(reason: Reason) -> str:
    """Return the sentence of one reason."""
    return word(reason.wording_code, reason.facts, language())


def reasons_line(reasons: Sequence[Reason]) -> str:
    """Return all reasons, the heaviest first."""
    order = list(Weight)
    return " ".join(map(reason_line, sorted(reasons, key=lambda one: order.index(one.weight))))


def reasons_tone(reasons: Sequence[Reason]) -> str | None:
    """Return the tone of the heaviest reason."""
    weights = {reason.weight for reason in reasons}
    if Weight.BLOCK in weights:
        return "faint"
    if Weight.OVERRIDE in weights:
        return "overdue"
    return "soon" if weights else None


def load_word(row: CrewRow) -> str:
    """Return a crew's load today: share of its time and number of tickets."""
    share = row.load_percent
    tickets = translate("Dispatch", "{count} open").format(count=row.open_tickets)
    return tickets if share is None else f"{share} %   {tickets}"


def load_tone(row: CrewRow) -> str | None:
    """Return how full a crew's day is as a tone."""
    share = row.load_percent
    if share is None or share < BUSY:
        return None
    return "overdue" if share > FULL else "soon"


def duty_word(row: CrewRow) -> str:
    """Return whether a crew is on duty, and on which shift."""
    if row.shift is not None:
        return term(row.shift)
    on, off = translate("Dispatch", "on duty"), translate("Dispatch", "no shift entered")
    return on if row.on_duty else off


def crew_columns() -> tuple[Column[CrewRow], ...]:
    """Return the columns of the crews."""
    return (
        Column(
            lambda: translate("Dispatch", "Crew"),
            lambda row: row.name,
            lambda row: (row.blocked, row.name),
            tone=lambda row: "faint" if row.blocked else None,
            icon=lambda row: "ban" if row.blocked else None,
            width=13,
        ),
        Column(
            lambda: translate("Dispatch", "Load today"),
            load_word,
            lambda row: row.load_percent or 0,
            tone=load_tone,
            width=17,
        ),
        Column(
            lambda: translate("Dispatch", "Shift"),
            duty_word,
            lambda row: row.on_duty,
            tone=lambda row: None if row.on_duty else "muted",
            width=9,
        ),
        text(
            lambda: translate("Dispatch", "Base"),
            lambda row: row.base_town,
            12,
            tip=lambda row: row.zone,
        ),
        Column(
            lambda: translate("Dispatch", "What speaks against it"),
            lambda row: reasons_line(row.reasons),
            lambda row: len(row.reasons),
            tone=lambda row: reasons_tone(row.reasons),
            tip=lambda row: "\n".join(map(reason_line, row.reasons)),
            width=44,
        ),
        text(lambda: translate("Dispatch", "Skills"), skills_word, 24),
    )


def skills_word(row: CrewRow) -> str:
    """Return a crew's skills in the office's words."""
    kinds = {kind.value: kind for kind in TicketKind}
    said = [term(kinds[skill]) if skill in kinds else skill for skill in row.skills]
    return translate("Dispatch", ", ").join(said)


def vehicle_line(row: VehicleRow) -> str:
    """Return a vehicle on one line with what speaks against it."""
    free = "" if row.free else translate("Dispatch", "not free")
    against = reasons_line(row.reasons) or free
    return "   ".join(part for part in (row.plate, row.kind, against) if part)


def instrument_line(row: InstrumentRow) -> str:
    """Return an instrument on one line: what it is, in date until when, what speaks against."""
    until = (
        translate("Dispatch", "in date until {day}").format(day=row.valid_until_on.isoformat())
        if row.valid_until_on and not row.reasons
        else ""
    )
    against = reasons_line(row.reasons)
    return "   ".join(part for part in (row.name, row.number, until, against) if part)
