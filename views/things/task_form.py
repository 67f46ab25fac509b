"""The form of one task of this screen."""

from typing import Any

from PySide6.QtWidgets import QWidget

from models.errors import RefusedError
from models.rules.terms import Role
from views.desk import Desk
from views.things.task import Task, Told
from views.things.words import label
from views.widgets.draft_form import DraftForm
from views.widgets.form_field import FormField
from views.widgets.reference_hints import offer_help

# Refusals that name no field of their own, and the field they are about.
BESIDE = {
    "vehicle.taken": "plate",
    "instrument.taken": "number",
    "spare.taken": "code",
    "ticket.unknown": "ticket",
    "calibration.ends_before_start": "valid_until_on",
    "vehicle.odometer_back": "odometer_km",
}


class TaskForm(DraftForm):
    """One task: its fields, what it saves, and what it says afterwards."""

    def __init__(self, desk: Desk, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, draft=f"things/{task.id}/{task.subject}", title=task.title)
        self.task = task
        for spec in task.fields:
            name = spec.label or label(spec.name)
            editor = spec.make(self)
            field = FormField(name, editor, required=spec.required, hint=spec.hint)
            offer_help(desk, spec.name, field)
            self.add_field(spec.name, field)
        if task.override:
            self.show_field(task.override, shown=False)
        self.build()
        self.propose({spec.name: spec.value for spec in task.fields})

    def told(self) -> Told:
        """Return what is filled in; a field that is not shown tells nothing."""
        return {
            name: editor.value()
            for name, editor in self._editors.items()
            if not self.form.fields[name].isHidden()
        }

    def send(self, *, over: bool = False) -> None:
        """Call the service of the task."""
        service = self.task.over if over and self.task.over else self.task.service
        self.act(service(self.told()))

    def may_save_over(self) -> bool:
        """Say whether the task knows how."""
        return self.task.over is not None

    def stored(self, value: Any) -> None:
        """Say so at the foot of the window too."""
        self.desk.notify(self.task.said)
        super().stored(value)

    def field_of(self, error: RefusedError) -> str:
        """Return the field, by the name the task has for it."""
        name = super().field_of(error) or BESIDE.get(error.code, "")
        return self.task.renamed.get(name, name)

    def show_refusal(self, error: RefusedError) -> None:
        """Ask only a supervisor for the reason that overrules a refusal."""
        name = self.field_of(error)
        if name == self.task.override and self.desk.session.role is Role.SUPERVISOR:
            self.show_field(name, shown=True)
        super().show_refusal(error)
