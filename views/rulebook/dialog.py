"""A supervisor says what each rule weighs; what it means is said before it is saved."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from models.errors import RefusedError
from models.queries.rulebook import Rulebook, rulebook
from models.rules.zone import local_day
from models.services.office import overlay_norms
from views.desk import Desk
from views.rulebook.rows import ChosenRule, columns, meaning
from views.widgets.dialog import QuietDialog
from views.widgets.form_field import ENTER
from views.widgets.plain_label import PlainLabel
from views.widgets.plain_text import PlainText
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

LETTERS, LINES, MEANING_LINES = 104, 34, 6
MOST_RESERVE, MOST_DAYS = 50, 90


class RulebookDialog(QuietDialog):
    """Enter goes to the next weight of a rule, Ctrl+Enter saves the whole with a reason."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("Rulebook", "Placement rules"), parent)
        self.desk, self._busy = desk, False
        self._held: Rulebook | None = None
        self.model: RowsModel[ChosenRule] = RowsModel(
            columns(), self, key=lambda row: row.rule.code
        )
        self.rules = Table("rulebook", desk.settings, self)
        self.meaning = PlainText(self)
        self.reserve = QSpinBox(self, maximum=MOST_RESERVE, suffix=" %")
        self.days = QSpinBox(self, maximum=MOST_DAYS)
        self.note = QLineEdit(self)
        self._build()
        desk.ask(self, partial(rulebook, now=desk.now()), self._show)

    def changes(self) -> dict[str, Any]:
        """Return what would be laid over the norms, nothing where nothing was changed."""
        if self._held is None:
            return {}
        weights = {
            row.rule.code.value: row.weight.value for row in self.model.rows() if row.changed
        }
        placement: dict[str, Any] = {"weights": weights} if weights else {}
        if self.days.value() != self._held.due_soon_days:
            placement["due_soon_days"] = self.days.value()
        patch: dict[str, Any] = {"placement": placement} if placement else {}
        if self.reserve.value() != self._held.reserve:
            patch["office"] = {"load": {"reserve": self.reserve.value() / 100}}
        return patch

    def accept(self) -> None:
        """Lay the choices over the norms, from today on."""
        patch = self.changes()
        if self._busy:
            return
        if not patch:
            self.bar.show_notice(translate("Rulebook", "Nothing was changed yet."))
            return
        self._busy = True
        today = local_day(self.desk.now())
        service = partial(
            overlay_norms, patch=patch, effective_on=today, note=self.note.text().strip()
        )
        self.desk.act(self, service, self._saved, failed=self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the rules; nothing is saved by it."""
        if event.key() not in ENTER:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.rules.show_model(self.model)
        self.rules.pointed.connect(self._point)
        self.rules.opened.connect(self._next)
        letter = self.fontMetrics()
        self.meaning.setFixedHeight(letter.lineSpacing() * MEANING_LINES + 14)
        self.meaning.setAccessibleName(translate("Rulebook", "What it means"))
        numbers = QHBoxLayout()
        for text, box in (
            (translate("Rulebook", "Kept for &emergencies"), self.reserve),
            (translate("Rulebook", "&Days before a due date is told"), self.days),
        ):
            label = PlainLabel(text, self)
            label.setBuddy(box)
            numbers.addWidget(label)
            numbers.addWidget(box)
        numbers.addStretch(1)
        self.note.setPlaceholderText(translate("Rulebook", "Why, and who agreed"))
        self.note.setAccessibleName(translate("Rulebook", "Reason of the change"))
        keys = translate("Rulebook", "Enter: next weight   Ctrl+Enter: save   Esc: leave")
        self.body.addWidget(self.rules, 1)
        self.body.addWidget(self.meaning)
        self.body.addLayout(numbers)
        self.body.addWidget(self.note)
        self.body.addWidget(PlainLabel(keys, self, role="muted"))
        save = self.buttons(translate("Rulebook", "&Save  Ctrl+Enter"))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # before the table takes it for Enter
            QShortcut(QKeySequence(keys), self, self.accept)
        save.setAutoDefault(False)
        save.setDefault(False)
        self.resize(letter.averageCharWidth() * LETTERS, letter.height() * LINES)
        self.rules.setFocus()

    def _show(self, held: Rulebook) -> None:
        self._held = held
        self.model.show_rows([ChosenRule(rule, rule.weight) for rule in held.rules])
        self.reserve.setValue(held.reserve)
        self.days.setValue(held.due_soon_days)
        self.rules.select_first()

    def _point(self, row: ChosenRule | None) -> None:
        if row is not None:
            self.meaning.setPlainText(meaning(row))

    def _next(self, row: ChosenRule) -> None:
        code = row.rule.code
        rows = [one.next() if one.rule.code is code else one for one in self.model.rows()]
        self.model.show_rows(rows)
        self.rules.select_key(code)
        self._point(self.rules.selected_row())

    def _saved(self, edition: str | None) -> None:
        self.done(1)
        self.desk.notify(
            translate("Rulebook", "The rules hold from today on, as edition {edition}.").format(
                edition=edition or ""
            )
        )

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, RefusedError):
            self.desk.show_error(error)
            return
        self.bar.show_error(self.desk.word(error), code=error.code)
        if error.code == "record.empty":
            self.note.setFocus()
