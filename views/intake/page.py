"""Taking a call: caller, circuit, symptom, saved; the clock is shown before anything is kept."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.drafts import FormDraft
from models.errors import RefusedError
from models.services.tickets import Opened, open_ticket
from views.desk import Desk
from views.intake.actions import ACTIONS
from views.intake.call import Call
from views.intake.words import LABELS
from views.widgets.crowd_bar import CrowdBar
from views.widgets.form_field import Form, FormField
from views.widgets.page import Page
from views.widgets.reference_hints import offer_help
from views.wording import term

translate = QCoreApplication.translate

DRAFT = "intake"
WIDE = frozenset({"circuit_number", "symptom"})
NEEDED = frozenset({"symptom"})
BY_HAND = ("textEdited", "activated", "textChanged")  # what an editor tells of a person's hand


class IntakePage(Page):
    """Enter walks the fields, Ctrl+Enter saves, Esc leaves with everything typed kept."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Intake", "Take a call"))
        self._then_dispatch = self._busy = False
        self.form = Form(self, columns=2)
        self.call = Call(desk, self)
        self._draft = FormDraft(desk.drafts, DRAFT, self.call.raw, owner=self)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()
        self._recall()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start with the caller, or with the symptom once somebody is chosen."""
        return self.call.inputs.symptom if self.call.is_somebody else self.call.caller

    def subject(self) -> str | None:
        """Return the customer chosen."""
        return self.call.row.customer_number if self.call.row else None

    def show_subject(self, subject: str | None) -> None:
        """Start with a customer or a phone already known; an empty form is dated anew."""
        if subject is not None and subject != self.subject():
            self.call.caller.take_first(subject)
        if not self.call.is_somebody and not self.call.inputs.symptom.toPlainText():
            self.call.inputs.reported_at.set_moment(self.desk.now())

    def refresh(self) -> None:
        """Ask again what is promised and what is known."""
        self.call.ask_promise()
        self.call.ask_known()

    # What can be done

    def save(self) -> None:
        """Register and accept; the form is empty for the next call."""
        self._save(then_dispatch=False)

    def save_and_dispatch(self) -> None:
        """Register and accept, then choose the crew."""
        self._save(then_dispatch=True)

    def count_as_repeat(self) -> None:
        """Count this call on the ticket that is open already."""
        self.call.known.repeat.setChecked(True)

    def open_anyway(self) -> None:
        """Open another ticket though one is open on the circuit."""
        self.call.known.anyway.setChecked(True)

    def is_known_already(self) -> bool:
        """Say whether the circuit has an open ticket."""
        return self.call.is_known_already

    def has_customer(self) -> bool:
        """Say whether a customer of the archive is chosen."""
        return self.call.row is not None

    def go_to_caller(self) -> None:
        """Go to the caller's box with its words marked."""
        self.call.caller.setFocus()
        self.call.caller.words.selectAll()

    def go_to_symptom(self) -> None:
        """Go to the symptom."""
        self.call.inputs.symptom.setFocus()

    def clear(self) -> None:
        """Empty the form; one key brings everything back."""
        kept = self.call.raw()
        self._start_anew()
        self.bar.show_notice(
            translate("Intake", "The form is empty."), undo=partial(self.call.restore, kept)
        )

    def open_history(self) -> None:
        """Show everything about the customer."""
        self._draft.flush()
        self.desk.open_screen("history", self.subject())

    def leave(self) -> None:
        """Go back to where intake was opened from, losing nothing."""
        if self.call.is_somebody or self.call.inputs.symptom.toPlainText().strip():
            self.desk.drafts.keep(DRAFT, self.call.raw())
            self.desk.notify(translate("Intake", "What you typed is kept; Ctrl+N brings it back."))
        self.desk.close_screen(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; what was typed is a draft and says so."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        caller = self.call.caller
        caller.words.setPlaceholderText(
            translate("Intake", "Phone, name, initials, customer or circuit number")
        )
        field = FormField(translate("Intake", "&Caller"), caller, required=True)
        self.form.add("customer_name", field, wide=True)
        for name, editor in self.call.inputs.widgets().items():
            field = FormField(LABELS[name](), editor, required=name in NEEDED)
            offer_help(self.desk, name, field)
            self.form.add(name, field, wide=name in WIDE)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        side = QVBoxLayout()
        for card in (
            self.call.customer,
            self.call.boundary,
            self.call.promise,
            self.call.known,
        ):
            side.addWidget(card)
        side.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(scroll, 5)
        row.addLayout(side, 3)
        self.body.addWidget(CrowdBar(self.desk, self))
        self.body.addLayout(row, 1)
        self._order_keys()

    def _order_keys(self) -> None:
        """Walk from caller to circuit to symptom; what is inherited comes last."""
        boxes = self.call.inputs.widgets()
        walk = [self.call.caller.words, *boxes.values()]
        for before, after in pairwise(walk):
            QWidget.setTabOrder(before, after)

    def _listen(self) -> None:
        self.form.saved.connect(self.save)
        self.call.changed.connect(self._call_changed)
        self.call.caller.edited.connect(self._draft.touched)
        for box in self.call.inputs.widgets().values():
            typed = next(name for name in BY_HAND if hasattr(box, name))
            getattr(box, typed).connect(lambda *_: self._draft.touched())

    def _call_changed(self) -> None:
        self.update_actions()
        if self.call.is_somebody:
            self._draft.touched()

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
            facts=self.call.facts() | {"first_recipient": self.desk.session.name},
            accept=True,
            anyway=self.call.is_known_already and self.call.known.anyway.isChecked(),
        )
        self.desk.act(self, service, self._stored, failed=self._refused)

    def _stored(self, opened: Opened | None) -> None:
        self._busy = False
        self._start_anew()
        if opened is None:
            self.desk.notify(translate("Intake", "This call had been saved already."))
            return
        self.desk.notify(_saved_words(opened))
        if self._then_dispatch and not opened.repeated:
            self.desk.open_screen("dispatch", f"{opened.number} dispatch")
        else:
            self.call.caller.setFocus()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        name = str(error.facts.get("field") or error.facts.get("fact") or "")
        field = self.form.fields.get({"customer_number": "customer_name"}.get(name, name))
        if field is None:
            self.bar.show_error(self.desk.word(error), code=error.code)
        else:
            field.show_problem(self.desk.word(error))
            field.editor.setFocus()

    # Keeping

    def _start_anew(self) -> None:
        self.call.start_anew()
        self._draft.stored()
        self.form.clear_problems()
        self.update_actions()

    def _recall(self) -> None:
        kept = self.desk.drafts.recall(DRAFT)
        if kept:
            self.call.restore(kept)
            self.bar.show_notice(translate("Intake", "The call you had begun is back."))


def _saved_words(opened: Opened) -> str:
    if opened.repeated:
        said = translate("Intake", "Counted as a repeat on {number}.")
        return said.format(number=opened.number)
    said = translate("Intake", "{number} is saved: {state}.")
    return said.format(number=opened.number, state=term(opened.state))
