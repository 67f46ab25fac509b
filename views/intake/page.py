"""Taking a call: caller, circuit, symptom, saved; the clock is shown before anything is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.drafts import FormDraft
from models.errors import RefusedError
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
from models.rules.terms import Locality, TicketKind
from models.services.tickets import Opened, open_ticket
from views.desk import Desk
from views.intake.actions import ACTIONS
from views.intake.fields import CircuitBox, Inputs
from views.intake.pasted import worth_looking_up
from views.intake.side import ClockCard, CustomerCard, KnownCard
from views.intake.words import LABELS, caller_line, nobody_line
from views.lookup_box import LookupBox
from views.widgets.form_field import Form, FormField
from views.widgets.page import Page
from views.wording import term

translate = QCoreApplication.translate

DRAFT = "intake"
MOST_HITS = 20
REPEAT_WINDOW = timedelta(days=30)
SETTLE_MS = 80
WIDE = frozenset({"circuit_number", "symptom"})
NEEDED = frozenset({"symptom"})
TERMS = ("service", "reach", "grade", "locality")


class IntakePage(Page):
    """Enter walks the fields, Ctrl+Enter saves, Esc leaves with everything typed kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Intake", "Take a call"))
        self._caller: CallerRow | None = None
        self._stranger = ""
        self._wanted_circuit: str | None = None
        self._then_dispatch = self._busy = False
        self.caller = LookupBox(
            desk, self, ask=_find, say=caller_line, nobody=nobody_line, strangers=True
        )
        self.inputs = Inputs.made(desk, self)
        self.form = Form(self, columns=2)
        self.customer = CustomerCard(self)
        self.clock_card = ClockCard(self)
        self.known = KnownCard(self)
        self._draft = FormDraft(desk.drafts, DRAFT, self._raw, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask_promise)
        self._build()
        self.set_actions(ACTIONS)
        self.inputs.reset(desk.now())
        self._listen()
        self._recall()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start with the caller, or with the symptom once somebody is chosen."""
        return self.inputs.symptom if self._is_somebody() else self.caller

    def subject(self) -> str | None:
        """Return the customer chosen."""
        return self._caller.customer_number if self._caller else None

    def show_subject(self, subject: str | None) -> None:
        """Start with a customer or a phone already known; an empty form is dated anew."""
        if subject is not None and subject != self.subject():
            self.caller.take_first(subject)
        if not self._is_somebody() and not self.inputs.symptom.toPlainText():
            self.inputs.reported_at.set_moment(self.desk.now())

    def refresh(self) -> None:
        """Ask again what is promised and what is known."""
        self._ask_promise()
        self._ask_known()

    # What can be done

    def save(self) -> None:
        """Register and accept; the form is empty for the next call."""
        self._save(then_dispatch=False)

    def save_and_dispatch(self) -> None:
        """Register and accept, then choose the crew."""
        self._save(then_dispatch=True)

    def count_as_repeat(self) -> None:
        """Count this call on the ticket that is open already."""
        self.known.repeat.setChecked(True)

    def open_anyway(self) -> None:
        """Open another ticket though one is open on the circuit."""
        self.known.anyway.setChecked(True)

    def is_known_already(self) -> bool:
        """Say whether the circuit has an open ticket."""
        row = self.inputs.circuit_number.row()
        return row is not None and row.open_ticket is not None

    def has_customer(self) -> bool:
        """Say whether a customer of the archive is chosen."""
        return self._caller is not None

    def go_to_caller(self) -> None:
        """Go to the caller's box with its words marked."""
        self.caller.setFocus()
        self.caller.words.selectAll()

    def go_to_symptom(self) -> None:
        """Go to the symptom."""
        self.inputs.symptom.setFocus()

    def clear(self) -> None:
        """Empty the form; one click brings everything back."""
        kept = self._raw()
        self._start_anew()
        self.bar.show_notice(
            translate("Intake", "The form is empty."), undo=partial(self._restore, kept)
        )

    def open_history(self) -> None:
        """Show everything about the customer."""
        self._draft.flush()
        self.desk.open_screen("history", self.subject())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; what was typed is a draft and says so."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Go back to where intake was opened from, losing nothing."""
        if self._is_somebody() or self.inputs.symptom.toPlainText().strip():
            self.desk.drafts.keep(DRAFT, self._raw())
            self.desk.notify(translate("Intake", "What you typed is kept; Ctrl+N brings it back."))
        self.desk.close_screen(self)

    # Building

    def _build(self) -> None:
        self.caller.words.setPlaceholderText(
            translate("Intake", "Phone, name, initials, customer or circuit number")
        )
        self.form.add(
            "customer_name",
            FormField(translate("Intake", "&Caller"), self.caller, required=True),
            wide=True,
        )
        for name, editor in self.inputs.widgets().items():
            field = FormField(LABELS[name](), editor, required=name in NEEDED)
            self.form.add(name, field, wide=name in WIDE)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(scroll)
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll.setWidget(inside)
        side = QVBoxLayout()
        for card in (self.customer, self.clock_card, self.known):
            side.addWidget(card)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(scroll, 5)
        row.addLayout(side, 3)
        self.body.addLayout(row, 1)

    def _listen(self) -> None:
        self.caller.picked.connect(self._pick)
        self.caller.stranger.connect(self._take_stranger)
        self.caller.left.connect(self.inputs.circuit_number.setFocus)
        self.form.saved.connect(self.save)
        self.inputs.symptom.pasted.connect(self._read_pasted)
        self.inputs.circuit_number.currentIndexChanged.connect(lambda _: self._circuit_chosen())
        for name in (*TERMS, "kind"):
            getattr(self.inputs, name).currentIndexChanged.connect(lambda _: self._settle.start())
        self.inputs.reported_at.editingFinished.connect(self._settle.start)
        for box in self.inputs.widgets().values():
            for name in ("textChanged", "currentIndexChanged"):
                if hasattr(box, name):
                    getattr(box, name).connect(lambda *_: self._draft.touched())
        self.caller.edited.connect(self._draft.touched)

    # The caller

    def _pick(self, row: CallerRow) -> None:
        self._caller, self._stranger = row, ""
        self.caller.show_text(row.customer_name)
        self.form.fields["customer_name"].clear_problem()
        self.customer.show_row(row)
        boxes = self.inputs
        boxes.contact_name.setText(row.contact_name)
        boxes.contact_phone.setText(row.contact_phone)
        boxes.reporter.setText(row.contact_name)
        boxes.town.setText(row.town)
        boxes.address.setText(row.address)
        self._wanted_circuit = row.circuit_number
        self._ask_circuits(row.customer_number)
        self.update_actions()

    def _take_stranger(self, text: str) -> None:
        self._caller, self._stranger = None, text
        self.customer.show_stranger(text)
        if any(letter.isdigit() for letter in text) and not self.inputs.contact_phone.text():
            self.inputs.contact_phone.setText(text)
        self.inputs.circuit_number.show_circuits((), None)
        self.inputs.symptom.setFocus()
        self.update_actions()

    def _read_pasted(self, text: str) -> None:
        """Look up the caller a pasted message names, when nobody is chosen yet."""
        found = None if self._is_somebody() else worth_looking_up(text)
        if found is not None:
            self.caller.look_up(found)

    def _is_somebody(self) -> bool:
        return self._caller is not None or bool(self._stranger)

    # The circuit and the clock

    def _ask_circuits(self, customer: str) -> None:
        query = partial(circuits_of, customer=customer, now=self.desk.now())
        self.desk.ask(self, query, partial(self._show_circuits, customer))

    def _show_circuits(self, customer: str, rows: tuple[CircuitRow, ...]) -> None:
        if self._caller is None or self._caller.customer_number != customer:
            return
        box: CircuitBox = self.inputs.circuit_number
        box.show_circuits(rows, self._wanted_circuit)
        if self.caller.words.hasFocus():
            settled = len(rows) <= 1 or self._wanted_circuit in {row.number for row in rows}
            (self.inputs.symptom if settled else box).setFocus()

    def _circuit_chosen(self) -> None:
        row = self.inputs.circuit_number.row()
        self.inputs.show_inherited(row or self._caller)
        if row is not None and row.town:
            self.inputs.town.setText(row.town)
            self.inputs.address.setText(row.address)
        self._ask_known()
        self._settle.start()
        self.update_actions()

    def _ask_promise(self) -> None:
        terms = self._terms()
        at = self.inputs.reported_at.moment()
        if terms is None or not isinstance(at, datetime):
            self.clock_card.show_nothing()
            return
        query = partial(promise_shown, **terms, reported_at=at, now=self.desk.now())
        self.desk.ask(self, query, self._show_promise, failed=self._no_promise)

    def _show_promise(self, row: PromiseRow) -> None:
        self.clock_card.show_promise(row)

    def _no_promise(self, error: Exception) -> None:
        if isinstance(error, RefusedError):
            self.clock_card.show_nothing()
        else:
            self.desk.show_error(error)

    def _terms(self) -> dict[str, Any] | None:
        """Return what the promise rests on: as chosen, else as the circuit has it."""
        row = self.inputs.circuit_number.row()
        told = {name: getattr(self.inputs, name).value() for name in TERMS}
        for name in TERMS:
            if told[name] is None:
                told[name] = getattr(row or self._caller, name, None)
        told["locality"] = told["locality"] or Locality.URBAN
        told["kind"] = TicketKind(self.inputs.kind.value())
        return told if all(value is not None for value in told.values()) else None

    def _ask_known(self) -> None:
        row = self.inputs.circuit_number.row()
        if row is None:
            self.known.show_rows((), ())
            return
        since = self.desk.now() - REPEAT_WINDOW
        query = partial(_known, circuit=row.number, since=since)
        self.desk.ask(self, query, partial(self._show_known, row.number))

    def _show_known(
        self, circuit: str, found: tuple[Sequence[DuplicateRow], Sequence[DuplicateRow]]
    ) -> None:
        row = self.inputs.circuit_number.row()
        if row is not None and row.number == circuit:
            self.known.show_rows(*found)

    # Saving

    def _save(self, *, then_dispatch: bool) -> None:
        if self._busy:
            return
        self.form.clear_problems()
        self.bar.clear()
        self._draft.flush()
        self._busy, self._then_dispatch = True, then_dispatch
        service = partial(
            open_ticket,
            facts=self._facts(),
            accept=True,
            anyway=self.is_known_already() and self.known.anyway.isChecked(),
        )
        self.desk.act(self, service, self._stored, failed=self._refused)

    def _facts(self) -> Mapping[str, object]:
        told = self.inputs.facts()
        name = self._caller.customer_name if self._caller else self.caller.words.text().strip()
        told["customer_name"] = name
        if self._caller is not None:
            told["customer_number"] = self._caller.customer_number
        told.setdefault("reporter", told.get("contact_name") or name)
        told["first_recipient"] = self.desk.session.name
        return told

    def _stored(self, opened: Opened | None) -> None:
        self._busy = False
        self._draft.stored()
        self._start_anew()
        if opened is None:
            self.desk.notify(translate("Intake", "This call had been saved already."))
            return
        self.desk.notify(_saved_words(opened))
        if self._then_dispatch and not opened.repeated:
            self.desk.open_screen("dispatch", f"{opened.number} dispatch")
        else:
            self.caller.setFocus()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        name = str(error.facts.get("field") or error.facts.get("fact") or "")
        name = {"customer_number": "customer_name"}.get(name, name)
        field = self.form.fields.get(name)
        if field is None:
            self.bar.show_error(self.desk.word(error), code=error.code)
        else:
            field.show_problem(self.desk.word(error))
            field.editor.setFocus()

    # Keeping

    def _start_anew(self) -> None:
        self._caller, self._stranger, self._wanted_circuit = None, "", None
        self.inputs.reset(self.desk.now())
        self.caller.show_text("")
        self.customer.show_nobody()
        self.clock_card.show_nothing()
        self.known.show_rows((), ())
        self._draft.stored()
        self.form.clear_problems()
        self.update_actions()

    def _raw(self) -> dict[str, Any]:
        kept: dict[str, Any] = dict(self.inputs.raw())
        kept["caller"] = self.caller.words.text()
        kept["customer"] = self.subject() or ""
        kept["stranger"] = self._stranger
        return kept

    def _recall(self) -> None:
        kept = self.desk.drafts.recall(DRAFT)
        if kept:
            self._restore(kept)
            self.bar.show_notice(translate("Intake", "The call you had begun is back."))

    def _restore(self, kept: Mapping[str, Any]) -> None:
        self.inputs.restore(cast("dict[str, str]", kept))
        self.caller.show_text(str(kept.get("caller", "")))
        if kept.get("stranger"):
            self._stranger = str(kept["stranger"])
            self.customer.show_stranger(self._stranger)
        if kept.get("customer"):
            number = str(kept["customer"])
            query = partial(find_caller, text=number, limit=1)
            self.desk.ask(self, query, partial(self._restore_caller, kept))

    def _restore_caller(self, kept: Mapping[str, Any], rows: Sequence[CallerRow]) -> None:
        if rows:
            self._pick(rows[0])
            self._wanted_circuit = str(kept.get("circuit_number") or "") or None
            self.inputs.restore(cast("dict[str, str]", kept))


def _find(text: str) -> Any:
    return partial(find_caller, text=text, limit=MOST_HITS)


def _known(
    session: Any, *, circuit: str, since: datetime
) -> tuple[Sequence[DuplicateRow], Sequence[DuplicateRow]]:
    """Ask both lists in one read, so that they agree."""
    return duplicates(session, circuit), repeats_of(session, circuit, since=since)


def _saved_words(opened: Opened) -> str:
    if opened.repeated:
        said = translate("Intake", "Counted as a repeat on {number}.")
        return said.format(number=opened.number)
    said = translate("Intake", "{number} is saved: {state}.")
    return said.format(number=opened.number, state=term(opened.state))
