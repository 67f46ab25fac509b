"""The columns of the board: each is one entry with its words, its sort key and its tone."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.queries.ticket_rows import TicketRow
from views.tickets.countdown import Aging, aging, countdown
from views.widgets.columns import RIGHT, count, grade, moment, text, word
from views.widgets.moments import near
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate

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


def board_columns(now: Callable[[], datetime]) -> tuple[Column[TicketRow], ...]:
    """Return the board's columns; ``now`` is asked for each countdown cell painted."""
    return (*_clock_columns(now), *_work_columns(), *_further_columns(now))


def _clock_columns(now: Callable[[], datetime]) -> tuple[Column[TicketRow], ...]:
    def stage(row: TicketRow) -> Aging:
        return aging(row, now())

    return (
        text(lambda: translate("Tickets", "Ticket"), lambda row: row.number, 22),
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
        moment(
            lambda: translate("Tickets", "Due"),
            lambda row: row.due_at,
            12,
            show=lambda at: near(at, now()),
            none_last=True,
        ),
    )


def _work_columns() -> tuple[Column[TicketRow], ...]:
    return (
        grade(lambda: translate("Tickets", "Grade"), lambda row: row.grade, 11),
        text(lambda: translate("Tickets", "Customer"), lambda row: row.customer_name, 28),
        text(lambda: translate("Tickets", "Crew"), lambda row: row.crew_name, 14),
        text(lambda: translate("Tickets", "Symptom"), lambda row: one_line(row.symptom), 40),
        count(
            lambda: translate("Tickets", "Urged"),
            lambda row: row.urges,
            6,
            hide_zero=True,
            tone=lambda row: "soon" if row.urges else None,
            align=RIGHT,
        ),
        count(
            lambda: translate("Tickets", "Repeats"),
            lambda row: row.repeats,
            6,
            hide_zero=True,
            align=RIGHT,
        ),
    )


def _further_columns(now: Callable[[], datetime]) -> tuple[Column[TicketRow], ...]:
    return (
        text(lambda: translate("Tickets", "Circuit"), lambda row: row.circuit_number, 18),
        word(lambda: translate("Tickets", "Kind"), lambda row: row.kind, 8),
        text(lambda: translate("Tickets", "Town"), lambda row: row.town, 10),
        moment(
            lambda: translate("Tickets", "Reported"),
            lambda row: row.reported_at,
            12,
            show=lambda at: near(at, now()),
        ),
        moment(
            lambda: translate("Tickets", "Appointed"),
            lambda row: row.appointed_at,
            12,
            show=lambda at: near(at, now()),
            none_last=True,
        ),
        text(lambda: translate("Tickets", "Carrier's number"), lambda row: row.external_number, 20),
    )


def one_line(text: str) -> str:
    """Return a text on one line, for a cell."""
    return " ".join(text.split())
