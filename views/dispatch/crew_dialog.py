"""Entering a crew and its people where they are missed: on the way to send somebody."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from console.drafts import FormDraft
from models.errors import RefusedError
from models.queries.crews import CrewRow
from models.rules.people import read_people
from models.services.crews import add_people, enter_crew
from views.desk import Desk
from views.widgets.dialog import QuietDialog
from views.widgets.form_field import ENTER, Form, FormField
from views.widgets.reference_hints import offer_help
from views.wording import term

translate = QCoreApplication.translate

PEOPLE_LINES = 6


class CrewDialog(QuietDialog):
    """A new crew, or more people for ``crew``; ``stored`` carries the crew's code."""

    stored = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, *, crew: CrewRow | None = None) -> None:
        title = (
            translate("Dispatch", "New crew")
            if crew is None
            else translate("Dispatch", "More people: {crew}").format(crew=crew.name)
        )
        super().__init__(title, parent)
        self.desk, self._crew, self._busy = desk, crew, False
        self.form = Form(self)
        self.form.saved.connect(self.save)
        self.lines: dict[str, QLineEdit] = {}
        if crew is None:
            self._add_lines()
        self.people = QPlainTextEdit(self)
        self._add_people()
        draft = f"crew/{crew.code if crew else 'new'}"
        self._draft = FormDraft(desk.drafts, draft, self._raw, owner=self)
        self._recall()
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.save_button = self.buttons(translate("Dispatch", "&Save  Ctrl+Enter"))
        self.save_button.setAutoDefault(False)
        self.save_button.setDefault(False)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        next(iter(self.lines.values()), self.people).setFocus()

    # Being used

    def save(self) -> None:
        """Keep it: the crew and its people in one go."""
        if self._busy:
            return
        self._draft.flush()
        self.form.clear_problems()
        self.bar.clear()
        try:
            service = self._service()
        except RefusedError as error:
            self._refused(error)
            return
        self._mark_busy(busy=True)
        self.desk.act(self, service, self._finish, failed=self._refused)

    def accept(self) -> None:
        """Save; the dialog closes once it is stored."""
        self.save()

    def reject(self) -> None:
        """Close; what was typed is there again when it is opened next."""
        self._draft.flush()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save from the buttons too; in the fields the form hears it first."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        else:
            super().keyPressEvent(event)

    # Building

    def _add_lines(self) -> None:
        for name, needed, hint in (
            ("code", True, translate("Dispatch", "Heads the numbers of its people, such as B01")),
            ("name", True, ""),
            ("base_town", False, ""),
        ):
            line = self.lines[name] = QLineEdit(self)
            field = FormField(term(f"field.{name}"), line, required=needed, hint=hint)
            offer_help(self.desk, name, field)
            self.form.add(name, field)
            line.textEdited.connect(self._typed)

    def _add_people(self) -> None:
        self.people.setTabChangesFocus(True)
        self.people.setFixedHeight(self.fontMetrics().lineSpacing() * PEOPLE_LINES + 14)
        self.people.textChanged.connect(self._typed)
        hint = translate("Dispatch", "One person to a line: name, then phone. The first leads.")
        label = translate("Dispatch", "People")
        needed = self._crew is not None
        self.form.add("people", FormField(label, self.people, required=needed, hint=hint))

    def _recall(self) -> None:
        kept = self.desk.drafts.recall(self._draft.form)
        if not kept:
            return
        for name, line in self.lines.items():
            line.setText(kept.get(name, ""))
        self.people.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.people.setPlainText(kept["people"])
        self.people.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self.bar.show_notice(translate("Dispatch", "What you had typed here is back."))

    # Saving

    def _service(self) -> Any:
        """Return what is to be done; raises ``RefusedError`` for a line that is nobody."""
        people = read_people(self.people.toPlainText())
        if self._crew is None:
            told: Any = {name: line.text().strip() for name, line in self.lines.items()}
            return partial(enter_crew, people=people, **told)
        if not people:
            raise RefusedError("people.no_name", field="people", line=1)
        return partial(add_people, crew=self._crew.code, people=people)

    def _finish(self, _stored: object) -> None:
        self._draft.stored()
        self.done(1)
        self.stored.emit(self._crew.code if self._crew else self.lines["code"].text().strip())

    def _refused(self, error: Exception) -> None:
        self._mark_busy(busy=False)
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        if error.code == "crew.taken":
            error = RefusedError(error.code, **(error.facts | {"field": "code"}))
        if not self.form.show_refusal(error, self.desk.word):
            self.bar.show_error(self.desk.word(error), code=error.code)

    def _raw(self) -> dict[str, str]:
        told = {name: line.text() for name, line in self.lines.items()}
        return told | {"people": self.people.toPlainText()}

    def _typed(self) -> None:
        self._draft.touched()

    def _mark_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.save_button.setEnabled(not busy)
