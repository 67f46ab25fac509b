"""Reports upwards: the steps that are due, what is reported and when next, the reports made."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.escalations import (
    ReportDraft,
    ReportRow,
    StepRow,
    TroubleRow,
    draft_report,
    ladder_rows,
    report_rows,
    trouble_rows,
)
from views.crowds import sheets
from views.crowds.columns import report_columns, step_columns, trouble_columns
from views.desk import Desk
from views.widgets.beside import beside
from views.widgets.empty_state import EmptyState
from views.widgets.entry_form import EntryForm
from views.widgets.form_side import FormSide
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

LIST, SIDE = 7, 5


class ReportsTab(QWidget):
    """``pointed`` when something else is marked."""

    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._steps: RowsModel[StepRow] = RowsModel(
            step_columns(desk.now), self, key=lambda row: row.key
        )
        self._troubles: RowsModel[TroubleRow] = RowsModel(
            trouble_columns(desk.now), self, key=lambda row: row.ticket
        )
        self._reports: RowsModel[ReportRow] = RowsModel(
            report_columns(), self, key=lambda row: row.number
        )
        self.steps = Table("crowds/steps", desk.settings, self)
        self.troubles = Table("crowds/due", desk.settings, self)
        self.reports = Table("crowds/reports", desk.settings, self)
        hint = EmptyState(
            translate("Crowds", "Nothing is being reported"),
            translate("Crowds", "Ctrl+B reports what is marked; Ctrl+M notes who was told."),
            icon="flag",
            parent=self,
        )
        self.side = FormSide(hint, self, make=partial(EntryForm, desk))
        self._build()

    # Being asked

    def step(self) -> StepRow | None:
        """Return the step marked."""
        return cast("StepRow | None", self.steps.selected_row())

    def trouble(self) -> TroubleRow | None:
        """Return what is reported upwards and marked."""
        return cast("TroubleRow | None", self.troubles.selected_row())

    def made(self) -> ReportRow | None:
        """Return the report marked."""
        return cast("ReportRow | None", self.reports.selected_row())

    def ticket(self) -> str:
        """Return the ticket of whatever is marked in the list last used."""
        for row in (self._focused(), self.trouble(), self.step(), self.made()):
            if row is not None:
                return str(row.ticket)
        return ""

    def urgent(self) -> int:
        """Return how many steps and reports wait."""
        now = self.desk.now()
        late = sum(row.next_at is not None and row.next_at < now for row in self._troubles.rows())
        return len(self._steps.rows()) + late

    # Being told

    def refresh(self) -> None:
        """Ask for everything again; nothing loses its place."""
        now = self.desk.now()
        self.desk.ask(self, partial(ladder_rows, now=now), self._show_steps, slow=True)
        self.desk.ask(self, partial(trouble_rows, now=now), self._show_troubles)
        self.desk.ask(self, report_rows, self._show_reports)

    def tick(self) -> None:
        """Let the times run."""
        for model in (self._steps, self._troubles):
            model.repaint_column(0)
        self._steps.repaint_column(2)

    def report(self, number: str = "") -> None:
        """Open the next report of a ticket, begun with what is known."""
        ticket = number or self.ticket()
        if ticket:
            query = partial(draft_report, number=ticket, now=self.desk.now())
            self.desk.ask(self, query, self._open_report)

    def answer(self) -> None:
        """Note that whom the step marked names was told."""
        row = self.step()
        if row is not None:
            self.side.start(sheets.answer(row))

    def _open_report(self, draft: ReportDraft) -> None:
        self.side.start(sheets.report(draft, self.desk.now))

    # Building

    def _build(self) -> None:
        parts = (
            (translate("Crowds", "Steps of the ladder that are due"), self.steps, self._steps),
            (translate("Crowds", "Being reported"), self.troubles, self._troubles),
            (translate("Crowds", "Reports made"), self.reports, self._reports),
        )
        lists = QWidget(self)
        column = QVBoxLayout(lists)
        column.setContentsMargins(0, 0, 0, 0)
        for title, table, model in parts:
            table.show_model(model)
            table.setAccessibleName(title)
            table.pointed.connect(lambda _: self.pointed.emit())
            column.addWidget(PlainLabel(title, lists, role="strong"))
            column.addWidget(table, 1)
        self.steps.opened.connect(lambda _: self.answer())
        self.troubles.opened.connect(lambda _: self.report())
        self.reports.opened.connect(
            lambda row: self.desk.open_screen("preview", f"F11/{row.number}")
        )
        self.side.back.connect(self._back)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        whole.addWidget(beside(lists, self.side, shares=(LIST, SIDE)))

    # Answers

    def _show_steps(self, rows: Sequence[StepRow]) -> None:
        self._steps.show_rows(rows)
        self.pointed.emit()

    def _show_troubles(self, rows: Sequence[TroubleRow]) -> None:
        self._troubles.show_rows(rows)
        self.pointed.emit()

    def _show_reports(self, rows: Sequence[ReportRow]) -> None:
        self._reports.show_rows(rows)
        self.pointed.emit()

    def _focused(self) -> StepRow | TroubleRow | ReportRow | None:
        for table in (self.steps, self.troubles, self.reports):
            if table.hasFocus():
                return cast("StepRow | TroubleRow | ReportRow | None", table.selected_row())
        return None

    def _back(self) -> None:
        self.troubles.setFocus()
        self.pointed.emit()
