"""Ranked crews with the reasons for each, and the rule that leaves out each other crew (F7)."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSplitter, QWidget

from models.queries.suggestions import Suggested, suggested
from models.rules.states import Verb
from models.rules.zone import stamp
from views.desk import Desk
from views.suggest.rows import SuggestedRow, account, columns, rows_of
from views.widgets.dialog import QuietDialog
from views.widgets.plain_label import PlainLabel
from views.widgets.plain_text import PlainText
from views.widgets.table import RowsModel
from views.widgets.table_view import Table

translate = QCoreApplication.translate

LETTERS, LINES = 124, 30


class SuggestDialog(QuietDialog):
    """Shown about ``NUMBER``; Enter opens the dispatch form filled in, and sends nobody."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(translate("Suggest", "Suggested crews"), parent)
        self.desk = desk
        self._number = ""
        self._verb = Verb.DISPATCH
        self.about = PlainLabel("", self, role="strong", wrap=True)
        self.model: RowsModel[SuggestedRow] = RowsModel(columns(), self, key=lambda row: row.code)
        self.crews = Table("suggest", desk.settings, self)
        self.account = PlainText(self)
        self._build()

    def show_subject(self, subject: str | None) -> None:
        """Ask which crew should go to a ticket."""
        self._number = (subject or "").partition(" ")[0]
        self.about.setText(self._number)
        if self._number:
            query = partial(suggested, number=self._number, now=self.desk.now())
            self.desk.ask(self, query, self._show, failed=self._refused)

    def accept(self) -> None:
        """Open the form for the crew marked."""
        row = self.crews.selected_row()
        if row is not None:
            self._take(row)

    def _build(self) -> None:
        self.crews.show_model(self.model, sort=0)
        self.crews.pointed.connect(self._point)
        self.crews.opened.connect(self._take)
        self.account.setAccessibleName(translate("Suggest", "Everything about this crew"))
        split = QSplitter(self)
        split.setOrientation(split.orientation().Vertical)
        split.addWidget(self.crews)
        split.addWidget(self.account)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.body.addWidget(self.about)
        self.body.addWidget(split, 1)
        self.body.addWidget(
            PlainLabel(
                translate("Suggest", "A suggestion sends nobody: Enter opens the form filled in."),
                self,
                role="muted",
            )
        )
        self.take = self.buttons(translate("Suggest", "&Open the form  Enter"))
        self.take.setEnabled(False)
        letter = self.fontMetrics()
        self.resize(letter.averageCharWidth() * LETTERS, letter.height() * LINES)
        self.crews.setFocus()

    def _show(self, found: Suggested) -> None:
        self._verb = found.verb
        due = translate("Suggest", "due {due}").format(due=stamp(found.due_at) or "-")
        fit = translate("Suggest", "{fit} may go, {out} left out").format(
            fit=len(found.suggestion.ranked), out=len(found.suggestion.left_out)
        )
        parts = (found.number, found.customer_name, found.town, due, fit)
        self.about.setText("   ".join(part for part in parts if part))
        self.model.show_rows(rows_of(found))
        self.crews.select_first()
        if not self.model.rows():
            self.account.setPlainText(
                translate("Suggest", "No crew is entered yet. Enter the first in the form.")
            )

    def _point(self, row: SuggestedRow | None) -> None:
        self.take.setEnabled(row is not None)
        if row is not None:
            self.account.setPlainText(account(row))

    def _take(self, row: SuggestedRow) -> None:
        people = row.fit.people if row.fit is not None else ()
        self.done(1)
        subject = [self._number, str(self._verb), row.code, *people]
        self.desk.open_screen("dispatch", " ".join(subject))

    def _refused(self, error: Exception) -> None:
        self.bar.show_error(self.desk.word(error))
