"""A register: what is found on the left, one thing with all its past on the right."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from models.queries.due_board import DueItem
from models.queries.things import Keepers, ThingCard, ThingRow, thing_card, thing_rows
from models.rules.terms import ThingKind, ThingState
from views.desk import Desk
from views.things import driving_tasks, tasks
from views.things.card import CardView
from views.things.columns import register_columns
from views.things.side import Side
from views.things.task import Task, Told
from views.widgets.choice_box import ChoiceBox
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

TYPING_PAUSE_MS = 150
LIST, SIDE = 6, 5  # how list and card share the width
OFFICE = "-"


class Register(QWidget):
    """All vehicles or all instruments; filters work on what is here, without asking again."""

    pointed = Signal()

    def __init__(self, desk: Desk, kind: ThingKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind = desk, kind
        self._rows: Sequence[ThingRow] = ()
        self._known = Keepers((), ())
        self._wanted = self._about = self._waiting = ""
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.state = ChoiceBox(ThingState, self, empty=translate("Things", "Every state"))
        self.crew = ChoiceBox([], self, empty=translate("Things", "Every crew"))
        self.counts = {
            "shown": CountBadge(translate("Things", "Shown")),
            "lent": CountBadge(translate("Things", "Lent out")),
            "late": CountBadge(translate("Things", "Not back in time"), "overdue"),
        }
        self.model: RowsModel[ThingRow] = RowsModel(
            register_columns(kind), self, key=lambda row: row.number
        )
        self.table = Table(f"things/{kind}", desk.settings, self)
        self.card = CardView(desk, kind, self)
        self._under = QStackedWidget(self)
        self.side = Side(desk, self._under, self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._build()
        self._listen()

    # Being asked

    def row(self) -> ThingRow | None:
        """Return the thing marked in the list."""
        return cast("ThingRow | None", self.table.selected_row())

    def due(self) -> DueItem | None:
        """Return the due day marked on the card, or the only one there is."""
        card = self._card()
        if card is None or not card.dues:
            return None
        marked = cast("DueItem | None", self.card.dues.selected_row())
        return marked if marked in card.dues else card.dues[0]

    # Being told

    def refresh(self) -> None:
        """Ask for the register and the card again; nothing loses its place."""
        query = partial(thing_rows, kind=self.kind, now=self.desk.now())
        self.desk.ask(self, query, self._show_rows)
        self._ask_card(self.row())

    def show_keepers(self, known: Keepers) -> None:
        """Offer these crews and people from now on."""
        self._known = known
        office = (OFFICE, translate("Things", "the office itself"))
        self.crew.show_choices([office, *((code, name) for code, name in known.crews)])

    def search(self, text: str) -> None:
        """Show what a text finds, whatever was filtered before."""
        self.state.set_value(None)
        self.crew.set_value(None)
        self.words.setText(text)
        self._fill()

    def show_number(self, number: str) -> None:
        """Mark one thing, as soon as it is listed."""
        self._wanted = number
        if not self.table.select_key(number) and self._rows:
            self.search("")
            self.table.select_key(number)

    def start(self, name: str) -> None:
        """Open the form of a task about the thing marked; nothing marked, nothing done.

        Where its card is still on the way, the form opens when it comes.
        """
        task, row = self._task(name), self.row()
        self._waiting = name if task is None and self._card() is None else ""
        if task is None:
            return
        self._about = row.number if row is not None else ""
        form = self.side.start(task)
        if name == "enter":
            form.done.connect(lambda: self.show_number(_name_in(form.told())))

    # Tasks

    def _task(self, name: str) -> Task | None:
        now = self.desk.now
        if name == "enter":
            return tasks.enter(self.kind, self._known, now)
        row, card, due = self.row(), self._card(), self.due()
        if row is None or card is None:
            return None
        made: dict[str, Task | None] = {
            "change": tasks.change(card, self._known, now),
            "lend": tasks.hand_out(card, self._known, now),
            "give_back": tasks.take_back(card),
            "state": tasks.put(row),
            "calibration": tasks.certify(row.number, until=card.proposed_until_on, now=now),
            "due": tasks.fall_due(row, now),
            "finish": tasks.finish(due, now) if due is not None else None,
            "note": tasks.jot_thing(self.kind, row.number),
            "retire": tasks.put_away(row),
            "drive": driving_tasks.drive(card, self._known),
            "trip": driving_tasks.log(row, self._known, now),
            "fuel": driving_tasks.fuel(row, self._known),
            "odometer": driving_tasks.odometer(row),
        }
        return made.get(name)

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Things", "Plate, number, name, crew or keeper"))
        self.words.setAccessibleName(translate("Things", "Find in the register"))
        self.state.setAccessibleName(translate("Things", "State"))
        self.crew.setAccessibleName(translate("Things", "Crew"))
        self.table.show_model(self.model)
        hint = EmptyState(
            translate("Things", "Nothing chosen"),
            translate("Things", "Choose a line on the left, or enter something new."),
            icon="truck" if self.kind is ThingKind.VEHICLE else "tool",
            parent=self,
        )
        self._under.addWidget(hint)
        self._under.addWidget(self.card)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.table)
        split.addWidget(self.side)
        split.setStretchFactor(0, LIST)
        split.setStretchFactor(1, SIDE)
        split.setSizes([LIST * 100, SIDE * 100])
        split.setChildrenCollapsible(False)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.state)
        line.addWidget(self.crew)
        for badge in self.counts.values():
            line.addSpacing(self.fontMetrics().height() // 2)
            line.addWidget(badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        column.addLayout(line)
        column.addWidget(split, 1)

    def _listen(self) -> None:
        self._pause.timeout.connect(self._fill)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._to_list)
        for box in (self.state, self.crew):
            box.currentIndexChanged.connect(lambda _: self._fill())
        self.table.pointed.connect(self._point)
        self.table.opened.connect(lambda _: self.start("change"))
        self.card.dues.opened.connect(lambda _: self.start("finish"))
        self.card.dues.pointed.connect(lambda _: self.pointed.emit())
        self.side.back.connect(self._back)

    # Answers

    def _show_rows(self, rows: Sequence[ThingRow]) -> None:
        self._rows = rows
        self._fill()
        if self._wanted and self.table.select_key(self._wanted):
            self._wanted = ""
        elif self.row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _fill(self) -> None:
        self._pause.stop()
        found = list(self._found())
        self.model.show_rows(found)
        self.counts["shown"].show_count(len(found))
        self.counts["lent"].show_count(sum(row.state is ThingState.LENT for row in found))
        self.counts["late"].show_count(sum(row.is_late_back for row in found))
        if self.row() is None:
            self._point(None)

    def _found(self) -> Iterable[ThingRow]:
        told = self.words.text().casefold().split()
        state, crew = self.state.value(), self.crew.value()
        for row in self._rows:
            if state is not None and row.state is not state:
                continue
            if crew is not None and row.crew_code != ("" if crew == OFFICE else crew):
                continue
            if all(word in row.found_by for word in told):
                yield row

    def _point(self, row: ThingRow | None) -> None:
        self._waiting = ""
        if row is not None and self._about not in ("", row.number):
            self.side.close_form()
            self._about = ""
        self._ask_card(row)
        self.pointed.emit()

    def _ask_card(self, row: ThingRow | None) -> None:
        if row is None:
            self._under.setCurrentIndex(0)
            return
        query = partial(thing_card, number=row.number, kind=self.kind, now=self.desk.now())
        self.desk.ask(self, query, self._show_card)

    def _show_card(self, card: ThingCard) -> None:
        row = self.row()
        if row is None or row.number != card.row.number:
            return
        self.card.show_card(card)
        self._under.setCurrentIndex(1)
        self.pointed.emit()
        if self._waiting:
            self.start(self._waiting)

    def _card(self) -> ThingCard | None:
        """Return the card shown, if it is of the thing marked."""
        row, card = self.row(), self.card.card
        return card if row is not None and card and card.row.number == row.number else None

    def _to_list(self) -> None:
        self._fill()
        self.table.setFocus()
        if self.row() is None and self.model.rowCount():
            self.table.selectRow(0)

    def _back(self) -> None:
        self.table.setFocus()
        self.pointed.emit()


def _name_in(told: Told) -> str:
    """Return the plate or number something new was entered under."""
    return str(told.get("plate") or told.get("number") or "")
