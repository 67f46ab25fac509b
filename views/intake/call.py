"""One call while it is taken: who it is, which circuit, what is promised, what is known."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from models.errors import RefusedError
from models.queries.boundary import boundary_of
from models.queries.intake import (
    CallerRow,
    CircuitRow,
    DuplicateRow,
    PromiseRow,
    circuits_of,
    duplicates,
    find_caller,
    promise_shown,
    repeats_of,
)
from models.rules.terms import Locality, Reach, Service, ServiceGrade, TicketKind
from views.desk import Desk
from views.intake.fields import Inputs
from views.intake.pasted import worth_looking_up
from views.intake.side import BoundaryCard, ClockCard, CustomerCard, KnownCard
from views.intake.words import caller_line, nobody_line
from views.lookup_box import LookupBox

MOST_HITS = 20
REPEAT_WINDOW = timedelta(days=30)
SETTLE_MS = 80
TERMS: dict[str, type[StrEnum]] = {
    "service": Service,
    "reach": Reach,
    "grade": ServiceGrade,
    "locality": Locality,
}


class Call(QObject):
    """Fills the form and the cards beside it as the caller and the circuit become known.

    ``changed`` tells that somebody else, or another circuit, was chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row: CallerRow | None = None
        self.stranger = ""
        self._wanted_circuit: str | None = None
        self.caller = LookupBox(
            desk, parent, ask=_find, say=caller_line, nobody=nobody_line, strangers=True
        )
        self.inputs = Inputs.made(desk, parent)
        self.customer = CustomerCard(parent)
        self.promise = ClockCard(parent)
        self.known = KnownCard(parent)
        self.boundary = BoundaryCard(parent)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.ask_promise)
        self.inputs.reset(desk.now())
        self._listen()

    @property
    def is_somebody(self) -> bool:
        """Say whether a customer, or a stranger, is chosen."""
        return self.row is not None or bool(self.stranger)

    @property
    def is_known_already(self) -> bool:
        """Say whether the circuit has an open ticket."""
        row = self.inputs.circuit_number.row()
        return row is not None and row.open_ticket is not None

    def start_anew(self) -> None:
        """Forget this call."""
        self.row, self.stranger, self._wanted_circuit = None, "", None
        self.inputs.reset(self._desk.now())
        self.caller.show_text("")
        self.customer.show_nobody()
        self.promise.show_nothing()
        self.known.show_rows((), ())
        self.boundary.show_boundary(None)
        self.changed.emit()

    def facts(self) -> dict[str, object]:
        """Return what is told, leaving out what was left blank."""
        told: dict[str, object] = self.inputs.facts()
        name = self.row.customer_name if self.row else self.caller.words.text().strip()
        told["customer_name"] = name
        if self.row is not None:
            told["customer_number"] = self.row.customer_number
        told.setdefault("reporter", told.get("contact_name") or name)
        return told

    def raw(self) -> dict[str, Any]:
        """Return what was typed and chosen, fit for a draft."""
        return self.inputs.raw() | {
            "caller": self.caller.words.text(),
            "customer": self.row.customer_number if self.row else "",
            "stranger": self.stranger,
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept; the customer is looked up again."""
        self.inputs.restore(cast("dict[str, str]", kept))
        self.caller.show_text(str(kept.get("caller", "")))
        if kept.get("stranger"):
            self.stranger = str(kept["stranger"])
            self.customer.show_stranger(self.stranger)
        if kept.get("customer"):
            query = partial(find_caller, text=str(kept["customer"]), limit=1)
            self._desk.ask(self, query, partial(self._restore_caller, kept))

    def _restore_caller(self, kept: Mapping[str, Any], rows: Sequence[CallerRow]) -> None:
        if rows:
            self._pick(rows[0])
            self._wanted_circuit = str(kept.get("circuit_number") or "") or None
            self.inputs.restore(cast("dict[str, str]", kept))

    # Listening

    def _listen(self) -> None:
        self.caller.picked.connect(self._pick)
        self.caller.stranger.connect(self._take_stranger)
        self.caller.left.connect(self.inputs.circuit_number.setFocus)
        self.caller.words.textEdited.connect(self._date_the_call)
        self.inputs.symptom.pasted.connect(self._read_pasted)
        self.inputs.circuit_number.currentIndexChanged.connect(lambda _: self._circuit_chosen())
        for name in (*TERMS, "kind"):
            getattr(self.inputs, name).currentIndexChanged.connect(lambda _: self._settle.start())
        self.inputs.reported_at.editingFinished.connect(self._settle.start)

    def _date_the_call(self, text: str) -> None:
        """A call begins with its first key: the clock runs from then, not from the last save."""
        boxes = self.inputs
        begun = len(text) == 1 and not self.is_somebody and not boxes.symptom.toPlainText()
        if begun and not boxes.reported_at.isModified():
            boxes.reported_at.set_moment(self._desk.now())

    def _pick(self, row: CallerRow) -> None:
        self.row, self.stranger = row, ""
        self.caller.show_text(row.customer_name)
        self.customer.show_row(row)
        boxes = self.inputs
        boxes.contact_name.setText(row.contact_name)
        boxes.contact_phone.setText(row.contact_phone)
        boxes.reporter.setText(row.contact_name)
        boxes.town.setText(row.town)
        boxes.address.setText(row.address)
        self._wanted_circuit = row.circuit_number
        query = partial(circuits_of, customer=row.customer_number, now=self._desk.now())
        self._desk.ask(self, query, partial(self._show_circuits, row.customer_number))
        self.changed.emit()

    def _take_stranger(self, text: str) -> None:
        self.row, self.stranger = None, text
        self.customer.show_stranger(text)
        if any(letter.isdigit() for letter in text) and not self.inputs.contact_phone.text():
            self.inputs.contact_phone.setText(text)
        self.inputs.circuit_number.show_circuits((), None)
        self.inputs.symptom.setFocus()
        self.changed.emit()

    def _read_pasted(self, text: str) -> None:
        """Look up the caller a pasted message names, when nobody is chosen yet."""
        found = None if self.is_somebody else worth_looking_up(text)
        if found is not None:
            self.caller.look_up(found)

    # The circuit and the clock

    def _show_circuits(self, customer: str, rows: tuple[CircuitRow, ...]) -> None:
        if self.row is None or self.row.customer_number != customer:
            return
        box = self.inputs.circuit_number
        box.show_circuits(rows, self._wanted_circuit)
        if self.caller.words.hasFocus():
            settled = len(rows) <= 1 or self._wanted_circuit in {row.number for row in rows}
            (self.inputs.symptom if settled else box).setFocus()

    def _circuit_chosen(self) -> None:
        row = self.inputs.circuit_number.row()
        self.inputs.show_inherited(row or self.row)
        if row is not None and row.town:
            self.inputs.town.setText(row.town)
            self.inputs.address.setText(row.address)
        self.ask_known()
        self._settle.start()
        self.changed.emit()

    def ask_promise(self) -> None:
        """Ask when service would have to be back."""
        terms, at = self._terms(), self.inputs.reported_at.moment()
        if terms is None or not isinstance(at, datetime):
            self.promise.show_nothing()
            return
        query = partial(promise_shown, **terms, reported_at=at, now=self._desk.now())
        self._desk.ask(self, query, self._show_promise, failed=self._no_promise)

    def _show_promise(self, row: PromiseRow) -> None:
        self.promise.show_promise(row)

    def _no_promise(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self.promise.show_nothing()
        else:
            self._desk.show_error(error)

    def _terms(self) -> dict[str, Any] | None:
        """Return what the promise rests on: as chosen, else as the circuit has it."""
        row = self.inputs.circuit_number.row()
        told: dict[str, Any] = {}
        for name, kind in TERMS.items():
            chosen = getattr(self.inputs, name).value()  # a list box hands back bare text
            inherited = getattr(row or self.row, name, None)
            told[name] = inherited if chosen is None else kind(chosen)
        told["locality"] = told["locality"] or Locality.URBAN
        told["kind"] = TicketKind(self.inputs.kind.value())
        return told if all(value is not None for value in told.values()) else None

    def ask_known(self) -> None:
        """Ask what is open on the circuit, and what was in the last thirty days."""
        row = self.inputs.circuit_number.row()
        if row is None:
            self.known.show_rows((), ())
            self.boundary.show_boundary(None)
            return
        query = partial(_known, circuit=row.number, since=self._desk.now() - REPEAT_WINDOW)
        self._desk.ask(self, query, partial(self._show_known, row.number))
        whose = partial(boundary_of, circuit=row.number)
        self._desk.ask(self, whose, self.boundary.show_boundary)

    def _show_known(
        self, circuit: str, found: tuple[Sequence[DuplicateRow], Sequence[DuplicateRow]]
    ) -> None:
        row = self.inputs.circuit_number.row()
        if row is not None and row.number == circuit:
            self.known.show_rows(*found)


def _find(text: str) -> Any:
    return partial(find_caller, text=text, limit=MOST_HITS)


def _known(
    session: Any, *, circuit: str, since: datetime
) -> tuple[Sequence[DuplicateRow], Sequence[DuplicateRow]]:
    """Ask both lists in one read, so that they agree."""
    return duplicates(session, circuit), repeats_of(session, circuit, since=since)
