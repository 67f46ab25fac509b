"""The fields of one call in the order of the norm; what comes too early stays shut."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from models.queries.call_side import CallSide
from models.rules.norms.language import LanguageNorms
from models.rules.talk import Confirmed, open_topics
from models.rules.terms import CallOutcome, Satisfaction
from views.visits.change_row import ChangeRow
from views.visits.promise_rows import PromiseRows
from views.widgets.editors import (
    ChoiceEditor,
    DayEditor,
    Editor,
    LineEditor,
    LinesEditor,
    MomentEditor,
)
from views.widgets.form_field import Form, FormField
from views.widgets.plain_label import PlainLabel
from views.widgets.wording_marks import mark_wording

translate = QCoreApplication.translate

PLACE = "phone_visit"
WIDE = frozenset(
    {
        "running_note",
        "fault",
        "circuit_number",
        "needs",
        "suggestions",
        "competition",
        "customer_words",
        "contact_change",
        "promises",
    }
)
WATCHED = ("greeting", "running_note", "needs", "suggestions", "competition")
TALK = ("greeting", "running_normal", "confirmed_by", "running_note", "fault", "circuit_number")
TOPIC_OF = {
    "recent_fault": "satisfaction",
    "customer_words": "needs",
    "next_visit_on": "next_visit",
}
LATER = (
    "satisfaction",
    "recent_fault",
    "needs",
    "suggestions",
    "competition",
    "customer_words",
    "contact_change",
    "promises",
    "next_visit_on",
)
MISSED = ("next_call_at", "note")
NORMAL, ABNORMAL = "normal", "abnormal"


def labels() -> dict[str, str]:
    """Return the word before each field."""
    return {
        "outcome": translate("Visits", "O&utcome"),
        "greeting": translate("Visits", "&Greeting"),
        "running_normal": translate("Visits", "&Equipment"),
        "confirmed_by": translate("Visits", "Con&firmed by"),
        "running_note": translate("Visits", "How it runs"),
        "fault": translate("Visits", "Fault heard"),
        "circuit_number": translate("Visits", "On which circuit"),
        "satisfaction": translate("Visits", "&Satisfaction"),
        "recent_fault": translate("Visits", "Recent repair"),
        "needs": translate("Visits", "Needs and &leads"),
        "suggestions": translate("Visits", "Suggestions"),
        "competition": translate("Visits", "Competitors"),
        "customer_words": translate("Visits", "Customer's own words"),
        "contact_change": translate("Visits", "Contact change"),
        "promises": translate("Visits", "&Promises"),
        "next_visit_on": translate("Visits", "Next visit"),
        "next_call_at": translate("Visits", "Call again at"),
        "note": translate("Visits", "Note"),
    }


class CallFields(QObject):
    """Makes the fields, shows those the outcome asks for, opens topics once confirmed.

    ``touched`` tells of a person's hand, ``shown`` that other fields stand there now.
    """

    touched = Signal()
    shown = Signal()

    def __init__(self, form: Form, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.form, self._side = form, cast("CallSide | None", None)
        self.editors: dict[str, Editor] = dict(_made(form, now))
        named = labels()
        self.shut = PlainLabel(
            translate("Visits", "What follows opens once the equipment is confirmed."),
            form,
            role="soon",
        )
        for name, editor in self.editors.items():
            if name == LATER[0]:
                form.add_row(self.shut)
            field = FormField(named[name], cast(QWidget, editor), required=name == "outcome")
            form.add(name, field, wide=name in WIDE)
            if name == "running_normal":
                editor.touched.connect(self._equipment_told)
            editor.touched.connect(self._hear)
        for name in WATCHED:
            mark_wording(form.fields[name], place=PLACE, language=self._language)
        self.fit()

    # Being asked

    def told(self) -> dict[str, Any]:
        """Return the facts, as far as the fields that are shown tell them."""
        told: dict[str, Any] = {"outcome": self.editors["outcome"].value()}
        for name in (*TALK, *LATER, *MISSED):
            if self._is_told(name):
                told[name] = self.editors[name].value()
        symptom, circuit = told.pop("fault", ""), told.pop("circuit_number", None)
        if symptom:
            told["fault"] = {"symptom": symptom, "circuit_number": circuit}
        if "running_normal" in told:
            told["running_normal"] = {NORMAL: True, ABNORMAL: False}.get(told["running_normal"])
        return {name: value for name, value in told.items() if value not in (None, "", [])}

    def raw(self) -> dict[str, Any]:
        """Return what was typed and chosen, fit for a draft."""
        return {name: editor.raw() for name, editor in self.editors.items()}

    def confirmed(self) -> Confirmed:
        """Return what the customer said of the equipment so far."""
        running = {NORMAL: True, ABNORMAL: False}.get(self.editors["running_normal"].value())
        return Confirmed(running, str(self.editors["confirmed_by"].value()))

    def is_reached(self) -> bool:
        """Say whether somebody answered."""
        return bool(self.editors["outcome"].value() == CallOutcome.CONNECTED)

    # Being told

    def show_side(self, side: CallSide) -> None:
        """Offer this customer's circuits, repairs and people, and propose the next visit."""
        self._side = side
        circuits = cast(ChoiceEditor, self.editors["circuit_number"])
        circuits.show_choices([(one.number, one.number) for one in side.circuits])
        if len(side.circuits) == 1:
            circuits.set_value(side.circuits[0].number)
        repairs = cast(ChoiceEditor, self.editors["recent_fault"])
        lines = [f"{one.number} {one.symptom}" for one in side.repairs]
        repairs.show_choices([(line, line) for line in lines])
        cast(ChangeRow, self.editors["contact_change"]).show_contacts(side.contacts)
        if side.next_visit_on is not None and not self.editors["next_visit_on"].raw():
            self.editors["next_visit_on"].restore(side.next_visit_on.isoformat())
        if side.next is not None and not self.editors["next_call_at"].raw():
            self.editors["next_call_at"].restore(side.next.starts_at)
        self.fit()

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        for name, raw in kept.items():
            if name in self.editors:
                self.editors[name].restore(raw)
        self.fit()

    def reset(self) -> None:
        """Empty every field for the next call."""
        for name, editor in self.editors.items():
            editor.restore(CallOutcome.CONNECTED if name == "outcome" else None)
        self.form.clear_problems()
        self.fit()

    def name_person(self, name: str) -> None:
        """Take the person on the phone for the one who confirms, until another is typed."""
        editor = cast(LineEditor, self.editors["confirmed_by"])
        editor.setPlaceholderText(name)
        if self.editors["running_normal"].value() and not editor.text().strip():
            editor.setText(name)
            self.fit()

    def set_outcome(self, outcome: CallOutcome) -> None:
        """Choose how the call went."""
        self.editors["outcome"].restore(outcome)
        self._hear()

    def fit(self) -> None:
        """Show what the outcome asks for; topics open once the equipment is confirmed."""
        reached = self.is_reached()
        abnormal = self.editors["running_normal"].value() == ABNORMAL
        allowed = self._open()
        for name, field in self.form.fields.items():
            wanted = {
                **dict.fromkeys(MISSED, not reached),
                **dict.fromkeys((*TALK, *LATER), reached),
            }.get(name, True)
            if name in ("fault", "circuit_number"):
                wanted = wanted and abnormal
            for part in (field, field.label):
                part.setVisible(wanted)
            if name in LATER:
                field.editor.setEnabled(TOPIC_OF.get(name, name) in allowed)
        self.shut.setVisible(reached and not self.confirmed().is_given)
        self.shown.emit()

    # Parts

    def _equipment_told(self) -> None:
        """Take whoever is on the phone for the one who confirms."""
        person = cast(LineEditor, self.editors["confirmed_by"])
        if self.editors["running_normal"].value() and not person.text().strip():
            person.setText(person.placeholderText())

    def _hear(self) -> None:
        self.fit()
        self.touched.emit()

    def _is_told(self, name: str) -> bool:
        field = self.form.fields[name]
        return not field.isHidden() and field.editor.isEnabled()

    def _open(self) -> frozenset[str]:
        """Return the topics that may be talked about; all stay shut until the norm is here."""
        side = self._side
        return frozenset() if side is None else open_topics(self.confirmed(), side.topics)

    def _language(self) -> LanguageNorms | None:
        return None if self._side is None else self._side.language


