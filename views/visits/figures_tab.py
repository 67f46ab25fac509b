"""The month's figures of customer care; each opens the calls it was counted from."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from models.queries.care_kpi import CareFigure, Counted, care_kpi
from views.desk import Desk
from views.visits.log_columns import counted_columns, figure_columns, figure_name
from views.visits.log_filter import months
from views.widgets.choice_box import ChoiceBox
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

FIGURES, LINES = 2, 3


class FiguresTab(QWidget):
    """``opened`` carries a counted line; ``behind`` all calls of a figure, with its name."""

    opened = Signal(object)
    behind = Signal(object, str)
    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.month = ChoiceBox(months(desk.now()), self)
        self.model: RowsModel[CareFigure] = RowsModel(
            figure_columns(), self, key=lambda row: (row.id, row.part)
        )
        self.table = Table("visits/figures", desk.settings, self)
        self.lines: RowsModel[Counted] = RowsModel(counted_columns(), self)
        self.under = Table("visits/counted", desk.settings, self)
        self.about = PlainLabel("", self, role="muted")
        self._build()

    def row(self) -> CareFigure | None:
        """Return the figure marked."""
        return cast("CareFigure | None", self.table.selected_row())

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table

    def refresh(self) -> None:
        """Count again."""
        day: date = self.month.value()
        self.about.setText(translate("Visits", "Counting…"))
        self.desk.ask(self, partial(care_kpi, day=day), self._show, slow=True)

    def _build(self) -> None:
        self.month.setAccessibleName(translate("Visits", "Month"))
        self.table.show_model(self.model)
        self.under.show_model(self.lines)
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.about)
        column.addWidget(self.under, 1)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.table)
        split.addWidget(lower)
        split.setStretchFactor(0, FIGURES)
        split.setStretchFactor(1, LINES)
        split.setChildrenCollapsible(False)
        line = QHBoxLayout()
        line.addWidget(PlainLabel(translate("Visits", "Month"), self, role="muted"))
        line.addWidget(self.month)
        line.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        outer.addLayout(line)
        outer.addWidget(split, 1)
        self.month.activated.connect(lambda _: self.refresh())
        self.table.pointed.connect(self._point)
        self.table.opened.connect(self._open_calls)
        self.under.opened.connect(self.opened)

    def _show(self, figures: Sequence[CareFigure]) -> None:
        self.model.show_rows(figures)
        if self.row() is None:
            self.table.select_first()
        else:
            self._point(self.row())

    def _point(self, row: CareFigure | None) -> None:
        self.lines.show_rows(row.rows if row is not None else ())
        said = translate("Visits", "What {figure} was counted from (Enter opens it)")
        self.about.setText(said.format(figure=figure_name(row)) if row is not None else "")
        self.pointed.emit()

    def _open_calls(self, row: CareFigure) -> None:
        numbers = {one.number for one in row.rows if one.kind == "phone_visit" and one.number}
        if numbers:
            self.behind.emit(tuple(sorted(numbers)), figure_name(row))
        else:
            self.under.setFocus()
            self.under.select_first()
