"""The columns of the sheets, of the void ones and of the reprints."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from models.queries.papers_out import ReprintRow, SheetRow, SheetState, VoidRow
from models.rules.wording import length
from models.rules.zone import stamp
from views.widgets.table import Column
from views.wording import language, term

translate = QCoreApplication.translate

OLD = timedelta(days=3)  # when a sheet that is out is asked after
STATES: dict[SheetState, Callable[[], str]] = {
    SheetState.OUT: lambda: translate("PapersOut", "out"),
    SheetState.RETURNED: lambda: translate("PapersOut", "back, signed"),
    SheetState.UNSIGNED: lambda: translate("PapersOut", "back, unsigned"),
    SheetState.VOID: lambda: translate("PapersOut", "void"),
}
_ICONS = {
    SheetState.OUT: "file-text",
    SheetState.RETURNED: "check",
    SheetState.UNSIGNED: "alert-circle",
    SheetState.VOID: "ban",
}
_TONES = {SheetState.UNSIGNED: "soon", SheetState.RETURNED: "good"}


def sheet_columns(now: Callable[[], datetime]) -> tuple[Column[SheetRow], ...]:
    """Return the columns of the sheets."""
    first: tuple[Column[SheetRow], ...] = (
        Column(
            heading=lambda: translate("PapersOut", "Work order"),
            text=lambda row: row.order,
            key=lambda row: row.order,
            width=27,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Where"),
            text=lambda row: STATES[row.state](),
            key=lambda row: list(SheetState).index(row.state),
            tone=lambda row: _tone(row, now()),
            icon=lambda row: _ICONS[row.state],
            width=13,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Away"),
            text=lambda row: length(row.age(now()), language()),
            key=lambda row: row.age(now()),
            tone=lambda row: _tone(row, now()),
            width=18,
        ),
    )
    return first + _whose_sheet()


def _whose_sheet() -> tuple[Column[SheetRow], ...]:
    return (
        Column(
            heading=lambda: translate("PapersOut", "Crew"),
            text=lambda row: row.crew_name,
            key=lambda row: row.crew_name,
            width=12,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Customer"),
            text=lambda row: row.customer_name,
            key=lambda row: row.customer_name,
            width=22,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Ticket"),
            text=lambda row: term(row.ticket_state),
            key=lambda row: row.ticket_state,
            width=13,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Printed"),
            text=lambda row: stamp(row.printed_at),
            key=lambda row: row.printed_at,
            width=16,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Copies"),
            text=lambda row: str(row.copies),
            key=lambda row: row.copies,
            width=7,
        ),
    )


def _tone(row: SheetRow, now: datetime) -> str | None:
    if row.state is SheetState.OUT and row.age(now) > OLD:
        return "overdue"
    return _TONES.get(row.state)


def void_columns() -> tuple[Column[VoidRow], ...]:
    """Return the columns of the register of void sheets."""
    return (
        Column(
            heading=lambda: translate("PapersOut", "Number"),
            text=lambda row: row.number,
            key=lambda row: row.number,
            width=27,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Form"),
            text=lambda row: row.form,
            key=lambda row: row.form,
            width=7,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Paper serial"),
            text=lambda row: row.serial,
            key=lambda row: row.serial,
            width=18,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Reason"),
            text=lambda row: row.reason,
            key=lambda row: row.reason,
            width=30,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Void since"),
            text=lambda row: stamp(row.voided_at),
            key=lambda row: row.voided_at,
            width=16,
        ),
        Column(
            heading=lambda: translate("PapersOut", "By"),
            text=lambda row: row.voided_by,
            key=lambda row: row.voided_by,
            width=10,
        ),
    )


def reprint_columns() -> tuple[Column[ReprintRow], ...]:
    """Return the columns of the register of reprints."""
    return (
        Column(
            heading=lambda: translate("PapersOut", "Number"),
            text=lambda row: row.number,
            key=lambda row: row.number,
            width=27,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Form"),
            text=lambda row: row.form,
            key=lambda row: row.form,
            width=7,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Copy"),
            text=lambda row: str(row.copy_number),
            key=lambda row: row.copy_number,
            width=7,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Reason"),
            text=lambda row: row.reason,
            key=lambda row: row.reason,
            width=30,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Printed"),
            text=lambda row: stamp(row.printed_at),
            key=lambda row: row.printed_at,
            width=16,
        ),
        Column(
            heading=lambda: translate("PapersOut", "By"),
            text=lambda row: row.actor,
            key=lambda row: row.actor,
            width=10,
        ),
        Column(
            heading=lambda: translate("PapersOut", "Printer"),
            text=lambda row: row.printer,
            key=lambda row: row.printer,
            width=16,
        ),
    )
