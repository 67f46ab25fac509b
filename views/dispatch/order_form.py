"""The order itself: who of the crew, in what, with which instruments, when, for what."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from models.queries.crews import CrewRow, Dispatchable
from models.rules.facts_open import Party
from models.rules.placement import Placement, Slip, Weight
from models.rules.states import Verb
from views.desk import Desk
from views.dispatch.rows import instrument_line, reason_line, reasons_tone, vehicle_line
from views.dispatch.tick_list import TickList
from views.moment_edit import MomentEdit
from views.slips import slip_line
from views.widgets.choice_box import ChoiceBox
from views.widgets.form_field import Form, FormField
from views.widgets.plain_label import PlainLabel

translate = QCoreApplication.translate

TASK_LINES = 3
PEOPLE_LINES, THINGS_LINES = 5, 8
OVERRIDE = "override_reason"


class OrderForm(QScrollArea):
    """``edited`` tells what changes the judgement, ``touched`` every stroke."""

    edited = Signal()
    touched = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._placement = Placement(())
        self.leader = ChoiceBox([], self, empty=translate("Dispatch", "as the crew decides"))
        self.others = TickList(PEOPLE_LINES, self)
        self.vehicle = ChoiceBox([], self, empty=translate("Dispatch", "no vehicle"))
        self.instruments = TickList(THINGS_LINES, self)
        self.planned = MomentEdit(desk.now, self)
        self.task = QPlainTextEdit(self)
        self.reason = QLineEdit(self)
        self.override = QLineEdit(self)
        self.against = PlainLabel("", self, role="soon", wrap=True)
        self.pushed = PlainLabel("", self, role="overdue", wrap=True)
        self.moves = QCheckBox(translate("Dispatch", "Plan these orders anew, as listed"), self)
        self._slips: tuple[Slip, ...] = ()
        self.form = Form(self)
        self._build()
        self._listen()

    # Being told

    def start(self, verb: Verb) -> None:
        """Empty every field for another order."""
        self.form.clear_problems()
        self.instruments.show_options(())
        self.others.show_options(())
        self.planned.set_moment(self._desk.now())
        self.task.clear()
        for line in (self.reason, self.override):
            line.clear()
        self._show_field("reason", shown=verb is Verb.REASSIGN)
        self.show_placement(Placement(()))
        self.show_slips(())

    def show_choices(self, found: Dispatchable) -> None:
        """Offer vehicles and instruments, each with what speaks against it."""
        self.vehicle.show_choices([(row.plate, vehicle_line(row)) for row in found.vehicles])
        self.instruments.show_options(
            [
                (row.number, instrument_line(row), reasons_tone(row.reasons), row.blocked)
                for row in found.instruments
            ]
        )

    def show_crew(self, row: CrewRow) -> None:
        """Offer the people of a crew, and its own vehicle."""
        people = [(member.partition(" ")[0], member) for member in row.members]
        self.leader.show_choices(people)
        self.others.show_options([(code, said, None, False) for code, said in people])
        if row.default_vehicle:
            self.vehicle.set_value(row.default_vehicle)

    def show_placement(self, placement: Placement) -> None:
        """Say what speaks against the order as it stands, the heaviest first."""
        self._placement = placement
        self._show_field(OVERRIDE, shown=placement.needs_override)
        order = list(Weight)
        reasons = sorted(placement.reasons, key=lambda one: order.index(one.weight))
        self.against.setText("\n".join(map(reason_line, reasons)))
        self.against.set_role("overdue" if placement.blocked else "soon")
        self.against.setVisible(bool(reasons))

    def show_slips(self, slips: Sequence[Slip]) -> None:
        """Say which planned orders this one pushes back, and whose promise that breaks."""
        self._slips = tuple(slips)
        head = translate("Dispatch", "This order pushes back:")
        self.pushed.setText("\n".join([head, *map(slip_line, slips)]))
        for widget in (self.pushed, self.moves):
            widget.setVisible(bool(slips))
        self.moves.setChecked(bool(slips))

    def slips(self) -> tuple[Slip, ...]:
        """Return the orders to be planned anew, none where that is not wished."""
        return self._slips if self.moves.isChecked() else ()

    def breaks(self) -> tuple[Slip, ...]:
        """Return the orders whose promise would break."""
        return tuple(one for one in self._slips if one.breaks_promise)

    def show_refusal(self, name: str, text: str) -> bool:
        """Put a refusal beside the field it is about; say whether there is one."""
        field = self.form.fields.get(name)
        if field is None:
            return False
        self._show_field(name, shown=True)
        field.show_problem(text)
        field.editor.setFocus()
        return True

    # Being asked

    def party(self, crew: str) -> Party:
        """Return who would go with what, to be judged before anything is saved."""
        return Party(
            crew=crew,
            leader=self.leader.value(),
            technicians=tuple(self._others()),
            vehicle=self.vehicle.value(),
            instruments=tuple(self.instruments.ticked()),
        )

    def facts(self, crew: str) -> dict[str, Any]:
        """Return what is told, leaving out what was left blank."""
        told: dict[str, Any] = {
            "crew": crew,
            "leader": self.leader.value(),
            "technicians": self._others(),
            "vehicle": self.vehicle.value(),
            "instruments": self.instruments.ticked(),
            "planned_at": self.planned.moment(),
            "task": self.task.toPlainText().strip(),
        }
        for name, line in (("reason", self.reason), (OVERRIDE, self.override)):
            if not self.form.fields[name].isHidden():
                told[name] = line.text().strip()
        return {name: value for name, value in told.items() if value not in (None, "")}

    def raw(self) -> dict[str, Any]:
        """Return what was entered, fit for a draft."""
        return {
            "leader": self.leader.value() or "",
            "technicians": self.others.ticked(),
            "vehicle": self.vehicle.value() or "",
            "instruments": self.instruments.ticked(),
            "task": self.task.toPlainText(),
            "reason": self.reason.text(),
            OVERRIDE: self.override.text(),
        }

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        self.leader.set_value(kept["leader"] or None)
        self.vehicle.set_value(kept["vehicle"] or None)
        self.others.tick(kept["technicians"])
        self.instruments.tick(kept["instruments"])
        self.task.setPlainText(kept["task"])
        self.reason.setText(kept["reason"])
        self.override.setText(kept[OVERRIDE])

    # Building

    def _build(self) -> None:
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
            (OVERRIDE, translate("Dispatch", "Why all the same"), self.override, True),
        ):
            self.form.add(name, FormField(label, editor, required=needed))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.form)
        column.addWidget(self.against)
        column.addWidget(self.pushed)
        column.addWidget(self.moves)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)

    def _listen(self) -> None:
        for changed in (
            self.vehicle.currentIndexChanged,
            self.leader.currentIndexChanged,
            self.instruments.changed,
            self.others.changed,
            self.planned.editingFinished,
        ):
            changed.connect(lambda *_: self.edited.emit())
        for typed in (self.task.textChanged, self.reason.textEdited, self.override.textEdited):
            typed.connect(lambda *_: self.touched.emit())

    def _others(self) -> list[str]:
        leader = self.leader.value()
        return [code for code in self.others.ticked() if code != leader]

    def _show_field(self, name: str, *, shown: bool) -> None:
        field = self.form.fields[name]
        field.setVisible(shown)
        field.label.setVisible(shown)
