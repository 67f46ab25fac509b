"""The columns of the spare parts: register, what lies where, movements, counts, driving."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.queries.driving import DriveRow
from models.queries.spares import LotRow, MoveRow, SpareRow
from models.queries.stocktakes import CountLine, StocktakeRow
from models.rules.stock import CountVerdict
from models.rules.zone import stamp
from views.widgets.columns import RIGHT, moment, text
from views.widgets.table import Column
from views.wording import term

translate = QCoreApplication.translate

VERDICT_LOOKS: dict[CountVerdict, tuple[str | None, str]] = {
    CountVerdict.FOUND: (None, "circle-check"),
    CountVerdict.MISSING: ("overdue", "alert-triangle"),
    CountVerdict.SURPLUS: ("soon", "plus"),
    CountVerdict.UNKNOWN: ("soon", "alert-circle"),
}


def spare_columns() -> tuple[Column[SpareRow], ...]:
    """Return the columns of the register of spare parts."""
    return (
        text(lambda: translate("Things", "Code"), lambda row: row.code, 12),
        text(lambda: translate("Things", "Spare part"), lambda row: row.name, 20),
        text(lambda: translate("Things", "Specification"), lambda row: row.spec, 18),
        Column(
            heading=lambda: translate("Things", "In store"),
            text=stock_words,
            key=lambda row: row.stock,
            tone=lambda row: "overdue" if row.is_short else None,
            icon=lambda row: "alert-triangle" if row.is_short else None,
            align=RIGHT,
            width=12,
        ),
        number(lambda: translate("Things", "At least"), lambda row: row.minimum, 9),
        Column(
            heading=lambda: translate("Things", "Old parts owed"),
            text=lambda row: str(row.owed or ""),
            key=lambda row: row.owed,
            tone=lambda row: "soon" if row.owed else None,
            icon=lambda row: "repeat" if row.owed else None,
            align=RIGHT,
            width=13,
        ),
        text(lambda: translate("Things", "Shelf"), lambda row: row.shelf, 9),
        moment(lambda: translate("Things", "Last moved"), lambda row: row.last_moved_at, 17),
    )


def stock_words(row: SpareRow) -> str:
    """Say how many are in store, with their unit."""
    return f"{row.stock:,} {row.unit}".strip()


def lot_columns() -> tuple[Column[LotRow], ...]:
    """Return the columns of what lies in store."""
    return (
        text(lambda: translate("Things", "Batch"), lambda row: row.batch, 16),
        text(lambda: translate("Things", "Serial number"), lambda row: row.serial, 20),
        number(lambda: translate("Things", "In store"), lambda row: row.quantity, 10),
        moment(lambda: translate("Things", "Since"), lambda row: row.since_at, 17),
    )


def move_columns() -> tuple[Column[MoveRow], ...]:
    """Return the columns of what came in and went out."""
    return (
        moment(lambda: translate("Things", "When"), lambda row: row.moved_at, 17),
        text(lambda: translate("Things", "Movement"), lambda row: term(row.kind), 14),
        number(lambda: translate("Things", "Quantity"), lambda row: row.quantity, 9, form="{:+,}"),
        number(lambda: translate("Things", "Left"), lambda row: row.balance, 8),
        text(lambda: translate("Things", "Serial number"), lambda row: row.serial, 16),
        text(lambda: translate("Things", "Taken by"), lambda row: row.taken_by, 16),
        text(lambda: translate("Things", "Ticket"), lambda row: row.ticket, 20),
        Column(
            heading=lambda: translate("Things", "Old part"),
            text=old_words,
            key=lambda row: (not row.is_owing, row.old_serial),
            tone=lambda row: "soon" if row.is_owing else None,
            icon=lambda row: "repeat" if row.is_owing else None,
            tip=old_words,
            width=22,
        ),
        text(lambda: translate("Things", "Batch"), lambda row: row.batch, 10),
        text(lambda: translate("Things", "Slip"), lambda row: row.number, 20),
        text(
            lambda: translate("Things", "Reason"),
            lambda row: row.reason,
            18,
            tip=lambda row: row.reason,
        ),
    )


def old_words(row: MoveRow) -> str:
    """Say whether the old part is owed, or what became of it."""
    if row.is_owing:
        return " ".join((translate("Things", "still owed"), row.old_serial)).strip()
    if row.old_fate is None:
        return row.old_serial
    return f"{term(row.old_fate)} {row.old_serial}".strip()


def stocktake_columns() -> tuple[Column[StocktakeRow], ...]:
    """Return the columns of the counts."""
    return (
        text(lambda: translate("Things", "Count"), lambda row: row.number, 23),
        text(lambda: translate("Things", "What"), lambda row: term(row.scope), 8),
        moment(lambda: translate("Things", "Begun"), lambda row: row.started_at, 17),
        Column(
            heading=lambda: translate("Things", "Finished"),
            text=finished_words,
            key=lambda row: (row.closed_at is not None, stamp(row.closed_at)),
            tone=lambda row: "accent" if row.closed_at is None else None,
            icon=lambda row: "player-play" if row.closed_at is None else "check",
            width=21,
        ),
        Column(
            heading=lambda: translate("Things", "Differs"),
            text=lambda row: str(row.wrong),
            key=lambda row: row.wrong,
            tone=lambda row: "overdue" if row.wrong else None,
            icon=lambda row: "alert-triangle" if row.wrong else "circle-check",
            align=RIGHT,
            width=9,
        ),
        text(lambda: translate("Things", "Counted by"), lambda row: row.counted_by, 10),
    )


def finished_words(row: StocktakeRow) -> str:
    """Say when a count was closed, or that it is running."""
    return stamp(row.closed_at) if row.closed_at else translate("Things", "still counting")


def count_columns() -> tuple[Column[CountLine], ...]:
    """Return the columns of one count."""
    return (
        Column(
            heading=lambda: translate("Things", "Result"),
            text=verdict_words,
            key=lambda row: (list(VERDICT_LOOKS).index(row.verdict), row.code),
            tone=lambda row: VERDICT_LOOKS[row.verdict][0],
            icon=lambda row: VERDICT_LOOKS[row.verdict][1],
            width=20,
        ),
        text(lambda: translate("Things", "Code"), lambda row: row.code, 18),
        text(lambda: translate("Things", "Name"), lambda row: row.name, 22),
        number(lambda: translate("Things", "On the book"), lambda row: row.expected, 10),
        number(lambda: translate("Things", "Found"), lambda row: row.found, 9),
        moment(lambda: translate("Things", "Seen"), lambda row: row.seen_at, 17),
    )


def verdict_words(row: CountLine) -> str:
    """Say how a line stands; what is away is not expected, so it is not missing."""
    if row.away and not row.is_seen:
        return translate("Things", "away, as on the book")
    return term(row.verdict)


def drive_columns() -> tuple[Column[DriveRow], ...]:
    """Return the columns of the mileage and fuel log."""
    return (
        moment(lambda: translate("Things", "When"), lambda row: row.at, 17),
        Column(
            heading=lambda: translate("Things", "What"),
            text=drive_words,
            key=drive_words,
            tone=lambda row: "accent" if row.is_out else None,
            icon=lambda row: "road" if row.litres is None else "database",
            width=16,
        ),
        text(lambda: translate("Things", "Odometer, km"), _odometer, 18),
        number(lambda: translate("Things", "Km"), lambda row: row.km, 8),
        text(lambda: translate("Things", "Ticket"), lambda row: row.ticket, 20),
        text(lambda: translate("Things", "Driver"), lambda row: row.driver, 14),
        text(lambda: translate("Things", "Route"), lambda row: row.route, 18),
        text(
            lambda: translate("Things", "Remarks"),
            lambda row: row.note,
            16,
            tip=lambda row: row.note,
        ),
    )


def drive_words(row: DriveRow) -> str:
    """Say whether it was a trip or fuel, and how much."""
    if row.litres is not None:
        return translate("Things", "fuel {litres} l").format(litres=f"{row.litres:g}")
    return translate("Things", "on the road") if row.is_out else translate("Things", "trip")


def _odometer(row: DriveRow) -> str:
    start = f"{row.start_km:,}"
    return start if row.end_km is None else f"{start} → {row.end_km:,}"


def number(
    heading: Callable[[], str],
    read: Callable[[Any], int | None],
    width: int,
    *,
    form: str = "{:,}",
) -> Column[Any]:
    """Return a column of figures, flush right; nothing for none."""

    def said(row: Any) -> str:
        value = read(row)
        return "" if value is None else form.format(value)

    return Column(
        heading=heading, text=said, key=lambda row: read(row) or 0, align=RIGHT, width=width
    )
