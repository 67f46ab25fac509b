"""The due list: everything due on vehicles, instruments and people, the most pressing first."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from models.queries.due_board import CUSTOMER, TECHNICIAN, DueBoard, DueItem, due_board
from models.queries.things import Keepers
from models.rules.due import ANNOUNCED, Urgency
from models.rules.terms import DueKind, ThingKind
from models.rules.zone import local_day
from views import icons
from views.actions import native
from views.desk import Desk
from views.things import tasks, words
from views.things.columns import due_columns
from views.things.month import MonthView
from views.things.task_form import TaskForm
from views.widgets.beside import beside
from views.widgets.choice_box import ChoiceBox
from views.widgets.empty_state import EmptyState
from views.widgets.form_side import FormSide
from views.widgets.plain_label import plain_tip
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

LIST, SIDE, MONTH = 8, 4, 3


class DueTab(QWidget):
    """Enter on a line says it is done; ``opened`` asks for the thing a line is about."""

    pointed = Signal()
    opened = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._board = DueBoard((), ())
        self._chosen: Urgency | None = None
        self._about: tuple[object, ...] = ()
        self._chips: dict[Urgency | None, QToolButton] = {}
        self.whose = ChoiceBox(_whose(), self, empty=translate("Things", "Things and people"))
        self.what = ChoiceBox(DueKind, self, empty=translate("Things", "Everything due"))
        self.crew = ChoiceBox([], self, empty=translate("Things", "Every crew"))
        self.model: RowsModel[DueItem] = RowsModel(due_columns(), self, key=lambda row: row.key)
        self.table = Table("things/due", desk.settings, self)
        self._stack = QStackedWidget(self)
        self.month = MonthView(desk, self)
        self.by_month = QToolButton(self)
        hint = QWidget(self)
        self.side = FormSide(hint, self, make=partial(TaskForm, desk))
        self._build()
        self._listen()

    # Being asked

    def due(self) -> DueItem | None:
        """Return the line marked."""
        return cast("DueItem | None", self.table.selected_row())

    def home(self) -> QWidget:
        """Return where the keyboard starts: the list, or the filters when it is empty."""
        if self.by_month.isChecked():
            return self.month.grid
        return self.table if self.model.rowCount() else self._chips[self._chosen]

    def can_go(self) -> bool:
        """Say whether the line marked is about something with a file of its own."""
        item = self.due()
        return item is not None and item.subject_kind != TECHNICIAN

    def is_of_a_thing(self) -> bool:
        """Say whether the line marked is about a vehicle or an instrument."""
        item = self.due()
        return item is not None and item.subject_kind in list(ThingKind)

    def urgent(self) -> int:
        """Return how many are overdue or fall due today, whatever is filtered."""
        urgent = (Urgency.OVERDUE, Urgency.TODAY)
        return sum(item.near.urgency in urgent for item in self._board.items)

    # Being told

    def refresh(self) -> None:
        """Ask for the list again; nothing loses its place."""
        today = local_day(self.desk.now())
        self.desk.ask(self, partial(due_board, today=today), self._show)
        if self.by_month.isChecked():
            self.month.refresh()

    def show_keepers(self, known: Keepers) -> None:
        """Offer these crews from now on."""
        self.crew.show_choices([(code, name) for code, name in known.crews])

    def start(self, name: str) -> None:
        """Open the form of a task about the line marked; nothing marked, nothing done."""
        item = self.due()
        if item is None:
            return
        now = self.desk.now
        task = {
            "finish": tasks.finish(item, now),
            "note": tasks.note_of(item),
            "calibration": tasks.certify(item.subject, until=item.proposed_on, now=now),
        }.get(name)
        if task is not None:
            self._about = item.key
            self.side.show()
            self.side.start(task)

    def turn_calendar(self) -> None:
        """Show the month above the list, or the whole list again."""
        self.by_month.toggle()
        self.home().setFocus()

    def go_to(self) -> None:
        """Ask to be shown the thing the line is about."""
        item = self.due()
        if item is None:
            return
        if item.subject_kind == CUSTOMER:
            self.desk.open_screen("customers", item.subject)
        elif self.is_of_a_thing():
            self.opened.emit(item.subject_kind, item.subject)

    # Building

    def _build(self) -> None:
        for box, name in (
            (self.whose, translate("Things", "Whose")),
            (self.what, translate("Things", "What is due")),
            (self.crew, translate("Things", "Crew")),
        ):
            box.setAccessibleName(name)
        self.table.show_model(self.model)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Things", "Nothing falls due"),
                translate("Things", "Nothing here is overdue or within the lead times."),
                icon="circle-check",
                parent=self,
            )
        )
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.addWidget(self.month)
        left.addWidget(self._stack)
        left.setStretchFactor(0, MONTH)
        left.setStretchFactor(1, 1)
        left.setChildrenCollapsible(False)
        self.month.hide()
        split = beside(left, self.side, shares=(LIST, SIDE))
        self.side.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(self._filters())
        column.addWidget(split, 1)

    def _filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.fontMetrics().height() // 4)
        group = QButtonGroup(self)
        for urgency in (None, *ANNOUNCED):
            chip = QToolButton(self)
            chip.setCheckable(True)
            chip.setProperty("chip", "true")
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            if urgency is not None:
                look = words.URGENCIES[urgency]
                chip.setIcon(icons.icon(look.icon, look.tone or "text"))
            group.addButton(chip)
            chip.clicked.connect(partial(self._choose, urgency))
            self._chips[urgency] = chip
            line.addWidget(chip)
        self._chips[None].setChecked(True)
        line.addStretch(1)
        self.by_month.setCheckable(True)
        self.by_month.setProperty("chip", "true")
        self.by_month.setIcon(icons.icon("calendar"))
        self.by_month.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.by_month.setText(translate("Things", "Calendar"))
        self.by_month.setToolTip(plain_tip(native("Alt+C")))
        line.addWidget(self.by_month)
        for box in (self.whose, self.what, self.crew):
            line.addWidget(box)
        return line

    def _listen(self) -> None:
        for box in (self.whose, self.what, self.crew):
            box.currentIndexChanged.connect(lambda _: self._fill())
        self.table.pointed.connect(self._point)
        self.table.opened.connect(lambda _: self.start("finish"))
        self.side.back.connect(self._back)
        self.by_month.toggled.connect(lambda _: self._turn_calendar())
        self.month.chosen.connect(lambda _: self._fill())
        self.month.opened.connect(lambda _: self.table.setFocus())

    # Answers

    def _show(self, board: DueBoard) -> None:
        self._board = board
        self._fill()
        if self.due() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _turn_calendar(self) -> None:
        shown = self.by_month.isChecked()
        self.month.setVisible(shown)
        if shown:
            self.month.refresh()
        self._fill()

    def _choose(self, urgency: Urgency | None) -> None:
        self._chosen = urgency
        self._fill()

    def _fill(self) -> None:
        within = list(self._within())
        self._count_chips(within)
        chosen = self._chosen
        shown = [one for one in within if chosen is None or one.near.urgency is chosen]
        self.model.show_rows(shown)
        had_focus = self.table.hasFocus()
        self._stack.setCurrentIndex(0 if shown else 1)
        if had_focus and not shown:
            self.home().setFocus()
        self.pointed.emit()

    def _within(self) -> Iterable[DueItem]:
        whose, what, crew = self.whose.value(), self.what.value(), self.crew.value()
        items = self.month.items() if self.by_month.isChecked() else self._board.items
        for item in items:
            if whose is not None and item.subject_kind != whose:
                continue
            if what is not None and item.kind is not what:
                continue
            if crew is None or item.crew_code == crew:
                yield item

    def _count_chips(self, within: list[DueItem]) -> None:
        counts: Counter[Urgency | None] = Counter(item.near.urgency for item in within)
        counts[None] = len(within)
        for urgency, chip in self._chips.items():
            chip.setText(f"{self._said(urgency)} · {counts[urgency]}")

    def _said(self, urgency: Urgency | None) -> str:
        if urgency is None:
            return translate("Things", "All")
        if urgency is Urgency.OVERDUE:
            return translate("Things", "Past due")
        if urgency is Urgency.TODAY:
            return translate("Things", "Today")
        leads = sorted(lead for lead in self._board.leads if lead > 0)
        place = ANNOUNCED.index(urgency) - ANNOUNCED.index(Urgency.PRESSING)
        days = leads[min(place, len(leads) - 1)] if leads else 0
        return translate("Things", "Within {n} d").format(n=days)

    def _point(self, item: DueItem | None) -> None:
        if item is not None and item.key != self._about:
            self.side.close_form()
            self.side.hide()
        self.pointed.emit()

    def _back(self) -> None:
        self.side.hide()
        self.home().setFocus()
        self.pointed.emit()


def _whose() -> list[tuple[str, str]]:
    return [
        (ThingKind.VEHICLE, translate("Things", "Vehicles")),
        (ThingKind.INSTRUMENT, translate("Things", "Instruments")),
        (TECHNICIAN, translate("Things", "Staff papers")),
        (CUSTOMER, translate("Things", "Contracts")),
    ]
