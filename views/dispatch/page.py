"""Sending a crew: the choices with their reasons on the left, the order on the right."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from console.drafts import FormDraft
from models.errors import RefusedError
from models.queries.crews import CrewRow, Dispatchable, dispatchable, placement_shown
from models.queries.ticket_board import ticket_row
from models.queries.ticket_rows import TicketRow
from models.rules.facts_open import Party
from models.rules.placement import Placement, Weight
from models.rules.states import Verb
from models.services.tickets import Done, do
from views.desk import Desk
from views.dispatch.actions import ACTIONS
from views.dispatch.rows import (
    crew_columns,
    instrument_line,
    reason_line,
    reasons_tone,
    vehicle_line,
)
from views.dispatch.tick_list import TickList
from views.moment_edit import MomentEdit
from views.widgets.choice_box import ChoiceBox
from views.widgets.form_field import Form, FormField
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

SETTLE_MS = 100
TASK_LINES = 3
PEOPLE_LINES, THINGS_LINES = 5, 8
VERBS = (Verb.DISPATCH, Verb.REASSIGN, Verb.REINFORCE)
NEEDS_REASON = frozenset({Verb.REASSIGN})


class DispatchPage(Page):
    """Shown about ``NUMBER`` or ``NUMBER verb``; saving goes on to the preview."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Dispatch", "Dispatch"))
        self._number = ""
        self._verb = Verb.DISPATCH
        self._ticket: TicketRow | None = None
        self._choices: Dispatchable | None = None
        self._draft: FormDraft | None = None
        self._placement = Placement(())
        self._then_print = self._busy = False
        self._about = PlainLabel("", self, role="strong", wrap=True)
        self._model: RowsModel[CrewRow] = RowsModel(crew_columns(), self, key=lambda row: row.code)
        self.crews = Table("dispatch", desk.settings, self)
        self.leader = ChoiceBox([], self, empty=translate("Dispatch", "as the crew decides"))
        self.others = TickList(PEOPLE_LINES, self)
        self.vehicle = ChoiceBox([], self, empty=translate("Dispatch", "no vehicle"))
        self.instruments = TickList(THINGS_LINES, self)
        self.planned = MomentEdit(desk.now, self)
        self.task = QPlainTextEdit(self)
        self.reason = QLineEdit(self)
        self.override = QLineEdit(self)
        self.against = PlainLabel("", self, role="soon", wrap=True)
        self.form = Form(self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask_placement)
        self._build()
        self.set_actions(ACTIONS)
        self._listen()

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start with the crews."""
        return self.crews

    def subject(self) -> str | None:
        """Return the ticket and the verb."""
        return f"{self._number} {self._verb}" if self._number else None

    def show_subject(self, subject: str | None) -> None:
        """Start about one ticket; what was begun for it before is there again."""
        number, _, verb = (subject or "").partition(" ")
        if self._draft is not None:
            self._draft.flush()
        self._number = number
        self._verb = Verb(verb) if verb in VERBS else Verb.DISPATCH
        self._ticket, self._choices = None, None
        self._reset()
        if number:
            form = f"dispatch/{number}/{self._verb}"
            self._draft = FormDraft(self.desk.drafts, form, self._raw, self)
            self.refresh()

    def refresh(self) -> None:
        """Ask again who and what is free."""
        if not self._number:
            return
        now = self.desk.now()
        planned = self.planned.moment()
        self.desk.ask(self, partial(ticket_row, number=self._number, now=now), self._show_ticket)
        query = partial(
            dispatchable,
            number=self._number,
            now=now,
            planned_at=None if isinstance(planned, str) else planned,
        )
        self.desk.ask(self, query, self._show_choices)

    # What can be done

    def save(self) -> None:
        """Issue the order and go back."""
        self._save(then_print=False)

    def save_and_print(self) -> None:
        """Issue the order and look at its paper."""
        self._save(then_print=True)

    def has_crew(self) -> bool:
        """Say whether a crew is marked that may go at all."""
        row = self._crew()
        return row is not None and not row.blocked

    def go_to_crews(self) -> None:
        """Go to the list of crews."""
        self.crews.setFocus()

    def leave(self) -> None:
        """Go back; what was entered is kept for the next time."""
        if self._draft is not None:
            self._draft.flush()
        self.desk.close_screen(self)

    # Building

    def _build(self) -> None:
        self.crews.show_model(self._model)
        self.task.setTabChangesFocus(True)
        self.task.setFixedHeight(self.fontMetrics().lineSpacing() * TASK_LINES + 14)
        for name, label, editor, needed in (
            ("leader", translate("Dispatch", "Leader"), self.leader, False),
            ("technicians", translate("Dispatch", "Others going"), self.others, False),
            ("vehicle", translate("Dispatch", "Vehicle"), self.vehicle, False),
            ("instruments", translate("Dispatch", "Instruments"), self.instruments, False),
            ("planned_at", translate("Dispatch", "Planned time"), self.planned, True),
            ("task", translate("Dispatch", "Task"), self.task, False),
            ("reason", translate("Dispatch", "Why another crew"), self.reason, True),
            ("override_reason", translate("Dispatch", "Why all the same"), self.override, True),
        ):
            self.form.add(name, FormField(label, editor, required=needed))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.crews, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self._order_side())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.body.addWidget(self._about)
        self.body.addWidget(split, 1)

    def _order_side(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addWidget(self.against)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _listen(self) -> None:
        self.form.saved.connect(self.save)
        self.crews.pointed.connect(self._crew_chosen)
        self.crews.opened.connect(lambda _: self.leader.setFocus())
        for changed in (
            self.vehicle.currentIndexChanged,
            self.leader.currentIndexChanged,
            self.instruments.changed,
            self.others.changed,
            self.planned.editingFinished,
        ):
            changed.connect(self._edited)
        for typed in (self.task.textChanged, self.reason.textEdited, self.override.textEdited):
            typed.connect(self._touched)

    def _reset(self) -> None:
        self.form.clear_problems()
        self.bar.clear()
        self.title.setText(term(self._verb))
        self._about.setText(self._number)
        self._model.show_rows(())
        self.instruments.show_options(())
        self.others.show_options(())
        self.planned.set_moment(self.desk.now())
        for line in (self.reason, self.override):
            line.clear()
        self.task.clear()
        self._show_field("reason", shown=self._verb in NEEDS_REASON)
        self._show_field("override_reason", shown=False)
        self._placement = Placement(())
        self._show_against()

    def _show_field(self, name: str, *, shown: bool) -> None:
        field = self.form.fields[name]
        field.setVisible(shown)
        field.label.setVisible(shown)

    # Answers

    def _show_ticket(self, row: TicketRow) -> None:
        if row.number != self._number:
            return
        self._ticket = row
        parts = (row.number, row.customer_name, term(row.grade), row.town, row.symptom)
        self._about.setText("   ".join(part for part in parts if part))

    def _show_choices(self, found: Dispatchable) -> None:
        first = self._choices is None
        self._choices = found
        self._model.show_rows(found.crews)
        self.vehicle.show_choices([(row.plate, vehicle_line(row)) for row in found.vehicles])
        self.instruments.show_options(
            [
                (row.number, instrument_line(row), reasons_tone(row.reasons), row.blocked)
                for row in found.instruments
            ]
        )
        if first:
            self._recall()
            if self._crew() is None and found.crews:
                self.crews.selectRow(0)
        self.update_actions()

    def _crew(self) -> CrewRow | None:
        return cast("CrewRow | None", self.crews.selected_row())

    def _crew_chosen(self, row: CrewRow | None) -> None:
        if row is not None:
            people = [(member.partition(" ")[0], member) for member in row.members]
            self.leader.show_choices(people)
            self.others.show_options([(code, said, None, False) for code, said in people])
            if row.default_vehicle:
                self.vehicle.set_value(row.default_vehicle)
        self._edited()

    def _edited(self, *_: object) -> None:
        self._settle.start()
        self._touched()
        self.update_actions()

    def _touched(self, *_: object) -> None:
        if self._draft is not None and self._choices is not None:
            self._draft.touched()

    def _ask_placement(self) -> None:
        row, planned = self._crew(), self.planned.moment()
        if row is None or not self._number or isinstance(planned, str):
            return
        party = Party(
            crew=row.code,
            leader=self.leader.value(),
            technicians=tuple(self.others.ticked()),
            vehicle=self.vehicle.value(),
            instruments=tuple(self.instruments.ticked()),
        )
        query = partial(
            placement_shown,
            number=self._number,
            party=party,
            planned_at=planned or self.desk.now(),
        )
        self.desk.ask(self, query, self._show_placement)

    def _show_placement(self, placement: Placement) -> None:
        self._placement = placement
        self._show_field("override_reason", shown=placement.needs_override)
        self._show_against()

    def _show_against(self) -> None:
        order = list(Weight)
        reasons = sorted(self._placement.reasons, key=lambda one: order.index(one.weight))
        self.against.setText("\n".join(map(reason_line, reasons)))
        self.against.set_role("overdue" if self._placement.blocked else "soon")
        self.against.setVisible(bool(reasons))

    # Saving

    def _save(self, *, then_print: bool) -> None:
        if self._busy or not self.has_crew() or self._ticket is None:
            return
        self.form.clear_problems()
        self.bar.clear()
        if self._draft is not None:
            self._draft.flush()
        self._busy, self._then_print = True, then_print
        service = partial(
            do,
            verb=self._verb,
            number=self._number,
            facts=self._facts(),
            expected_version=self._ticket.version,
        )
        self.desk.act(self, service, self._stored, failed=self._refused)

    def _facts(self) -> dict[str, Any]:
        crew = self._crew()
        leader = self.leader.value()
        told: dict[str, Any] = {
            "crew": crew.code if crew else None,
            "leader": leader,
            "technicians": [code for code in self.others.ticked() if code != leader],
            "vehicle": self.vehicle.value(),
            "instruments": self.instruments.ticked(),
            "planned_at": self.planned.moment(),
            "task": self.task.toPlainText().strip(),
        }
        if self._verb in NEEDS_REASON:
            told["reason"] = self.reason.text().strip()
        if self._placement.needs_override:
            told["override_reason"] = self.override.text().strip()
        return {name: value for name, value in told.items() if value not in (None, "")}

    def _stored(self, done: Done | None) -> None:
        self._busy = False
        if self._draft is not None:
            self._draft.stored()
            self._draft = None
        self.desk.close_screen(self)
        order = done.order if done is not None else None
        said = translate("Dispatch", "{number} is issued.")
        words = said.format(number=order or self._number)
        if done is not None and done.warnings:
            words = "  ".join([words, *map(reason_line, done.warnings)])
        self.desk.notify(words)
        if self._then_print:
            self.desk.open_screen("preview", order or self._number)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        name = str(error.facts.get("field") or error.facts.get("fact") or "").partition(".")[0]
        if error.facts.get("override"):
            name = "override_reason"
            self._show_field(name, shown=True)
        field = self.form.fields.get(name)
        if field is None:
            self.bar.show_error(self.desk.word(error), code=error.code)
        else:
            field.show_problem(self.desk.word(error))
            field.editor.setFocus()

    # Keeping

    def _raw(self) -> Mapping[str, Any]:
        crew = self._crew()
        return {
            "crew": crew.code if crew else "",
            "leader": self.leader.value() or "",
            "technicians": self.others.ticked(),
            "vehicle": self.vehicle.value() or "",
            "instruments": self.instruments.ticked(),
            "task": self.task.toPlainText(),
            "reason": self.reason.text(),
            "override_reason": self.override.text(),
        }

    def _recall(self) -> None:
        kept = self.desk.drafts.recall(self._draft.form) if self._draft is not None else None
        if not kept:
            return
        if kept["crew"]:
            self.crews.select_key(kept["crew"])
        self.leader.set_value(kept["leader"] or None)
        self.vehicle.set_value(kept["vehicle"] or None)
        self.others.tick(cast("Sequence[str]", kept["technicians"]))
        self.instruments.tick(cast("Sequence[str]", kept["instruments"]))
        self.task.setPlainText(kept["task"])
        self.reason.setText(kept["reason"])
        self.override.setText(kept["override_reason"])
