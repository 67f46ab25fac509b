"""The work orders of a ticket with their crews, and every sheet that was printed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.reasons import PinKind
from models.rules.zone import stamp
from views.widgets.columns import count, moment, text, word
from views.widgets.plain_label import PlainLabel
from views.widgets.table import Column, RowsModel
from views.widgets.table_view import Table
from views.wording import term

if TYPE_CHECKING:
    from models.queries.ticket_detail import OrderRow, PrintRow, TicketDetail

translate = QCoreApplication.translate


def order_columns() -> "tuple[Column[OrderRow], ...]":
    """Return the columns of the work orders."""
    return (
        Column(
            lambda: translate("Orders", "Work order"),
            lambda row: row.number,
            lambda row: row.sequence,
            width=25,
        ),
        word(lambda: translate("Orders", "State"), lambda row: row.state, 10),
        Column(
            lambda: translate("Orders", "Crew"),
            lambda row: row.crew_name if row.lead else f"{row.crew_name} +",
            lambda row: row.crew_name,
            tip=lambda row: "" if row.lead else translate("Orders", "reinforcing crew"),
            width=14,
        ),
        text(lambda: translate("Orders", "Leader"), lambda row: row.leader, 10),
        *_going_columns(),
    )


def _going_columns() -> "tuple[Column[OrderRow], ...]":
    return (
        Column(
            lambda: translate("Orders", "With"),
            lambda row: "  ".join(part for part in (row.vehicle, *row.instruments) if part),
            lambda row: row.vehicle or "",
            width=24,
        ),
        moment(lambda: translate("Orders", "Planned"), lambda row: row.planned_at, 19),
        Column(
            lambda: translate("Orders", "Pinned"),
            pin_word,
            lambda row: row.pin,
            width=16,
        ),
        Column(
            lambda: translate("Orders", "Prints"),
            lambda row: str(row.prints) if row.prints else translate("Orders", "not printed"),
            lambda row: row.prints,
            tone=lambda row: None if row.prints else "soon",
            width=10,
        ),
        Column(
            lambda: translate("Orders", "Task"),
            lambda row: " ".join(row.task.split()),
            lambda row: row.task,
            tip=lambda row: row.task,
            width=40,
        ),
    )


def pin_word(row: "OrderRow") -> str:
    """Return what of an order may not move any more."""
    if row.pin is PinKind.NONE:
        return ""
    ends = (stamp(row.window_from_at), stamp(row.window_to_at))
    window = " … ".join(ends) if any(ends) else ""
    return "  ".join(part for part in (term(row.pin), window) if part)


def print_columns() -> "tuple[Column[PrintRow], ...]":
    """Return the columns of the print register."""
    return (
        moment(lambda: translate("Orders", "Printed"), lambda row: row.printed_at, 19),
        Column(
            lambda: translate("Orders", "Form"),
            lambda row: f"{row.form} {row.form_version}",
            lambda row: row.form,
            width=14,
        ),
        Column(
            lambda: translate("Orders", "Copy"),
            lambda row: copy_word(row.copy_number),
            lambda row: row.copy_number,
            tone=lambda row: "soon" if row.copy_number > 1 else None,
            width=10,
        ),
        text(lambda: translate("Orders", "By"), lambda row: row.actor, 10),
        Column(
            lambda: translate("Orders", "Printer"),
            lambda row: "  ".join(part for part in (row.printer, row.paper) if part),
            lambda row: row.printer,
            width=24,
        ),
        count(lambda: translate("Orders", "Pages"), lambda row: row.pages, 6),
        text(lambda: translate("Orders", "Why again"), lambda row: row.reason, 30),
    )


def copy_word(copy_number: int) -> str:
    """Return ``original`` or the count of the reprint (补打 n)."""
    if copy_number <= 1:
        return translate("Orders", "original")
    return translate("Orders", "reprint {count}").format(count=copy_number - 1)


class OrdersView(QWidget):
    """Enter on a work order asks for its preview."""

    preview_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.orders: RowsModel[OrderRow] = RowsModel(
            order_columns(), self, key=lambda row: row.number
        )
        self.prints: RowsModel[PrintRow] = RowsModel(
            print_columns(), self, key=lambda row: (row.printed_at, row.form, row.copy_number)
        )
        self.order_table = Table("orders", None, self)
        self.order_table.show_model(self.orders)
        self.order_table.opened.connect(lambda row: self.preview_wanted.emit(row.number))
        self.print_table = Table("prints", None, self)
        self.print_table.show_model(self.prints)
        self.no_orders = PlainLabel(
            translate("Orders", "Nobody was sent yet. Dispatch the ticket with Alt+2."),
            self,
            role="muted",
            wrap=True,
        )
        self.no_prints = PlainLabel(
            translate("Orders", "Nothing printed yet. Ctrl+P shows the work order."),
            self,
            role="muted",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(translate("Orders", "Work orders"), self, role="strong"))
        column.addWidget(self.no_orders)
        column.addWidget(self.order_table, 1)
        column.addWidget(PlainLabel(translate("Orders", "Print register"), self, role="strong"))
        column.addWidget(self.no_prints)
        column.addWidget(self.print_table, 1)

    def show_detail(self, detail: "TicketDetail") -> None:
        """Show the orders and prints of a ticket."""
        self.orders.show_rows(detail.orders)
        self.prints.show_rows(sorted(detail.prints, key=lambda row: row.printed_at, reverse=True))
        for table, blank, rows in (
            (self.order_table, self.no_orders, detail.orders),
            (self.print_table, self.no_prints, detail.prints),
        ):
            table.setVisible(bool(rows))
            blank.setVisible(not rows)
