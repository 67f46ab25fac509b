"""Laying a pattern over a period: for whom, from when, and what it would change, beforehand."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from models.errors import RefusedError
from models.queries.roster import RosterLine, TemplatePreview, TemplateRow, template_preview
from models.rules.calendar import working_calendar
from models.rules.roster_cells import ShiftCell, template_cells
from models.services.shifts import apply_template
from views.desk import Desk
from views.roster import words
from views.widgets.draft_dialog import DraftDialog
from views.widgets.editors import ChoiceEditor, DayEditor, Editor, FlagEditor, LineEditor
from views.widgets.form_field import FormField
from views.widgets.plain_label import PlainLabel
from views.wording import term

translate = QCoreApplication.translate

LINES_SHOWN = 7
_FROM_THE_GRID = frozenset({"starts_on", "until_on"})


class NumberEditor(LineEditor):
    """A whole number; what is none stands for the usual one."""

    def __init__(self, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, code=True)
        self._usual = usual
        self.setText(str(usual))

    def value(self) -> Any:
        """Return the number."""
        told = self.text().strip()
        return int(told) if told.isdecimal() else self._usual


class TemplateDialog(DraftDialog):
    """``laid`` carries what was changed, so that the page can take it back."""

    laid = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        templates: Sequence[TemplateRow],
        lines: Sequence[RosterLine],
        chosen: frozenset[tuple[str, str]],
        days: tuple[date, date],
    ) -> None:
        title = translate("Roster", "Fill by a pattern")
        save = translate("Roster", "&Fill  Ctrl+Enter")
        super().__init__(desk, parent, title=title, draft="roster/fill", save=save)
        self._templates = {one.name: one for one in templates}
        self.lines = QListWidget(self)
        self.says = PlainLabel("", self, role="strong", wrap=True)
        self.editors: dict[str, Editor] = {}
        self._add_fields(templates, days)
        self._add_lines(lines, chosen)
        self._recall()
        self.body.addWidget(self.form)
        self.body.addWidget(self.says)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 72)
        cast(QWidget, self.editors["template"]).setFocus()
        self._preview()

    # Being used

    def service(self) -> Any:
        """Return the filling: one action, one event for each shift that changes."""
        told = self.told()
        self._cells(told)
        return partial(apply_template, **told)

    def told(self) -> dict[str, Any]:
        """Return what is filled in; refuses record.bad_value for what is no day."""
        marked = [
            self.lines.item(at).data(Qt.ItemDataRole.UserRole)
            for at in range(self.lines.count())
            if self.lines.item(at).checkState() is Qt.CheckState.Checked
        ]
        return {
            "template": self.editors["template"].value() or "",
            "crews": [crew for crew, person in marked if not person],
            "technicians": [person for _crew, person in marked if person],
            "starts_on": self._day("starts_on"),
            "until_on": self._day("until_on"),
            "first_step": max(self.editors["first_step"].value(), 1),
            "stagger": self.editors["stagger"].value(),
            "keep": self.editors["keep"].value(),
        }

    # Building

    def _add_fields(self, templates: Sequence[TemplateRow], days: tuple[date, date]) -> None:
        choices = [(one.name, _said(one)) for one in templates]
        made: tuple[tuple[str, Editor, str], ...] = (
            ("template", ChoiceEditor(choices, self), ""),
            ("starts_on", DayEditor(self), ""),
            ("until_on", DayEditor(self), ""),
            ("first_step", NumberEditor(1, self), ""),
            (
                "stagger",
                NumberEditor(0, self),
                translate("Roster", "each next one starts so many steps later"),
            ),
            ("keep", FlagEditor(self), translate("Roster", "what stands stays as it is")),
        )
        self.editors = {name: editor for name, editor, _ in made}
        self.editors["starts_on"].restore(days[0])
        self.editors["until_on"].restore(days[1])
        for name, editor, hint in made:
            field = FormField(term(f"field.{name}"), cast(QWidget, editor), hint=hint)
            self.form.add(name, field)
            editor.touched.connect(self._typed)

    def _recall(self) -> None:
        """Put back how a pattern was laid; for whom and when is what the grid has marked."""
        for name, raw in self.recalled().items():
            if name not in _FROM_THE_GRID and name in self.editors:
                self.editors[name].restore(raw)

    def _add_lines(self, lines: Sequence[RosterLine], chosen: frozenset[tuple[str, str]]) -> None:
        for line in lines:
            text = line.name if not line.technician else f"    {line.name}  {line.technician}"
            item = QListWidgetItem(text, self.lines)
            item.setData(Qt.ItemDataRole.UserRole, line.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            marked = line.key in chosen
            item.setCheckState(Qt.CheckState.Checked if marked else Qt.CheckState.Unchecked)
        self.lines.setFixedHeight(self.fontMetrics().lineSpacing() * LINES_SHOWN + 8)
        self.lines.itemChanged.connect(lambda _: self._preview())
        self.lines.setCurrentRow(0)
        label = translate("Roster", "For whom (Space marks)")
        self.form.add("lines", FormField(label, self.lines))

    # Answers

    def _preview(self) -> None:
        """Say what filling would do, each time something is changed."""
        try:
            cells = self._cells(self.told())
        except RefusedError as error:
            self.says.setText(self.desk.word(error))
            return
        self.desk.ask(self, partial(template_preview, cells=cells), self._show_preview)

    def _show_preview(self, found: TemplatePreview) -> None:
        keeps = self.editors["keep"].value()
        text = (
            translate("Roster", "Fills {fills} blank, leaves {changes} others and {same} alike.")
            if keeps
            else translate("Roster", "Fills {fills} blank, changes {changes}, {same} so already.")
        )
        self.says.setText(text.format(fills=found.fills, changes=found.changes, same=found.same))

    def _cells(self, told: dict[str, Any]) -> list[ShiftCell]:
        row = self._templates.get(told["template"])
        if row is None:
            raise RefusedError("template.unknown", number=told["template"])
        return template_cells(
            row.steps,
            crews=told["crews"],
            technicians=told["technicians"],
            starts_on=told["starts_on"],
            until_on=told["until_on"],
            first_step=told["first_step"],
            stagger=told["stagger"],
            calendar=working_calendar() if row.follows_calendar else None,
        )

    def finish(self, outcome: object) -> None:
        """Close, and tell what was changed."""
        super().finish(outcome)
        self.laid.emit(outcome)

    # Parts

    def _day(self, name: str) -> date:
        told = self.editors[name].value()
        try:
            return date.fromisoformat(told or "")
        except ValueError as trouble:
            raise RefusedError("record.bad_value", field=name, value=told or "") from trouble

    def raw(self) -> dict[str, Any]:
        """Return what is chosen, as the draft keeps it."""
        return {name: editor.raw() for name, editor in self.editors.items()}

    def _typed(self) -> None:
        self._draft.touched()
        self._preview()


def _said(row: TemplateRow) -> str:
    steps = " ".join(map(words.letter, row.steps))
    calendar = translate("Roster", "by the calendar") if row.follows_calendar else ""
    return "   ".join(filter(None, (row.name, steps, calendar)))
