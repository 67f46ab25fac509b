"""The columns of the hand-over screen."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from models.queries.handovers import HandoverRow, OpenPromise, OpenSection, OpenTicket
from models.rules.zone import short
from views.widgets.columns import count, moment, text, word
from views.widgets.table import Column
from views.wording import length

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
    return (
        Column(
            heading=lambda: translate("Handover", "Where"),
            text=lambda row: _SECTIONS[row.section](),
            key=lambda row: order.index(row.section),
            tone=lambda row: _TONES.get(row.section),
            icon=lambda row: _ICONS.get(row.section),
            width=13,
        ),
        text(lambda: translate("Handover", "Number"), lambda row: row.number, 24),
        text(lambda: translate("Handover", "Customer"), lambda row: row.customer, 22),
        word(lambda: translate("Handover", "State"), lambda row: row.state, 13),
        Column(
            heading=lambda: translate("Handover", "Left"),
            text=lambda row: "" if row.remaining is None else length(row.remaining),
            key=lambda row: row.remaining or timedelta.max,
            tone=lambda row: _TONES.get(row.section),
            width=15,
        ),
        text(lambda: translate("Handover", "Note"), lambda row: notes.get(row.number, ""), 24),
        text(lambda: translate("Handover", "Crew"), lambda row: row.crew, 13),
        text(lambda: translate("Handover", "Looked after by"), lambda row: row.responsible, 10),
    )


def promise_columns() -> tuple[Column[OpenPromise], ...]:
    """Return the columns of complaints and promises."""
    return (
        text(lambda: translate("Handover", "Number"), lambda row: row.number, 24),
        text(lambda: translate("Handover", "Complaint or promise"), lambda row: row.matter, 44),
        text(lambda: translate("Handover", "Due"), _due, 12),
        text(lambda: translate("Handover", "Whose"), lambda row: row.responsible, 10),
    )


def _due(row: OpenPromise) -> str:
    if row.due_at is not None:
        return short(row.due_at)
    return "" if row.due_on is None else f"{row.due_on:%m-%d}"


def record_columns() -> tuple[Column[HandoverRow], ...]:
    """Return the columns of the hand-overs before."""
    return (
        text(lambda: translate("Handover", "Hand-over"), lambda row: row.number, 24),
        moment(lambda: translate("Handover", "When"), lambda row: row.handed_over_at, 16),
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
        count(lambda: translate("Handover", "Tickets"), lambda row: row.tickets, 9),
        count(
            lambda: translate("Handover", "Pressing"),
            lambda row: row.urgent,
            9,
            tone=lambda row: "overdue" if row.urgent else None,
        ),
        text(
            lambda: translate("Handover", "In a major fault because"),
            lambda row: row.major_reason,
            26,
        ),
    )


def _taken(row: HandoverRow) -> str:
    if row.by_password:
        return translate("Handover", "by own password")
    return translate("Handover", "by choice")
