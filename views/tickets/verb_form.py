"""The form of one verb beside its ticket: made from the verb's facts, losing nothing typed."""

from datetime import datetime
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.errors import RefusedError
from models.queries.ticket_detail import TicketDetail
from models.rules.states import Verb
from models.services.tickets import do
from views.desk import Desk
from views.tickets.editors import LineEditor
from views.tickets.fact_words import label_of
from views.tickets.verb_choices import VerbChoices, proposed
from views.tickets.verb_editors import editor_for
from views.tickets.verb_fields import fields_of
from views.widgets.draft_form import DraftForm
from views.widgets.editors import FlagEditor, MomentEditor
from views.widgets.form_field import FormField
from views.wording import term

translate = QCoreApplication.translate

LATE_AT, LATE_REASON = "happened_at", "late_reason"


class VerbForm(DraftForm):
    """Made from the verb's facts; ``done`` carries a ``Done``.

    What was typed is kept as a draft under ticket and verb.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        verb: Verb,
        detail: TicketDetail,
        choices: VerbChoices,
    ) -> None:
        number = detail.row.number
        title = translate("Facts", "{verb}: {number}").format(verb=term(verb), number=number)
        super().__init__(desk, parent, draft=f"ticket/{number}/{verb}", title=title)
        self.verb, self.detail = verb, detail
        for spec in fields_of(verb):
            editor = editor_for(spec, choices, self, now=desk.now)
            self.add_field(
                spec.name, FormField(label_of(spec.name), editor, required=spec.required)
            )
        self._add_late_entry()
        self.build()
        kept = self.propose(proposed(verb, detail, desk.now()))
        self._show_late(on=bool(kept.get("late")))

    # Being used

    def start(self) -> None:
        """Put the keyboard on the first field that is still empty."""
        for editor in self._editors.values():
            if editor.value() in (None, [], False):
                cast(QWidget, editor).setFocus()
                return
        self.save_button.setFocus()

    def facts(self) -> dict[str, Any]:
        """Return what is told, leaving out what was left blank."""
        told = {name: editor.value() for name, editor in self._editors.items()}
        names = {spec.name for spec in fields_of(self.verb)}
        return {name: value for name, value in told.items() if name in names and value is not None}

    # What a form of drafts asks

    def send(self, *, over: bool = False) -> None:
        """Ask the office to do it, unless a late entry does not say when."""
        happened_at = self._late_moment()
        if isinstance(happened_at, str):
            field = self.form.fields[LATE_AT]
            field.show_problem(translate("Facts", "This is no moment."))
            field.setFocus()
            return
        service = partial(
            do,
            verb=self.verb,
            number=self.detail.row.number,
            facts=self.facts(),
            expected_version=None if over else self.detail.row.version,
        )
        self.act(service, happened_at=happened_at, late_reason=self._late_reason())

    def field_of(self, error: RefusedError) -> str:
        """Return the field a refusal is about; a fact inside a list belongs to the list."""
        name = super().field_of(error) or str(error.facts.get("fact") or "")
        return {"ticket.late_reason_missing": LATE_REASON}.get(error.code, name.partition(".")[0])

    # Parts

    def _add_late_entry(self) -> None:
        late = FlagEditor(self, text=translate("Facts", "Happened earlier"))
        self.add_field("late", FormField(translate("Facts", "Late entry"), late))
        at = FormField(translate("Facts", "Happened at"), MomentEditor(self.desk.now, self))
        why = FormField(translate("Facts", "Why it is entered late"), LineEditor(self))
        self.add_field(LATE_AT, at)
        self.add_field(LATE_REASON, why)
        late.toggled.connect(lambda on: self._show_late(on=on))

    def _show_late(self, *, on: bool) -> None:
        for name in (LATE_AT, LATE_REASON):
            self.show_field(name, shown=on)

    def _late_moment(self) -> datetime | str | None:
        """Return when it happened: None where it is just now, a text where that is no moment."""
        if not self._editors["late"].value():
            return None
        return cast("datetime | str | None", self._editors[LATE_AT].value()) or ""

    def _late_reason(self) -> str | None:
        if not self._editors["late"].value():
            return None
        return cast("str | None", self._editors[LATE_REASON].value())
