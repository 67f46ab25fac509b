"""What the list of scanned pages shows."""

from PySide6.QtCore import QCoreApplication

from models.queries.scans import ScanRow
from models.rules.terms import ScanState
from views.widgets.columns import moment, word
from views.widgets.table import Column
from views.wording import box_word, listed

translate = QCoreApplication.translate

_ICONS = {ScanState.WAITING: "alert-triangle", ScanState.FILED: "check"}


def scan_columns() -> tuple[Column[ScanRow], ...]:
    """Return the columns of scanned pages."""
    return (
        word(
            lambda: translate("Scans", "State"),
            lambda r: r.state,
            19,
            tone=lambda r: "soon" if r.state is ScanState.WAITING else None,
            icon=lambda r: _ICONS.get(r.state),
        ),
        Column(
            lambda: translate("Scans", "Number"),
            lambda r: f"{r.number}  {r.form}".strip(),
            lambda r: r.number,
            width=32,
        ),
        Column(
            lambda: translate("Scans", "Not signed"),
            lambda r: listed(map(box_word, r.empty)),
            lambda r: len(r.empty),
            tone=lambda r: "overdue" if r.empty else None,
            tip=lambda r: listed(map(box_word, r.empty)),
            width=26,
        ),
        Column(
            lambda: translate("Scans", "File"),
            lambda r: f"{r.source}  {r.page}",
            lambda r: (r.source, r.page),
            width=22,
        ),
        moment(lambda: translate("Scans", "Taken in"), lambda r: r.scanned_at, 18),
    )