def _made(form: Form, now: Callable[[], datetime]) -> Iterator[tuple[str, Editor]]:
    yield "outcome", ChoiceEditor(CallOutcome, form)
    yield "greeting", LineEditor(form)
    running = [
        (NORMAL, translate("Visits", "in use, runs well")),
        (ABNORMAL, translate("Visits", "does not run well")),
    ]
    yield "running_normal", ChoiceEditor(running, form, empty=translate("Visits", "not asked yet"))
    yield "confirmed_by", LineEditor(form)
    yield "running_note", LinesEditor(form)
    yield "fault", LinesEditor(form)
    yield "circuit_number", ChoiceEditor([], form, empty=translate("Visits", "not on a circuit"))
    unasked = translate("Visits", "not asked")
    yield "satisfaction", ChoiceEditor(Satisfaction, form, empty=unasked)
    yield "recent_fault", ChoiceEditor([], form, empty=translate("Visits", "no recent repair"))
    for name in ("needs", "suggestions", "competition", "customer_words"):
        yield name, LinesEditor(form)
    yield "contact_change", ChangeRow(form)
    yield "promises", PromiseRows(form)
    yield "next_visit_on", DayEditor(form)
    yield "next_call_at", MomentEditor(now, form)
    yield "note", LineEditor(form)
