"""The columns of the board: each is one entry with its words, its sort key and its tone."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt

from models.queries.ticket_rows import TicketRow
from models.rules.zone import local
from views.tickets.countdown import Aging, aging, countdown
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
FAR_AHEAD = float("inf")

LEFT_COLUMN = 2  # the countdown; the only column a tick touches

TONES: dict[Aging, str | None] = {
    Aging.CALM: None,
    Aging.HALF: "half",
    Aging.NEAR: "soon",
    Aging.LATE: "overdue",
    Aging.PAUSED: "paused",
    Aging.KEPT: "good",
    Aging.MISSED: "overdue",
    Aging.NONE: "muted",
}

ICONS: dict[Aging, str | None] = {
    Aging.CALM: "clock",
    Aging.HALF: "clock-half",
    Aging.NEAR: "alert-triangle",
    Aging.LATE: "alarm",
    Aging.PAUSED: "pause",
    Aging.KEPT: "check",
    Aging.MISSED: "alarm",
    Aging.NONE: None,
}

# What still runs comes first; what was kept or missed needs nobody's eye on the clock.
SETTLED = {Aging.PAUSED: 1, Aging.NONE: 2, Aging.MISSED: 3, Aging.KEPT: 3}

_GRADE_ORDER = ("AAA", "AA", "A", "STANDARD")


def board_columns(now: Callable[[], datetime]) -> tuple[Column[TicketRow], ...]:
    """Return the board's columns; ``now`` is asked for each countdown cell painted."""
    return (*_clock_columns(now), *_work_columns(), *_further_columns(now))


def _clock_columns(now: Callable[[], datetime]) -> tuple[Column[TicketRow], ...]:
    def stage(row: TicketRow) -> Aging:
        return aging(row, now())

    return (
        Column(
            lambda: translate("Tickets", "Ticket"),
            lambda row: row.number,
            lambda row: row.number,
            width=22,
        ),
        Column(
            lambda: translate("Tickets", "State"),
            lambda row: term(row.state),
            lambda row: list(type(row.state)).index(row.state),
            tone=lambda row: "paused" if row.state.value == "suspended" else None,
            width=15,
        ),
        Column(
            lambda: translate("Tickets", "Time left"),
            lambda row: countdown(row, now()),
            lambda row: (SETTLED.get(stage(row), 0), row.due_at.timestamp() if row.due_at else 0.0),
            tone=lambda row: TONES[stage(row)],
            icon=lambda row: ICONS[stage(row)],
            width=26,
        ),
        Column(
            lambda: translate("Tickets", "Due"),
            lambda row: moment(row.due_at, now()),
            lambda row: row.due_at.timestamp() if row.due_at else FAR_AHEAD,
            width=12,
        ),
    )


def _work_columns() -> tuple[Column[TicketRow], ...]:
    return (
        Column(
            lambda: translate("Tickets", "Grade"),
            lambda row: term(row.grade) if row.grade else "",
            lambda row: _GRADE_ORDER.index(row.grade) if row.grade else len(_GRADE_ORDER),
            width=11,
        ),
        Column(
            lambda: translate("Tickets", "Customer"),
            lambda row: row.customer_name,
            lambda row: row.customer_name,
            width=28,
        ),
        Column(
            lambda: translate("Tickets", "Crew"),
            lambda row: row.crew_name or "",
            lambda row: row.crew_name or "",
            width=14,
        ),
        Column(
            lambda: translate("Tickets", "Symptom"),
            lambda row: one_line(row.symptom),
            lambda row: row.symptom,
            width=40,
        ),
        Column(
            lambda: translate("Tickets", "Urged"),
            lambda row: str(row.urges) if row.urges else "",
            lambda row: row.urges,
            tone=lambda row: "soon" if row.urges else None,
            align=RIGHT,
            width=6,
        ),
        Column(
            lambda: translate("Tickets", "Repeats"),
            lambda row: str(row.repeats) if row.repeats else "",
            lambda row: row.repeats,
            align=RIGHT,
            width=6,
        ),
    )


def _further_columns(now: Callable[[], datetime]) -> tuple[Column[TicketRow], ...]:
    return (
        Column(
            lambda: translate("Tickets", "Circuit"),
            lambda row: row.circuit_number or "",
            lambda row: row.circuit_number or "",
            width=18,
        ),
        Column(
            lambda: translate("Tickets", "Kind"),
            lambda row: term(row.kind),
            lambda row: row.kind.value,
            width=8,
        ),
        Column(
            lambda: translate("Tickets", "Town"),
            lambda row: row.town,
            lambda row: row.town,
            width=10,
        ),
        Column(
            lambda: translate("Tickets", "Reported"),
            lambda row: moment(row.reported_at, now()),
            lambda row: row.reported_at.timestamp(),
            width=12,
        ),
        Column(
            lambda: translate("Tickets", "Appointed"),
            lambda row: moment(row.appointed_at, now()),
            lambda row: row.appointed_at.timestamp() if row.appointed_at else FAR_AHEAD,
            width=12,
        ),
        Column(
            lambda: translate("Tickets", "Carrier's number"),
            lambda row: row.external_number or "",
            lambda row: row.external_number or "",
            width=20,
        ),
    )


def one_line(text: str) -> str:
    """Return a text on one line, for a cell."""
    return " ".join(text.split())


def moment(at: datetime | None, now: datetime) -> str:
    """Return ``09:30`` for today, ``11-20 23:30`` within the year, else with the year."""
    if at is None:
        return ""
    here, today = local(at), local(now)
    if here.date() == today.date():
        return here.strftime("%H:%M")
    return here.strftime("%m-%d %H:%M" if here.year == today.year else "%Y-%m-%d %H:%M")
