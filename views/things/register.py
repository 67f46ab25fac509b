"""The registers of vehicles and instruments: each with the crew it is kept by and its state."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from console.tasks import Query
from models.queries.due_board import DueItem
from models.queries.things import Keepers, ThingRow, thing_card, thing_rows
from models.rules.terms import ThingKind, ThingState
from views.desk import Desk
from views.things import driving_tasks, tasks
from views.things.card import CardView
from views.things.columns import register_columns
from views.things.list_tab import ListTab
from views.things.task import Task
from views.widgets.choice_box import ChoiceBox
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

OFFICE = "-"


class Register(ListTab[ThingRow]):
    """All vehicles or all instruments."""

    card: CardView

    def __init__(self, desk: Desk, kind: ThingKind, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.kind = kind
        self.words.setPlaceholderText(translate("Things", "Plate, number, name, crew or keeper"))
        self.state = ChoiceBox(ThingState, self, empty=translate("Things", "Every state"))
        self.state.setAccessibleName(translate("Things", "State"))
        self.crew = ChoiceBox([], self, empty=translate("Things", "Every crew"))
        self.crew.setAccessibleName(translate("Things", "Crew"))
        self.counts = {
            "shown": CountBadge(translate("Things", "Shown")),
            "lent": CountBadge(translate("Things", "Lent out")),
            "late": CountBadge(translate("Things", "Not back in time"), "overdue"),
        }
        self.model = RowsModel(register_columns(kind), self, key=self.name_of)
        self.table = Table(f"things/{kind}", desk.settings, self)
        self.card = CardView(desk, kind, self)
        hint = EmptyState(
            translate("Things", "Nothing chosen"),
            translate("Things", "Choose a line on the left, or enter something new."),
            icon="truck" if kind is ThingKind.VEHICLE else "tool",
            parent=self,
        )
        self.furnish(self.state, self.crew, hint=hint)
        for box in (self.state, self.crew):
            box.currentIndexChanged.connect(lambda _: self.fill())
        self.card.dues.opened.connect(lambda _: self.start("finish"))
        self.card.dues.pointed.connect(lambda _: self.pointed.emit())

    def due(self) -> DueItem | None:
        """Return the due day marked on the card, or the only one there is."""
        card = self.shown_card()
        if card is None or not card.dues:
            return None
        marked = cast("DueItem | None", self.card.dues.selected_row())
        return marked if marked in card.dues else card.dues[0]

    def show_keepers(self, known: Keepers) -> None:
        """Offer these crews and people from now on."""
        super().show_keepers(known)
        office = (OFFICE, translate("Things", "the office itself"))
        self.crew.show_choices([office, *((code, name) for code, name in known.crews)])

    # What a register says

    def rows_query(self) -> "Query[Any]":
        """Return what reads all things of the kind."""
        return partial(thing_rows, kind=self.kind, now=self.desk.now())

    def card_query(self, row: ThingRow) -> "Query[Any]":
        """Return what reads one thing."""
        return partial(thing_card, number=row.number, kind=self.kind, now=self.desk.now())

    def name_of(self, row: ThingRow) -> str:
        """Return the plate or the office's own number."""
        return row.number

    def fits(self, row: ThingRow) -> bool:
        """Leave out other states and other crews, where asked."""
        state, crew = self.state.value(), self.crew.value()
        kept_by = "" if crew == OFFICE else crew
        return state in (None, row.state) and (crew is None or row.crew_code == kept_by)

    def clear_filters(self) -> None:
        """Show every state and crew."""
        self.state.set_value(None)
        self.crew.set_value(None)

    def tally(self, found: Sequence[ThingRow]) -> dict[str, int]:
        """Count what is out, and what should be back."""
        return {
            "shown": len(found),
            "lent": sum(row.state is ThingState.LENT for row in found),
            "late": sum(row.is_late_back for row in found),
        }

    def task(self, name: str) -> Task | None:
        """Return a task about the thing marked."""
        now = self.desk.now
        if name == "enter":
            return tasks.enter(self.kind, self._known, now)
        row, card, due = self.row(), self.shown_card(), self.due()
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
