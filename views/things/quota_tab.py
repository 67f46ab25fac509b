"""The standard against what there is: the rate, the shortages, and the rule behind each row."""

from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.queries.quota import QuotaRow, QuotaSheet, quota_sheet
from models.rules.quota import Verdict
from models.rules.zone import local_day
from views.desk import Desk
from views.things.columns import quota_columns
from views.widgets.count_badge import CountBadge
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate


class QuotaTab(QWidget):
    """Enter on a row asks for the register it is counted from."""

    opened = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._sheet = QuotaSheet((), None, "")
        self.rate = PlainLabel("", self, role="title")
        self._edition = PlainLabel("", self, role="muted")
        self.counts = {
            Verdict.SHORT: CountBadge(translate("Things", "Short"), "overdue"),
            Verdict.MET: CountBadge(translate("Things", "Up to standard")),
            Verdict.NOT_KEPT: CountBadge(translate("Things", "Not counted")),
        }
        self.only_short = QCheckBox(translate("Things", "&Shortages only"), self)
        self.model: RowsModel[QuotaRow] = RowsModel(
            quota_columns(), self, key=lambda row: row.standing.quota_id
        )
        self.table = Table("things/quota", desk.settings, self)
        self._build()

    def refresh(self) -> None:
        """Ask for the standard again; nothing loses its place."""
        query = partial(quota_sheet, today=local_day(self.desk.now()))
        self.desk.ask(self, query, self._show)

    def row(self) -> QuotaRow | None:
        """Return the row marked."""
        return cast("QuotaRow | None", self.table.selected_row())

    def _build(self) -> None:
        self.table.show_model(self.model)
        self.table.opened.connect(self.opened.emit)
        self.only_short.toggled.connect(lambda _: self._fill())
        gap = self.fontMetrics().height()
        line = QHBoxLayout()
        line.setSpacing(gap)
        line.addWidget(self.rate)
        for badge in self.counts.values():
            line.addWidget(badge)
        line.addStretch(1)
        line.addWidget(self._edition)
        line.addWidget(self.only_short)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap // 2, 0, 0)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(
            PlainLabel(
                translate(
                    "Things",
                    "Only what is in date, serviceable and in store counts, crew by crew;"
                    " the rate is what counts of what is needed, no row above its need.",
                ),
                self,
                role="faint",
                wrap=True,
            )
        )

    def _show(self, sheet: QuotaSheet) -> None:
        self._sheet = sheet
        rate = "—" if sheet.rate is None else f"{sheet.rate:.1%}"
        self.rate.setText(translate("Things", "Standard met {rate}").format(rate=rate))
        self._edition.setText(translate("Things", "Norms {edition}").format(edition=sheet.edition))
        for verdict, badge in self.counts.items():
            badge.show_count(sum(row.standing.verdict is verdict for row in sheet.rows))
        self._fill()

    def _fill(self) -> None:
        short = self.only_short.isChecked()
        self.model.show_rows(
            [row for row in self._sheet.rows if not short or row.standing.verdict is Verdict.SHORT]
        )
        if self.row() is None and self.model.rowCount():
            self.table.selectRow(0)
