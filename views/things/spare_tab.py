"""Spare parts: the register on the left, one part with what lies where on the right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from console.tasks import Query
from models.queries.spares import SpareRow, spare_card, spare_rows
from views.desk import Desk
from views.things import spare_tasks
from views.things.list_tab import ListTab
from views.things.spare_card import SpareCardView
from views.things.spare_columns import spare_columns
from views.things.task import Task
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate


class SpareTab(ListTab[SpareRow]):
    """All spare parts."""

    card: SpareCardView

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.words.setPlaceholderText(translate("Things", "Code, name, specification or shelf"))
        self.short = QCheckBox(translate("Things", "Below the &minimum"), self)
        self.owed = QCheckBox(translate("Things", "&Old parts owed"), self)
        self.counts = {
            "shown": CountBadge(translate("Things", "Shown")),
            "short": CountBadge(translate("Things", "Too few"), "overdue"),
            "owed": CountBadge(translate("Things", "Old parts owed"), "soon"),
        }
        self.model = RowsModel(spare_columns(), self, key=self.name_of)
        self.table = Table("things/spares", desk.settings, self)
        self.card = SpareCardView(desk, self)
        hint = EmptyState(
            translate("Things", "No spare part chosen"),
            translate("Things", "Choose a line on the left, or enter a new part with Ctrl+I."),
            icon="archive",
            parent=self,
        )
        self.furnish(self.short, self.owed, hint=hint)
        for box in (self.short, self.owed):
            box.toggled.connect(lambda _: self.fill())
        self.card.moves.opened.connect(lambda _: self.start("finish"))

    def may(self, name: str) -> bool:
        """Say whether a task makes sense for the part marked."""
        row = self.row()
        if name == "enter" or row is None:
            return name == "enter"
        answers = {
            "lend": row.stock > 0,
            "state": row.stock > 0,
            "finish": row.owed > 0,
            "retire": row.stock == 0,
        }
        return answers.get(name, name in ("change", "give_back", "receive"))

    # What a register says

    def rows_query(self) -> "Query[Any]":
        """Return what reads the spare parts."""
        return spare_rows

    def card_query(self, row: SpareRow) -> "Query[Any]":
        """Return what reads one part."""
        return partial(spare_card, code=row.code)

    def name_of(self, row: SpareRow) -> str:
        """Return the code."""
        return row.code

    def fits(self, row: SpareRow) -> bool:
        """Leave out what there is enough of, and what owes no old part, where asked."""
        return not (
            (self.short.isChecked() and not row.is_short)
            or (self.owed.isChecked() and not row.owed)
        )

    def clear_filters(self) -> None:
        """Show what there is enough of, too."""
        self.short.setChecked(False)
        self.owed.setChecked(False)

    def tally(self, found: Sequence[SpareRow]) -> dict[str, int]:
        """Count what runs short and what owes an old part."""
        return {
            "shown": len(found),
            "short": sum(row.is_short for row in found),
            "owed": sum(row.owed for row in found),
        }

    def task(self, name: str) -> Task | None:
        """Return a task about the part marked."""
        if name == "enter":
            return spare_tasks.enter()
        row, card = self.row(), self.shown_card()
        if row is None or card is None or not self.may(name):
            return None
        made: dict[str, Callable[[], Task]] = {
            "finish": lambda: spare_tasks.take_old(row, self.card.owing(card)),
            "change": lambda: spare_tasks.change(card),
            "receive": lambda: spare_tasks.take_in(row),
            "lend": lambda: spare_tasks.hand_out(row, self._known),
            "give_back": lambda: spare_tasks.bring_back(row, self._known),
            "state": lambda: spare_tasks.write_off(row),
            "retire": lambda: spare_tasks.put_away(row),
        }
        return made[name]()
