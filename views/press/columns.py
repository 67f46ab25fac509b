"""What the two lists of the Print room show."""

from PySide6.QtCore import QCoreApplication

from console.press.job import JobState, PrintJob
from models.queries.papers.waiting import OrderToPrint
from views.widgets.columns import moment, text
from views.widgets.table import Column

translate = QCoreApplication.translate

_STATES = {
    JobState.DRAWING: lambda: translate("Press", "drawing"),
    JobState.SENDING: lambda: translate("Press", "sending"),
    JobState.AT_PRINTER: lambda: translate("Press", "at the printer"),
    JobState.RECORDING: lambda: translate("Press", "being recorded"),
    JobState.DONE: lambda: translate("Press", "printed"),
    JobState.STOPPED: lambda: translate("Press", "stopped"),
    JobState.CANCELLED: lambda: translate("Press", "cancelled"),
}
_TONES = {JobState.STOPPED: "overdue", JobState.DONE: "fine", JobState.CANCELLED: "muted"}
_ICONS = {
    JobState.STOPPED: "alert-triangle",
    JobState.DONE: "check",
    JobState.AT_PRINTER: "printer",
}


def order_columns() -> tuple[Column[OrderToPrint], ...]:
    """Return the columns of orders that wait for paper."""
    return (
        text(lambda: translate("Press", "Order"), lambda r: r.number, 27),
        Column(
            lambda: translate("Press", "Crew"),
            lambda r: f"{r.crew} {r.crew_name}".strip(),
            lambda r: r.crew,
            width=16,
        ),
        text(lambda: translate("Press", "Customer"), lambda r: r.customer, 30),
        text(lambda: translate("Press", "Town"), lambda r: r.town, 12),
        moment(lambda: translate("Press", "Planned"), lambda r: r.planned_at, 18),
        moment(lambda: translate("Press", "Due"), lambda r: r.due_at, 12),
    )


def job_columns() -> tuple[Column[PrintJob], ...]:
    """Return the columns of print jobs."""
    return (
        moment(lambda: translate("Press", "Asked"), lambda r: r.asked_at, 18),
        text(lambda: translate("Press", "What"), lambda r: r.title, 34),
        text(lambda: translate("Press", "Printer"), lambda r: r.wish.printer, 20),
        Column(
            lambda: translate("Press", "Recorded"),
            lambda r: f"{r.recorded} / {r.count}",
            lambda r: r.recorded,
            width=12,
        ),
        Column(
            lambda: translate("Press", "State"),
            lambda r: _STATES[r.state](),
            lambda r: r.state,
            tone=lambda r: "soon" if r.problem and r.state not in _TONES else _TONES.get(r.state),
            icon=lambda r: _ICONS.get(r.state),
        ),
    )
