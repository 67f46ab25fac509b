"""Today's calls: what is lost first on top, filters beside, Enter rings."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from models.queries.call_list import CallLine, CallList, call_list
from models.services.calling import assign_calls
from views.desk import Desk
from views.visits.columns import call_columns
from views.visits.list_layout import lay_out
from views.widgets.choice_box import ChoiceBox
from views.widgets.count_badge import CountBadge
from views.widgets.empty_state import EmptyState
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

PAUSE_MS = 150
NOBODY = "-"
SHOWN, NOTHING, WAITING = range(3)  # what the stack shows


class ListTab(QWidget):
    """``call`` carries the customer to ring, ``pointed`` tells of another line."""

    call = Signal(str)
    pointed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._lines: Sequence[CallLine] = ()
        self._wanted_caller: str | None = desk.settings.visit_filters or None
        self.callers: tuple[str, ...] = ()
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.caller = ChoiceBox([], self, empty=translate("Visits", "Every caller"))
        self.only_now = QCheckBox(translate("Visits", "Only who rings well &now"), self)
        self.counts = {
            "shown": CountBadge(translate("Visits", "Calls")),
            "lost": CountBadge(translate("Visits", "Lost after today"), "overdue"),
            "waiting": CountBadge(translate("Visits", "Wait for an agreed day")),
        }
        self.model: RowsModel[CallLine] = RowsModel(
            call_columns(desk.now), self, key=lambda row: row.number
        )
        self.table = Table("visits/calls", desk.settings, self)
        self._stack = QStackedWidget(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()

    # Being asked

    def row(self) -> CallLine | None:
        """Return the line marked."""
        return cast("CallLine | None", self.table.selected_row())

    def lines(self) -> list[CallLine]:
        """Return the lines shown, in the order they should be called."""
        return list(self._found())

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self._stack.currentIndex() == SHOWN else self.words

    # Being told

    def refresh(self) -> None:
        """Ask for the list again; nothing loses its place."""
        self.desk.ask(self, partial(call_list, now=self.desk.now()), self._show, slow=True)

    def assign(self, caller: str) -> None:
        """Give the customer marked to a caller, or take it over."""
        row = self.row()
        if row is None:
            return
        said = translate("Visits", "{customer} is {caller}'s to call now.")
        words = said.format(customer=row.name, caller=caller)
        before = row.caller
        undo = partial(self._assign_back, row.number, before) if before else None
        self.desk.act(
            self,
            partial(assign_calls, customers=[row.number], caller=caller),
            lambda _: self.desk.notify(words, undo=undo),
        )

    def assign_shown(self, caller: str) -> None:
        """Give every customer shown to a caller, in one action."""
        numbers = [line.number for line in self.lines()]
        said = translate("Visits", "{count} customers are {caller}'s to call now.")
        self.desk.act(
            self,
            partial(assign_calls, customers=numbers, caller=caller),
            lambda count: self.desk.notify(said.format(count=count or 0, caller=caller)),
        )

    def _assign_back(self, number: str, caller: str) -> None:
        service = partial(assign_calls, customers=[number], caller=caller)
        self.desk.act(self, service, lambda _: self.refresh())

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Visits", "Customer, town or contact"))
        self.words.setAccessibleName(translate("Visits", "Find in the list"))
        self.caller.setAccessibleName(translate("Visits", "Caller"))
        self.table.show_model(self.model)
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                translate("Visits", "Nobody has to be called now"),
                translate(
                    "Visits",
                    "Calls come up by grade and class, after complaints and repairs, and for"
                    " promises. Ctrl+Shift+N rings somebody all the same.",
                ),
                icon="circle-check",
                parent=self,
            )
        )
        self._stack.addWidget(
            EmptyState(
                translate("Visits", "Putting the list together"),
                translate("Visits", "Every customer's rhythm, complaints and promises are read."),
                icon="hourglass",
                parent=self,
            )
        )
        self._stack.setCurrentIndex(WAITING)
        above = (self.words, self.caller, self.only_now)
        lay_out(self, above, counts=self.counts.values(), body=self._stack)
        self._pause.timeout.connect(self._fill)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.words.returnPressed.connect(self._to_list)
        self.only_now.toggled.connect(lambda _: self._fill())
        self.caller.activated.connect(lambda _: self._choose_caller())
        self.table.opened.connect(lambda row: self.call.emit(row.number))
        self.table.pointed.connect(lambda _: self.pointed.emit())

    # Answers

    def _show(self, found: CallList) -> None:
        self._lines, self.callers = found.lines, found.callers
        nobody = (NOBODY, translate("Visits", "nobody's yet"))
        self.caller.show_choices([*((name, name) for name in found.callers), nobody])
        self.caller.set_value(self._wanted_caller)
        self.counts["waiting"].show_count(found.waiting)
        self._fill()

    def _choose_caller(self) -> None:
        self._wanted_caller = self.caller.value()
        self.desk.settings.change(visit_filters=self._wanted_caller or "")
        self._fill()

    def _fill(self) -> None:
        self._pause.stop()
        found = self.lines()
        self.model.show_rows(found)
        self.counts["shown"].show_count(len(found))
        self.counts["lost"].show_count(sum(row.leading.is_lost_today for row in found))
        self._stack.setCurrentIndex(SHOWN if self._lines else NOTHING)
        if self.row() is None:
            self.table.select_first()
        self.pointed.emit()

    def _found(self) -> list[CallLine]:
        told = self.words.text().casefold().split()
        caller = self.caller.value()
        return [
            row
            for row in self._lines
            if (caller is None or row.caller == ("" if caller == NOBODY else caller))
            and (row.now is not None or not self.only_now.isChecked())
            and all(word in f"{row.name} {row.town} {row.contact}".casefold() for word in told)
        ]

    def _to_list(self) -> None:
        self._fill()
        self.table.setFocus()
