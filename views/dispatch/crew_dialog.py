"""Entering a crew and its people where they are missed: on the way to send somebody."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from models.errors import RefusedError
from models.queries.crews import CrewRow
from models.rules.people import read_people
from models.services.crews import add_people, enter_crew
from views.desk import Desk
from views.widgets.draft_dialog import DraftDialog
from views.widgets.form_field import FormField
from views.widgets.reference_hints import offer_help
from views.wording import term

translate = QCoreApplication.translate

PEOPLE_LINES = 6


class CrewDialog(DraftDialog):
    """A new crew, or more people for ``crew``; ``stored`` carries the crew's code."""

    stored = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, *, crew: CrewRow | None = None) -> None:
        title = (
            translate("Dispatch", "New crew")
            if crew is None
            else translate("Dispatch", "More people: {crew}").format(crew=crew.name)
        )
        draft = f"crew/{crew.code if crew else 'new'}"
        save = translate("Dispatch", "&Save  Ctrl+Enter")
        super().__init__(desk, parent, title=title, draft=draft, save=save)
        self._crew = crew
        self.lines: dict[str, QLineEdit] = {}
        if crew is None:
            self._add_lines()
        self.people = QPlainTextEdit(self)
        self._add_people()
        self._recall()
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        next(iter(self.lines.values()), self.people).setFocus()

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
            line.textEdited.connect(self._draft.touched)

    def _add_people(self) -> None:
        self.people.setTabChangesFocus(True)
        self.people.setFixedHeight(self.fontMetrics().lineSpacing() * PEOPLE_LINES + 14)
        self.people.textChanged.connect(self._draft.touched)
        hint = translate("Dispatch", "One person to a line: name, then phone. The first leads.")
        label = translate("Dispatch", "People")
        needed = self._crew is not None
        self.form.add("people", FormField(label, self.people, required=needed, hint=hint))

    def _recall(self) -> None:
        kept = self.recalled()
        if not kept:
            return
        for name, line in self.lines.items():
            line.setText(kept.get(name, ""))
        with QSignalBlocker(self.people):
            self.people.setPlainText(kept["people"])
        self.bar.show_notice(translate("Dispatch", "What you had typed here is back."))

    # Saving

    def service(self) -> Any:
        """Return what is to be done; raises ``RefusedError`` for a line that is nobody."""
        people = read_people(self.people.toPlainText())
        if self._crew is None:
            told: Any = {name: line.text().strip() for name, line in self.lines.items()}
            return partial(enter_crew, people=people, **told)
        if not people:
            raise RefusedError("people.no_name", field="people", line=1)
        return partial(add_people, crew=self._crew.code, people=people)

    def finish(self, outcome: object) -> None:
        """Close, and tell the crew's code."""
        super().finish(outcome)
        self.stored.emit(self._crew.code if self._crew else self.lines["code"].text().strip())

    def placed(self, error: RefusedError) -> RefusedError:
        """A crew that is there already is refused for its code."""
        if error.code != "crew.taken":
            return error
        return RefusedError(error.code, **(error.facts | {"field": "code"}))

    def raw(self) -> dict[str, str]:
        """Return what is typed, as the draft keeps it."""
        told = {name: line.text() for name, line in self.lines.items()}
        return told | {"people": self.people.toPlainText()}
