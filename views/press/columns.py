"""What the two lists of the Print room show."""

from PySide6.QtCore import QCoreApplication

from console.press.job import JobState, PrintJob
from models.queries.papers.waiting import OrderToPrint
from models.rules.zone import stamp
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
        Column(
            lambda: translate("Press", "Order"), lambda r: r.number, lambda r: r.number, width=27
        ),
        Column(
            lambda: translate("Press", "Crew"),
            lambda r: f"{r.crew} {r.crew_name}".strip(),
            lambda r: r.crew,
            width=16,
        ),
        Column(
            lambda: translate("Press", "Customer"),
            lambda r: r.customer,
            lambda r: r.customer,
            width=30,
        ),
        Column(lambda: translate("Press", "Town"), lambda r: r.town, lambda r: r.town, width=12),
        Column(
            lambda: translate("Press", "Planned"),
            lambda r: stamp(r.planned_at),
            lambda r: stamp(r.planned_at),
            width=18,
        ),
        Column(
            lambda: translate("Press", "Due"), lambda r: stamp(r.due_at), lambda r: stamp(r.due_at)
        ),
    )


def job_columns() -> tuple[Column[PrintJob], ...]:
    """Return the columns of print jobs."""
    return (
        Column(
            lambda: translate("Press", "Asked"),
            lambda r: stamp(r.asked_at),
            lambda r: r.asked_at,
            width=18,
        ),
        Column(lambda: translate("Press", "What"), lambda r: r.title, lambda r: r.title, width=34),
        Column(
            lambda: translate("Press", "Printer"),
            lambda r: r.wish.printer,
            lambda r: r.wish.printer,
            width=20,
        ),
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
