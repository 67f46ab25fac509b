"""The columns of the hand-over screen."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from models.queries.handovers import HandoverRow, OpenPromise, OpenSection, OpenTicket
from models.rules.wording import length
from models.rules.zone import local, stamp
from views.widgets.table import Column
from views.wording import language, term

translate = QCoreApplication.translate

_SECTIONS: dict[OpenSection, Callable[[], str]] = {
    OpenSection.OVERDUE: lambda: translate("Handover", "overdue"),
    OpenSection.NEAR: lambda: translate("Handover", "near due"),
    OpenSection.SUSPENDED: lambda: translate("Handover", "held"),
    OpenSection.IN_HAND: lambda: translate("Handover", "in hand"),
    OpenSection.TO_FINISH: lambda: translate("Handover", "to finish"),
}
NOTE_COLUMN = 5  # where the remark on a ticket stands
_TONES = {OpenSection.OVERDUE: "overdue", OpenSection.NEAR: "soon"}
_ICONS = {
    OpenSection.OVERDUE: "alert-triangle",
    OpenSection.NEAR: "clock",
    OpenSection.SUSPENDED: "player-pause",
}


def ticket_columns(notes: Mapping[str, str]) -> tuple[Column[OpenTicket], ...]:
    """Return the columns of the open list; ``notes`` are the remarks by number."""
    order = list(OpenSection)
    first: tuple[Column[OpenTicket], ...] = (
        Column(
            heading=lambda: translate("Handover", "Where"),
            text=lambda row: _SECTIONS[row.section](),
            key=lambda row: order.index(row.section),
            tone=lambda row: _TONES.get(row.section),
            icon=lambda row: _ICONS.get(row.section),
            width=13,
        ),
        Column(
            heading=lambda: translate("Handover", "Number"),
            text=lambda row: row.number,
            key=lambda row: row.number,
            width=24,
        ),
        Column(
            heading=lambda: translate("Handover", "Customer"),
            text=lambda row: row.customer,
            key=lambda row: row.customer,
            width=22,
        ),
        Column(
            heading=lambda: translate("Handover", "State"),
            text=lambda row: term(row.state),
            key=lambda row: row.state,
            width=13,
        ),
    )
    return first + _after_state(notes)


def _after_state(notes: Mapping[str, str]) -> tuple[Column[OpenTicket], ...]:
    return (
        Column(
            heading=lambda: translate("Handover", "Left"),
            text=lambda row: "" if row.remaining is None else length(row.remaining, language()),
            key=lambda row: row.remaining or timedelta.max,
            tone=lambda row: _TONES.get(row.section),
            width=12,
        ),
        Column(
            heading=lambda: translate("Handover", "Note"),
            text=lambda row: notes.get(row.number, ""),
            key=lambda row: notes.get(row.number, ""),
            width=24,
        ),
        Column(
            heading=lambda: translate("Handover", "Crew"),
            text=lambda row: row.crew,
            key=lambda row: row.crew,
            width=13,
        ),
        Column(
            heading=lambda: translate("Handover", "Looked after by"),
            text=lambda row: row.responsible,
            key=lambda row: row.responsible,
            width=10,
        ),
    )


def promise_columns() -> tuple[Column[OpenPromise], ...]:
    """Return the columns of complaints and promises."""
    return (
        Column(
            heading=lambda: translate("Handover", "Number"),
            text=lambda row: row.number,
            key=lambda row: row.number,
            width=24,
        ),
        Column(
            heading=lambda: translate("Handover", "Complaint or promise"),
            text=lambda row: row.matter,
            key=lambda row: row.matter,
            width=44,
        ),
        Column(
            heading=lambda: translate("Handover", "Due"),
            text=_due,
            key=_due,
            width=12,
        ),
        Column(
            heading=lambda: translate("Handover", "Whose"),
            text=lambda row: row.responsible,
            key=lambda row: row.responsible,
            width=10,
        ),
    )


def _due(row: OpenPromise) -> str:
    if row.due_at is not None:
        return f"{local(row.due_at):%m-%d %H:%M}"
    return "" if row.due_on is None else f"{row.due_on:%m-%d}"


def record_columns() -> tuple[Column[HandoverRow], ...]:
    """Return the columns of the hand-overs before."""
    first: tuple[Column[HandoverRow], ...] = (
        Column(
            heading=lambda: translate("Handover", "Hand-over"),
            text=lambda row: row.number,
            key=lambda row: row.number,
            width=24,
        ),
        Column(
            heading=lambda: translate("Handover", "When"),
            text=lambda row: stamp(row.handed_over_at),
            key=lambda row: row.handed_over_at,
            width=16,
        ),
        Column(
            heading=lambda: translate("Handover", "Shift"),
            text=lambda row: " → ".join(part for part in (row.shift, row.next_shift) if part),
            key=lambda row: row.shift,
            width=16,
        ),
        Column(
            heading=lambda: translate("Handover", "From and to"),
            text=lambda row: f"{row.handed_over_by} → {row.taken_over_by}",
            key=lambda row: row.taken_over_by,
            width=18,
        ),
        Column(
            heading=lambda: translate("Handover", "Taken over"),
            text=_taken,
            key=lambda row: row.by_password,
            icon=lambda row: "lock" if row.by_password else "user",
            width=16,
        ),
    )
    return first + _what_went_over()


def _what_went_over() -> tuple[Column[HandoverRow], ...]:
    return (
        Column(
            heading=lambda: translate("Handover", "Tickets"),
            text=lambda row: str(row.tickets),
            key=lambda row: row.tickets,
            width=9,
        ),
        Column(
            heading=lambda: translate("Handover", "Pressing"),
            text=lambda row: str(row.urgent),
            key=lambda row: row.urgent,
            tone=lambda row: "overdue" if row.urgent else None,
            width=9,
        ),
        Column(
            heading=lambda: translate("Handover", "In a major fault because"),
            text=lambda row: row.major_reason,
            key=lambda row: row.major_reason,
            width=26,
        ),
    )


def _taken(row: HandoverRow) -> str:
    if row.by_password:
        return translate("Handover", "by own password")
    return translate("Handover", "by choice")
