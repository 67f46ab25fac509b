"""Sending a crew: the crews with their reasons on the left, the order on the right."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from console.drafts import FormDraft
from models.errors import RefusedError
from models.queries.crews import CrewRow, Dispatchable, dispatchable, placement_shown
from models.queries.suggestions import insert_preview
from models.queries.ticket_board import ticket_row
from models.queries.ticket_rows import TicketRow
from models.rules.placement import Placement
from models.rules.states import Verb
from models.services.tickets import Done, Pushed, do, insert_order
from views.desk import Desk
from views.dispatch.actions import ACTIONS
from views.dispatch.crew_dialog import CrewDialog
from views.dispatch.order_form import OVERRIDE, OrderForm
from views.dispatch.rows import crew_columns, reason_line
from views.dispatch.wish import Wish
from views.slips import slip_line
from views.widgets.dialog import QuietDialog, confirm
from views.widgets.empty_state import EmptyState
from views.widgets.page import Page
from views.widgets.plain_label import PlainLabel
from views.widgets.table import RowsModel
from views.widgets.table_view import Table
from views.wording import term

translate = QCoreApplication.translate

SETTLE_MS = 100


class DispatchPage(Page):
    """Shown about ``NUMBER``, ``NUMBER verb`` or ``NUMBER verb CREW PEOPLE...``.

    Saving goes back, or on to the preview.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent, title=translate("Dispatch", "Dispatch"))
        self._wish = Wish()
        self._number = ""
        self._verb = Verb.DISPATCH
        self._ticket: TicketRow | None = None
        self._choices: Dispatchable | None = None
        self._draft: FormDraft | None = None
        self._then_print = self._busy = False
        self._about = PlainLabel("", self, role="strong", wrap=True)
        self._model: RowsModel[CrewRow] = RowsModel(crew_columns(), self, key=lambda row: row.code)
        self.crews = Table("dispatch", desk.settings, self)
        self.nobody = EmptyState(
            translate("Dispatch", "No crews yet"),
            translate("Dispatch", "Enter the first crew with its people, then send it."),
            icon="users",
            button=translate("Dispatch", "New crew"),
            run=self.add_crew,
            parent=self,
        )
        self._left = QStackedWidget(self)
        self.dialog: CrewDialog | None = None
        self.question: QuietDialog | None = None
        self._entered = ""
        self.order = OrderForm(desk, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._ask_placement)
        self._build()
        self.set_actions(ACTIONS)

    # What the shell asks of a page

    def primary_focus(self) -> QWidget:
        """Start with the crews, or with entering the first."""
        return self.crews if self._left.currentWidget() is self.crews else self.nobody.button

    def subject(self) -> str | None:
        """Return the ticket and the verb."""
        return self._wish.subject or None

    def show_subject(self, subject: str | None) -> None:
        """Start about one ticket; what was begun for it before is there again."""
        wish = self._wish = Wish.of(subject)
        if self._draft is not None:
            self._draft.flush()
        number = self._number = wish.number
        self._verb = wish.verb
        self._ticket = self._choices = self._draft = None
        self.bar.clear()
        self.title.setText(term(self._verb))
        self._about.setText(number)
        self._model.show_rows(())
        self.order.start(self._verb)
        if number:
            form = f"dispatch/{number}/{self._verb}"
            self._draft = FormDraft(self.desk.drafts, form, self._raw, owner=self)
            self.refresh()

    def refresh(self) -> None:
        """Ask again who and what is free."""
        if not self._number:
            return
        now, planned = self.desk.now(), self.order.planned.moment()
        self.desk.ask(self, partial(ticket_row, number=self._number, now=now), self._show_ticket)
        query = partial(
            dispatchable,
            number=self._number,
            now=now,
            planned_at=None if isinstance(planned, str) else planned,
            verb=self._verb,
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

    def add_crew(self) -> None:
        """Enter a crew with its people."""
        self._open_dialog(None)

    def add_people(self) -> None:
        """Enter more people of the crew marked."""
        self._open_dialog(self._crew())

    def has_any_crew(self) -> bool:
        """Say whether a crew is marked, whatever speaks against sending it."""
        return self._crew() is not None

    def show_suggestion(self) -> None:
        """Show which crew to send, and why."""
        self.desk.open_screen("suggest", self._number)

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
        self.crews.pointed.connect(self._crew_chosen)
        self.crews.opened.connect(lambda _: self.order.leader.setFocus())
        self.order.form.saved.connect(self.save)
        self.order.edited.connect(self._edited)
        self.order.touched.connect(self._touched)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        self._left.addWidget(self.crews)
        self._left.addWidget(self.nobody)
        split.addWidget(self._left)
        split.addWidget(self.order)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self.body.addWidget(self._about)
        self.body.addWidget(split, 1)

    # Answers

    def _show_ticket(self, row: TicketRow) -> None:
        if row.number != self._number:
            return
        self._ticket = row
        symptom = " ".join(row.symptom.split())
        parts = (row.number, row.customer_name, term(row.grade), row.town, symptom)
        self._about.setText("   ".join(part for part in parts if part))

    def _show_choices(self, found: Dispatchable) -> None:
        first = self._choices is None
        self._choices = found
        self._model.show_rows(found.crews)
        self.order.show_choices(found)
        self._left.setCurrentWidget(self.crews if found.crews else self.nobody)
        if first:
            self._recall()
            self._grant()
        if self._entered and self.crews.select_key(self._entered):
            self._entered = ""
            self.order.show_crew(cast(CrewRow, self._crew()))
            self.crews.setFocus()
        elif first and self._crew() is None and found.crews:
            self.crews.selectRow(0)
        if first and not found.crews and self.crews.hasFocus():
            self.nobody.button.setFocus()
        self.update_actions()

    def _crew(self) -> CrewRow | None:
        return cast("CrewRow | None", self.crews.selected_row())

    def _crew_chosen(self, row: CrewRow | None) -> None:
        if row is not None:
            self.order.show_crew(row)
        self._edited()

    def _open_dialog(self, crew: CrewRow | None) -> None:
        self.dialog = CrewDialog(self.desk, self, crew=crew)
        self.dialog.stored.connect(self._crew_entered)
        self.dialog.open()

    def _crew_entered(self, code: str) -> None:
        self._entered = code
        self.desk.notify(translate("Dispatch", "{crew} is entered.").format(crew=code))
        self.refresh()

    def _edited(self) -> None:
        self._settle.start()
        self._touched()
        self.update_actions()

    def _touched(self) -> None:
        if self._draft is not None and self._choices is not None:
            self._draft.touched()

    def _ask_placement(self) -> None:
        row, planned = self._crew(), self.order.planned.moment()
        if row is None or not self._number or isinstance(planned, str):
            return
        query = partial(
            placement_shown,
            number=self._number,
            party=self.order.party(row.code),
            planned_at=planned or self.desk.now(),
            verb=self._verb,
        )
        self.desk.ask(self, query, self._show_placement)
        pushed = partial(
            insert_preview,
            number=self._number,
            crew=row.code,
            planned_at=planned or self.desk.now(),
        )
        self.desk.ask(self, pushed, self.order.show_slips)

    def _show_placement(self, placement: Placement) -> None:
        self.order.show_placement(placement)

    # Saving

    def _save(self, *, then_print: bool) -> None:
        crew = self._crew()
        if self._busy or crew is None or crew.blocked or self._ticket is None:
            return
        self.order.form.clear_problems()
        self.bar.clear()
        if self._draft is not None:
            self._draft.flush()
        self._then_print = then_print
        send = partial(self._send, crew.code, self._ticket.version)
        breaks = self.order.breaks()
        if not breaks:
            send()
            return
        self.question = confirm(
            self,
            translate("Dispatch", "A promise would break"),
            "\n".join(map(slip_line, breaks)),
            ok=translate("Dispatch", "&Send all the same"),
            done=send,
        )

    def _send(self, crew: str, version: int) -> None:
        """Issue the order; what it pushes back is planned anew in the same go."""
        slips = self.order.slips()
        pushed = [Pushed(one.ticket, one.order, one.new_at) for one in slips]
        service = partial(insert_order, pushed=pushed) if pushed else partial(do)
        self._busy = True
        self.desk.act(
            self,
            partial(
                service,
                verb=self._verb,
                number=self._number,
                facts=self.order.facts(crew),
                expected_version=version,
            ),
            self._stored,
            failed=self._refused,
        )

    def _stored(self, done: Done | None) -> None:
        self._busy = False
        if self._draft is not None:
            self._draft.stored()
            self._draft = None
        self.desk.close_screen(self)
        order = (done.order if done is not None else None) or self._number
        words = translate("Dispatch", "{number} is issued.").format(number=order)
        if done is not None and done.warnings:
            words = "  ".join([words, *map(reason_line, done.warnings)])
        self.desk.notify(words)
        if self._then_print:
            self.desk.open_screen("preview", order)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, RefusedError):
            self.desk.show_error(error, retry=self.save)
            return
        facts = error.facts
        name = str(facts.get("field") or facts.get("fact") or "").partition(".")[0]
        name = OVERRIDE if facts.get("override") else name
        if not self.order.show_refusal(name, self.desk.word(error)):
            self.bar.show_error(self.desk.word(error), code=error.code)

    # Keeping

    def _raw(self) -> Mapping[str, Any]:
        crew = self._crew()
        return self.order.raw() | {"crew": crew.code if crew else ""}

    def _grant(self) -> None:
        """Fill in what was chosen before the form was opened."""
        wish, self._wish = self._wish, self._wish.granted()
        if wish.planned_at is not None:
            self.order.planned.set_moment(wish.planned_at)
        if wish.crew and self.crews.select_key(wish.crew):
            self.order.show_crew(cast(CrewRow, self._crew()))
            self.order.others.tick(wish.people)

    def _recall(self) -> None:
        kept = self.desk.drafts.recall(self._draft.form) if self._draft is not None else None
        if kept:
            if kept["crew"]:
                self.crews.select_key(kept["crew"])
            self.order.restore(kept)
