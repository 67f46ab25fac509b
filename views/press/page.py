"""Printing many: the orders nobody has on paper yet, and what becomes of every print job."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.press.job import ENDED, JobState, PrintJob, Problem, Wish
from console.press.office import error_of
from models.errors import RefusedError
from models.queries.papers.waiting import OrderToPrint, orders_to_print, sorted_by
from views.desk import Desk
from views.press.actions import ACTIONS
from views.press.columns import job_columns, order_columns
from views.press.go_on import GoOnDialog
from views.press.measure import MeasureDialog
from views.way_box import WayBox
from views.widgets.choice_box import ChoiceBox
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import ROW_ROLE, RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

FORM = "F01"
TABLES = frozenset({"work_order", "print", "ticket"})


class PressPage(Page):
    """Orders above, jobs below; a job that stopped is taken up from here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Press", "Printing"))
        self._orders: RowsModel[OrderToPrint] = RowsModel(
            order_columns(), self, key=lambda row: row.number
        )
        self._jobs: RowsModel[PrintJob] = RowsModel(job_columns(), self, key=lambda job: job.id)
        self.way = WayBox(desk, self)
        self.by = ChoiceBox(
            [
                ("crew", translate("Press", "by crew")),
                ("route", translate("Press", "by route")),
            ],
            self,
        )
        self.orders = Table("press.orders", desk.settings, self)
        self.jobs = Table("press.jobs", desk.settings, self)
        self.problem = PlainLabel("", self, role="soon", wrap=True)
        self.progress = QProgressBar(self)
        self._lost: tuple[str, ...] = ()
        self._stack = QStackedWidget(self)
        self._build()
        self.set_actions(ACTIONS)
        desk.press.moved.connect(self._show_jobs)
        desk.follow(self, TABLES, self.refresh)
        self.way.show_form(FORM)
        self._show_jobs()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start on the orders."""
        return self.orders

    def panes(self) -> list[QWidget]:
        """Return the parts of the page that F6 walks through."""
        return [self.orders, self.jobs, self.way.printer]

    def refresh(self) -> None:
        """Ask again which orders are not on paper."""
        self.desk.ask(self, orders_to_print, self._show_orders)

    # What can be done

    def has_orders(self) -> bool:
        """Say whether any order waits for paper."""
        return bool(self._orders.rows())

    def print_orders(self) -> None:
        """Print the selected orders, or all when none or one is selected."""
        choice = self.way.choice()
        if not choice.printer:
            self.bar.show_error(
                translate("Press", "There is no printer. Connect one, or save papers as PDF.")
            )
            return
        rows = sorted_by(self.by.value(), self._wanted())
        wish = Wish(
            form=FORM,
            numbers=tuple(row.number for row in rows),
            printer=choice.printer,
            paper=choice.paper,
            copies=choice.copies,
            by_ply=choice.by_ply,
            ink=choice.ink,
        )
        self.way.remember()
        self.desk.press.add(wish)

    def select_all(self) -> None:
        """Select every order."""
        self.orders.selectAll()

    def may_go_on(self) -> bool:
        """Say whether the selected job stopped."""
        job = self._job()
        return job is not None and job.state is JobState.STOPPED

    def go_on(self) -> None:
        """Ask which paper is the first that is missing, and go on there."""
        job = self._job()
        if job is not None and self.may_go_on():
            GoOnDialog(job, self, chosen=partial(self._go_on, job.id)).open()

    def may_cancel(self) -> bool:
        """Say whether the selected job can still be stopped."""
        job = self._job()
        return job is not None and job.state not in ENDED | {JobState.RECORDING}

    def cancel(self) -> None:
        """Stop the selected job."""
        job = self._job()
        if job is not None and self.may_cancel():
            self.desk.press.cancel(job.id)

    def may_forget(self) -> bool:
        """Say whether the selected job is over."""
        job = self._job()
        return job is not None and job.state in ENDED

    def forget(self) -> None:
        """Take the selected job off the list."""
        job = self._job()
        if job is not None and self.may_forget():
            self.desk.press.forget(job.id)

    def calibrate(self) -> None:
        """Measure what a printer makes of a page of rulers."""
        MeasureDialog(self.desk, self, printer=self.way.printer.value() or "").open()

    # Building

    def _build(self) -> None:
        self.orders.show_model(self._orders)
        self.orders.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.orders.opened.connect(lambda row: self.desk.open_screen("preview", row.number))
        self.jobs.show_model(self._jobs)
        self.jobs.opened.connect(lambda _: self.go_on())
        self.jobs.pointed.connect(lambda _: self._pointed())
        self.by.setAccessibleName(translate("Press", "Order of the papers"))
        self.by.currentIndexChanged.connect(lambda _: self._show_orders(self._orders.rows()))
        self.progress.setTextVisible(False)
        self._stack.addWidget(
            EmptyState(
                translate("Press", "Every order is on paper"),
                translate("Press", "Orders show here when they are dispatched and not printed."),
                icon="printer",
                parent=self,
            )
        )
        self._stack.addWidget(self.orders)
        row = QHBoxLayout()
        row.addWidget(self.by)
        row.addWidget(self.way, 1)
        self.body.addLayout(row)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self._stack)
        split.addWidget(self._below())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)

    def _below(self) -> QWidget:
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            PlainLabel(translate("Press", "Print jobs of this desk"), below, role="strong")
        )
        column.addWidget(self.jobs, 1)
        column.addWidget(self.progress)
        column.addWidget(self.problem)
        return below

    # Answers

    def _show_orders(self, rows: Sequence[OrderToPrint]) -> None:
        self._orders.show_rows(sorted_by(self.by.value(), rows))
        self._stack.setCurrentIndex(1 if rows else 0)
        self.update_actions()

    def _wanted(self) -> list[OrderToPrint]:
        chosen = self.orders.selectionModel().selectedRows()
        rows = [index.data(ROW_ROLE) for index in chosen]
        return rows if len(rows) > 1 else list(self._orders.rows())

    def _show_jobs(self) -> None:
        if self.desk.press.lost != self._lost:
            self._lost = self.desk.press.lost
            error = RefusedError("press.unreadable", count=len(self._lost), where=self._lost[0])
            self.bar.show_error(self.desk.word(error), code=error.code)
        self._jobs.show_rows(self.desk.press.jobs())
        if not self.jobs.currentIndex().isValid():
            self.jobs.select_first()
        self._pointed()

    def _job(self) -> PrintJob | None:
        row = self.jobs.selected_row()
        return row if isinstance(row, PrintJob) else None

    def _pointed(self) -> None:
        job = self._job()
        problem = None if job is None else job.problem
        nothing = translate("Press", "No print job yet. What is sent to a printer shows here.")
        self.problem.setText(
            self._word(problem) if problem else "" if self._jobs.rows() else nothing
        )
        self.problem.setVisible(bool(self.problem.text()))
        done, all_ = (0, 0) if job is None else self.desk.press.progress(job.id)
        running = job is not None and job.state in (JobState.DRAWING, JobState.RECORDING)
        self.progress.setVisible(running and all_ > 0)
        self.progress.setRange(0, max(all_, 1))
        self.progress.setValue(done)
        self.update_actions()

    def _word(self, problem: Problem) -> str:
        return self.desk.word(error_of(problem))

    def _go_on(self, job_id: str, at: int) -> None:
        self.desk.press.go_on(job_id, at=at)
