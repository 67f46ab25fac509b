"""Visits in person: planned ones on top, Enter enters what was found."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from models.queries.site_visit_log import (
    SiteVisitCard,
    SiteVisitForm,
    SiteVisitRow,
    site_visit_card,
    site_visit_form,
    site_visit_rows,
)
from models.rules.norms.language import LanguageNorms
from models.services.site_visits import correct_site_visit, move_site_visit, plan_site_visit
from views.desk import Desk
from views.visits.card_tab import CardTab
from views.visits.columns import site_columns
from views.visits.site_form import PLACE, WATCHED, visit_dialog
from views.widgets.count_badge import CountBadge
from views.widgets.editors import DayEditor, LineEditor, LinesEditor
from views.widgets.empty_state import EmptyState
from views.widgets.record_dialog import RecordDialog, Spec
from views.widgets.wording_marks import mark_wording

translate = QCoreApplication.translate

PAUSE_MS = 150


class SiteTab(CardTab[SiteVisitRow, SiteVisitCard]):
    """The visits in person; ``pointed`` tells of another line."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            parent,
            name="site",
            columns=site_columns(desk.now),
            card=site_visit_card,
            counts={
                "planned": CountBadge(translate("Visits", "Planned")),
                "made": CountBadge(translate("Visits", "Made")),
            },
        )
        self._asked: tuple[SiteVisitForm, LanguageNorms] | None = None
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()

    def home(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.table if self.model.rowCount() else self.words

    def refresh(self) -> None:
        """Ask for the list again."""
        self._pause.stop()
        now = self.desk.now()
        self.desk.ask(self, partial(site_visit_rows, now=now, text=self.words.text()), self._show)
        if self._asked is None:
            self.desk.ask(self, partial(site_visit_form, now=now), self._take_form)

    def show_number(self, number: str) -> None:
        """Mark one visit."""
        self._wanted = number
        if self.words.text():
            self.words.clear()
        self.refresh()

    def plan(self, customer: str = "") -> None:
        """Plan a visit to a customer."""
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=translate("Visits", "Plan a visit"),
            draft="site_visit/plan",
            specs=(
                Spec("customer", lambda parent: LineEditor(parent, code=True), required=True),
                Spec("planned_on", DayEditor, required=True),
                Spec("visitors", LineEditor),
                Spec("purpose", LineEditor, wide=True),
            ),
            save=lambda told, _: partial(plan_site_visit, **told),
            usual={"customer": customer},
        )
        self.dialog.stored.connect(self._planned)
        self.dialog.open()

    def enter(self) -> None:
        """Enter what a planned visit found; one that was made is shown beside."""
        row = self.row()
        if row is None or row.visited_at is not None or self._asked is None:
            return
        asked, spoken = self._asked
        self.dialog = visit_dialog(self.desk, self, row, asked=asked, spoken=spoken)
        self.dialog.open()

    def correct(self) -> None:
        """Correct what was written of a visit that was made."""
        card = self.shown
        if card is None or card.row.visited_at is None or self._asked is None:
            return
        row, spoken = card.row, self._asked[1]
        texts = {name: card.topics.get(name, "") for name in WATCHED}
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=translate("Visits", "Correct {number}").format(number=row.number),
            draft=f"site_visit/correct/{row.number}",
            specs=(
                *(Spec(name, LinesEditor, wide=True) for name in (*WATCHED, "opinion")),
                Spec("reason", LineEditor, required=True, wide=True),
            ),
            save=lambda told, version: partial(
                correct_site_visit, number=row.number, expected_version=version, **told
            ),
            values={"opinion": row.opinion, "reason": "", **texts},
            version=row.version,
        )
        for name in WATCHED:
            mark_wording(self.dialog.form.fields[name], place=PLACE, language=lambda: spoken)
        self.dialog.open()

    def put_off(self) -> None:
        """Put a planned visit on another day."""
        row = self.row()
        if row is None or row.visited_at is not None:
            return
        self.dialog = RecordDialog(
            self.desk,
            self,
            title=translate("Visits", "Another day for {number}").format(number=row.number),
            draft=f"site_visit/move/{row.number}",
            specs=(
                Spec("planned_on", DayEditor, required=True),
                Spec("reason", LineEditor, required=True),
            ),
            save=lambda told, _: partial(move_site_visit, number=row.number, **told),
        )
        self.dialog.open()

    # Building

    def _build(self) -> None:
        self.words.setPlaceholderText(translate("Visits", "Customer, initials or number"))
        self.words.setAccessibleName(translate("Visits", "Find a visit"))
        self.fill(
            self.words,
            EmptyState(
                translate("Visits", "No visit is planned or made"),
                translate("Visits", "Plan the first one; what it finds is followed until done."),
                icon="calendar",
                button=translate("Visits", "Plan a visit"),
                run=self.plan,
                parent=self,
            ),
        )
        self._pause.timeout.connect(self.refresh)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self.table.opened.connect(lambda _: self.enter())

    # Answers

    def _take_form(self, found: tuple[SiteVisitForm, LanguageNorms]) -> None:
        self._asked = found

    def show_card(self, card: SiteVisitCard) -> None:
        """Show a visit in person."""
        self.card.show_site_visit(card)

    def _show(self, rows: Sequence[SiteVisitRow]) -> None:
        made = sum(row.visited_at is not None for row in rows)
        self.counts["made"].show_count(made)
        self.counts["planned"].show_count(len(rows) - made)
        self.show_lines(rows, is_empty=not rows and not self.words.text())

    def _planned(self, number: Any) -> None:
        if number:
            self.desk.notify(translate("Visits", "{number} is planned.").format(number=number))
            self.show_number(str(number))
