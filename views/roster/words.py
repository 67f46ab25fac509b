"""What the roster calls things: letters of shifts, days, and what is wrong with one."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from models.queries.roster import DayHead, RosterCell, RosterLine
from models.queries.roster_ahead import FindingRow
from models.rules.roster_checks import RosterFlaw
from models.rules.terms import LeaveState, ShiftKind
from models.rules.zone import local
from views.wording import term

translate = QCoreApplication.translate

KINDS = tuple(ShiftKind)
LENT = "↗"
DRIVING = ("", "C1", "C2", "B1", "B2", "A2")


def letter(kind: ShiftKind) -> str:
    """Return the one character a shift has in the grid, and that types it."""
    return {
        ShiftKind.DAY: translate("Roster", "D"),
        ShiftKind.NIGHT: translate("Roster", "N"),
        ShiftKind.ON_CALL: translate("Roster", "C"),
        ShiftKind.REST: translate("Roster", "R"),
    }[kind]


def gap_word() -> str:
    """Return what a cell without a shift says."""
    return translate("Roster", "gap")


def away_word() -> str:
    """Return what a cell of somebody on leave says."""
    return translate("Roster", "L")


def cell_word(cell: RosterCell) -> str:
    """Return what a cell shows; leave lies over the shift."""
    if cell.leave:
        return away_word()
    if cell.kind is None:
        return gap_word()
    return letter(cell.kind) + (LENT if cell.lent_to else "")


def weekday(day: date) -> str:
    """Return the short name of a day of the week."""
    return (
        translate("Roster", "Mo"),
        translate("Roster", "Tu"),
        translate("Roster", "We"),
        translate("Roster", "Th"),
        translate("Roster", "Fr"),
        translate("Roster", "Sa"),
        translate("Roster", "Su"),
    )[day.weekday()]


def off_word(head: DayHead) -> str:
    """Return in a word whether a day is off or made up; nothing for an ordinary one."""
    if head.made_up:
        return translate("Roster", "work")
    return "" if head.working else translate("Roster", "off")


def day_words(head: DayHead) -> str:
    """Return a day in full: date, weekday, and what the calendar says of it."""
    parts = [f"{head.day_on:%Y-%m-%d}", weekday(head.day_on)]
    if head.made_up:
        parts.append(translate("Roster", "make-up working day"))
    elif not head.working:
        parts.append(translate("Roster", "day off"))
    if head.holiday:
        parts.append(head.holiday)
    if not head.covered:
        parts.append(translate("Roster", "past the calendar's notices"))
    return "  ".join(parts)


def cell_words(line: RosterLine, head: DayHead, cell: RosterCell) -> str:
    """Return a cell in full, for the line below the grid and for a screen reader."""
    parts = [line.name, day_words(head)]
    if cell.kind is None:
        parts.append(translate("Roster", "no shift entered"))
    else:
        hours = (
            f"{local(cell.starts_at):%H:%M}–{local(cell.ends_at):%H:%M}"
            if cell.starts_at and cell.ends_at
            else ""
        )
        parts.append(" ".join(filter(None, (term(cell.kind), hours))))
        if line.technician:
            parts.append(
                translate("Roster", "own shift") if cell.own else translate("Roster", "as the crew")
            )
    if cell.lent_to:
        parts.append(translate("Roster", "with {crew}").format(crew=cell.lent_to))
    if cell.leave:
        parts.append(translate("Roster", "on leave: {kind}").format(kind=term(cell.leave)))
    return "   ".join(parts)


def flaw_words(row: FindingRow) -> str:
    """Say what is wrong with a day."""
    facts = row.facts
    if row.flaw is RosterFlaw.SHORT and row.kind is not None:
        return translate("Roster", "{shift}: {present} of {needed} people").format(
            shift=term(row.kind), **facts
        )
    if row.flaw is RosterFlaw.BLANK:
        if not facts["people"]:
            return translate("Roster", "no shift entered for the crew")
        return translate("Roster", "{people} people on no shift").format(**facts)
    if row.flaw is RosterFlaw.CERTIFICATE:
        until = facts.get("on")
        if until is None:
            return translate("Roster", "no post licence on record")
        return translate("Roster", "post licence in date until {day}").format(day=until)
    return translate("Roster", "{hours} h between two shifts, {needed} h needed").format(**facts)


def state_tone(state: LeaveState) -> str | None:
    """Return the colour of a request: what waits for somebody stands out."""
    if state is LeaveState.ASKED:
        return "soon"
    return None if state is LeaveState.APPROVED else "faint"


def role_word(role: str) -> str:
    """Return a person's place in a crew."""
    words = {
        "leader": translate("Roster", "leader"),
        "member": translate("Roster", "member"),
        "driver": translate("Roster", "driver"),
    }
    return words.get(role, role)
