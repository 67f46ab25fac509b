"""The columns of the sheets, of the void ones and of the reprints."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.papers_out import ReprintRow, SheetRow, SheetState, VoidRow
from views.widgets.columns import count, moment, text, word
from views.widgets.table import Column
from views.wording import form_word, length

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
    return (
        text(lambda: translate("PapersOut", "Work order"), lambda row: row.order, 27),
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
            text=lambda row: length(row.age(now())),
            key=lambda row: row.age(now()),
            tone=lambda row: _tone(row, now()),
            width=18,
        ),
        text(lambda: translate("PapersOut", "Crew"), lambda row: row.crew_name, 12),
        text(lambda: translate("PapersOut", "Customer"), lambda row: row.customer_name, 22),
        word(lambda: translate("PapersOut", "Ticket"), lambda row: row.ticket_state, 13),
        moment(lambda: translate("PapersOut", "Printed"), lambda row: row.printed_at, 16),
        count(lambda: translate("PapersOut", "Copies"), lambda row: row.copies, 7),
    )


def _tone(row: SheetRow, now: datetime) -> str | None:
    if row.state is SheetState.OUT and row.age(now) > OLD:
        return "overdue"
    return _TONES.get(row.state)


def _form() -> Column[Any]:
    """The form by its code; hovering says what it is called."""
    return text(
        lambda: translate("PapersOut", "Form"),
        lambda row: row.form,
        7,
        tip=lambda row: form_word(row.form),
    )


def void_columns() -> tuple[Column[VoidRow], ...]:
    """Return the columns of the register of void sheets."""
    return (
        text(lambda: translate("PapersOut", "Number"), lambda row: row.number, 27),
        _form(),
        text(lambda: translate("PapersOut", "Paper serial"), lambda row: row.serial, 18),
        text(lambda: translate("PapersOut", "Reason"), lambda row: row.reason, 30),
        moment(lambda: translate("PapersOut", "Void since"), lambda row: row.voided_at, 16),
        text(lambda: translate("PapersOut", "By"), lambda row: row.voided_by, 10),
    )


def reprint_columns() -> tuple[Column[ReprintRow], ...]:
    """Return the columns of the register of reprints."""
    return (
        text(lambda: translate("PapersOut", "Number"), lambda row: row.number, 27),
        _form(),
        count(lambda: translate("PapersOut", "Copy"), lambda row: row.copy_number, 7),
        text(lambda: translate("PapersOut", "Reason"), lambda row: row.reason, 30),
        moment(lambda: translate("PapersOut", "Printed"), lambda row: row.printed_at, 16),
        text(lambda: translate("PapersOut", "By"), lambda row: row.actor, 10),
        text(lambda: translate("PapersOut", "Printer"), lambda row: row.printer, 16),
    )
